"""Uploads of captured data: the pieces of their metadata, and readings as messages take them.

The functions are adapters: pure, and each raises an error that names the parameter before anything is sent.
"""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.messages.json_values import to_struct, to_value
from viam_cloud_runtime.messages.times import to_timestamp
from viam_cloud_runtime.rpc.upload_data import in_memory
from viam_cloud_runtime.support.file_name_encoding import unicode_name
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.any_pb2 import Any as AnyMessage
    from google.protobuf.timestamp_pb2 import Timestamp

    from viam_cloud_runtime.rpc.upload_data import UploadSource


def packed_parameters(value: Mapping[str, Any] | None, name: str = "value") -> dict[str, AnyMessage] | None:
    """Pack the arguments of a capture method, each as `google.protobuf.Value` in `Any`: so the cloud unpacks them.

    Args:
        value: JSON values by name; a message of type `google.protobuf.Any` is taken as it is. None stays None.
        name: What errors call it.

    Returns:
        The packed values by name.

    Raises:
        TypeError: It is no mapping, a key is no text, or a value is of a type that JSON does not have.
        ValueError: A value is NaN, infinite, or too large a whole number.
    """
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise TypeError(f"{name}: expected a mapping, got {type(value).__name__}")
    for key in value:
        if not isinstance(key, str):
            raise TypeError(f"{name}: keys must be str, got {type(key).__name__} {key!r:.60}")
    return {key: _packed(item, f"{name}[{key!r}]") for key, item in value.items()}


def _packed(value: Any, name: str) -> AnyMessage:
    with IMPORTING:
        from google.protobuf.any_pb2 import Any as AnyMessage

    if isinstance(value, AnyMessage):
        return value
    packed = AnyMessage()
    packed.Pack(to_value(value, name))
    return packed


def dotted_extension(value: str | None, name: str = "value") -> str | None:
    """The file extension with its dot: `jpg` -> `.jpg`. None and the empty text stay what they are.

    Raises:
        TypeError: It is no text.
    """
    if value is None or value == "":
        return value
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected a file extension such as '.jpg', got {type(value).__name__}")
    return value if value.startswith(".") else f".{value}"


def file_path(filepath: str | os.PathLike[str]) -> Path:
    """The path of a file to upload.

    Raises:
        TypeError: It is no path.
    """
    if not isinstance(filepath, (str, os.PathLike)):
        raise TypeError(f"filepath: expected a path, got {type(filepath).__name__}")
    return Path(filepath)


def upload_name(filepath: str | os.PathLike[str], file_name: str | None) -> str:
    """The name that an uploaded file gets: the one given, or its own without the extension."""
    return unicode_name(file_path(filepath).stem) if file_name is None else file_name


def path_extension(filepath: str | os.PathLike[str]) -> str:
    """The extension of a file with its dot; empty if it has none."""
    return unicode_name(file_path(filepath).suffix)


def time_requested(data_request_times: Sequence[datetime] | None) -> Timestamp | None:
    """When the machine asked for the data, of a pair of times.

    Raises:
        TypeError, ValueError: It is no pair of times.
    """
    times = _times(data_request_times, "data_request_times")
    return times["time_requested"] if times else None


def time_received(data_request_times: Sequence[datetime] | None) -> Timestamp | None:
    """When the machine got the data, of a pair of times.

    Raises:
        TypeError, ValueError: It is no pair of times.
    """
    times = _times(data_request_times, "data_request_times")
    return times["time_received"] if times else None


def binary_contents(binary_data: UploadSource, data_request_times: Sequence[datetime] | None) -> list[dict[str, Any]]:
    """The fields of one piece of binary sensor data, in a list.

    Raises:
        TypeError, ValueError: The data is none of what can be uploaded, or the times are no pair of times.
        OSError: The file with the data cannot be read.
    """
    times = _times(data_request_times, "data_request_times")
    return [{"metadata": times, "binary": in_memory(binary_data, "binary_data")}]


def tabular_contents(
    tabular_data: Sequence[Mapping[str, Any]], data_request_times: Sequence[Sequence[datetime] | None]
) -> list[dict[str, Any]]:
    """The fields of tabular readings, each with its pair of times.

    Raises:
        TypeError, ValueError: A reading cannot be sent as JSON, or the times are not one pair per reading.
    """
    for name, value in (("tabular_data", tabular_data), ("data_request_times", data_request_times)):
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"{name}: expected a list, got {type(value).__name__}")
    if len(tabular_data) != len(data_request_times):
        raise ValueError(
            f"data_request_times: expected one pair of times for each of the {len(tabular_data)} readings in "
            f"tabular_data, got {len(data_request_times)}"
        )
    return [
        {
            "metadata": _times(times, f"data_request_times[{position}]"),
            "struct": to_struct(reading, f"tabular_data[{position}]"),
        }
        for position, (reading, times) in enumerate(zip(tabular_data, data_request_times, strict=True))
    ]


def _times(pair: Sequence[datetime] | None, name: str) -> dict[str, Timestamp] | None:
    if pair is None or pair == () or pair == []:
        return None
    if not isinstance(pair, (list, tuple)):
        raise TypeError(f"{name}: expected two times, requested and received, got {type(pair).__name__}")
    if len(pair) != 2:
        raise ValueError(f"{name}: expected two times, requested and received, got {len(pair)}")
    requested, received = (to_timestamp(time, f"{name}[{position}]") for position, time in enumerate(pair))
    return {"time_requested": requested, "time_received": received}
