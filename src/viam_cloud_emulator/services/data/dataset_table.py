"""The tables of datasets and of their members, and finding them; their RPCs are in `datasets`."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from viam_cloud.proto.app import dataset
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find, missing
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition
from viam_cloud_emulator.core.store import json_list
from viam_cloud_emulator.core.values import new_uuid

SCHEMA = """
CREATE TABLE IF NOT EXISTS datasets (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    type INTEGER NOT NULL,
    created_on INTEGER NOT NULL,
    UNIQUE (organization_id, name)
);
CREATE TABLE IF NOT EXISTS dataset_members (
    dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
    binary_sequence INTEGER NOT NULL REFERENCES binary_data (sequence) ON DELETE CASCADE,
    PRIMARY KEY (dataset_id, binary_sequence)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dataset_members_by_data ON dataset_members (binary_sequence);
"""

BINARY = dataset.DatasetType.DATASET_TYPE_BINARY_DATA
SEQUENCES = dataset.DatasetType.DATASET_TYPE_SEQUENCE_DATA


def find_dataset(call: Call, identifier: str, field: str = "dataset_id") -> sqlite3.Row:
    """The dataset that a request field names."""
    return find(call, "dataset", field, identifier, "SELECT * FROM datasets WHERE id = ?")


def find_dataset_for_data(call: Call, identifier: str, field: str, organization_id: str) -> sqlite3.Row:
    """A dataset that binary data of an organization can go into."""
    row = find_dataset(call, identifier, field)
    if not Access(call).sees(Scope(row["organization_id"])):
        raise missing("dataset", identifier, field)
    if row["type"] != BINARY:
        raise failed_precondition(f"the dataset {row['name']!r} holds sequences, not binary data")
    refuse_other_organization(row, organization_id)
    return row


def find_dataset_for_sequences(call: Call, identifier: str, field: str = "dataset_id") -> sqlite3.Row:
    """A dataset that sequences can go into."""
    row = find_dataset(call, identifier, field)
    if row["type"] != SEQUENCES:
        raise failed_precondition(f"the dataset {row['name']!r} holds binary data, not sequences")
    return row


def refuse_other_organization(row: sqlite3.Row, organization_id: str) -> None:
    """Refuse to mix a dataset with data of an organization that is not its own."""
    if row["organization_id"] != organization_id:
        raise failed_precondition(f"the dataset {row['name']!r} belongs to another organization than the data")


def insert_dataset(call: Call, organization_id: str, name: str, kind: dataset.DatasetType.ValueType) -> str:
    """Add an empty dataset; returns its ID."""
    refuse_taken_name(call, organization_id, name, except_dataset="")
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO datasets (id, organization_id, name, type, created_on) VALUES (?, ?, ?, ?, ?)",
        identifier,
        organization_id,
        name,
        kind,
        call.environment.clock.now(),
    )
    return identifier


def refuse_taken_name(call: Call, organization_id: str, name: str, *, except_dataset: str) -> None:
    """Refuse a name that another dataset of the organization has."""
    if call.transaction.first(
        "SELECT 1 FROM datasets WHERE organization_id = ? AND name = ? AND id != ?",
        organization_id,
        name,
        except_dataset,
    ):
        raise already_exists(f"the organization has a dataset named {name!r} already")


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
