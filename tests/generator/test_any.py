"""Messages of the API inside `google.protobuf.Any`: on the wire they have the server's names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from google.protobuf import any_pb2, duration_pb2

from tests.support.protos.generated_sdk import Running

BOXES = {
    "boxes/v1/boxes.proto": """
    syntax = "proto3";
    package boxes.v1;
    import "google/protobuf/any.proto";
    message Outer { message Thing { string name = 1; } string text = 1; }
    message Box { google.protobuf.Any content = 1; }
    service BoxService { rpc Put(Box) returns (Box); }
    """
}


PUBLIC = {**BOXES, "methods/package.toml": '[package]\npb2_package = "gen"'}


@pytest.mark.parametrize("files", [BOXES, PUBLIC], ids=["private", "public"])
def test_packed_and_unpacked(run_sdk: Callable[[Mapping[str, str]], Running], files: Mapping[str, str]) -> None:
    running = run_sdk(files)
    utils = running.workspace.module("utils")
    messages = running.workspace.module("proto.boxes")
    thing = messages.Outer.Thing(name="cup")
    rpc = running.server.rpcs["/boxes.v1.BoxService/Put"]
    reply = rpc.response_type()
    # What a server packs with its own classes.
    inner = type(reply).DESCRIPTOR.file.pool.FindMessageTypeByName("boxes.v1.Outer.Thing")
    assert inner.full_name == "boxes.v1.Outer.Thing"
    reply.content.type_url = f"type.googleapis.com/{inner.full_name}"
    reply.content.value = thing.SerializeToString()
    exchange = running.server.expect("/boxes.v1.BoxService/Put", reply)
    response = running.flavour.call(running.flavour.client.box_client.put, content=utils.pack_any(thing))
    [sent] = exchange.requests
    assert sent.content.type_url == "type.googleapis.com/boxes.v1.Outer.Thing"
    assert sent.content.value == thing.SerializeToString()
    assert utils.unpack_any(response.content, messages.Outer, messages.Outer.Thing) == thing
    with pytest.raises(TypeError, match=r"holds boxes\.v1\.Outer\.Thing, not boxes\.v1\.Outer"):
        utils.unpack_any(response.content, messages.Outer)
    packed = any_pb2.Any()
    packed.Pack(thing)
    assert utils.unpack_any(packed, messages.Outer.Thing) == thing
    packed.value = b"\xff"
    with pytest.raises(ValueError, match="cannot be read"):
        utils.unpack_any(packed, messages.Outer.Thing)
    duration = duration_pb2.Duration(seconds=3)
    assert utils.unpack_any(utils.pack_any(duration), duration_pb2.Duration) == duration
    with pytest.raises(TypeError, match="holds nothing"):
        utils.unpack_any(any_pb2.Any(), duration_pb2.Duration)
    with pytest.raises(TypeError, match="not str"):
        utils.pack_any("text")
