"""PyPI's distribution `bson` installs a module of the same name as pymongo's, over it: the error says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT

pytestmark = pytest.mark.emulator

ADVICE = "pip uninstall bson pymongo, then pip install pymongo"


def run_beside(folder: Path, program: str) -> str:
    """What a program ends with whose first `bson` is the one in this folder."""
    path = os.pathsep.join([str(folder), *sys.path])
    process = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    assert process.returncode != 0
    return process.stderr.strip().splitlines()[-1]


@pytest.fixture(params=["beside pymongo", "broken"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """With the names that matter of the other `bson`: either pymongo's modules are still there, or none."""
    package = tmp_path / "bson"
    package.mkdir()
    lines = {"beside pymongo": "from json import dumps, loads\n", "broken": "from bson.codec import dumps, loads\n"}
    (package / "__init__.py").write_text(lines[request.param])
    return tmp_path


@pytest.mark.parametrize("call", ["encode_document({'a': 1})", "decode_document(b'')", "encode_pipeline([{'a': 1}])"])
def test_other_bson_is_an_import_error_with_advice(folder, call):
    line = run_beside(folder, f"from viam_cloud_runtime.viam import bson_documents as own\nown.{call}")
    assert line.startswith("ImportError: ")
    assert ADVICE in line


def test_emulator_says_so_when_it_starts(tmp_path):
    package = tmp_path / "bson"
    package.mkdir()
    # Installed over pymongo's: its other modules are still there.
    pymongo_own = Path(__import__("bson").__file__).parent
    (package / "__init__.py").write_text(f"from json import dumps, loads\n__path__.append({str(pymongo_own)!r})\n")
    line = run_beside(tmp_path, "from viam_cloud_emulator import Emulator\nEmulator().start()")
    assert ADVICE in line
