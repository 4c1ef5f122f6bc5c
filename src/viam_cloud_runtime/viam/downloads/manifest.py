"""What is remembered of a downloaded file: which object it is, its size and hash, and the metadata."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from viam_cloud_runtime.messages.unconvertible import UnconvertibleError
from viam_cloud_runtime.support.files import json_bytes
from viam_cloud_runtime.viam.captured_data import plain_message

if TYPE_CHECKING:
    from google.protobuf.message import Message

_LARGEST_RECORD_BYTES = 64 * 1024 * 1024
_HASHED_AT_ONCE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """Which object a file holds, and how to tell that it still does."""

    binary_data_id: str
    size: int
    sha256: str


class StrangeFileError(Exception):
    """A file where a record should be is none, and not to be touched."""


def read_record(path: Path) -> Record | None:
    """The record in a file.

    Returns:
        The record; None if there is no file, or one that has lost its contents.

    Raises:
        StrangeFileError: The file is something else.
        OSError: It cannot be read.
    """
    status = _status(path)
    if status is None:
        return None
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST_RECORD_BYTES:
        raise StrangeFileError
    content = path.read_bytes()
    if not content.strip(b"\0"):
        # What a power failure leaves of a file that was about to be written.
        return None
    try:
        fields: Any = json.loads(content)
    except ValueError:
        raise StrangeFileError from None
    record = _record_in(fields)
    if record is None:
        raise StrangeFileError
    return record


def _record_in(fields: Any) -> Record | None:
    if not isinstance(fields, dict):
        return None
    found = cast("dict[str, Any]", fields)
    identifier, size, digest = (found.get(name) for name in Record.__slots__)
    if isinstance(identifier, str) and identifier and isinstance(size, int) and isinstance(digest, str):
        return Record(identifier, size, digest)
    return None


def record_text(record: Record, metadata: Message | None) -> bytes:
    """The content of the file that a record is kept in, with the metadata of the object if it is wanted.

    Raises:
        ValueError: The metadata cannot be written as JSON.
    """
    fields: dict[str, Any] = {name: getattr(record, name) for name in Record.__slots__}
    if metadata is not None:
        fields["metadata"] = _metadata_fields(metadata)
    return json_bytes(fields, indent=2) + b"\n"


def _metadata_fields(metadata: Any) -> dict[str, Any]:
    try:
        return plain_message(metadata)
    except UnconvertibleError:
        # A parameter of an unknown type; the rest is worth having.
        known = type(metadata)()
        known.CopyFrom(metadata)
        known.capture_metadata.ClearField("method_parameters")
        return plain_message(known)


def holds(path: Path, record: Record) -> bool:
    """Whether a file is there, is a plain file and has the size and hash of a record.

    Raises:
        OSError: It cannot be read.
    """
    return plain_size(path) == record.size and hash_of(path) == record.sha256


def plain_size(path: Path) -> int | None:
    """Bytes in a plain file; None if there is nothing, or something else, such as a link or a folder."""
    status = _status(path)
    return status.st_size if status is not None and stat.S_ISREG(status.st_mode) else None


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_HASHED_AT_ONCE):
            digest.update(chunk)
    return digest.hexdigest()


def is_there(path: Path) -> bool:
    """Whether a name is taken, by whatever it may be."""
    return _status(path) is not None


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
