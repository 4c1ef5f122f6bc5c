"""Authors of changes, for histories."""

from __future__ import annotations

import sqlite3

from viam_cloud.proto import app
from viam_cloud_emulator.core.call import Call

AUTHOR_COLUMNS = """
    author_type INTEGER NOT NULL,
    author TEXT NOT NULL
"""
"""Columns of a table with changes, filled by `author_of`."""

_TABLES = {
    app.AuthenticationType.AUTHENTICATION_TYPE_API_KEY: "api_keys",
    app.AuthenticationType.AUTHENTICATION_TYPE_WEB_OAUTH: "users",
    app.AuthenticationType.AUTHENTICATION_TYPE_ROBOT_PART_SECRET: "robot_parts",
    app.AuthenticationType.AUTHENTICATION_TYPE_LOCATION_SECRET: "locations",
}
"""Tables of authors, by how they had signed in."""


def author_of(call: Call) -> tuple[int, str]:
    """The caller, for the two columns."""
    caller = call.caller
    if caller.user_id:
        return app.AuthenticationType.AUTHENTICATION_TYPE_WEB_OAUTH, caller.user_id
    if caller.part_id:
        return app.AuthenticationType.AUTHENTICATION_TYPE_ROBOT_PART_SECRET, caller.part_id
    if caller.location_id:
        return app.AuthenticationType.AUTHENTICATION_TYPE_LOCATION_SECRET, caller.location_id
    return app.AuthenticationType.AUTHENTICATION_TYPE_API_KEY, caller.key_id


def author_message(call: Call, row: sqlite3.Row) -> app.AuthenticatorInfo:
    """The two columns as the API shows them."""
    kind = app.AuthenticationType.ValueType(row["author_type"])
    exists = call.transaction.first(f"SELECT 1 FROM {_TABLES[kind]} WHERE id = ?", row["author"])
    return app.AuthenticatorInfo(type=kind, value=row["author"], is_deactivated=exists is None)
