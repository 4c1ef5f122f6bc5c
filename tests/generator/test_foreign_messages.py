"""Two SDKs of one API in one process: messages of one are taken by the other, as what they are on the wire."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

PROTO = """
    syntax = "proto3";
    package shop.v1;
    message Item { string name = 1; Item part = 2; repeated Item parts = 3; map<string, Item> spares = 4; }
    message Other { string name = 1; }
    message PutRequest { Item item = 1; repeated Item items = 2; map<string, Item> by_name = 3; string note = 4; }
    service ShopService { rpc Put(PutRequest) returns (Item); rpc PutAll(stream Item) returns (Item); }
"""
NEWER = PROTO.replace("string name = 1;", "string name = 1; int32 size = 9;", 1)
RunSdk = Callable[[Mapping[str, str]], Running]
GeneratedSdk = Callable[[Mapping[str, str]], Workspace]


@pytest.fixture
def theirs(generated_sdk: GeneratedSdk) -> Any:
    """The messages of another SDK, which was made of a newer version of the same API."""
    return generated_sdk({"shop/v1/shop.proto": NEWER}).module("proto.shop")


@pytest.fixture
def running(run_sdk: RunSdk) -> Running:
    return run_sdk({"shop/v1/shop.proto": PROTO})


def test_in_every_place_of_a_request(running: Running, theirs: Any) -> None:
    ours = running.workspace.module("proto.shop")
    exchange = running.server.expect("/shop.v1.ShopService/Put")
    item = theirs.Item(name="bolt", size=3, part={"name": "nut"})
    running.flavour.call(
        running.flavour.client.shop_client.put,
        item={"name": "box", "part": item, "parts": [item], "spares": {"a": item}},
        items=(ours.Item(name="own"), item),
        by_name={"a": item, "b": {"part": item}, "c": ours.Item(name="own")},
        note="both",
    )
    [sent] = exchange.requests
    expected = item.SerializeToString()
    found = [sent.item.part, sent.item.parts[0], sent.item.spares["a"], sent.items[1], sent.by_name["a"]]
    # What only the newer version knows goes along.
    assert [message.SerializeToString(deterministic=True) for message in found] == [expected] * 5
    assert sent.by_name["b"].part.name == "bolt"
    assert (sent.items[0].name, sent.by_name["c"].name, sent.note) == ("own", "own", "both")


def test_as_the_requests_of_a_stream(running: Running, theirs: Any) -> None:
    ours = running.workspace.module("proto.shop")
    exchange = running.server.expect("/shop.v1.ShopService/PutAll")
    running.flavour.call(
        running.flavour.client.shop_client.put_all, [theirs.Item(name="a"), ours.Item(name="b"), theirs.Item(name="c")]
    )
    assert [request.name for request in exchange.requests] == ["a", "b", "c"]


@pytest.mark.parametrize("value", ["another message", "a class", "a list"])
def test_what_is_something_else_is_refused(running: Running, theirs: Any, value: str) -> None:
    wrong = {"another message": theirs.Other(name="x"), "a class": theirs.Item, "a list": [theirs.Item()]}[value]
    with pytest.raises(TypeError, match=r"^item\.part: expected Item, got "):
        running.flavour.call(running.flavour.client.shop_client.put, item={"part": wrong})
    with pytest.raises(TypeError, match=r"takes Item, not "):
        running.flavour.call(running.flavour.client.shop_client.put_all, [wrong])


def test_another_error_in_the_request_is_told(running: Running, theirs: Any) -> None:
    with pytest.raises(TypeError, match=r"^note: expected str, got int 5"):
        running.flavour.call(running.flavour.client.shop_client.put, item=theirs.Item(), note=5)
