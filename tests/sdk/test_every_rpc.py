"""For every RPC in both flavours: what is passed is what arrives, and what is replied is what is returned."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest
from google.protobuf.message import Message
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import viam_cloud
from tests.support.descriptor_server import DescriptorServer, Rpc
from tests.support.flavours import Flavour
from tests.support.generated_methods import CLIENT_METHODS, METHOD_CONSTANTS
from tests.support.message_strategies import messages
from viam_cloud_runtime import FiniteStreamMethod

_SETTINGS = settings(
    max_examples=4,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


_SURFACE = [json.loads(line) for line in (Path(viam_cloud.__file__).parent / "surface.jsonl").read_text().splitlines()]
_DOCUMENTED = {(method["client"], method["method"]) for method in _SURFACE if method.get("documented")}
_UPLOADS = {("package_client", "create_package")}


def _arguments(request: Message, parameters: list[str]) -> dict[str, object]:
    """The set fields of a request as keyword arguments, in Python's own containers."""
    arguments: dict[str, object] = {}
    for field, value in request.ListFields():
        name = field.name if field.name in parameters else f"{field.name}_"
        assert name in parameters, f"no parameter for {field.full_name}"
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            arguments[name] = dict(value)
        else:
            arguments[name] = list(value) if field.is_repeated else value
    return arguments


def test_all_rpcs_are_methods(rpcs: dict[str, Rpc]) -> None:
    without_client = ("/proto.rpc.v1.", "/viam.service.mlmodel.v1.")
    expected = {path for path in rpcs if not path.startswith(without_client)}
    differing = sorted(expected ^ set(CLIENT_METHODS))
    assert not differing, f"in the protos or in the clients alone: {differing}; run `python -m generator`"


def test_streams_that_a_method_waits_for_are_the_finite_ones(flavour: Flavour, rpcs: dict[str, Rpc]) -> None:
    """With asyncio, a thread is held by none that its caller follows, however long that takes."""
    finite: dict[str, bool] = {}
    for path, (client, name) in CLIENT_METHODS.items():
        if rpcs[path].server_streaming and not rpcs[path].client_streaming:
            method = getattr(getattr(flavour.client, client), name)
            finite[path] = "Stream[" not in method.__annotations__["return"]
    assert {path for path, is_finite in finite.items() if not is_finite}
    assert finite == {path: isinstance(METHOD_CONSTANTS[path], FiniteStreamMethod) for path in finite}


@pytest.mark.parametrize("path", sorted(CLIENT_METHODS))
@_SETTINGS
@given(data=st.data())
def test_round_trip(
    path: str, flavour: Flavour, server: DescriptorServer, rpcs: dict[str, Rpc], data: st.DataObject
) -> None:
    rpc, constant = rpcs[path], METHOD_CONSTANTS[path]
    client, name = CLIENT_METHODS[path]
    method = getattr(getattr(flavour.client, client), name)
    sent = data.draw(
        st.lists(messages(rpc.request_type.DESCRIPTOR), min_size=1, max_size=3 if rpc.client_streaming else 1)
    )
    replies = data.draw(
        st.lists(messages(rpc.response_type.DESCRIPTOR), min_size=1, max_size=3 if rpc.server_streaming else 1)
    )
    exchange = server.expect(path, *replies)
    requests = [constant.request_type.FromString(message.SerializeToString()) for message in sent]
    if (client, name) in _DOCUMENTED or (client, name) in _UPLOADS:
        # These have parameters of their own; what they send is a matter of their own tests.
        result = flavour.call(flavour.client.call, constant, requests if rpc.client_streaming else requests[0])
    elif rpc.client_streaming:
        result = flavour.call(method, requests)
    else:
        result = flavour.call(method, **_arguments(requests[0], list(inspect.signature(method).parameters)))
    assert exchange.requests == sent
    returned = result if rpc.server_streaming else [result]
    assert all(type(message) is constant.response_type for message in returned)
    assert [rpc.response_type.FromString(message.SerializeToString()) for message in returned] == replies
    assert exchange.metadata[0]["authorization"] == "Bearer token-of-the-test"
