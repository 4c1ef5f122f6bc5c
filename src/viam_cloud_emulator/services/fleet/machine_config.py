"""Answers to machine parts: the configuration with fragments in place, and whether to restart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from google.protobuf import json_format
from google.protobuf.duration_pb2 import Duration

from viam_cloud.methods import app_service, robot_service
from viam_cloud.proto import app
from viam_cloud.proto.app import robot
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import machine, own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import failed_precondition
from viam_cloud_emulator.core.values import is_array, is_object
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.fragment_resolution import Resolver, UnresolvedError
from viam_cloud_emulator.services.fleet.part_message import note_contact, part_state
from viam_cloud_emulator.services.identity.shared_secrets import shared_secrets

# Of the many settings, those that are the same in both forms; the rest, such as frames, has notations of its own.
_RESOURCE = ("name", "namespace", "type", "model", "api", "attributes", "depends_on")
_SAME: Mapping[str, tuple[str, ...]] = {
    "components": _RESOURCE,
    "services": _RESOURCE,
    "modules": ("name", "type", "module_id", "env", "log_level", "tcp_mode"),
    "packages": ("name", "package", "version", "type"),
    "processes": ("id", "name", "args", "cwd", "one_shot", "log", "env", "username"),
    "remotes": ("name", "address", "insecure", "secret", "prefix"),
    "jobs": ("name", "schedule", "resource", "method", "command"),
}

_CHECK_SECONDS = 1

rpcs = RpcTable()


@rpcs.unary(robot_service.CONFIG, machine("part", "id"))
def config(call: Call, request: robot.ConfigRequest) -> robot.ConfigResponse:
    """Return the configuration of a part; the request also says that a restart, if one was wanted, has happened."""
    row = find_part(call, request.id, "id")
    note_contact(call, row["id"])
    forget_restart(call, row["id"])
    try:
        settings = Resolver(call, row["organization_id"]).with_imports(json.loads(row["config_json"]))
    except UnresolvedError as error:
        raise failed_precondition(str(error)) from None
    message = robot.RobotConfig(
        cloud=_cloud(call, row), revision=str(row["last_updated"]), debug=settings.get("debug") is True or None
    )
    try:
        json_format.ParseDict(_common(settings), message, ignore_unknown_fields=True)
    except json_format.ParseError as error:
        raise failed_precondition(f"the configuration is not one that a machine could run: {error}") from None
    return robot.ConfigResponse(config=message)


def _cloud(call: Call, row: sqlite3.Row) -> robot.CloudConfig:
    part = part_state(call, row)
    secrets = shared_secrets(call, "part_id", row["id"])
    return robot.CloudConfig(
        id=part.id,
        fqdn=part.fqdn,
        local_fqdn=part.local_fqdn,
        secret=secrets[0].secret,
        location_secrets=_location_secrets(shared_secrets(call, "location_id", row["location_id"])),
        primary_org_id=row["organization_id"],
        location_id=part.location_id,
        machine_id=part.robot,
    )


def _location_secrets(secrets: Iterable[app.SharedSecret]) -> list[robot.LocationSecret]:
    return [robot.LocationSecret(id=each.id, secret=each.secret) for each in secrets]


def _common(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that both forms have."""
    return {
        kind: [{name: each[name] for name in same if name in each} for each in settings[kind] if is_object(each)]
        for kind, same in _SAME.items()
        if is_array(settings.get(kind))
    }


@rpcs.unary(app_service.MARK_PART_FOR_RESTART, own("part", "part_id"))
def mark_part_for_restart(call: Call, request: app.MarkPartForRestartRequest) -> app.MarkPartForRestartResponse:
    """Leave a mark that a part has to restart."""
    row = find_part(call, request.part_id)
    call.transaction.run("UPDATE robot_parts SET must_restart = 1 WHERE id = ?", row["id"])
    return app.MarkPartForRestartResponse()


@rpcs.unary(robot_service.NEEDS_RESTART, machine("part", "id"))
def needs_restart(call: Call, request: robot.NeedsRestartRequest) -> robot.NeedsRestartResponse:
    """Tell whether there is a mark."""
    row = find_part(call, request.id, "id")
    return robot.NeedsRestartResponse(
        id=row["id"],
        must_restart=bool(row["must_restart"]),
        restart_check_interval=Duration(seconds=_CHECK_SECONDS),
    )


def forget_restart(call: Call, part_id: str) -> None:
    """Take the mark away, since the part has begun anew."""
    call.transaction.run("UPDATE robot_parts SET must_restart = 0 WHERE id = ?", part_id)
