"""Transfers of many files, with asyncio."""

from __future__ import annotations

import itertools
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
from contextlib import aclosing
from functools import partial
from typing import Any, TypeVar

from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.aio.workers import for_each
from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit
from viam_cloud_runtime.viam.aio.http import AsyncHttp
from viam_cloud_runtime.viam.datasets import download_dataset as dataset_downloads
from viam_cloud_runtime.viam.datasets import upload_dataset as dataset_uploads
from viam_cloud_runtime.viam.downloads import download
from viam_cloud_runtime.viam.readings import copy_readings as readings
from viam_cloud_runtime.viam.uploads import upload_files as uploads

ItemT = TypeVar("ItemT")

_BATCH = 100


class _Backend(AsyncBackend):
    """See `TransferBackend`."""

    async def for_each(
        self,
        work: Callable[[int, ItemT], Coroutine[Any, Any, Exception | None]],
        items: Iterable[ItemT],
        at_once: ConcurrencyLimit,
        *,
        from_disk: bool = False,
    ) -> None:
        if not from_disk:
            await for_each(work, items, at_once)
            return
        async with aclosing(self._found(items)) as found:
            await for_each(work, found, at_once)

    async def _found(self, items: Iterable[ItemT]) -> AsyncGenerator[ItemT]:
        """The items, some at a time, as the disk must not hold up the event loop."""
        iterator = iter(items)
        while batch := await self.run_in_thread(list, itertools.islice(iterator, _BATCH)):
            for item in batch:
                yield item

    open_http = AsyncHttp


upload_files = partial(uploads.upload_files, _Backend())
download_binary_data = partial(download.download_binary_data, _Backend())
download_dataset = partial(dataset_downloads.download_dataset, _Backend())
upload_dataset = partial(dataset_uploads.upload_dataset, _Backend())
copy_readings = partial(readings.copy_readings, _Backend())
