"""From what DuckDB returns to what BSON can hold."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

Convert = Callable[[Any], Any]

_LARGEST_INTEGER = 2**63 - 1


def converter(kind: Any) -> Convert:
    """What turns values of a DuckDB type into BSON's.

    Args:
        kind: A `DuckDBPyType`.
    """
    if str(kind) == "JSON":
        return _json
    if kind.id == "struct":
        return _struct({name: converter(child) for name, child in kind.children})
    if kind.id in ("list", "array"):
        return _list(converter(kind.children[0][1]))
    if kind.id == "map":
        return _map(converter(kind.children[1][1]))
    return _scalar


def _struct(fields: dict[str, Convert]) -> Convert:
    def convert(value: dict[str, Any] | None) -> dict[str, Any] | None:
        # A document without a field is no document with a null: all rows share one structure only in DuckDB.
        return value and {name: fields[name](item) for name, item in value.items() if item is not None}

    return convert


def _list(item: Convert) -> Convert:
    return lambda value: None if value is None else [item(each) for each in value]


def _map(item: Convert) -> Convert:
    return lambda value: None if value is None else {str(key): item(each) for key, each in value.items()}


def _json(value: str | None) -> Any:
    return None if value is None else json.loads(value)


def _scalar(value: Any) -> Any:
    if value is None or isinstance(value, (bool, str, float, datetime.datetime)):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST_INTEGER else float(value)
    if isinstance(value, bytes):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    try:
        return float(value)  # Decimals.
    except (TypeError, ValueError):
        return str(value)  # UUIDs, times of day and the like.
