"""Finding the resources that requests name; every RPC that takes such an ID goes through here."""

from __future__ import annotations

import sqlite3

from viam_cloud_emulator.calls import Call
from viam_cloud_emulator.status_error import not_found
from viam_cloud_emulator.values import required_text

ROBOTS = """
    SELECT robots.*, locations.organization_id
    FROM robots JOIN locations ON locations.id = robots.location_id
"""
PARTS = """
    SELECT robot_parts.*, robots.name AS robot_name, robots.location_id, locations.organization_id
    FROM robot_parts JOIN robots ON robots.id = robot_parts.robot_id JOIN locations ON locations.id = robots.location_id
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
        raise not_found(f"there is no {noun} with the ID {identifier!r} ({field})")
    return row


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
