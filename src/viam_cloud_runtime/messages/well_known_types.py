"""Adapters between Python's own types and protobuf's well-known ones, all in one place.

Each is a pure function. Those for inputs take `(value, name)`, so that their errors name the parameter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.messages.json_values import (
    list_value_to_list,
    struct_to_dict,
    to_list_value,
    to_struct,
    to_value,
    value_to_json,
)
from viam_cloud_runtime.messages.times import from_duration, from_timestamp, to_duration, to_timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from google.protobuf.struct_pb2 import Struct
    from google.protobuf.timestamp_pb2 import Timestamp

__all__ = [
    "datetime_to_timestamp",
    "dict_to_struct",
    "from_duration",
    "from_timestamp",
    "list_value_to_list",
    "struct_to_dict",
    "to_duration",
    "to_list_value",
    "to_struct",
    "to_timestamp",
    "to_value",
    "value_to_json",
]


def dict_to_struct(obj: Mapping[str, Any] | None) -> Struct:
    """Turn a dict into a protobuf `Struct`; `to_struct` under the name that scripts know.

    Args:
        obj: The dict; None for an empty one.

    Returns:
        The struct.

    Raises:
        UnsupportedTypeError: Something in it is of a type that JSON does not have.
        ValueError: Something in it is NaN, infinite, too large a whole number, or too deep.

    Example:
        >>> struct_to_dict(dict_to_struct({"speed": 1}))
        {'speed': 1.0}
    """
    struct: Struct = to_struct({} if obj is None else obj, "obj")
    return struct


def datetime_to_timestamp(dt: datetime | None) -> Timestamp | None:
    """Turn a `datetime` into a protobuf timestamp; `to_timestamp` under the name that scripts know.

    Args:
        dt: The moment; without a time zone it counts as UTC, with a `NaiveTimeWarning`. None stays None.

    Returns:
        The timestamp.

    Raises:
        TypeError: It is no `datetime`.

    Example:
        >>> from datetime import datetime, timezone
        >>> datetime_to_timestamp(datetime(2026, 1, 1, tzinfo=timezone.utc)).seconds
        1767225600
    """
    return to_timestamp(dt, "dt")
