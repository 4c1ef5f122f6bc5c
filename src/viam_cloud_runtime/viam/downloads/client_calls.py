"""The calls of a download, made with a client of either flavour; and what a flavour brings to transfers of files."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar, cast

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit, Start
from viam_cloud_runtime.concurrency.transfers import Backend
from viam_cloud_runtime.rpc.channel_settings import Settings
from viam_cloud_runtime.rpc.options import Retry, Timeout
from viam_cloud_runtime.viam.downloads.http_download import Http
from viam_cloud_runtime.viam.downloads.options import DownloadOptions

ClientT = TypeVar("ClientT")
ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

Answer: TypeAlias = ResultT | Awaitable[ResultT]
"""What a method of a client gives: the result in one flavour, something to await in the other."""


async def answer(given: Answer[ResultT]) -> ResultT:
    """The result of a method of a client."""
    return await cast("Awaitable[ResultT]", given) if isinstance(given, Awaitable) else given


class DownloadClient(Protocol):
    """What a client must be able to do for files to be downloaded with it."""

    def binary_data_by_filter(
        self,
        filter: Any,
        limit: int | None,
        *,
        last: str | None,
        include_binary_data: bool,
        timeout: Timeout,
        retry: Retry,
    ) -> Answer[tuple[Sequence[Any], int, str]]:
        """A page of what matches, its size, and its position."""
        ...

    def binary_data_by_ids(
        self, binary_ids: Sequence[str], include_binary_data: bool, *, timeout: Timeout, retry: Retry
    ) -> Answer[Sequence[Any]]:
        """Objects by IDs."""
        ...

    def create_binary_data_signed_url(
        self, binary_data_id: str, *, timeout: Timeout, retry: Retry
    ) -> Answer[tuple[str, Any]]:
        """A link that downloads an object, and when it expires."""
        ...


class TransferBackend(Backend, Protocol):
    """What a flavour brings to transfers of many files."""

    @property
    def start(self) -> Start:
        """How many transfers of small files begin at once."""
        ...

    async def for_each(
        self,
        work: Callable[[int, ItemT], Coroutine[Any, Any, Exception | None]],
        items: Iterable[ItemT],
        at_once: ConcurrencyLimit,
    ) -> None:
        """Do something with each item and its number, several at a time."""
        ...

    async def for_each_of_batches(
        self,
        work: Callable[[int, ItemT], Coroutine[Any, Any, Exception | None]],
        batches: Iterator[Sequence[ItemT]],
        at_once: ConcurrencyLimit,
    ) -> None:
        """Do something with each item of some batches, which come from the disk: it is waited for in a thread."""
        ...

    async def for_many(
        self,
        client: ClientT,
        items: Iterable[ItemT],
        is_small: Callable[[ItemT], bool],
        work: Callable[[TransferBackend, ClientT, Iterable[ItemT]], Coroutine[Any, Any, ResultT]],
    ) -> ResultT:
        """Do something with items, with the client that is at hand or, where many small ones come, with a faster one.

        Args:
            client: The client that is at hand.
            items: The items.
            is_small: Whether the call that is made for an item ends soon.
            work: What to do, with a backend and a client.
        """
        ...

    def open_http(self, settings: Settings | None) -> Http:
        """What makes requests over HTTP.

        Raises:
            ImportError: httpx is not installed.
        """
        ...


class ClientCalls:
    """What downloads ask the cloud for, with one client; see `DataCalls`.

    Args:
        client: What makes the calls.
        options: How they are made.
        backend: What makes requests over HTTP.
    """

    def __init__(self, client: DownloadClient, options: DownloadOptions, backend: TransferBackend) -> None:
        self._client = client
        self._options = options
        self._backend = backend
        self._http: Http | None = None
        self._lock = threading.Lock()

    async def page(self, filter: Any, limit: int, last: str | None) -> tuple[Sequence[Any], str]:
        """The metadata of some objects that match a filter, and the position of the last one."""
        timeout = self._options.timeout_for(0)
        items, _, position = await answer(
            self._client.binary_data_by_filter(
                filter, limit, last=last, include_binary_data=False, timeout=timeout, retry=None
            )
        )
        return items, position

    async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
        """Objects with these IDs; with their contents, of so many bytes in all, if a size is given."""
        timeout = self._options.timeout_for(size or 0)
        return await answer(self._client.binary_data_by_ids(identifiers, size is not None, timeout=timeout, retry=None))

    async def signed_url(self, identifier: str) -> str:
        """A link that downloads an object."""
        timeout = self._options.timeout_for(0)
        # Twice is as good as once: the link that is not used expires.
        link, _ = await answer(self._client.create_binary_data_signed_url(identifier, timeout=timeout, retry=None))
        return link

    def http(self) -> Http:
        """What makes requests over HTTP; raises ImportError if httpx is not installed."""
        with self._lock:
            if self._http is None:
                self._http = self._backend.open_http(self._options.settings)
            return self._http

    async def close(self) -> None:
        """Close the connections over HTTP."""
        if self._http is not None:
            await self._http.close()
