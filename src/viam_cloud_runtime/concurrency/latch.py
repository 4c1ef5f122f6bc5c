"""An event that Ctrl-C cannot break."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

_GLANCE_SECONDS = 1.0


class Latch:
    """Closed until it is opened, once; what `threading.Event` is, for threads that Ctrl-C may interrupt.

    An Event keeps a lock in Python code. Where Ctrl-C interrupts that, the lock stays locked: who sets the Event then
    waits for ever, and so does everybody else.
    """

    def __init__(self) -> None:
        self._is_open = False
        self._lock = threading.Lock()
        self._lock.acquire()

    def is_open(self) -> bool:
        """Whether `open` was called."""
        return self._is_open

    def open(self) -> None:
        """Let all through, from now on. May be called twice."""
        self._is_open = True
        self._unlock()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is open.

        Args:
            seconds: Longest wait; None for no limit.

        Returns:
            Whether it is open.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        while not self._is_open:
            left = _GLANCE_SECONDS if deadline is None else min(_GLANCE_SECONDS, deadline - time.monotonic())
            if left <= 0:
                break
            # A thread that is interrupted right here keeps the lock; the others then see at their next glance.
            if self._lock.acquire(timeout=left):
                self._unlock()
        return self._is_open

    def _unlock(self) -> None:
        # Several threads may do so at a time.
        with suppress(RuntimeError):
            self._lock.release()
