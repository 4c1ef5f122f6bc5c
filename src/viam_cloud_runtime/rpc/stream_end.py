"""When a stream that has no end of its own is to end: after some time, or at a time. No I/O."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import TypeAlias

from viam_cloud_runtime.rpc.options import checked_seconds
from viam_cloud_runtime.support.importing import IMPORTING

Until: TypeAlias = float | timedelta | datetime
"""Seconds or a length of time from now on, or a time of day; one without a zone counts as UTC, with a warning."""


def utc_now() -> datetime:
    """The time of day."""
    return datetime.now(timezone.utc)


def seconds_until(until: Until, name: str = "until", now: Callable[[], datetime] = utc_now) -> float:
    """The seconds that are left; none or less where it is a time that has passed.

    Args:
        until: When it is.
        name: What errors call it.
        now: Gives the time of day.

    Raises:
        TypeError: It is no number, length of time or time.
        ValueError: It is a number or length of time that is zero, negative or not a number.

    Example:
        >>> seconds_until(timedelta(minutes=1))
        60.0
    """
    if isinstance(until, datetime):
        with IMPORTING:
            from viam_cloud_runtime.messages.naive_times import as_utc

        return (as_utc(until, name) - now()).total_seconds()
    seconds = until.total_seconds() if isinstance(until, timedelta) else until
    return checked_seconds(seconds, name, "; it may also be a timedelta or datetime")
