"""What each RPC takes: the one place that says who may call it.

A handler that is not in the tables could not be registered, so nothing is open by oversight.
"""

from __future__ import annotations

from google.protobuf.message import Message

from viam_cloud_emulator.access.named_resources import named_resources
from viam_cloud_emulator.access.policies import require
from viam_cloud_emulator.access.requirements import Rule
from viam_cloud_emulator.access.rules_app import APP_RULES
from viam_cloud_emulator.access.rules_data import DATA_RULES
from viam_cloud_emulator.access.rules_other import OTHER_RULES
from viam_cloud_emulator.core.call import Call

RULES: dict[str, Rule] = {**APP_RULES, **DATA_RULES, **OTHER_RULES}
"""Rules by the name of the RPC with its service, as in `AppService/GetRobot`."""


def rule_of(path: str) -> Rule:
    """The rule for an RPC, by its path on the wire.

    Raises:
        KeyError: There is none.
    """
    return RULES[path.rpartition(".")[2]]


def authorize(call: Call, path: str, request: Message) -> None:
    """Let a call go on only if the rule of its RPC allows it.

    Raises:
        StatusError: It does not, or the request names what does not exist.
    """
    # Nothing would be refused, and unknown IDs are found out by the handlers as well.
    if call.caller.may_do_everything:
        return
    for each in rule_of(path):
        for resource in named_resources(call, request, each.kind, each.field, optional=each.optional):
            require(call, each.need, resource)
