"""API keys: who may sign in, and what for.

Secrets are stored as hashes and returned once, by the RPC that makes them; lists leave them out.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timezone

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.authorizations import (
    Holder,
    authorization_details,
    authorizations_of,
    authorize_key,
    scope_of_authorization,
)
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_key, find_organization, find_robot
from viam_cloud_emulator.access.policies import own, own_inside
from viam_cloud_emulator.core.call import Call, Caller
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument
from viam_cloud_emulator.core.store import Transaction
from viam_cloud_emulator.core.values import new_secret, new_uuid, now, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable

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


@rpcs.unary(app_service.CREATE_KEY, own("authorization", "authorizations"))
def create_key(call: Call, request: app.CreateKeyRequest) -> app.CreateKeyResponse:
    """Create a key with at least one authorization."""
    if not request.authorizations:
        raise invalid_argument("authorizations must have at least one entry")
    key = NewKey(new_uuid(), new_secret())
    insert_key(call.transaction, key, request.name or _time_as_name())
    for authorization in request.authorizations:
        authorize_key(call, key.id, authorization)
    return app.CreateKeyResponse(key=key.secret, id=key.id)


@rpcs.unary(app_service.CREATE_KEY_FROM_EXISTING_KEY_AUTHORIZATIONS, own("key", "id"))
def create_key_from_existing_key_authorizations(
    call: Call, request: app.CreateKeyFromExistingKeyAuthorizationsRequest
) -> app.CreateKeyFromExistingKeyAuthorizationsResponse:
    """Create a key that may do what another may."""
    row = find_key(call, request.id)
    if row["bootstrap"]:
        raise failed_precondition("the emulator's own key may do everything, which no other key can be given")
    key = NewKey(new_uuid(), new_secret())
    insert_key(call.transaction, key, _time_as_name())
    call.transaction.run(
        "INSERT INTO authorizations (key_id, role, organization_id, location_id, robot_id, created_on)"
        " SELECT ?, role, organization_id, location_id, robot_id, ? FROM authorizations WHERE key_id = ?"
        " ORDER BY sequence",
        key.id,
        now(),
        row["id"],
    )
    return app.CreateKeyFromExistingKeyAuthorizationsResponse(id=key.id, key=key.secret)


@rpcs.unary(app_service.LIST_KEYS, own_inside("organization", "org_id"))
def list_keys(call: Call, request: app.ListKeysRequest) -> app.ListKeysResponse:
    """List the keys that are authorized for something in an organization."""
    organization = find_organization(call, request.org_id, "org_id")
    return app.ListKeysResponse(api_keys=_keys_with(call, "organization_id", organization["id"]))


@rpcs.unary(app_service.GET_ROBOT_API_KEYS, own("robot", "robot_id"))
def get_robot_api_keys(call: Call, request: app.GetRobotAPIKeysRequest) -> app.GetRobotAPIKeysResponse:
    """List the keys that are authorized for a machine itself."""
    robot = find_robot(call, request.robot_id, "robot_id")
    return app.GetRobotAPIKeysResponse(api_keys=_keys_with(call, "robot_id", robot["id"]))


@rpcs.unary(app_service.RENAME_KEY, own("key", "id"))
def rename_key(call: Call, request: app.RenameKeyRequest) -> app.RenameKeyResponse:
    """Give a key another name."""
    row = find_key(call, request.id)
    name = required_text(request.name, "name")
    call.transaction.run("UPDATE api_keys SET name = ? WHERE id = ?", name, row["id"])
    return app.RenameKeyResponse(id=row["id"], name=name)


@rpcs.unary(app_service.ROTATE_KEY, own("key", "id"))
def rotate_key(call: Call, request: app.RotateKeyRequest) -> app.RotateKeyResponse:
    """Give a key another secret; the old one and its tokens stop working."""
    row = find_key(call, request.id)
    secret = new_secret()
    call.transaction.run(
        "UPDATE api_keys SET secret_hash = ?, generation = generation + 1 WHERE id = ?", _hash(secret), row["id"]
    )
    return app.RotateKeyResponse(id=row["id"], key=secret)


@rpcs.unary(app_service.DELETE_KEY, own("key", "id"))
def delete_key(call: Call, request: app.DeleteKeyRequest) -> app.DeleteKeyResponse:
    """Delete a key; it and its tokens stop working."""
    row = find_key(call, request.id)
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


def caller_with_key(transaction: Transaction, key_id: str, generation: int) -> Caller | None:
    """The caller that signed in with a key; None when the key does not exist, or has another secret, by now."""
    row = transaction.first("SELECT generation, bootstrap FROM api_keys WHERE id = ?", key_id)
    if row is None or row["generation"] != generation:
        return None
    return Caller(key_id=key_id, may_do_everything=bool(row["bootstrap"]))


def _time_as_name() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _hash(secret: str) -> bytes:
    # The secrets are long and random, so they cannot be guessed from a fast hash.
    return hashlib.sha256(secret.encode()).digest()


def _keys_with(call: Call, column: str, identifier: str) -> list[app.APIKeyWithAuthorizations]:
    """Keys with an authorization that has this value in a column, as far as all they may do is the caller's own."""
    rows = call.transaction.all(
        f"SELECT * FROM api_keys WHERE id IN (SELECT key_id FROM authorizations WHERE {column} = ?)"
        " ORDER BY created_on, rowid",
        identifier,
    )
    access = Access(call)
    found: list[app.APIKeyWithAuthorizations] = []
    for row in rows:
        authorizations = authorizations_of(call, Holder("key_id", row["id"]))
        if all(access.owns(scope_of_authorization(call, each)) for each in authorizations):
            found.append(
                app.APIKeyWithAuthorizations(
                    api_key=app.APIKey(id=row["id"], name=row["name"], created_on=to_timestamp(row["created_on"])),
                    authorizations=[authorization_details(each) for each in authorizations],
                )
            )
    return found
