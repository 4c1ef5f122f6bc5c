"""Uploads on their way: what is uploaded becomes visible at once, or some time later, as in a busy cloud."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from viam_cloud_emulator.core.store import Store, Transaction

if TYPE_CHECKING:
    from viam_cloud_emulator.core.call import Call

_MICROSECOND = timedelta(microseconds=1)

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Arrival:
    due: int
    write: Callable[[Transaction], None]


class Arrivals:
    """Stores what is uploaded when it is to be visible.

    Args:
        store: Where it is stored.
        now: The clock, in microseconds since 1970.
    """

    def __init__(self, store: Store, now: Callable[[], int]) -> None:
        self._store = store
        self._now = now
        self._lag = 0
        self._waiting: deque[_Arrival] = deque()
        self._lock = threading.Lock()
        self._delivering = threading.Lock()

    def delay(self, lag: timedelta) -> None:
        """Let everything from now on become visible so much later."""
        self._lag = lag // _MICROSECOND

    def store(self, call: Call, write: Callable[[Call], None]) -> None:
        """Store something in the transaction of the call or, with a lag, in one of its own when that is over."""
        if not self._lag:
            write(call)
            return
        arrival = _Arrival(
            self._now() + self._lag, lambda transaction: write(replace(call, transaction=transaction, afterwards=[]))
        )
        with self._lock:
            self._waiting.append(arrival)

    def deliver(self, *, everything: bool = False) -> None:
        """Store what is due, or all that is on its way; returns when others may see it."""
        if not self._waiting:
            return
        # One at a time, so that a call sees what another one is about to store.
        with self._delivering:
            for arrival in self._due(everything):
                try:
                    with self._store.write() as transaction:
                        arrival.write(transaction)
                except Exception as error:
                    # As when the machine was deleted meanwhile.
                    _logger.warning("an upload was lost on its way: %s", error)

    def _due(self, everything: bool) -> list[_Arrival]:
        due: list[_Arrival] = []
        with self._lock:
            while self._waiting and (everything or self._waiting[0].due <= self._now()):
                due.append(self._waiting.popleft())
        return due
