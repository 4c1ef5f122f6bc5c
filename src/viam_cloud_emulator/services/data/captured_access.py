"""What of the captured data a caller may see, and what it may change."""

from __future__ import annotations

import sqlite3

from viam_cloud_emulator.access.grants import Access, Role
from viam_cloud_emulator.access.resource_scope import Place
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import permission_denied
from viam_cloud_emulator.core.store import Condition

READ = Role.OPERATOR
CHANGE = Role.OWNER


def narrowed(call: Call, condition: Condition, minimum: Role) -> Condition:
    """The condition, restricted to what the caller may read or change."""
    term, parameters = Access(call).condition(minimum)
    condition.add(term, *parameters)
    return condition


def require_changeable(call: Call, rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """The rows, all of which the caller may read.

    Raises:
        StatusError: The caller may not change one of them.
    """
    access = Access(call)
    for row in rows:
        if not access.owns(Place(row["organization_id"], row["location_id"], row["robot_id"])):
            raise permission_denied(f"this takes the role of an owner where the data {row['id']!r} was captured")
    return rows
