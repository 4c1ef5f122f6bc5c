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
from viam_cloud_emulator.query_engine.sql.duckdb_query import Column
from viam_cloud_emulator.query_engine.sql.values import Kind

NAMES = (
    "organization_id",
    "location_id",
    "robot_id",
    "part_id",
    "component_type",
    "component_name",
    "method_name",
)
"""Columns of text; names of machines and parts are not among them, as in the cloud."""

TIMES = ("time_requested", "time_received")
"""Columns of times."""

DAY = "capture_day"
"""What queries may name, as it is indexed, but documents and `*` do not show."""

_TO_MILLISECONDS = "make_timestamp({} // 1000 * 1000)"
_TO_DAY = "date_trunc('day', make_timestamp({}))"
_SQL_COLUMNS: tuple[tuple[str, str, str, str, Kind], ...] = (
    *((name, name, "VARCHAR", "{}", "text") for name in NAMES),
    *((name, name, "BIGINT", _TO_MILLISECONDS, "time") for name in TIMES),
    (DAY, "time_requested", "BIGINT", _TO_DAY, "time"),
    *((name, name, "JSON", "{}", "json") for name in ("tags", "additional_parameters", "data")),
)
"""Name in `readings`, name in the store, type there, how the one is made from the other, and what it is to queries."""

SQL_SOURCES = tuple(source for _, source, *_ in _SQL_COLUMNS)
"""The columns of the store that `columns` wants, in this order."""

_EPOCH = datetime.datetime(1970, 1, 1)
STANDARD = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD
HOT = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE

_MILLISECOND = 1000
_COMPARISONS = {"$gt": ">=", "$gte": ">=", "$lt": "<=", "$lte": "<="}


def documents(rows: Iterable[sqlite3.Row], stages: Sequence[Document]) -> list[Document]:
    """Rows of tabular data as documents, with the day of capture for stages that name it."""
    found = [_document(row) for row in rows]
    if DAY in repr(stages):
        for document in found:
            document[DAY] = document["time_requested"].replace(hour=0, minute=0, second=0, microsecond=0)
    return found


def columns(rows: Sequence[sqlite3.Row]) -> list[Column]:
    """Rows of the columns that `SQL_SOURCES` names as columns of `readings`."""
    values = list(zip(*rows, strict=True)) or [()] * len(_SQL_COLUMNS)
    return [
        Column(name, stored_as, expression, list(stored), kind, hidden=name == DAY)
        for (name, _, stored_as, expression, kind), stored in zip(_SQL_COLUMNS, values, strict=True)
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
    document["tags"] = json.loads(row["tags"])
    document["additional_parameters"] = json.loads(row["additional_parameters"])
    document["data"] = json.loads(row["data"])
    return document


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
        source: Everything, or the hot data store: what was configured to be kept there, for as long as it is kept.
        now: The time, in microseconds since 1970.
        received: Span of time in which it was received, without its end; all times when None.
    """
    wanted = prefilter(stages)
    condition = wanted.condition
    condition.add("organization_id = ?", organization_id)
    if source == HOT:
        condition.add("sequence IN (SELECT sequence FROM hot_readings WHERE expires > ?)", now)
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
