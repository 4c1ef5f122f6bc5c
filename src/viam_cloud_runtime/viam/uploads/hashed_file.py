"""Files that are hashed before they are sent, and watched while they are."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO, FileIO
from pathlib import Path
from time import time_ns
from types import TracebackType

from viam_cloud_runtime.concurrency.transfers import FileChangedError

SMALL_BYTES = 1024 * 1024
"""Files up to this size are read once: what is sent is what was hashed. As many are in memory as are under way."""

_STEP_BYTES = 1024 * 1024
_AT_REST_NS = 2_000_000_000
"""A file that was changed later than this before it was seen might be written to again without looking changed."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells, without reading a file, that it is still the same.

    Size and time of modification alone do not: both may be set to those of another file, as archives and copies do.

    Attributes:
        size: Bytes in it.
        modified_ns: When it was last written to, as it says.
        changed_ns: When anything about it last changed, as the system says.
        inode: Its number on the device.
        device: What it is on.
        seen_ns: When it looked so.
    """

    size: int
    modified_ns: int
    changed_ns: int
    inode: int
    device: int
    seen_ns: int = field(compare=False)

    @property
    def shows_changes(self) -> bool:
        """Whether the file looks different once it has been written to. Windows has no time that programs cannot set."""
        return os.name == "posix" and self.seen_ns - max(self.modified_ns, self.changed_ns) >= _AT_REST_NS

    @property
    def fingerprint(self) -> str:
        """All that is compared, as text."""
        return f"{self.size} {self.modified_ns} {self.changed_ns} {self.inode} {self.device}"


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file as it was when it was read.

    Attributes:
        path: Where it is.
        state: What it looked like.
        content_hash: SHA-256 of what was in it.
        content: What was in it, if it is small; None if it has to be read again.
    """

    path: Path
    state: FileState
    content_hash: str
    content: bytes | None = field(default=None, repr=False)

    @property
    def size(self) -> int:
        """Bytes in it."""
        return self.state.size


def _state(descriptor: int) -> FileState:
    seen_ns = time_ns()
    found = os.fstat(descriptor)
    return FileState(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev, seen_ns)


def _is_written_to(descriptor: int, state: FileState) -> bool:
    # What else changes about it, as its name does, does not matter here.
    now = os.fstat(descriptor)
    return (now.st_size, now.st_mtime_ns) != (state.size, state.modified_ns)


def is_small(path: Path) -> bool:
    """Whether a file has 1 MiB at most; no where that cannot be seen."""
    try:
        return path.stat().st_size <= SMALL_BYTES
    except OSError:
        return False


def read_if_small(path: Path) -> HashedFile | FileState:
    """A file with all that is in it, if that is 1 MiB at most; otherwise only what tells that it is the same.

    Raises:
        OSError: It cannot be read.
        FileChangedError: It was written to meanwhile.
    """
    # Not as a file of Python's, which asks the system more: each time other threads may run first, and are waited for.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return _read_if_small(path, descriptor)
    finally:
        os.close(descriptor)


def _read_if_small(path: Path, descriptor: int) -> HashedFile | FileState:
    state = _state(descriptor)
    if state.size > SMALL_BYTES:
        return state
    # One more than expected, to see whether it has grown.
    content = os.read(descriptor, state.size + 1)
    if len(content) != state.size and not _is_written_to(descriptor, state):
        # As in /proc and /sys, where the system does not know what will be read.
        content += _read(descriptor, SMALL_BYTES + 1 - len(content))
        if len(content) > SMALL_BYTES:
            raise OSError(f"{path} has {state.size} bytes by what the system says, but much more when it is read")
        state = replace(state, size=len(content))
    elif len(content) != state.size or _is_written_to(descriptor, state):
        raise _changed(path)
    return HashedFile(path, state, hashlib.sha256(content).hexdigest(), content)


def _read(descriptor: int, size: int) -> bytes:
    """So many bytes, or all that are left: one step may bring less."""
    pieces: list[bytes] = []
    while size > 0 and (piece := os.read(descriptor, size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


class Hashing:
    """Reads a file and computes the SHA-256 of it, step by step, so that it can be interrupted between them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb", buffering=0)
        # Of the very file that is open.
        self._state = _state(self._file.fileno())
        self._hash = hashlib.sha256()

    def step(self) -> bool:
        """Read on; True at the end."""
        piece = self._file.read(_STEP_BYTES)
        self._hash.update(piece)
        return not piece

    def result(self) -> HashedFile:
        """What came of it."""
        return HashedFile(self._path, self._state, self._hash.hexdigest())

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Hashing:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class WatchedFile(FileIO):
    """An open file that fails, before its last piece is read, unless what was read is what was hashed before.

    Args:
        file: What is expected.
        advanced: Told how many bytes have been read.
    """

    def __init__(self, file: HashedFile, advanced: Callable[[int], None]) -> None:
        # Before the base class, which closes itself when the file cannot be opened.
        self._lock = threading.Lock()
        super().__init__(file.path, "r")
        self._expected = file
        self._advanced = advanced
        self._hash = hashlib.sha256()
        self._read = 0
        self._was_read = False

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes.

        Raises:
            FileChangedError: They are not what they were.
        """
        with self._lock:
            return self._read_on(-1 if size is None else size)

    def _read_on(self, size: int) -> bytes:
        piece = super().read(size) or b""
        self._hash.update(piece)
        self._read += len(piece)
        is_at_end = self._read >= self._expected.size or not piece
        self._was_read = self._was_read or is_at_end
        if is_at_end and self._hash.hexdigest() != self._expected.content_hash:
            raise _changed(self._expected.path)
        if piece:
            self._advanced(len(piece))
        return piece

    @property
    def was_read(self) -> bool:
        """Whether the last piece was asked for: before that no server can have all of it."""
        return self._was_read

    def close(self) -> None:
        """Close it, but not while another thread reads: its number may go to another file at once."""
        with self._lock:
            super().close()


class WatchedBytes(BytesIO):
    """The contents of a small file, as a file that tells whether all of it was read.

    Args:
        contents: The bytes.
    """

    def __init__(self, contents: bytes) -> None:
        super().__init__(contents)
        self._size = len(contents)
        self.was_read = False
        """Whether the last piece was asked for: before that no server can have all of it."""

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        piece = super().read(size)
        self.was_read = self.was_read or self.tell() >= self._size
        return piece


def _changed(path: Path) -> FileChangedError:
    return FileChangedError(
        f"{path} was written to while it was uploaded, so nothing of it was stored; upload it again when it is at rest"
    )
