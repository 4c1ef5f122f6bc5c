"""Which sequences are in which dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.store import json_list

SCHEMA = """
CREATE TABLE IF NOT EXISTS sequence_members (
    dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    sequence_id TEXT NOT NULL REFERENCES sequences (id) ON DELETE CASCADE,
    PRIMARY KEY (dataset_id, sequence_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sequence_members_by_sequence ON sequence_members (sequence_id);
"""


def add_sequence(call: Call, dataset_id: str, sequence_id: str) -> None:
    """Put a sequence into a dataset; one that is in it stays in it."""
    call.transaction.run(
        "INSERT OR IGNORE INTO sequence_members (dataset_id, sequence_id) VALUES (?, ?)", dataset_id, sequence_id
    )


def remove_sequence(call: Call, dataset_id: str, sequence_id: str) -> None:
    """Take a sequence out of a dataset; one that is not in it stays out of it."""
    call.transaction.run(
        "DELETE FROM sequence_members WHERE dataset_id = ? AND sequence_id = ?", dataset_id, sequence_id
    )


def copy_sequences(call: Call, from_dataset_id: str, to_dataset_id: str) -> None:
    """Put every sequence that one dataset has into another."""
    call.transaction.run(
        "INSERT OR IGNORE INTO sequence_members (dataset_id, sequence_id)"
        " SELECT ?, sequence_id FROM sequence_members WHERE dataset_id = ?",
        to_dataset_id,
        from_dataset_id,
    )


def datasets_by_sequence(call: Call, sequence_ids: Iterable[str]) -> dict[str, list[str]]:
    """IDs of the datasets that each sequence is in; nothing for those in none."""
    rows = call.transaction.all(
        "SELECT sequence_id, dataset_id FROM sequence_members"
        " WHERE sequence_id IN (SELECT value FROM json_each(?)) ORDER BY dataset_id",
        json_list(sequence_ids),
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row["sequence_id"]].append(row["dataset_id"])
    return found
