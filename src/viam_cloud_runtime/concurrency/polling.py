"""When to look again at something that takes its time, and when to give up. Decisions without I/O."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import grpc

from viam_cloud_runtime.errors import GRPCError, SDKError
from viam_cloud_runtime.redaction import shorten
from viam_cloud_runtime.rpc.options import DEFAULT, Timeout, checked_seconds, checked_timeout
from viam_cloud_runtime.rpc.pauses import pause_before_look

ResultT = TypeVar("ResultT")

_SHORTEST_CALL = 1.0
_CALL_SECONDS = 60.0
_FAILURES_IN_A_ROW = 5
_PASSING = frozenset(
    {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.RESOURCE_EXHAUSTED}
)


class WaitTimeoutError(SDKError, TimeoutError):
    """What was waited for has not come in time. It may still come.

    Args:
        message: What was waited for, and for how long.
        state: The state that it was last seen in.

    Attributes:
        state: That state; empty if it was never seen.
    """

    def __init__(self, message: str, state: str) -> None:
        super().__init__(message)
        self.state = state

    def __reduce__(self) -> tuple[type[WaitTimeoutError], tuple[str, str]]:
        return type(self), (str(self), self.state)


class JobFailedError(SDKError):
    """A job that was waited for has ended otherwise than well.

    Args:
        what: What was waited for.
        state: The state in which it ended.
        reason: What the job itself says about it.

    Attributes:
        state: That state.
        reason: What the job says; empty if it says nothing.
    """

    def __init__(self, what: str, state: str, reason: str) -> None:
        super().__init__(f"{what} ended in {state}" + (f": {shorten(reason, 1000)}" if reason else ""))
        self.what = what
        self.state = state
        self.reason = reason

    def __reduce__(self) -> tuple[type[JobFailedError], tuple[str, str, str]]:
        return type(self), (self.what, self.state, self.reason)


@dataclass(frozen=True, slots=True)
class Look(Generic[ResultT]):
    """What one look has shown.

    Attributes:
        state: How far it has come, in a word.
        result: What was seen; it is what waiting returns.
        is_done: Whether the end has come.
        failure: What it says of its failure; None if it has not failed.
    """

    state: str
    result: ResultT
    is_done: bool
    failure: str | None = None


class PollSchedule:
    """When something that is waited for is looked at, and for how long.

    Args:
        timeout: Seconds in all; None for no limit.
        default: Seconds if the caller does not say.
        interval: Longest first pause, in seconds.
        clock: Gives the time, in seconds from any beginning.
        jitter: Gives random numbers in [0, 1).

    Raises:
        TypeError: A number is none.
        ValueError: A number is not more than 0.
    """

    def __init__(
        self,
        timeout: Timeout,
        default: float,
        interval: float,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.seconds = default if timeout is DEFAULT else checked_timeout(timeout)
        self._interval = checked_seconds(interval, "poll_interval")
        self._clock = clock
        self._jitter = jitter
        self._end = None if self.seconds is None else clock() + self.seconds
        self._looks = 0
        self._failures = 0
        self.state = ""

    def call_timeout(self) -> Timeout:
        """What the next look may take: as any call, but not much longer than there is time."""
        left = self._left()
        return DEFAULT if left is None or left >= _CALL_SECONDS else max(left, _SHORTEST_CALL)

    def saw(self, state: str) -> None:
        """A look has shown a state."""
        self._failures = 0
        self.state = state

    def outlasts(self, error: GRPCError) -> bool:
        """Whether a failed look may be followed by another: the cloud may be away for a while."""
        self._failures += 1
        return error.status in _PASSING and self._failures <= _FAILURES_IN_A_ROW

    def next_pause(self) -> float | None:
        """Seconds until the next look; None when the time is up."""
        self._looks += 1
        return pause_before_look(self._looks, self._interval, self._jitter(), self._left())

    def _left(self) -> float | None:
        return None if self._end is None else self._end - self._clock()
