"""Finds code that uses what is gone from the API: messages, fields and methods, by their names in Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.surface.shapes import Surface


@dataclass(frozen=True)
class GoneNames:
    """Names in Python that mean nothing any more, each with the element that it stood for."""

    names: Mapping[str, str] = field(default_factory=dict[str, str])  # of messages, methods and method constants
    keywords: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])  # message, field
    attributes: Mapping[str, str] = field(default_factory=dict[str, str])  # fields that no message has any more


def gone_names(old: Surface, new: Surface) -> GoneNames:
    """What code may no longer say; a name that something else still has is left out."""
    kept_types = {_own(name) for name in new.types}
    types = {_own(name): name for name in old.types if name not in new.types and _own(name) not in kept_types}
    kept_methods = {method for client in new.clients.values() for method in client.methods}
    methods = {
        name: f"{client}.{name}"
        for client, shape in old.clients.items()
        for name in shape.methods
        if name not in kept_methods
    }
    kept_fields = {member for shape in new.types.values() for member in shape.members}
    fields = [
        (name, member)
        for name, shape in old.types.items()
        for member in shape.members
        if name not in new.types or member not in new.types[name].members
    ]
    return GoneNames(
        names={**types, **methods, **{name.upper(): place for name, place in methods.items()}},
        keywords={(_own(name), member): f"{name}.{member}" for name, member in fields if name in new.types},
        attributes={member: f"{name}.{member}" for name, member in fields if member not in kept_fields},
    )


def code_uses(folders: Mapping[str, Path], gone: GoneNames) -> Iterator[str]:
    """A line per use, with file and line; `folders` are shown by their names."""
    if not (gone.names or gone.keywords or gone.attributes):
        return
    for shown, folder in folders.items():
        for path in sorted(folder.rglob("*.py")):
            try:
                tree = ast.parse(path.read_text(encoding="utf-8"))
            except (SyntaxError, UnicodeDecodeError):
                continue  # test data, say; what does not parse uses nothing
            place = f"{shown}/{path.relative_to(folder).as_posix()}"
            found = sorted({(node.lineno, what) for node, what in _uses(tree, gone)})
            yield from (f"{place}:{line}: {what}" for line, what in found)


def _uses(tree: ast.AST, gone: GoneNames) -> Iterator[tuple[ast.expr | ast.alias, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name):
                if (what := gone.names.get(name) or gone.attributes.get(name)) is not None:
                    yield node, what
            case ast.Name(id=name) | ast.alias(name=name):
                if name in gone.names:
                    yield node, gone.names[name]
            case ast.Call(func=function, keywords=keywords):
                called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
                yield from (
                    (keyword.value, gone.keywords[called, keyword.arg])
                    for keyword in keywords
                    if keyword.arg is not None and (called, keyword.arg) in gone.keywords
                )
            case _:
                pass


def _own(name: str) -> str:
    return name.rpartition(".")[2]
