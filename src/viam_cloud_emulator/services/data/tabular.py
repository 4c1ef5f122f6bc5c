"""Tabular data: listed by filters, exported, deleted; queries are elsewhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Sequence

from google.protobuf.struct_pb2 import Struct

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find_organization, find_part
from viam_cloud_emulator.access.policies import NARROWED, operate, own
from viam_cloud_emulator.core.call import Call, StreamCall
from viam_cloud_emulator.core.paging import Position, page_limit, parse_position
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.core.values import required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.captured import READ, SOURCE_COLUMNS, capture_metadata, narrowed, page_of_rows
from viam_cloud_emulator.services.data.filters import add_interval, tabular_condition
from viam_cloud_emulator.services.data.tabular_table import parameters_column

_DEFAULT_LIMIT = 50
_EXPORT_PAGE = 500
_DAY = 24 * 60 * 60 * 1_000_000
_LONGEST_DAYS = 1_000_000  # More would leave the range of times.

rpcs = RpcTable()


@rpcs.unary(data_service.TABULAR_DATA_BY_FILTER, NARROWED)
def tabular_data_by_filter(call: Call, request: data.TabularDataByFilterRequest) -> data.TabularDataByFilterResponse:
    """Return one page of the data that matches a filter, or count all of it."""
    page = request.data_request
    condition = narrowed(call, tabular_condition(page.filter), READ)
    limit = page_limit(page.limit, "data_request.limit", default=_DEFAULT_LIMIT)
    position = parse_position(page.last, "data_request.last")
    if request.count_only:
        return _count(call, condition)
    ascending = page.sort_order == data.Order.ORDER_ASCENDING
    rows = page_of_rows(call, "tabular_data", condition, position, limit, ascending=ascending)
    response = data.TabularDataByFilterResponse(
        count=len(rows),
        # The token of an empty page is that of the page before, so that the next request does not start over.
        last=Position.of(rows[-1]).to_token() if rows else page.last,
        total_size_bytes=sum(len(row["data"].encode()) for row in rows),
    )
    _add_data(response, rows)
    return response


@rpcs.server_stream(data_service.EXPORT_TABULAR_DATA, operate("part", "part_id"))
def export_tabular_data(
    stream: StreamCall, request: data.ExportTabularDataRequest
) -> Generator[data.ExportTabularDataResponse, None, None]:
    """Stream what one resource captured, oldest first."""
    position: Position | None = None
    while True:
        with stream.read() as call:
            condition = _resource_condition(call, request)
            add_interval(condition, request.interval)
            rows = page_of_rows(call, "tabular_data", condition, position, _EXPORT_PAGE, ascending=True)
        for row in rows:
            yield _exported(row)
        if len(rows) < _EXPORT_PAGE:
            return
        position = Position.of(rows[-1])


@rpcs.unary(data_service.GET_LATEST_TABULAR_DATA, operate("part", "part_id"))
def get_latest_tabular_data(call: Call, request: data.GetLatestTabularDataRequest) -> data.GetLatestTabularDataResponse:
    """Return the newest of what one resource captured and synced within the last year."""
    condition = _resource_condition(call, request)
    condition.add("time_synced >= ?", call.environment.clock.now() - 365 * _DAY)
    rows = page_of_rows(call, "tabular_data", condition, None, 1, ascending=False)
    if not rows:
        return data.GetLatestTabularDataResponse()
    return data.GetLatestTabularDataResponse(
        time_captured=to_timestamp(rows[0]["time_requested"]),
        time_synced=to_timestamp(rows[0]["time_synced"]),
        payload=_struct(rows[0]["data"]),
    )


@rpcs.unary(data_service.DELETE_TABULAR_DATA, own("organization", "organization_id"))
def delete_tabular_data(call: Call, request: data.DeleteTabularDataRequest) -> data.DeleteTabularDataResponse:
    """Delete what is older than some days and matches the filter, if there is one."""
    organization = find_organization(call, request.organization_id)
    wanted = request.filter
    as_filter = data.Filter(
        location_ids=wanted.location_ids,
        robot_id=wanted.robot_id,
        part_id=wanted.part_id,
        component_type=wanted.component_type,
        component_name=wanted.component_name,
        method=wanted.method,
        tags_filter=wanted.tags_filter if wanted.HasField("tags_filter") else None,
    )
    condition = tabular_condition(as_filter)
    condition.add("organization_id = ?", organization["id"])
    if request.delete_older_than_days:
        # With 0 the age does not matter at all, not even when it lies in the future.
        youngest = call.environment.clock.now() - min(request.delete_older_than_days, _LONGEST_DAYS) * _DAY
        condition.add("time_requested <= ?", youngest)
    deleted = call.transaction.run(f"DELETE FROM tabular_data WHERE {condition.sql}", *condition.parameters)
    return data.DeleteTabularDataResponse(deleted_count=deleted)


def _count(call: Call, condition: Condition) -> data.TabularDataByFilterResponse:
    row = call.transaction.first(
        f"SELECT COUNT(*) AS count, SUM(LENGTH(CAST(data AS BLOB))) AS size FROM tabular_data WHERE {condition.sql}",
        *condition.parameters,
    )
    assert row is not None
    return data.TabularDataByFilterResponse(count=row["count"], total_size_bytes=row["size"] or 0)


def _add_data(response: data.TabularDataByFilterResponse, rows: Sequence[sqlite3.Row]) -> None:
    """Rows as messages, which share their metadata where it is equal."""
    indexes: dict[tuple[object, ...], int] = {}
    for row in rows:
        key = tuple(row[column] for column in SOURCE_COLUMNS)
        if key not in indexes:
            indexes[key] = len(indexes)
            response.metadata.append(capture_metadata(row))
        response.data.add(
            data=_struct(row["data"]),
            metadata_index=indexes[key],
            time_requested=to_timestamp(row["time_requested"]),
            time_received=to_timestamp(row["time_received"]),
        )


def _resource_condition(
    call: Call, request: data.ExportTabularDataRequest | data.GetLatestTabularDataRequest
) -> Condition:
    part = find_part(call, request.part_id)
    subtype = required_text(request.resource_subtype, "resource_subtype")
    condition = Condition()
    condition.add("part_id = ?", part["id"])
    condition.add("component_name = ?", required_text(request.resource_name, "resource_name"))
    condition.add("method_name = ?", required_text(request.method_name, "method_name"))
    # Uploads may say `sensor` where `rdk:component:sensor` is meant.
    condition.add("component_type IN (?, ?)", subtype, subtype.removeprefix("rdk:component:"))
    if request.HasField("additional_parameters"):
        condition.add("additional_parameters = ?", parameters_column(request.additional_parameters))
    return condition


def _exported(row: sqlite3.Row) -> data.ExportTabularDataResponse:
    return data.ExportTabularDataResponse(
        part_id=row["part_id"],
        resource_name=row["component_name"],
        resource_subtype=row["component_type"],
        method_name=row["method_name"],
        time_captured=to_timestamp(row["time_requested"]),
        organization_id=row["organization_id"],
        location_id=row["location_id"],
        robot_name=row["robot_name"],
        robot_id=row["robot_id"],
        part_name=row["part_name"],
        method_parameters=_struct(row["additional_parameters"]),
        tags=json.loads(row["tags"]),
        payload=_struct(row["data"]),
    )


def _struct(text: str) -> Struct:
    # Only what came as a message was stored, so nothing needs to be checked as `dict_to_struct` would.
    struct = Struct()
    struct.update(json.loads(text))
    return struct
