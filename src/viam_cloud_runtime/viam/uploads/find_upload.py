"""Finding an upload in the cloud that may or may not have got there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from viam_cloud_runtime.messages.times import from_timestamp

CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""How much earlier than on this side an upload may seem to have happened on the server's."""

_SAME_TIME = timedelta(microseconds=500)


@dataclass(frozen=True, slots=True)
class Sought:
    """An upload as the cloud would show it.

    Attributes:
        name: Name of the file without its extension.
        extension: Its extension with the dot.
        size: Bytes in it.
        started: The time it was sent with.
    """

    name: str
    extension: str
    size: int
    started: datetime

    @property
    def since(self) -> datetime:
        """When it can have been captured at the earliest."""
        return self.started - CLOCKS_DIFFER_BY

    def is_certain(self, metadata: Any) -> bool:
        """Whether an entry is that upload: it has the time that only this upload was sent with."""
        return self._is_like(metadata) and any(is_same_time(time, self.started) for time in times_of(metadata))

    def is_likely(self, metadata: Any) -> bool:
        """Whether an entry may be that upload, on a server that dates uploads itself."""
        return self._is_like(metadata) and any(time >= self.since for time in times_of(metadata))

    def _is_like(self, metadata: Any) -> bool:
        is_named_so = (metadata.file_name, metadata.file_ext) in (
            (self.name, self.extension),
            (self.name + self.extension, self.extension),
        )
        # Old entries have no size.
        return is_named_so and metadata.file_size_bytes in (self.size, 0)


def certain_one(page: Iterable[Any], sought: Sought) -> str | None:
    """ID of the entry that is the upload; None if there is none on this page."""
    return next((item.metadata.binary_data_id for item in page if sought.is_certain(item.metadata)), None)


def is_same_time(one: datetime, other: datetime) -> bool:
    """Whether two times are equal to the millisecond, which is what servers may keep of them."""
    return abs(one - other) < _SAME_TIME


def times_of(metadata: Any) -> Iterator[datetime]:
    """The times that an entry has."""
    for name in ("time_requested", "time_received"):
        if metadata.HasField(name):
            yield from_timestamp(getattr(metadata, name))
