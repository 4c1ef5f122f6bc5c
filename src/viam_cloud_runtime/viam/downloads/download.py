"""A download from beginning to end; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit, make_limit, number_at_once
from viam_cloud_runtime.concurrency.progress import ProgressOption, Reporter, load_bar, reporter
from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.errors import GRPCError, InvalidArgumentError, NotFoundError, RepeatedPageError
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.rpc.paging import PageSize
from viam_cloud_runtime.support.file_name_encoding import local_name
from viam_cloud_runtime.viam.downloads.client_calls import ClientCalls, DownloadClient, TransferBackend
from viam_cloud_runtime.viam.downloads.data_calls import DataCalls, RepeatedCalls
from viam_cloud_runtime.viam.downloads.file_download import Downloads, gone
from viam_cloud_runtime.viam.downloads.file_names import distinct_names, sidecar_of
from viam_cloud_runtime.viam.downloads.folder import DownloadFolder
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.downloads.selection import (
    LARGEST_PAGE_ITEMS,
    PAGE_ITEMS,
    RemoteFile,
    Selection,
    batches,
    remote_file,
    selection_of,
)

if TYPE_CHECKING:
    from google.protobuf.message import Message


async def download_binary_data(
    backend: TransferBackend,
    client: DownloadClient,
    destination: str | os.PathLike[str],
    *,
    filter: Message | None = None,
    ids: Iterable[str] | None = None,
    dataset_id: str | None = None,
    limit: int | None = None,
    include_metadata: bool = True,
    concurrency: int | None = None,
    progress: ProgressOption = False,
    raise_on_failure: bool = True,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[DownloadResult]:
    """Download many files into a folder, each once: see `DataClient.download_binary_data`, which calls it."""
    selection = selection_of(filter, ids, dataset_id, limit)
    at_once = make_limit(concurrency)
    options = DownloadOptions(client, timeout, retry, at_once)
    calls = ClientCalls(client, options, backend)
    folder = await backend.run_in_thread(DownloadFolder, Path(destination), with_metadata=include_metadata)
    try:
        await backend.run_in_thread(load_bar, progress)
        with reporter(progress, "downloading") as report:
            results = await _download(calls, backend, options, selection, folder, at_once, report)
    finally:
        try:
            folder.close()
        finally:
            await calls.close()
    if raise_on_failure:
        raise_failures("downloads", results)
    return results


async def _download(
    calls: ClientCalls,
    backend: TransferBackend,
    options: DownloadOptions,
    selection: Selection,
    folder: DownloadFolder,
    at_once: ConcurrencyLimit,
    report: Reporter,
) -> list[DownloadResult]:
    listed = await _listed(RepeatedCalls(calls, backend, options.retries(), options.limit), selection)
    files = {identifier: file for identifier, file in listed.items() if isinstance(file, RemoteFile)}
    report.set_totals(len(listed), sum(file.size for file in files.values()))
    downloads = await begin(calls, backend, options, folder, files, report)
    for identifier, found in listed.items():
        if not isinstance(found, RemoteFile):
            downloads.fail(identifier, found)
    await bring_all(downloads, backend, files.values(), at_once)
    return [downloads.results[identifier] for identifier in listed]


async def begin(
    calls: ClientCalls,
    backend: TransferBackend,
    options: DownloadOptions,
    folder: DownloadFolder,
    files: Mapping[str, RemoteFile],
    report: Reporter,
    companion: Callable[[str], str] = sidecar_of,
) -> Downloads:
    """Downloads of some files into a folder, in which each has its name by now; see `distinct_names`."""
    plain = {identifier: file.plain_name for identifier, file in files.items()}

    def owner(name: str, identifier: str) -> str | None:
        return folder.owner(local_name(name), files[identifier].size)

    distinct = await backend.run_in_thread(distinct_names, plain, owner, companion)
    names = {identifier: local_name(name) for identifier, name in distinct.items()}
    return Downloads(calls, calls.http, backend, folder, names, report, options)


async def bring_all(
    downloads: Downloads, backend: TransferBackend, files: Iterable[RemoteFile], at_once: ConcurrencyLimit
) -> None:
    """Download files, so many pieces of work at a time."""
    pieces = list(batches(files))
    sizes = [sum(file.size for file in some) for some in pieces]
    at_once.start_with(number_at_once(sizes), backend.start)

    async def bring(_: int, some: list[RemoteFile]) -> Exception | None:
        await downloads.bring(some)
        return next((error for file in some if (error := downloads.results[file.identifier].error)), None)

    await backend.for_each(bring, pieces, at_once)


async def _listed(cloud: DataCalls, selection: Selection) -> dict[str, RemoteFile | GRPCError]:
    """What is selected, by ID; an error for each ID that nothing has."""
    if selection.ids is None:
        return dict(await matching(cloud, selection.filter, selection.limit))
    found: dict[str, RemoteFile | GRPCError] = {}
    for start in range(0, len(selection.ids), PAGE_ITEMS):
        await _look_up(cloud, selection.ids[start : start + PAGE_ITEMS], found)
    return {identifier: found[identifier] for identifier in selection.ids}


async def matching(
    cloud: DataCalls, filter: Any, limit: int | None, see: Callable[[str, Any], object] | None = None
) -> dict[str, RemoteFile]:
    """What matches a filter, by ID, in the order of the cloud.

    Args:
        cloud: What is asked.
        filter: What has to match.
        limit: How many are wanted at most; None for all.
        see: Is shown the ID and the metadata of each.

    Raises:
        RepeatedPageError: The server goes round in circles.
    """
    # All of it is listed before the first file is fetched: only then it is known which names clash.
    files: dict[str, RemoteFile] = {}
    last: str | None = None
    seen: set[str] = set()
    size = PageSize(PAGE_ITEMS, LARGEST_PAGE_ITEMS)
    while limit is None or len(files) < limit:
        wanted = size.current if limit is None else min(size.current, limit - len(files))
        try:
            items, position = await cloud.page(filter, wanted, last)
        except GRPCError as error:
            if not size.is_refused(error):
                raise
            continue
        size.took(len(items))
        for item in items:
            file = remote_file(item.metadata)
            files.setdefault(file.identifier, file)
            if see is not None:
                see(file.identifier, item.metadata)
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
