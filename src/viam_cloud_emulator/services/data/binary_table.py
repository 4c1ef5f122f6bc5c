"""The table of binary data: files that machine parts captured or that were uploaded on their behalf."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import missing
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument, refuse_oversized
from viam_cloud_emulator.core.store import Condition, Parameter
from viam_cloud_emulator.core.values import new_uuid, required_text, to_timestamp
from viam_cloud_emulator.services.data.captured import (
    CAPTURE_COLUMNS,
    DATASET_TAG_PREFIX,
    READ,
    capture_metadata,
    narrowed,
    part_columns,
)
from viam_cloud_emulator.services.data.dataset_table import datasets_by_sequence

SCHEMA = f"""
CREATE TABLE IF NOT EXISTS binary_data (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    file_id TEXT NOT NULL,
    {CAPTURE_COLUMNS},
    mime_type TEXT NOT NULL,
    -- A serialized Annotations.
    annotations BLOB NOT NULL,
    -- A JSON array of the labels of the bounding boxes in there, for filters.
    box_labels TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_extension TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    uploaded_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS binary_data_by_time ON binary_data (time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_organization ON binary_data (organization_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_location ON binary_data (location_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_robot ON binary_data (robot_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_component ON binary_data (component_name, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_part ON binary_data (part_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_content ON binary_data (content_hash);
"""


@dataclass(frozen=True, slots=True)
class BinaryDataIds:
    """The two IDs of binary data: the deprecated one and the one that is used."""

    file_id: str
    binary_data_id: str


def new_binary_data_ids(part: sqlite3.Row) -> BinaryDataIds:
    """IDs for something that a part, as `find_part` returns it, has captured."""
    file_id = new_uuid()
    return BinaryDataIds(file_id, _binary_data_id(part["organization_id"], part["location_id"], file_id))


def insert_binary_data(
    call: Call, ids: BinaryDataIds, part: sqlite3.Row, annotations: data.Annotations, **columns: Parameter
) -> int:
    """Store one row of binary data.

    Args:
        call: The call that stores it.
        ids: Its IDs.
        part: The part it belongs to, as `find_part` returns it.
        annotations: Boxes and labels on it.
        columns: The columns of the table that follow from none of these.

    Returns:
        Its sequence number.
    """
    columns |= {"id": ids.binary_data_id, "file_id": ids.file_id}
    columns |= part_columns(part) | _annotation_columns(annotations)
    placeholders = ", ".join("?" * len(columns))
    call.transaction.run(f"INSERT INTO binary_data ({', '.join(columns)}) VALUES ({placeholders})", *columns.values())
    return call.transaction.number("SELECT last_insert_rowid()")


def update_annotations(call: Call, row: sqlite3.Row, annotations: data.Annotations) -> None:
    """Replace the boxes and labels on binary data."""
    columns = _annotation_columns(annotations)
    call.transaction.run(
        "UPDATE binary_data SET annotations = ?, box_labels = ? WHERE sequence = ?",
        columns["annotations"],
        columns["box_labels"],
        row["sequence"],
    )


def delete_rows(call: Call, rows: Iterable[sqlite3.Row]) -> int:
    """Delete binary data, and contents that nothing refers to any more once that is safe; returns how many."""
    deleted, content_hashes = 0, set[str]()
    for row in rows:
        deleted += call.transaction.run("DELETE FROM binary_data WHERE sequence = ?", row["sequence"])
        content_hashes.add(row["content_hash"])
    for content_hash in content_hashes:
        if not call.transaction.first("SELECT 1 FROM binary_data WHERE content_hash = ?", content_hash):
            call.transaction.after_commit(partial(call.environment.files.remove, content_hash))
    return deleted


def rows_by_ids(call: Call, identifiers: Iterable[str], old_identifiers: Iterable[data.BinaryID]) -> list[sqlite3.Row]:
    """The rows that a request names in `binary_data_ids` or the deprecated `binary_ids`, each once and in their order.

    What is unknown, and what the caller may not see, is left out.
    """
    unique = _all_identifiers(identifiers, old_identifiers)
    condition = Condition()
    condition.add_any_of("id", unique)
    narrowed(call, condition, READ)
    rows = call.transaction.all(f"SELECT * FROM binary_data WHERE {condition.sql}", *condition.parameters)
    by_id = {row["id"]: row for row in rows}
    return [by_id[identifier] for identifier in unique if identifier in by_id]


def find_all_binary_data(
    call: Call, identifiers: Iterable[str], old_identifiers: Iterable[data.BinaryID]
) -> list[sqlite3.Row]:
    """The rows that a request names, all of which have to exist as far as the caller may see."""
    unique = _all_identifiers(identifiers, old_identifiers)
    rows = rows_by_ids(call, unique, ())
    found = {row["id"] for row in rows}
    for identifier in unique:
        if identifier not in found:
            raise missing("binary data", identifier, "binary_data_ids")
    return rows


def find_binary_data(call: Call, identifier: str, old: data.BinaryID | None = None) -> sqlite3.Row:
    """The row that a request names in `binary_data_id` or, if it has that, in the deprecated `binary_id`."""
    if not identifier and old is not None and old.file_id:
        identifier = _binary_data_id(old.organization_id, old.location_id, old.file_id)
    rows = rows_by_ids(call, [required_text(identifier, "binary_data_id")], ())
    if not rows:
        raise missing("binary data", identifier, "binary_data_id")
    return rows[0]


def binary_data_messages(call: Call, rows: Sequence[sqlite3.Row], *, include_binary: bool) -> list[data.BinaryData]:
    """Rows as messages; without those whose contents are asked for and have just been deleted."""
    if include_binary:
        # Before they are in memory.
        refuse_oversized(sum(row["size"] for row in rows))
    datasets = datasets_by_sequence(call, [row["sequence"] for row in rows])
    found: list[data.BinaryData] = []
    for row in rows:
        binary = call.environment.files.read(row["content_hash"]) if include_binary else b""
        if binary is not None:
            metadata = _metadata(call, row, datasets.get(row["sequence"], []))
            found.append(data.BinaryData(binary=binary, metadata=metadata))
    return found


def _metadata(call: Call, row: sqlite3.Row, dataset_ids: Sequence[str]) -> data.BinaryMetadata:
    message = capture_metadata(row)
    message.mime_type = row["mime_type"]
    message.tags.extend(f"{DATASET_TAG_PREFIX}{identifier}" for identifier in dataset_ids)
    return data.BinaryMetadata(
        id=row["file_id"],
        capture_metadata=message,
        time_requested=to_timestamp(row["time_requested"]),
        time_received=to_timestamp(row["time_received"]),
        file_name=row["file_name"],
        file_ext=row["file_extension"],
        uri=call.environment.downloads.address_of(row["id"]),
        annotations=data.Annotations.FromString(row["annotations"]),
        dataset_ids=dataset_ids,
        binary_data_id=row["id"],
        file_size_bytes=row["size"],
    )


def _annotation_columns(annotations: data.Annotations) -> dict[str, Parameter]:
    labels = list(dict.fromkeys(box.label for box in annotations.bboxes))
    return {"annotations": annotations.SerializeToString(), "box_labels": json.dumps(labels)}


def _all_identifiers(identifiers: Iterable[str], old_identifiers: Iterable[data.BinaryID]) -> list[str]:
    every = list(identifiers)
    every += [_binary_data_id(old.organization_id, old.location_id, old.file_id) for old in old_identifiers]
    if not every:
        raise invalid_argument("binary_data_ids must have at least one entry")
    return list(dict.fromkeys(every))


def _binary_data_id(organization_id: str, location_id: str, file_id: str) -> str:
    """The ID of binary data, made of what the deprecated `BinaryID` has as three fields."""
    return f"{organization_id}/{location_id}/{file_id}"
