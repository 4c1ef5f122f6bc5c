"""Downloads of many files, with asyncio."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from viam_cloud_runtime.aio.http import AsyncHttp
from viam_cloud_runtime.aio.surroundings import AsyncSurroundings
from viam_cloud_runtime.aio.workers import for_each
from viam_cloud_runtime.download_plan import selection_of
from viam_cloud_runtime.download_run import DOWNLOAD_CONCURRENCY, Wire, download
from viam_cloud_runtime.download_steps import DownloadResult
from viam_cloud_runtime.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.outcomes import checked_concurrency
from viam_cloud_runtime.progress import ProgressOption

if TYPE_CHECKING:
    from google.protobuf.message import Message

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")
Params = ParamSpec("Params")


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
    """Download many files into a folder, several at a time, each once however often this is run.

    A file is there whole or not at all. A rerun, as after a crash, checks what is there by size and hash and downloads
    what is missing or damaged. Files are called as in the cloud, as far as such a name is safe and theirs alone;
    files that share a name get a hash of their ID into it. Large files go over HTTPS, piece by piece, and go on where
    they broke off; that takes the extra `download`.

    Args:
        client: A data client.
        destination: Folder that the files go to; made when missing.
        filter: Files to download, as made by `create_filter`; an empty `Filter()` means all.
        ids: IDs of the files to download instead, as in `BinaryMetadata.binary_data_id`.
        dataset_id: ID of the dataset whose files to download instead.
        limit: Largest number of files; default: all.
        include_metadata: Whether each file gets its metadata beside it, `photo.jpg.json` for `photo.jpg`, with size and
            SHA-256 of the file; default: it does.
        concurrency: How many downloads run at a time; default 8.
        progress: Whether to show it: True for a bar, if somebody can see it; a callable for events.
        raise_on_failure: Whether a failed file is an error in the end; default: it is.
        timeout: Seconds that each call may take; default: the client's, with more for more data.
        retry: When a failed call or request is repeated; None for never. Default: the client's.

    Returns:
        What became of each file, in the order of `ids`, or of the cloud.

    Raises:
        TypeError, ValueError: An argument is wrong, or not just one of `filter`, `ids` and `dataset_id` is given;
            nothing was sent.
        ViamCloudError: Another download into the folder is running.
        OSError: The folder cannot be made or written.
        GRPCError: The files could not be listed.
        TransferError: Files failed; the others were downloaded. Its `results` are what would have been returned.
        asyncio.CancelledError: The task was cancelled, and so were downloads under way; a rerun goes on with them.

    Example:
        >>> results = await download_binary_data(client.data_client, "captures", dataset_id="<DATASET-ID>")  # doctest: +SKIP
    """
    selection = selection_of(filter, ids, dataset_id, limit)
    checked_concurrency(concurrency)
    wire = Wire(client, timeout, retry)
    return await download(
        _Operations(client, wire),
        wire,
        selection,
        destination,
        include_metadata=include_metadata,
        concurrency=concurrency,
        progress=progress,
        raise_on_failure=raise_on_failure,
    )


class _Operations(AsyncSurroundings):
    def __init__(self, client: AsyncDownloadClient, wire: Wire) -> None:
        self._client = client
        self._wire = wire
        self._http: AsyncHttp | None = None

    async def local(
        self, function: Callable[Params, ResultT], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> ResultT:
        """Call a function that works with the disk, in a thread, and wait for its end even if that is cancelled."""
        work = asyncio.ensure_future(super().local(function, *args, **kwargs))
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            # Nobody else may touch the files meanwhile.
            await asyncio.wait([work])
            raise

    async def page(self, filter: Any, limit: int, last: str | None) -> tuple[Sequence[Any], str]:
        items, _, position = await self._client.binary_data_by_filter(
            filter, limit, last=last, include_binary_data=False, timeout=self._wire.timeout, retry=self._wire.retry
        )
        return items, position

    async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
        timeout = self._wire.timeout_for(size or 0)
        return await self._client.binary_data_by_ids(
            identifiers, size is not None, timeout=timeout, retry=self._wire.retry
        )

    async def signed_url(self, identifier: str) -> str:
        # Twice is as good as once: the link that is not used expires.
        link, _ = await self._client.create_binary_data_signed_url(
            identifier, timeout=self._wire.timeout, retry=self._wire.policy
        )
        return link

    def http(self) -> AsyncHttp:
        if self._http is None:
            self._http = AsyncHttp(self._wire.settings)
        return self._http

    async def for_each(
        self, work: Callable[[ItemT], Awaitable[None]], items: Iterable[ItemT], concurrency: int
    ) -> None:
        await for_each(work, items, concurrency)

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()
