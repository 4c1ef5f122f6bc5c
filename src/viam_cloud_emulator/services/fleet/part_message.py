"""Parts of machines as the API shows them, and whether they are online."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.resource_scope import scope_of_part
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import to_timestamp
from viam_cloud_emulator.services.fleet.part_config import config_to_struct
from viam_cloud_emulator.services.identity.shared_secrets import shared_secrets

_SECOND = 1_000_000
_MOMENT = 60 * _SECOND


def part_message(call: Call, row: sqlite3.Row) -> app.RobotPart:
    """A part, as `find_part` returns it; operators see neither its configuration nor its secrets."""
    message = part_state(call, row)
    if not Access(call).owns(scope_of_part(row)):
        message.ClearField("robot_config")
        message.ClearField("robot_config_json")
        return message
    secrets = shared_secrets(call, "part_id", row["id"])
    message.secret = secrets[0].secret if secrets else ""
    message.secrets.extend(secrets)
    return message


def part_state(call: Call, row: sqlite3.Row) -> app.RobotPart:
    """A part without its secrets."""
    name = dns_name(row)
    seen = contact(call, row["last_access"])
    return app.RobotPart(
        id=row["id"],
        name=row["name"],
        dns_name=name,
        robot=row["robot_id"],
        location_id=row["location_id"],
        robot_config=config_to_struct(row["config_json"]),
        last_access=seen.last_access,
        main_part=bool(row["main_part"]),
        fqdn=f"{name}.{row['location_id']}.viam.cloud",
        local_fqdn=f"{name}.{row['location_id']}.local.viam.cloud",
        created_on=to_timestamp(row["created_on"]),
        last_updated=to_timestamp(row["last_updated"]),
        online_state=seen.state,
        seconds_since_online=seen.seconds_since_online,
        robot_config_json=row["config_json"] if row["config_came_as_json"] else None,
    )


def dns_name(row: sqlite3.Row) -> str:
    """A host name for the part: names of machine and part, or their IDs where a name has nothing that fits."""
    robot = _host_label(row["robot_name"]) or row["robot_id"][:8]
    part = _host_label(row["name"]) or row["id"][:8]
    return part if part.startswith(f"{robot}-") else f"{robot}-{part}"


def _host_label(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Contact:
    """The last contact, as the API shows it."""

    last_access: Timestamp | None
    state: app.OnlineState.ValueType
    seconds_since_online: int


def contact(call: Call, last_access: int | None) -> Contact:
    """The last contact at a stored time, as seen now."""
    if last_access is None:
        return Contact(None, app.OnlineState.ONLINE_STATE_AWAITING_SETUP, 0)
    now = call.environment.clock.now()
    # A machine that is simulated has its last contact in the future.
    last_access = min(last_access, now)
    elapsed = now - last_access
    if elapsed <= _MOMENT:
        return Contact(to_timestamp(last_access), app.OnlineState.ONLINE_STATE_ONLINE, 0)
    return Contact(to_timestamp(last_access), app.OnlineState.ONLINE_STATE_OFFLINE, elapsed // _SECOND)


def note_contact(call: Call, part_id: str) -> None:
    """Remember that a machine part was in contact, if it is the part itself that calls."""
    if call.caller.is_machine:
        call.transaction.run(
            "UPDATE robot_parts SET last_access = ? WHERE id = ?", call.environment.clock.now(), part_id
        )
