"""Copies of readings into folders of Parquet files, each time what is new; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import Awaitable
from contextlib import aclosing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit, make_limit
from viam_cloud_runtime.concurrency.progress import ProgressOption, load_bar, reporter
from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.errors import GRPCError, SDKError
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.tables.columns import batches_async
from viam_cloud_runtime.viam.downloads.client_calls import TransferBackend
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.readings.cloud_calls import (
    FleetClient,
    ReadingsClient,
    counted_batches,
    organizations_of,
)
from viam_cloud_runtime.viam.readings.partitions import Count, Partition, counted, counting_query, to_copy
from viam_cloud_runtime.viam.readings.readings_folder import ReadingsFolder
from viam_cloud_runtime.viam.readings.result import CopiedReadings
from viam_cloud_runtime.viam.readings.selection import ReadingsSelection, checked_since, selection_of

if TYPE_CHECKING:
    from google.protobuf.message import Message

ReadingsSince: TypeAlias = datetime | Literal["last run"]

_AT_ONCE = 4
_OVERLAP = timedelta(days=1)


class IncompleteExportError(SDKError):
    """An export gave fewer readings than the cloud had counted; what is in the folder is as it was before."""


async def copy_readings(
    backend: TransferBackend,
    client: ReadingsClient,
    source: str | Message,
    destination: str | os.PathLike[str],
    since: ReadingsSince = "last run",
    *,
    app_client: FleetClient,
    overlap: timedelta | None = None,
    concurrency: int = _AT_ONCE,
    progress: ProgressOption = False,
    raise_on_failure: bool = True,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[CopiedReadings]:
    """Copy new readings into a folder: see `DataClient.copy_readings`, which calls it."""
    selection = selection_of(source)
    start = checked_since(since)
    lap = _OVERLAP if overlap is None else overlap
    if not isinstance(lap, timedelta) or lap < timedelta(0):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ValueError(f"overlap: expected a timedelta of 0 or more, got {overlap!r}")
    at_once = make_limit(concurrency)
    options = DownloadOptions(client, timeout, retry, at_once)
    await backend.run_in_thread(require, "pyarrow", "a folder of Parquet files")
    await backend.run_in_thread(load_bar, progress)
    folder = await backend.run_in_thread(ReadingsFolder, Path(destination))
    try:
        copying = _Copying(client, app_client, backend, options, folder, selection, timeout, retry)
        results = await copying.run(start, lap, at_once, progress)
    finally:
        await backend.run_in_thread(folder.close)
    if raise_on_failure:
        raise_failures("copies", results)
    return results


class _Copying:
    """One run."""

    def __init__(
        self,
        client: ReadingsClient,
        fleet: FleetClient,
        backend: TransferBackend,
        options: DownloadOptions,
        folder: ReadingsFolder,
        selection: ReadingsSelection,
        timeout: Timeout,
        retry: Retry,
    ) -> None:
        self._client = client
        self._fleet = fleet
        self._backend = backend
        self._options = options
        self._folder = folder
        self._selection = selection
        self._timeout = timeout
        self._retry = retry
        self._counts: dict[Partition, Count] = {}
        self._results: dict[Partition, CopiedReadings] = {}

    async def run(
        self, start: datetime | None, overlap: timedelta, at_once: ConcurrencyLimit, progress: ProgressOption
    ) -> list[CopiedReadings]:
        """Copy what is new; says what became of each partition that is looked at."""
        local, folder = self._backend.run_in_thread, self._folder
        watermark = await local(folder.claim, self._selection)
        for organization_id in await organizations_of(self._selection, self._fleet, self._timeout, self._retry):
            await self._count(organization_id, start)
        there = await local(folder.rows_in, self._counts)
        wanted = to_copy(self._counts, there, None if watermark is None else watermark - overlap)
        with reporter(progress, "copying", items_total=len(wanted)) as report:

            async def copy(_: int, partition: Partition) -> Exception | None:
                result = self._results[partition] = await self._copy(partition)
                report.item_done(str(partition.path), failed=result.error is not None)
                return result.error

            await self._backend.for_each(copy, wanted, at_once)
        results = [
            self._results.get(partition) or self._result(partition, "skipped", there[partition])
            for partition in sorted(self._counts)
        ]
        if results and all(result.error is None for result in results):
            newest = [count.newest for count in self._counts.values()]
            await local(folder.complete, self._selection, max(newest if watermark is None else [*newest, watermark]))
        return results

    async def _count(self, organization_id: str, start: datetime | None) -> None:
        """Count what an organization has of each partition."""
        query = counting_query(self._selection.match, start)
        batches = counted_batches(self._client, organization_id, query, self._timeout, self._retry, advice="since=...")
        async with aclosing(batches):
            async for batch in batches:
                self._counts |= counted(batch)

    async def _copy(self, partition: Partition) -> CopiedReadings:
        """Bring one partition; whatever happens ends in its result."""
        try:
            return self._result(partition, "copied", await self._exported(partition))
        except Exception as error:
            return self._result(partition, "failed", 0, error)

    def _result(
        self,
        partition: Partition,
        status: Literal["copied", "skipped", "failed"],
        rows: int,
        error: Exception | None = None,
    ) -> CopiedReadings:
        path = self._folder.path / partition.path
        return CopiedReadings(
            path,
            partition.day,
            partition.part_id,
            partition.resource_name,
            partition.resource_api,
            partition.method_name,
            status,
            rows,
            error,
        )

    async def _exported(self, partition: Partition) -> int:
        retries = self._options.retries()
        while True:
            try:
                return await self._export(partition)
            except GRPCError as error:
                delay = retries.delay_after_status(error)
                if delay is None:
                    raise
            # A broken stream is begun again.
            await self._backend.pause(delay)

    async def _export(self, partition: Partition) -> int:
        backend = self._backend
        stream = self._client.iter_export_tabular_data(
            partition.part_id,
            partition.resource_name,
            partition.resource_api,
            partition.method_name,
            partition.start,
            partition.exported_until,
            timeout=self._timeout,
            retry=self._retry,
        )
        file = await backend.run_in_thread(self._folder.begin, partition)
        try:
            rows = 0
            async with aclosing(batches_async(stream)) as batches:
                async for batch in batches:
                    points = [point for point in batch if partition.has(point) and self._selection.has(point)]
                    if points:
                        rows += len(points)
                        await backend.run_in_thread(file.add, points)
            expected = self._counts[partition].rows
            if rows < expected:
                raise IncompleteExportError(
                    f"{partition.path}: the export gave {rows:,} of {expected:,} readings; run it again"
                )
            await backend.run_in_thread(file.finish)
        finally:
            await backend.run_in_thread(file.close)
            closed = stream.close()
            if isinstance(closed, Awaitable):
                await closed
        return rows
