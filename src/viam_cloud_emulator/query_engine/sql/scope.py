"""Names in queries: sources, their columns, and paths into documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlglot import exp

from viam_cloud_emulator.core.errors import StatusError, invalid_argument
from viam_cloud_emulator.query_engine.sql.values import NULL, Value, member

OPEN = "*"
"""Ends the name of a column that stands for all others that begin alike: what FLATTEN finds in no row."""

Source = Mapping[str, Value]
"""Columns by their names."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What names mean where an expression stands.

    Args:
        sources: The sources of its FROM, by their names.
        query: Translates a query inside an expression: its SQL and its columns.
        outer: What names mean around the query.
        results: Columns of the result, which ORDER BY and GROUP BY may name.
    """

    sources: Mapping[str, Source]
    query: Callable[[exp.Query, Scope], tuple[str, Source]]
    outer: Scope | None = None
    results: Mapping[str, Value] = field(default_factory=dict[str, Value])


def path_of(node: Any) -> list[str | int] | None:
    """Names and positions of `a.b[0].c`; None for another expression."""
    if isinstance(node, exp.Column):
        return None if isinstance(node.this, exp.Star) else [part.name for part in node.parts]
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Identifier):
        before = path_of(node.this)
        return None if before is None else [*before, node.expression.name]
    if isinstance(node, exp.Bracket) and len(node.expressions) == 1:
        before, position = path_of(node.this), _position(node.expressions[0])
        return None if before is None or position is None else [*before, position]
    return None


def _position(node: Any) -> int | str | None:
    if isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal) and node.this.is_int:
        return -int(node.this.name)
    if isinstance(node, exp.Literal):
        return int(node.name) if node.is_int else node.name if node.is_string else None
    return None


def resolved(steps: Sequence[str | int], scope: Scope) -> Value:
    """What a path of names and positions means.

    Raises:
        StatusError: It begins with no column that there is.
    """
    first, rest = cast(str, steps[0]), steps[1:]
    if not rest and first in scope.results:
        return scope.results[first]
    searched: Scope | None = scope
    while searched is not None:
        source = searched.sources.get(first)
        if source is not None and rest and rest[0] in source:
            return member(source[cast(str, rest[0])], rest[1:])
        having = [source[first] for source in searched.sources.values() if first in source]
        if len(having) > 1:
            raise invalid_argument(f"sql_query: {first} is a column of several sources; write the source before it")
        if having:
            return member(having[0], rest)
        searched = searched.outer
    if any(column.endswith(OPEN) and first.startswith(column[:-1]) for column in _columns(scope)):
        return NULL
    if first in scope.sources and rest:
        first = str(rest[0])
    raise _no_column(first, scope)


def _columns(scope: Scope) -> set[str]:
    return {column for source in scope.sources.values() for column in source}


def _no_column(name: str, scope: Scope) -> StatusError:
    there = sorted(column for column in _columns(scope) if not column.endswith(OPEN))
    return invalid_argument(f"sql_query: there is no column {name}; there are: {', '.join(there) or 'none'}")
