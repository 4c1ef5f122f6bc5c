"""Parts of machines: the computers that run `viam-server`, each with a configuration."""

from __future__ import annotations

import re
import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.calls import Call
from viam_cloud_emulator.lookup import PARTS, find_part, find_robot
from viam_cloud_emulator.part_config import config_from_json, config_from_struct, config_to_struct
from viam_cloud_emulator.rpcs import RpcTable
from viam_cloud_emulator.shared_secrets import create_shared_secret, shared_secrets
from viam_cloud_emulator.status_error import already_exists, failed_precondition
from viam_cloud_emulator.values import from_timestamp, new_uuid, now, required_text, to_timestamp

SCHEMA = """
CREATE TABLE IF NOT EXISTS robot_parts (
    id TEXT PRIMARY KEY,
    robot_id TEXT NOT NULL REFERENCES robots (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    main_part INTEGER NOT NULL,
    config_json TEXT NOT NULL,
    config_came_as_json INTEGER NOT NULL,
    created_on INTEGER NOT NULL,
    last_updated INTEGER NOT NULL,
    UNIQUE (robot_id, name)
);
"""

rpcs = RpcTable()


@rpcs.unary(app_service.NEW_ROBOT_PART)
def new_robot_part(call: Call, request: app.NewRobotPartRequest) -> app.NewRobotPartResponse:
    """Add a part to a machine."""
    robot = find_robot(call, request.robot_id, "robot_id")
    name = required_text(request.part_name, "part_name")
    _refuse_taken_name(call, name, robot["id"], except_part="")
    # The last part of a machine can be deleted; the next one then is the main part.
    first = not call.transaction.number("SELECT COUNT(*) FROM robot_parts WHERE robot_id = ?", robot["id"])
    return app.NewRobotPartResponse(part_id=create_part(call, robot["id"], name, main_part=first))


@rpcs.unary(app_service.GET_ROBOT_PART)
def get_robot_part(call: Call, request: app.GetRobotPartRequest) -> app.GetRobotPartResponse:
    """Return one part and its configuration as text."""
    row = find_part(call, request.id, "id")
    return app.GetRobotPartResponse(part=_part(call, row), config_json=row["config_json"])


@rpcs.unary(app_service.GET_ROBOT_PARTS)
def get_robot_parts(call: Call, request: app.GetRobotPartsRequest) -> app.GetRobotPartsResponse:
    """List the parts of a machine."""
    robot = find_robot(call, request.robot_id, "robot_id")
    rows = call.transaction.all(
        f"{PARTS} WHERE robot_parts.robot_id = ? ORDER BY robot_parts.created_on, robot_parts.rowid", robot["id"]
    )
    return app.GetRobotPartsResponse(parts=[_part(call, row) for row in rows])


@rpcs.unary(app_service.UPDATE_ROBOT_PART)
def update_robot_part(call: Call, request: app.UpdateRobotPartRequest) -> app.UpdateRobotPartResponse:
    """Rename a part and replace its configuration, if the request has one."""
    row = find_part(call, request.id, "id")
    name = required_text(request.name, "name")
    _refuse_taken_name(call, name, row["robot_id"], except_part=row["id"])
    if request.HasField("last_known_update"):
        known = from_timestamp(request.last_known_update, "last_known_update")
        if row["last_updated"] > known:
            raise failed_precondition(
                f"the part {row['name']!r} has changed since last_known_update; read it again and repeat the change"
            )
    call.transaction.run("UPDATE robot_parts SET name = ? WHERE id = ?", name, row["id"])
    if request.HasField("robot_config_json"):
        _store_config(call, row, config_from_json(request.robot_config_json), came_as_json=True)
    elif request.HasField("robot_config"):
        _store_config(call, row, config_from_struct(request.robot_config), came_as_json=False)
    return app.UpdateRobotPartResponse(part=_part(call, find_part(call, row["id"])))


@rpcs.unary(app_service.DELETE_ROBOT_PART)
def delete_robot_part(call: Call, request: app.DeleteRobotPartRequest) -> app.DeleteRobotPartResponse:
    """Delete a part; the main one only as the last."""
    row = find_part(call, request.part_id)
    others = call.transaction.number(
        "SELECT COUNT(*) FROM robot_parts WHERE robot_id = ? AND id != ?", row["robot_id"], row["id"]
    )
    if row["main_part"] and others:
        raise failed_precondition(f"the part {row['name']!r} is the main part; mark another part as main first")
    call.transaction.run("DELETE FROM robot_parts WHERE id = ?", row["id"])
    return app.DeleteRobotPartResponse()


@rpcs.unary(app_service.MARK_PART_AS_MAIN)
def mark_part_as_main(call: Call, request: app.MarkPartAsMainRequest) -> app.MarkPartAsMainResponse:
    """Make a part the main one of its machine, and no other."""
    row = find_part(call, request.part_id)
    call.transaction.run("UPDATE robot_parts SET main_part = (id = ?) WHERE robot_id = ?", row["id"], row["robot_id"])
    return app.MarkPartAsMainResponse()


def create_part(call: Call, robot_id: str, name: str, *, main_part: bool) -> str:
    """Add a part with an empty configuration and one secret; returns its ID."""
    identifier, created_on = new_uuid(), now()
    call.transaction.run(
        "INSERT INTO robot_parts"
        " (id, robot_id, name, main_part, config_json, config_came_as_json, created_on, last_updated)"
        " VALUES (?, ?, ?, ?, '{}', 0, ?, ?)",
        identifier,
        robot_id,
        name,
        main_part,
        created_on,
        created_on,
    )
    create_shared_secret(call, "part_id", identifier)
    return identifier


def _store_config(call: Call, row: sqlite3.Row, config_json: str, *, came_as_json: bool) -> None:
    call.transaction.run(
        "UPDATE robot_parts SET config_json = ?, config_came_as_json = ?, last_updated = ? WHERE id = ?",
        config_json,
        came_as_json,
        # Two updates within a microsecond, or a clock set back, must not look like none.
        max(now(), row["last_updated"] + 1),
        row["id"],
    )


def _refuse_taken_name(call: Call, name: str, robot_id: str, except_part: str) -> None:
    if call.transaction.first(
        "SELECT 1 FROM robot_parts WHERE robot_id = ? AND name = ? AND id != ?", robot_id, name, except_part
    ):
        raise already_exists(f"the machine has a part named {name!r} already")


def _part(call: Call, row: sqlite3.Row) -> app.RobotPart:
    secrets = shared_secrets(call, "part_id", row["id"])
    dns_name = _dns_name(row)
    return app.RobotPart(
        id=row["id"],
        name=row["name"],
        dns_name=dns_name,
        secret=secrets[0].secret if secrets else "",
        robot=row["robot_id"],
        location_id=row["location_id"],
        robot_config=config_to_struct(row["config_json"]),
        main_part=bool(row["main_part"]),
        fqdn=f"{dns_name}.{row['location_id']}.viam.cloud",
        local_fqdn=f"{dns_name}.{row['location_id']}.local.viam.cloud",
        created_on=to_timestamp(row["created_on"]),
        secrets=secrets,
        last_updated=to_timestamp(row["last_updated"]),
        online_state=app.OnlineState.ONLINE_STATE_AWAITING_SETUP,
        robot_config_json=row["config_json"] if row["config_came_as_json"] else None,
    )


def _dns_name(row: sqlite3.Row) -> str:
    """A host name for the part: names of machine and part, or their IDs where a name has nothing that fits."""
    robot = _host_label(row["robot_name"]) or row["robot_id"][:8]
    part = _host_label(row["name"]) or row["id"][:8]
    return part if part.startswith(f"{robot}-") else f"{robot}-{part}"


def _host_label(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
