"""Breaking changes that were decided on: a list of them, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.inputs.toml_files import read_toml
from generator.problems import Problems
from generator.surface.change import Change


def read_allowed(path: Path) -> Mapping[str, str]:
    """Names of changes, as `diff` prints them, with the reason why each may break callers.

    Raises:
        GenerationError: The file is not TOML, or an entry has no reason.
    """
    problems = Problems()
    entries = read_toml(path, str(path), problems) or {}
    for name, reason in entries.items():
        if not isinstance(reason, str) or not reason.strip():
            problems.add(f"{path}:{name}", "say in a sentence why this may break callers")
    problems.stop_if_any()
    return entries


def not_allowed(changes: Sequence[Change], allowed: Mapping[str, str]) -> list[Change]:
    """The changes without those that are on the list."""
    return [change for change in changes if change.name not in allowed]
