"""Roles of callers, and how they reach down from organizations to locations to machines.

A role on a location holds for the locations under it, and one on an organization also for the locations that others
share with it. From below, a role only makes visible what the resource is in.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from viam_cloud_emulator.access.authorizations import authorizations_of, holder_of
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.store import Parameter

_UNDER = """
    WITH RECURSIVE tree (id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT locations.id FROM locations JOIN tree ON locations.parent_location_id = tree.id
    ) SELECT id FROM tree
"""
_ABOVE = """
    WITH RECURSIVE tree (id) AS (
        SELECT ?
        UNION SELECT locations.parent_location_id FROM locations JOIN tree ON locations.id = tree.id
        WHERE locations.parent_location_id IS NOT NULL
    ) SELECT id FROM tree
"""


class Role(IntEnum):
    """Roles, the more powerful one being the greater."""

    NONE = 0
    OPERATOR = 1
    OWNER = 2


_ROLES = {"operator": Role.OPERATOR, "owner": Role.OWNER}


@dataclass(frozen=True, slots=True)
class Level:
    """Roles of a caller with regard to a resource: the one on it, and the best one on something inside of it."""

    role: Role
    inside: Role = Role.NONE

    @property
    def best(self) -> Role:
        """The better of the two."""
        return max(self.role, self.inside)


class Access:
    """Roles of the caller, as they are when the call is made.

    Args:
        call: The call.
    """

    def __init__(self, call: Call) -> None:
        self._call = call
        self._everywhere = call.caller.may_do_everything
        # By the ID of the resource; those of different kinds are never equal.
        self._roles: dict[str, Role] = {}
        self._inside: dict[str, Role] = {}
        caller = call.caller
        if caller.is_machine:
            self._add_machine()
        elif not self._everywhere:
            for row in authorizations_of(call, holder_of(caller)):
                self._add(row)

    @property
    def is_machine(self) -> bool:
        """Whether a machine makes the call, with a secret of its own."""
        return self._call.caller.is_machine

    def level(self, scope: Scope) -> Level:
        """Roles of the caller with regard to something in a scope."""
        if self._everywhere:
            return Level(Role.OWNER)
        enclosing = (scope.organization_id, scope.location_id, scope.robot_id)
        role = max(self._roles.get(identifier, Role.NONE) for identifier in enclosing)
        innermost = scope.robot_id or scope.location_id or scope.organization_id
        return Level(role, self._inside.get(innermost, Role.NONE))

    def sees(self, scope: Scope) -> bool:
        """Whether the caller may know that there is something in a scope."""
        return self.level(scope).best > Role.NONE

    def owns(self, scope: Scope) -> bool:
        """Whether the caller has the role of an owner of a scope."""
        return self.level(scope).role is Role.OWNER

    def condition(self, minimum: Role, table: str = "") -> tuple[str, tuple[Parameter, ...]]:
        """A term for a WHERE clause on rows that have `organization_id`, `location_id` and `robot_id`.

        Args:
            minimum: Role that the caller needs to have where the row belongs.
            table: Name of the table, if the query has several with such columns.

        Returns:
            The term and its parameters.
        """
        if self._everywhere:
            return "TRUE", ()
        prefix = f"{table}." if table else ""
        identifiers = json.dumps([identifier for identifier, role in self._roles.items() if role >= minimum])
        columns = ("organization_id", "location_id", "robot_id")
        # The + keeps SQLite from collecting rows by three indexes and then sorting them, all for the first page.
        terms = [f"+{prefix}{column} IN (SELECT value FROM json_each(?))" for column in columns]
        return f"({' OR '.join(terms)})", (identifiers,) * len(columns)

    def _add(self, row: sqlite3.Row) -> None:
        role = _ROLES[row["role"]]
        if row["robot_id"] is not None:
            self._add_robot(role, row["robot_id"], row["organization_id"])
        elif row["location_id"] is not None:
            self._add_location(role, row["location_id"], row["organization_id"])
        else:
            _raise(self._roles, [row["organization_id"]], role)
            shared = self._call.transaction.all(
                "SELECT location_id FROM location_shares WHERE organization_id = ?", row["organization_id"]
            )
            _raise(self._roles, self._under([each["location_id"] for each in shared]), role)

    def _add_location(self, role: Role, location_id: str, organization_id: str) -> None:
        _raise(self._roles, self._under([location_id]), role)
        _raise(self._inside, [organization_id, *self._above(location_id)], role)

    def _add_robot(self, role: Role, robot_id: str, organization_id: str) -> None:
        _raise(self._roles, [robot_id], role)
        row = self._call.transaction.first("SELECT location_id FROM robots WHERE id = ?", robot_id)
        assert row is not None
        _raise(self._inside, [organization_id, *self._above(row["location_id"])], role)

    def _add_machine(self) -> None:
        """A machine may do with itself what its operators may, and what is only for machines."""
        caller, transaction = self._call.caller, self._call.transaction
        organization = "SELECT organization_id FROM locations WHERE locations.id = "
        if caller.part_id:
            row = transaction.first(
                f"SELECT robot_id, ({organization} robots.location_id) AS organization_id"
                " FROM robot_parts JOIN robots ON robots.id = robot_parts.robot_id WHERE robot_parts.id = ?",
                caller.part_id,
            )
            if row is not None:
                self._add_robot(Role.OPERATOR, row["robot_id"], row["organization_id"])
        else:
            row = transaction.first(f"{organization} ?", caller.location_id)
            if row is not None:
                _raise(self._roles, [caller.location_id], Role.OPERATOR)
                _raise(self._inside, [row["organization_id"]], Role.OPERATOR)

    def _under(self, location_ids: list[str]) -> list[str]:
        return [row["id"] for row in self._call.transaction.all(_UNDER, json.dumps(location_ids))]

    def _above(self, location_id: str) -> list[str]:
        return [row["id"] for row in self._call.transaction.all(_ABOVE, location_id)]


def _raise(roles: dict[str, Role], identifiers: Iterable[str], role: Role) -> None:
    for identifier in identifiers:
        roles[identifier] = max(roles.get(identifier, Role.NONE), role)
