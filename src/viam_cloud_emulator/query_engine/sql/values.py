"""Values in a translated query: their text in DuckDB's SQL, and what is known of them.

Documents and arrays stay JSON, so that a path that no row has is null and names keep their case.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from viam_cloud_emulator.core.errors import invalid_argument

Kind = Literal["null", "number", "text", "time", "truth", "json"]
Shape = Any
"""Structure of JSON as DuckDB tells it: a mapping, a list of one shape, or the name of a type; "JSON" when it varies."""

ANY_SHAPE = "JSON"
_KINDS: dict[str, Kind] = {"NULL": "null", "BOOLEAN": "truth", "VARCHAR": "text", ANY_SHAPE: "json"}
_CALLED = {
    "number": "a number",
    "text": "a string",
    "time": "a timestamp",
    "truth": "a boolean",
    "json": "a document or an array",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a query.

    Args:
        text: DuckDB's SQL for it.
        kind: What it is if it is not null; "json" also for what differs from row to row.
        shape: What is known of JSON.
        found: SQL that is NULL where a path leads nowhere, and only there; empty for what is no path.
    """

    text: str
    kind: Kind
    shape: Shape = ANY_SHAPE
    found: str = ""
    hidden: bool = False
    """Whether `*` leaves it out."""


NULL = Value("NULL", "null")


_DUCKDB_TYPES = {"number": "DOUBLE", "text": "VARCHAR", "time": "TIMESTAMP", "truth": "BOOLEAN", "json": "JSON"}
_FROM_JSON = {"number": "json_number", "text": "json_text", "truth": "json_truth"}


def quoted(text: str) -> str:
    """Text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"


def identifier(name: str) -> str:
    """A name of SQL, whatever it is."""
    return '"' + name.replace('"', '""') + '"'


def member(value: Value, steps: Sequence[str | int]) -> Value:
    """What lies in a document or array under names and positions; null when no row has it."""
    shape: Shape = value.shape if value.kind == "json" else None
    for step in steps:
        if isinstance(shape, dict) and isinstance(step, str):
            shape = cast("dict[str, Shape]", shape).get(step)
        elif isinstance(shape, list) and isinstance(step, int):
            shape = cast("Sequence[Shape]", shape)[0]
        elif shape != ANY_SHAPE:
            shape = None
    if not steps:
        return value
    if shape is None:
        return NULL
    text = value.text
    for step in steps:
        # A pointer takes every name; only a path counts from the end.
        path = f"$[#{step}]" if isinstance(step, int) and step < 0 else "/" + _escaped(step)
        text = f"json_extract({text}, {quoted(path)})"
    return of_shape(text, shape)


def of_shape(text: str, shape: Shape) -> Value:
    """JSON of a known shape: numbers, text and booleans as DuckDB's own."""
    kind: Kind = "json" if isinstance(shape, (dict, list)) else _KINDS.get(shape, "number")
    if kind == "json":
        return Value(f"json_or_null({text})", kind, shape, text)
    return NULL if kind == "null" else Value(f"{_FROM_JSON[kind]}({text})", kind, found=text)


def _escaped(step: str | int) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")


def as_kind(value: Value, kind: Kind, what: str) -> Value:
    """A value where one of a certain kind is wanted; JSON of another type is null there.

    Raises:
        StatusError: It never is of that kind.
    """
    if value.kind == kind:
        return value
    if value.kind == "null":
        return replace(value, text=f"CAST({value.text} AS {_DUCKDB_TYPES[kind]})")
    if value.kind == "json":
        return Value(f"{_FROM_JSON[kind]}({value.text})", kind) if kind in _FROM_JSON else as_kind(NULL, kind, what)
    raise invalid_argument(f"sql_query: {what} takes {_CALLED[kind]}, not {_CALLED[value.kind]}; CAST converts")


def alike(values: Sequence[Value], what: str) -> list[Value]:
    """Values that are compared or stand for each other, all of one kind.

    Raises:
        StatusError: They are of kinds that have nothing in common.
    """
    kinds: set[Kind] = set()
    kinds.update(value.kind for value in values if value.kind != "null")
    if kinds == {"time", "text"}:
        return [_time(value) for value in values]
    known: list[Kind] = [kind for kind in kinds if kind != "json"]
    if len(known) > 1:
        called = " and ".join(sorted(_CALLED[kind] for kind in known))
        raise invalid_argument(f"sql_query: {what} does not take {called} together; CAST converts")
    return [as_kind(value, kind, what) for kind in known for value in values] or list(values)


def _time(value: Value) -> Value:
    return Value(f"text_time({value.text})", "time") if value.kind == "text" else value


def structure(text: str | None) -> Shape:
    """The shape that DuckDB tells of a column."""
    return "NULL" if text is None else json.loads(text)
