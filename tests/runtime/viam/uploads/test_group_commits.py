"""Changes of several threads in one transaction: none is lost, done twice or out of turn, and errors stay with their own."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.support.waiting import LIMIT, join
from viam_cloud_runtime.viam.uploads.group_commit import GroupCommits


class Database:
    """A list of what was written, in which transaction, and how durable each of them was."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.connection.execute("CREATE TABLE written (text TEXT, batch INTEGER)")
        self.commits = GroupCommits(self.transaction)
        self.durable: list[bool] = []

    @contextlib.contextmanager
    def transaction(self, *, durable: bool) -> Iterator[sqlite3.Connection]:
        self.durable.append(durable)
        self.connection.execute("BEGIN")
        try:
            yield self.connection
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def write(self, text: str) -> str:
        self.connection.execute("INSERT INTO written VALUES (?, ?)", (text, len(self.durable)))
        return text

    def writing(self, text: str) -> Callable[[object], str]:
        """A change that writes this."""
        return lambda _: self.write(text)

    @property
    def written(self) -> list[tuple[str, int]]:
        return self.connection.execute("SELECT text, batch FROM written ORDER BY rowid").fetchall()


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.connection.close()


def test_what_comes_meanwhile_is_committed_together_and_in_order(database: Database) -> None:
    def first(_: object) -> str:
        for text in ("two", "three"):
            database.commits.do_soon(database.writing(text))
        return database.write("one")

    assert database.commits.do(first, durable=True) == "one"
    assert database.written == [("one", 1), ("two", 2), ("three", 2)]
    assert database.durable == [True, False]


def test_an_error_undoes_what_is_committed_with_it_and_nothing_else(database: Database) -> None:
    def fail(_: object) -> None:
        database.write("undone")
        raise ValueError("no")

    def first(_: object) -> None:
        database.commits.do_soon(database.writing("undone, too"))
        database.commits.do_soon(fail)
        database.write("done")

    database.commits.do(first)
    for do in (database.commits.do, database.commits.do_soon):
        with pytest.raises(ValueError, match="no"):
            do(fail)
    database.commits.do(database.writing("done at last"))
    assert [text for text, _ in database.written] == ["done", "done at last"]


def test_many_threads(database: Database) -> None:
    start = threading.Barrier(8)
    results: list[str] = []

    def work(thread: int) -> None:
        start.wait(LIMIT)
        for number in range(50):
            name = f"{thread}:{number}"
            results.append(database.commits.do(database.writing(name), durable=thread < 2))
            database.commits.do_soon(database.writing(f"{name}, soon"))

    threads = [threading.Thread(target=work, args=[thread]) for thread in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        join(thread)
    written = [text for text, _ in database.written]
    expected = [[f"{thread}:{number}{end}" for number in range(50) for end in ("", ", soon")] for thread in range(8)]
    assert sorted(results) == sorted(text for texts in expected for text in texts[::2])
    assert len(written) == 800
    for number, texts in enumerate(expected):
        assert [text for text in written if text.startswith(f"{number}:")] == texts
