"""Iterators over lists that come in pages: by rule beside every method, on tiny APIs, generated and run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

RunSdk = Callable[[Mapping[str, str]], Running]

PROTO = """
    syntax = "proto3";
    package shelf;
    // A book.
    message Book { string title = 1; }
    message Shelf { string id = 1; }
    message Place { string after = 1; int32 most = 2; string word = 3; }
    message ListBooksRequest {
      // Words in the title.
      string word = 1;
      string page_token = 2; int32 page_size = 3; bool just_count = 4; string prefetch = 5;
    }
    message ListBooksResponse { repeated Book books = 1; string next_page_token = 2; repeated string hints = 3; }
    message FindBooksRequest { Place place = 1; string limit = 2; }
    message FindBooksResponse { repeated Book found = 1; string after = 2; repeated Shelf shelves = 3; }
    message Nothing {}
    service ShelfService {
      // List all books.
      //
      // Deprecated: find them.
      //
      // This is one page.
      rpc ListBooks(ListBooksRequest) returns (ListBooksResponse);
      rpc FindBooks(FindBooksRequest) returns (FindBooksResponse);
      // Get books of which some are old.
      rpc GetBooks(ListBooksRequest) returns (ListBooksResponse);
      rpc IterFinds(Nothing) returns (Nothing);
      rpc GetFinds(ListBooksRequest) returns (ListBooksResponse);
      rpc StreamBooks(ListBooksRequest) returns (stream ListBooksResponse);
    }
"""
PACKAGE = """
[paging]
cursors = { page_token = "next_page_token", after = "after" }
sizes = ["page_size", "most"]
omit = ["just_count"]
"""
VIEWS = """
[Book]
message = "shelf.Book"
[Book.fields]
title = {}
"""
CLIENT = """
[client]
name = "ShelfClient"
services = ["shelf.ShelfService"]

[FindBooks]
iterate.items = { field = "found", adapter = "Book" }

[GetBooks]
errors.NOT_FOUND = "no shelf"
raises.ValueError = "no word"
raises.OSError = "no file"
result = [{ field = "books", adapter = "Book" }, "next_page_token"]
save = { adapter = "save_books" }
[GetBooks.params]
with_word = { field = "word", aliases = ["words"], doc = "The word." }
page_token = { optional = true }
size = { field = "page_size", default = 3 }
count = { field = "just_count", optional = true }
dest = { local = true, type = "str | None", optional = true, doc = "A file." }
timeout = { local = true, type = "float | None", optional = true }

[collect_books]
rpc = "StreamBooks"
kind = "collected"
result = "books"
[collect_books.params]
with_word = { field = "word", aliases = ["words"] }
"""
SAVE = '[adapters]\nsave_books = { function = "viam_cloud_runtime.viam.{flavour}.saving.save_rows" }\n'
FILES = {
    "shelf.proto": PROTO,
    "methods/package.toml": PACKAGE + SAVE,
    "methods/views.toml": VIEWS,
    "methods/shelf.toml": CLIENT,
}
SERVICE = "/shelf.ShelfService"


@pytest.fixture
def running(run_sdk: RunSdk) -> Running:
    return run_sdk(FILES)


def _client(running: Running) -> Any:
    return running.flavour.client.shelf_client


def _iterators(client: Any) -> list[str]:
    return [name for name in vars(type(client)) if name.startswith("iter_")]


def test_names_and_parameters(running: Running) -> None:
    client = _client(running)
    # Each stands behind its method; what is called so already keeps its name, and the first that asks for a name has it.
    assert _iterators(client) == [
        "iter_books",
        "iter_find_books",
        "iter_get_books",
        "iter_finds",
        "iter_get_finds",
        "iter_collect_books",
    ]
    assert _iterators(client.raw) == ["iter_finds"]
    common = ["limit", "page_size", "prefetch", "timeout", "retry"]
    assert [*inspect.signature(client.iter_books).parameters] == ["word", "prefetch_", *common]
    assert [*inspect.signature(client.iter_find_books).parameters] == ["place", "limit_", *common]
    parameters = inspect.signature(client.iter_get_books).parameters
    assert [*parameters] == ["with_word", "prefetch_", *common]
    assert parameters["with_word"].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    assert parameters["with_word"].default is inspect.Parameter.empty
    assert all(parameters[name].kind is inspect.Parameter.KEYWORD_ONLY for name in common)
    assert [parameters[name].default for name in common[:3]] == [None, None, True]
    assert [*inspect.signature(client.iter_collect_books).parameters][:1] == ["with_word"]


def test_how_many_items_a_page_is_asked_to_have(run_sdk: RunSdk) -> None:
    """As metadata says for the API and for the method, unless the request says that items are large, or the caller."""
    package = PACKAGE + 'usual_size = 20\nlarge_when = ["prefetch"]\n' + SAVE
    client_table = CLIENT + "[GetFinds.iterate]\nusual_size = 0\n"
    running = run_sdk({**FILES, "methods/package.toml": package, "methods/shelf.toml": client_table})
    client = _client(running)
    page = running.server.rpcs[f"{SERVICE}/ListBooks"].response_type()
    listed = running.server.answer(f"{SERVICE}/ListBooks", lambda request: page)
    found = running.server.answer(f"{SERVICE}/GetFinds", lambda request: page)
    for options in ({}, {"prefetch_": "large"}, {"page_size": 5}):
        running.flavour.collect(client.iter_books(**options))
    assert [request.page_size for request in listed.requests] == [20, 0, 5]
    running.flavour.collect(client.iter_get_finds())
    assert [request.page_size for request in found.requests] == [0]
    documentation = " ".join((inspect.getdoc(client.iter_books) or "").split())
    assert "None for 20, or what the server chooses where items hold whole files." in documentation


def test_later_pages_are_larger_where_the_cursor_is_a_place(run_sdk: RunSdk) -> None:
    package = PACKAGE + "usual_size = 2\nlargest_size = 6\n" + SAVE
    running = run_sdk({**FILES, "methods/package.toml": package})
    documentation = " ".join((inspect.getdoc(_client(running).iter_books) or "").split())
    assert "None for 2." in documentation
    documentation = " ".join((inspect.getdoc(_client(running).iter_find_books) or "").split())
    assert "None for 2, later up to 6." in documentation


def test_pages_by_token(running: Running) -> None:
    page = running.server.rpcs[f"{SERVICE}/GetBooks"].response_type
    pages = {
        "": page(books=[{"title": "a"}, {"title": "b"}], next_page_token="t"),
        "t": page(books=[{"title": "c"}]),
    }
    exchange = running.server.answer(f"{SERVICE}/GetBooks", lambda request: pages[request.page_token])
    iterator = _client(running).iter_get_books("w", page_size=2, prefetch_="p")
    assert not exchange.requests
    books = running.flavour.call(lambda: iterator)
    assert books == [running.workspace.module("views").Book(title) for title in "abc"]
    assert [(request.word, request.page_size, request.prefetch) for request in exchange.requests] == [("w", 2, "p")] * 2
    with pytest.raises(TypeError, match="word: expected str"):
        _client(running).iter_get_books(5)


def test_pages_by_place_in_a_message_of_the_request(running: Running) -> None:
    page = running.server.rpcs[f"{SERVICE}/FindBooks"].response_type
    pages = {
        "": page(found=[{"title": "a"}], after="a"),
        "a": page(found=[{"title": "b"}], after="b"),
        "b": page(after="b"),
    }
    exchange = running.server.answer(f"{SERVICE}/FindBooks", lambda request: pages[request.place.after])
    module = running.workspace.module("proto.shelf")
    iterate = _client(running).iter_find_books
    books = running.flavour.call(iterate, place=module.Place(word="w"), limit_="l")
    assert [book.title for book in books] == ["a", "b"]
    assert [(request.place.word, request.place.most, request.limit) for request in exchange.requests] == [
        ("w", 0, "l")
    ] * 3
    del exchange.requests[:]
    assert len(running.flavour.call(iterate, limit=1)) == 1
    assert [request.place.most for request in exchange.requests] == [1]


def test_what_docstrings_say(running: Running) -> None:
    client = _client(running)
    doc = inspect.getdoc(client.iter_books) or ""
    assert doc.startswith(
        "Iterate over books.\n\nDeprecated: find them.\n\nThe pages of `list_books` are fetched as they are needed, the first one"
    )
    assert "This is one page" not in doc
    assert "limit (int, optional): Largest number of items in all; None for all there are." in doc
    assert "Pager[Book]: The items" in doc
    in_async = "async " if running.flavour.is_async else ""
    assert f'{in_async}for item in client.shelf_client.iter_books(word="<WORD>", prefetch_="<PREFETCH>"):' in doc
    doc = inspect.getdoc(client.iter_get_books) or ""
    assert doc.startswith("Iterate over books of which some are old.\n")
    assert [line.split(":")[0].strip() for line in doc.partition("Raises:\n")[2].splitlines()[:3]] == [
        "NotFoundError", "ValueError", "RepeatedPageError"
    ]  # fmt: skip
    assert "OSError" not in doc
    assert "with_word (str): The word." in doc
    assert (inspect.getdoc(client.iter_find_books) or "").startswith("Iterate over the `found` of all pages.")
    assert (inspect.getdoc(client.iter_collect_books) or "").startswith(
        "Iterate over what `collect_books` makes a list of."
    )


def test_a_collected_stream_is_there_item_by_item(running: Running) -> None:
    reply = running.server.rpcs[f"{SERVICE}/StreamBooks"].response_type
    running.server.expect(f"{SERVICE}/StreamBooks", reply(books=[{"title": "a"}]), reply())
    batches = running.flavour.call(_client(running).iter_collect_books, "w")
    assert [[book.title for book in batch] for batch in batches] == [["a"], []]


def test_types(workspace: Workspace) -> None:
    workspace.write(FILES)
    assert workspace.run() == 0
    assert workspace.type_errors() == ""


def test_without_metadata_common_names_count(workspace: Workspace) -> None:
    workspace.write({"shelf.proto": PROTO})
    assert workspace.run() == 0
    client = workspace.module("shelf_client").ShelfClient
    assert [name for name in vars(client) if name.startswith("iter_")] == [
        "iter_books",
        "iter_get_books",
        "iter_finds",
        "iter_get_finds",
    ]
    assert "just_count" in inspect.signature(client.iter_books).parameters


@pytest.mark.parametrize(
    ("table", "iterators"),
    [
        ("[GetBooks]\niterate.off = true", ["iter_books", "iter_finds"]),
        ('[GetBooks]\niterate.items = "hints"', ["iter_books", "iter_get_books", "iter_finds"]),
        ("", ["iter_books", "iter_get_books", "iter_finds"]),
    ],
)
def test_metadata_has_the_last_word(table: str, iterators: list[str], workspace: Workspace) -> None:
    client = '[client]\nname = "ShelfClient"\nservices = ["shelf.ShelfService"]\n'
    proto = PROTO.replace("rpc IterFinds(Nothing) returns (Nothing);", "")
    workspace.write({"shelf.proto": proto, "methods/shelf.toml": client + table})
    assert workspace.run() == 0
    made = workspace.module("shelf_client").ShelfClient
    assert [name for name in vars(made) if name.startswith("iter_")] == iterators
    if "hints" in table:
        assert inspect.signature(made.iter_get_books).return_annotation == "Pager[str]"


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (
            '[ListBooks]\niterate.items = "boks"',
            "ListBooks.iterate.items: no field boks in ListBooksResponse; did you mean books?",
        ),
        (
            '[ListBooks]\niterate.items = "next_page_token"',
            "ListBooks.iterate.items: next_page_token is one value and no list",
        ),
        ('[IterFinds]\niterate.doc = "x"', "IterFinds.iterate: the method has no iterator"),
        ('[ListBooks]\niterate.example = "a = ="', "ListBooks.iterate.example: not valid Python"),
        ("[ListBooks]\niterate.of = true", "ListBooks.iterate.of: no such key"),
        (
            '[IterFinds]\nkind = "paged"\nresult = "x"\npaged = { items = "x", limit = "n" }',
            "no fields that lead from page to page",
        ),
        ('[ListBooks]\nkind = "iterated"', "unknown kind 'iterated'"),
    ],
)
def test_mistakes_are_named(table: str, problem: str, workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    client = '[client]\nname = "ShelfClient"\nservices = ["shelf.ShelfService"]\n'
    workspace.write({"shelf.proto": PROTO, "methods/shelf.toml": client + table})
    assert workspace.run() == 1
    assert problem in capsys.readouterr().err


def test_a_renamed_method_takes_its_iterator_along(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    client = '[client]\nname = "ShelfClient"\nservices = ["shelf.ShelfService"]\n'
    workspace.write({"shelf.proto": PROTO, "methods/shelf.toml": client})
    assert workspace.run() == 0
    workspace.write({"methods/shelf.toml": f'{client}[ListBooks]\nname = "list_tomes"\n'})
    capsys.readouterr()
    assert workspace.run() == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "BREAKING renamed method shelf_client.list_books -> shelf_client.list_tomes [source]" in lines
