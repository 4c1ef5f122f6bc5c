"""Binary data: listed by filters, read and deleted."""

from __future__ import annotations

from collections.abc import Iterable

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import NARROWED
from viam_cloud_emulator.core.call import Call, Environment
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.paging import Position, page_limit, parse_position
from viam_cloud_emulator.core.store import Parameter
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import (
    binary_data_messages,
    delete_rows,
    rows_by_ids,
)
from viam_cloud_emulator.services.data.captured import page_of_rows
from viam_cloud_emulator.services.data.captured_access import CHANGE, READ, narrowed, require_changeable
from viam_cloud_emulator.services.data.filters import binary_condition

_DEFAULT_LIMIT = 50

rpcs = RpcTable()


@rpcs.unary(data_service.BINARY_DATA_BY_FILTER, NARROWED)
def binary_data_by_filter(call: Call, request: data.BinaryDataByFilterRequest) -> data.BinaryDataByFilterResponse:
    """Return one page of the data that matches a filter, or count all of it."""
    page = request.data_request
    condition = narrowed(call, binary_condition(page.filter), READ)
    limit = page_limit(page.limit, "data_request.limit", default=_DEFAULT_LIMIT)
    position = parse_position(page.last, "data_request.last")
    if request.count_only:
        return _count(call, condition.sql, condition.parameters)
    ascending = page.sort_order == data.Order.ORDER_ASCENDING
    rows = page_of_rows(call, "binary_data", condition, position, limit, ascending=ascending)
    found = binary_data_messages(call, rows, include_binary=request.include_binary)
    return data.BinaryDataByFilterResponse(
        data=found,
        count=len(found),
        # An empty page repeats where it began, so that whoever goes on does not start over.
        last=Position.of(rows[-1]).to_token() if rows else page.last,
        total_size_bytes=sum(row["size"] for row in rows),
    )


@rpcs.unary(data_service.BINARY_DATA_BY_IDS, NARROWED)
def binary_data_by_ids(call: Call, request: data.BinaryDataByIDsRequest) -> data.BinaryDataByIDsResponse:
    """Return data by IDs, in their order; what does not exist is left out."""
    rows = rows_by_ids(call, request.binary_data_ids, request.binary_ids)
    found = binary_data_messages(call, rows, include_binary=request.include_binary)
    return data.BinaryDataByIDsResponse(data=found, count=len(found))


@rpcs.unary(data_service.DELETE_BINARY_DATA_BY_IDS, NARROWED)
def delete_binary_data_by_ids(
    call: Call, request: data.DeleteBinaryDataByIDsRequest
) -> data.DeleteBinaryDataByIDsResponse:
    """Delete data by IDs; what does not exist is not counted."""
    rows = require_changeable(call, rows_by_ids(call, request.binary_data_ids, request.binary_ids))
    return data.DeleteBinaryDataByIDsResponse(deleted_count=delete_rows(call, rows))


@rpcs.unary(data_service.DELETE_BINARY_DATA_BY_FILTER, NARROWED)
def delete_binary_data_by_filter(
    call: Call, request: data.DeleteBinaryDataByFilterRequest
) -> data.DeleteBinaryDataByFilterResponse:
    """Delete everything that matches a filter, which has to say in which organizations."""
    if not request.filter.organization_ids:
        raise invalid_argument("filter.organization_ids must name the organizations whose data is to be deleted")
    for identifier in request.filter.organization_ids:
        find_organization(call, identifier, "filter.organization_ids")
    condition = narrowed(call, binary_condition(request.filter), CHANGE)
    rows = call.transaction.all(
        f"SELECT sequence, content_hash FROM binary_data WHERE {condition.sql}", *condition.parameters
    )
    return data.DeleteBinaryDataByFilterResponse(deleted_count=delete_rows(call, rows))


def remove_orphans(environment: Environment) -> None:
    """Delete contents that no data refers to: left by a deleted organization, or by a crash between file and row."""
    with environment.store.read() as transaction:
        used = {row["content_hash"] for row in transaction.all("SELECT DISTINCT content_hash FROM binary_data")}
    for content_hash in environment.files.content_hashes() - used:
        environment.files.remove(content_hash)


def _count(call: Call, condition: str, parameters: Iterable[Parameter]) -> data.BinaryDataByFilterResponse:
    row = call.transaction.first(
        f"SELECT COUNT(*) AS count, SUM(size) AS size FROM binary_data WHERE {condition}", *parameters
    )
    assert row is not None
    return data.BinaryDataByFilterResponse(count=row["count"], total_size_bytes=row["size"] or 0)
