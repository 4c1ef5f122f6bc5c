"""The table of datasets, and finding them; their RPCs are in `datasets`, what is in them in other modules."""

from __future__ import annotations

import sqlite3

from viam_cloud.proto.app import dataset
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find, missing
from viam_cloud_emulator.access.resource_scope import Place
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition
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
"""

BINARY = dataset.DatasetType.DATASET_TYPE_BINARY_DATA
SEQUENCES = dataset.DatasetType.DATASET_TYPE_SEQUENCE_DATA


def find_dataset(call: Call, identifier: str, field: str = "dataset_id") -> sqlite3.Row:
    """The dataset that a request field names."""
    return find(call, "dataset", field, identifier, "SELECT * FROM datasets WHERE id = ?")


def find_dataset_for_data(call: Call, identifier: str, field: str, organization_id: str) -> sqlite3.Row:
    """A dataset that binary data of an organization can go into."""
    row = find_dataset(call, identifier, field)
    if not Access(call).sees(Place(row["organization_id"])):
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
