"""What binary and tabular data have in common: origin, times and tags, and who may see or change them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from google.protobuf.message import Message

from viam_cloud.proto.app import data, datasync
from viam_cloud_emulator.access.grants import Access, Role
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import permission_denied
from viam_cloud_emulator.core.paging import Position
from viam_cloud_emulator.core.store import Condition, Parameter
from viam_cloud_emulator.core.values import from_timestamp, required_text

DATASET_TAG_PREFIX = "VIAM_DATASET_"
"""Whatever is in a dataset shows a tag of this and the ID of the dataset."""

# Names of machine and part are kept as they were: the data outlives both.
CAPTURE_COLUMNS = """
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    location_id TEXT NOT NULL,
    robot_id TEXT NOT NULL,
    robot_name TEXT NOT NULL,
    part_id TEXT NOT NULL,
    part_name TEXT NOT NULL,
    component_type TEXT NOT NULL,
    component_name TEXT NOT NULL,
    method_name TEXT NOT NULL,
    -- A serialized CaptureMetadata with nothing but its method_parameters.
    method_parameters BLOB NOT NULL,
    -- A JSON array of text.
    tags TEXT NOT NULL,
    time_requested INTEGER NOT NULL,
    time_received INTEGER NOT NULL
"""

SOURCE_COLUMNS = (
    "organization_id",
    "location_id",
    "robot_id",
    "robot_name",
    "part_id",
    "part_name",
    "component_type",
    "component_name",
    "method_name",
    "method_parameters",
    "tags",
)
"""The columns that `capture_metadata` makes a message of: all but the times."""
READ = Role.OPERATOR
CHANGE = Role.OWNER


def part_columns(part: sqlite3.Row) -> dict[str, Parameter]:
    """The columns that say which part captured, of a row that `find_part` returns."""
    same = ("organization_id", "location_id", "robot_id", "robot_name")
    return {"part_id": part["id"], "part_name": part["name"], **{name: part[name] for name in same}}


def source_columns(metadata: datasync.UploadMetadata) -> dict[str, Parameter]:
    """The columns that say what captured on the part, and the tags."""
    capture_metadata = data.CaptureMetadata()
    for name, value in metadata.method_parameters.items():
        capture_metadata.method_parameters[name].CopyFrom(value)
    return {
        "component_type": metadata.component_type,
        "component_name": metadata.component_name,
        "method_name": metadata.method_name,
        "method_parameters": capture_metadata.SerializeToString(),
        "tags": tags_column(metadata.tags),
    }


def time_columns(metadata: datasync.SensorMetadata, otherwise: int) -> dict[str, Parameter]:
    """The columns that say when it was captured."""
    requested = optional_time(metadata, "time_requested", otherwise=otherwise)
    received = optional_time(metadata, "time_received", otherwise=requested)
    return {"time_requested": requested, "time_received": received}


def optional_time(metadata: Message, field: str, *, otherwise: int) -> int:
    """The time in a field; `otherwise` when the field is unset."""
    # Asked by name, since the beginning of 1970 looks like an unset timestamp in every other way.
    return from_timestamp(getattr(metadata, field), field) if metadata.HasField(field) else otherwise


def tags_column(tags: Iterable[str]) -> str:
    """Tags as a column has them: each once, none blank."""
    return json.dumps(list(dict.fromkeys(required_text(tag, "tags") for tag in tags)))


def capture_metadata(row: sqlite3.Row) -> data.CaptureMetadata:
    """The columns as a message."""
    message = data.CaptureMetadata(
        organization_id=row["organization_id"],
        location_id=row["location_id"],
        robot_name=row["robot_name"],
        robot_id=row["robot_id"],
        part_name=row["part_name"],
        part_id=row["part_id"],
        component_type=row["component_type"],
        component_name=row["component_name"],
        method_name=row["method_name"],
        tags=json.loads(row["tags"]),
    )
    message.MergeFromString(row["method_parameters"])
    return message


def page_of_rows(
    call: Call, table: str, condition: Condition, position: Position | None, limit: int, *, ascending: bool
) -> list[sqlite3.Row]:
    """At most `limit` rows of a table of captured data that match, by time, after a position."""
    if position is not None:
        comparison = ">" if ascending else "<"
        condition.add(f"(time_requested, sequence) {comparison} (?, ?)", position.time, position.sequence)
    direction = "ASC" if ascending else "DESC"
    return call.transaction.all(
        f"SELECT * FROM {table} WHERE {condition.sql}"
        f" ORDER BY time_requested {direction}, sequence {direction} LIMIT ?",
        *condition.parameters,
        limit,
    )


def narrowed(call: Call, condition: Condition, minimum: Role) -> Condition:
    """The condition, restricted to what the caller may read or change."""
    term, parameters = Access(call).condition(minimum)
    condition.add(term, *parameters)
    return condition


def require_changeable(call: Call, rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """The rows, all of which the caller may read.

    Raises:
        StatusError: The caller may not change one of them.
    """
    access = Access(call)
    for row in rows:
        if not access.owns(Scope(row["organization_id"], row["location_id"], row["robot_id"])):
            raise permission_denied(f"this takes the role of an owner where the data {row['id']!r} was captured")
    return rows
