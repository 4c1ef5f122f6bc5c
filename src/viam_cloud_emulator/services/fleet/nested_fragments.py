"""Lists of fragments with all that is nested in them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_fragment, find_robot, missing
from viam_cloud_emulator.access.policies import SIGNED_IN, own, read_public
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.fragment_resolution import Resolver
from viam_cloud_emulator.services.fleet.fragment_table import find_revision, may_read
from viam_cloud_emulator.services.fleet.fragment_usage import FragmentUse, fragment_uses

rpcs = RpcTable()


@rpcs.unary(app_service.LIST_NESTED_FRAGMENTS, SIGNED_IN)
def list_nested_fragments(call: Call, request: app.ListNestedFragmentsRequest) -> app.ListNestedFragmentsResponse:
    """List what is nested in a fragment, and additional ones as if they were."""
    uses: list[FragmentUse] = []
    if request.fragment_id:
        row = find_fragment(call, request.fragment_id, "fragment_id")
        if not may_read(Access(call), row):
            raise missing("fragment", request.fragment_id, "fragment_id")
        uses += fragment_uses(json.loads(find_revision(call, row)["config_json"]))
    uses += _additional(request.additional_fragments)
    resolver = Resolver(call)
    fragments, resolved = resolver.messages(resolver.all_nested(uses))
    return app.ListNestedFragmentsResponse(fragments=fragments, resolved_fragments=resolved)


@rpcs.unary(
    app_service.LIST_MACHINE_FRAGMENTS, own("robot", "machine_id") + read_public("fragment", "additional_fragment_ids")
)
def list_machine_fragments(call: Call, request: app.ListMachineFragmentsRequest) -> app.ListMachineFragmentsResponse:
    """List what the parts of a machine import, and additional ones."""
    machine = find_robot(call, request.machine_id, "machine_id")
    rows = call.transaction.all(
        "SELECT config_json FROM robot_parts WHERE robot_id = ? ORDER BY created_on, rowid", machine["id"]
    )
    uses = [use for row in rows for use in fragment_uses(json.loads(row["config_json"]))]
    uses += [
        _use(find_fragment(call, each, "additional_fragment_ids")["id"]) for each in request.additional_fragment_ids
    ]
    uses += _additional(request.additional_fragments)
    resolver = Resolver(call)
    fragments, resolved = resolver.messages(resolver.all_nested(uses))
    return app.ListMachineFragmentsResponse(fragments=fragments, resolved_fragments=resolved)


def _additional(fragments: Iterable[app.AdditionalFragment]) -> list[FragmentUse]:
    return [_use(each.fragment_id, each.version) for each in fragments]


def _use(fragment_id: str, version: str = "") -> FragmentUse:
    return FragmentUse(fragment_id, version, "", {})
