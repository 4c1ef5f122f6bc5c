"""Versions in names: `v1`, `v2beta1`, as directories and packages have them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_VERSION = re.compile(r"^v(?P<major>\d+)(?:p(?P<minor>\d+))?(?:(?P<stage>alpha|beta)(?P<step>\d*))?$")
_STAGES = {"alpha": 0, "beta": 1, None: 2}


def is_version(part: str) -> bool:
    """Whether a part of a path or package is a version."""
    return _VERSION.match(part) is not None


def unversioned(parts: Iterable[str]) -> tuple[str, ...]:
    """The parts without versions."""
    return tuple(part for part in parts if not is_version(part))


def lowest_version(names: Iterable[str], separator: str) -> str:
    """The name of the lowest version.

    It has the short name where only one can: a version that is added later then takes nothing from it.
    """
    return min(names, key=lambda name: _order(name.split(separator)))


def _order(parts: Iterable[str]) -> list[tuple[int, int, int, int]]:
    matches = (match for part in parts if (match := _VERSION.match(part)))
    return [
        (int(match["major"]), int(match["minor"] or 0), _STAGES[match["stage"]], int(match["step"] or 0))
        for match in matches
    ]
