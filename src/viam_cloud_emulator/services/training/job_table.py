"""The table of training jobs: a job advances by its age alone, and so do its logs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import grpc

from viam_cloud.proto.app import mltraining
from viam_cloud_emulator.access.lookup import find
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.paging import Position, parse_position
from viam_cloud_emulator.core.values import to_timestamp

SCHEMA = """
CREATE TABLE IF NOT EXISTS training_jobs (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    model_name TEXT NOT NULL,
    model_version TEXT NOT NULL,
    -- A serialized TrainingJobMetadata with what was submitted.
    submitted BLOB NOT NULL,
    -- Why training is going to fail; empty if it is not.
    problem TEXT NOT NULL,
    created_on INTEGER NOT NULL,
    canceled_on INTEGER,
    -- Whether the model is in the registry.
    registered INTEGER NOT NULL DEFAULT FALSE
);
CREATE INDEX IF NOT EXISTS training_jobs_to_register ON training_jobs (created_on) WHERE NOT registered;
CREATE INDEX IF NOT EXISTS training_jobs_by_organization ON training_jobs (organization_id, created_on);
"""

PENDING = mltraining.TrainingStatus.TRAINING_STATUS_PENDING
IN_PROGRESS = mltraining.TrainingStatus.TRAINING_STATUS_IN_PROGRESS
COMPLETED = mltraining.TrainingStatus.TRAINING_STATUS_COMPLETED
FAILED = mltraining.TrainingStatus.TRAINING_STATUS_FAILED
CANCELED = mltraining.TrainingStatus.TRAINING_STATUS_CANCELED
CANCELING = mltraining.TrainingStatus.TRAINING_STATUS_CANCELING

# Microseconds, as all times here.
PENDING_TIME = 2_000_000
TRAINING_TIME = 10_000_000
_CANCELING_TIME = 1_000_000
_EPOCHS = 20
_PAGE = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of a job; times that have not come yet are None."""

    status: mltraining.TrainingStatus.ValueType
    changed_on: int
    started_on: int | None = None
    ended_on: int | None = None

    @property
    def has_ended(self) -> bool:
        """Whether nothing will change any more."""
        return self.ended_on is not None


def progress(row: sqlite3.Row, now: int) -> Progress:
    """Progress of a job at a time."""
    created, canceled = row["created_on"], row["canceled_on"]
    started: int | None = created + PENDING_TIME
    ended = created + PENDING_TIME + TRAINING_TIME
    assert started is not None
    if canceled is not None:
        started = started if started <= canceled else None
        if now < canceled + _CANCELING_TIME:
            return Progress(CANCELING, canceled, started)
        return Progress(CANCELED, canceled + _CANCELING_TIME, started, canceled + _CANCELING_TIME)
    if now < started:
        return Progress(PENDING, created)
    if row["problem"]:
        return Progress(FAILED, started, started, started)
    # A client that is told of the completion finds the model in the registry.
    if now < ended or not row["registered"]:
        return Progress(IN_PROGRESS, started, started)
    return Progress(COMPLETED, ended, started, ended)


def find_job(call: Call, identifier: str) -> sqlite3.Row:
    """The training job that a request names."""
    return find(call, "training job", "id", identifier, "SELECT * FROM training_jobs WHERE id = ?")


def fill_progress(message: mltraining.TrainingJobMetadata, row: sqlite3.Row, current: Progress) -> None:
    """Say in a message where a job stands."""
    message.status = current.status
    message.created_on.FromMicroseconds(row["created_on"])
    message.last_modified.FromMicroseconds(current.changed_on)
    if current.started_on is not None:
        message.training_started.FromMicroseconds(current.started_on)
    if current.ended_on is not None:
        message.training_ended.FromMicroseconds(current.ended_on)
    if current.status == COMPLETED:
        message.synced_model_id = f"{row['organization_id']}:{row['model_name']}"
    if current.status == FAILED:
        message.error_status.code = grpc.StatusCode.FAILED_PRECONDITION.value[0]
        message.error_status.message = row["problem"]


def training_log_page(
    row: sqlite3.Row, current: Progress, now: int, token: str
) -> tuple[list[mltraining.TrainingJobLogEntry], str]:
    """One page of the log so far, and the token for the next; it is empty on the last."""
    entries = [entry for entry in _entries(row, current) if entry.time.ToMicroseconds() <= now]
    position = parse_position(token, "page_token")
    start = max(position.sequence, 0) if position else 0
    end = start + _PAGE
    return entries[start:end], Position(0, end).to_token() if end < len(entries) else ""


def _entries(row: sqlite3.Row, current: Progress) -> Iterator[mltraining.TrainingJobLogEntry]:
    yield _entry(row["created_on"], "INFO", f"queued to train {row['model_name']} {row['model_version']}")
    if current.started_on is None:
        return
    if current.status == FAILED:
        yield _entry(current.started_on, "ERROR", row["problem"])
        return
    yield _entry(current.started_on, "INFO", "training started")
    last = current.changed_on if current.status in (CANCELING, CANCELED) else current.started_on + TRAINING_TIME
    for epoch in range(1, _EPOCHS + 1):
        time = current.started_on + TRAINING_TIME * epoch // (_EPOCHS + 1)
        if time < last:
            yield _entry(time, "INFO", f"epoch {epoch}/{_EPOCHS}: loss {1 / (epoch + 1):.4f}")
    if current.status == COMPLETED:
        yield _entry(current.changed_on, "INFO", "training completed")
    elif current.status in (CANCELING, CANCELED):
        yield _entry(current.changed_on, "WARN", "training canceled")


def _entry(time: int, level: str, message: str) -> mltraining.TrainingJobLogEntry:
    return mltraining.TrainingJobLogEntry(level=level, time=to_timestamp(time), message=message)
