"""Binary data: listed by filters, read, deleted, and downloaded by links and addresses."""

from __future__ import annotations

import os
from collections.abc import Iterable
from http import HTTPStatus

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import NARROWED
from viam_cloud_emulator.core.call import Call, Caller, Environment
from viam_cloud_emulator.core.downloads import Download, RequestHeaders
from viam_cloud_emulator.core.errors import StatusError, invalid_argument, unauthenticated
from viam_cloud_emulator.core.paging import Position, page_limit, parse_position
from viam_cloud_emulator.core.store import Parameter
from viam_cloud_emulator.core.values import to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import (
    binary_data_messages,
    delete_rows,
    find_binary_data,
    rows_by_ids,
)
from viam_cloud_emulator.services.data.captured import CHANGE, READ, narrowed, page_of_rows, require_changeable
from viam_cloud_emulator.services.data.filters import binary_condition
from viam_cloud_emulator.services.identity.keys import caller_with_key, verified_generation
from viam_cloud_emulator.services.identity.sign_in import signed_in_caller

_DEFAULT_LIMIT = 50

DOWNLOAD_KIND = "binary_data"
_DEFAULT_MINUTES = 15
_LONGEST_MINUTES = 7 * 24 * 60

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
        # The token of an empty page is that of the page before, so that the next request does not start over.
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


@rpcs.unary(data_service.CREATE_BINARY_DATA_SIGNED_URL, NARROWED)
def create_binary_data_signed_url(
    call: Call, request: data.CreateBinaryDataSignedURLRequest
) -> data.CreateBinaryDataSignedURLResponse:
    """Make a link to one piece of binary data."""
    row = find_binary_data(call, request.binary_data_id)
    minutes = request.expiration_minutes if request.HasField("expiration_minutes") else _DEFAULT_MINUTES
    if not 1 <= minutes <= _LONGEST_MINUTES:
        raise invalid_argument(f"expiration_minutes must be from 1 to {_LONGEST_MINUTES}, a week")
    expires_at = call.environment.clock.now() + minutes * 60_000_000
    url = call.environment.downloads.url(DOWNLOAD_KIND, row["id"], expires_at)
    return data.CreateBinaryDataSignedURLResponse(signed_url=url, expires_at=to_timestamp(expires_at))


def open_download(environment: Environment, identifier: str) -> Download | None:
    """Open the binary data that a link leads to; None when it has been deleted."""
    with environment.store.read() as transaction:
        row = transaction.first("SELECT * FROM binary_data WHERE id = ?", identifier)
    content = environment.files.open(row["content_hash"]) if row is not None else None
    if row is None or content is None:
        return None
    name = os.path.basename(row["file_name"]) or f"{row['file_id']}{row['file_extension']}"
    # Contents never change: what is under an ID stays as it was uploaded.
    return Download(name, row["mime_type"], content, row["size"], f'"{row["content_hash"]}"')


def open_for_caller(environment: Environment, identifier: str, headers: RequestHeaders) -> Download | HTTPStatus:
    """Open the binary data with an ID, if the caller may read it.

    Args:
        environment: State of the emulator.
        identifier: ID of the binary data.
        headers: Of the request: an API key as `key_id` and `key`, or an access token as `authorization: Bearer …`.
    """
    try:
        caller = _caller(environment, headers)
    except StatusError:
        return HTTPStatus.UNAUTHORIZED
    with environment.store.read() as transaction:
        if not rows_by_ids(Call(environment, caller, transaction), [identifier], ()):
            return HTTPStatus.NOT_FOUND
    return open_download(environment, identifier) or HTTPStatus.NOT_FOUND


def _caller(environment: Environment, headers: RequestHeaders) -> Caller:
    key_id, key = headers.get("key_id"), headers.get("key")
    if key_id is None or key is None:
        return signed_in_caller(environment, headers.get("authorization"))
    with environment.store.read() as transaction:
        generation = verified_generation(transaction, key_id, key)
        caller = caller_with_key(transaction, key_id, generation) if generation is not None else None
    if caller is None:
        raise unauthenticated("the API key ID or the API key is wrong")
    return caller
