"""The page about the architecture: its picture is the code's, and what it names exists."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PAGE = _ROOT / "docs" / "architecture.md"
_TEXT = _PAGE.read_text(encoding="utf-8")
_NAMED = sorted(
    set(re.findall(r"`((?:src|generator|generated|protos|templates|tests|docs)/[\w./]*)(?::(\w+))?`", _TEXT))
)


def test_the_picture_is_that_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(_ROOT / "docs"))
    try:
        import architecture_picture
    finally:
        sys.modules.pop("architecture_picture", None)
    drawn = architecture_picture.PICTURE.read_text(encoding="utf-8")
    assert drawn == architecture_picture.picture(), "run `python docs/architecture_picture.py`"


def test_it_names_files() -> None:
    assert len(_NAMED) > 20


@pytest.mark.parametrize(("path", "name"), _NAMED)
def test_what_it_names_exists(path: str, name: str) -> None:
    assert (_ROOT / path).exists()
    if name:
        tree = ast.parse((_ROOT / path).read_text(encoding="utf-8"))
        defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        assigned = {
            node.target.id
            for node in tree.body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }
        assigned |= {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        assert name in defined | assigned
