"""Query processes start in any folder, whatever files lie in it, and after a fork of the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT
from viam_cloud_emulator.query_engine.worker import limit_memory

_ASK = """
import sys, threading
from viam_cloud_emulator.query_engine.protocol import Job, Rows
from viam_cloud_emulator.query_engine.processes import QUERIES

def ask():
    job = Job(Rows("SELECT 1 LIMIT 0", []), stages=[{"$limit": 1}])
    assert QUERIES.run(job, sys.argv[1], threading.Event()) == []
    return QUERIES.process_ids
"""
_ASK_ONCE = f"""{_ASK}
ask()
"""
_ASK_IN_A_LARGE_PROGRAM = f"""{_ASK}
large = bytearray(b"x" * (600 << 20))
assert ask() == ask() != []
"""
_ASK_IN_A_FORK = f"""{_ASK}
import os
before = ask()
child = os.fork()
if not child:
    assert QUERIES.process_ids == []
    own = ask()
    assert own != before
    sys.exit()
assert os.waitpid(child, 0) == (child, 0)
assert ask() == before
"""


def _run(script: str, tmp_path: Path, *options: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    (tmp_path / "script.py").write_text(script)
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    finished = subprocess.run(
        [sys.executable, *options, str(tmp_path / "script.py"), str(tmp_path / "empty.sqlite3")],
        cwd=work,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stderr


def test_modules_in_the_current_directory_are_not_found(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    for name in ("calendar", "bson", "mongomock_ng"):
        (tmp_path / "work" / f"{name}.py").write_text("raise SystemExit('not this one')\n")
    _run(_ASK_ONCE, tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks")
def test_a_forked_program_has_processes_of_its_own(tmp_path: Path) -> None:
    assert "ResourceWarning" not in _run(_ASK_IN_A_FORK, tmp_path, "-X", "dev", "-W", "ignore::DeprecationWarning")


def test_what_the_program_has_in_memory_does_not_count_as_theirs(tmp_path: Path) -> None:
    """Linux says of a new process that its peak is the one of the process that it was started by."""
    _run(_ASK_IN_A_LARGE_PROGRAM, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of memory")
def test_systems_that_refuse_limits_of_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    asked: list[int] = []

    def refuse(kind: int, limits: tuple[int, int]) -> None:
        asked.append(kind)
        if kind == resource.RLIMIT_AS:
            # As macOS does, whatever the limits are.
            raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    limit_memory(1 << 40)
    assert asked == [resource.RLIMIT_AS, resource.RLIMIT_CORE]
