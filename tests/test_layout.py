"""Where tests are: in the room of what they test, and helpers in `tests/support`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

_TESTS = Path(__file__).parent
_SOURCES = _TESTS.parent / "src"
# What both flavours do is one test, run in each.
_ROOMS_OF_THEIR_OWN = {"runtime": {"flavours"}, "emulator": set[str]()}
_MOST_MODULES_IN_A_FOLDER = 30


def _modules(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.py") if "golden" not in path.parts]


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_")


@pytest.mark.parametrize(("name", "package"), [("runtime", "viam_cloud_runtime"), ("emulator", "viam_cloud_emulator")])
def test_each_folder_of_tests_is_one_of_the_package(name: str, package: str) -> None:
    folders = {path.parent.relative_to(_TESTS / name) for path in _modules(_TESTS / name)}
    unknown = [
        folder.as_posix()
        for folder in folders
        if folder.as_posix() not in _ROOMS_OF_THEIR_OWN[name] and not (_SOURCES / package / folder).is_dir()
    ]
    assert not unknown, f"tests/{name} has folders that src/{package} has not"


@pytest.mark.parametrize("folder", ["benchmarks", "docs", "emulator", "generator", "runtime", "sdk"])
def test_folders_of_tests_hold_nothing_but_tests(folder: str) -> None:
    helpers = [path for path in _modules(_TESTS / folder) if not _is_test(path) and path.name != "conftest.py"]
    assert not helpers, "helpers belong in tests/support"


def test_no_test_is_among_the_helpers() -> None:
    assert not [path for path in _modules(_TESTS / "support") if _is_test(path)]


def test_no_folder_is_too_long_to_read() -> None:
    sizes = Counter(path.parent for path in _modules(_TESTS) if path.name not in {"__init__.py", "conftest.py"})
    assert {str(folder): size for folder, size in sizes.items() if size > _MOST_MODULES_IN_A_FOLDER} == {}
