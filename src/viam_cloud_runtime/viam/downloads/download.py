"""A download from beginning to end; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from viam_cloud_runtime.concurrency.progress import ProgressOption, Reporter, load_bar, reporter
from viam_cloud_runtime.concurrency.transfers import Surroundings, raise_failures
from viam_cloud_runtime.errors import GRPCError, InvalidArgumentError, NotFoundError, RepeatedPageError
from viam_cloud_runtime.support.file_names import local_name
from viam_cloud_runtime.viam.downloads.data_calls import DataCalls, PatientCalls
from viam_cloud_runtime.viam.downloads.file_download import Downloads, gone
from viam_cloud_runtime.viam.downloads.file_names import distinct_names
from viam_cloud_runtime.viam.downloads.folder import DownloadFolder
from viam_cloud_runtime.viam.downloads.http_download import Http
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.downloads.selection import PAGE_ITEMS, RemoteFile, Selection, batches, remote_file

ItemT = TypeVar("ItemT")

DOWNLOAD_CONCURRENCY = 8


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
    options: DownloadOptions,
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
        await operations.local(load_bar, progress)
        with reporter(progress, "downloading") as report:
            results = await _download(operations, options, selection, folder, concurrency, report)
    finally:
        try:
            folder.close()
        finally:
            await operations.close()
    if raise_on_failure:
        raise_failures("downloads", results)
    return results


async def _download(
    operations: Operations,
    options: DownloadOptions,
    selection: Selection,
    folder: DownloadFolder,
    concurrency: int,
    report: Reporter,
) -> list[DownloadResult]:
    listed = await _listed(PatientCalls(operations, operations, options.patience(), options.limit), selection)
    files = {identifier: file for identifier, file in listed.items() if isinstance(file, RemoteFile)}
    report.set_totals(len(listed), sum(file.size for file in files.values()))
    plain = {identifier: file.plain_name for identifier, file in files.items()}

    def owner(name: str, identifier: str) -> str | None:
        return folder.owner(local_name(name), files[identifier].size)

    distinct = await operations.local(distinct_names, plain, owner)
    names = {identifier: local_name(name) for identifier, name in distinct.items()}
    downloads = Downloads(operations, operations.http, operations, folder, names, report, options)
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
