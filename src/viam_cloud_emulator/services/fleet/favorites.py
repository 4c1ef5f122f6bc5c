"""Favorite machines, of each caller its own."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_robot
from viam_cloud_emulator.access.policies import SIGNED_IN, operate
from viam_cloud_emulator.access.resource_scope import place_of_robot
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import not_found
from viam_cloud_emulator.core.values import now, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.robots import robot_message

SCHEMA = """
CREATE TABLE IF NOT EXISTS favorite_machines (
    caller_id TEXT NOT NULL,
    robot_id TEXT NOT NULL REFERENCES robots (id) ON DELETE CASCADE,
    created_on INTEGER NOT NULL,
    PRIMARY KEY (caller_id, robot_id)
);
CREATE INDEX IF NOT EXISTS favorite_machines_by_robot ON favorite_machines (robot_id);
"""

rpcs = RpcTable()


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
        if access.sees(place_of_robot(robot)):
            favorites.append(
                app.FavoriteMachine(
                    machine=robot_message(call, robot),
                    organization_id=robot["organization_id"],
                    created_on=to_timestamp(row["created_on"]),
                )
            )
    return app.ListFavoriteMachinesResponse(favorites=favorites)
