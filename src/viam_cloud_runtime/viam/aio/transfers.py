"""Transfers of many files, with asyncio."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import aclosing
from functools import partial
from typing import Any, TypeVar

from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.aio.workers import for_each
from viam_cloud_runtime.concurrency.limits import TRANSFERS, ConcurrencyLimit, Start
from viam_cloud_runtime.viam.aio.http import AsyncHttp
from viam_cloud_runtime.viam.datasets import download_dataset as dataset_downloads
from viam_cloud_runtime.viam.datasets import upload_dataset as dataset_uploads
from viam_cloud_runtime.viam.downloads import download
from viam_cloud_runtime.viam.downloads.client_calls import TransferBackend
from viam_cloud_runtime.viam.readings import copy_readings as readings
from viam_cloud_runtime.viam.uploads import upload_files as uploads

ClientT = TypeVar("ClientT")
ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


class AsyncTransfers(AsyncBackend):
    """See `TransferBackend`."""

    start = Start(nearby=16, most=TRANSFERS.most)

    async def for_each(
        self,
        work: Callable[[int, ItemT], Coroutine[Any, Any, Exception | None]],
        items: Iterable[ItemT],
        at_once: ConcurrencyLimit,
    ) -> None:
        """See `TransferBackend`."""
        await for_each(work, items, at_once)

    async def for_each_of_batches(
        self,
        work: Callable[[int, ItemT], Coroutine[Any, Any, Exception | None]],
        batches: Iterator[Sequence[ItemT]],
        at_once: ConcurrencyLimit,
    ) -> None:
        """See `TransferBackend`."""
        async with aclosing(self._items(batches)) as items:
            await for_each(work, items, at_once)

    async def for_many(
        self,
        client: ClientT,
        items: Iterable[ItemT],
        is_small: Callable[[ItemT], bool],
        work: Callable[[TransferBackend, ClientT, Iterable[ItemT]], Coroutine[Any, Any, ResultT]],
    ) -> ResultT:
        """See `TransferBackend`."""
        return await work(self, client, items)

    async def _items(self, batches: Iterator[Sequence[ItemT]]) -> AsyncGenerator[ItemT]:
        while (batch := await self.run_in_thread(next, batches, None)) is not None:
            for item in batch:
                yield item

    open_http = AsyncHttp


upload_files = partial(uploads.upload_files, AsyncTransfers())
download_binary_data = partial(download.download_binary_data, AsyncTransfers())
download_dataset = partial(dataset_downloads.download_dataset, AsyncTransfers())
upload_dataset = partial(dataset_uploads.upload_dataset, AsyncTransfers())
copy_readings = partial(readings.copy_readings, AsyncTransfers())
