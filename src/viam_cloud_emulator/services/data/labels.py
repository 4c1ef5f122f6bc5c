"""Tags on binary data."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.policies import NARROWED
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import find_all_binary_data
from viam_cloud_emulator.services.data.captured import tags_column
from viam_cloud_emulator.services.data.captured_access import CHANGE, READ, narrowed, require_changeable
from viam_cloud_emulator.services.data.filters import binary_condition

rpcs = RpcTable()


@rpcs.unary(data_service.ADD_TAGS_TO_BINARY_DATA_BY_IDS, NARROWED)
def add_tags_to_binary_data_by_ids(
    call: Call, request: data.AddTagsToBinaryDataByIDsRequest
) -> data.AddTagsToBinaryDataByIDsResponse:
    """Put tags on the data with certain IDs."""
    rows = require_changeable(call, find_all_binary_data(call, request.binary_data_ids, request.binary_ids))
    _add_tags(call, rows, request.tags)
    return data.AddTagsToBinaryDataByIDsResponse()


@rpcs.unary(data_service.ADD_TAGS_TO_BINARY_DATA_BY_FILTER, NARROWED)
def add_tags_to_binary_data_by_filter(
    call: Call, request: data.AddTagsToBinaryDataByFilterRequest
) -> data.AddTagsToBinaryDataByFilterResponse:
    """Put tags on the data that matches a filter."""
    _add_tags(call, _matching(call, request.filter), request.tags)
    return data.AddTagsToBinaryDataByFilterResponse()


@rpcs.unary(data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_IDS, NARROWED)
def remove_tags_from_binary_data_by_ids(
    call: Call, request: data.RemoveTagsFromBinaryDataByIDsRequest
) -> data.RemoveTagsFromBinaryDataByIDsResponse:
    """Take tags off the data with certain IDs."""
    rows = require_changeable(call, find_all_binary_data(call, request.binary_data_ids, request.binary_ids))
    return data.RemoveTagsFromBinaryDataByIDsResponse(deleted_count=_remove_tags(call, rows, request.tags))


@rpcs.unary(data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_FILTER, NARROWED)
def remove_tags_from_binary_data_by_filter(
    call: Call, request: data.RemoveTagsFromBinaryDataByFilterRequest
) -> data.RemoveTagsFromBinaryDataByFilterResponse:
    """Take tags off the data that matches a filter."""
    rows = _matching(call, request.filter)
    return data.RemoveTagsFromBinaryDataByFilterResponse(deleted_count=_remove_tags(call, rows, request.tags))


@rpcs.unary(data_service.TAGS_BY_FILTER, NARROWED)
def tags_by_filter(call: Call, request: data.TagsByFilterRequest) -> data.TagsByFilterResponse:
    """List the tags on the data that matches a filter, in alphabetical order."""
    condition = narrowed(call, binary_condition(request.filter), READ)
    rows = call.transaction.all(
        "SELECT DISTINCT tag.value FROM binary_data, json_each(binary_data.tags) AS tag"
        f" WHERE sequence IN (SELECT sequence FROM binary_data WHERE {condition.sql}) ORDER BY tag.value",
        *condition.parameters,
    )
    return data.TagsByFilterResponse(tags=[row["value"] for row in rows])


def _matching(call: Call, filter_message: data.Filter) -> list[sqlite3.Row]:
    condition = narrowed(call, binary_condition(filter_message), CHANGE)
    return call.transaction.all(f"SELECT sequence, tags FROM binary_data WHERE {condition.sql}", *condition.parameters)


def _add_tags(call: Call, rows: Iterable[sqlite3.Row], tags: Iterable[str]) -> None:
    added = _required(tags)
    for row in rows:
        _store(call, row, [*json.loads(row["tags"]), *added])


def _remove_tags(call: Call, rows: Iterable[sqlite3.Row], tags: Iterable[str]) -> int:
    """Returns how many tags were removed, over all rows."""
    removed, count = set(_required(tags)), 0
    for row in rows:
        present: list[str] = json.loads(row["tags"])
        left = [tag for tag in present if tag not in removed]
        if len(left) < len(present):
            count += len(present) - len(left)
            _store(call, row, left)
    return count


def _required(tags: Iterable[str]) -> list[str]:
    given = list(tags)
    if not given:
        raise invalid_argument("tags must have at least one entry")
    return given


def _store(call: Call, row: sqlite3.Row, tags: Iterable[str]) -> None:
    call.transaction.run("UPDATE binary_data SET tags = ? WHERE sequence = ?", tags_column(tags), row["sequence"])
