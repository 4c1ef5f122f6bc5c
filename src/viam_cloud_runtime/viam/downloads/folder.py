"""The folder that files are downloaded into: what is there, and how more gets there, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.viam.downloads.file_names import SIDECAR_SUFFIX, folded
from viam_cloud_runtime.viam.downloads.manifest import (
    Record,
    StrangeFileError,
    hash_of,
    holds,
    is_there,
    plain_size,
    read_record,
    record_text,
)
from viam_cloud_runtime.viam.downloads.new_files import write_new, write_whole
from viam_cloud_runtime.viam.downloads.partial_file import PartFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from google.protobuf.message import Message

WORK_FOLDER = ".viam-download"
"""What is not finished is in here, and what is remembered of files without metadata; no file is called like this."""

_LOCK = "lock"
_TEMPORARY = ".tmp"

_WRITTEN_AT_ONCE = 4096
"""Bytes that get into a file all or none, in one call of the system, even if the process is killed meanwhile."""


class DownloadFolder:
    """A folder with downloaded files, for one download at a time.

    Args:
        path: The folder; made when missing.
        with_metadata: Whether a file's metadata is kept beside it.

    Raises:
        SDKError: Another download uses the folder at the moment.
        OSError: The folder cannot be made or written.
    """

    def __init__(self, path: Path, *, with_metadata: bool) -> None:
        self.path = path
        self._with_metadata = with_metadata
        self._work = path / WORK_FOLDER
        self._records = self._work / "records"
        path.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(self._work / _LOCK, path)
        try:
            self._tidy()
            if not with_metadata:
                _make_own_folder(self._records)
            # Most names are free, which this tells faster than the disk does.
            self._taken: dict[str, set[str]] = {}
            for name in (name for folder in (path, self._records) for name in _names_in(folder)):
                self._taken.setdefault(folded(name), set()).add(unicodedata.normalize("NFC", name))
        except BaseException:
            self._lock.release()
            raise

    def _tidy(self) -> None:
        """Remove what a crash has left that is of no use to anybody."""
        for stale in self._work.glob(f"*{_TEMPORARY}"):
            stale.unlink()
        for note in self._work.glob("*.part.json"):
            if not is_there(note.with_suffix("")):
                note.unlink()

    def close(self) -> None:
        """Let others use the folder, and leave nothing behind that is not needed."""
        try:
            # It may have been removed, or the disk with all of it.
            with suppress(OSError):
                self._records.rmdir()
            with suppress(OSError):
                if os.name == "posix" and os.listdir(self._work) == [_LOCK]:
                    (self._work / _LOCK).unlink()
                    self._work.rmdir()
        finally:
            self._lock.release()

    def owner(self, name: str, size: int) -> str | None:
        """Whose file had a name when the download began.

        Args:
            name: The name.
            size: Bytes of the file that is to get the name; 0 if that is not known.

        Returns:
            ID of the object; empty for what was not downloaded and is not to be touched; None if the name can be had.
            That is so, too, if there is a file of just that size of which nothing is known: it may be the same.
        """
        if self.is_new(name):
            return None
        try:
            for record in self._records_of(name):
                return record.binary_data_id
        except StrangeFileError:
            return ""
        if self._would_clash(name):
            return ""
        path = self.path / name
        return None if not is_there(path) or (size and plain_size(path) == size) else ""

    def is_new(self, name: str) -> bool:
        """Whether there was nothing that has to do with a name when the download began."""
        return folded(name) not in self._taken and folded(name + SIDECAR_SUFFIX) not in self._taken

    def _would_clash(self, name: str) -> bool:
        """Whether there is a file that this name would get into the way of on other file systems than this one."""
        own = {name, name + SIDECAR_SUFFIX}
        return any(self._taken.get(folded(each), own) - own for each in own)

    def intact(self, name: str, identifier: str, size: int) -> Record | None:
        """The record of a file that need not be downloaded again, since it is there as it was downloaded.

        Args:
            name: Its name.
            identifier: ID of the object that it should hold.
            size: Bytes that the object has; 0 if that is not known.
        """
        try:
            for record in self._records_of(name):
                if self._with_metadata and not is_there(self._sidecar(name)):
                    return None
                fits = record.binary_data_id == identifier and size in (0, record.size)
                return record if fits and holds(self.path / name, record) else None
        except StrangeFileError:
            pass
        return None

    def _records_of(self, name: str) -> Iterator[Record]:
        sidecar = name + SIDECAR_SUFFIX
        # A file may look like the metadata of another, and still be one that was downloaded, with metadata of its own.
        if folded(sidecar + SIDECAR_SUFFIX) in self._taken and next(self._records_at(sidecar), None) is not None:
            raise StrangeFileError
        return self._records_at(name)

    def _records_at(self, name: str) -> Iterator[Record]:
        for path in (self._sidecar(name), self._hidden_record(name)):
            record = read_record(path)
            if record is not None:
                yield record

    def _sidecar(self, name: str) -> Path:
        return self.path / (name + SIDECAR_SUFFIX)

    def _hidden_record(self, name: str) -> Path:
        return self._records / (name + SIDECAR_SUFFIX)

    def remove_others(self, wanted: Collection[str]) -> list[str]:
        """Remove downloaded files of objects that are not wanted any more, unless they have been changed since.

        Args:
            wanted: IDs of the objects whose files stay.

        Returns:
            The names that are free now.

        Raises:
            OSError: A file cannot be read or removed.
        """
        removed: list[str] = []
        for sidecar in _names_in(self._records):
            name = sidecar.removesuffix(SIDECAR_SUFFIX)
            path = self.path / name
            with suppress(StrangeFileError):
                record = read_record(self._hidden_record(name))
                if record is None or record.binary_data_id in wanted or (is_there(path) and not holds(path, record)):
                    continue
                # First the file: it would be a stranger's without its record.
                path.unlink(missing_ok=True)
                self._hidden_record(name).unlink()
                removed.append(name)
        return removed

    def part(self, identifier: str) -> PartFile:
        """The file that an object is kept in while it is downloaded, maybe with what an earlier attempt got."""
        return PartFile(self._work / _hashed(identifier))

    def store(self, name: str, content: bytes, record: Record, metadata: Message) -> None:
        """Put a whole object in place.

        Raises:
            OSError: It cannot be written; nothing of it is left.
        """
        temporary = self._work / (_hashed(record.binary_data_id) + _TEMPORARY)
        try:
            write_whole(temporary, content)
            self.land(temporary, name, record, metadata)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def land(self, temporary: Path, name: str, record: Record, metadata: Message) -> None:
        """Move a file that is complete to where it belongs.

        Raises:
            FileExistsError: There is another file that was not downloaded.
            OSError: It cannot be moved there.
        """
        target = self.path / name
        if is_there(target) and next(self._records_of(name), None) is None and hash_of(target) != record.sha256:
            raise FileExistsError(f"{target} was not downloaded by an earlier run and is left alone; move it away")
        # First what says which object it is, so that after a crash it is not taken for another one.
        self._write_record(name, record, metadata)
        os.replace(temporary, target)

    def _write_record(self, name: str, record: Record, metadata: Message) -> None:
        text = record_text(record, metadata if self._with_metadata else None)
        place = self._sidecar(name) if self._with_metadata else self._hidden_record(name)
        if self.is_new(name) and len(text) <= _WRITTEN_AT_ONCE and write_new(place, text):
            return
        temporary = self._work / f"{_hashed(record.binary_data_id)}.record{_TEMPORARY}"
        try:
            write_whole(temporary, text)
            os.replace(temporary, place)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _hashed(identifier: str) -> str:
    return hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _names_in(folder: Path) -> list[str]:
    return os.listdir(folder) if folder.exists() else []


def _make_own_folder(path: Path) -> None:
    path.mkdir(exist_ok=True)
    if path.is_symlink():
        raise SDKError(f"{path} is a link to somewhere else; remove it, or choose another destination")


def _lock(path: Path, folder: Path) -> Any:
    """Keep other downloads out of the folder until the lock is released, or the process ends however it may."""
    with IMPORTING:
        from filelock import FileLock, Timeout

    while True:
        # Released by whichever thread ends the download.
        lock: Any = FileLock(path, thread_local=False)
        try:
            _make_own_folder(path.parent)
            if path.is_symlink():
                # What it leads to would be emptied.
                raise SDKError(f"{path} is a link to somewhere else; remove it, or choose another destination")
            path.touch()
            before = path.lstat()
            lock.acquire(timeout=0)
            # The holder before may have removed it between these lines; then what is locked is no lock any more.
            if os.path.samestat(before, path.lstat()):
                return lock
        except FileNotFoundError:
            pass
        except FileExistsError:
            # Raised, too, for a folder that has gone since.
            if path.parent.is_file():
                raise
        except Timeout:
            raise SDKError(
                f"another download into {folder} is running; wait for it, or choose another destination"
            ) from None
        lock.release()
