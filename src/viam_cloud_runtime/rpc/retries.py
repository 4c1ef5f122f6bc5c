"""Retry decisions: pure functions and a budget. Nothing here sleeps, sends or reads a clock."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import logging
import math
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass

import grpc

from viam_cloud_runtime.errors import TrailingMetadata
from viam_cloud_runtime.rpc.methods import RetryClass
from viam_cloud_runtime.support.importing import IMPORTING

_PUSHBACK_HEADER = "grpc-retry-pushback-ms"
_STATUS_DETAILS_HEADER = "grpc-status-details-bin"
_STOP = -1.0
_MILLISECONDS = re.compile(r"[0-9]+")

LONGEST_WAIT = 60.0
"""Longest wait in seconds of a call without a deadline, and longest time that it is refused before it gives up."""

LONG_WAIT = 5.0
"""Seconds from which on a wait is worth a line in the log: without one the program would seem to hang."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often, how long apart and after which statuses a call is tried again.

    The wait before retry *n* is drawn uniformly between zero and
    `min(max_backoff, initial_backoff * multiplier ** (n - 1))` ("full jitter"), unless the server says how long
    to wait. No wait outlives the deadline of the call.

    Args:
        attempts: How often the call is tried in all, the first time included; 1 never retries. Attempts that the
            server refused before it did anything do not count.
        initial_backoff: Upper bound of the first wait, in seconds.
        multiplier: Growth of that bound from one wait to the next.
        max_backoff: Where the bound stops growing, in seconds.
        codes: Statuses after which any call is retried that may be retried at all.
        read_codes: Further statuses after which a call that only reads is retried.

    Raises:
        TypeError: A value has the wrong type.
        ValueError: A number is out of its range, or a status is not one.

    Example:
        >>> RetryPolicy(attempts=6, max_backoff=30.0).attempts
        6
    """

    attempts: int = 4
    initial_backoff: float = 0.1
    multiplier: float = 2.0
    max_backoff: float = 5.0
    codes: frozenset[grpc.StatusCode] = frozenset({grpc.StatusCode.UNAVAILABLE})
    read_codes: frozenset[grpc.StatusCode] = frozenset(
        {grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.ABORTED, grpc.StatusCode.CANCELLED}
    )

    def __post_init__(self) -> None:
        if not isinstance(self.attempts, int):
            raise TypeError(f"RetryPolicy.attempts must be int, not {type(self.attempts).__name__}")
        for name in ("initial_backoff", "multiplier", "max_backoff"):
            number = getattr(self, name)
            if not isinstance(number, (int, float)):
                raise TypeError(f"RetryPolicy.{name} must be a number, not {type(number).__name__}")
        if self.attempts < 1:
            raise ValueError(
                f"RetryPolicy.attempts counts the first attempt too, so it is at least 1, not {self.attempts}"
            )
        if self.multiplier < 1:
            raise ValueError(f"RetryPolicy.multiplier must be at least 1, not {self.multiplier}")
        for name in ("initial_backoff", "max_backoff"):
            seconds = getattr(self, name)
            if not 0 <= seconds < math.inf:
                raise ValueError(f"RetryPolicy.{name} must be zero or more seconds, not {seconds}")
        for name in ("codes", "read_codes"):
            codes = frozenset(getattr(self, name))
            strangers = [code for code in codes if not isinstance(code, grpc.StatusCode)]
            if strangers:
                raise ValueError(f"RetryPolicy.{name} takes grpc.StatusCode members, not {strangers[0]!r}")
            object.__setattr__(self, name, codes)

    def covers(self, status: grpc.StatusCode, retry_class: RetryClass) -> bool:
        """Whether a call of this class is retried after this status."""
        return status in self.codes or (retry_class is RetryClass.READ and status in self.read_codes)

    def backoff(self, retry: int, jitter: float) -> float:
        """Seconds to wait before the given retry.

        Args:
            retry: Number of the retry, from 1.
            jitter: Random number in [0, 1).
        """
        try:
            bound = min(self.max_backoff, self.initial_backoff * self.multiplier ** (retry - 1))
        except OverflowError:
            bound = self.max_backoff
        return bound * jitter


class RetryBudget:
    """What turns a sick server into fast failures instead of a storm of retries.

    A bucket of tokens for one connection: a retry takes some, a success gives one back, and when it is empty
    nothing is retried. All threads of a connection share it.

    Args:
        capacity: Tokens in the full bucket, where it starts.
        cost: Tokens that one retry takes.
        refund: Tokens that one success gives back.
    """

    __slots__ = ("_lock", "_tokens", "capacity", "cost", "refund")

    def __init__(self, capacity: int = 500, cost: int = 5, refund: int = 1) -> None:
        self.capacity: int = capacity
        self.cost: int = cost
        self.refund: int = refund
        self._tokens = capacity
        self._lock = threading.Lock()

    @property
    def tokens(self) -> int:
        """Tokens left."""
        return self._tokens

    def withdraw(self) -> bool:
        """Take what one retry costs; False, taking nothing, when there is not enough."""
        with self._lock:
            if self._tokens < self.cost:
                return False
            self._tokens -= self.cost
            return True

    def widen(self, capacity: int) -> None:
        """Make the bucket larger, and add as many tokens; a smaller capacity changes nothing."""
        with self._lock:
            added = max(0, capacity - self.capacity)
            self.capacity += added
            self._tokens += added

    def deposit(self) -> None:
        """Give back what one success is worth."""
        # Read without the lock: the full bucket is the everyday case and must cost nothing.
        if self._tokens < self.capacity:
            with self._lock:
                self._tokens = min(self.capacity, self._tokens + self.refund)


def pushback(trailing_metadata: TrailingMetadata) -> float | None:
    """How long the server says to wait, in seconds.

    Reads `grpc-retry-pushback-ms`, and `google.rpc.RetryInfo` in the status details.

    Returns:
        Seconds, of any size; negative when the server says to stop (an unreadable header means the same); None when it
        says nothing.
    """
    for key, value in trailing_metadata:
        if key == _PUSHBACK_HEADER:
            return _pushback_header(value)
    for key, value in trailing_metadata:
        if key == _STATUS_DETAILS_HEADER and isinstance(value, bytes):
            with IMPORTING:
                from viam_cloud_runtime.error_details import retry_delay

            delay = retry_delay(value)
            # Unlike the header's, a negative delay here has no meaning.
            return delay if delay is not None and delay >= 0 else None
    return None


def _pushback_header(value: str | bytes) -> float:
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    if not _MILLISECONDS.fullmatch(text):
        return _STOP
    # Of a number of any length `float` makes infinity, where `int` fails.
    return float(text) / 1000


def longest_wait(remaining: float | None) -> float:
    """The wait in seconds from which on a call that is asked to wait gives up at once.

    Args:
        remaining: Seconds left until its deadline; None when there is none.
    """
    return LONGEST_WAIT if remaining is None else remaining


def next_delay(
    policy: RetryPolicy | None,
    retry_class: RetryClass,
    status: grpc.StatusCode,
    trailing_metadata: TrailingMetadata,
    *,
    retries: int,
    remaining: float | None,
    random: Callable[[], float],
) -> float | None:
    """Decide what follows a failed attempt that the server may have acted on.

    Args:
        policy: The policy of the call; None never retries.
        retry_class: What repeating the RPC may do.
        status: How the attempt ended.
        trailing_metadata: What the server sent along.
        retries: Retries made so far.
        remaining: Seconds left until the deadline; None when there is none.
        random: Source of jitter in [0, 1).

    Returns:
        Seconds to wait before the next attempt, or None to give up.
    """
    if policy is None or retries >= policy.attempts - 1 or not policy.covers(status, retry_class):
        return None
    asked = pushback(trailing_metadata)
    if asked is not None:
        return asked if 0 <= asked < longest_wait(remaining) else None
    delay = policy.backoff(retries + 1, random())
    return delay if remaining is None or delay < remaining else None


def delay_after_refusal(
    policy: RetryPolicy | None, *, refusals: int, remaining: float, random: Callable[[], float]
) -> float | None:
    """Decide what follows an attempt that the server did nothing about: any RPC may be repeated, a write too.

    Args:
        policy: How to repeat; None, or one of a single attempt, never does. Its number of attempts does not count.
        refusals: Refused attempts that were repeated so far.
        remaining: Seconds left in which to repeat.
        random: Source of jitter in [0, 1).

    Returns:
        Seconds to wait before the next attempt, or None to give up.
    """
    if policy is None or policy.attempts == 1:
        return None
    delay = policy.backoff(refusals + 1, random())
    return delay if delay < remaining else None


def log_wait(logger: logging.Logger, what: str, reason: str, attempt: int, delay: float) -> None:
    """One INFO line for a long wait between two attempts.

    Args:
        logger: Where it goes.
        what: What is tried again: an RPC, or a file.
        reason: Why the last attempt failed.
        attempt: Number of the next attempt, from 1.
        delay: Seconds until then.
    """
    if delay > LONG_WAIT:
        logger.info("%s: %s; attempt %d follows in %.0f s", what, reason, attempt, delay)
