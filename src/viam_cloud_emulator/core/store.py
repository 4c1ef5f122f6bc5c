"""State in SQLite: one connection per thread, many readers, one writer at a time."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from viam_cloud_emulator.core.errors import SetupError

SCHEMA_VERSION = 1
"""Of the tables as a whole; a directory written by a later version is refused."""

Parameter = str | int | float | bytes | None


class StoreError(SetupError):
    """The directory cannot be used as it is; the message says why."""

    __module__ = "viam_cloud_emulator"


class Transaction:
    """A transaction of an RPC: all of it happens or nothing."""

    def __init__(self, connection: sqlite3.Connection, *, writable: bool) -> None:
        self._connection = connection
        self._writable = writable
        self._after_commit: list[Callable[[], None]] = []

    def run(self, sql: str, *parameters: Parameter) -> int:
        """Execute a statement that changes rows, and return how many."""
        if not self._writable:
            # It would be rolled back after the caller was told that all is well.
            raise RuntimeError("this transaction only reads; is the RPC's retry class right?")
        return self._connection.execute(sql, parameters).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Parameter]]) -> None:
        """Execute a statement that changes rows once for each set of parameters."""
        if not self._writable:
            raise RuntimeError("this transaction only reads; is the RPC's retry class right?")
        self._connection.executemany(sql, rows)

    def first(self, sql: str, *parameters: Parameter) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        row: sqlite3.Row | None = self._connection.execute(sql, parameters).fetchone()
        return row

    def all(self, sql: str, *parameters: Parameter) -> list[sqlite3.Row]:
        """Every row of a query."""
        return self._connection.execute(sql, parameters).fetchall()

    def number(self, sql: str, *parameters: Parameter) -> int:
        """The single number that a query such as `SELECT COUNT(*)` yields."""
        row = self.first(sql, *parameters)
        return int(row[0] or 0) if row is not None else 0

    def after_commit(self, action: Callable[[], None]) -> None:
        """Run an action once the changes are safe, before the next writer begins."""
        self._after_commit.append(action)

    def finish(self) -> None:
        """Run what was left for after the commit."""
        for action in self._after_commit:
            action()


class Store:
    """The database of one data directory.

    Args:
        directory: Where the database file is, or will be.
        schemas: `CREATE TABLE IF NOT EXISTS …` scripts, one per resource.
        durable: Whether a commit waits for the disk. Without it a crash of the computer can lose data, a
            crash of the process cannot.

    Raises:
        StoreError: The directory is in use by another process, or comes from a later version.
    """

    def __init__(self, directory: Path, schemas: Sequence[str], *, durable: bool) -> None:
        self.commits = Commits()
        self._path = directory / "emulator.sqlite3"
        self._durable = durable
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._connections_lock = threading.Lock()
        self._write_lock = threading.Lock()
        self._directory_lock = _lock_directory(directory)
        try:
            self._create_tables(schemas)
        except sqlite3.DatabaseError as error:
            self.close()
            raise _unusable(self._path, error) from None
        except BaseException:
            self.close()
            raise

    @property
    def path(self) -> Path:
        """The database file, for other processes that read it."""
        return self._path

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A consistent view of the data; writers go on meanwhile."""
        connection = self._connection()
        connection.execute("BEGIN")
        try:
            yield Transaction(connection, writable=False)
        finally:
            connection.execute("ROLLBACK")

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """The only writer until the block ends; an exception in it undoes everything."""
        connection = self._connection()
        with self._write_lock:
            connection.execute("BEGIN IMMEDIATE")
            transaction = Transaction(connection, writable=True)
            try:
                yield transaction
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            transaction.finish()
        self.commits.add()

    def close(self) -> None:
        """Close every connection; the store is of no use afterwards."""
        with self._connections_lock:
            for connection in self._connections:
                connection.close()
            self._connections.clear()
        self._directory_lock.close()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            # Used by this thread alone; closed by whichever thread stops the emulator.
            connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=30)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'OFF'}")
            connection.execute("PRAGMA foreign_keys = ON")
            self._local.connection = connection
            with self._connections_lock:
                self._connections.append(connection)
        return connection

    def _create_tables(self, schemas: Sequence[str]) -> None:
        connection = self._connection()
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise StoreError(
                f"{self._path} was written by a later version of the emulator (schema {version}, this one knows"
                f" {SCHEMA_VERSION}); use that version or another directory"
            )
        for schema in schemas:
            connection.executescript(schema)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _lock_directory(directory: Path) -> sqlite3.Connection:
    """Keep other emulators out of the directory for as long as the returned connection is open.

    SQLite's own file locks do it: they work on every platform and end with the process, however it ends.
    """
    path = directory / "lock.sqlite3"
    try:
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=0)
    except sqlite3.DatabaseError as error:
        raise _unusable(path, error) from None
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        connection.close()
        # Before Python 3.11 only the message tells one error from another.
        if "locked" not in str(error):
            raise _unusable(path, error) from None
        raise StoreError(f"{directory} is in use by another emulator; stop it or choose another directory") from None
    return connection


def _unusable(path: Path, error: Exception) -> StoreError:
    """The error for a file that SQLite cannot open, read or write."""
    return StoreError(f"{path} cannot be used: {error}; is the directory writable, the disk full or the file damaged?")


class Commits:
    """Counts commits, so that a stream can sleep until there is something new to read."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        # Not 0, so that the first call of a stream, which has seen none, returns at once.
        self._count = 1

    def add(self) -> None:
        """Say that there is one more."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wake(self) -> None:
        """Wake all that wait, so that they look whether to go on."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, seen: int, ended: Callable[[], bool]) -> int | None:
        """Sleep until there are more than `seen` commits; their number, or None when `ended` says so first."""
        with self._changed:
            self._changed.wait_for(lambda: self._count != seen or ended())
            return None if ended() else self._count


@dataclass(slots=True)
class Condition:
    """Terms of a WHERE clause, all of which have to hold, with their parameters."""

    terms: list[str] = field(default_factory=lambda: ["TRUE"])
    parameters: list[Parameter] = field(default_factory=list[Parameter])

    def add(self, term: str, *parameters: Parameter) -> None:
        """One more term."""
        self.terms.append(term)
        self.parameters.extend(parameters)

    def add_any_of(self, column: str, values: Iterable[str]) -> None:
        """The column has to equal one of the values."""
        self.add(f"{column} IN (SELECT value FROM json_each(?))", json_list(values))

    @property
    def sql(self) -> str:
        """Text to go after WHERE."""
        return " AND ".join(self.terms)


def json_list(values: Iterable[str | int]) -> str:
    """Values as one parameter, which `json_each` takes apart again."""
    return json.dumps(list(values))
