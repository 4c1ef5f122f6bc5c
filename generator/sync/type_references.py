"""How one .proto file names a type: as short as the tree writes it, and never so that another type would be meant."""

from __future__ import annotations

from collections.abc import Collection


def shortest_reference(name: str, scope: str, package: str, symbols: Collection[str]) -> str:
    """The name below the file's own package, or the whole one; with a leading dot where a nearer name would hide it.

    `symbols` has the full names of types and packages.
    """
    local = name.removeprefix(f"{package}.") if package else name
    for candidate in dict.fromkeys((local, name)):
        if _resolved(candidate, scope, symbols) == name:
            return candidate
    return f".{name}"


def _resolved(reference: str, scope: str, symbols: Collection[str]) -> str | None:
    """What protoc takes a reference for: the first part is looked for in each scope, from the innermost outwards."""
    first = reference.partition(".")[0]
    while True:
        if (f"{scope}.{first}" if scope else first) in symbols:
            found = f"{scope}.{reference}" if scope else reference
            return found if found in symbols else None
        if not scope:
            return None
        scope = scope.rpartition(".")[0]
