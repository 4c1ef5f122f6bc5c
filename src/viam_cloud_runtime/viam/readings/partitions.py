"""Partitions of readings: what one resource captured on one day, in one file. Pure functions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from viam_cloud_runtime.viam.downloads.file_names import plain_name

EXPORTED_LONGER_BY = timedelta(hours=1)
"""An export may leave out what was asked for within its span and received after it."""


def file_of(resource_name: str, method_name: str, identity: Sequence[str], digits: int = 8) -> Path:
    """The file of some readings of a resource, below the folder of their time: `resource=…/Readings-1a2b3c4d.parquet`.

    Args:
        resource_name: Name of the resource.
        method_name: Method that captured.
        identity: What tells them from all others in that folder.
        digits: How many of its hash are in the name.
    """
    # Resources of several parts, and several methods of one, share a folder.
    digest = hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:digits]
    name = plain_name(method_name, "", "readings")
    return Path(f"resource={quote(resource_name, safe=' ')}", f"{name}-{digest}.parquet")


@dataclass(frozen=True, slots=True, order=True)
class Partition:
    """What one resource captured on one day of UTC.

    Attributes:
        day: The day.
        part_id: ID of the part.
        resource_name: Name of the resource.
        resource_api: API of the resource.
        method_name: Method that captured.
    """

    day: date
    part_id: str
    resource_name: str
    resource_api: str
    method_name: str

    @property
    def path(self) -> Path:
        """Its file, below the folder of all: `day=…/resource=…/Readings-1a2b3c4d.parquet`."""
        identity = (self.part_id, self.resource_name, self.resource_api, self.method_name)
        return Path(f"day={self.day.isoformat()}", file_of(self.resource_name, self.method_name, identity))

    @property
    def start(self) -> datetime:
        """When the day begins."""
        return datetime.combine(self.day, datetime.min.time(), timezone.utc)

    @property
    def exported_until(self) -> datetime:
        """Until when to export, so that nothing of the day is missing."""
        return self.start + timedelta(days=1) + EXPORTED_LONGER_BY

    def has(self, point: Any) -> bool:
        """Whether an exported point is of the day."""
        captured: datetime = point.time_captured
        return captured.date() == self.day


def counting_query(
    match: Mapping[str, Any], since: datetime | None, unit: Literal["day", "hour"] = "day"
) -> list[dict[str, Any]]:
    """The query that counts readings by resource and day, or hour; since None, of all times."""
    wanted = dict(match)
    if since is not None:
        time: dict[str, datetime] = match.get("time_requested", {})
        wanted["time_requested"] = {**time, "$gte": max(since, time.get("$gte", since))}
    key = {
        "day": {"$dateTrunc": {"date": "$time_requested", "unit": unit}},
        "part": "$part_id",
        "name": "$component_name",
        "api": "$component_type",
        "method": "$method_name",
    }
    return [
        {"$match": wanted},
        {"$group": {"_id": key, "count": {"$sum": 1}, "newest": {"$max": "$time_requested"}}},
        {"$sort": {f"_id.{name}": 1 for name in key}},
    ]


@dataclass(frozen=True, slots=True)
class Count:
    """What the cloud has of a partition.

    Attributes:
        rows: How many readings.
        newest: When the newest was captured.
    """

    rows: int
    newest: datetime


def counted(rows: Iterable[Mapping[str, Any]]) -> dict[Partition, Count]:
    """What the cloud has of each partition, of the rows of the query."""
    found: dict[Partition, Count] = {}
    for row in rows:
        key = row["_id"]
        partition = Partition(key["day"].date(), key["part"], key["name"], key["api"], key["method"])
        found[partition] = Count(row["count"], row["newest"])
    return found


def to_copy(
    counts: Mapping[Partition, Count], copied: Mapping[Partition, int], again_from: datetime | None
) -> Sequence[Partition]:
    """The partitions whose files are not known to have all readings.

    Args:
        counts: What the cloud has of each.
        copied: How many are in its file.
        again_from: From when on days are copied again in any case; None for none.
    """
    wanted: list[Partition] = []
    for partition, count in sorted(counts.items()):
        there = copied.get(partition, 0)
        is_recent = again_from is not None and partition.day >= again_from.date()
        # With fewer than the file has, some were deleted in the cloud: what was copied of them stays.
        if count.rows > there or (count.rows == there and is_recent):
            wanted.append(partition)
    return wanted
