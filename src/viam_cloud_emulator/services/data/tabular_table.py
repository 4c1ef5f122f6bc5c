"""The table of tabular data: readings, each with what captured it and when."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, cast

from google.protobuf import json_format
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.message import DecodeError
from google.protobuf.struct_pb2 import ListValue, Struct, Value

from viam_cloud.proto.app import datasync
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.store import Parameter
from viam_cloud_emulator.services.data.captured import CAPTURE_COLUMNS, part_columns, source_columns, time_columns
from viam_cloud_emulator.services.data.hot_storage import keep_hot
from viam_cloud_runtime import struct_to_dict

SCHEMA = f"""
CREATE TABLE IF NOT EXISTS tabular_data (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    {CAPTURE_COLUMNS},
    -- JSON objects: the parameters as plain values, with sorted keys, and what was captured.
    additional_parameters TEXT NOT NULL,
    data TEXT NOT NULL,
    time_synced INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS tabular_data_by_time ON tabular_data (time_requested, sequence);
CREATE INDEX IF NOT EXISTS tabular_data_by_organization ON tabular_data (organization_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS tabular_data_by_order ON tabular_data (organization_id, sequence);
CREATE INDEX IF NOT EXISTS tabular_data_by_location ON tabular_data (location_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS tabular_data_by_robot ON tabular_data (robot_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS tabular_data_by_component ON tabular_data (component_name, time_requested, sequence);
CREATE INDEX IF NOT EXISTS tabular_data_by_part ON tabular_data (part_id, time_requested, sequence);
CREATE INDEX IF NOT EXISTS tabular_data_by_resource
    ON tabular_data (part_id, component_name, method_name, time_requested, sequence);
"""

_LARGEST_READING = 4 * 1024 * 1024


def insert_readings(
    call: Call, part: sqlite3.Row, metadata: datasync.UploadMetadata, contents: Iterable[datasync.SensorData]
) -> None:
    """Store tabular data that a part, as `find_part` returns it, has captured."""
    synced = call.environment.clock.now()
    common = part_columns(part) | source_columns(metadata)
    common |= {"time_synced": synced, "additional_parameters": _plain_parameters(metadata)}
    rows: list[dict[str, Parameter]] = []
    for index, each in enumerate(contents):
        if each.struct.ByteSize() > _LARGEST_READING:
            raise invalid_argument(f"sensor_contents[{index}] has more than 4 MiB; no reading may")
        values = struct_to_dict(each.struct)
        _refuse_infinite(values, f"sensor_contents[{index}].struct")
        rows.append({**common, **time_columns(each.metadata, otherwise=synced), "data": json.dumps(values)})
    call.environment.arrivals.store(call, partial(_store, part=part, metadata=metadata, rows=rows))


def _store(
    call: Call, part: sqlite3.Row, metadata: datasync.UploadMetadata, rows: Sequence[dict[str, Parameter]]
) -> None:
    before = call.transaction.number("SELECT COALESCE(MAX(sequence), 0) FROM tabular_data")
    columns = list(rows[0])
    call.transaction.run_many(
        f"INSERT INTO tabular_data ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [list(row.values()) for row in rows],
    )
    keep_hot(call, part, metadata, before)


def parameters_column(parameters: Struct) -> str:
    """Parameters of a capture method as the column `additional_parameters` has them."""
    return json.dumps(struct_to_dict(parameters), sort_keys=True)


def _plain_parameters(metadata: datasync.UploadMetadata) -> str:
    parameters = {name: _plain_value(value) for name, value in metadata.method_parameters.items()}
    return json.dumps(parameters, sort_keys=True)


def _plain_value(packed: AnyMessage) -> Any:
    for kind in (Value, Struct, ListValue):
        message = kind()
        try:
            if packed.Unpack(message):
                return json_format.MessageToDict(message)
        except (DecodeError, json_format.SerializeToJsonError):
            break
    # Of some other type, or broken: at least tell that there was something.
    return {"@type": packed.type_url}


def _refuse_infinite(value: Any, path: str) -> None:
    """JSON has neither infinities nor NaN."""
    if isinstance(value, dict):
        for key, item in cast("dict[str, Any]", value).items():
            _refuse_infinite(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(cast("Sequence[Any]", value)):
            _refuse_infinite(item, f"{path}[{index}]")
    elif isinstance(value, float) and not math.isfinite(value):
        raise invalid_argument(f"{path} is {value}, which is not a JSON number")
