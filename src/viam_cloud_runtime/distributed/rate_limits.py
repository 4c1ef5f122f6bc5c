"""How many calls per second may be begun, and that all back off together: decisions, and the budget of one process."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import math
import threading
import uuid
from collections import deque
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

from viam_cloud_runtime.blocking.pause import pause

LONGEST_BACK_OFF = 60.0
"""Seconds. A server that asks for more is asked again by then."""


class RateLimit(Protocol):
    """What each call waits for, wherever it is made. It can be pickled."""

    def acquire(self) -> None:
        """Wait until one more call may be begun."""
        ...

    def back_off(self, seconds: float) -> None:
        """Let none of those who share the limit begin a call for some time, as the server is overloaded."""
        ...


@dataclass(frozen=True)
class Rate:
    """So many calls in so many seconds, the longest burst among them.

    Attributes:
        calls: Calls at a time.
        seconds: Seconds for which they count.
    """

    calls: int
    seconds: float


def rate_of(calls_per_second: float) -> Rate:
    """Calls per second as whole calls in a period of about a second.

    Raises:
        TypeError: It is no number.
        ValueError: It is not positive.

    Example:
        >>> rate_of(50), rate_of(2.5), rate_of(0.5)
        (Rate(calls=50, seconds=1.0), Rate(calls=2, seconds=0.8), Rate(calls=1, seconds=2.0))
    """
    if isinstance(calls_per_second, bool) or not isinstance(calls_per_second, (int, float)):
        raise TypeError(f"calls_per_second: expected a number, got {type(calls_per_second).__name__}")
    if not 0 < calls_per_second < math.inf:
        raise ValueError(f"calls_per_second: expected a positive number, or None for no limit, got {calls_per_second}")
    calls = max(1, int(calls_per_second))
    return Rate(calls, calls / calls_per_second)


class SlidingWindow:
    """Decides when a call may begin. Times come in as numbers; nothing here waits.

    Args:
        rate: What no window of its length may exceed.

    Example:
        >>> window = SlidingWindow(Rate(2, 1.0))
        >>> [window.delay(now) for now in (10.0, 10.25, 10.5, 11.0)]
        [0.0, 0.0, 0.5, 0.0]
    """

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._begun: deque[float] = deque()
        self._not_before = -math.inf

    def delay(self, now: float) -> float:
        """Seconds until the call may be asked for again; 0 if it may begin, and then counts as begun."""
        # One sum for all: rounded in another way, it might say that a call may begin that is not counted.
        while self._begun and self._begun[0] + self._rate.seconds <= now:
            self._begun.popleft()
        if now < self._not_before:
            return self._not_before - now
        if len(self._begun) >= self._rate.calls:
            return self._begun[0] + self._rate.seconds - now
        self._begun.append(now)
        return 0.0

    def back_off(self, now: float, seconds: float) -> None:
        """Let no call begin for some time."""
        self._not_before = max(self._not_before, now + min(seconds, LONGEST_BACK_OFF))


class NoRateLimit:
    """Every call may begin at once; who is refused waits alone."""

    def acquire(self) -> None:
        """Wait for nothing."""

    def back_off(self, seconds: float) -> None:
        """Stop none of the others."""


@dataclass(frozen=True)
class ProcessRateLimit:
    """A limit that all threads of a process share; each process that it is sent to has one of its own.

    Args:
        calls_per_second: Calls that may begin per second.

    Raises:
        TypeError, ValueError: It is no positive number.
    """

    calls_per_second: float
    identifier: str = field(default_factory=lambda: uuid.uuid4().hex, repr=False)

    def __post_init__(self) -> None:
        rate_of(self.calls_per_second)

    def acquire(self) -> None:
        """Wait until one more call may be begun."""
        while delay := self._here().delay():
            pause(delay)

    def back_off(self, seconds: float) -> None:
        """Let no thread of this process begin a call for some time."""
        self._here().back_off(seconds)

    def _here(self) -> _SharedWindow:
        return _WINDOWS.get(self.identifier) or _WINDOWS.setdefault(
            self.identifier, _SharedWindow(rate_of(self.calls_per_second))
        )


class _SharedWindow:
    def __init__(self, rate: Rate) -> None:
        self._window = SlidingWindow(rate)
        self._lock = threading.Lock()

    def delay(self) -> float:
        with self._lock:
            return self._window.delay(monotonic())

    def back_off(self, seconds: float) -> None:
        with self._lock:
            self._window.back_off(monotonic(), seconds)


_WINDOWS: dict[str, _SharedWindow] = {}
"""The limits of this process, by their identifiers."""
