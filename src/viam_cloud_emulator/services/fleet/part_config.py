"""The configuration of a machine part: its two forms on the wire, a Struct and JSON, and how it is stored."""

from __future__ import annotations

import json
import sqlite3

from google.protobuf import json_format
from google.protobuf.message import DecodeError
from google.protobuf.struct_pb2 import Struct

from viam_cloud.proto import app
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import StatusError, invalid_argument
from viam_cloud_emulator.core.values import now
from viam_cloud_emulator.services.fleet.fragment_usage import record_uses


def config_from_struct(config: Struct, field: str = "robot_config") -> str:
    """The JSON text to store for a configuration that came as a Struct; `field` names it in the error."""
    try:
        _refuse_deep(config)
        return json_format.MessageToJson(config, indent=None)
    except (json_format.Error, DecodeError, ValueError, RecursionError):
        raise _not_storable(field) from None


def config_from_json(text: str, field: str = "robot_config_json") -> str:
    """The JSON text to store for a configuration that came as text: unchanged, if it is one."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise invalid_argument(f"{field} is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise invalid_argument(f"{field} must be a JSON object")
    try:
        config = config_to_struct(text)
    except (OverflowError, ValueError, RecursionError):
        raise _not_storable(field) from None
    config_from_struct(config, field)
    return text


def config_to_struct(text: str) -> Struct:
    """The stored configuration as a Struct."""
    struct = Struct()
    struct.update(json.loads(text))
    return struct


def _refuse_deep(config: Struct) -> None:
    """Refuse what a client could not read back: protobuf limits how deep messages nest.

    Configurations are never sent deeper inside another message than in a history.
    """
    entry = app.RobotPartHistoryEntry(old=app.RobotPart(robot_config=config))
    history = app.GetRobotPartHistoryResponse(history=[entry])
    app.GetRobotPartHistoryResponse.FromString(history.SerializeToString())


def _not_storable(field: str) -> StatusError:
    return invalid_argument(f"{field} nests too deeply, or has a number that is NaN or too large")


def store_config(call: Call, row: sqlite3.Row, config_json: str, *, came_as_json: bool) -> None:
    """Replace the configuration of a part, as `find_part` returns it."""
    call.transaction.run(
        "UPDATE robot_parts SET config_json = ?, config_came_as_json = ?, last_updated = ? WHERE id = ?",
        config_json,
        came_as_json,
        # Two updates within a microsecond, or a clock set back, must not look like none.
        max(now(), row["last_updated"] + 1),
        row["id"],
    )
    record_uses(call, row["id"], config_json)
