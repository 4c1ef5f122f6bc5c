"""How long the generator takes for the whole SDK."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks import ROOT
from benchmarks.report import Row

RUNS = 3


def measure() -> list[Row]:
    """From .proto files to a package that was formatted and imported."""
    return [
        Row("generation of the SDK: `python -m generator`", f"{statistics.median(_run() for _ in range(RUNS)):.1f} s")
    ]


def _run() -> float:
    with tempfile.TemporaryDirectory() as directory:
        before = time.perf_counter()
        command = [sys.executable, "-m", "generator", "--out", f"{directory}/viam_cloud"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - before
