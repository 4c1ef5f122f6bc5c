"""Partitions of readings: what one resource captured in one window of time. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import PurePosixPath
from typing import Any

from viam_cloud_runtime.viam.readings.partitions import EXPORTED_LONGER_BY, file_of
from viam_cloud_runtime.viam.readings.selection import ReadingsSelection

_DIGITS = 16
"""Of a hash, in names: enough for the resources of a fleet, thousands of which may share a name."""
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True, slots=True, order=True)
class ReadingsPartition:
    """What one resource captured in one window of time.

    Attributes:
        part_id: ID of the part.
        resource_name: Name of the resource.
        resource_api: API of the resource.
        method_name: Method that captured.
        start: When the window begins, in UTC.
        end: When it ends; what is captured then belongs to the next.
        rows: How many readings the cloud had when the plan was made.
    """

    part_id: str
    resource_name: str
    resource_api: str
    method_name: str
    start: datetime
    end: datetime
    rows: int

    @property
    def name(self) -> str:
        """Its file in a target, without the ending: the same in each plan, and no other partition's."""
        identity = (
            self.part_id, self.resource_name, self.resource_api, self.method_name,
            self.start.isoformat(), self.end.isoformat(),
        )  # fmt: skip
        file = file_of(self.resource_name, self.method_name, identity, _DIGITS)
        return PurePosixPath(f"from={self.start.date().isoformat()}", file.with_suffix("").as_posix()).as_posix()

    @property
    def exported_until(self) -> datetime:
        """Until when to export, so that nothing of the window is missing."""
        return self.end + EXPORTED_LONGER_BY

    def has(self, point: Any) -> bool:
        """Whether an exported point is of the window."""
        captured: datetime = point.time_captured
        return self.start <= captured < self.end


def partitions_of(
    rows: Iterable[Mapping[str, Any]], selection: ReadingsSelection, window: timedelta
) -> list[ReadingsPartition]:
    """The partitions, in order, of the rows of the query that counts."""
    counts: dict[tuple[str, str, str, str, datetime], int] = {}
    for row in rows:
        key = row["_id"]
        start = _EPOCH + (key["day"] - _EPOCH) // window * window
        place = (key["part"], key["name"], key["api"], key["method"], start)
        counts[place] = counts.get(place, 0) + row["count"]
    return sorted(
        ReadingsPartition(part, name, api, method, *selection.clipped(start, start + window), count)
        for (part, name, api, method, start), count in counts.items()
    )
