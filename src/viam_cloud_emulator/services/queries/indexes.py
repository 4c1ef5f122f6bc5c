"""Indexes on the hot data store and on results of pipelines, and users of the database; only kept and listed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, cast

import bson

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import operate, own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, invalid_argument, not_found
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.query_engine.bson_documents import Document, decode_documents
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.queries.pipeline_table import find_pipeline_by_name

SCHEMA = """
CREATE TABLE IF NOT EXISTS indexes (
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    -- NULL for the hot data store.
    pipeline_id TEXT REFERENCES data_pipelines (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- A serialized Index with nothing but its index_spec.
    spec BLOB NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS indexes_by_name ON indexes (organization_id, COALESCE(pipeline_id, ''), name);
CREATE TABLE IF NOT EXISTS database_users (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE
);
"""

_HOT_STORE = data.IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE
_PIPELINE_SINK = data.IndexableCollection.INDEXABLE_COLLECTION_PIPELINE_SINK
_OWN_INDEX = "_id_"
_IN_COLLECTION = "organization_id = ? AND pipeline_id IS ?"

# There is no database to sign in to, so the password is not kept in any form.
_SHORTEST_PASSWORD = 8

rpcs = RpcTable()


@dataclass(frozen=True, slots=True)
class Collection:
    """Collection that an index is on."""

    organization_id: str
    pipeline: sqlite3.Row | None

    @property
    def key(self) -> tuple[str, str | None]:
        """Values of its rows in the columns of `_IN_COLLECTION`."""
        return self.organization_id, self.pipeline["id"] if self.pipeline is not None else None


@rpcs.unary(data_service.CREATE_INDEX, own("organization", "organization_id"))
def create_index(call: Call, request: data.CreateIndexRequest) -> data.CreateIndexResponse:
    """Add an index; without a name in its options it gets the one that MongoDB would give it."""
    collection = _collection(call, request)
    name = _name(decode_documents(request.index_spec, "index_spec"))
    if name == _OWN_INDEX or call.transaction.first(
        f"SELECT 1 FROM indexes WHERE {_IN_COLLECTION} AND name = ?", *collection.key, name
    ):
        raise already_exists(f"the collection has an index named {name!r} already")
    call.transaction.run(
        "INSERT INTO indexes (organization_id, pipeline_id, name, spec) VALUES (?, ?, ?, ?)",
        *collection.key,
        name,
        data.Index(index_spec=request.index_spec).SerializeToString(),
    )
    return data.CreateIndexResponse()


@rpcs.unary(data_service.LIST_INDEXES, operate("organization", "organization_id"))
def list_indexes(call: Call, request: data.ListIndexesRequest) -> data.ListIndexesResponse:
    """List the indexes of a collection: the one that every collection has, and those of users."""
    collection = _collection(call, request)
    own = data.Index(
        index_name=_OWN_INDEX,
        index_spec=[bson.encode({"_id": 1})],
        created_by=data.IndexCreator.INDEX_CREATOR_VIAM,
    )
    rows = call.transaction.all(f"SELECT * FROM indexes WHERE {_IN_COLLECTION} ORDER BY rowid", *collection.key)
    indexes = [own, *map(_index, rows)]
    for index in indexes:
        index.collection_type = request.collection_type
        if collection.pipeline is not None:
            index.pipeline_name = collection.pipeline["name"]
    return data.ListIndexesResponse(indexes=indexes)


@rpcs.unary(data_service.DELETE_INDEX, own("organization", "organization_id"))
def delete_index(call: Call, request: data.DeleteIndexRequest) -> data.DeleteIndexResponse:
    """Delete an index that a user made."""
    collection = _collection(call, request)
    name = required_text(request.index_name, "index_name")
    if name == _OWN_INDEX:
        raise failed_precondition(f"the index {name!r} belongs to the service and cannot be deleted")
    if not call.transaction.run(f"DELETE FROM indexes WHERE {_IN_COLLECTION} AND name = ?", *collection.key, name):
        raise not_found(f"the collection has no index named {name!r} (index_name)")
    return data.DeleteIndexResponse()


def _collection(
    call: Call, request: data.CreateIndexRequest | data.ListIndexesRequest | data.DeleteIndexRequest
) -> Collection:
    organization_id = find_organization(call, request.organization_id)["id"]
    if request.collection_type == _HOT_STORE:
        return Collection(organization_id, None)
    if request.collection_type != _PIPELINE_SINK:
        raise invalid_argument("collection_type must be the hot data store or a pipeline sink")
    name = required_text(request.pipeline_name, "pipeline_name")
    return Collection(organization_id, find_pipeline_by_name(call, organization_id, name))


def _name(spec: list[Document]) -> str:
    """The name of an index by its specification: keys and options in one document, or in two."""
    if not 1 <= len(spec) <= 2:
        raise invalid_argument("index_spec must have one document with the keys and, if wanted, one with options")
    together = isinstance(spec[0].get("keys"), dict)
    keys: Document = spec[0]["keys"] if together else spec[0]
    options: Document = spec[1] if len(spec) == 2 else spec[0].get("options") or {} if together else {}
    if not keys or not isinstance(cast(Any, options), dict):
        raise invalid_argument("index_spec must name at least one key, and its options must be a document")
    parts = [f"{key}_{_direction(key, direction)}" for key, direction in keys.items()]
    return str(options.get("name") or "_".join(parts))


def _direction(key: str, direction: Any) -> int | str:
    if isinstance(direction, str):
        return direction
    if isinstance(direction, (int, float)) and direction in (1, -1):
        return int(direction)
    raise invalid_argument(f"index_spec: the key {key!r} must be 1, -1 or the name of a kind of index")


def _index(row: sqlite3.Row) -> data.Index:
    index = data.Index.FromString(row["spec"])
    index.index_name = row["name"]
    index.created_by = data.IndexCreator.INDEX_CREATOR_CUSTOMER
    return index


@rpcs.unary(data_service.GET_DATABASE_CONNECTION, own("organization", "organization_id"))
def get_database_connection(
    call: Call, request: data.GetDatabaseConnectionRequest
) -> data.GetDatabaseConnectionResponse:
    """Return an address that nothing listens on, once there is a user."""
    organization = find_organization(call, request.organization_id)
    if not call.transaction.first("SELECT 1 FROM database_users WHERE organization_id = ?", organization["id"]):
        raise not_found("the organization has no user of the database yet; make one with ConfigureDatabaseUser")
    # The top-level domain `invalid` is reserved, so that no other server is ever asked.
    hostname = f"data-federation-{organization['id']}.viam-cloud-emulator.invalid"
    return data.GetDatabaseConnectionResponse(
        hostname=hostname,
        mongodb_uri=f"mongodb://db-user-{organization['id']}@{hostname}/sensorData?tls=true&authSource=admin",
        has_database_user=True,
    )


@rpcs.unary(data_service.CONFIGURE_DATABASE_USER, own("organization", "organization_id"))
def configure_database_user(
    call: Call, request: data.ConfigureDatabaseUserRequest
) -> data.ConfigureDatabaseUserResponse:
    """Note that there is a user."""
    organization = find_organization(call, request.organization_id)
    if len(request.password) < _SHORTEST_PASSWORD:
        raise invalid_argument(f"password must have at least {_SHORTEST_PASSWORD} characters")
    call.transaction.run("INSERT OR IGNORE INTO database_users (organization_id) VALUES (?)", organization["id"])
    return data.ConfigureDatabaseUserResponse()
