"""Several threads' changes to a database in one transaction, as what takes the time is its end."""

from __future__ import annotations

import copy
import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Generic, Protocol, TypeVar, cast

ResultT = TypeVar("ResultT")


class Transaction(Protocol):
    """A transaction of a database."""

    def __call__(self, *, durable: bool) -> AbstractContextManager[sqlite3.Connection]:
        """What happens in the block happens as a whole; if durable, it outlasts a power cut from its end on."""
        ...


class _Change(Generic[ResultT]):
    def __init__(self, function: Callable[[sqlite3.Connection], ResultT], *, durable: bool, awaited: bool) -> None:
        self.function = function
        self.durable = durable
        self.awaited = awaited
        self.moved = threading.Event()
        """Set when the change has been made, or when the waiting thread is to make it itself."""
        self.is_made = False
        self.result: ResultT | None = None
        self.error: BaseException | None = None


class GroupCommits:
    """Makes changes, each as soon as the transaction before it has ended, along with all that have come by then.

    Changes are made in the order in which they come. A thread that finds no other at work makes all that wait, and then
    appoints one of those who came meanwhile.

    Args:
        transaction: Begins one, and ends it.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._lock = threading.Lock()
        self._waiting: list[_Change[Any]] = []
        self._somebody_is_at_work = False

    def do(self, function: Callable[[sqlite3.Connection], ResultT], *, durable: bool = False) -> ResultT:
        """Make a change, and wait until it has been committed.

        Args:
            function: What to do. If it raises something, nothing of what is committed with it is done either.
            durable: Whether it must outlast a power cut.

        Returns:
            What the function returned.
        """
        change = _Change(function, durable=durable, awaited=True)
        if not self._is_my_turn(change):
            change.moved.wait()
        if not change.is_made:
            self._make_all()
        if change.error is not None:
            raise change.error
        return cast("ResultT", change.result)

    def do_soon(self, function: Callable[[sqlite3.Connection], object]) -> None:
        """Make a change that may get lost: at once, or right after what is being done. No thread waits for it.

        Args:
            function: What to do. What goes wrong with it is raised if it is done at once.
        """
        change = _Change(function, durable=False, awaited=False)
        if self._is_my_turn(change):
            self._make_all()
            if change.error is not None:
                raise change.error

    def _is_my_turn(self, change: _Change[Any]) -> bool:
        with self._lock:
            self._waiting.append(change)
            is_my_turn = not self._somebody_is_at_work
            self._somebody_is_at_work = True
        return is_my_turn

    def _make_all(self) -> None:
        while True:
            with self._lock:
                changes, self._waiting = self._waiting, []
            self._make(changes)
            with self._lock:
                if not self._waiting:
                    self._somebody_is_at_work = False
                    return
                appointed = next((change for change in self._waiting if change.awaited), None)
            if appointed is not None:
                appointed.moved.set()
                return

    def _make(self, changes: list[_Change[Any]]) -> None:
        try:
            with self._transaction(durable=any(change.durable for change in changes)) as database:
                for change in changes:
                    change.result = change.function(database)
        except BaseException as error:
            for change in changes:
                # A copy, as one exception raised in several threads would mix up their tracebacks.
                change.error = copy.copy(error)
        for change in changes:
            change.is_made = True
            change.moved.set()
