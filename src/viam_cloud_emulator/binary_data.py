"""Binary data: files that machine parts captured or that were uploaded on their behalf."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.binary_filter import binary_condition
from viam_cloud_emulator.calls import Call, Environment
from viam_cloud_emulator.paging import Position, page_limit, parse_position
from viam_cloud_emulator.rpcs import RpcTable
from viam_cloud_emulator.status_error import invalid_argument
from viam_cloud_emulator.store import Parameter
from viam_cloud_emulator.values import new_uuid, to_timestamp

# Names of machine and part are kept as they were: the data outlives both.
SCHEMA = """
CREATE TABLE IF NOT EXISTS binary_data (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    file_id TEXT NOT NULL,
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
    mime_type TEXT NOT NULL,
    -- A JSON array of text.
    tags TEXT NOT NULL,
    -- A serialized Annotations.
    annotations BLOB NOT NULL,
    file_name TEXT NOT NULL,
    file_extension TEXT NOT NULL,
    time_requested INTEGER NOT NULL,
    time_received INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    size INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS binary_data_by_time ON binary_data (time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_organization ON binary_data (organization_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_location ON binary_data (location_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_part ON binary_data (part_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS binary_data_by_content ON binary_data (content_hash);
"""
_DEFAULT_LIMIT = 50

rpcs = RpcTable()


@rpcs.unary(data_service.BINARY_DATA_BY_FILTER)
def binary_data_by_filter(call: Call, request: data.BinaryDataByFilterRequest) -> data.BinaryDataByFilterResponse:
    """Return one page of the data that matches a filter, or count all of it."""
    page = request.data_request
    condition = binary_condition(page.filter)
    limit = page_limit(page.limit, "data_request.limit", default=_DEFAULT_LIMIT)
    position = parse_position(page.last, "data_request.last")
    if request.count_only:
        return _count(call, condition.sql, condition.parameters)
    ascending = page.sort_order == data.Order.ORDER_ASCENDING
    if position is not None:
        comparison = ">" if ascending else "<"
        condition.add(f"(time_requested, sequence) {comparison} (?, ?)", position.time, position.sequence)
    direction = "ASC" if ascending else "DESC"
    rows = call.transaction.all(
        f"SELECT * FROM binary_data WHERE {condition.sql}"
        f" ORDER BY time_requested {direction}, sequence {direction} LIMIT ?",
        *condition.parameters,
        limit,
    )
    found = _binary_data(call, rows, include_binary=request.include_binary)
    return data.BinaryDataByFilterResponse(
        data=found,
        count=len(found),
        # An empty page repeats where it began, so that whoever goes on does not start over.
        last=Position(rows[-1]["time_requested"], rows[-1]["sequence"]).to_token() if rows else page.last,
        total_size_bytes=sum(row["size"] for row in rows),
    )


@rpcs.unary(data_service.BINARY_DATA_BY_IDS)
def binary_data_by_ids(call: Call, request: data.BinaryDataByIDsRequest) -> data.BinaryDataByIDsResponse:
    """Return data by IDs, in their order; what does not exist is left out."""
    rows = _rows_by_ids(call, request)
    found = _binary_data(call, rows, include_binary=request.include_binary)
    return data.BinaryDataByIDsResponse(data=found, count=len(found))


@rpcs.unary(data_service.DELETE_BINARY_DATA_BY_IDS)
def delete_binary_data_by_ids(
    call: Call, request: data.DeleteBinaryDataByIDsRequest
) -> data.DeleteBinaryDataByIDsResponse:
    """Delete data by IDs; what does not exist is not counted."""
    rows = _rows_by_ids(call, request)
    for row in rows:
        call.transaction.run("DELETE FROM binary_data WHERE sequence = ?", row["sequence"])
    _remove_unused_contents(call, {row["content_hash"] for row in rows})
    return data.DeleteBinaryDataByIDsResponse(deleted_count=len(rows))


@dataclass(frozen=True, slots=True)
class BinaryDataIds:
    """The two IDs of binary data: the deprecated one and the one that is used."""

    file_id: str
    binary_data_id: str


def new_binary_data_ids(part: sqlite3.Row) -> BinaryDataIds:
    """IDs for something that a part, as `find_part` returns it, has captured."""
    file_id = new_uuid()
    return BinaryDataIds(file_id, _binary_data_id(part["organization_id"], part["location_id"], file_id))


def insert_binary_data(call: Call, ids: BinaryDataIds, part: sqlite3.Row, **columns: Parameter) -> None:
    """Store one row of binary data.

    Args:
        call: The call that stores it.
        ids: Its IDs.
        part: The part it belongs to, as `find_part` returns it.
        columns: The columns of the table that follow from neither.
    """
    columns |= {"id": ids.binary_data_id, "file_id": ids.file_id, "part_id": part["id"], "part_name": part["name"]}
    columns |= {name: part[name] for name in ("organization_id", "location_id", "robot_id", "robot_name")}
    placeholders = ", ".join("?" * len(columns))
    call.transaction.run(f"INSERT INTO binary_data ({', '.join(columns)}) VALUES ({placeholders})", *columns.values())


def _remove_unused_contents(call: Call, content_hashes: Iterable[str]) -> None:
    """Delete those contents from the disk that no data refers to any more, once the transaction is safe."""
    for content_hash in content_hashes:
        if not call.transaction.first("SELECT 1 FROM binary_data WHERE content_hash = ?", content_hash):
            call.transaction.after_commit(partial(call.environment.files.remove, content_hash))


def _count(call: Call, condition: str, parameters: Iterable[Parameter]) -> data.BinaryDataByFilterResponse:
    row = call.transaction.first(
        f"SELECT COUNT(*) AS count, SUM(size) AS size FROM binary_data WHERE {condition}", *parameters
    )
    assert row is not None
    return data.BinaryDataByFilterResponse(count=row["count"], total_size_bytes=row["size"] or 0)


def _rows_by_ids(
    call: Call, request: data.BinaryDataByIDsRequest | data.DeleteBinaryDataByIDsRequest
) -> list[sqlite3.Row]:
    identifiers = list(request.binary_data_ids)
    identifiers += [_binary_data_id(old.organization_id, old.location_id, old.file_id) for old in request.binary_ids]
    if not identifiers:
        raise invalid_argument("binary_data_ids must have at least one entry")
    # Each row once, however often it is named.
    found = (
        call.transaction.first("SELECT * FROM binary_data WHERE id = ?", identifier)
        for identifier in dict.fromkeys(identifiers)
    )
    return [row for row in found if row is not None]


def _binary_data_id(organization_id: str, location_id: str, file_id: str) -> str:
    """The ID of binary data, made of what the deprecated `BinaryID` has as three fields."""
    return f"{organization_id}/{location_id}/{file_id}"


def _binary_data(call: Call, rows: list[sqlite3.Row], *, include_binary: bool) -> list[data.BinaryData]:
    found: list[data.BinaryData] = []
    for row in rows:
        binary = call.environment.files.read(row["content_hash"]) if include_binary else b""
        if binary is not None:
            found.append(data.BinaryData(binary=binary, metadata=_metadata(row)))
    return found


def _metadata(row: sqlite3.Row) -> data.BinaryMetadata:
    capture_metadata = data.CaptureMetadata(
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
        mime_type=row["mime_type"],
    )
    capture_metadata.MergeFromString(row["method_parameters"])
    return data.BinaryMetadata(
        id=row["file_id"],
        capture_metadata=capture_metadata,
        time_requested=to_timestamp(row["time_requested"]),
        time_received=to_timestamp(row["time_received"]),
        file_name=row["file_name"],
        file_ext=row["file_extension"],
        annotations=data.Annotations.FromString(row["annotations"]),
        binary_data_id=row["id"],
        file_size_bytes=row["size"],
    )


def remove_orphans(environment: Environment) -> None:
    """Delete contents that no data refers to: left by a deleted organization, or by a crash between file and row."""
    with environment.store.read() as transaction:
        used = {row["content_hash"] for row in transaction.all("SELECT DISTINCT content_hash FROM binary_data")}
    for content_hash in environment.files.content_hashes() - used:
        environment.files.remove(content_hash)
