"""Parts of machines as the API shows them."""

from __future__ import annotations

import re
import sqlite3

from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.resource_scope import place_of_part
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import to_timestamp
from viam_cloud_emulator.services.fleet.online import contact
from viam_cloud_emulator.services.fleet.part_config import config_to_struct
from viam_cloud_emulator.services.identity.shared_secrets import shared_secrets


def part_message(call: Call, row: sqlite3.Row) -> app.RobotPart:
    """A part, as `find_part` returns it; operators see neither its configuration nor its secrets."""
    message = part_state(call, row)
    if not Access(call).owns(place_of_part(row)):
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
