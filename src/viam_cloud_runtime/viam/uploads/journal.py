"""What uploads remember between runs: what is in the cloud, what was on its way there, and what files contain."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from itertools import chain
from pathlib import Path
from time import time_ns
from types import TracebackType
from typing import NamedTuple, TypeVar

from viam_cloud_runtime.concurrency.transfers import JournalError
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.viam.uploads.group_commit import GroupCommits
from viam_cloud_runtime.viam.uploads.hashed_file import FileState
from viam_cloud_runtime.viam.uploads.run_locks import RunMarks

RowT = TypeVar("RowT")


class UploadKey(NamedTuple):
    """What makes an upload the same as another: the same contents, under the same name, for the same part."""

    server: str
    part_id: str
    name: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the journal says when an upload is about to begin.

    Attributes:
        started: When it was first begun: the time that it carries in the cloud, whichever attempt gets it there.
        binary_data_id: What it is called in the cloud, if it is known to be there.
        in_doubt: Whether an earlier attempt may have brought it there.
        busy: Whether another upload is at it right now.
    """

    started: datetime
    binary_data_id: str | None = None
    in_doubt: bool = False
    busy: bool = False

    @property
    def is_granted(self) -> bool:
        """Whether the run that asked is to upload it."""
        return self.binary_data_id is None and not self.busy


BUSY = Claim(datetime.max.replace(tzinfo=timezone.utc), busy=True)
"""The claim of a run that has to wait; when the other upload began does not matter."""


_VERSION = 2
_HASHES = """
CREATE TABLE hashes (path TEXT PRIMARY KEY, state TEXT NOT NULL, content_hash TEXT NOT NULL) WITHOUT ROWID;
"""
_SCHEMA = f"""
CREATE TABLE uploads (
    server TEXT, part_id TEXT, name TEXT, content_hash TEXT,
    started_ms INTEGER NOT NULL,
    run TEXT,
    binary_data_id TEXT,
    PRIMARY KEY (server, part_id, name, content_hash)
) WITHOUT ROWID;
CREATE INDEX uploads_by_id ON uploads (binary_data_id) WHERE binary_data_id IS NOT NULL;
{_HASHES}
PRAGMA user_version = {_VERSION};
"""
# Version 1 took size and time of modification for proof that a file is the same.
_FROM_VERSION_1 = f"""
DROP TABLE hashes;
{_HASHES}
PRAGMA user_version = {_VERSION};
"""
_RECORDS_IN_MEMORY = 64
"""What a crash forgets has to be looked up in the cloud."""
_ROWS_TOGETHER = 64
"""Older versions of SQLite take 999 values in a statement."""

_KEY = "server, part_id, name, content_hash"
_OF_KEY = f"({_KEY}) = (?, ?, ?, ?)"
_OTHER_FILE = "name another file with journal=..."
_BUSY_SECONDS = 60


class UploadJournal:
    """A journal in SQLite. Safe to use from several threads, and by several processes at a time.

    An upload is claimed before anything is sent and recorded once the server has it. What is claimed but not recorded,
    by a run that is over, is in doubt. What several threads claim at a time is committed together, with all that was
    recorded before. No thread goes on before its claim has been, as a process may be killed at any moment.

    Args:
        path: The database; made, with the folders above it, if it does not exist.

    Raises:
        JournalError: It cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        # Which claims of this run are still being worked on. The database would say so forever, once it cannot be written.
        self._at_work: set[UploadKey] = set()
        self._at_work_lock = threading.Lock()
        self._records: list[tuple[UploadKey, str]] = []
        self._records_lock = threading.Lock()
        with _explained(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            self._writing = GroupCommits(self._transaction)
            self._is_durable: bool | None = None
            try:
                self._prepare()
                self._runs = RunMarks(_runs_of(path))
            except BaseException:
                self._database.close()
                raise

    def _prepare(self) -> None:
        self._database.row_factory = sqlite3.Row
        self._write_ahead()
        with self._transaction() as database:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version in (0, 1):
                for statement in filter(None, map(str.strip, (_FROM_VERSION_1 if version else _SCHEMA).split(";"))):
                    database.execute(statement)
            elif version != _VERSION:
                raise JournalError(
                    f"the upload journal {self.path} is of another version of this package ({version} instead of "
                    f"{_VERSION}); {_OTHER_FILE}"
                )

    def _write_ahead(self) -> None:
        # SQLite waits for other processes, but not where a new database gets into this mode.
        with IMPORTING:
            from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_random

        patient = Retrying(
            retry=retry_if_exception(_is_locked),
            wait=wait_random(0, 0.02),
            stop=stop_after_delay(_BUSY_SECONDS),
            reraise=True,
        )
        patient(self._database.execute, "PRAGMA journal_mode = WAL")

    @contextlib.contextmanager
    def _transaction(self, *, durable: bool = False) -> Iterator[sqlite3.Connection]:
        """What happens in the block happens as a whole; if durable, it outlasts a power cut from its end on."""
        with self._lock, _explained(self.path):
            if durable is not self._is_durable:
                self._database.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                self._is_durable = durable
            self._database.execute("BEGIN IMMEDIATE")
            records = self._take_records()
            try:
                for some in _together(records):
                    self._database.execute(
                        _record(len(some)), [x for key, identifier in some for x in (*key, identifier)]
                    )
                yield self._database
                self._database.execute("COMMIT")
            except BaseException:
                with self._records_lock:
                    self._records[:0] = records
                # SQLite may have done so itself.
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def _take_records(self) -> list[tuple[UploadKey, str]]:
        with self._records_lock:
            records, self._records = self._records, []
        return records

    def claim(self, key: UploadKey) -> Claim:
        """Say that an upload is about to begin, unless it has been done or is being done."""
        return self.claim_all([key])[0]

    def claim_all(self, keys: Sequence[UploadKey]) -> list[Claim]:
        """Say so of several uploads at once; gives the claims in their order."""
        claims = dict.fromkeys(keys, BUSY)
        mine = self._enter(keys)
        try:
            # A claim that is lost means a second upload; a record that is lost only means looking for the first one.
            if mine:
                claims.update(self._writing.do(lambda database: self._claim_all(database, mine), durable=True))
        finally:
            for key in mine:
                if not claims[key].is_granted:
                    self._leave(key)
        # What is there twice is for the first one to upload.
        firsts = dict(zip(reversed(keys), reversed(range(len(keys))), strict=True))
        return [claims[key] if firsts[key] == number else BUSY for number, key in enumerate(keys)]

    def _enter(self, keys: Sequence[UploadKey]) -> list[UploadKey]:
        """Those that are not being worked on yet, and are from now on."""
        with self._at_work_lock:
            mine = [key for key in dict.fromkeys(keys) if key not in self._at_work]
            self._at_work.update(mine)
            return mine

    def _leave(self, key: UploadKey) -> None:
        with self._at_work_lock:
            self._at_work.discard(key)

    def _claim_all(self, database: sqlite3.Connection, keys: Sequence[UploadKey]) -> dict[UploadKey, Claim]:
        claims: dict[UploadKey, Claim] = {}
        started_ms = time_ns() // 1_000_000
        for some in _together(keys):
            known = {UploadKey(*row[:4]): row for row in database.execute(_find(len(some)), list(chain(*some)))}
            claims.update((key, self._claim_known(database, key, row)) for key, row in known.items())
            if new := [key for key in some if key not in known]:
                rows = [(*key, started_ms, self._runs.own, None) for key in new]
                database.execute(f"INSERT INTO uploads {_values(len(rows), 7)}", list(chain(*rows)))
                claims.update(dict.fromkeys(new, Claim(_from_ms(started_ms))))
        return claims

    def _claim_known(self, database: sqlite3.Connection, key: UploadKey, row: sqlite3.Row) -> Claim:
        started = _from_ms(row["started_ms"])
        if row["binary_data_id"] is not None:
            return Claim(started, row["binary_data_id"])
        if row["run"] not in (None, self._runs.own) and self._runs.is_running(row["run"]):
            return BUSY
        database.execute(f"UPDATE uploads SET run = ? WHERE {_OF_KEY}", (self._runs.own, *key))
        return Claim(started, in_doubt=True)

    def record(self, key: UploadKey, binary_data_id: str) -> bool:
        """An upload that was claimed is in the cloud, by this ID. It is written down along with whatever comes next.

        Returns:
            Whether so many wait for that by now that they should be written down: see `write_records`. Of those who
            record meanwhile none is told so again, until as many have come once more.
        """
        with self._records_lock:
            self._records.append((key, binary_data_id))
            are_many = len(self._records) % _RECORDS_IN_MEMORY == 0
        self._leave(key)
        return are_many

    def write_records(self) -> None:
        """Write down what was recorded, at once or right after what is being written."""
        if self._records:
            # Every transaction does so, before anything else.
            self._writing.do_soon(lambda database: None)

    def give_up(self, key: UploadKey, *, in_doubt: bool) -> None:
        """An upload that was claimed has failed; it may be in the cloud all the same, or is certain not to be."""
        change = "UPDATE uploads SET run = NULL" if in_doubt else "DELETE FROM uploads"
        try:
            self._writing.do(lambda database: database.execute(f"{change} WHERE {_OF_KEY}", key))
        finally:
            self._leave(key)

    def is_recorded(self, binary_data_id: str) -> bool:
        """Whether something in the cloud is known to come from an upload of this journal that has ended."""
        with self._lock, _explained(self.path):
            if any(identifier == binary_data_id for _, identifier in self._records):
                return True
            found = self._database.execute("SELECT 1 FROM uploads WHERE binary_data_id = ?", (binary_data_id,))
            return found.fetchone() is not None

    def known_hash(self, path: Path, state: FileState) -> str | None:
        """What a file contained when it was last in this state, as a hash; None if that is not known."""
        with self._lock, _explained(self.path):
            row = self._database.execute(
                "SELECT content_hash FROM hashes WHERE path = ? AND state = ?", (_absolute(path), state.fingerprint)
            ).fetchone()
        return None if row is None else str(row["content_hash"])

    def remember_hash(self, path: Path, state: FileState, content_hash: str) -> None:
        """Note what a file contains, if writing to it from then on shows."""
        if not state.shows_changes:
            return
        values = (_absolute(path), state.fingerprint, content_hash)
        self._writing.do(lambda database: database.execute("INSERT OR REPLACE INTO hashes VALUES (?, ?, ?)", values))

    def close(self) -> None:
        """Close it. What was claimed and not recorded is in doubt from now on."""
        try:
            # What cannot be written down is in doubt, too.
            with contextlib.suppress(JournalError):
                self.write_records()
        finally:
            # Also when Ctrl-C comes meanwhile: others would wait for this run for ever.
            with self._lock:
                self._runs.close()
                self._database.close()

    def __enter__(self) -> UploadJournal:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def journal_path(journal: str | os.PathLike[str] | None) -> Path:
    """Where the journal is: where the caller says, or else in the user's folder for such things.

    Raises:
        TypeError: What the caller says is no path.
        JournalError: The user has no such folder.
    """
    if journal is None:
        return _users_folder() / "uploads.sqlite"
    if not isinstance(journal, (str, os.PathLike)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"journal: expected a path, got {type(journal).__name__}")
    return Path(journal).absolute()


def _users_folder() -> Path:
    with IMPORTING:
        from platformdirs import user_state_path

    try:
        folder = user_state_path("viam-cloud", appauthor=False)
    except RuntimeError:
        folder = Path()
    if not folder.is_absolute():
        raise JournalError(
            "there is no place for the journal of uploads, as this user has no home folder: HOME is not set, and the "
            "system knows none; name a file with journal=..."
        )
    return folder


def files_of(path: Path) -> list[Path]:
    """Everything that belongs to a journal, none of which is to be uploaded."""
    return [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")), _runs_of(path)]


def _runs_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-runs")


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        advice = "make room there, or name another file with journal=..." if _is_full(error) else _OTHER_FILE
        raise JournalError(f"the upload journal {path} cannot be used: {error}; {advice}") from error


def _is_full(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return "disk is full" in str(error)


def _is_locked(error: BaseException) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


# One statement for many rows: between statements SQLite's module lets other threads of Python run, and then waits for them.


def _values(rows: int, columns: int) -> str:
    return "VALUES " + ", ".join([f"({', '.join('?' * columns)})"] * rows)


def _find(keys: int) -> str:
    return f"WITH wanted ({_KEY}) AS ({_values(keys, 4)}) SELECT uploads.* FROM wanted JOIN uploads USING ({_KEY})"


def _record(records: int) -> str:
    return f"""
    WITH done ({_KEY}, id) AS ({_values(records, 5)})
    REPLACE INTO uploads SELECT {_KEY}, started_ms, NULL, id FROM done JOIN uploads USING ({_KEY})
    """


def _together(rows: Sequence[RowT]) -> Iterator[Sequence[RowT]]:
    return (rows[start : start + _ROWS_TOGETHER] for start in range(0, len(rows), _ROWS_TOGETHER))


def _from_ms(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc)


def _absolute(path: Path) -> bytes:
    # Names of the folders above need not be text.
    return os.fsencode(path.absolute())
