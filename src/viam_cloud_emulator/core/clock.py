"""The time as the emulator sees it, which tests can move forward, and durations as users write them."""

from __future__ import annotations

import re
import threading
from datetime import datetime, timedelta, timezone

from viam_cloud_emulator.core.values import now

_MICROSECOND = timedelta(microseconds=1)
_LATEST = 253_402_300_799 * 1_000_000
LATEST_TIME = datetime(9999, 12, 31, 23, 59, 59, tzinfo=timezone.utc)
"""The end of the year 9999: no timestamp can be later."""
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(rf"(\d+(?:\.\d+)?)({'|'.join(_UNITS)})", re.ASCII)


class Clock:
    """The computer's clock, ahead by as much as tests have moved it."""

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
            ahead = self._ahead + duration // _MICROSECOND
            if now() + ahead > _LATEST:
                raise ValueError("the clock of the emulator ends with the year 9999")
            self._ahead = ahead


class StoppedClock(Clock):
    """A clock that shows one time, for what is to have happened then.

    Args:
        time: The time, with a time zone.
    """

    def __init__(self, time: datetime) -> None:
        super().__init__()
        self._time = microseconds(time)

    def now(self) -> int:
        """The time in microseconds since 1970."""
        return self._time


def microseconds(time: datetime) -> int:
    """A time as it is stored: microseconds since 1970."""
    return (time - _EPOCH) // _MICROSECOND


def parse_duration(text: str) -> timedelta:
    """The span of time that a text means.

    Raises:
        ValueError: It means none.
    """
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no span of time; write 250ms, 30s, 15m, 1h or 7d")
    try:
        return timedelta(seconds=float(match[1]) * _UNITS[match[2]])
    except OverflowError:
        raise ValueError(f"{text!r} is too long a time") from None
