"""Tabular data as queries see it: columns of `readings` in SQL, documents in MQL, and the rows that are read at all."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from viam_cloud.proto.app import data
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.protocol import Rows
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
STANDARD = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD
HOT = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE

_HOT_WINDOW = 24 * 60 * 60 * 1_000_000
_MILLISECOND = 1000
_COMPARISONS = {"$gt": ">=", "$gte": ">=", "$lt": "<=", "$lte": "<="}


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


def all_readings(organization_id: str) -> Rows:
    """All tabular data of an organization as SQL wants it, in the order it was stored."""
    return Rows(
        f"SELECT {', '.join(SQL_SOURCES)} FROM tabular_data WHERE organization_id = ? ORDER BY sequence",
        [organization_id],
    )


def readings_for(
    organization_id: str,
    stages: Sequence[Document],
    source: data.TabularDataSourceType.ValueType,
    now: int,
    received: tuple[int, int] | None = None,
) -> Rows:
    """The tabular data of an organization that an aggregation needs, in the order it was stored.

    Args:
        organization_id: ID of the organization.
        stages: The aggregation, which decides what it needs.
        source: Everything, or the hot data store: what was synced within the last day.
        now: The time, in microseconds since 1970.
        received: Span of time in which it was received, without its end; all times when None.
    """
    wanted = prefilter(stages)
    condition = wanted.condition
    condition.add("organization_id = ?", organization_id)
    if source == HOT:
        condition.add("time_synced > ?", now - _HOT_WINDOW)
    if received is not None:
        condition.add("time_received >= ? AND time_received < ?", *received)
    return Rows(
        f"SELECT * FROM tabular_data WHERE {condition.sql} ORDER BY sequence LIMIT ?",
        [*condition.parameters, -1 if wanted.limit is None else wanted.limit],
    )


@dataclass(slots=True)
class Prefilter:
    """Rows that an aggregation needs: those that meet `condition`, up to `limit`."""

    condition: Condition
    limit: int | None = None


def prefilter(stages: Sequence[Document]) -> Prefilter:
    """The prefilter that follows from the first stages; they are run all the same."""
    condition = Condition()
    first, second = stages[0], stages[1] if len(stages) > 1 else {}
    if "$limit" in first:
        return Prefilter(condition, int(first["$limit"]))
    if not isinstance(first.get("$match"), dict):
        return Prefilter(condition)
    match: Document = first["$match"]
    # All of them are added, also after one that says too much.
    complete = [_add(condition, name, wanted) for name, wanted in match.items()]
    return Prefilter(condition, int(second["$limit"]) if all(complete) and "$limit" in second else None)


def _add(condition: Condition, name: str, wanted: Any) -> bool:
    """Add a term to the condition; whether it says all that the match says."""
    if name in NAMES and isinstance(wanted, str):
        condition.add(f"{name} = ?", wanted)
        return True
    if name in TIMES and isinstance(wanted, dict):
        for operator, time in cast(Document, wanted).items():
            if operator in _COMPARISONS and isinstance(time, datetime.datetime):
                # Documents have milliseconds, rows microseconds: rather one row too many.
                late = _MILLISECOND if operator.startswith("$lt") else 0
                condition.add(f"{name} {_COMPARISONS[operator]} ?", microseconds_of(time) + late)
    return False
