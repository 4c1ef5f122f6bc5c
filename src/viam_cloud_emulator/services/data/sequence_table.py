"""The table of sequences: spans of time over the data of a part."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.paging import Position
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.services.data.captured import page_of_rows

# Like captured data, a sequence outlives the part.
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
"""


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
