"""API keys: who may sign in, and what for.

Secrets are stored as hashes and returned once, by the RPC that makes them; lists leave them out.
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timezone

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.calls import Call
from viam_cloud_emulator.key_authorizations import add_authorization, authorizations
from viam_cloud_emulator.lookup import find, find_organization, find_robot
from viam_cloud_emulator.rpcs import RpcTable
from viam_cloud_emulator.status_error import invalid_argument
from viam_cloud_emulator.store import Transaction
from viam_cloud_emulator.values import new_secret, new_uuid, now, required_text, to_timestamp

SCHEMA = """
CREATE TABLE IF NOT EXISTS api_keys (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    -- Goes up when the secret changes, which ends the tokens that the old one got.
    generation INTEGER NOT NULL DEFAULT 1,
    -- Whether the key is the emulator's own, which belongs to no organization.
    bootstrap INTEGER NOT NULL DEFAULT 0,
    created_on INTEGER NOT NULL
);
"""

rpcs = RpcTable()


@dataclass(frozen=True, slots=True)
class NewKey:
    """An API key at the one moment when its secret is known."""

    id: str
    secret: str


@rpcs.unary(app_service.CREATE_KEY)
def create_key(call: Call, request: app.CreateKeyRequest) -> app.CreateKeyResponse:
    """Create a key with at least one authorization."""
    if not request.authorizations:
        raise invalid_argument("authorizations must have at least one entry")
    key = NewKey(new_uuid(), new_secret())
    name = request.name or datetime.now(timezone.utc).isoformat(timespec="seconds")
    insert_key(call.transaction, key, name)
    for authorization in request.authorizations:
        add_authorization(call, key.id, authorization)
    return app.CreateKeyResponse(key=key.secret, id=key.id)


@rpcs.unary(app_service.LIST_KEYS)
def list_keys(call: Call, request: app.ListKeysRequest) -> app.ListKeysResponse:
    """List the keys that are authorized for something in an organization."""
    organization = find_organization(call, request.org_id, "org_id")
    return app.ListKeysResponse(api_keys=_keys_with(call, "organization_id", organization["id"]))


@rpcs.unary(app_service.GET_ROBOT_API_KEYS)
def get_robot_api_keys(call: Call, request: app.GetRobotAPIKeysRequest) -> app.GetRobotAPIKeysResponse:
    """List the keys that are authorized for a machine itself."""
    robot = find_robot(call, request.robot_id, "robot_id")
    return app.GetRobotAPIKeysResponse(api_keys=_keys_with(call, "robot_id", robot["id"]))


@rpcs.unary(app_service.RENAME_KEY)
def rename_key(call: Call, request: app.RenameKeyRequest) -> app.RenameKeyResponse:
    """Give a key another name."""
    row = _find_key(call, request.id)
    name = required_text(request.name, "name")
    call.transaction.run("UPDATE api_keys SET name = ? WHERE id = ?", name, row["id"])
    return app.RenameKeyResponse(id=row["id"], name=name)


@rpcs.unary(app_service.ROTATE_KEY)
def rotate_key(call: Call, request: app.RotateKeyRequest) -> app.RotateKeyResponse:
    """Give a key another secret; the old one and its tokens stop working."""
    row = _find_key(call, request.id)
    secret = new_secret()
    call.transaction.run(
        "UPDATE api_keys SET secret_hash = ?, generation = generation + 1 WHERE id = ?", _hash(secret), row["id"]
    )
    return app.RotateKeyResponse(id=row["id"], key=secret)


@rpcs.unary(app_service.DELETE_KEY)
def delete_key(call: Call, request: app.DeleteKeyRequest) -> app.DeleteKeyResponse:
    """Delete a key; it and its tokens stop working."""
    row = _find_key(call, request.id)
    call.transaction.run("DELETE FROM api_keys WHERE id = ?", row["id"])
    return app.DeleteKeyResponse()


def insert_key(transaction: Transaction, key: NewKey, name: str, *, bootstrap: bool = False) -> None:
    """Store a key, without any authorization yet."""
    transaction.run(
        "INSERT INTO api_keys (id, name, secret_hash, bootstrap, created_on) VALUES (?, ?, ?, ?, ?)",
        key.id,
        name,
        _hash(key.secret),
        bootstrap,
        now(),
    )


def verified_generation(transaction: Transaction, key_id: str, secret: str) -> int | None:
    """The generation of the key with this ID and secret; None when there is no such key."""
    row = transaction.first("SELECT secret_hash, generation FROM api_keys WHERE id = ?", key_id)
    if row is None or not hmac.compare_digest(row["secret_hash"], _hash(secret)):
        return None
    return int(row["generation"])


def current_generation(transaction: Transaction, key_id: str) -> int | None:
    """The generation of a key; None when it does not exist (any more)."""
    row = transaction.first("SELECT generation FROM api_keys WHERE id = ?", key_id)
    return None if row is None else int(row["generation"])


def _find_key(call: Call, identifier: str) -> sqlite3.Row:
    return find(call, "API key", "id", identifier, "SELECT * FROM api_keys WHERE id = ?")


def _hash(secret: str) -> bytes:
    # The secrets are long and random, so nobody can guess them from a fast hash.
    return hashlib.sha256(secret.encode()).digest()


def _keys_with(call: Call, column: str, identifier: str) -> list[app.APIKeyWithAuthorizations]:
    """Keys with an authorization that has this value in a column."""
    rows = call.transaction.all(
        f"SELECT * FROM api_keys WHERE id IN (SELECT key_id FROM key_authorizations WHERE {column} = ?)"
        " ORDER BY created_on, rowid",
        identifier,
    )
    return [
        app.APIKeyWithAuthorizations(
            api_key=app.APIKey(id=row["id"], name=row["name"], created_on=to_timestamp(row["created_on"])),
            authorizations=authorizations(call, row["id"]),
        )
        for row in rows
    ]
