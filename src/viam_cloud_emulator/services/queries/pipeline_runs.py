"""Runs of data pipelines: each covers the time between two ticks of the schedule, and stores what it finds."""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from viam_cloud_emulator.core.call import Environment
from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.core.store import Transaction
from viam_cloud_emulator.core.values import new_uuid
from viam_cloud_emulator.query_engine.bson_documents import decode_document
from viam_cloud_emulator.query_engine.mql.operators.ordering import order_key
from viam_cloud_emulator.query_engine.mql.stages import check_stages
from viam_cloud_emulator.query_engine.processes import QUERIES
from viam_cloud_emulator.query_engine.protocol import Job
from viam_cloud_emulator.query_engine.readings import microseconds_of, readings_for, time_of
from viam_cloud_emulator.services.queries.pipeline_table import pipeline_stages
from viam_cloud_emulator.services.queries.schedule import Schedule, parse_schedule

_MOST_MISSED_RUNS = 500
"""So many are made up for, the latest ones, after the emulator has not run for a while."""


def run_due_pipelines(environment: Environment, ended: threading.Event) -> None:
    """Run every pipeline as often as its schedule says it should have been since the last time.

    Called by one thread at a time. Others may write while a query is under way.

    Args:
        environment: The state of the emulator.
        ended: Set when it is time to stop.
    """
    now = environment.clock.now()
    with environment.store.read() as transaction:
        due = transaction.all("SELECT * FROM data_pipelines WHERE next_run <= ? ORDER BY next_run", now)
    for row in due:
        _run_missed(environment, row, now, ended)


def next_run_after(schedule: Schedule, microseconds: int) -> int:
    """The first tick of a schedule after a time, both in microseconds since 1970."""
    return microseconds_of(schedule.after(time_of(microseconds)))


def backfill(environment: Environment, pipeline_id: str, ended: threading.Event) -> None:
    """Run a pipeline for the past, as far as there is data."""
    with environment.store.read() as transaction:
        row = transaction.first("SELECT * FROM data_pipelines WHERE id = ?", pipeline_id)
    if row is None:
        return
    schedule = parse_schedule(row["schedule"])
    current = microseconds_of(schedule.before(time_of(environment.clock.now())))
    start = 0
    for _ in range(_MOST_MISSED_RUNS):
        earliest = _earliest_reading(environment, row["organization_id"], start, current)
        if earliest is None:
            return
        end = schedule.after(time_of(earliest))
        start = microseconds_of(end)
        run = _Run(environment, row, schedule.before(end), end, ended)
        with environment.store.write() as transaction:
            if ended.is_set() or not _exists(transaction, row):
                return
            run.store(transaction)


def _run_missed(environment: Environment, row: sqlite3.Row, now: int, ended: threading.Event) -> None:
    schedule = parse_schedule(row["schedule"])
    following = schedule.after(time_of(now))
    ticks: list[datetime] = []
    tick = schedule.before(following)
    while len(ticks) < _MOST_MISSED_RUNS and microseconds_of(tick) >= row["next_run"]:
        ticks.append(tick)
        tick = schedule.before(tick)
    expected = row["next_run"]
    for tick in reversed(ticks):
        run = _Run(environment, row, schedule.before(tick), tick, ended)
        with environment.store.write() as transaction:
            if ended.is_set() or not _exists(transaction, row, expected):
                # The pipeline was disabled or deleted meanwhile.
                return
            run.store(transaction)
            # Each run counts at once: a crash repeats none.
            expected = microseconds_of(schedule.after(tick))
            transaction.run("UPDATE data_pipelines SET next_run = ? WHERE id = ?", expected, row["id"])


def _exists(transaction: Transaction, row: sqlite3.Row, next_run: int | None = None) -> bool:
    """Whether the pipeline is still there and, if that is asked, due at the same time as before."""
    return bool(
        transaction.first(
            "SELECT 1 FROM data_pipelines WHERE id = ? AND (? IS NULL OR next_run = ?)", row["id"], next_run, next_run
        )
    )


def _earliest_reading(environment: Environment, organization_id: str, start: int, end: int) -> int | None:
    with environment.store.read() as transaction:
        row = transaction.first(
            "SELECT MIN(time_received) AS time FROM tabular_data"
            " WHERE organization_id = ? AND time_received >= ? AND time_received < ?",
            organization_id,
            start,
            end,
        )
    return None if row is None else row["time"]


class _Run:
    """One run over what was received from start to end, without the end: its result, to be stored."""

    def __init__(
        self, environment: Environment, row: sqlite3.Row, start: datetime, end: datetime, ended: threading.Event
    ) -> None:
        self._id = new_uuid()
        self._pipeline_id = row["id"]
        self._span = (microseconds_of(start), microseconds_of(end))
        self._began = environment.clock.now()
        self._error = ""
        self._documents: list[bytes] = []
        stages = pipeline_stages(row)
        origin = {
            "id": self._id,
            "interval": {"start": start, "end": end},
            "organization_id": row["organization_id"],
        }
        rows = readings_for(row["organization_id"], stages, row["data_source_type"], self._began, self._span)
        try:
            # Again, as another version may have stored it: also over a window without documents.
            check_stages(stages)
            job = Job(rows, stages=stages, added={"_viam_pipeline_run": origin}, now=self._began)
            self._documents = QUERIES.run(job, str(environment.store.path), ended)
        except StatusError as failure:
            self._error = failure.message

    def store(self, transaction: Transaction) -> None:
        """Store the run and what it has found: all of it, or nothing."""
        keys = [key for key in map(_id_key, self._documents) if key is not None]
        if duplicate := self._duplicate(transaction, keys):
            self._error, self._documents, keys = duplicate, [], []
        transaction.run(
            "INSERT INTO pipeline_runs (id, pipeline_id, start_time, end_time, data_start_time, data_end_time, error)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            self._id,
            self._pipeline_id,
            self._began,
            self._began,
            *self._span,
            self._error,
        )
        transaction.run_many(
            "INSERT INTO pipeline_results (pipeline_id, document) VALUES (?, ?)",
            [(self._pipeline_id, each) for each in self._documents],
        )
        transaction.run_many(
            "INSERT INTO pipeline_result_ids (pipeline_id, key) VALUES (?, ?)",
            [(self._pipeline_id, key) for key in keys],
        )

    def _duplicate(self, transaction: Transaction, keys: Sequence[str]) -> str:
        """What is wrong if an `_id` is there twice, in this run or in an earlier one; otherwise nothing."""
        seen: set[str] = set()
        for key in keys:
            if key in seen or transaction.first(
                "SELECT 1 FROM pipeline_result_ids WHERE pipeline_id = ? AND key = ?", self._pipeline_id, key
            ):
                return (
                    "duplicate key: the results have a document with the same _id already; rename _id in a $project"
                    " stage, and set it to 0"
                )
            seen.add(key)
        return ""


def _id_key(encoded: bytes) -> str | None:
    """What is equal for documents whose `_id` MongoDB holds equal; None where there is no `_id`."""
    document = decode_document(encoded)
    return repr(_exact(order_key(document["_id"]))) if "_id" in document else None


def _exact(key: Any) -> Any:
    """A key in which equal numbers look alike, whatever their types."""
    if isinstance(key, tuple):
        return tuple(_exact(part) for part in cast("Sequence[Any]", key))
    if isinstance(key, (int, float, Decimal)) and not isinstance(key, bool) and math.isfinite(key):
        return Fraction(key)
    return key
