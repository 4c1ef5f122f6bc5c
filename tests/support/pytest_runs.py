"""Runs of pytest within tests, with the plugin of the emulator as users have it."""

from __future__ import annotations

import os
from importlib.metadata import entry_points
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PLUGIN = "viam_cloud_emulator.pytest_plugin"


def run_pytest(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, **ini: str) -> pytest.RunResult:
    """Run the tests that `pytester` has, in a process of its own, with every warning an error."""
    paths = [str(_ROOT / "src"), str(_ROOT / "generated"), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))
    lines = {"asyncio_mode": "strict", "asyncio_default_fixture_loop_scope": "function", **ini}
    pytester.makeini("[pytest]\n" + "\n".join(f"{name} = {value}" for name, value in lines.items()))
    # Where the package is installed, its entry point loads the plugin, and it must not be loaded twice.
    installed = any(each.value == _PLUGIN for each in entry_points(group="pytest11"))
    return pytester.runpytest_subprocess("-q", "-W", "error", *([] if installed else ["-p", _PLUGIN]))
