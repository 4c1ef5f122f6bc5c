"""Captured data on its way out: the newest reading, and results written to files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.messages.json_values import struct_to_dict
from viam_cloud_runtime.messages.shared_items import item_at
from viam_cloud_runtime.messages.times import from_timestamp
from viam_cloud_runtime.messages.unconvertible import UnconvertibleError
from viam_cloud_runtime.support.files import Destination, write_bytes, write_json_lines
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.message import Message
    from google.protobuf.timestamp_pb2 import Timestamp

_FILE_NAME_CHARACTERS = re.compile(r"[^\w.-]")
_EXTENSION = re.compile(r"\.[\w.-]+")


def latest_reading(response: Any) -> tuple[datetime, datetime, dict[str, Any]] | None:
    """When a reading was captured and when it reached the cloud, and its values; None if there is none."""
    if not response.HasField("payload"):
        return None
    return _time(response.time_captured), _time(response.time_synced), struct_to_dict(response.payload)


def _time(timestamp: Timestamp) -> datetime:
    return from_timestamp(timestamp)


def save_rows(dest: Destination, response: Any) -> None:
    """Writes tabular data with its metadata, one JSON object per line."""
    write_json_lines(dest, _rows(response))


def _rows(response: Any) -> Iterator[dict[str, Any]]:
    for row in response.data:
        yield {
            "data": struct_to_dict(row.data),
            "metadata": plain_message(item_at(response.metadata, row.metadata_index, "metadata")),
            "time_requested": _time(row.time_requested).isoformat(),
            "time_received": _time(row.time_received).isoformat(),
        }


def save_files(dest: Destination, items: Sequence[Any], with_contents: bool) -> None:
    """Writes binary data as it is; without contents, its metadata, one JSON object per line.

    A directory gets a file for each item, named by ID and extension. Otherwise one item is written to `dest`, and
    several beside it, numbered: `photo.jpg` -> `photo-1.jpg`, `photo-2.jpg`.
    """
    if not with_contents:
        write_json_lines(dest, (plain_message(item.metadata) for item in items))
        return
    for path, item in zip(_paths(Path(dest), items), items, strict=True):
        write_bytes(path, [item.binary])


def _paths(dest: Path, items: Sequence[Any]) -> Iterator[Path]:
    if dest.is_dir():
        yield from (dest / _file_name(item.metadata, number) for number, item in enumerate(items, 1))
    elif len(items) == 1:
        yield dest
    else:
        yield from (dest.with_name(f"{dest.stem}-{number}{dest.suffix}") for number in range(1, len(items) + 1))


def _file_name(metadata: Any, number: int) -> str:
    """A name that cannot lead out of the directory, whatever the server says."""
    last = (metadata.binary_data_id or metadata.id).rpartition("/")[2]
    stem = _FILE_NAME_CHARACTERS.sub("_", last).lstrip(".") or f"file-{number}"
    extension: str = metadata.file_ext if _EXTENSION.fullmatch(metadata.file_ext) else ""
    return stem if stem.endswith(extension) else stem + extension


def plain_message(message: Message) -> dict[str, Any]:
    """A message as JSON has it, its fields under the names that the API gives them."""
    # Method parameters are packed messages of these modules, which must be loaded to be unpacked.
    with IMPORTING:
        from google.protobuf import struct_pb2, wrappers_pb2
        from google.protobuf.json_format import MessageToDict

    del struct_pb2, wrappers_pb2
    try:
        return MessageToDict(message, preserving_proto_field_name=True)
    except Exception as error:
        raise UnconvertibleError(message, type(message).__name__, f"cannot be JSON: {error}") from None
