"""What is gone and what has come, paired where one is the other under a new name."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

ShapeT = TypeVar("ShapeT")

_ALIKE = 0.5
"""Least likeness of the names of a pair, from 0 to 1, where their identity does not suffice."""


def paired(
    gone: Mapping[str, ShapeT],
    come: Mapping[str, ShapeT],
    identity: Callable[[str, ShapeT], Hashable],
    *,
    suffices: bool = True,
) -> dict[str, str]:
    """Old names with new ones, for things that are the same but for their names.

    Args:
        gone: Things of the old version alone.
        come: Things of the new version alone.
        identity: What stays the same when a thing gets another name.
        suffices: Whether one thing that is gone and one that has come are a pair by their identity alone, however
            unlike their names are. Where several could be meant, the names that are most alike count in any case.

    Returns:
        The pairs; names that are not alike are none, unless their identity suffices.
    """
    before, after = _grouped(gone, identity), _grouped(come, identity)
    pairs: dict[str, str] = {}
    for key, old_names in before.items():
        new_names = after.get(key, [])
        is_certain = suffices and len(old_names) == len(new_names) == 1
        candidates = sorted(
            ((_likeness(old, new), old, new) for old in old_names for new in new_names),
            key=lambda candidate: (-candidate[0], candidate[1:]),
        )
        for likeness, old, new in candidates:
            if old not in pairs and new not in pairs.values() and (is_certain or likeness >= _ALIKE):
                pairs[old] = new
    return pairs


def _grouped(things: Mapping[str, ShapeT], identity: Callable[[str, ShapeT], Hashable]) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = {}
    for name, shape in sorted(things.items()):
        groups.setdefault(identity(name, shape), []).append(name)
    return groups


def _likeness(old: str, new: str) -> float:
    """How alike the last parts of two names are."""
    return difflib.SequenceMatcher(None, old.rpartition(".")[2], new.rpartition(".")[2]).ratio()
