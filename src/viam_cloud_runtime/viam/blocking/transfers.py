"""Transfers of many files, blocking."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Coroutine, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from viam_cloud_runtime.blocking.backend import BlockingBackend
from viam_cloud_runtime.blocking.workers import for_each, from_thread
from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit, Start
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.viam.blocking.http import BlockingHttp
from viam_cloud_runtime.viam.datasets import download_dataset as dataset_downloads
from viam_cloud_runtime.viam.datasets import upload_dataset as dataset_uploads
from viam_cloud_runtime.viam.downloads import download
from viam_cloud_runtime.viam.downloads.client_calls import TransferBackend
from viam_cloud_runtime.viam.readings import copy_readings as readings
from viam_cloud_runtime.viam.uploads import upload_files as uploads

if TYPE_CHECKING:
    from viam_cloud_runtime.viam.blocking.asyncio_twins import AsyncioTwin

MANY = 100
"""Fewer small calls are not worth a connection of their own, which takes two round trips: as measured up to 80 ms."""

ClientT = TypeVar("ClientT")
ItemT = TypeVar("ItemT")
Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


class _Backend(BlockingBackend):
    """See `TransferBackend`."""

    start = Start(nearby=2, most=64)
    """Threads take the more processor time from each other the more they are."""

    async def for_many(
        self,
        client: ClientT,
        items: Iterable[ItemT],
        is_small: Callable[[ItemT], bool],
        work: Callable[[TransferBackend, ClientT, Iterable[ItemT]], Coroutine[Any, Any, ResultT]],
    ) -> ResultT:
        iterator = iter(items)
        first = list(itertools.islice(iterator, MANY))
        items = itertools.chain(first, iterator)
        twin = self._twin(client) if len(first) == MANY and sum(map(is_small, first)) > MANY // 2 else None
        if twin is None:
            return await work(self, client, items)
        return twin.run(lambda backend, other: work(backend, other, items))

    def _twin(self, client: object) -> AsyncioTwin | None:
        with IMPORTING:
            from viam_cloud_runtime.viam.blocking.asyncio_twins import asyncio_twin

        return asyncio_twin(client)

    async def for_each(
        self,
        work: Callable[[int, ItemT], Coroutine[Any, Any, Exception | None]],
        items: Iterable[ItemT],
        at_once: ConcurrencyLimit,
    ) -> None:
        for_each(lambda number, item: run_at_once(work(number, item)), items, at_once)

    async def for_each_of_batches(
        self,
        work: Callable[[int, ItemT], Coroutine[Any, Any, Exception | None]],
        batches: Iterator[Sequence[ItemT]],
        at_once: ConcurrencyLimit,
    ) -> None:
        await self.for_each(work, itertools.chain.from_iterable(from_thread(batches)), at_once)

    open_http = BlockingHttp


def _blocking(
    function: Callable[Concatenate[_Backend, Params], Coroutine[Any, Any, ResultT]],
) -> Callable[Params, ResultT]:
    def run(*args: Params.args, **kwargs: Params.kwargs) -> ResultT:
        return run_at_once(function(_Backend(), *args, **kwargs))

    return run


upload_files = _blocking(uploads.upload_files)
download_binary_data = _blocking(download.download_binary_data)
download_dataset = _blocking(dataset_downloads.download_dataset)
upload_dataset = _blocking(dataset_uploads.upload_dataset)
copy_readings = _blocking(readings.copy_readings)
