"""MongoDB's order of values, across types."""

from __future__ import annotations

import math
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any, cast

from bson import Decimal128, MaxKey, MinKey, ObjectId, Regex, Timestamp

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING

Key = tuple[Any, ...]
"""What values are compared by: equal, less and hashed alike as MongoDB compares them."""

_EMPTY_ARRAY = 4
_NULL = 5
_NOT_A_NUMBER = 9
_NUMBER = 10
_TEXT = 15
_BINARY = 30


def order_key(value: Any) -> Key:
    """The key of a value; keys of equal values are equal, whatever types the numbers in them have."""
    kind = cast("type[object]", type(value))
    if kind is str:
        return _TEXT, value
    if kind is float or kind is int:
        return (_NUMBER, value) if value == value else (_NOT_A_NUMBER,)
    if value is None or value is MISSING:
        return (_NULL,)
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        # The type counts before the name.
        return 20, tuple((key[0], name, key) for name, key in ((name, order_key(fields[name])) for name in fields))
    if isinstance(value, (list, tuple)):
        return 25, tuple(order_key(each) for each in cast("Sequence[Any]", value))
    return _rare_key(value)


def _rare_key(value: Any) -> Key:
    if isinstance(value, bool):
        return 40, value
    if isinstance(value, datetime):
        return 45, value.astimezone(timezone.utc).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, (int, float, Decimal)):
        return (_NOT_A_NUMBER,) if math.isnan(value) else (_NUMBER, value)
    if isinstance(value, Decimal128):
        return order_key(value.to_decimal())
    if isinstance(value, uuid.UUID):
        return _BINARY, 16, value.bytes
    if isinstance(value, bytes):
        return _BINARY, len(value), bytes(value)
    if isinstance(value, ObjectId):
        return 35, value.binary
    if isinstance(value, Timestamp):
        return 47, value.time, value.inc
    if isinstance(value, Regex):
        pattern = cast("Regex[str]", value)
        return 50, str(pattern.pattern), pattern.flags
    if isinstance(value, (MinKey, MaxKey)):
        return (-1 if isinstance(value, MinKey) else 127,)
    return (_TEXT, value) if isinstance(value, str) else (60, repr(value))


def direction(name: str, value: Any) -> bool:
    """Whether a direction is descending.

    Raises:
        StatusError: It is neither 1 nor -1.
    """
    if isinstance(value, bool) or value not in (1, -1):
        raise invalid_argument(f"{name} sorts by 1 or -1")
    return bool(value == -1)


def sorted_by(name: str, documents: Sequence[Any], sort_by: Mapping[str, Any]) -> list[Any]:
    """Documents sorted by some of their fields; stable."""
    result = list(documents)
    for path, way in reversed(list(sort_by.items())):
        descending, steps = direction(name, way), path.split(".")
        result.sort(key=lambda document: _sort_key(document, steps, descending), reverse=descending)
    return result


def _sort_key(document: Any, steps: Sequence[str], descending: bool) -> Key:
    """The key of a field; of an array its smallest element, or its largest."""
    value = document
    for index, step in enumerate(steps):
        if isinstance(value, dict):
            value = cast("dict[str, Any]", value).get(step)
        elif isinstance(value, list):
            rest = steps[index:]
            return _extreme([_sort_key(each, rest, descending) for each in cast("Sequence[Any]", value)], descending)
        else:
            return (_NULL,)
    if isinstance(value, list):
        return _extreme([order_key(each) for each in cast("Sequence[Any]", value)], descending)
    return order_key(value)


def _extreme(keys: Sequence[Key], descending: bool) -> Key:
    if not keys:
        return (_EMPTY_ARRAY,)
    return max(keys) if descending else min(keys)
