"""Saved MQL queries of organizations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find, find_organization
from viam_cloud_emulator.access.policies import operate, own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, not_found
from viam_cloud_emulator.core.paging import page_limit
from viam_cloud_emulator.core.values import new_uuid, required_text, to_timestamp
from viam_cloud_emulator.query_engine.mql.stages import checked_stages
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS saved_queries (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- A serialized Query with nothing but its mql_binary.
    stages BLOB NOT NULL,
    created_on INTEGER NOT NULL,
    updated_on INTEGER NOT NULL,
    UNIQUE (organization_id, name)
);
"""
_DEFAULT_LIMIT = 100

rpcs = RpcTable()


@rpcs.unary(data_service.CREATE_SAVED_QUERY, own("organization", "organization_id"))
def create_saved_query(call: Call, request: data.CreateSavedQueryRequest) -> data.CreateSavedQueryResponse:
    """Save a query under a name of its own."""
    organization = find_organization(call, request.organization_id)
    name = required_text(request.name, "name")
    _refuse_taken_name(call, organization["id"], name, except_query="")
    identifier, created_on = new_uuid(), call.environment.clock.now()
    call.transaction.run(
        "INSERT INTO saved_queries (id, organization_id, name, stages, created_on, updated_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        identifier,
        organization["id"],
        name,
        _stages_column(request.mql_binary),
        created_on,
        created_on,
    )
    return data.CreateSavedQueryResponse(id=identifier)


@rpcs.unary(data_service.UPDATE_SAVED_QUERY, own("saved query", "id"))
def update_saved_query(call: Call, request: data.UpdateSavedQueryRequest) -> data.UpdateSavedQueryResponse:
    """Replace name and stages."""
    row = _find_saved_query(call, request.id)
    name = required_text(request.name, "name")
    _refuse_taken_name(call, row["organization_id"], name, except_query=row["id"])
    call.transaction.run(
        "UPDATE saved_queries SET name = ?, stages = ?, updated_on = ? WHERE id = ?",
        name,
        _stages_column(request.mql_binary),
        call.environment.clock.now(),
        row["id"],
    )
    return data.UpdateSavedQueryResponse()


@rpcs.unary(data_service.GET_SAVED_QUERY, operate("saved query", "id"))
def get_saved_query(call: Call, request: data.GetSavedQueryRequest) -> data.GetSavedQueryResponse:
    """Return one query."""
    return data.GetSavedQueryResponse(saved_query=_query(_find_saved_query(call, request.id)))


@rpcs.unary(data_service.DELETE_SAVED_QUERY, own("saved query", "id"))
def delete_saved_query(call: Call, request: data.DeleteSavedQueryRequest) -> data.DeleteSavedQueryResponse:
    """Delete a query."""
    row = _find_saved_query(call, request.id)
    call.transaction.run("DELETE FROM saved_queries WHERE id = ?", row["id"])
    return data.DeleteSavedQueryResponse()


@rpcs.unary(data_service.LIST_SAVED_QUERIES, operate("organization", "organization_id"))
def list_saved_queries(call: Call, request: data.ListSavedQueriesRequest) -> data.ListSavedQueriesResponse:
    """List the queries of an organization, oldest first."""
    organization = find_organization(call, request.organization_id)
    rows = call.transaction.all(
        "SELECT * FROM saved_queries WHERE organization_id = ? ORDER BY created_on, rowid LIMIT ?",
        organization["id"],
        page_limit(request.limit, "limit", default=_DEFAULT_LIMIT),
    )
    return data.ListSavedQueriesResponse(queries=[_query(row) for row in rows])


def stages_of_saved_query(call: Call, organization_id: str, name: str) -> Sequence[bytes]:
    """The stages of the query that an organization saved under a name."""
    row = call.transaction.first(
        "SELECT * FROM saved_queries WHERE organization_id = ? AND name = ?", organization_id, name
    )
    if row is None:
        raise not_found(f"the organization has no saved query named {name!r}")
    return data.Query.FromString(row["stages"]).mql_binary


def _find_saved_query(call: Call, identifier: str) -> sqlite3.Row:
    return find(call, "saved query", "id", identifier, "SELECT * FROM saved_queries WHERE id = ?")


def _refuse_taken_name(call: Call, organization_id: str, name: str, *, except_query: str) -> None:
    if call.transaction.first(
        "SELECT 1 FROM saved_queries WHERE organization_id = ? AND name = ? AND id != ?",
        organization_id,
        name,
        except_query,
    ):
        raise already_exists(f"the organization has a saved query named {name!r} already")


def _stages_column(stages: Iterable[bytes]) -> bytes:
    encoded = list(stages)
    checked_stages(encoded)
    return data.Query(mql_binary=encoded).SerializeToString()


def _query(row: sqlite3.Row) -> data.Query:
    message = data.Query.FromString(row["stages"])
    message.id = row["id"]
    message.organization_id = row["organization_id"]
    message.name = row["name"]
    message.created_on.CopyFrom(to_timestamp(row["created_on"]))
    message.updated_at.CopyFrom(to_timestamp(row["updated_on"]))
    return message
