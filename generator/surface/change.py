"""One thing that a change of the inputs changes for callers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One difference that a caller can meet."""

    what: str  # "method", "parameter", "result", "field", …
    verb: str  # "added", "removed", "retyped", "renamed", …
    name: str
    detail: str = ""
    is_breaking: bool = False

    def __str__(self) -> str:
        mark = "BREAKING" if self.is_breaking else "        "
        return f"{mark}  {self.verb:<8} {self.what:<10} {self.name}{self.detail and '  ' + self.detail}"


def differs(
    what: str, name: str, old: str, new: str, *, verb: str = "retyped", is_breaking: bool = True
) -> list[Change]:
    """The change from one text to another; nothing where they are the same."""
    return [Change(what, verb, name, f"{old} -> {new}", is_breaking)] if old != new else []
