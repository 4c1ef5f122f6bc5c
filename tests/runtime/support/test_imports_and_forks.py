"""Imports within functions: a fork waits for those of other threads, wherever they are."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
_MODULES = sorted([*(ROOT / "src/viam_cloud_runtime").rglob("*.py"), *(ROOT / "generated/viam_cloud").rglob("*.py")])

_FORK = """
import os, sys, threading
from viam_cloud_runtime.support.lazy import lazy_names

importing, go_on = threading.Event(), threading.Event()

class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "fractions" and threading.current_thread() is not threading.main_thread():
            importing.set()
            go_on.wait(5)

sys.meta_path.insert(0, Slow())
get, _ = lazy_names(__name__, {"Fraction": "fractions"})
thread = threading.Thread(target=get, args=("Fraction",))
thread.start()
assert importing.wait(30)
threading.Timer(0.3, go_on.set).start()
child = os.fork()
if child == 0:
    import signal
    signal.alarm(20)
    assert get("Fraction")(1, 2) == 0.5
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
thread.join()
"""


def _unguarded(node: ast.AST, in_function: bool = False) -> list[int]:
    """The lines of imports in functions that a fork does not wait for."""
    if isinstance(node, ast.With) and ast.unparse(node.items[0].context_expr) == "IMPORTING":
        return []
    if in_function and isinstance(node, (ast.Import, ast.ImportFrom)):
        return [node.lineno]
    within = in_function or isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    return [line for child in ast.iter_child_nodes(node) for line in _unguarded(child, within)]


def test_a_fork_waits_for_every_import_in_a_function() -> None:
    found = {str(path): lines for path in _MODULES if (lines := _unguarded(ast.parse(path.read_text("utf-8"))))}
    assert found == {}


@pytest.mark.skipif(not hasattr(sys, "setdlopenflags"), reason="needs fork")
def test_the_child_of_a_fork_can_import_what_another_thread_was_importing() -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", _FORK]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
