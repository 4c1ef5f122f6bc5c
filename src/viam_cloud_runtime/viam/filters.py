"""Filters of captured data, as requests take them."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from viam_cloud_runtime.messages.times import to_timestamp

if TYPE_CHECKING:
    from google.protobuf.message import Message
    from google.protobuf.timestamp_pb2 import Timestamp

MessageT = TypeVar("MessageT", bound="Message")


def any_filter(value: MessageT | None, name: str = "value") -> MessageT | dict[str, Any]:
    """The filter; None becomes an empty one, which everything matches."""
    del name
    return {} if value is None else value


def required_filter(value: MessageT | None, name: str = "value") -> MessageT:
    """The filter; None is refused, as what it means for a deletion is nothing to guess.

    Raises:
        ValueError: There is no filter.
    """
    if value is None:
        raise ValueError(
            f"{name}: None could mean that everything goes, so it is refused; pass a filter of what to delete. "
            "To mean everything pass an empty Filter(), for one organization Filter(organization_ids=[...])"
        )
    return value


def capture_interval(start_time: datetime | None, end_time: datetime | None) -> dict[str, Timestamp] | None:
    """The fields of a span of time; None if it has neither beginning nor end.

    Raises:
        TypeError: One of them is no `datetime`.
    """
    start, end = to_timestamp(start_time, "start_time"), to_timestamp(end_time, "end_time")
    return {name: time for name, time in (("start", start), ("end", end)) if time is not None} or None


def tags_filter(tags: Sequence[str] | None) -> dict[str, Sequence[str]]:
    """The fields of a condition on tags; how they are compared is left to the server.

    Raises:
        TypeError: It is no list of texts.
    """
    if tags is None:
        return {}
    if not isinstance(tags, (list, tuple)) or not all(isinstance(tag, str) for tag in tags):
        raise TypeError(f"tags: expected a list of str, got {tags!r:.60}")
    return {"tags": tags}


def changed_fields(
    resources: object | None, sequence_tags: object | None, start_time: object | None, end_time: object | None
) -> dict[str, list[str]]:
    """The field mask of a change to a sequence: the names of those that are given.

    Raises:
        ValueError: None is given.
    """
    given = {
        "resources": resources, "sequence_tags": sequence_tags, "start_time": start_time, "end_time": end_time
    }  # fmt: skip
    paths = [name for name, value in given.items() if value is not None]
    if not paths:
        raise ValueError(f"nothing to change: give at least one of {', '.join(given)}")
    return {"paths": paths}


def required_text(value: str, name: str = "value") -> str:
    """The text; an empty one is refused.

    Raises:
        ValueError: It is empty.
    """
    if not value:
        raise ValueError(f"{name}: expected a text, got {value!r}")
    return value
