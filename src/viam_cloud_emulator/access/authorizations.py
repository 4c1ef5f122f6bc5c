"""Authorizations: roles on organizations, locations and machines, given to keys, users and invites."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_location, find_organization, find_robot
from viam_cloud_emulator.access.resource_scope import Scope, scope_of_location, scope_of_organization, scope_of_robot
from viam_cloud_emulator.core.call import Call, Caller
from viam_cloud_emulator.core.errors import already_exists, invalid_argument, not_found
from viam_cloud_emulator.core.values import now

SCHEMA = """
CREATE TABLE IF NOT EXISTS authorizations (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Exactly one of these is there: who is authorized.
    key_id TEXT REFERENCES api_keys (id) ON DELETE CASCADE,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    invite_id TEXT REFERENCES invites (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    -- At most one of these is there: the resource, if it is not the organization.
    location_id TEXT REFERENCES locations (id) ON DELETE CASCADE,
    robot_id TEXT REFERENCES robots (id) ON DELETE CASCADE,
    created_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS authorizations_by_key ON authorizations (key_id);
CREATE INDEX IF NOT EXISTS authorizations_by_user ON authorizations (user_id);
CREATE INDEX IF NOT EXISTS authorizations_by_invite ON authorizations (invite_id);
CREATE INDEX IF NOT EXISTS authorizations_by_organization ON authorizations (organization_id);
-- A key that is not authorized for anything (any more) cannot be listed or deleted, so it goes as well.
CREATE TRIGGER IF NOT EXISTS keys_without_authorization AFTER DELETE ON authorizations
WHEN OLD.key_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM authorizations WHERE key_id = OLD.key_id)
BEGIN
    DELETE FROM api_keys WHERE id = OLD.key_id AND NOT bootstrap;
END;
-- An invite to nothing (any more) is none.
CREATE TRIGGER IF NOT EXISTS invites_without_authorization AFTER DELETE ON authorizations
WHEN OLD.invite_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM authorizations WHERE invite_id = OLD.invite_id)
BEGIN
    DELETE FROM invites WHERE id = OLD.invite_id;
END;
"""

_ROLES = ("owner", "operator")
_IDENTITY_TYPES = {"key_id": "api-key", "user_id": "user", "invite_id": ""}


@dataclass(frozen=True, slots=True)
class Holder:
    """Holder of a role: a key, a user or an invite."""

    column: Literal["key_id", "user_id", "invite_id"]
    id: str


@dataclass(frozen=True, slots=True)
class RoleOnResource:
    """Role on a resource that has been, or is to be, given."""

    role: str
    resource_type: str
    resource_id: str
    scope: Scope


def holder_of(caller: Caller) -> Holder:
    """The caller as a holder of roles."""
    return Holder("user_id", caller.user_id) if caller.user_id else Holder("key_id", caller.key_id)


def parse_authorization(call: Call, authorization: app.Authorization) -> RoleOnResource:
    """The role on a resource that an `Authorization` message names, without its holder.

    Raises:
        StatusError: The authorization contradicts itself, or names what does not exist.
    """
    role, resource_type = _role(authorization), authorization.resource_type
    if resource_type == "organization":
        scope = scope_of_organization(find_organization(call, authorization.resource_id, "resource_id"))
    elif resource_type == "location":
        scope = scope_of_location(find_location(call, authorization.resource_id, "resource_id"))
    else:
        scope = scope_of_robot(find_robot(call, authorization.resource_id, "resource_id"))
    if authorization.organization_id not in ("", scope.organization_id):
        raise invalid_argument(
            f"the {resource_type} {authorization.resource_id!r} does not belong to the organization"
            f" {authorization.organization_id!r} (organization_id)"
        )
    return RoleOnResource(role, resource_type, authorization.resource_id, scope)


def authorize_key(call: Call, key_id: str, authorization: app.Authorization) -> None:
    """Give a key the role that a message says."""
    authorize_holder(call, Holder("key_id", key_id), parse_authorization(call, authorization))


def authorize_holder(call: Call, holder: Holder, granted: RoleOnResource) -> None:
    """Give a holder a role.

    Raises:
        StatusError: They have it already.
    """
    if _find(call, holder, granted) is not None:
        raise already_exists(f"the {granted.resource_type}_{granted.role} on {granted.resource_id!r} has been given")
    call.transaction.run(
        f"INSERT INTO authorizations ({holder.column}, role, organization_id, location_id, robot_id, created_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        holder.id,
        granted.role,
        granted.scope.organization_id,
        granted.resource_id if granted.resource_type == "location" else None,
        granted.resource_id if granted.resource_type == "robot" else None,
        now(),
    )


def deauthorize_holder(call: Call, holder: Holder, granted: RoleOnResource) -> None:
    """Take a role from a holder.

    Raises:
        StatusError: They do not have it.
    """
    row = find_authorization(call, holder, granted)
    call.transaction.run("DELETE FROM authorizations WHERE sequence = ?", row["sequence"])


def find_authorization(call: Call, holder: Holder, granted: RoleOnResource) -> sqlite3.Row:
    """The authorization that gives a holder a role.

    Raises:
        StatusError: They do not have it.
    """
    row = _find(call, holder, granted)
    if row is None:
        raise not_found(
            f"{holder.id!r} does not have the role {granted.resource_type}_{granted.role} on {granted.resource_id!r}"
        )
    return row


def authorizations_of(call: Call, holder: Holder) -> list[sqlite3.Row]:
    """Authorizations of a holder, oldest first."""
    return call.transaction.all(f"SELECT * FROM authorizations WHERE {holder.column} = ? ORDER BY sequence", holder.id)


def resource_of(row: sqlite3.Row) -> tuple[str, str]:
    """Type and ID of the resource that an authorization is for."""
    if row["robot_id"] is not None:
        return "robot", row["robot_id"]
    if row["location_id"] is not None:
        return "location", row["location_id"]
    return "organization", row["organization_id"]


def scope_of_authorization(call: Call, row: sqlite3.Row) -> Scope:
    """Scope of the resource of an authorization, as it is at present."""
    if row["robot_id"] is not None:
        return scope_of_robot(find_robot(call, row["robot_id"]))
    return Scope(row["organization_id"], row["location_id"] or "")


def authorization_message(row: sqlite3.Row) -> app.Authorization:
    """An authorization as the API shows it."""
    resource_type, resource_id = resource_of(row)
    message = app.Authorization(
        authorization_type="role",
        authorization_id=f"{resource_type}_{row['role']}",
        resource_type=resource_type,
        resource_id=resource_id,
        organization_id=row["organization_id"],
    )
    for column, identity_type in _IDENTITY_TYPES.items():
        # The user who will accept an invite is not known yet.
        if row[column] is not None and identity_type:
            message.identity_id, message.identity_type = row[column], identity_type
    return message


def authorization_details(row: sqlite3.Row) -> app.AuthorizationDetails:
    """An authorization as lists of keys show it."""
    message = authorization_message(row)
    return app.AuthorizationDetails(
        authorization_type=message.authorization_type,
        authorization_id=message.authorization_id,
        resource_type=message.resource_type,
        resource_id=message.resource_id,
        org_id=message.organization_id,
    )


def _find(call: Call, holder: Holder, granted: RoleOnResource) -> sqlite3.Row | None:
    for row in authorizations_of(call, holder):
        if (row["role"], *resource_of(row)) == (granted.role, granted.resource_type, granted.resource_id):
            return row
    return None


def _role(authorization: app.Authorization) -> str:
    resource_type = authorization.resource_type
    if resource_type not in ("organization", "location", "robot"):
        raise invalid_argument(f"resource_type {resource_type!r} is none of organization, location, robot")
    if authorization.authorization_type != "role":
        raise invalid_argument(f"authorization_type {authorization.authorization_type!r} is not 'role'")
    for role in _ROLES:
        if authorization.authorization_id == f"{resource_type}_{role}":
            return role
    raise invalid_argument(
        f"authorization_id {authorization.authorization_id!r} is neither {resource_type}_owner nor"
        f" {resource_type}_operator"
    )
