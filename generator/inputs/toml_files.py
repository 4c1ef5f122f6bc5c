"""TOML files, read with problems instead of exceptions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from generator.problems import Problems

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_toml(path: Path, place: str, problems: Problems) -> dict[str, Any] | None:
    """The tables of a file; None, and a problem at `place`, where it cannot be read."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return table
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(place, f"not valid TOML: {error}")
    except OSError as error:
        problems.add(place, f"cannot be read: {error.strerror}")
    return None
