"""What API keys are authorized for: a role on an organization, a location or a machine."""

from __future__ import annotations

from viam_cloud.proto import app
from viam_cloud_emulator.calls import Call
from viam_cloud_emulator.lookup import find_location, find_organization, find_robot
from viam_cloud_emulator.status_error import invalid_argument

SCHEMA = """
CREATE TABLE IF NOT EXISTS key_authorizations (
    key_id TEXT NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    -- At most one of these is there: the resource, if it is not the organization.
    location_id TEXT REFERENCES locations (id) ON DELETE CASCADE,
    robot_id TEXT REFERENCES robots (id) ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS key_authorizations_by_key ON key_authorizations (key_id);
CREATE INDEX IF NOT EXISTS key_authorizations_by_organization ON key_authorizations (organization_id);
-- A key that is not authorized for anything (any more) cannot be listed or deleted, so it goes as well.
CREATE TRIGGER IF NOT EXISTS keys_without_authorization AFTER DELETE ON key_authorizations
WHEN NOT EXISTS (SELECT 1 FROM key_authorizations WHERE key_id = OLD.key_id)
BEGIN
    DELETE FROM api_keys WHERE id = OLD.key_id AND NOT bootstrap;
END;
"""

_ROLES = ("owner", "operator")


def add_authorization(call: Call, key_id: str, authorization: app.Authorization) -> None:
    """Authorize a key.

    Raises:
        StatusError: The authorization contradicts itself, or names what does not exist.
    """
    role = _role(authorization)
    location_id = robot_id = None
    if authorization.resource_type == "organization":
        organization_id = find_organization(call, authorization.resource_id, "resource_id")["id"]
    elif authorization.resource_type == "location":
        location = find_location(call, authorization.resource_id, "resource_id")
        location_id, organization_id = location["id"], location["organization_id"]
    else:
        robot = find_robot(call, authorization.resource_id, "resource_id")
        robot_id, organization_id = robot["id"], robot["organization_id"]
    if authorization.organization_id not in ("", organization_id):
        raise invalid_argument(
            f"the {authorization.resource_type} {authorization.resource_id!r} does not belong to the organization"
            f" {authorization.organization_id!r} (organization_id)"
        )
    call.transaction.run(
        "INSERT INTO key_authorizations (key_id, role, organization_id, location_id, robot_id) VALUES (?, ?, ?, ?, ?)",
        key_id,
        role,
        organization_id,
        location_id,
        robot_id,
    )


def authorizations(call: Call, key_id: str) -> list[app.AuthorizationDetails]:
    """What a key is authorized for, in the order it was given."""
    rows = call.transaction.all("SELECT * FROM key_authorizations WHERE key_id = ? ORDER BY rowid", key_id)
    details: list[app.AuthorizationDetails] = []
    for row in rows:
        if row["robot_id"] is not None:
            resource_type, resource_id = "robot", row["robot_id"]
        elif row["location_id"] is not None:
            resource_type, resource_id = "location", row["location_id"]
        else:
            resource_type, resource_id = "organization", row["organization_id"]
        details.append(
            app.AuthorizationDetails(
                authorization_type="role",
                authorization_id=f"{resource_type}_{row['role']}",
                resource_type=resource_type,
                resource_id=resource_id,
                org_id=row["organization_id"],
            )
        )
    return details


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
