"""Whatever a server answers, methods give a result or an error of ours."""

from __future__ import annotations

import contextlib
import inspect
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import app_cases, data_cases
from tests.support.cases import Case
from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.message_strategies import messages
from viam_cloud.errors import ViamCloudError

CASES = {
    (client, case.method): case
    for client, cases in (("app_client", app_cases.CASES), ("data_client", data_cases.CASES))
    for case in cases
}
_INT64 = st.integers(-(2**63), 2**63 - 1)
_INT32 = st.integers(-(2**31), 2**31 - 1)
_TEXTS = st.sampled_from(["{", "[1", "[]", "null", '"\\ud800"', "NaN", '{"a": 1e999}', "[" * 100_000])


def spoil(data: st.DataObject, message: Any) -> None:
    """Replace some values, at any depth, by such as mean nothing."""
    for field, content in message.ListFields():
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            if field.message_type.fields_by_name["value"].message_type is not None:
                for key in content:
                    spoil(data, content[key])
        elif field.message_type is not None:
            for part in content if field.is_repeated else [content]:
                spoil(data, part)
        elif not data.draw(st.booleans()):
            continue
        elif message.DESCRIPTOR.full_name in ("google.protobuf.Timestamp", "google.protobuf.Duration"):
            setattr(message, field.name, data.draw(_INT64 if field.name == "seconds" else _INT32))
        elif field.name == "number_value":
            message.number_value = data.draw(st.floats())
        elif field.name.endswith("json"):
            setattr(message, field.name, data.draw(_TEXTS))


# Few at a time, as there are many methods: each run of the tests tries others.
@settings(max_examples=2, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.parametrize(("client", "method"), sorted(CASES))
def test_random_responses(
    client: str, method: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path, data: st.DataObject
) -> None:
    case: Case = CASES[client, method]
    path = next(path for path in server.rpcs if path.endswith((f".{case.rpc}", f"AppService/{case.rpc}")))
    reply = data.draw(messages(server.rpcs[path].response_type.DESCRIPTOR))
    spoil(data, reply)
    function = getattr(getattr(flavour.client, client), method)
    signature = inspect.signature(function)
    arguments = signature.bind(*case.args, **case.kwargs)
    if "dest" in signature.parameters and data.draw(st.booleans()):
        arguments.arguments["dest"] = tmp_path / "saved"
    server.expect(path, reply)
    with contextlib.suppress(ViamCloudError):
        flavour.call(function, *arguments.args, **arguments.kwargs)
