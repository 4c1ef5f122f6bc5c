"""Pages that fetch the next one, views with parts from elsewhere, and functions that make messages."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

RunSdk = Callable[[Mapping[str, str]], Running]

PROTO = """
    syntax = "proto3";
    package post;

    // What letters are selected by.
    message Letters { string sender = 1; repeated string stamps = 2; Weight weight = 3; bool opened = 4; }
    message Weight { int32 least = 1; int32 most = 2; }
    // A letter, whose sender is one of a list.
    message Letter { string text = 1; uint32 sender_index = 2; }
    message Sender { string name = 1; }
    message ListLettersRequest { Letters letters = 1; int32 page_size = 2; string page_token = 3; }
    // One page of letters.
    message ListLettersResponse { repeated Sender senders = 1; repeated Letter letters = 2; string next_page_token = 3; }
    service PostService {
      // List letters.
      rpc ListLetters(ListLettersRequest) returns (ListLettersResponse);
    }
"""
PACKAGE = """
[functions.select_letters]
module = "tools"
message = "post.Letters"
doc = "Select letters."
returns = "What selects them."
example = "select_letters('Ada')"
[functions.select_letters.params]
sender = { optional = true }
most = { field = "weight.most", default = 20, doc = "Grams." }
"""
VIEWS = """
[Letter]
message = "post.Letter"
[Letter.fields]
sender = { given = "post.Sender", doc = "Who wrote it." }
text = {}

[Page]
message = "post.ListLettersResponse"
page = true
[Page.fields]
page_size = { given = "int", doc = "Letters in a page." }
next_page_token = {}
"""
CLIENT = """
[client]
name = "PostClient"
services = ["post.PostService"]
nested_views = ["Letter", "Page"]
functions = ["select_letters"]

[ListLetters]
result = [
    { field = "letters", adapter = "Letter", given.sender = { items = "senders", index = "sender_index" } },
    "next_page_token",
]
[ListLetters.params]
letters = { optional = true }

[list_pages]
rpc = "ListLetters"
kind = "page"
result = { adapter = "Page", given.page_size = { param = "page_size" } }
[list_pages.params]
page_size = { default = 3 }
"""
FILES = {
    "post.proto": PROTO,
    "methods/package.toml": PACKAGE,
    "methods/views.toml": VIEWS,
    "methods/post.toml": CLIENT,
}
LIST = "/post.PostService/ListLetters"


@pytest.fixture
def running(run_sdk: RunSdk) -> Running:
    return run_sdk(FILES)


def _client(running: Running) -> Any:
    return running.flavour.client.post_client


def _reply(running: Running, **fields: object) -> Any:
    return running.server.rpcs[LIST].response_type(**fields)


def test_views_are_given_what_is_elsewhere_in_the_response(running: Running) -> None:
    letters = [{"text": "hello", "sender_index": 1}, {"text": "goodbye"}]
    running.server.expect(LIST, _reply(running, senders=[{"name": "Ada"}, {"name": "Bo"}], letters=letters))
    found, _ = running.flavour.call(_client(running).list_letters)
    assert [(letter.sender.name, letter.text) for letter in found] == [("Bo", "hello"), ("Ada", "goodbye")]
    assert [letter.proto.text for letter in found] == ["hello", "goodbye"]


def test_a_page_fetches_the_next_one(running: Running) -> None:
    client = _client(running)
    running.server.expect(LIST, _reply(running, next_page_token="t"))
    page = running.flavour.call(client.list_pages, 5)
    assert type(page) is type(client).Page
    assert isinstance(page, running.workspace.module("views").Page)
    assert (page.page_size, page.next_page_token) == (5, "t")
    exchange = running.server.expect(LIST, _reply(running))
    last = running.flavour.call(page.next_page)
    assert (type(last), last.page_size, last.next_page_token) == (type(page), 5, "")
    assert [(request.page_size, request.page_token) for request in exchange.requests] == [(5, "t")]
    exchange = running.server.expect(LIST)
    assert running.flavour.call(last.next_page) == last
    assert not exchange.requests


def test_functions_make_messages(running: Running) -> None:
    function = running.workspace.module("tools").select_letters
    parameters = inspect.signature(function).parameters
    assert [*parameters] == ["sender", "most", "stamps", "opened", "least"]
    assert parameters["least"].kind is inspect.Parameter.KEYWORD_ONLY
    made = function("Ada", least=5, stamps=["red"])
    assert (made.sender, made.weight.most, made.weight.least, [*made.stamps]) == ("Ada", 20, 5, ["red"])
    exchange = running.server.expect(LIST)
    running.flavour.call(_client(running).list_letters, made)
    assert exchange.requests[0].letters.sender == "Ada"
    with pytest.raises(TypeError, match="sender"):
        function(5)


def test_functions_as_deprecated_static_methods(running: Running) -> None:
    function = running.workspace.module("tools").select_letters
    with pytest.warns(DeprecationWarning, match=r"PostClient.select_letters is deprecated; use acme\d+.tools"):
        assert type(_client(running)).select_letters("Ada") == function("Ada")
    assert inspect.signature(_client(running).select_letters) == inspect.signature(function)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("package", '"post.Letters"', '"post.Leters"', "no message post.Leters; did you mean post.Letters?"),
        ("package", "weight.most", "weight.mots", "did you mean weight.most?"),
        ("post", 'functions = ["select_letters"]', 'functions = ["select"]', "no function select"),
    ],
)
def test_mistakes_are_named(
    file: str, old: str, new: str, problem: str, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"methods/{file}.toml"
    workspace.write({**FILES, name: FILES[name].replace(old, new)})
    assert workspace.run("generate") == 1
    assert problem in capsys.readouterr().err
