"""What an upload of many files is told, checked before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit
from viam_cloud_runtime.concurrency.transfer_retries import TRANSFER_RETRY_POLICY
from viam_cloud_runtime.messages.times import to_timestamp
from viam_cloud_runtime.rpc.base_client import wire_of
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout, checked_retry, checked_timeout, upload_timeout
from viam_cloud_runtime.rpc.retries import RetryPolicy

_ASCENDING = 2
_OF_CALLS = ("at_once", "retry", "timeout")


@dataclass(frozen=True, slots=True)
class UploadOptions:
    """What all files share.

    Raises:
        TypeError: A value has the wrong type.
        ValueError: The ID of the part is empty, or the timeout is not positive.
    """

    part_id: str
    component_type: str | None
    component_name: str | None
    method_name: str | None
    tags: Sequence[str] | None
    dataset_ids: Sequence[str] | None
    mime_type: str | None
    timeout: Timeout
    retry: Retry
    at_once: ConcurrencyLimit

    def __post_init__(self) -> None:
        for name in ("part_id", "component_type", "component_name", "method_name", "mime_type"):
            value = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name == "part_id"):
                raise TypeError(f"{name}: expected str, got {type(value).__name__}")
        if not self.part_id:
            raise ValueError("part_id is empty; it is the ID of the machine part that the files belong to")
        for name in ("tags", "dataset_ids"):
            values = getattr(self, name)
            if values is not None and not _is_texts(values):
                raise TypeError(f"{name}: expected a list of str, got {values!r:.60}")
        if self.timeout is not DEFAULT:
            checked_timeout(self.timeout)
        if self.retry is not DEFAULT:
            checked_retry(self.retry)

    @property
    def policy(self) -> RetryPolicy | None:
        """When a file is sent again."""
        return TRANSFER_RETRY_POLICY if self.retry is DEFAULT else self.retry

    def metadata(self, own_tags: Sequence[str] = ()) -> dict[str, Any]:
        """The arguments of `file_upload` that are the same for all files, but for the tags that one has of its own."""
        shared = {name: getattr(self, name) for name in self.__slots__ if name not in _OF_CALLS}
        return {**shared, "tags": list(dict.fromkeys([*(self.tags or ()), *own_tags]))} if own_tags else shared

    def timeout_for(self, client: object, size: int) -> Timeout:
        """The seconds that a file of so many bytes has, which shares the network with as many others."""
        wire = wire_of(client)
        if self.timeout is not DEFAULT or wire is None:
            return self.timeout
        connection, options = wire
        if options.timeout is not DEFAULT:
            return DEFAULT
        # Twice as many may be under way soon.
        others = min(self.at_once.most, 2 * self.at_once.current)
        return upload_timeout(connection.settings.options.call_timeout, size * others)

    def listing(self, since: datetime, last: str | None) -> dict[str, Any]:
        """The arguments of `binary_data_by_filter` that list what the part has."""
        return {
            "filter": {"part_id": self.part_id, "interval": {"start": to_timestamp(since)}},
            "sort_order": _ASCENDING,
            "last": last,
            "include_binary_data": False,
        }


def _is_texts(values: object) -> bool:
    # What can be read only once would be used up by the first file.
    is_collection = isinstance(values, Collection) and not isinstance(values, (str, Mapping))
    return is_collection and all(isinstance(value, str) for value in cast("Collection[object]", values))


def server_of(client: object) -> str:
    """Name of the server that a client talks to."""
    wire = wire_of(client)
    return "" if wire is None else wire[0].settings.target.name
