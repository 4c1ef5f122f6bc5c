"""Methods without an RPC of their own, made of functions of the runtime."""

from __future__ import annotations

import inspect
import json
import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

RunSdk = Callable[[Mapping[str, str]], Running]

PROTO = """
    syntax = "proto3";
    package bakery;
    message Bread { string name = 1; }
    message Loaves { repeated Bread breads = 1; }
    // Bakes.
    service BakeryService {
      // Bake one.
      rpc BakeBread(Bread) returns (Bread);
    }
"""
CLIENT = """
[client]
name = "BakeryClient"
services = ["bakery.BakeryService"]

[composed.bake_many]
function = "viam_cloud_runtime.{flavour}.made_up.bake_all"
doc = '''
Bake many breads.

One after the other.
'''
result = "list[bakery.Bread]"
returns = "What was baked, in order."
timeout = "Seconds per bread."
retry = "When it is put into the oven again."
raises.ValueError = "nothing to bake"
errors.NOT_FOUND = "the oven is cold"
example = '''
breads = await client.bakery_client.bake_many(["rye", "oat"], oven="big")
print(len(breads))
'''
[composed.bake_many.params]
names = { type = "Sequence[str]", doc = "What to bake." }
times = { type = "int", default = 1, doc = "How often." }
oven = { type = "str | None", optional = true, keyword = true, doc = "Where." }
hot = { type = "bool", keyword = true, doc = "Whether it is hot." }

[composed.first_bread]
function = "viam_cloud_runtime.{flavour}.made_up.first"
awaited = false
doc = "Name the first bread."
result = "str"
returns = "Its name."
example = "name = client.bakery_client.first_bread()"
"""
ITERATOR = """
[composed.iter_breads]
function = "viam_cloud_runtime.{flavour}.made_up.iter_breads"
doc = "Iterate over breads."
items = "bakery.Bread"
returns = "The breads."
example = "breads = client.bakery_client.iter_breads()"
"""
FILES = {"bakery.proto": PROTO, "methods/bakery.toml": CLIENT}
BAKE = "/bakery.BakeryService/BakeBread"


async def _bake_all_async(
    client: Any, names: Any, times: int = 1, *, oven: Any = None, hot: bool = False, timeout: Any, retry: Any
) -> Any:
    return [
        await client.bake_bread(name=f"{name} {oven} {hot}", timeout=timeout, retry=retry)
        for name in names
        for _ in range(times)
    ]


def _bake_all(
    client: Any, names: Any, times: int = 1, *, oven: Any = None, hot: bool = False, timeout: Any, retry: Any
) -> Any:
    return [
        client.bake_bread(name=f"{name} {oven} {hot}", timeout=timeout, retry=retry)
        for name in names
        for _ in range(times)
    ]


async def _grind_async(client: Any, *, mill_client: Any) -> Any:
    return (await mill_client.grind(name="flour")).name


def _grind(client: Any, *, mill_client: Any) -> Any:
    return mill_client.grind(name="flour").name


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Functions that the runtime has for the length of a test."""
    for flavour, bake_all, grind in (("blocking", _bake_all, _grind), ("aio", _bake_all_async, _grind_async)):
        module: Any = ModuleType("made_up")
        module.grind = grind
        module.bake_all, module.first, module.NUMBER = bake_all, lambda client: "rye", 5
        module.iter_breads = lambda client, *, item_type: item_type
        monkeypatch.setitem(sys.modules, f"viam_cloud_runtime.{flavour}.made_up", module)


def _client(running: Running) -> Any:
    return running.flavour.client.bakery_client


def test_the_function_gets_the_client_and_the_parameters(run_sdk: RunSdk) -> None:
    running = run_sdk(FILES)
    client = _client(running)
    exchange = running.server.answer(BAKE, lambda request: request)
    breads = running.flavour.call(client.bake_many, ["rye", "oat"], 2, oven="big", hot=True)
    assert [bread.name for bread in breads] == ["rye big True"] * 2 + ["oat big True"] * 2
    assert len(exchange.requests) == 4
    assert client.first_bread() == "rye"
    assert inspect.iscoroutinefunction(client.bake_many) is running.flavour.is_async
    signature = inspect.signature(client.bake_many)
    assert str(signature.replace(return_annotation=signature.empty)) == (
        "(names: 'Sequence[str]', times: 'int' = 1, *, oven: 'str | None' = None, hot: 'bool', "
        "timeout: 'Timeout' = DEFAULT, retry: 'Retry' = DEFAULT)"
    )
    assert signature.return_annotation == "list[bakery_pb2.Bread]"


def test_it_is_given_other_clients_which_share_connection_and_options(run_sdk: RunSdk) -> None:
    mill = "service MillService { rpc Grind(Bread) returns (Bread); }"
    grinding = CLIENT.replace("made_up.first", "made_up.grind").replace("awaited = false", 'clients = ["mill_client"]')
    running = run_sdk({"bakery.proto": PROTO + mill, "methods/bakery.toml": grinding})
    exchange = running.server.answer("/bakery.MillService/Grind", lambda request: request)
    client = _client(running).with_options(metadata={"x-stone": "granite"})
    assert running.flavour.call(client.first_bread) == "flour"
    assert list(inspect.signature(client.first_bread).parameters) == []
    assert exchange.metadata[0]["x-stone"] == "granite"


def test_an_iterator_is_told_what_it_gives(run_sdk: RunSdk) -> None:
    client = _client(run_sdk({**FILES, "methods/bakery.toml": CLIENT + ITERATOR}))
    assert client.iter_breads().DESCRIPTOR.name == "Bread"
    assert not inspect.iscoroutinefunction(client.iter_breads)
    assert inspect.signature(client.iter_breads).return_annotation == "ItemIterator[bakery_pb2.Bread]"


def test_an_iterator_has_no_other_result(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    text = CLIENT + ITERATOR.replace("items =", 'result = "str"\nitems =')
    workspace.write({**FILES, "methods/bakery.toml": text})
    assert workspace.run("generate") == 1
    assert "composed.iter_breads.items: a method with items returns an iterator" in capsys.readouterr().err


def test_the_options_of_its_calls_are_handed_on(run_sdk: RunSdk) -> None:
    running = run_sdk(FILES)
    running.server.answer(BAKE, lambda request: request)
    with pytest.raises(ValueError, match="timeout"):
        running.flavour.call(_client(running).bake_many, ["rye"], hot=True, timeout=-1)


def test_what_it_needs_is_imported_by_the_call(run_sdk: RunSdk) -> None:
    """The SDK was made and imported in a process that has no such module: the check of the generated code."""
    running = run_sdk(FILES)
    source = inspect.getsource(sys.modules[type(_client(running)).__module__])
    assert "made_up" not in source.partition("class ")[0]


def test_the_docstring_is_whole(run_sdk: RunSdk) -> None:
    running = run_sdk(FILES)
    doc = inspect.getdoc(_client(running).bake_many)
    await_ = "await " if running.flavour.is_async else ""
    assert (
        doc
        == f"""Bake many breads.

One after the other.

Args:
    names (Sequence[str]): What to bake.
    times (int, default 1): How often.
    oven (str, optional): Where.
    hot (bool): Whether it is hot.
    timeout (float, optional): Seconds per bread.
    retry (RetryPolicy, optional): When it is put into the oven again.

Returns:
    list[Bread]: What was baked, in order.

Raises:
    NotFoundError: the oven is cold.
    ValueError: nothing to bake.

Example::

    breads = {await_}client.bakery_client.bake_many(["rye", "oat"], oven="big")
    print(len(breads))"""
    )
    short = inspect.getdoc(_client(running).first_bread) or ""
    assert "Args" not in short
    assert "Raises" not in short


def test_there_is_no_raw_twin(run_sdk: RunSdk) -> None:
    documented = CLIENT + "\n[BakeBread]\nresult = 'name'\n[BakeBread.params]\nname = {}\n"
    running = run_sdk({**FILES, "methods/bakery.toml": documented})
    assert not hasattr(_client(running).raw, "bake_many")
    assert hasattr(_client(running).raw, "bake_bread")


def test_surface_coverage_and_diff_know_it(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(FILES)
    assert workspace.run() == 0
    shapes = [json.loads(line) for line in (workspace.made / "surface.jsonl").read_text().splitlines()]
    [shape] = [shape for shape in shapes if shape.get("method") == "bake_many"]
    assert (shape["kind"], shape["rpc"], shape["result"]) == ("composed", "", "list[bakery.Bread]")
    assert [param["name"] for param in shape["params"]] == ["names", "times", "oven", "hot", "timeout", "retry"]
    capsys.readouterr()
    assert workspace.run("coverage") == 0
    *_, first, second, total, _ = capsys.readouterr().out.splitlines()
    assert first.split() == ["(composed)", "bakery_client", "bake_many", "yes", "yes", "yes"]
    assert second.split()[2] == "first_bread"
    assert total == "1/1 RPCs in both flavours"
    changed = CLIENT.replace("composed.first_bread", "composed.any_bread").replace('"int", default = 1', '"str"')
    workspace.write({"methods/bakery.toml": changed.replace("client.first_bread", "client.any_bread")})
    assert workspace.run() == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "BREAKING removed method bakery_client.first_bread [source]" in lines
    assert "added method bakery_client.any_bread" in lines
    assert "BREAKING retyped parameter bakery_client.bake_many(times) int -> str [source]" in lines


def test_coverage_misses_it(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(FILES)
    assert workspace.run() == 0
    for module in workspace.made.rglob("bakery_client.py"):
        module.write_text(module.read_text().replace("first(self)", "None"))
    assert workspace.run("coverage") == 1


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("made_up.bake_all", "made_up.bake", "the runtime has no function viam_cloud_runtime.{flavour}.made_up.bake"),
        ("made_up.bake_all", "made_up.NUMBER", "has no function"),
        (
            '"viam_cloud_runtime.{flavour}.made_up.first"',
            '"self.first"',
            "composed.first_bread.function: String should",
        ),
        ("\noven =", "\nstove =", "does not take what it would be given: got an unexpected keyword argument 'stove'"),
        ("\nnames = {", "\nnames = { keyword = true,", "does not take what it would be given"),
        ("returns = ", "return = ", "composed.bake_many.return: no such key"),
        ('returns = "Its name."', "", "composed.first_bread.returns: the method says what it returns"),
        ("list[bakery.Bread]", "list[bakery.Breed]", "composed.bake_many.result: unknown type 'bakery.Breed'; did you"),
        ('type = "int", default', 'type = "in", default', "composed.bake_many.params.times.type: unknown type 'in'"),
        ('type = "Sequence[str]",', 'type = "Sequence[str]", default = [],', ""),
        (
            'default = 1, doc = "How often." }',
            'doc = "How often." }\nx = { type = "int" }',
            "params.x.doc: Field required",
        ),
        (
            "composed.bake_many",
            "composed.bake_bread",
            "composed.bake_bread: the method of bakery.BakeryService.BakeBread",
        ),
        ("composed.first_bread", "composed.call", "every client has something called call"),
        ("composed.first_bread", "composed._first", "'_first' is no name for a public method"),
        ('example = "name =', 'example = "name = =', "composed.first_bread.example: not valid Python"),
        ("names = {", "self = {", "composed.bake_many.params.self: self means something else in the method"),
        ("names = {", "bake_all = {", "bake_all means something else"),
        (
            "timeout = ",
            'clients = ["bakery"]\ntimeout = ',
            "composed.bake_many.clients: no client bakery; did you mean",
        ),
    ],
)
def test_mistakes_are_named(
    old: str, new: str, problem: str, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert old in CLIENT
    workspace.write({**FILES, "methods/bakery.toml": CLIENT.replace(old, new)})
    assert workspace.run("generate") == (1 if problem else 0)
    assert problem in capsys.readouterr().err


def test_required_after_optional(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    text = CLIENT.replace("names = {", "names = { optional = true,").replace("default = 1, ", "")
    workspace.write({**FILES, "methods/bakery.toml": text})
    assert workspace.run("generate") == 1
    assert "params.times: it is required, so it cannot come after one that has a default" in capsys.readouterr().err
