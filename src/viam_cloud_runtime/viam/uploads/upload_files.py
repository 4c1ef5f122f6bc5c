"""Uploads of many files; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence, Sized
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from viam_cloud_runtime.concurrency.limits import make_limit
from viam_cloud_runtime.concurrency.progress import ProgressOption, load_bar, reporter
from viam_cloud_runtime.concurrency.transfer_retries import TransferBudget
from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.downloads.client_calls import (
    Answer,
    ClientCalls,
    DownloadClient,
    TransferBackend,
    answer,
)
from viam_cloud_runtime.viam.downloads.content_hash import content_hash
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.uploads.hashed_file import is_small
from viam_cloud_runtime.viam.uploads.journal import UploadJournal, files_of, journal_path
from viam_cloud_runtime.viam.uploads.options import UploadOptions, server_of
from viam_cloud_runtime.viam.uploads.prepared_files import PreparedFile, PreparedFiles
from viam_cloud_runtime.viam.uploads.result import UploadResult
from viam_cloud_runtime.viam.uploads.selection import PlannedFile, list_files, make_plan
from viam_cloud_runtime.viam.uploads.upload import LARGE_AT_A_TIME, Uploads


class UploadClient(DownloadClient, Protocol):
    """What a client must be able to do for its files to be uploaded."""

    def file_upload(
        self,
        part_id: str,
        data: BinaryIO,
        *,
        component_type: str | None,
        component_name: str | None,
        method_name: str | None,
        file_name: str | None,
        file_extension: str | None,
        tags: Sequence[str] | None,
        dataset_ids: Sequence[str] | None,
        mime_type: str | None,
        file_create_time: datetime | None,
        timeout: Timeout,
    ) -> Answer[str]:
        """Upload one file; gives its ID."""
        ...

    def binary_data_by_filter(
        self,
        filter: Any,
        limit: int | None = None,
        *,
        sort_order: Any = None,
        last: str | None,
        include_binary_data: bool,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Answer[tuple[Sequence[Any], int, str]]:
        """A page of what is there, its size, and its position."""
        ...


async def upload_files(
    backend: TransferBackend,
    client: UploadClient,
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    part_id: str,
    *,
    component_type: str | None = None,
    component_name: str | None = None,
    method_name: str | None = None,
    tags: Sequence[str] | None = None,
    tags_from_folders: bool = False,
    dataset_ids: Sequence[str] | None = None,
    mime_type: str | None = None,
    pattern: str = "*",
    recursive: bool = True,
    hidden: bool = False,
    concurrency: int | None = None,
    progress: ProgressOption = False,
    journal: str | os.PathLike[str] | None = None,
    raise_on_failure: bool = True,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[UploadResult]:
    """Upload many files, several at a time, each exactly once: see `DataClient.upload_files`, which calls it."""
    at_once = make_limit(concurrency)
    options = UploadOptions(
        part_id, component_type, component_name, method_name, tags, dataset_ids, mime_type, timeout, retry, at_once
    )
    place = await backend.run_in_thread(journal_path, journal)
    plan = await backend.run_in_thread(
        make_plan,
        paths,
        pattern=pattern,
        recursive=recursive,
        hidden=hidden,
        excluded=files_of(place),
        tags_from_folders=tags_from_folders,
    )
    # Those that are counted are those that are sent: one that goes away meanwhile fails.
    files, size = (None, None) if progress is False else await list_files(plan, backend)
    results = await upload_planned(
        backend, client, options, place, plan.files() if files is None else files, progress, size
    )
    if raise_on_failure:
        raise_failures("uploads", results)
    return results


async def upload_planned(
    backend: TransferBackend,
    client: UploadClient,
    options: UploadOptions,
    place: Path,
    files: Iterable[PlannedFile],
    progress: ProgressOption,
    bytes_total: int | None,
) -> list[UploadResult]:
    """Upload files, with the journal that is at a place; says what came of each, in their order."""
    items_total = len(files) if isinstance(files, Sized) else None

    async def upload(
        backend: TransferBackend, client: UploadClient, files: Iterable[PlannedFile]
    ) -> list[UploadResult]:
        return await _upload(backend, client, options, place, files, progress, items_total, bytes_total)

    if callable(progress):
        # It may take its time, and have uses of its own for asyncio.
        return await upload(backend, client, files)
    return await backend.for_many(client, files, lambda file: is_small(file.path), upload)


async def _upload(
    backend: TransferBackend,
    client: UploadClient,
    options: UploadOptions,
    place: Path,
    files: Iterable[PlannedFile],
    progress: ProgressOption,
    items_total: int | None,
    bytes_total: int | None,
) -> list[UploadResult]:
    results: dict[int, UploadResult] = {}
    async with AsyncExitStack() as stack:
        cloud = _Cloud(client, options, backend)
        stack.push_async_callback(cloud.close)
        book = stack.enter_context(await backend.run_in_thread(UploadJournal, place))
        await backend.run_in_thread(load_bar, progress)
        report = stack.enter_context(reporter(progress, "uploading", items_total=items_total, bytes_total=bytes_total))
        prepared = PreparedFiles(files, book, server_of(client), options.part_id, options.at_once, backend.start)
        stack.push_async_callback(backend.run_in_thread, prepared.close)
        uploads = Uploads(
            cloud,
            backend,
            book,
            report,
            prepared,
            options.policy,
            TransferBudget(options.policy, options.at_once),
            backend.semaphore(LARGE_AT_A_TIME),
        )

        async def upload(_: int, file: PreparedFile) -> Exception | None:
            result = results[file.number] = await uploads.transfer(file)
            return result.error

        await backend.for_each_of_batches(upload, prepared, options.at_once)
        await uploads.write_records()
    return [results[number] for number in range(len(results))]


class _Cloud:
    """The calls of uploads, made with a client of either flavour; see `UploadCloud`."""

    def __init__(self, client: UploadClient, options: UploadOptions, backend: TransferBackend) -> None:
        self._client = client
        self._options = options
        self._metadata = options.metadata()
        self._backend = backend
        self._reading_options = DownloadOptions(client, options.timeout, options.retry, options.at_once)
        self._reading = ClientCalls(client, self._reading_options, backend)

    async def upload(self, contents: BinaryIO, size: int, planned: PlannedFile, created: datetime) -> str:
        return await answer(
            self._client.file_upload(
                data=contents,
                file_name=planned.name,
                file_extension=planned.extension,
                file_create_time=created,
                timeout=self._options.timeout_for(self._client, size),
                **(self._options.metadata(planned.tags) if planned.tags else self._metadata),
            )
        )

    async def list_since(self, since: datetime, last: str | None) -> tuple[Sequence[Any], str]:
        page, _, position = await answer(self._client.binary_data_by_filter(**self._options.listing(since, last)))
        return page, position

    async def content_hash(self, metadata: Any, size: int) -> str | None:
        return await content_hash(self._reading, self._backend, self._reading_options, metadata, size)

    async def close(self) -> None:
        await self._reading.close()
