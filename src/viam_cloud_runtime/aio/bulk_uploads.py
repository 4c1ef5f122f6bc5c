"""Uploads of many files, with asyncio."""

from __future__ import annotations

import itertools
import os
from collections.abc import AsyncGenerator, Iterable, Sequence
from datetime import datetime
from typing import Any, BinaryIO, Protocol

from viam_cloud_runtime.aio.surroundings import AsyncSurroundings
from viam_cloud_runtime.aio.workers import for_each
from viam_cloud_runtime.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.progress import ProgressOption, reporter
from viam_cloud_runtime.retries import RetryBudget
from viam_cloud_runtime.transfers import raise_failures
from viam_cloud_runtime.upload_journal import UploadJournal, files_of, journal_path
from viam_cloud_runtime.upload_options import UPLOAD_CONCURRENCY, UploadOptions, server_of
from viam_cloud_runtime.upload_plan import PlannedFile, UploadPlan, make_plan
from viam_cloud_runtime.upload_records import UploadResult
from viam_cloud_runtime.upload_steps import LARGE_AT_A_TIME, Uploads

_BATCH = 100


class AsyncUploadClient(Protocol):
    """What a client must be able to do for its files to be uploaded."""

    async def file_upload(
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

    async def binary_data_by_filter(
        self, filter: Any, *, sort_order: Any, last: str | None, include_binary_data: bool
    ) -> tuple[Sequence[Any], int, str]:
        """A page of what is there, its size, and its position."""
        ...


async def upload_files(
    client: AsyncUploadClient,
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
    """Upload many files, several at a time, each exactly once however often this is run.

    Files are read piece by piece. What was uploaded is noted in a journal on this machine: a rerun, as after a crash,
    uploads what is left, and what has changed. A file whose upload broke off at an unknown point is looked for in the
    cloud before it is sent again.

    Args:
        client: A data client.
        paths: A file, a folder, or several of them. Links to folders inside a folder are not followed.
        part_id: ID (UUID) of the machine part that the files belong to.
        component_type: Type of the component that captured them.
        component_name: Name of that component.
        method_name: Method that captured them.
        tags: Tags to put on each of them.
        dataset_ids: IDs of the datasets to add each of them to.
        mime_type: MIME type of all of them; default: by their extensions.
        pattern: Which files of folders count, as in `*.jpg`; default: all.
        recursive: Whether folders in folders count; default: they do.
        hidden: Whether files and folders in folders count whose names begin with a dot; default: they do not.
        concurrency: How many files are uploaded at a time; default 16.
        progress: Whether to show it: True for a bar, if somebody can see it; a callable for events.
        journal: The journal, a SQLite database; default: one in the user's folder for the state of applications.
        raise_on_failure: Whether a failed file is an error in the end; default: it is.
        timeout: Seconds that each file may take, None for no limit; default: the client's, or else what is enough for
            this file on a poor network that it shares with others.
        retry: When a file is sent again, after it was looked for; None for never. Default: up to five times within
            some 15 seconds, as long as the server cannot be reached.

    Returns:
        What became of each file, in order: those of a folder by their names.

    Raises:
        TypeError, ValueError: An argument is wrong; nothing was sent.
        FileNotFoundError: One of `paths` does not exist; nothing was sent.
        JournalError: The journal cannot be used.
        TransferError: Files failed; the others were uploaded. Its `results` are what would have been returned.
        asyncio.CancelledError: The task was cancelled, and so were uploads under way; a rerun goes on with them.

    Example:
        >>> results = await upload_files(client.data_client, "captures", "<PART-ID>", pattern="*.jpg")  # doctest: +SKIP
    """
    options = UploadOptions(
        part_id, component_type, component_name, method_name, tags, dataset_ids, mime_type, timeout, retry, concurrency
    )
    surroundings = AsyncSurroundings()
    local = surroundings.local
    place = await local(journal_path, journal)
    plan = await local(make_plan, paths, pattern=pattern, recursive=recursive, hidden=hidden, excluded=files_of(place))
    results: dict[int, UploadResult] = {}
    count, size = (None, None) if progress is False else await local(plan.totals)
    with (
        await local(UploadJournal, place) as book,
        reporter(progress, "uploading", items_total=count, bytes_total=size) as report,
    ):
        uploads = Uploads(
            _Cloud(client, options),
            surroundings,
            book,
            report,
            server_of(client),
            part_id,
            options.policy,
            RetryBudget(),
            surroundings.gate(LARGE_AT_A_TIME),
        )

        async def upload(numbered: tuple[int, PlannedFile]) -> None:
            number, file = numbered
            results[number] = await uploads.transfer(file)

        await for_each(upload, _numbered(plan, surroundings), concurrency)
    ordered = [results[number] for number in range(len(results))]
    if raise_on_failure:
        raise_failures("uploads", ordered)
    return ordered


async def _numbered(plan: UploadPlan, surroundings: AsyncSurroundings) -> AsyncGenerator[tuple[int, PlannedFile]]:
    """The files of the plan, some at a time, as the disk must not hold up the event loop."""
    files = enumerate(plan.files())
    while batch := await surroundings.local(list, itertools.islice(files, _BATCH)):
        for numbered in batch:
            yield numbered


class _Cloud:
    def __init__(self, client: AsyncUploadClient, options: UploadOptions) -> None:
        self._client = client
        self._options = options

    async def upload(self, contents: BinaryIO, size: int, name: str, extension: str, created: datetime) -> str:
        return await self._client.file_upload(
            data=contents,
            file_name=name,
            file_extension=extension,
            file_create_time=created,
            timeout=self._options.timeout_for(self._client, size),
            **self._options.metadata(),
        )

    async def list_since(self, since: datetime, last: str | None) -> tuple[Sequence[Any], str]:
        page, _, position = await self._client.binary_data_by_filter(**self._options.listing(since, last))
        return page, position
