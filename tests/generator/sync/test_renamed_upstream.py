"""What metadata names has another name in the protos: one problem each, with its place and the likely new name."""

from __future__ import annotations

import pytest

from tests.generator.conftest import Workspace

_PROTO = """
    syntax = "proto3";
    package shop;
    enum Mood { MOOD_UNSPECIFIED = 0; MOOD_GOOD = 1; }
    message Item { string name = 1; Mood mood = 2; }
    message ListItemsRequest {}
    message ListItemsResponse { repeated Item items = 1; }
    message Nothing {}
    service ItemService { rpc ListItems(ListItemsRequest) returns (ListItemsResponse); rpc Ping(Nothing) returns (Nothing); }
    service OtherService { rpc Poke(Nothing) returns (Nothing); }
"""
_METADATA = {
    "methods/shop.toml": """
        [client]
        name = "ShopClient"
        services = ["shop.ItemService"]
        nested_views = ["Item"]
        [ListItems]
        params = {}
        result = { field = "items", adapter = "Item" }
        [Ping]
        retry = "read"
    """,
    "methods/views.toml": """
        [Item]
        message = "shop.Item"
        fields.name = {}
        fields.mood.adapter = "Item.Mood"
        ["Item.Mood"]
        message = "shop.Mood"
        enum = true
        fields = {}
    """,
    "methods/package.toml": """
        [functions.make_item]
        module = "items"
        message = "shop.Nothing"
        doc = "Make nothing."
        returns = "Nothing."
        example = "make_item()"
        params = {}
    """,
}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (" Item ", " Thing ", "methods/views.toml:Item.message: no message shop.Item; shop.Thing is in its place"),
        ("Mood ", "Temper ", "methods/views.toml:Item.Mood.message: no enum shop.Mood; shop.Temper is in its place"),
        (
            "ItemService",
            "ThingService",
            "methods/shop.toml:client.services: no service shop.ItemService; shop.ThingService has its RPCs",
        ),
        (
            "package shop;",
            "package shop.v2;",
            "methods/shop.toml:client.services: no service shop.ItemService; shop.v2",
        ),
        ("Nothing", "Nil", "methods/package.toml:functions.make_item.message: no message shop.Nothing"),
    ],
)
def test_one_name(old: str, new: str, problem: str, workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"shop.proto": _PROTO, **_METADATA})
    assert workspace.run("coverage") == 1  # nothing is generated yet, but all of it could be
    assert "problem" not in capsys.readouterr().err
    workspace.write({"shop.proto": _PROTO.replace(old, new)})
    assert workspace.run("check") == 1
    *problems, count = capsys.readouterr().err.splitlines()
    assert any(line.startswith(problem) for line in problems), problems
    if "package" not in old:
        assert count == "1 problem(s)"


def test_a_view_nested_in_none(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    views = '["Item.Mood"]\nmessage = "shop.Mood"\nenum = true\nfields = {}\n'
    workspace.write({"shop.proto": _PROTO, "methods/views.toml": views})
    assert workspace.run("check") == 1
    assert "methods/views.toml:Item.Mood: there is no view Item" in capsys.readouterr().err
