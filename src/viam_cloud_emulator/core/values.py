"""Identifiers, secrets, times and JSON as the emulator makes and stores them."""

from __future__ import annotations

import secrets
import string
import time
import uuid
from typing import Any, TypeGuard

from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud_emulator.core.errors import invalid_argument

_LOWERCASE_AND_DIGITS = string.ascii_lowercase + string.digits
_EARLIEST_SECONDS = -62_135_596_800  # 0001-01-01, the first that protobuf allows
_LATEST_SECONDS = 253_402_300_799  # 9999-12-31


def new_uuid() -> str:
    """A fresh UUID, the ID of most resources."""
    return str(uuid.uuid4())


def new_location_id() -> str:
    """A fresh location ID: ten lowercase letters and digits, since it becomes part of host names."""
    return _random_text(10)


def new_secret() -> str:
    """A fresh secret of 160 bits and more."""
    return _random_text(32)


def _random_text(length: int) -> str:
    return "".join(secrets.choice(_LOWERCASE_AND_DIGITS) for _ in range(length))


def now() -> int:
    """The time in microseconds since 1970: how times are stored, and as fine as a Python datetime."""
    return time.time_ns() // 1000


def to_timestamp(microseconds: int) -> Timestamp:
    """A stored time as a message."""
    seconds, rest = divmod(microseconds, 1_000_000)
    return Timestamp(seconds=seconds, nanos=rest * 1000)


def from_timestamp(timestamp: Timestamp, field: str) -> int:
    """The time in a request as it is stored; `field` names it in the error."""
    if not _EARLIEST_SECONDS <= timestamp.seconds <= _LATEST_SECONDS or not 0 <= timestamp.nanos < 1_000_000_000:
        raise invalid_argument(f"{field} is not a time between the years 1 and 9999")
    return timestamp.seconds * 1_000_000 + timestamp.nanos // 1000


def required_text(value: str, field: str) -> str:
    """`value`, refused when it is empty or blank; `field` names it in the error."""
    if not value.strip():
        raise invalid_argument(f"{field} must not be empty")
    return value


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)
