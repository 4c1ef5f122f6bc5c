"""Robots, which the API also calls machines: what a location has, made of parts."""

from __future__ import annotations

import json
import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import ROBOTS, find_location, find_organization, find_robot
from viam_cloud_emulator.access.policies import SIGNED_IN, operate, own, see
from viam_cloud_emulator.access.resource_scope import Scope, scope_of_location, scope_of_robot
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, not_found, permission_denied
from viam_cloud_emulator.core.values import new_uuid, now, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_message import contact
from viam_cloud_emulator.services.fleet.parts import create_part

SCHEMA = """
CREATE TABLE IF NOT EXISTS robots (
    id TEXT PRIMARY KEY,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_on INTEGER NOT NULL,
    UNIQUE (location_id, name)
);
CREATE TABLE IF NOT EXISTS favorite_machines (
    caller_id TEXT NOT NULL,
    robot_id TEXT NOT NULL REFERENCES robots (id) ON DELETE CASCADE,
    created_on INTEGER NOT NULL,
    PRIMARY KEY (caller_id, robot_id)
);
CREATE INDEX IF NOT EXISTS favorite_machines_by_robot ON favorite_machines (robot_id);
"""

rpcs = RpcTable()


@rpcs.unary(app_service.NEW_ROBOT, own("location", "location"))
def new_robot(call: Call, request: app.NewRobotRequest) -> app.NewRobotResponse:
    """Create a machine with its main part."""
    location = find_location(call, request.location, "location")
    name = required_text(request.name, "name")
    _refuse_taken_name(call, name, location, except_robot="")
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO robots (id, location_id, name, created_on) VALUES (?, ?, ?, ?)",
        identifier,
        location["id"],
        name,
        now(),
    )
    create_part(call, identifier, f"{name}-main", main_part=True)
    return app.NewRobotResponse(id=identifier)


@rpcs.unary(app_service.GET_ROBOT, operate("robot", "id"))
def get_robot(call: Call, request: app.GetRobotRequest) -> app.GetRobotResponse:
    """Return one machine."""
    return app.GetRobotResponse(robot=robot_message(call, find_robot(call, request.id)))


@rpcs.unary(app_service.LIST_ROBOTS, see("location", "location_id"))
def list_robots(call: Call, request: app.ListRobotsRequest) -> app.ListRobotsResponse:
    """List the machines of a location that the caller has to do with."""
    location = find_location(call, request.location_id)
    return app.ListRobotsResponse(robots=_robots(call, [location["id"]]))


@rpcs.unary(app_service.LIST_ROBOTS_FOR_LOCATIONS, see("location", "location_ids"))
def list_robots_for_locations(
    call: Call, request: app.ListRobotsForLocationsRequest
) -> app.ListRobotsForLocationsResponse:
    """List the machines of several locations."""
    locations = [find_location(call, identifier, "location_ids")["id"] for identifier in request.location_ids]
    return app.ListRobotsForLocationsResponse(robots=_robots(call, locations))


@rpcs.unary(app_service.LIST_ROBOTS_FOR_ORG, see("organization", "org_id"))
def list_robots_for_org(call: Call, request: app.ListRobotsForOrgRequest) -> app.ListRobotsForOrgResponse:
    """List the machines of an organization."""
    organization = find_organization(call, request.org_id, "org_id")
    rows = call.transaction.all("SELECT id FROM locations WHERE organization_id = ?", organization["id"])
    return app.ListRobotsForOrgResponse(robots=_robots(call, [row["id"] for row in rows]))


# The handler demands more when the machine moves.
@rpcs.unary(app_service.UPDATE_ROBOT, own("robot", "id") + see("location", "location"))
def update_robot(call: Call, request: app.UpdateRobotRequest) -> app.UpdateRobotResponse:
    """Rename a machine, or move it within its organization."""
    row = find_robot(call, request.id)
    name = required_text(request.name, "name")
    location = find_location(call, request.location, "location")
    if location["organization_id"] != row["organization_id"]:
        raise failed_precondition(
            f"the location {location['id']!r} belongs to another organization; a machine can only move within its own"
        )
    if location["id"] != row["location_id"]:
        access, old_scope = Access(call), Scope(row["organization_id"], row["location_id"])
        if not (access.owns(old_scope) and access.owns(scope_of_location(location))):
            raise permission_denied("a move takes the role of an owner on the organization, or on both locations")
    _refuse_taken_name(call, name, location, except_robot=row["id"])
    call.transaction.run("UPDATE robots SET name = ?, location_id = ? WHERE id = ?", name, location["id"], row["id"])
    return app.UpdateRobotResponse(robot=robot_message(call, find_robot(call, row["id"])))


@rpcs.unary(app_service.DELETE_ROBOT, own("robot", "id"))
def delete_robot(call: Call, request: app.DeleteRobotRequest) -> app.DeleteRobotResponse:
    """Delete a machine with its parts; what they captured stays."""
    row = find_robot(call, request.id)
    call.transaction.run("DELETE FROM robots WHERE id = ?", row["id"])
    return app.DeleteRobotResponse()


def _refuse_taken_name(call: Call, name: str, location: sqlite3.Row, except_robot: str) -> None:
    if call.transaction.first(
        "SELECT 1 FROM robots WHERE location_id = ? AND name = ? AND id != ?", location["id"], name, except_robot
    ):
        raise already_exists(f"the location {location['name']!r} has a machine named {name!r} already")


def _robots(call: Call, location_ids: list[str]) -> list[app.Robot]:
    rows = call.transaction.all(
        f"{ROBOTS} WHERE robots.location_id IN (SELECT value FROM json_each(?))"
        " ORDER BY robots.created_on, robots.rowid",
        json.dumps(location_ids),
    )
    access = Access(call)
    return [robot_message(call, row) for row in rows if access.sees(scope_of_robot(row))]


def robot_message(call: Call, row: sqlite3.Row) -> app.Robot:
    """A machine, as `find_robot` returns it, as the API shows it."""
    seen = contact(call, row["last_access"])
    return app.Robot(
        id=row["id"],
        name=row["name"],
        location=row["location_id"],
        last_access=seen.last_access,
        created_on=to_timestamp(row["created_on"]),
        online_state=seen.state,
        seconds_since_online=seen.seconds_since_online,
    )


@rpcs.unary(app_service.ADD_FAVORITE_MACHINE, operate("robot", "machine_id"))
def add_favorite_machine(call: Call, request: app.AddFavoriteMachineRequest) -> app.AddFavoriteMachineResponse:
    """Make a machine a favorite, if it is none yet."""
    robot = find_robot(call, request.machine_id, "machine_id")
    call.transaction.run(
        "INSERT OR IGNORE INTO favorite_machines (caller_id, robot_id, created_on) VALUES (?, ?, ?)",
        call.caller.id,
        robot["id"],
        now(),
    )
    return app.AddFavoriteMachineResponse()


@rpcs.unary(app_service.REMOVE_FAVORITE_MACHINE, SIGNED_IN)
def remove_favorite_machine(call: Call, request: app.RemoveFavoriteMachineRequest) -> app.RemoveFavoriteMachineResponse:
    """Make a machine none."""
    if not call.transaction.run(
        "DELETE FROM favorite_machines WHERE caller_id = ? AND robot_id = ?",
        call.caller.id,
        required_text(request.machine_id, "machine_id"),
    ):
        raise not_found(f"the machine {request.machine_id!r} (machine_id) is not among the favorites")
    return app.RemoveFavoriteMachineResponse()


@rpcs.unary(app_service.LIST_FAVORITE_MACHINES, SIGNED_IN)
def list_favorite_machines(call: Call, request: app.ListFavoriteMachinesRequest) -> app.ListFavoriteMachinesResponse:
    """List those that the caller still has to do with, oldest first."""
    rows = call.transaction.all(
        "SELECT * FROM favorite_machines WHERE caller_id = ? ORDER BY created_on, rowid", call.caller.id
    )
    access = Access(call)
    favorites: list[app.FavoriteMachine] = []
    for row in rows:
        robot = find_robot(call, row["robot_id"])
        if access.sees(scope_of_robot(robot)):
            favorites.append(
                app.FavoriteMachine(
                    machine=robot_message(call, robot),
                    organization_id=robot["organization_id"],
                    created_on=to_timestamp(row["created_on"]),
                )
            )
    return app.ListFavoriteMachinesResponse(favorites=favorites)


@rpcs.unary(app_service.GET_ROVER_RENTAL_ROBOTS, see("organization", "org_id"))
def get_rover_rental_robots(call: Call, request: app.GetRoverRentalRobotsRequest) -> app.GetRoverRentalRobotsResponse:
    """List the rental rovers of an organization: none."""
    find_organization(call, request.org_id, "org_id")
    return app.GetRoverRentalRobotsResponse()
