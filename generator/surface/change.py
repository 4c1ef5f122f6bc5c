"""One thing that a change of the inputs changes for callers, and what it breaks."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum


class Break(Enum):
    """What no longer works: code that calls the SDK, or what programs of the old version send and read."""

    SOURCE = "source"
    WIRE = "wire"
    JSON = "JSON"


NOTHING: Set[Break] = frozenset()
SOURCE: Set[Break] = frozenset({Break.SOURCE})
WIRE: Set[Break] = frozenset({Break.WIRE})
JSON: Set[Break] = frozenset({Break.JSON})
ENCODINGS = WIRE | JSON
EVERYTHING = SOURCE | ENCODINGS


@dataclass(frozen=True)
class Change:
    """One difference that a caller can meet.

    Args:
        what: What kind of thing it is about: "method", "parameter", "field", "enum value", …
        verb: "added", "removed", "retyped", "renamed", …
        name: Its name, from the client or the package on.
        detail: What it was and is.
        breaks: What it breaks.
    """

    what: str
    verb: str
    name: str
    detail: str = ""
    breaks: Set[Break] = NOTHING

    @property
    def is_breaking(self) -> bool:
        """Whether it breaks anything."""
        return bool(self.breaks)

    @property
    def broken(self) -> tuple[str, ...]:
        """What it breaks, in words, in a fixed order."""
        return tuple(kind.value for kind in Break if kind in self.breaks)


def differs(
    what: str, name: str, old: str, new: str, *, verb: str = "retyped", breaks: Set[Break] = SOURCE
) -> list[Change]:
    """The change from one text to another; nothing where they are the same."""
    return [Change(what, verb, name, f"{old} -> {new}", breaks)] if old != new else []
