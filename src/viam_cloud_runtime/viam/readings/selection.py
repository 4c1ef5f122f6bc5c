"""Which readings to copy: those of a part, or those that match a filter, in a query and of an export."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.messages.naive_times import as_utc
from viam_cloud_runtime.messages.times import from_timestamp

if TYPE_CHECKING:
    from google.protobuf.message import Message
    from google.protobuf.timestamp_pb2 import Timestamp

_RESOURCE = {"component_name": "component_name", "method": "method_name", "part_id": "part_id"}
"""Fields of a filter that choose resources, and the fields of readings that they mean."""

_ROWS = {"robot_id": "robot_id"}
"""Fields of a filter that choose readings, of which a resource may have others, too."""

_NAMES = ("robot_name", "part_name")

_MILLISECOND = timedelta(milliseconds=1)

_ONLY_BINARY = ("mime_type", "bbox_labels", "dataset_id")
_TAGGED, _UNTAGGED = 2, 3


@dataclass(frozen=True)
class ReadingsSelection:
    """A choice of readings.

    Attributes:
        match: What the query matches.
        organization_ids: The organizations that they belong to; none where it is not said.
        part_id: The part that captured them; None where it is not said.
        rows: What chooses some of the readings of a resource: names as of exported points, and their values.
        start: When they were captured at the earliest; None for whenever.
        end: When they were captured at the latest; None for whenever.
        tags: Tags of which they have one; None if tags do not matter, empty for readings without any.
        any_tag: Whether they have some tag.
    """

    match: Mapping[str, Any]
    organization_ids: tuple[str, ...] = ()
    part_id: str | None = None
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    start: datetime | None = None
    end: datetime | None = None
    tags: tuple[str, ...] | None = None
    any_tag: bool = False

    @property
    def key(self) -> str:
        """What tells it from others, between runs."""
        return json.dumps([self.match, self.organization_ids], sort_keys=True, default=str)

    @property
    def restriction(self) -> str:
        """What it leaves out of the readings of a resource, as text; empty if it takes them all."""
        parts = [dict(self.rows), self.start, self.end, self.tags, self.any_tag]
        return (
            json.dumps(parts, sort_keys=True, default=str)
            if any(part not in ({}, None, False) for part in parts)
            else ""
        )

    def has(self, point: Any) -> bool:
        """Whether an exported point is among them, if its resource is."""
        if any(getattr(point, name) not in values for name, values in self.rows.items()):
            return False
        captured = in_milliseconds(point.time_captured)
        if (self.start is not None and captured < self.start) or (self.end is not None and captured > self.end):
            return False
        if self.any_tag and not point.tags:
            return False
        if self.tags is None:
            return True
        return bool(set(point.tags) & set(self.tags)) if self.tags else not point.tags

    def between(self, start: datetime | None, end: datetime | None) -> ReadingsSelection:
        """Those of them that were captured from one time on and before another; None for whenever."""
        # Times are whole milliseconds here, so that there is a last one before the end.
        last = None if end is None else end - _MILLISECOND
        start = max((time for time in (self.start, start) if time is not None), default=None)
        last = min((time for time in (self.end, last) if time is not None), default=None)
        match = {name: value for name, value in self.match.items() if name != "time_requested"}
        bounds = {"$gte": start, "$lte": last}
        times = {name: time for name, time in bounds.items() if time is not None}
        return replace(self, match={**match, "time_requested": times} if times else match, start=start, end=last)

    def clipped(self, start: datetime, end: datetime) -> tuple[datetime, datetime]:
        """The part of a span of time, its end not included, in which they may have been captured."""
        return (
            start if self.start is None else max(start, self.start),
            end if self.end is None else min(end, self.end + _MILLISECOND),
        )


def selection_of(source: str | Message) -> ReadingsSelection:
    """What a part's ID or a filter selects.

    Raises:
        TypeError: It is neither.
        ValueError: It is an empty ID, or a filter of binary data or by names of machines or parts.
    """
    if isinstance(source, str):
        if not source:
            raise ValueError("source: expected the ID of a part or a Filter, got an empty text")
        return ReadingsSelection({"part_id": source}, part_id=source)
    if not hasattr(source, "DESCRIPTOR") or not hasattr(source, "component_name"):
        raise TypeError(
            f"source: expected the ID of a part or a Filter, got {type(source).__name__}; create_filter(...) makes one"
        )
    return _of_filter(source)


def _of_filter(wanted: Any) -> ReadingsSelection:
    for name in _ONLY_BINARY:
        if getattr(wanted, name):
            raise ValueError(f"source: {name} is for binary data; readings have none")
    for name in _NAMES:
        if getattr(wanted, name):
            raise ValueError(
                f"source: {name}: queries know machines and parts by their IDs; find_machine and find_part tell them"
            )
    match: dict[str, Any] = {
        column: getattr(wanted, name) for name, column in {**_RESOURCE, **_ROWS}.items() if getattr(wanted, name)
    }
    rows = {column: (getattr(wanted, name),) for name, column in _ROWS.items() if getattr(wanted, name)}
    if wanted.component_type:
        # `sensor` means `rdk:component:sensor`, too.
        match["component_type"] = {"$in": [wanted.component_type, f"rdk:component:{wanted.component_type}"]}
    if wanted.location_ids:
        match["location_id"] = {"$in": sorted(wanted.location_ids)}
        rows["location_id"] = tuple(sorted(wanted.location_ids))
    start, end = (_bound(wanted.interval, name) for name in ("start", "end"))
    if start is not None or end is not None:
        match["time_requested"] = {
            **({} if start is None else {"$gte": start}),
            **({} if end is None else {"$lte": end}),
        }
    tags, any_tag = _tags(wanted, match)
    organizations = tuple(sorted(wanted.organization_ids))
    return ReadingsSelection(match, organizations, wanted.part_id or None, rows, start, end, tags, any_tag)


def _bound(interval: Any, name: str) -> datetime | None:
    if not interval.HasField(name):
        return None
    bound: Timestamp = getattr(interval, name)
    return in_milliseconds(from_timestamp(bound))


def _tags(wanted: Any, match: dict[str, Any]) -> tuple[tuple[str, ...] | None, bool]:
    if not wanted.HasField("tags_filter"):
        return None, False
    kind = wanted.tags_filter.type
    if kind in (_TAGGED, _UNTAGGED):
        match["tags.0"] = {"$exists": kind == _TAGGED}
        return (None, True) if kind == _TAGGED else ((), False)
    tags = tuple(sorted(wanted.tags_filter.tags))
    if not tags:
        return None, False
    match["tags"] = {"$in": list(tags)}
    return tags, False


def in_milliseconds(time: datetime) -> datetime:
    """A time as queries know it."""
    return time.replace(microsecond=time.microsecond // 1000 * 1000)


def checked_since(since: object) -> datetime | None:
    """The beginning, in UTC, of the day to begin with; None for where the last run ended.

    Raises:
        TypeError, ValueError: It is neither a time nor `last run`.
    """
    if since == "last run":
        return None
    if isinstance(since, str):
        raise ValueError(f"since: expected 'last run' or a datetime, got {since!r:.60}")
    if not isinstance(since, datetime):
        raise TypeError(f"since: expected 'last run' or a datetime, got {type(since).__name__}")
    time = as_utc(since, "since").astimezone(timezone.utc)
    return time.replace(hour=0, minute=0, second=0, microsecond=0)
