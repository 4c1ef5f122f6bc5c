"""Readings that queries in SQL are tried on, and how to run a query over them without a server."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from viam_cloud_emulator.query_engine.readings import columns, microseconds_of
from viam_cloud_emulator.query_engine.sql.duckdb_query import run_query

Rows = Sequence[Mapping[str, Any]]
Case = tuple[Rows, str, list[dict[str, Any]]]
"""Values of readings, a query, and the rows that it yields."""

NOON = datetime.datetime(2025, 6, 1, 12)
TODAY = datetime.datetime(2025, 6, 1)
SINCE = "time_received >= CAST('2000-01-01T00:00:00.000Z' AS TIMESTAMP)"

ONE: Rows = [{}]
"""One reading with nothing in it."""
BARS: Rows = [{"bar": 1.25}, {"bar": 2.5}, {"bar": None}, {}, {"bar": 4.0}]
MIXED: Rows = [{"v": 3.0}, {"v": "x"}, {"v": True}, {"v": [1.0, 2.0]}, {"v": {"w": 1.0}}, {"v": None}, {}]
BOXES: Rows = [
    {"boxes": [{"label": "cat", "share": 0.9}, {"label": "dog", "share": 0.5}]},
    {"boxes": []},
    {"boxes": [{"label": "cat", "share": 0.25}]},
    {},
]
NESTED: Rows = [{"a": {"b": {"c": 1.0}}, "x": "one"}, {"a": {"b": {"c": 2.0}}, "x": "two"}]


def run(values: Rows, query: str, tags: Sequence[str] = ("winter", "test")) -> list[dict[str, Any]]:
    """The rows of a query over readings, a minute apart from noon on, of which the first has tags."""
    rows = [
        (
            "organization",
            "location",
            "robot",
            "part",
            "rdk:component:sensor",
            "boiler",
            "Readings",
            *[microseconds_of(NOON + datetime.timedelta(minutes=minute))] * 3,
            json.dumps(list(tags) if minute == 0 else ["winter"]),
            "{}",
            json.dumps({"readings": dict(value)}),
        )
        for minute, value in enumerate(values)
    ]
    warnings: list[str] = []
    return list(run_query(query, "readings", columns(rows), microseconds_of(NOON), warnings.append))  # type: ignore[arg-type]


def v(*values: Any) -> list[dict[str, Any]]:
    """Rows with one column, `v`."""
    return [{"v": value} for value in values]
