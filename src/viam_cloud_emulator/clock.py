"""The time as the emulator sees it, which tests can move forward."""

from __future__ import annotations

import threading
from datetime import timedelta

from viam_cloud_emulator.values import now

_MICROSECOND = timedelta(microseconds=1)


class Clock:
    """The computer's clock, ahead by what somebody who cannot wait has added."""

    def __init__(self) -> None:
        self._ahead = 0
        self._lock = threading.Lock()

    def now(self) -> int:
        """The time in microseconds since 1970."""
        return now() + self._ahead

    def advance(self, duration: timedelta) -> None:
        """Move the clock forward; it never goes back."""
        if duration < timedelta():
            raise ValueError("the clock of the emulator only goes forward")
        with self._lock:
            self._ahead += duration // _MICROSECOND
