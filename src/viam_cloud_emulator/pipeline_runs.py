"""Runs of data pipelines: each covers the time between two ticks of the schedule, and stores what it finds."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from viam_cloud_emulator.bson_documents import encode_documents
from viam_cloud_emulator.calls import ANONYMOUS, Call, Environment
from viam_cloud_emulator.cron import Schedule, parse_schedule
from viam_cloud_emulator.mql_engine import run_stages
from viam_cloud_emulator.pipeline_rows import pipeline_stages
from viam_cloud_emulator.reading_source import reading_documents
from viam_cloud_emulator.readings import microseconds_of, time_of
from viam_cloud_emulator.status_error import StatusError
from viam_cloud_emulator.values import new_uuid

_MOST_MISSED_RUNS = 500
"""So many are made up for, the latest ones, after the emulator has not run for a while."""


def run_due_pipelines(environment: Environment) -> None:
    """Run every pipeline as often as its schedule says it should have been since the last time."""
    with environment.store.read() as transaction:
        due = transaction.all(
            "SELECT id FROM data_pipelines WHERE next_run <= ? ORDER BY next_run", environment.clock.now()
        )
    for row in due:
        # One transaction each, so that others need not wait for all of them.
        with environment.store.write() as transaction:
            _run_missed(Call(environment, ANONYMOUS, transaction), row["id"])


def next_run_after(schedule: Schedule, microseconds: int) -> int:
    """The first tick of a schedule after a time, both in microseconds since 1970."""
    return microseconds_of(schedule.after(time_of(microseconds)))


def backfill(call: Call, row: sqlite3.Row) -> None:
    """Run a pipeline for the past, as far as there is data."""
    schedule = parse_schedule(row["schedule"])
    current = schedule.before(time_of(call.environment.clock.now()))
    start = 0
    for _ in range(_MOST_MISSED_RUNS):
        earliest = call.transaction.first(
            "SELECT MIN(time_received) AS time FROM tabular_data"
            " WHERE organization_id = ? AND time_received >= ? AND time_received < ?",
            row["organization_id"],
            start,
            microseconds_of(current),
        )
        if earliest is None or earliest["time"] is None:
            return
        end = schedule.after(time_of(earliest["time"]))
        _run(call, row, schedule.before(end), end)
        start = microseconds_of(end)


def _run_missed(call: Call, pipeline_id: str) -> None:
    now = call.environment.clock.now()
    row = call.transaction.first("SELECT * FROM data_pipelines WHERE id = ? AND next_run <= ?", pipeline_id, now)
    if row is None:
        # Somebody has disabled or deleted it, or has run it meanwhile.
        return
    schedule = parse_schedule(row["schedule"])
    following = schedule.after(time_of(now))
    ticks: list[datetime] = []
    tick = schedule.before(following)
    while len(ticks) < _MOST_MISSED_RUNS and microseconds_of(tick) >= row["next_run"]:
        ticks.append(tick)
        tick = schedule.before(tick)
    for tick in reversed(ticks):
        _run(call, row, schedule.before(tick), tick)
    call.transaction.run("UPDATE data_pipelines SET next_run = ? WHERE id = ?", microseconds_of(following), row["id"])


def _run(call: Call, row: sqlite3.Row, start: datetime, end: datetime) -> None:
    """One run over what was received from start to end, without the end."""
    identifier = new_uuid()
    span = (microseconds_of(start), microseconds_of(end))
    stages = pipeline_stages(row)
    error = ""
    try:
        documents = reading_documents(call, row["organization_id"], stages, row["data_source_type"], span)
        found = run_stages(documents, stages)
        origin = {"id": identifier, "interval": {"start": start, "end": end}}
        encoded = encode_documents({**document, "_viam_pipeline_run": origin} for document in found)
    except StatusError as failure:
        encoded, error = list[bytes](), failure.message
    began = call.environment.clock.now()
    call.transaction.run(
        "INSERT INTO pipeline_runs (id, pipeline_id, start_time, end_time, data_start_time, data_end_time, error)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        identifier,
        row["id"],
        began,
        began,
        *span,
        error,
    )
    call.transaction.run_many(
        "INSERT INTO pipeline_results (pipeline_id, document) VALUES (?, ?)", [(row["id"], each) for each in encoded]
    )
