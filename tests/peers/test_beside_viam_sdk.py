"""Beside `viam-sdk` in one process; runs where that is installed (`nox -s viam_sdk`)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT

pytest.importorskip("viam", reason="viam-sdk is not installed in this environment")

_ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("order", ["ours-first", "theirs-first"])
def test_both_sdks_in_one_process(order: str) -> None:
    command = [sys.executable, str(Path(__file__).parent / "both_in_one_process.py"), order]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    finished = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False, env=environment)
    assert finished.stdout.endswith("both made their call\n"), finished.stderr
