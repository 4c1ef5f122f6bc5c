"""A download from beginning to end; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from viam_cloud_runtime.concurrency.progress import ProgressOption, Reporter, reporter
from viam_cloud_runtime.concurrency.transfers import Surroundings, raise_failures
from viam_cloud_runtime.errors import GRPCError, InvalidArgumentError, NotFoundError, RepeatedPageError
from viam_cloud_runtime.rpc.base_client import wire_of
from viam_cloud_runtime.rpc.channel_settings import Settings
from viam_cloud_runtime.rpc.methods import RetryClass
from viam_cloud_runtime.rpc.options import (
    DEFAULT,
    CallOptions,
    Retry,
    Timeout,
    checked_timeout,
    effective_retry,
    upload_timeout,
)
from viam_cloud_runtime.viam.downloads.file_download import DataCalls, Downloads, gone
from viam_cloud_runtime.viam.downloads.file_names import distinct_names
from viam_cloud_runtime.viam.downloads.folder import DownloadFolder
from viam_cloud_runtime.viam.downloads.http_download import Http
from viam_cloud_runtime.viam.downloads.http_rules import NO_LOGIN, login_of
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.downloads.selection import PAGE_ITEMS, RemoteFile, Selection, batches, remote_file

ItemT = TypeVar("ItemT")

DOWNLOAD_CONCURRENCY = 8


class Wire:
    """What downloads take over from the client that they are made for.

    Args:
        client: The client.
        timeout: Seconds that each call may take.
        retry: When a call, or an attempt over HTTP, is repeated.

    Raises:
        TypeError, ValueError: `timeout` or `retry` is none.
    """

    def __init__(self, client: object, timeout: Timeout, retry: Retry) -> None:
        wire = wire_of(client)
        options = CallOptions() if wire is None else wire[1]
        self.settings: Settings | None = None if wire is None else wire[0].settings
        self.timeout: Timeout = timeout if timeout is DEFAULT else checked_timeout(timeout)
        self.retry: Retry = retry
        self.policy = effective_retry(retry, options, RetryClass.READ)
        self.login = NO_LOGIN if self.settings is None else login_of(self.settings, options)
        self._sized = timeout is DEFAULT and options.timeout is DEFAULT

    def timeout_for(self, size: int) -> Timeout:
        """Seconds for a call whose answer has so many bytes, unless they are given."""
        if not self._sized or self.settings is None:
            return self.timeout
        return upload_timeout(self.settings.options.call_timeout, size)


class Operations(DataCalls, Surroundings, Protocol):
    """All that a flavour brings to a download."""

    def http(self) -> Http:
        """What makes requests over HTTP.

        Raises:
            ImportError: httpx is not installed.
        """
        ...

    async def for_each(
        self, work: Callable[[ItemT], Awaitable[None]], items: Iterable[ItemT], concurrency: int
    ) -> None:
        """Do something with each item, several at a time."""
        ...

    async def close(self) -> None:
        """Close the connections over HTTP."""
        ...


async def download(
    operations: Operations,
    wire: Wire,
    selection: Selection,
    destination: str | os.PathLike[str],
    *,
    include_metadata: bool,
    concurrency: int,
    progress: ProgressOption,
    raise_on_failure: bool,
) -> list[DownloadResult]:
    """Download what is selected. For arguments and errors see `download_binary_data`."""
    folder = await operations.local(DownloadFolder, Path(destination), with_metadata=include_metadata)
    try:
        with reporter(progress, "downloading") as report:
            results = await _download(operations, wire, selection, folder, concurrency, report)
    finally:
        try:
            folder.close()
        finally:
            await operations.close()
    if raise_on_failure:
        raise_failures("downloads", results)
    return results


async def _download(
    operations: Operations, wire: Wire, selection: Selection, folder: DownloadFolder, concurrency: int, report: Reporter
) -> list[DownloadResult]:
    listed = await _listed(operations, selection)
    files = {identifier: file for identifier, file in listed.items() if isinstance(file, RemoteFile)}
    report.set_totals(len(listed), sum(file.size for file in files.values()))
    plain = {identifier: file.plain_name for identifier, file in files.items()}

    def owner(name: str, identifier: str) -> str | None:
        return folder.owner(name, files[identifier].size)

    names = await operations.local(distinct_names, plain, owner)
    downloads = Downloads(operations, operations.http, operations, folder, names, wire.login, report, wire.policy)
    for identifier, found in listed.items():
        if not isinstance(found, RemoteFile):
            downloads.fail(identifier, found)
    await operations.for_each(downloads.bring, batches(files.values()), concurrency)
    return [downloads.results[identifier] for identifier in listed]


async def _listed(cloud: DataCalls, selection: Selection) -> dict[str, RemoteFile | GRPCError]:
    """What is selected, by ID; an error for each ID that nothing has."""
    if selection.ids is None:
        return dict(await matching(cloud, selection.filter, selection.limit))
    found: dict[str, RemoteFile | GRPCError] = {}
    for start in range(0, len(selection.ids), PAGE_ITEMS):
        await _look_up(cloud, selection.ids[start : start + PAGE_ITEMS], found)
    return {identifier: found[identifier] for identifier in selection.ids}


async def matching(cloud: DataCalls, filter: Any, limit: int | None) -> dict[str, RemoteFile]:
    """What matches a filter, by ID, in the order of the cloud.

    Raises:
        RepeatedPageError: The server goes round in circles.
    """
    # All of it is listed before the first file is fetched: only then it is known which names clash.
    files: dict[str, RemoteFile] = {}
    last: str | None = None
    seen: set[str] = set()
    while limit is None or len(files) < limit:
        wanted = PAGE_ITEMS if limit is None else min(PAGE_ITEMS, limit - len(files))
        items, position = await cloud.page(filter, wanted, last)
        for item in items:
            file = remote_file(item.metadata)
            files.setdefault(file.identifier, file)
        if not items or not position:
            break
        if position in seen:
            # It would be asked forever, and what it holds back could not be told from what is not there.
            raise RepeatedPageError(
                "the server listed files up to a place where it had been already; nothing was downloaded"
            )
        seen.add(position)
        last = position
    return files


async def _look_up(cloud: DataCalls, identifiers: Sequence[str], found: dict[str, RemoteFile | GRPCError]) -> None:
    try:
        items = await cloud.by_ids(list(identifiers), None)
    except (NotFoundError, InvalidArgumentError) as error:
        if len(identifiers) == 1:
            found[identifiers[0]] = error
            return
        # One of them is to blame: it is found by halves.
        middle = len(identifiers) // 2
        for half in (identifiers[:middle], identifiers[middle:]):
            await _look_up(cloud, half, found)
        return
    for item in items:
        file = remote_file(item.metadata)
        found[file.identifier] = file
    for identifier in identifiers:
        found.setdefault(identifier, gone(identifier))
