"""Ending calls that wait in other threads, as Ctrl-C reaches only the main one."""

from __future__ import annotations

import contextlib
import threading
import time
import weakref
from collections.abc import Iterator
from contextvars import ContextVar

from viam_cloud_runtime.channels.keyboard_interrupt import Cancellable
from viam_cloud_runtime.concurrency.latch import Latch

_GLANCE_SECONDS = 0.1


class Interruption:
    """What ends the calls that are made in its name, once `interrupt` is called."""

    def __init__(self) -> None:
        self._happened = Latch()
        # A collected iterator may interrupt its own thread, within this lock.
        self._lock = threading.RLock()
        self._calls: set[Cancellable] = set()
        # Streams may be dropped without being read to their end.
        self._streams: weakref.WeakSet[Cancellable] = weakref.WeakSet()

    @property
    def happened(self) -> bool:
        """Whether `interrupt` was called."""
        return self._happened.is_open()

    def interrupt(self) -> None:
        """Cancel the calls in flight, and those that are made from now on."""
        with self._lock:
            self._happened.open()
            calls = [*self._calls, *self._streams]
        for call in calls:
            call.cancel()

    def cancel(self) -> None:
        """End together with another interruption, which this one is held by."""
        self.interrupt()

    def wait(self, seconds: float) -> None:
        """Wait that long, but not beyond the interruption."""
        self._happened.wait(seconds)

    def pause(self, seconds: float, closed: Latch) -> None:
        """Wait that long, but not beyond the interruption or the closing of a client."""
        deadline = time.monotonic() + seconds
        while not self.happened and not closed.is_open() and (left := deadline - time.monotonic()) > 0:
            # There is no waiting for two events at once.
            self._happened.wait(min(left, _GLANCE_SECONDS))

    def add_stream(self, call: Cancellable) -> None:
        """As long as there is the call, it is one of those that an interruption ends."""
        with self._lock:
            self._streams.add(call)
            happened = self._happened.is_open()
        if happened:
            call.cancel()

    @contextlib.contextmanager
    def holding(self, call: Cancellable) -> Iterator[None]:
        """While the block runs, the call is one of those that an interruption ends."""
        with self._lock:
            self._calls.add(call)
            happened = self._happened.is_open()
        if happened:
            call.cancel()
        try:
            yield
        finally:
            with self._lock:
                self._calls.discard(call)


INTERRUPTION: ContextVar[Interruption | None] = ContextVar("interruption", default=None)
"""What may end the calls of the running thread; None where nothing else than closing the client does."""


def cancellable(interruption: Interruption | None, call: Cancellable) -> contextlib.AbstractContextManager[None]:
    """While the block runs, the interruption, if there is one, ends the call."""
    return contextlib.nullcontext() if interruption is None else interruption.holding(call)
