"""What keeps the tests from hanging and from failing on a busy machine: read off their code."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

_TESTS = Path(__file__).parent
_FILES = sorted(path for path in _TESTS.rglob("*.py") if "golden" not in path.parts)
_WAITS = {"wait", "join", "acquire", "result", "communicate"}
_PROGRAMS = {"run", "call", "check_call", "check_output"}
_CLOCKS = {"sleep", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns"}
_SIGNALS = {"SIGINT", "SIGTERM", "SIGHUP"}

Problem = tuple[int, str]


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _attribute(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else ""


def _is_of(node: ast.AST, module: str, names: set[str]) -> TypeGuard[ast.Attribute]:
    """Whether this is, say, `time.sleep`."""
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == module and node.attr in names


def endless_waits(tree: ast.Module) -> Iterator[Problem]:
    limited = {id(argument) for call in _calls(tree) if _name(call) == "within_limit" for argument in call.args}
    for call in _calls(tree):
        without_arguments = not call.args and not call.keywords
        if _attribute(call.func) in _WAITS and without_arguments and id(call) not in limited:
            yield call.lineno, f"{ast.unparse(call)} has no limit: see tests/support/waiting.py"
        if (
            _attribute(call.func) == "to_thread"
            and len(call.args) + len(call.keywords) == 1
            and _attribute(call.args[0]) in _WAITS
        ):
            yield call.lineno, f"{ast.unparse(call.args[0])} has no limit: pass it, or use wait_for"


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def unlimited_programs(tree: ast.Module) -> Iterator[Problem]:
    watches = any(_name(call) == "limited" for call in _calls(tree))
    for call in _calls(tree):
        has_timeout = any(keyword.arg == "timeout" for keyword in call.keywords)
        if _is_of(call.func, "subprocess", _PROGRAMS) and not has_timeout:
            yield call.lineno, "pass timeout=LIMIT"
        if _is_of(call.func, "subprocess", {"Popen"}) and not watches:
            yield call.lineno, "use `with limited(process)`: reading from a pipe has no limit"


def clocks(tree: ast.Module) -> Iterator[Problem]:
    for node in ast.walk(tree):
        if _is_of(node, "time", _CLOCKS):
            yield node.lineno, f"{ast.unparse(node)}: wait for events, and leave durations to benchmarks"


def signals_that_may_be_ignored(tree: ast.Module) -> Iterator[Problem]:
    """`nohup` and scripts' backgrounds have them ignored."""
    sets_handlers = any(isinstance(node, ast.Constant) and node.value == "default_signals" for node in ast.walk(tree))
    for node in ast.walk(tree):
        if _is_of(node, "signal", _SIGNALS) and not sets_handlers:
            yield node.lineno, f"{ast.unparse(node)}: use the fixture `default_signals`"


RULES: list[Callable[[ast.Module], Iterator[Problem]]] = [
    endless_waits,
    unlimited_programs,
    clocks,
    signals_that_may_be_ignored,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_test_breaks_it(rule: Callable[[ast.Module], Iterator[Problem]]) -> None:
    problems = [
        f"{path.relative_to(_TESTS.parent)}:{line}: {problem}"
        for path in _FILES
        if path not in (_TESTS / "conftest.py", _TESTS / "support" / "waiting.py")
        for line, problem in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (endless_waits, "event.wait()"),
        (endless_waits, "self.threads[0].join()"),
        (endless_waits, "async def wait(event): await event.wait()"),
        (endless_waits, "async def wait(event): await asyncio.to_thread(event.wait)"),
        (unlimited_programs, "subprocess.run(['python'], check=True)"),
        (unlimited_programs, "subprocess.Popen(['python'])"),
        (clocks, "time.sleep(1)"),
        (clocks, "begin = time.monotonic()"),
        (signals_that_may_be_ignored, "os.kill(os.getpid(), signal.SIGINT)"),
    ],
)
def test_what_breaks_it(rule: Callable[[ast.Module], Iterator[Problem]], code: str) -> None:
    assert [line for line, _ in rule(ast.parse(code))] == [1]


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (endless_waits, "event.wait(LIMIT)"),
        (endless_waits, "', '.join(names)"),
        (endless_waits, "async def wait(event): await within_limit(event.wait())"),
        (unlimited_programs, "subprocess.run(['python'], timeout=LIMIT)"),
        (unlimited_programs, "with subprocess.Popen(['python']) as process, limited(process): pass"),
        (clocks, "import time; time.time_ns()"),
        (signals_that_may_be_ignored, "usefixtures('default_signals'); signal.SIGINT; signal.SIGKILL"),
    ],
)
def test_what_does_not(rule: Callable[[ast.Module], Iterator[Problem]], code: str) -> None:
    assert list(rule(ast.parse(code))) == []
