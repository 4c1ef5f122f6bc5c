"""Transactions: all or nothing, and reading ones only read."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT
from viam_cloud_emulator.core.store import Store, StoreError

_SCHEMA = "CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY);"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path, [_SCHEMA], durable=True)
    yield store
    store.close()


def _numbers(store: Store) -> list[int]:
    with store.read() as transaction:
        return [row["number"] for row in transaction.all("SELECT number FROM numbers ORDER BY number")]


def test_a_write_is_seen_once_it_is_over(store: Store) -> None:
    with store.write() as transaction:
        assert transaction.run("INSERT INTO numbers VALUES (?), (?)", 1, 2) == 2
        assert transaction.number("SELECT COUNT(*) FROM numbers") == 2
    assert _numbers(store) == [1, 2]


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    done: list[str] = []

    def fail() -> None:
        with store.write() as transaction:
            transaction.run("INSERT INTO numbers VALUES (1)")
            transaction.after_commit(lambda: done.append("action"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (_numbers(store), done) == ([], [])


def test_actions_come_after_the_commit(store: Store) -> None:
    seen: list[list[int]] = []
    with store.write() as transaction:
        transaction.run("INSERT INTO numbers VALUES (1)")
        transaction.after_commit(lambda: seen.append(_numbers(store)))
        assert seen == []
    assert seen == [[1]]


def test_a_read_does_not_write(store: Store) -> None:
    with pytest.raises(RuntimeError, match="only reads"), store.read() as transaction:
        transaction.run("INSERT INTO numbers VALUES (1)")
    assert _numbers(store) == []


def test_a_read_sees_one_state(store: Store) -> None:
    with store.read() as transaction, ThreadPoolExecutor(1) as pool:
        assert transaction.number("SELECT COUNT(*) FROM numbers") == 0
        pool.submit(_insert, store, 1).result(LIMIT)
        assert transaction.number("SELECT COUNT(*) FROM numbers") == 0
    assert _numbers(store) == [1]


def _insert(store: Store, number: int) -> None:
    with store.write() as transaction:
        transaction.run("INSERT INTO numbers VALUES (?)", number)


@pytest.mark.parametrize("name", ["emulator.sqlite3", "lock.sqlite3"])
@pytest.mark.parametrize("damage", ["noise", "directory"])
def test_files_that_cannot_be_used(tmp_path: Path, name: str, damage: str) -> None:
    path = tmp_path / name
    if damage == "noise":
        path.write_bytes(bytes(range(256)) * 20)
    else:
        path.mkdir()
    with pytest.raises(StoreError, match=rf"{name} cannot be used: .*damaged"):
        Store(tmp_path, [_SCHEMA], durable=True)
    if damage == "noise":
        path.unlink()
    else:
        path.rmdir()
    # Nothing is left open or locked.
    Store(tmp_path, [_SCHEMA], durable=True).close()
