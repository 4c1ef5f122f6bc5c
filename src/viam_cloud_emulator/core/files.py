"""Contents of uploaded files on disk, each under the hash of its bytes, so that equal files are kept once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """Contents that have arrived but belong to nothing yet."""

    path: Path
    content_hash: str
    size: int


class FileStore:
    """Files by content hash under one directory.

    `keep` and `remove` are called by the one writer that the database lets in at a time, so a file never goes
    while a new row begins to refer to it.

    Args:
        directory: Where the files are; made when missing.
        durable: Whether to wait for the disk before a file counts as stored.
    """

    def __init__(self, directory: Path, *, durable: bool) -> None:
        self._directory = directory
        self._incoming = directory / "incoming"
        self._durable = durable
        self._incoming.mkdir(parents=True, exist_ok=True)
        # Left behind by a process that was killed during an upload; no client was told that they are stored.
        for path in self._incoming.iterdir():
            path.unlink()

    def receive(self, chunks: Iterable[bytes]) -> ReceivedFile:
        """Write chunks to a temporary file as they come; a failure while they do leaves nothing behind."""
        digest, size = hashlib.sha256(), 0
        handle, name = tempfile.mkstemp(dir=self._incoming)
        path = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    file.write(chunk)
                    digest.update(chunk)
                    size += len(chunk)
                file.flush()
                if self._durable:
                    os.fsync(file.fileno())
        except BaseException:
            path.unlink()
            raise
        return ReceivedFile(path, digest.hexdigest(), size)

    def keep(self, received: ReceivedFile) -> None:
        """Move a received file to where its hash says."""
        target = self._path(received.content_hash)
        target.parent.mkdir(exist_ok=True)
        received.path.replace(target)
        if self._durable:
            _sync_directory(target.parent)
            _sync_directory(self._directory)

    def discard(self, received: ReceivedFile) -> None:
        """Forget a received file that was not kept after all; harmless when it was."""
        received.path.unlink(missing_ok=True)

    def read(self, content_hash: str) -> bytes | None:
        """The bytes with this hash; None when they have been deleted meanwhile."""
        try:
            return self._path(content_hash).read_bytes()
        except FileNotFoundError:
            return None

    def open(self, content_hash: str) -> BinaryIO | None:
        """The bytes with this hash as an open file; None when they have been deleted meanwhile."""
        try:
            return self._path(content_hash).open("rb")
        except FileNotFoundError:
            return None

    def remove(self, content_hash: str) -> None:
        """Delete the bytes with this hash."""
        self._path(content_hash).unlink(missing_ok=True)

    def content_hashes(self) -> set[str]:
        """Hashes of everything that is stored."""
        return {path.name for path in self._directory.glob("[0-9a-f][0-9a-f]/*")}

    def _path(self, content_hash: str) -> Path:
        return self._directory / content_hash[:2] / content_hash


def _sync_directory(directory: Path) -> None:
    """Make a rename in the directory survive a power failure, where the platform can."""
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_private(path: Path, content: bytes) -> None:
    """Write or replace a file that only its owner may read; all of it is there afterwards, or nothing is."""
    temporary = path.with_name(f"{path.name}.new")
    temporary.unlink(missing_ok=True)
    # Never readable by others, not even for the moment between creating and changing the mode.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
