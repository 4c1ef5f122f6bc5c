"""Copies of readings into folders of Parquet files, each time what is new; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Awaitable, Iterable, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from viam_cloud_runtime.concurrency.limits import make_limit
from viam_cloud_runtime.concurrency.progress import ProgressOption, Reporter, load_bar, reporter
from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.errors import DeadlineExceededError, GRPCError, SDKError, make_error
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.tables.columns import batches_async
from viam_cloud_runtime.viam.captured_resources import organization_of
from viam_cloud_runtime.viam.datasets.find_dataset import OrganizationsClient
from viam_cloud_runtime.viam.downloads.client_calls import Answer, TransferBackend, answer
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.readings.lake import Lake
from viam_cloud_runtime.viam.readings.partitions import Count, Partition, counted, counting_query, to_copy
from viam_cloud_runtime.viam.readings.result import CopiedReadings
from viam_cloud_runtime.viam.readings.selection import ReadingsSelection, checked_since, selection_of

if TYPE_CHECKING:
    from google.protobuf.message import Message

ReadingsSince: TypeAlias = datetime | Literal["last run"]

_AT_ONCE = 4
_PAGE_ROWS = 10_000
_OVERLAP = timedelta(days=1)


class IncompleteExportError(SDKError):
    """An export gave fewer readings than the cloud had counted; what is in the folder is as it was before."""


class ReadingsClient(Protocol):
    """What a client must be able to do for its readings to be copied."""

    def iter_tabular_data_by_mql(
        self,
        organization_id: str,
        query: Sequence[Mapping[str, Any]],
        *,
        page_size: int,
        timeout: Timeout,
        retry: Retry,
    ) -> Iterable[dict[str, Any]] | AsyncIterable[dict[str, Any]]:
        """The rows of a query."""
        ...

    def iter_export_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        resource_api: str,
        method_name: str,
        start_time: datetime,
        end_time: datetime,
        *,
        timeout: Timeout,
        retry: Retry,
    ) -> Any:
        """What a resource captured, as a stream that can be closed."""
        ...


class FleetClient(OrganizationsClient, Protocol):
    """What a client must be able to do for the organization of a part to be known."""

    def get_robot_part(self, robot_part_id: str, *, timeout: Timeout, retry: Retry) -> Answer[Any]:
        """A part."""
        ...

    def get_location(self, location_id: str, *, timeout: Timeout, retry: Retry) -> Answer[Any]:
        """A location."""
        ...


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
    lake = await backend.run_in_thread(Lake, Path(destination))
    try:
        watermark = await backend.run_in_thread(lake.claim, selection)
        again_from = None if watermark is None else watermark - lap
        counts: dict[Partition, Count] = {}
        for organization_id in await _organizations(selection, app_client, timeout, retry):
            counts |= await _counts(client, organization_id, counting_query(selection.match, start), timeout, retry)
        copied = await backend.run_in_thread(lake.rows_in, counts)
        wanted = to_copy(counts, copied, again_from)
        with reporter(progress, "copying", items_total=len(wanted)) as report:
            copying = _Copying(client, backend, options, lake, selection, counts, report, timeout, retry)

            async def copy(_: int, partition: Partition) -> Exception | None:
                return await copying.copy(partition)

            await backend.for_each(copy, wanted, at_once)
        results = [
            copying.results.get(partition) or _result(lake, partition, "skipped", copied[partition])
            for partition in sorted(counts)
        ]
        if counts and all(result.error is None for result in results):
            newest = max(count.newest for count in counts.values())
            await backend.run_in_thread(
                lake.complete, selection, newest if watermark is None else max(newest, watermark)
            )
    finally:
        await backend.run_in_thread(lake.close)
    if raise_on_failure:
        raise_failures("copies", results)
    return results


async def _counts(
    client: ReadingsClient, organization_id: str, query: Sequence[Mapping[str, Any]], timeout: Timeout, retry: Retry
) -> dict[Partition, Count]:
    """What an organization has of each partition."""
    counts: dict[Partition, Count] = {}
    rows = client.iter_tabular_data_by_mql(organization_id, query, page_size=_PAGE_ROWS, timeout=timeout, retry=retry)
    try:
        async with aclosing(batches_async(rows)) as batches:
            async for batch in batches:
                counts |= counted(batch)
    except DeadlineExceededError as error:
        hint = "readings are counted before they are copied, which took too long; since=... counts fewer of them"
        raise make_error(
            error.status, error.message, method=error.method, attempts=error.attempts, hint=hint
        ) from error
    return counts


async def _organizations(
    selection: ReadingsSelection, fleet: FleetClient, timeout: Timeout, retry: Retry
) -> Sequence[str]:
    """The organizations whose readings may be selected."""
    if selection.organization_ids:
        return selection.organization_ids
    if selection.part_id is not None:
        part = await answer(fleet.get_robot_part(selection.part_id, timeout=timeout, retry=retry))
        location = await answer(fleet.get_location(part.location_id, timeout=timeout, retry=retry))
        return [organization_of(location)]
    every = await answer(fleet.list_organizations(timeout=timeout, retry=retry))
    return [organization.id for organization in every]


def _result(
    lake: Lake,
    partition: Partition,
    status: Literal["copied", "skipped", "failed"],
    rows: int,
    error: Exception | None = None,
) -> CopiedReadings:
    return CopiedReadings(
        lake.path / partition.path,
        partition.day,
        partition.part_id,
        partition.resource_name,
        partition.resource_api,
        partition.method_name,
        status,
        rows,
        error,
    )


class _Copying:
    """The partitions of one run."""

    def __init__(
        self,
        client: ReadingsClient,
        backend: TransferBackend,
        options: DownloadOptions,
        lake: Lake,
        selection: ReadingsSelection,
        counts: Mapping[Partition, Count],
        report: Reporter,
        timeout: Timeout,
        retry: Retry,
    ) -> None:
        self.results: dict[Partition, CopiedReadings] = {}
        self._client = client
        self._backend = backend
        self._options = options
        self._lake = lake
        self._selection = selection
        self._counts = counts
        self._report = report
        self._timeout = timeout
        self._retry = retry

    async def copy(self, partition: Partition) -> Exception | None:
        """Bring one partition; whatever happens ends in its result."""
        error: Exception | None = None
        rows = 0
        try:
            rows = await self._copied(partition)
        except Exception as failure:
            error = failure
        self.results[partition] = _result(self._lake, partition, "failed" if error else "copied", rows, error)
        self._report.item_done(str(partition.path), failed=error is not None)
        return error

    async def _copied(self, partition: Partition) -> int:
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
        backend, lake = self._backend, self._lake
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
        file = await backend.run_in_thread(lake.begin, partition)
        try:
            rows = 0
            async with aclosing(batches_async(stream)) as batches:
                async for batch in batches:
                    points = [point for point in batch if partition.has(point) and self._selection.has(point)]
                    if points:
                        rows += len(points)
                        await backend.run_in_thread(file.add, points)
            counted = self._counts[partition].rows
            if rows < counted:
                raise IncompleteExportError(
                    f"{partition.path}: the export gave {rows:,} of {counted:,} readings; run it again"
                )
            await backend.run_in_thread(file.finish)
        finally:
            await backend.run_in_thread(file.close)
            closed = stream.close()
            if isinstance(closed, Awaitable):
                await closed
        return rows
