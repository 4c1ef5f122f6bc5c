"""Parts of machines: the computers that run `viam-server`, each with a configuration and secrets."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access, Role
from viam_cloud_emulator.access.lookup import PARTS, find_location, find_part, find_robot
from viam_cloud_emulator.access.policies import operate, own, see
from viam_cloud_emulator.access.resource_scope import scope_of_part
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, not_found
from viam_cloud_emulator.core.values import from_timestamp, new_uuid, now, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_config import config_from_json, config_from_struct, store_config
from viam_cloud_emulator.services.fleet.part_history import record_change
from viam_cloud_emulator.services.fleet.part_message import part_message
from viam_cloud_emulator.services.identity.shared_secrets import create_shared_secret, delete_shared_secret

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
    -- Null before the first contact.
    last_access INTEGER,
    must_restart INTEGER NOT NULL DEFAULT 0,
    UNIQUE (robot_id, name)
);
"""

rpcs = RpcTable()


@rpcs.unary(app_service.NEW_ROBOT_PART, own("robot", "robot_id"))
def new_robot_part(call: Call, request: app.NewRobotPartRequest) -> app.NewRobotPartResponse:
    """Add a part to a machine."""
    robot = find_robot(call, request.robot_id, "robot_id")
    name = required_text(request.part_name, "part_name")
    _refuse_taken_name(call, name, robot["id"], except_part="")
    # The last part of a machine can be deleted; the next one then is the main part.
    first = not call.transaction.number("SELECT COUNT(*) FROM robot_parts WHERE robot_id = ?", robot["id"])
    return app.NewRobotPartResponse(part_id=create_part(call, robot["id"], name, main_part=first))


@rpcs.unary(app_service.GET_ROBOT_PART, operate("part", "id"))
def get_robot_part(call: Call, request: app.GetRobotPartRequest) -> app.GetRobotPartResponse:
    """Return one part and its configuration as text."""
    row = find_part(call, request.id, "id")
    config_json = row["config_json"] if Access(call).owns(scope_of_part(row)) else ""
    return app.GetRobotPartResponse(part=part_message(call, row), config_json=config_json)


@rpcs.unary(app_service.GET_ROBOT_PART_BY_NAME_AND_LOCATION, see("location", "location_id"))
def get_robot_part_by_name_and_location(
    call: Call, request: app.GetRobotPartByNameAndLocationRequest
) -> app.GetRobotPartByNameAndLocationResponse:
    """Return the part with a name in a location."""
    name = required_text(request.name, "name")
    location = find_location(call, request.location_id)
    rows = call.transaction.all(
        f"{PARTS} WHERE robots.location_id = ? AND robot_parts.name = ? ORDER BY robot_parts.created_on",
        location["id"],
        name,
    )
    access = Access(call)
    visible = [row for row in rows if access.level(scope_of_part(row)).role >= Role.OPERATOR]
    if not visible:
        raise not_found(f"there is no machine part named {name!r} (name) in the location {location['id']!r}")
    if len(visible) > 1:
        raise failed_precondition(f"{len(visible)} machine parts in the location are named {name!r}; use their IDs")
    return app.GetRobotPartByNameAndLocationResponse(part=part_message(call, visible[0]))


@rpcs.unary(app_service.GET_ROBOT_PARTS, operate("robot", "robot_id"))
def get_robot_parts(call: Call, request: app.GetRobotPartsRequest) -> app.GetRobotPartsResponse:
    """List the parts of a machine."""
    robot = find_robot(call, request.robot_id, "robot_id")
    rows = call.transaction.all(
        f"{PARTS} WHERE robot_parts.robot_id = ? ORDER BY robot_parts.created_on, robot_parts.rowid", robot["id"]
    )
    return app.GetRobotPartsResponse(parts=[part_message(call, row) for row in rows])


@rpcs.unary(app_service.UPDATE_ROBOT_PART, own("part", "id"))
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
    record_change(call, row)
    call.transaction.run("UPDATE robot_parts SET name = ? WHERE id = ?", name, row["id"])
    if request.HasField("robot_config_json"):
        store_config(call, row, config_from_json(request.robot_config_json), came_as_json=True)
    elif request.HasField("robot_config"):
        store_config(call, row, config_from_struct(request.robot_config), came_as_json=False)
    return app.UpdateRobotPartResponse(part=part_message(call, find_part(call, row["id"])))


@rpcs.unary(app_service.DELETE_ROBOT_PART, own("part", "part_id"))
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


@rpcs.unary(app_service.MARK_PART_AS_MAIN, own("part", "part_id"))
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


def _refuse_taken_name(call: Call, name: str, robot_id: str, except_part: str) -> None:
    if call.transaction.first(
        "SELECT 1 FROM robot_parts WHERE robot_id = ? AND name = ? AND id != ?", robot_id, name, except_part
    ):
        raise already_exists(f"the machine has a part named {name!r} already")


@rpcs.unary(app_service.CREATE_ROBOT_PART_SECRET, own("part", "part_id"))
def create_robot_part_secret(
    call: Call, request: app.CreateRobotPartSecretRequest
) -> app.CreateRobotPartSecretResponse:
    """Give a part one more secret."""
    row = find_part(call, request.part_id)
    create_shared_secret(call, "part_id", row["id"])
    return app.CreateRobotPartSecretResponse(part=part_message(call, row))


@rpcs.unary(app_service.DELETE_ROBOT_PART_SECRET, own("part", "part_id"))
def delete_robot_part_secret(
    call: Call, request: app.DeleteRobotPartSecretRequest
) -> app.DeleteRobotPartSecretResponse:
    """Delete one, as long as another is left."""
    row = find_part(call, request.part_id)
    delete_shared_secret(call, "part_id", row["id"], request.secret_id)
    return app.DeleteRobotPartSecretResponse()
