"""Breaking changes that were decided on: by the version, or by a list of them, each with its reason."""

from __future__ import annotations

import re
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


def read_version(text: str) -> tuple[int, ...]:
    """The three numbers of a semantic version; what follows them, such as `rc1`, does not count.

    Raises:
        ValueError: It is none.
    """
    numbers = re.match(r"(\d+)\.(\d+)\.(\d+)", text)
    if numbers is None:
        raise ValueError(f"{text!r} is no version such as '1.2.3'")
    return tuple(map(int, numbers.groups()))


def may_break(old: tuple[int, ...], new: tuple[int, ...]) -> bool:
    """Whether semantic versioning lets the new version break callers of the old one; before 1.0, a minor one may."""
    return new[:1] > old[:1] or (old[0] == 0 and new[:2] > old[:2])
