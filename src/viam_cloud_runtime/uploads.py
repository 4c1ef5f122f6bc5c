"""Uploads: a client stream made of a first message and of data, in chunks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from google.protobuf.message import Message

CHUNK_BYTES = 1024 * 1024
"""Large enough that calls per chunk do not count, small enough to be far from the limit of one message."""

MessageT = TypeVar("MessageT", bound="Message")

UploadSource: TypeAlias = "bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO | Iterable[bytes]"
"""Data to upload: bytes, the path of a file, an open binary file, or pieces of any size."""


class UploadRequests(Generic[MessageT]):
    """The messages of an upload. Iterating again starts again.

    Args:
        first: The message that says what is uploaded.
        source: The data.
        chunk_field: Dotted name of the field that takes the data.
    """

    def __init__(self, first: MessageT, source: UploadSource, chunk_field: str) -> None:
        self.size: int | None = _size(source)
        """Bytes of data; None when that is not known."""
        self._first = first
        self._source = source
        *self._parents, self._field = chunk_field.split(".")

    def __iter__(self) -> Iterator[MessageT]:
        yield self._first
        is_empty = True
        for chunk in _chunks(self._source):
            is_empty = False
            yield self._message(chunk)
        if is_empty:
            # Servers tell an empty file from a missing one by a chunk without data.
            yield self._message(b"")

    def _message(self, chunk: bytes) -> MessageT:
        message = type(self._first)()
        holder: Any = message
        for parent in self._parents:
            holder = getattr(holder, parent)
            holder.SetInParent()
        setattr(holder, self._field, chunk)
        return message


class UploadOnce(UploadRequests[MessageT]):
    """The messages of an upload whose source can be read only once: an iterator, which is how callers tell."""

    def __init__(self, first: MessageT, source: UploadSource, chunk_field: str) -> None:
        super().__init__(first, source, chunk_field)
        self._messages = super().__iter__()

    def __iter__(self) -> Iterator[MessageT]:
        return self

    def __next__(self) -> MessageT:
        return next(self._messages)


def upload_requests(first: MessageT, source: UploadSource, chunk_field: str) -> UploadRequests[MessageT]:
    """The messages of an upload.

    Args:
        first: The message that says what is uploaded.
        source: The data.
        chunk_field: Dotted name of the field that takes the data, in messages of the same type.

    Returns:
        An iterable of messages, of which those after the first carry 1 MiB at most.

    Raises:
        TypeError: The source is none of what can be uploaded.
        OSError: The file cannot be read.
    """
    if isinstance(source, str):
        raise TypeError(
            "data to upload must be bytes, a pathlib.Path, an open binary file or an iterable of bytes, not str"
        )
    if isinstance(source, os.PathLike):
        # Now rather than when the stream is under way: an unreadable file is the caller's error, not the call's.
        with Path(source).open("rb"):
            pass
    if _can_be_read_again(source):
        return UploadRequests(first, source, chunk_field)
    return UploadOnce(first, source, chunk_field)


def _can_be_read_again(source: UploadSource) -> bool:
    # An open file could be rewound, but an attempt that was given up may still be reading it.
    return isinstance(source, (bytes, bytearray, memoryview, os.PathLike, list, tuple))


def _size(source: UploadSource) -> int | None:
    if isinstance(source, (bytes, bytearray, memoryview)):
        return memoryview(source).nbytes
    if isinstance(source, os.PathLike):
        return os.stat(source).st_size
    if isinstance(source, (list, tuple)):
        return sum(memoryview(_checked(piece)).nbytes for piece in source)
    return _left_in_file(cast("BinaryIO", source)) if hasattr(source, "seek") else None


def _left_in_file(file: BinaryIO) -> int | None:
    try:
        here = file.tell()
        end = file.seek(0, os.SEEK_END)
        file.seek(here)
    except OSError:
        # A pipe, or something else that only goes forward.
        return None
    return max(0, end - here)


def _chunks(source: UploadSource) -> Iterator[bytes]:
    if isinstance(source, (bytes, bytearray, memoryview)):
        view = memoryview(source).cast("B")
        for start in range(0, len(view), CHUNK_BYTES):
            yield bytes(view[start : start + CHUNK_BYTES])
    elif isinstance(source, os.PathLike):
        yield from _file_chunks(Path(source))
    elif hasattr(source, "read"):
        file = cast("BinaryIO", source)
        while chunk := file.read(CHUNK_BYTES):
            yield _as_bytes(chunk)
    else:
        for piece in source:
            yield from _chunks(_as_bytes(piece))


def _file_chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        expected = os.fstat(file.fileno()).st_size
        sent = 0
        while chunk := file.read(CHUNK_BYTES):
            sent += len(chunk)
            yield chunk
    if sent != expected:
        raise OSError(f"{path} changed while it was uploaded: {expected} bytes at first, {sent} read")


def _as_bytes(piece: object) -> bytes:
    return bytes(_checked(piece))


def _checked(piece: object) -> bytes | bytearray | memoryview:
    if isinstance(piece, (bytes, bytearray, memoryview)):
        return cast("bytes | bytearray | memoryview", piece)
    raise TypeError(f"data to upload must come as bytes, not {type(piece).__name__}; open files in binary mode")
