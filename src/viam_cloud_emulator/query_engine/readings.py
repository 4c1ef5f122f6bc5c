"""Tabular data as queries see it: the columns of `readings` in SQL, its documents in MQL."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.sql import Column

NAMES = (
    "organization_id",
    "location_id",
    "robot_id",
    "robot_name",
    "part_id",
    "part_name",
    "component_type",
    "component_name",
    "method_name",
)
"""Columns of text."""

TIMES = ("time_requested", "time_received")
"""Columns of times."""

_TO_MILLISECONDS = "make_timestamp({} // 1000 * 1000)"
_SQL_COLUMNS = (
    *((name, name, "VARCHAR", "{}") for name in NAMES),
    *((name, name, "BIGINT", _TO_MILLISECONDS) for name in TIMES),
    ("capture_day", "time_requested", "BIGINT", "date_trunc('day', make_timestamp({}))"),
    ("tags", "tags", "JSON", "CAST({} AS VARCHAR[])"),
    ("additional_parameters", "additional_parameters", "JSON", "{}"),
    ("data", "data", "JSON", "{}"),
)
"""Name in `readings`, name in the store, type there, and how the one is made from the other."""

SQL_SOURCES = tuple(source for _, source, _, _ in _SQL_COLUMNS)
"""The columns of the store that `columns` wants, in this order."""

_EPOCH = datetime.datetime(1970, 1, 1)


def documents(rows: Iterable[sqlite3.Row]) -> list[Document]:
    """Rows of tabular data as documents."""
    return [_document(row) for row in rows]


def columns(rows: Sequence[sqlite3.Row]) -> list[Column]:
    """Rows of the columns that `SQL_SOURCES` names as columns of `readings`."""
    values = list(zip(*rows, strict=True)) or [()] * len(_SQL_COLUMNS)
    return [
        Column(name, kind, expression, list(stored))
        for (name, _, kind, expression), stored in zip(_SQL_COLUMNS, values, strict=True)
    ]


def time_of(microseconds: int) -> datetime.datetime:
    """A stored time as documents have it: in UTC, without saying so, to the millisecond."""
    return _EPOCH + datetime.timedelta(milliseconds=microseconds // 1000)


def microseconds_of(time: datetime.datetime) -> int:
    """A time of a document as it is stored."""
    return (time - _EPOCH) // datetime.timedelta(microseconds=1)


def _document(row: sqlite3.Row) -> Document:
    document: dict[str, Any] = {name: row[name] for name in NAMES}
    document |= {name: time_of(row[name]) for name in TIMES}
    document["capture_day"] = _day(row)
    document["tags"] = json.loads(row["tags"])
    document["additional_parameters"] = json.loads(row["additional_parameters"])
    document["data"] = json.loads(row["data"])
    return document


def _day(row: sqlite3.Row) -> datetime.datetime:
    time = time_of(row["time_requested"])
    return datetime.datetime(time.year, time.month, time.day)
