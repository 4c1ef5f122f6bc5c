"""What documented methods say of themselves: derived and adapted examples, keyword parameters, names of enum values."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Workspace

_FILES = {
    "shop/v1/shop.proto": """
        syntax = "proto3";
        package shop.v1;
        // How to sort.
        enum Order { ORDER_UNSPECIFIED = 0; ORDER_NAME = 1; ORDER_PRICE = 2; }
        message Item { string name = 1; }
        message ListItemsRequest {
          // Shop to look in.
          string shop_id = 1;
          // How to sort the items.
          Order order = 2;
          optional string page_token = 3;
          // Not for everybody.
          string special = 4;
        }
        message ListItemsResponse { repeated Item items = 1; string next_page_token = 2; }
        service ShopService {
          // List the items of one page.
          rpc ListItems(ListItemsRequest) returns (ListItemsResponse);
          // Watch the items.
          rpc WatchItems(ListItemsRequest) returns (stream ListItemsResponse);
          // Count the items.
          rpc CountItems(ListItemsRequest) returns (ListItemsResponse);
        }
    """,
    "methods/shop.toml": """
        [client]
        name = "ShopClient"
        services = ["shop.v1.ShopService"]

        [ListItems]
        kind = "paged"
        doc = "List all items."
        paged = { items = "items", limit = "at_most" }
        result = "items"
        example = \"\"\"
from PACKAGE.aio import Client

with open("/dev/null") as file:
    for item in await client.shop_client.list_items(
        "1",
        at_most=5,
    ):
        print(item, Client, file)
\"\"\"
        [ListItems.params]
        shop_id = {}
        at_most = { local = true, type = "int", default = 10, doc = "How many." }
        order = { optional = true }
        page_token = { keyword = true, optional = true, doc = "Where to begin." }

        [WatchItems]
        kind = "mapped"
        result = "items"
        [WatchItems.params]
        shop_id = {}

        [CountItems]
        result = ["items", "next_page_token"]
        [CountItems.params]
        shop_id = {}
    """,
}


@pytest.fixture
def made(workspace: Workspace) -> Workspace:
    workspace.write({name: text.replace("PACKAGE", workspace.package) for name, text in _FILES.items()})
    assert workspace.run() == 0
    return workspace


def _method(made: Workspace, name: str, *, raw: bool = False, waits: bool = False) -> Any:
    module, owner = ("raw_shop_client", "RawShopClient") if raw else ("shop_client", "ShopClient")
    return getattr(getattr(made.module(f"aio.{module}" if waits else module), owner), name)


def _doc(method: Any) -> str:
    doc = inspect.getdoc(method)
    assert doc is not None
    return doc


def _example(method: Any) -> str:
    return inspect.cleandoc(_doc(method).partition("Example::")[2])


def test_a_keyword_parameter_is_documented_and_comes_last(made: Workspace) -> None:
    parameters = inspect.signature(_method(made, "list_items")).parameters
    assert list(parameters) == ["self", "shop_id", "at_most", "order", "page_token", "special", "timeout", "retry"]
    assert parameters["page_token"].kind is inspect.Parameter.KEYWORD_ONLY
    assert "page_token (str, optional): Where to begin." in _doc(_method(made, "list_items"))


def test_a_keyword_parameter_has_a_default(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    metadata = _FILES["methods/shop.toml"].replace("keyword = true, optional = true", "keyword = true")
    workspace.write({**_FILES, "methods/shop.toml": metadata})
    assert workspace.run() == 1
    assert "ListItems.params.page_token: a keyword parameter needs a default" in capsys.readouterr().err


def test_values_of_an_enum_are_named(made: Workspace) -> None:
    assert "How to sort the items. Values: `ORDER_NAME`, `ORDER_PRICE`." in " ".join(
        _doc(_method(made, "list_items")).split()
    )


def test_the_package_of_an_example_is_that_of_the_flavour(made: Workspace) -> None:
    assert f"from {made.package} import Client" in _example(_method(made, "list_items"))
    assert f"from {made.package}.aio import Client" in _example(_method(made, "list_items", waits=True))


def test_a_raw_page_is_one_page(made: Workspace) -> None:
    raw = _method(made, "list_items", raw=True, waits=True)
    assert "at_most" not in inspect.signature(raw).parameters
    assert _doc(raw).startswith("List the items of one page.")
    assert _example(raw).splitlines() == [
        f"from {made.package}.aio import Client",
        "",
        'with open("/dev/null") as file:',
        '    response = await client.shop_client.raw.list_items("1")',
    ]


def test_derived_examples_show_what_is_documented(made: Workspace) -> None:
    assert _example(_method(made, "count_items")) == (
        'items, next_page_token = client.shop_client.count_items(shop_id="<SHOP-ID>")'
    )
    assert _example(_method(made, "watch_items")).startswith(
        'with client.shop_client.watch_items(shop_id="<SHOP-ID>") as stream:\n'
    )
    assert "A stream of list[Item]\n" in _doc(_method(made, "watch_items"))


def test_an_example_that_is_no_python_is_a_problem(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    metadata = _FILES["methods/shop.toml"].replace("with open", "with with open")
    workspace.write({**_FILES, "methods/shop.toml": metadata})
    assert workspace.run() == 1
    assert "shop.toml:ListItems.example: not valid Python" in capsys.readouterr().err
