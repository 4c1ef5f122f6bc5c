"""What is written when the caller of a method names a file: real data, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from viam_cloud_runtime.messages.unconvertible import UnconvertibleError
from viam_cloud_runtime.messages.well_known_types import from_timestamp, struct_to_dict
from viam_cloud_runtime.support.files import Destination, write_bytes, write_json

if TYPE_CHECKING:
    from datetime import datetime

    from google.protobuf.message import Message

_ESCAPES = str.maketrans({"\n": "\\n", "\r": "\\r", "\t": "\\t"})


def save_config(dest: Destination, config_json: str, indent: int) -> None:
    """Writes a config as JSON, indented by so many spaces; a new file is for its owner alone, as there may be secrets in it."""
    try:
        config = json.loads(config_json or "{}")
    except (ValueError, RecursionError) as error:
        raise UnconvertibleError(config_json, "config_json", f"cannot be read as JSON: {error}") from None
    write_json(dest, config, indent, private=True)


def save_logs(dest: Destination, entries: Sequence[Message]) -> None:
    """Writes log entries as text, one line each, in columns that tabs divide: time, level, logger, caller, message."""
    write_bytes(dest, (f"{log_line(entry)}\n".encode() for entry in entries))


def log_line(entry: Any) -> str:
    """One entry on one line: what would break lines or columns is escaped, and what it does not say is a dash."""
    moment = cast("datetime | None", from_timestamp(entry.time) if entry.HasField("time") else None)
    time = moment.isoformat(timespec="microseconds") if moment else ""
    columns: tuple[str, ...] = (time, entry.level.upper(), entry.logger_name, _caller(entry), entry.message)
    return "\t".join(column.translate(_ESCAPES) or "-" for column in columns)


def _caller(entry: Any) -> str:
    """The place in the code, as `file:line`."""
    caller = struct_to_dict(entry.caller)
    file, line = caller.get("File"), caller.get("Line")
    if not isinstance(file, str):
        return ""
    return f"{file}:{line:.0f}" if isinstance(line, float) else file
