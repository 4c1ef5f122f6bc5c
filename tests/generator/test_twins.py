"""Blocking twins of asyncio modules: the replacement itself, and the files that come of it."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import options
from generator.output.blocking_twin import Words, blocking_twin
from generator.output.twins import make_twins, twin_differences, write_twins
from generator.problems import GenerationError
from tests.support.protos.generated_sdk import Workspace

SOURCES = Path(__file__).parents[2] / "src"
SOURCE = '''# twin: ../blocking/names.py
"""Names, with asyncio."""

from collections.abc import AsyncIterable, Iterable

from app.aio.servers import ask


async def names(items: AsyncIterable[str] | Iterable[str]) -> list[str]:
    """Ask for names; needs an event loop."""
    return [name async for name in await ask(items)]
'''
TWIN = '''# Made of ../aio/names.py by `python -m generator`; do not edit.
"""Names, blocking."""

from collections.abc import Iterable

from app.blocking.servers import ask


def names(items: Iterable[str]) -> list[str]:
    """Ask for names."""
    return [name for name in ask(items)]
'''
PROJECT = """
[tool.twins.names]
aio = "blocking"
[tool.twins.phrases]
", with asyncio." = ", blocking."
"; needs an event loop" = ""
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    root = tmp_path / "src"
    for flavour in ("aio", "blocking"):
        (root / "app" / flavour).mkdir(parents=True)
    (root / "app" / "aio" / "names.py").write_text(SOURCE)
    (root / "app" / "blocking" / "by_hand.py").write_text('"""Ours."""\n')
    return root


def _twin(root: Path) -> Path:
    return root / "app" / "blocking" / "names.py"


def test_the_twins_of_this_project_are_what_their_sources_give() -> None:
    twins = make_twins(SOURCES)
    assert {path: path.read_text() for path in twins} == twins
    assert len(twins) >= 5
    assert not list(twin_differences(SOURCES))


def test_a_twin_is_made_once_and_then_left_alone(tree: Path) -> None:
    write_twins(tree)
    assert _twin(tree).read_text() == TWIN
    before = _twin(tree).stat().st_mtime_ns
    write_twins(tree)
    assert _twin(tree).stat().st_mtime_ns == before
    assert not list(twin_differences(tree))


def test_an_edit_by_hand_is_noticed_and_undone(tree: Path) -> None:
    write_twins(tree)
    _twin(tree).write_text(TWIN.replace("in ask", "in sorted(ask").replace("items)]", "items))]"))
    shown = "".join(twin_differences(tree))
    assert "--- a/app/blocking/names.py" in shown
    assert "+    return [name for name in ask(items)]" in shown
    write_twins(tree)
    assert _twin(tree).read_text() == TWIN


def test_a_twin_without_its_source_goes_and_what_was_written_by_hand_stays(tree: Path) -> None:
    write_twins(tree)
    (tree / "app" / "aio" / "names.py").write_text(SOURCE.replace("# twin: ../blocking/names.py\n", ""))
    (tree.parent / "pyproject.toml").unlink()
    assert "+++ /dev/null" in "".join(twin_differences(tree))
    write_twins(tree)
    assert [path.name for path in (tree / "app" / "blocking").iterdir()] == ["by_hand.py"]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (SOURCE.replace("await ask(items)]", "await ask(items"), "is not Python"),
        (SOURCE + "\n\nimport asyncio\n\nasyncio.run(names([]))\n", "line 14 of its twin would still say 'asyncio'"),
        (SOURCE.replace("needs an event loop", "is quick"), "no source of a twin says '; needs an event loop'"),
        (SOURCE.replace("def names", "def names()"), "is not Python"),
    ],
)
def test_what_cannot_be_said_blocking_is_refused(tree: Path, source: str, problem: str) -> None:
    write_twins(tree)
    (tree / "app" / "aio" / "names.py").write_text(source)
    with pytest.raises(GenerationError) as raised:
        write_twins(tree)
    assert problem in "\n".join(map(str, raised.value.problems))
    assert _twin(tree).read_text() == TWIN


def test_the_commands_make_and_check_the_twins_of_the_project(
    tree: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.write({"a.proto": 'syntax = "proto3"; package a; message M {}'})
    assert workspace.run() == 0
    assert not _twin(tree).exists()
    monkeypatch.setattr(options, "_SOURCES", tree)
    monkeypatch.setattr(options, "_PROTOS", workspace.protos)
    assert workspace.run("check") == 1
    assert f"{tree} holds twins unlike their sources" in capsys.readouterr().err
    assert workspace.run() == 0
    assert _twin(tree).read_text() == TWIN
    assert workspace.run("check") == 0


@pytest.mark.parametrize(
    ("source", "twin"),
    [
        ('"await x"', '"x"'),
        ('text = "await x"', 'text = "await x"'),
        ("x = 1  # for an aio client", "x = 1  # for a client"),
        ("call = f'{await f(1)!r:>{await f(2)}}'", "call = f'{f(1)!r:>{f(2)}}'"),
        ("x = (await f(1)).real", "x = (f(1)).real"),
        ("x = (await\n    f(1))", "x = (f(1))"),
        ("x = await f(await f(1))", "x = f(f(1))"),
        ("x: Awaitable[None] | Callable[[int], Coroutine[Any, Any, list[T]]]", "x: None | Callable[[int], list[T]]"),
        ("async with a as b, c(await d):\n    pass", "with a as b, c(d):\n    pass"),
        ("x = [y async for y in aiter(z) if await y]", "x = [y for y in iter(z) if y]"),
        ("awaited = asynchronous(anext)", "awaited = asynchronous(next)"),
        ("a = 1\n# asyncio only\nb = 1\nc = 1", "a = 1\nc = 1"),
        ("class A:\n    # asyncio only\n    async def b(self): ...\n    c = 1", "class A:\n    c = 1"),
        ("a()\n# asyncio only\nif a:\n    b()\nc()", "a()\nc()"),
    ],
)
def test_what_replaces_what(source: str, twin: str) -> None:
    assert blocking_twin(source, Words(phrases={"an aio client": "a client"})) == twin


_PRELUDE = """
log = []

async def f(value):
    log.append(value)
    return value

async def g(count):
    for number in range(count):
        yield await f(number)

class C:
    async def __aenter__(self):
        return await f("in")
    async def __aexit__(self, *_):
        await f("out")

async def main():
    x = 0
"""
_EXPRESSIONS = st.recursive(
    st.sampled_from(["1", "x", "await f(2)", "len('await f(3)')", "int(f'{await f(4)}')", "(await f(5)).real"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} + {pair[1]})"),
        inner.map(lambda value: f"await f({value})"),
        inner.map(lambda value: f"-await f({value}) ** 2 % 7"),
        inner.map(lambda value: f"sum([{value} + y async for y in g(2) if await f(y)])"),
        inner.map(lambda value: f"max({{y: {value} async for y in g(2)}}.values())"),
        st.tuples(inner, inner).map(lambda pair: f"({pair[0]} if await f(x) else {pair[1]})"),
    ),
    max_leaves=4,
)


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


_STATEMENTS = st.recursive(
    _EXPRESSIONS.map(lambda value: [f"x = ({value}) % 11  # await async"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda pair: pair[0] + pair[1]),
        inner.map(lambda body: ["async for x in g(2):", *_indented(body), "else:", "    await f('else')"]),
        inner.map(lambda body: ["async with C() as x, C():", "    x = 1", *_indented(body)]),
        inner.map(lambda body: ["try:", *_indented(body), "finally:", "    x = await f(6)"]),
        inner.map(lambda body: ["async def nested(x):", *_indented(body), "    return x", "x = await nested(x)"]),
    ),
    max_leaves=5,
)


@settings(deadline=None, max_examples=40)
@given(_STATEMENTS)
def test_a_twin_does_what_its_source_does(body: list[str]) -> None:
    source = _PRELUDE + "\n".join(_indented([*body, "return x, log"])) + "\n"
    twin = blocking_twin(source, Words())
    ours: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    exec(compile(source, "source", "exec"), ours)
    exec(compile(twin, "twin", "exec"), theirs)
    assert not inspect.iscoroutinefunction(theirs["main"])
    assert theirs["main"]() == asyncio.run(ours["main"]())
