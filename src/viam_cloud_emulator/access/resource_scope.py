"""Scopes: what roles on an organization, a location or a machine reach down to."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """An organization, and the location and the machine in it as far as something is in them."""

    organization_id: str
    location_id: str = ""
    robot_id: str = ""


def scope_of_organization(row: sqlite3.Row) -> Scope:
    """The scope of an organization, as `find_organization` returns it."""
    return Scope(row["id"])


def scope_of_location(row: sqlite3.Row) -> Scope:
    """The scope of a location, as `find_location` returns it."""
    return Scope(row["organization_id"], row["id"])


def scope_of_robot(row: sqlite3.Row) -> Scope:
    """The scope of a machine, as `find_robot` returns it."""
    return Scope(row["organization_id"], row["location_id"], row["id"])


def scope_of_part(row: sqlite3.Row) -> Scope:
    """The scope of a machine part, as `find_part` returns it: that of its machine."""
    return Scope(row["organization_id"], row["location_id"], row["robot_id"])
