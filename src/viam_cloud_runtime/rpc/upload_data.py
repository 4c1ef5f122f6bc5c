"""Data to upload, wherever it comes from: how much it is, and its bytes piece by piece."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import stat
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeAlias, cast

CHUNK_BYTES = 1024 * 1024
"""Large enough that calls per chunk do not count, small enough to be far from the limit of one message."""

_CHECKED_BYTES = 64 * 1024
"""Files of /proc have no size, those of /sys that of a page."""

UploadSource: TypeAlias = "bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO | Iterable[bytes]"
"""Data to upload: bytes, the path of a file, an open binary file, or pieces of any size."""

_IN_MEMORY = (bytes, bytearray, memoryview)


class UploadData:
    """The bytes of a source.

    A file is remembered as it is now, in size and time of change: when it is found to be another one later, however
    that came about, reading it is an error, and what was added to it is not read.

    Args:
        source: Where the data comes from.

    Raises:
        TypeError: The source is none of what can be uploaded.
        OSError: The file cannot be read.
    """

    def __init__(self, source: UploadSource) -> None:
        _check(source)
        self._source = source
        self._state = _State(source)
        is_kept = isinstance(source, (*_IN_MEMORY, list, tuple))
        self.size: int | None = self._state.size if _is_file(source) else _size_in_memory(source)
        """How many bytes there are; None when that is not known."""
        # An open file could be rewound, but an attempt that was given up may still be reading it. A path may be a pipe's.
        self.can_be_read_again = is_kept or (isinstance(source, os.PathLike) and self.size is not None)
        """Whether each of several iterations gives all of it."""

    def __iter__(self) -> Iterator[bytes | memoryview]:
        """The data in pieces of 1 MiB at most, each good until the next one is asked for."""
        if _is_file(self._source):
            return self._file_chunks()
        return _chunks(cast("bytes | Iterable[bytes]", self._source))

    def _file_chunks(self) -> Iterator[bytes | memoryview]:
        expected = self.size
        read = 0
        with _opened(self._source, expected) as (file, take):
            while expected is None or read < expected:
                chunk = take(CHUNK_BYTES if expected is None else min(CHUNK_BYTES, expected - read))
                if not chunk:
                    break
                read += len(chunk)
                if read == expected:
                    # Before the last piece, without which no server takes the upload for complete.
                    self._check_unchanged(file, read)
                yield chunk
            if expected is not None:
                self._check_unchanged(file, read)

    def _check_unchanged(self, file: BinaryIO, read: int) -> None:
        name = getattr(file, "name", "the file")
        found = f"{read} read" if read != self.size else "more now" if file.read(1) else ""
        looks = _looks(file)
        if found and looks is not None and looks == self._state.looks:
            raise OSError(
                f"{name} has {self.size} bytes by what the system says, but not when it is read; pass what is read from it"
            )
        if found:
            raise OSError(f"{name} changed while it was uploaded: {self.size} bytes at first, {found}")
        if looks != self._state.looks:
            raise OSError(f"{name} changed while it was uploaded: it was written to")


class _State:
    """A file at one moment: how many bytes there are to read, and when they were last changed."""

    def __init__(self, source: UploadSource) -> None:
        self.size: int | None = None
        self.looks: _Looks | None = None
        if isinstance(source, os.PathLike):
            if stat.S_ISFIFO(os.stat(source).st_mode):
                # Who writes into it would notice that it is opened twice.
                return
            # Opened now rather than when the stream is under way: an unreadable file is the caller's error, not the call's.
            with Path(source).open("rb") as opened:
                looks = _looks(opened)
                if looks is not None and not _has_untrue_size(opened, looks):
                    self.size, self.looks = looks.size, looks
        elif _is_file(source):
            file = cast("BinaryIO", source)
            self.size, self.looks = _left_in_file(file), _looks(file)


def _is_file(source: UploadSource) -> bool:
    return isinstance(source, os.PathLike) or hasattr(source, "read")


_Take: TypeAlias = Callable[[int], "bytes | memoryview"]


@contextlib.contextmanager
def _opened(source: UploadSource, size: int | None) -> Generator[tuple[BinaryIO, _Take]]:
    """The file, and what gives the next bytes of it: no more than it is asked for."""
    if isinstance(source, os.PathLike):
        with Path(source).open("rb", buffering=0) as opened:
            # One buffer for all: memory that is given back and taken again for each chunk costs more than copying it.
            buffer = memoryview(bytearray(min(CHUNK_BYTES, max(1, size or CHUNK_BYTES))))
            yield cast("BinaryIO", opened), lambda wanted: buffer[: opened.readinto(buffer[:wanted]) or 0]
    else:
        file = cast("BinaryIO", source)
        yield file, lambda wanted: _as_bytes(file.read(wanted))


class _Looks(NamedTuple):
    """What the system says of a file: its bytes, and when it was last written to, in nanoseconds."""

    size: int
    modified_ns: int


def _looks(file: BinaryIO) -> _Looks | None:
    """What the system says of a file; None for what is no file of the system, or none that has a size."""
    if isinstance(file, io.BytesIO):
        # It would say so by an exception, several times for each of many small uploads.
        return None
    try:
        status = os.fstat(file.fileno())
    except (AttributeError, OSError, ValueError):
        return None
    return _Looks(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _has_untrue_size(file: BinaryIO, looks: _Looks) -> bool:
    """Whether there is more or less in a file than the system says, as in those of /proc and /sys."""
    if looks.size > _CHECKED_BYTES:
        return False
    return len(file.read(looks.size + 1)) != looks.size and _looks(file) == looks


def _left_in_file(file: BinaryIO) -> int | None:
    try:
        here = file.tell()
        end = file.seek(0, os.SEEK_END)
        file.seek(here)
    except (AttributeError, OSError, ValueError):
        # A pipe, or something else that only goes forward.
        return None
    return max(0, end - here)


def _size_in_memory(source: UploadSource) -> int | None:
    if isinstance(source, _IN_MEMORY):
        return memoryview(source).nbytes
    if isinstance(source, (list, tuple)):
        return sum(memoryview(_checked(piece)).nbytes for piece in cast("list[object]", source))
    return None


def _chunks(source: bytes | Iterable[bytes]) -> Iterator[bytes | memoryview]:
    if isinstance(source, _IN_MEMORY):
        view = memoryview(source).cast("B")
        for start in range(0, len(view), CHUNK_BYTES):
            yield view[start : start + CHUNK_BYTES]
    else:
        for piece in source:
            yield from _chunks(_as_bytes(piece))


def _check(source: object) -> None:
    kind = type(source).__name__
    is_source = isinstance(source, (*_IN_MEMORY, os.PathLike, Iterable)) or hasattr(source, "read")
    if isinstance(source, str) or not is_source:
        raise TypeError(
            f"data to upload must be bytes, a pathlib.Path, an open binary file or an iterable of bytes, not {kind}"
        )


def _as_bytes(piece: object) -> bytes:
    return bytes(_checked(piece))


def _checked(piece: object) -> bytes | bytearray | memoryview[Any]:
    if isinstance(piece, _IN_MEMORY):
        return cast("bytes | bytearray | memoryview", piece)
    raise TypeError(f"data to upload must come as bytes, not {type(piece).__name__}; open files in binary mode")


SMALL_BYTES = 16 * 1024 * 1024
"""Half of what servers take in one message, as a message holds more than the data."""


def in_memory_if_small(source: UploadSource, name: str) -> UploadSource:
    """The data as bytes if it is 16 MiB or less; otherwise all of it, as anything but bytes.

    No more than 16 MiB and one piece are read to find out.

    Args:
        source: The data.
        name: What errors call it.

    Raises:
        TypeError: The source is none of what can be uploaded.
        OSError: The file cannot be read, or changed while it was.
    """
    data = _data(source, name)
    if data.size is not None and data.size > SMALL_BYTES:
        return memoryview(source) if isinstance(source, bytes) else source
    if isinstance(source, bytes):
        return source
    chunks = map(bytes, data)
    read = list(_up_to(chunks, SMALL_BYTES))
    if sum(map(len, read)) > SMALL_BYTES:
        return itertools.chain(read, chunks)
    return b"".join(read)


def in_memory(source: UploadSource, name: str) -> bytes:
    """The data as bytes, however much it is.

    Args:
        source: The data.
        name: What errors call it.

    Raises:
        TypeError: The source is none of what can be uploaded.
        OSError: The file cannot be read, or changed while it was.
    """
    return source if isinstance(source, bytes) else b"".join(map(bytes, _data(source, name)))


def _data(source: UploadSource, name: str) -> UploadData:
    try:
        return UploadData(source)
    except TypeError:
        raise TypeError(
            f"{name}: expected bytes, got {type(source).__name__}; a pathlib.Path, an open binary file or an iterable "
            "of bytes will do as well"
        ) from None


def _up_to(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The chunks up to the one that exceeds the limit."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        yield chunk
        if size > limit:
            return
