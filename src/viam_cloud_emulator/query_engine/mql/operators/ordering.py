"""MongoDB's order of values, across types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from viam_cloud_emulator.core.errors import invalid_argument


def order_key(value: Any) -> Any:
    """A key that sorts values as MongoDB does."""
    from mongomock_ng import filtering

    return cast(Any, filtering).BsonComparable(value)


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
        keys = [order_key(_at(document, path)) for document in result]
        order = sorted(range(len(result)), key=keys.__getitem__, reverse=direction(name, way))
        result = [result[index] for index in order]
    return result


def _at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = cast("dict[str, Any]", value).get(step) if isinstance(value, dict) else None
    return value
