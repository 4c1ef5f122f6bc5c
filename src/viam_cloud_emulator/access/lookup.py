"""Finding the resources that requests name; every RPC that takes such an ID goes through here."""

from __future__ import annotations

import sqlite3

from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import StatusError, not_found
from viam_cloud_emulator.core.values import required_text

ROBOTS = """
    SELECT robots.*, locations.organization_id,
        (SELECT MAX(last_access) FROM robot_parts WHERE robot_id = robots.id) AS last_access
    FROM robots JOIN locations ON locations.id = robots.location_id
"""
PARTS = """
    SELECT robot_parts.*, robots.name AS robot_name, robots.location_id, locations.organization_id
    FROM robot_parts JOIN robots ON robots.id = robot_parts.robot_id JOIN locations ON locations.id = robots.location_id
"""

# Both public visibilities let all callers read; they differ in what is listed.
FRAGMENTS = """
    SELECT fragments.*, fragments.visibility IN (2, 3) AS public,
        organizations.name AS organization_name, organizations.public_namespace
    FROM fragments JOIN organizations ON organizations.id = fragments.organization_id
"""
REGISTRY_ITEMS = """
    SELECT registry_items.*, registry_items.visibility IN (2, 3) AS public, organizations.public_namespace
    FROM registry_items JOIN organizations ON organizations.id = registry_items.organization_id
"""


def find(call: Call, noun: str, field: str, identifier: str, sql: str) -> sqlite3.Row:
    """The row that a query with the identifier as its only parameter yields.

    Args:
        call: The call that asks.
        noun: What is looked for, as an error should say it.
        field: Request field that the identifier came in.
        identifier: Value of the field.
        sql: Query for the row.

    Raises:
        StatusError: The identifier is empty, or names nothing.
    """
    row = call.transaction.first(sql, required_text(identifier, field))
    if row is None:
        raise missing(noun, identifier, field)
    return row


def missing(noun: str, identifier: str, field: str) -> StatusError:
    """The error for a resource that does not exist, or that the caller may not know of."""
    return not_found(f"there is no {noun} with the ID {identifier!r} ({field})")


def find_organization(call: Call, identifier: str, field: str = "organization_id") -> sqlite3.Row:
    """The organization that a request field names."""
    return find(call, "organization", field, identifier, "SELECT * FROM organizations WHERE id = ?")


def find_location(call: Call, identifier: str, field: str = "location_id") -> sqlite3.Row:
    """The location that a request field names."""
    return find(call, "location", field, identifier, "SELECT * FROM locations WHERE id = ?")


def find_robot(call: Call, identifier: str, field: str = "id") -> sqlite3.Row:
    """The machine that a request field names, with the ID of its organization."""
    return find(call, "machine", field, identifier, f"{ROBOTS} WHERE robots.id = ?")


def find_part(call: Call, identifier: str, field: str = "part_id") -> sqlite3.Row:
    """The machine part that a request field names, with machine, location and organization."""
    return find(call, "machine part", field, identifier, f"{PARTS} WHERE robot_parts.id = ?")


def find_key(call: Call, identifier: str, field: str = "id") -> sqlite3.Row:
    """The API key that a request field names."""
    return find(call, "API key", field, identifier, "SELECT * FROM api_keys WHERE id = ?")


def find_user(call: Call, identifier: str, field: str = "user_id") -> sqlite3.Row:
    """The user that a request field names."""
    return find(call, "user", field, identifier, "SELECT * FROM users WHERE id = ?")


def find_invite(call: Call, organization_id: str, email: str) -> sqlite3.Row:
    """The pending invite of an organization for an e-mail address."""
    row = call.transaction.first(
        "SELECT * FROM invites WHERE organization_id = ? AND email = ?",
        organization_id,
        required_text(email, "email").strip().lower(),
    )
    if row is None:
        raise not_found(f"no invite to the organization {organization_id!r} is pending for {email!r} (email)")
    return row


def find_fragment(call: Call, identifier: str, field: str = "id") -> sqlite3.Row:
    """The fragment that a request field names, with its organization, and whether it is public."""
    return find(call, "fragment", field, identifier, f"{FRAGMENTS} WHERE fragments.id = ?")


def parse_package_id(call: Call, identifier: str, field: str = "id") -> tuple[str, str]:
    """Organization ID and name of the package that a request field names, as `org-id/name` or `namespace/name`."""
    owner, _, name = required_text(identifier, field).partition("/")
    row = call.transaction.first("SELECT id FROM organizations WHERE ? IN (public_namespace, id)", owner)
    if row is None:
        raise missing("package", identifier, field)
    return row["id"], name


def find_registry_item(call: Call, identifier: str, field: str = "item_id") -> sqlite3.Row:
    """The registry item that a request field names, as `namespace:name` or `org-id:name`."""
    owner, _, name = required_text(identifier, field).partition(":")
    row = call.transaction.first(
        f"{REGISTRY_ITEMS} WHERE registry_items.name = ? AND ? IN (organizations.public_namespace, organizations.id)",
        name,
        owner,
    )
    if row is None:
        raise missing("registry item", identifier, field)
    return row
