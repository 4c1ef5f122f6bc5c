"""Two surfaces compared: what callers of the old one notice about the new one."""

from __future__ import annotations

from generator.surface.change import Change
from generator.surface.method_changes import client_changes
from generator.surface.rpc_changes import rpc_changes
from generator.surface.shapes import Surface
from generator.surface.type_changes import type_changes


def compare(old: Surface, new: Surface) -> list[Change]:
    """Everything that callers notice, breaking changes first."""
    changes = [*client_changes(old, new), *rpc_changes(old, new), *type_changes(old, new)]
    return sorted(changes, key=lambda change: (not change.is_breaking, change.what, change.name))
