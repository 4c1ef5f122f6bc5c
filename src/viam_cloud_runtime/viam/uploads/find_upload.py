"""Finding an upload in the cloud that may or may not have got there. Only its contents prove that it did."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

import grpc

from viam_cloud_runtime.errors import GRPCError
from viam_cloud_runtime.messages.times import to_timestamp
from viam_cloud_runtime.viam.downloads.http_rules import DownloadError, PassingDownloadError
from viam_cloud_runtime.viam.downloads.selection import identifier_of
from viam_cloud_runtime.viam.log import LOGGER

if TYPE_CHECKING:
    from google.protobuf.timestamp_pb2 import Timestamp

CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""How much earlier than on this side an upload may seem to have happened on the server's."""

_PASSING = frozenset(
    {
        grpc.StatusCode.ABORTED,
        grpc.StatusCode.CANCELLED,
        grpc.StatusCode.DEADLINE_EXCEEDED,
        grpc.StatusCode.RESOURCE_EXHAUSTED,
        grpc.StatusCode.UNAUTHENTICATED,
        grpc.StatusCode.UNAVAILABLE,
    }
)


class CloudContents(Protocol):
    """What tells what the cloud has of one part."""

    async def list_since(self, since: datetime, last: str | None) -> tuple[Sequence[Any], str]:
        """A page of what the cloud has of the part, metadata only, and the position of the next one."""
        ...

    async def content_hash(self, metadata: Any, size: int) -> str | None:
        """SHA-256 of what is in an entry of so many bytes; None if the entry is gone."""
        ...


@dataclass(frozen=True, slots=True)
class Sought:
    """An upload as the cloud would show it.

    Attributes:
        name: Name of the file without its extension.
        extension: Its extension with the dot.
        size: Bytes in it.
        content_hash: SHA-256 of them.
        started: The time it was sent with.
    """

    name: str
    extension: str
    size: int
    content_hash: str
    started: datetime

    @property
    def full_name(self) -> str:
        """Name and extension."""
        return self.name + self.extension

    @property
    def since(self) -> datetime:
        """When it can have been captured at the earliest."""
        return self.started - CLOCKS_DIFFER_BY

    def may_be(self, metadata: Any) -> bool:
        """Whether an entry is worth reading: name, size and time speak for it."""
        is_named_so = (metadata.file_name, metadata.file_ext) in (
            (self.name, self.extension),
            (self.full_name, self.extension),
        )
        # Old entries have no size. A server may date uploads itself.
        return (
            is_named_so
            and metadata.file_size_bytes in (self.size, 0)
            and any(is_since(time, self.since) for time in _times_of(metadata))
        )


async def find_upload(cloud: CloudContents, sought: Sought, is_another: Callable[[str], Awaitable[bool]]) -> str | None:
    """ID of the entry that has the name and the contents of an upload.

    Args:
        cloud: Where it may be.
        sought: The upload.
        is_another: Whether an ID is known to belong to another upload, which need not be read.

    Returns:
        The ID; None if there is no such entry, or if what may be one cannot be read.

    Raises:
        GRPCError, DownloadError: The cloud cannot be asked at the moment.
    """
    obstacle: Exception | None = None
    try:
        async with aclosing(_entries(cloud, sought.since)) as entries:
            async for metadata in entries:
                if not sought.may_be(metadata) or await is_another(identifier_of(metadata)):
                    continue
                try:
                    if await cloud.content_hash(metadata, sought.size) == sought.content_hash:
                        return identifier_of(metadata)
                except (GRPCError, DownloadError, ImportError) as error:
                    if will_pass(error):
                        raise
                    # Another entry may still prove it.
                    obstacle = error
    except GRPCError as error:
        if will_pass(error):
            raise
        obstacle = error
    if obstacle is not None:
        LOGGER.warning(
            "%s is sent again, although it may be in the cloud already, where it cannot be read: %s",
            sought.full_name,
            obstacle,
        )
    return None


def will_pass(error: Exception) -> bool:
    """Whether what the cloud refused to show may be shown at another time."""
    return isinstance(error, PassingDownloadError) or (isinstance(error, GRPCError) and error.status in _PASSING)


async def _entries(cloud: CloudContents, since: datetime) -> AsyncGenerator[Any, None]:
    """The metadata of all that the part has since a time."""
    last: str | None = None
    seen: set[str] = set()
    while True:
        page, last = await cloud.list_since(since, last)
        for item in page:
            yield item.metadata
        if not page or not last or last in seen:
            return
        seen.add(last)


def _times_of(metadata: Any) -> Iterator[Timestamp]:
    for name in ("time_requested", "time_received"):
        if metadata.HasField(name):
            yield getattr(metadata, name)


def is_since(time: Timestamp, since: datetime) -> bool:
    """Whether a time is not before another one. It need not fit into a `datetime`: nothing else is done with it."""
    bound = to_timestamp(since)
    return (time.seconds, time.nanos) >= (bound.seconds, bound.nanos)
