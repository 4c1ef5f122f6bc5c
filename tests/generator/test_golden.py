"""One tiny API, file by file as it is meant to look: a change of the templates shows here in full.

When a change is meant, generate from `golden` into a scratch directory (`--protos tests/generator/golden --package parking
--out SCRATCH`) and copy these files from there, with the diff read like any other.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.cli import main

_GOLDEN = Path(__file__).parent / "golden"
_FILES = (
    "__init__.py",
    "_sdk.py",
    "client.py",
    "parking_client.py",
    "aio/parking_client.py",
    "methods/parking_service.py",
)


def test_the_files_of_a_tiny_api(tmp_path: Path) -> None:
    options = ["--protos", str(_GOLDEN), "--package", "parking", "--out", str(tmp_path)]
    assert main(options) == 0
    for name in _FILES:
        assert (tmp_path / "parking" / name).read_text() == (_GOLDEN / "made" / "parking" / name).read_text(), name


def test_the_golden_files_are_all_that_is_kept() -> None:
    kept = {path.relative_to(_GOLDEN / "made" / "parking").as_posix() for path in (_GOLDEN / "made").rglob("*.*")}
    assert {name for name in kept if "__pycache__" not in name} == set(_FILES)


def test_coverage_of_the_golden_files(tmp_path: Path) -> None:
    shutil.copytree(_GOLDEN / "made", tmp_path / "out")
    options = ["--protos", str(_GOLDEN), "--package", "parking", "--out", str(tmp_path / "out")]
    assert main(["coverage", *options]) == 0
