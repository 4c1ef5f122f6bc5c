"""Uploads of many files, blocking."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from viam_cloud_runtime.blocking.backend import BlockingSurroundings
from viam_cloud_runtime.blocking.workers import for_each
from viam_cloud_runtime.concurrency.patience import shared_budget
from viam_cloud_runtime.concurrency.progress import ProgressOption, reporter
from viam_cloud_runtime.concurrency.transfers import raise_failures, run_at_once
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.blocking.download_binary_data import DownloadClient, DownloadOperations
from viam_cloud_runtime.viam.downloads.content_hash import content_hash
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.uploads.journal import UploadJournal, files_of, journal_path
from viam_cloud_runtime.viam.uploads.options import UPLOAD_CONCURRENCY, UploadOptions, server_of
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
    ) -> str:
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
    ) -> tuple[Sequence[Any], int, str]:
        """A page of what is there, its size, and its position."""
        ...


def upload_files(
    client: UploadClient,
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    part_id: str,
    *,
    component_type: str | None = None,
    component_name: str | None = None,
    method_name: str | None = None,
    tags: Sequence[str] | None = None,
    dataset_ids: Sequence[str] | None = None,
    mime_type: str | None = None,
    pattern: str = "*",
    recursive: bool = True,
    hidden: bool = False,
    concurrency: int = UPLOAD_CONCURRENCY,
    progress: ProgressOption = False,
    journal: str | os.PathLike[str] | None = None,
    raise_on_failure: bool = True,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[UploadResult]:
    """Upload many files, several at a time, each exactly once: see `DataClient.upload_files`, which calls it."""
    options = UploadOptions(
        part_id, component_type, component_name, method_name, tags, dataset_ids, mime_type, timeout, retry, concurrency
    )
    surroundings = BlockingSurroundings()
    place = journal_path(journal)
    plan = make_plan(paths, pattern=pattern, recursive=recursive, hidden=hidden, excluded=files_of(place))
    results: dict[int, UploadResult] = {}
    # Those that are counted are those that are sent: one that goes away meanwhile fails.
    files, size = (None, None) if progress is False else run_at_once(list_files(plan, surroundings))
    with (
        closing(_Cloud(client, options)) as cloud,
        UploadJournal(place) as book,
        reporter(progress, "uploading", items_total=None if files is None else len(files), bytes_total=size) as report,
    ):
        uploads = Uploads(
            cloud,
            surroundings,
            book,
            report,
            server_of(client),
            part_id,
            options.policy,
            shared_budget(options.policy, concurrency),
            surroundings.gate(LARGE_AT_A_TIME),
        )

        def upload(number: int, file: PlannedFile) -> None:
            results[number] = run_at_once(uploads.transfer(file))

        for_each(upload, plan.files() if files is None else files, concurrency)
    ordered = [results[number] for number in range(len(results))]
    if raise_on_failure:
        raise_failures("uploads", ordered)
    return ordered


class _Cloud:
    def __init__(self, client: UploadClient, options: UploadOptions) -> None:
        self._client = client
        self._options = options
        self._reading_options = DownloadOptions(client, options.timeout, options.retry, options.concurrency)
        self._reading = DownloadOperations(client, self._reading_options)

    async def upload(self, contents: BinaryIO, size: int, name: str, extension: str, created: datetime) -> str:
        return self._client.file_upload(
            data=contents,
            file_name=name,
            file_extension=extension,
            file_create_time=created,
            timeout=self._options.timeout_for(self._client, size),
            **self._options.metadata(),
        )

    async def list_since(self, since: datetime, last: str | None) -> tuple[Sequence[Any], str]:
        page, _, position = self._client.binary_data_by_filter(**self._options.listing(since, last))
        return page, position

    async def content_hash(self, metadata: Any, size: int) -> str | None:
        return await content_hash(self._reading, self._reading_options, metadata, size)

    def close(self) -> None:
        run_at_once(self._reading.close())
