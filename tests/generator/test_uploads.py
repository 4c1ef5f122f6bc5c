"""Uploads by rule, and data that goes up in one message only where it is small."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

RunSdk = Callable[[Mapping[str, str]], Running]

PROTO = """
    syntax = "proto3";
    package attic;
    message Box { string name = 1; }
    message Part { oneof part { Box box = 1; bytes piece = 2; } }
    message Whole { Box box = 1; bytes contents = 2; }
    message Receipt { string id = 1; }
    service AtticService {
      // Store in pieces.
      rpc StoreParts(stream Part) returns (Receipt);
      // Store at once.
      rpc StoreWhole(Whole) returns (Receipt);
    }
"""
CLIENT = """
[client]
name = "AtticClient"
services = ["attic.AtticService"]

[StoreParts]
kind = "upload"
upload = { source = "data", chunk_field = "piece" }

[store_named_parts]
rpc = "StoreParts"
kind = "upload"
upload = { source = "data", chunk_field = "piece" }
result = "id"
[store_named_parts.params]
box_name = { field = "box.name" }
data = { local = true, type = "UploadSource", doc = "What to store." }

[StoreWhole]
result = "id"
large = { method = "store_named_parts", source = "contents", params = { data = "contents", box_name = "name" } }
[StoreWhole.fields]
contents = { adapter = "in_memory", params = ["contents", "name"] }
[StoreWhole.params]
name = { field = "box.name" }
contents = { local = true, type = "UploadSource", doc = "What to store." }
"""
PACKAGE = """
[types]
UploadSource = "viam_cloud_runtime.rpc.upload_messages.UploadSource"
[adapters]
in_memory = { function = "viam_cloud_runtime.rpc.upload_data.in_memory" }
"""
FILES = {"attic.proto": PROTO, "methods/attic.toml": CLIENT, "methods/package.toml": PACKAGE}
PARTS, WHOLE = "/attic.AtticService/StoreParts", "/attic.AtticService/StoreWhole"


def test_uploads(run_sdk: RunSdk) -> None:
    running = run_sdk(FILES)
    client: Any = running.flavour.client.attic_client
    parameters = inspect.signature(client.store_parts).parameters
    assert [*parameters] == ["box", "data", "timeout", "retry"]
    assert parameters["data"].default is inspect.Parameter.empty
    doc = inspect.getdoc(client.store_parts) or ""
    assert "data (UploadSource): The data: bytes, a `pathlib.Path`" in doc
    assert 'client.attic_client.store_parts(data=b"...")' in doc
    exchange = running.server.expect(PARTS, running.server.rpcs[PARTS].response_type(id="i"))
    box = running.workspace.module("proto.attic").Box(name="b")
    assert running.flavour.call(client.store_parts, box=box, data=[b"abc", b"def"]).id == "i"
    assert [(request.box.name, request.piece) for request in exchange.requests] == [
        ("b", b""),
        ("", b"abc"),
        ("", b"def"),
    ]
    _check_large(running, client)


def _check_large(running: Running, client: Any) -> None:
    in_parts = running.server.expect(PARTS, running.server.rpcs[PARTS].response_type(id="parts"))
    whole = running.server.expect(WHOLE, running.server.rpcs[WHOLE].response_type(id="whole"))
    assert running.flavour.call(client.store_whole, "n", iter([b"a", b"b"])) == "whole"
    assert [request.contents for request in whole.requests] == [b"ab"]
    pieces = [bytes(1024 * 1024)] * 17
    assert running.flavour.call(client.store_whole, "n", iter(pieces)) == "parts"
    assert [request.piece for request in in_parts.requests[1:]] == pieces
    assert in_parts.requests[0].box.name == "n"
    assert len(whole.requests) == 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"store_named_parts", source', '"store_nothing", source', "StoreWhole.large.method: no such method of this client"),
        ('"store_named_parts", source', '"store_parts", source', "store_parts returns attic_pb2.Receipt, and this method str"),
        (', source = "contents"', ', source = "content"', "large.source: no parameter content; did you mean contents?"),
        ('{ data = "contents", box_name', '{ date = "contents", box_name', "large.params.date: no parameter of store_named"),
        ('{ data = "contents", box_name', '{ box_name', "large.params: store_named_parts needs its data"),
        (', box_name = "name"', "", "large.params: store_named_parts would not get name"),
        ("[store_named_parts.params]", "large = { method = 'a', source = 'b' }\n[store_named_parts.params]", "only for methods that are unary"),
    ],
)  # fmt: skip
def test_mistakes_are_named(
    old: str, new: str, problem: str, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert old in CLIENT
    workspace.write({**FILES, "methods/attic.toml": CLIENT.replace(old, new)})
    assert workspace.run("generate") == 1
    assert problem in capsys.readouterr().err
