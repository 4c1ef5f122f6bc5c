"""Which binary data is in which dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.store import json_list

SCHEMA = """
CREATE TABLE IF NOT EXISTS dataset_members (
    dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    binary_sequence INTEGER NOT NULL REFERENCES binary_data (sequence) ON DELETE CASCADE,
    PRIMARY KEY (dataset_id, binary_sequence)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dataset_members_by_data ON dataset_members (binary_sequence);
"""


def add_members(call: Call, dataset_id: str, sequences: Iterable[int]) -> None:
    """Put binary data into a dataset; what is in it stays in it."""
    for sequence in sequences:
        call.transaction.run(
            "INSERT OR IGNORE INTO dataset_members (dataset_id, binary_sequence) VALUES (?, ?)", dataset_id, sequence
        )


def remove_members(call: Call, dataset_id: str, sequences: Iterable[int]) -> None:
    """Take binary data out of a dataset; what is not in it stays out of it."""
    for sequence in sequences:
        call.transaction.run(
            "DELETE FROM dataset_members WHERE dataset_id = ? AND binary_sequence = ?", dataset_id, sequence
        )


def copy_members(call: Call, from_dataset_id: str, to_dataset_id: str) -> None:
    """Put everything that one dataset has into another."""
    call.transaction.run(
        "INSERT OR IGNORE INTO dataset_members (dataset_id, binary_sequence)"
        " SELECT ?, binary_sequence FROM dataset_members WHERE dataset_id = ?",
        to_dataset_id,
        from_dataset_id,
    )


def datasets_by_sequence(call: Call, sequences: Iterable[int]) -> dict[int, list[str]]:
    """IDs of the datasets that each piece of binary data is in; nothing for those in none."""
    rows = call.transaction.all(
        "SELECT binary_sequence, dataset_id FROM dataset_members"
        " WHERE binary_sequence IN (SELECT value FROM json_each(?)) ORDER BY dataset_id",
        json_list(sequences),
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in rows:
        found[row["binary_sequence"]].append(row["dataset_id"])
    return found
