"""Timestamps and durations: Python's own types on one side, protobuf's on the other."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import functools
import math
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, overload

from viam_cloud_runtime.messages.naive_times import as_utc
from viam_cloud_runtime.messages.unconvertible import UnconvertibleError
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.duration_pb2 import Duration
    from google.protobuf.timestamp_pb2 import Timestamp


@functools.cache
def _timestamp_type() -> type[Timestamp]:
    with IMPORTING:
        from google.protobuf.timestamp_pb2 import Timestamp

    return Timestamp


@functools.cache
def _duration_type() -> type[Duration]:
    with IMPORTING:
        from google.protobuf.duration_pb2 import Duration

    return Duration


_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)
_FIRST_SECOND, _LAST_SECOND = -62_135_596_800, 253_402_300_799
# A server may say more nanoseconds than a second has; 32 bits hold little more than two seconds of them.
_SECONDS_IN_NANOS = 3
_MAX_DURATION_SECONDS = 315_576_000_000


@overload
def to_timestamp(value: datetime | Timestamp, name: str = ...) -> Timestamp: ...
@overload
def to_timestamp(value: None, name: str = ...) -> None: ...
@overload
def to_timestamp(value: datetime | Timestamp | None, name: str = ...) -> Timestamp | None: ...
def to_timestamp(value: datetime | Timestamp | None, name: str = "value") -> Timestamp | None:
    """Turn a moment into a protobuf timestamp.

    Args:
        value: The moment; a `datetime` without a time zone counts as UTC, with a `NaiveTimeWarning`. None stays None.
        name: What errors call it.

    Returns:
        The timestamp, exact to the microsecond (a `Timestamp` is returned as it is).

    Raises:
        TypeError: It is neither.
        ValueError: Its time zone puts it outside of the years 1 to 9999.

    Example:
        >>> to_timestamp(datetime(2026, 1, 1, tzinfo=timezone.utc)).seconds
        1767225600
    """
    if value is None:
        return None
    timestamp_type = _timestamp_type()
    if isinstance(value, timestamp_type):
        return value
    if not isinstance(value, datetime):
        raise TypeError(f"{name}: expected datetime or Timestamp, got {type(value).__name__}")
    microseconds = (as_utc(value, name) - _EPOCH) // _MICROSECOND
    seconds, rest = divmod(microseconds, 1_000_000)
    if not _FIRST_SECOND <= seconds <= _LAST_SECOND:
        raise ValueError(f"{name}: {value.isoformat()} is outside of the years 1 to 9999 in UTC")
    return timestamp_type(seconds=seconds, nanos=rest * 1000)


@overload
def from_timestamp(value: Timestamp, name: str = ...) -> datetime: ...
@overload
def from_timestamp(value: None, name: str = ...) -> None: ...
@overload
def from_timestamp(value: Timestamp | None, name: str = ...) -> datetime | None: ...
def from_timestamp(value: Timestamp | None, name: str = "value") -> datetime | None:
    """Turn a protobuf timestamp into a `datetime` in UTC, with its time zone set.

    Args:
        value: The timestamp. None stays None.
        name: What errors call it.

    Returns:
        The moment; what is finer than a microsecond is cut off.

    Raises:
        ValueError: It is outside of the years 1 to 9999.

    Example:
        >>> from_timestamp(to_timestamp(datetime(2026, 1, 1, tzinfo=timezone.utc))).isoformat()
        '2026-01-01T00:00:00+00:00'
    """
    if value is None:
        return None
    try:
        return _EPOCH + timedelta(0, value.seconds, value.nanos // 1000)
    except OverflowError:
        reason = f"{value.seconds} s since 1970 is outside of the years 1 to 9999"
        raise UnconvertibleError(value, name, reason) from None


def check_timestamp(value: Timestamp) -> None:
    """Make sure that `from_timestamp` can convert a timestamp, for about a quarter of what that takes.

    Args:
        value: The timestamp.

    Raises:
        ValueError: It is outside of the years 1 to 9999.

    Example:
        >>> check_timestamp(to_timestamp(datetime(2026, 1, 1, tzinfo=timezone.utc)))
    """
    if not _FIRST_SECOND + _SECONDS_IN_NANOS <= value.seconds <= _LAST_SECOND - _SECONDS_IN_NANOS:
        from_timestamp(value)


@overload
def to_duration(value: timedelta | float | Duration, name: str = ...) -> Duration: ...
@overload
def to_duration(value: None, name: str = ...) -> None: ...
@overload
def to_duration(value: timedelta | float | Duration | None, name: str = ...) -> Duration | None: ...
def to_duration(value: timedelta | float | Duration | None, name: str = "value") -> Duration | None:
    """Turn a length of time into a protobuf duration.

    Args:
        value: A `timedelta` or a number of seconds. None stays None.
        name: What errors call it.

    Returns:
        The duration; seconds are rounded to the nanosecond (a `Duration` is returned as it is).

    Raises:
        TypeError: It is none of these.
        ValueError: It is not finite, or longer than 10,000 years.

    Example:
        >>> to_duration(1.5).nanos
        500000000
    """
    if value is None:
        return None
    duration_type = _duration_type()
    if isinstance(value, duration_type):
        return value
    if isinstance(value, timedelta):
        nanoseconds = (value // _MICROSECOND) * 1000
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name}: expected timedelta, seconds or Duration, got {type(value).__name__}")
    elif not math.isfinite(value):
        raise ValueError(f"{name}: {value} is not a length of time")
    else:
        nanoseconds = _nanoseconds(value)
    if abs(nanoseconds) > _MAX_DURATION_SECONDS * 1_000_000_000:
        raise ValueError(f"{name}: {value} is longer than the 10,000 years that a duration can hold")
    # Seconds and nanoseconds of a duration have the same sign.
    sign = -1 if nanoseconds < 0 else 1
    seconds, rest = divmod(abs(nanoseconds), 1_000_000_000)
    return duration_type(seconds=sign * seconds, nanos=sign * rest)


def _nanoseconds(seconds: float) -> int:
    # Whole seconds first: the product of a large float and 1e9 would lose digits.
    whole = int(seconds)
    return whole * 1_000_000_000 + round((seconds - whole) * 1_000_000_000)


@overload
def from_duration(value: Duration, name: str = ...) -> timedelta: ...
@overload
def from_duration(value: None, name: str = ...) -> None: ...
@overload
def from_duration(value: Duration | None, name: str = ...) -> timedelta | None: ...
def from_duration(value: Duration | None, name: str = "value") -> timedelta | None:
    """Turn a protobuf duration into a `timedelta`.

    Args:
        value: The duration. None stays None.
        name: What errors call it.

    Returns:
        The length of time; what is finer than a microsecond is cut off, towards zero.

    Raises:
        ValueError: It is longer than a `timedelta` can hold.

    Example:
        >>> from_duration(to_duration(90)).total_seconds()
        90.0
    """
    if value is None:
        return None
    sign = -1 if value.nanos < 0 else 1
    try:
        return timedelta(seconds=value.seconds, microseconds=sign * (abs(value.nanos) // 1000))
    except OverflowError:
        reason = f"{value.seconds} s is longer than a timedelta can hold"
        raise UnconvertibleError(value, name, reason) from None
