"""What errors tell pip to install is what the extras of the package ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from viam_cloud_runtime.support.extras import REQUIREMENTS, require

_PYPROJECT = Path(__file__).parents[3] / "pyproject.toml"


def test_requirements_are_those_of_the_extras() -> None:
    _, _, extras = _PYPROJECT.read_text(encoding="utf-8").partition("[project.optional-dependencies]")
    extras, _, _ = extras.partition("\n[")
    assert [requirement for requirement in REQUIREMENTS.values() if f'"{requirement}"' not in extras] == []


def test_a_missing_library_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REQUIREMENTS, "no_such_library", "no-such>=1")
    with pytest.raises(ImportError, match="a bar needs no_such_library: pip install 'no-such>=1'") as raised:
        require("no_such_library", "a bar")
    assert raised.value.name == "no_such_library"
