"""What a training job would have logged. Pure functions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from viam_cloud.proto.app import mltraining
from viam_cloud_emulator.core.paging import Position, parse_position
from viam_cloud_emulator.core.values import to_timestamp
from viam_cloud_emulator.services.training.job_table import (
    CANCELED,
    CANCELING,
    COMPLETED,
    FAILED,
    TRAINING_TIME,
    Progress,
)

_EPOCHS = 20
_PAGE = 10


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
