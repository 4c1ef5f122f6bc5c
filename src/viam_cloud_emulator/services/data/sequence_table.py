"""The tables of sequences, spans of time over the data of a part, and of their members."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.paging import Position
from viam_cloud_emulator.core.store import Condition, json_list
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.services.data.captured import page_of_rows

SCHEMA = """
CREATE TABLE IF NOT EXISTS sequences (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    location_id TEXT NOT NULL,
    robot_id TEXT NOT NULL,
    part_id TEXT NOT NULL,
    -- Serialized: a Sequence with nothing but its resources.
    resources BLOB NOT NULL,
    -- A JSON array of text.
    tags TEXT NOT NULL,
    start_time INTEGER NOT NULL,
    end_time INTEGER NOT NULL,
    created_on INTEGER NOT NULL,
    updated_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS sequences_by_organization ON sequences (organization_id, number);
CREATE TABLE IF NOT EXISTS sequence_members (
    dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    sequence_id TEXT NOT NULL REFERENCES sequences (id) ON DELETE CASCADE,
    PRIMARY KEY (dataset_id, sequence_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sequence_members_by_sequence ON sequence_members (sequence_id);
"""

# Like captured data, a sequence outlives the part.


def find_sequence(call: Call, identifier: str, field: str = "id") -> sqlite3.Row:
    """The sequence that a request field names."""
    return find(call, "sequence", field, identifier, "SELECT * FROM sequences WHERE id = ?")


def resources_column(resources: Iterable[data.SequenceResourceFilter]) -> bytes:
    """Resources as the column has them."""
    message = data.Sequence(resources=resources)
    for resource in message.resources:
        required_text(resource.resource_name, "resources.resource_name")
        required_text(resource.method_name, "resources.method_name")
    if not message.resources:
        raise invalid_argument("resources must have at least one entry")
    return message.SerializeToString()


def binary_rows_of_sequence(
    call: Call, row: sqlite3.Row, position: Position | None, limit: int
) -> Sequence[sqlite3.Row]:
    """Binary data that belongs to a sequence, oldest first."""
    resources = data.Sequence.FromString(row["resources"]).resources
    condition = Condition()
    condition.add("part_id = ?", row["part_id"])
    condition.add("time_requested BETWEEN ? AND ?", row["start_time"], row["end_time"])
    either = " OR ".join(["(component_name = ? AND method_name = ?)"] * len(resources))
    names = [name for resource in resources for name in (resource.resource_name, resource.method_name)]
    condition.add(f"({either})", *names)
    return page_of_rows(call, "binary_data", condition, position, limit, ascending=True)


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
