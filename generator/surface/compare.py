"""Two surfaces compared: what callers of the old one notice about the new one."""

from __future__ import annotations

from collections.abc import Sequence

from generator.surface.change import Change
from generator.surface.method_changes import client_changes
from generator.surface.shapes import Surface
from generator.surface.type_changes import type_changes


def compare(old: Surface, new: Surface) -> list[Change]:
    """Everything that callers notice, breaking changes first."""
    changes = [*client_changes(old, new), *type_changes(old, new)]
    return sorted(changes, key=lambda change: (not change.is_breaking, change.what, change.name))


def summary(changes: Sequence[Change]) -> str:
    """One line that counts the changes."""
    breaking = sum(change.is_breaking for change in changes)
    return f"{len(changes)} change(s) for callers, {breaking} of them breaking" if changes else "no change for callers"
