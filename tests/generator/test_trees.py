"""Whole trees in the styles that teams write them in: generated, strictly typed, and every RPC called in both flavours."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message

from generator.generate import Paths, load
from generator.model.elements import ClientMethod, Kind
from tests.support.descriptor_server import DescriptorServer, load_rpcs
from tests.support.flavours import Flavour
from tests.support.message_strategies import filled
from tests.support.protos.generated_sdk import Workspace

_TREES = Path(__file__).parent / "trees"
_STREAMS_OF_REQUESTS = (Kind.CLIENT_STREAM, Kind.BIDI_STREAM)


@pytest.mark.parametrize("tree", sorted(path.name for path in _TREES.iterdir()))
def test_a_tree(tree: str, workspace: Workspace) -> None:
    workspace = replace(workspace, tree=_TREES / tree)
    assert workspace.run() == 0
    methods = list(_methods(workspace))
    assert methods
    with DescriptorServer(load_rpcs(workspace.descriptors())) as server:
        loop = asyncio.new_event_loop()
        clients = [
            Flavour(workspace.module().Client(server.address, insecure=True)),
            Flavour(workspace.module("aio").Client(server.address, insecure=True), loop),
        ]
        for flavour in clients:
            for client, method in methods:
                _check_call(server, flavour, getattr(getattr(flavour.client, client), method.name), method)
            flavour.call(flavour.client.close)
        loop.close()
    assert workspace.type_errors(alone=True) == ""


def _methods(workspace: Workspace) -> Iterator[tuple[str, ClientMethod]]:
    api = load(Paths(workspace.protos, None, workspace.package, workspace.out)).api
    for client in api.clients:
        for method in client.methods:
            if method.kind is not Kind.ITERATED:
                yield client.property_name, method


def _check_call(server: DescriptorServer, flavour: Flavour, call: Any, method: ClientMethod) -> None:
    """What is sent is what the server gets, field by field, and what it answers is what the caller gets."""
    rpc = server.rpcs[method.rpc.path]
    sent, answer = filled(rpc.request_type.DESCRIPTOR), filled(rpc.response_type.DESCRIPTOR)
    exchange = server.expect(method.rpc.path, answer, *[answer] * rpc.server_streaming)
    constants = __import__(f"{_package(call)}.methods.{method.rpc.constants_module}", fromlist=["_"])
    own = getattr(constants, method.rpc.constant).request_type.FromString(sent.SerializeToString())
    if method.kind in _STREAMS_OF_REQUESTS:
        result = flavour.call(call, [own, own])
        assert exchange.requests == [sent, sent], method.rpc.path
    else:
        result = flavour.call(call, **_arguments(own, method))
        assert exchange.requests == [sent], method.rpc.path
    results = result if isinstance(result, list) else [result]
    assert [type(answer).FromString(found.SerializeToString()) for found in results] == (
        [answer, answer] if rpc.server_streaming else [answer]
    ), method.rpc.path


def _package(call: Any) -> str:
    module: str = call.__module__
    return module.partition(".")[0]


def _arguments(message: Message, method: ClientMethod) -> dict[str, Any]:
    """The fields that are set, under the names of their parameters."""
    names = [param.name for param in method.params]
    fields = list(message.DESCRIPTOR.fields)
    assert len(names) == len(fields)
    values = {field.name: value for field, value in message.ListFields()}
    return {name: values[field.name] for name, field in zip(names, fields, strict=True) if field.name in values}
