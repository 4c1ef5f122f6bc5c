"""Downloads of many files, with asyncio."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from viam_cloud_runtime.aio.backend import AsyncSurroundings
from viam_cloud_runtime.aio.workers import for_each
from viam_cloud_runtime.concurrency.outcomes import checked_concurrency
from viam_cloud_runtime.concurrency.progress import ProgressOption
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.aio.http import AsyncHttp
from viam_cloud_runtime.viam.downloads.download import DOWNLOAD_CONCURRENCY, download
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.downloads.selection import selection_of

if TYPE_CHECKING:
    from google.protobuf.message import Message

ItemT = TypeVar("ItemT")


class AsyncDownloadClient(Protocol):
    """What a client must be able to do for files to be downloaded with it."""

    async def binary_data_by_filter(
        self,
        filter: Any,
        limit: int | None,
        *,
        last: str | None,
        include_binary_data: bool,
        timeout: Timeout,
        retry: Retry,
    ) -> tuple[Sequence[Any], int, str]:
        """A page of what matches, its size, and its position."""
        ...

    async def binary_data_by_ids(
        self, binary_ids: Sequence[str], include_binary_data: bool, *, timeout: Timeout, retry: Retry
    ) -> Sequence[Any]:
        """Objects by IDs."""
        ...

    async def create_binary_data_signed_url(
        self, binary_data_id: str, *, timeout: Timeout, retry: Retry
    ) -> tuple[str, Any]:
        """A link that downloads an object, and when it expires."""
        ...


async def download_binary_data(
    client: AsyncDownloadClient,
    destination: str | os.PathLike[str],
    *,
    filter: Message | None = None,
    ids: Iterable[str] | None = None,
    dataset_id: str | None = None,
    limit: int | None = None,
    include_metadata: bool = True,
    concurrency: int = DOWNLOAD_CONCURRENCY,
    progress: ProgressOption = False,
    raise_on_failure: bool = True,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[DownloadResult]:
    """Download many files into a folder, each once: see `DataClient.download_binary_data`, which calls it."""
    selection = selection_of(filter, ids, dataset_id, limit)
    checked_concurrency(concurrency)
    options = DownloadOptions(client, timeout, retry, concurrency)
    return await download(
        AsyncDownloadOperations(client, options),
        options,
        selection,
        destination,
        include_metadata=include_metadata,
        concurrency=concurrency,
        progress=progress,
        raise_on_failure=raise_on_failure,
    )


class AsyncDownloadOperations(AsyncSurroundings):
    """What downloads do, with one client.

    Args:
        client: What makes the calls.
        options: How they are made.
    """

    def __init__(self, client: AsyncDownloadClient, options: DownloadOptions) -> None:
        self._client = client
        self._options = options
        self._http: AsyncHttp | None = None

    async def page(self, filter: Any, limit: int, last: str | None) -> tuple[Sequence[Any], str]:
        """The metadata of some objects that match a filter, and the position of the last one."""
        items, _, position = await self._client.binary_data_by_filter(
            filter, limit, last=last, include_binary_data=False, timeout=self._options.timeout_for(0), retry=None
        )
        return items, position

    async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
        """Objects with these IDs; with their contents, of so many bytes in all, if a size is given."""
        timeout = self._options.timeout_for(size or 0)
        return await self._client.binary_data_by_ids(identifiers, size is not None, timeout=timeout, retry=None)

    async def signed_url(self, identifier: str) -> str:
        """A link that downloads an object."""
        # Twice is as good as once: the link that is not used expires.
        link, _ = await self._client.create_binary_data_signed_url(
            identifier, timeout=self._options.timeout_for(0), retry=None
        )
        return link

    def http(self) -> AsyncHttp:
        """What makes requests over HTTP; raises ImportError if httpx is not installed."""
        if self._http is None:
            self._http = AsyncHttp(self._options.settings)
        return self._http

    async def for_each(
        self, work: Callable[[ItemT], Awaitable[None]], items: Iterable[ItemT], concurrency: int
    ) -> None:
        """Do something with each item, several at a time."""
        await for_each(lambda _, item: work(item), items, concurrency)

    async def close(self) -> None:
        """Close the connections over HTTP."""
        if self._http is not None:
            await self._http.close()
