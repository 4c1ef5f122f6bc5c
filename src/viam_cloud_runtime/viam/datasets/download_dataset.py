"""Downloads of datasets, for training; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit, make_limit
from viam_cloud_runtime.concurrency.progress import ProgressOption, Reporter, load_bar, reporter
from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.viam.datasets.find_dataset import DatasetClient, OrganizationsClient, find_image_dataset
from viam_cloud_runtime.viam.datasets.image_sizes import UnknownSizeError, sizes_of
from viam_cloud_runtime.viam.datasets.labels import LabeledImage, Labels, Origin, labels_of, origin_of
from viam_cloud_runtime.viam.datasets.layouts import DatasetFormat, Layout, claim, folders_of, layout_named
from viam_cloud_runtime.viam.downloads.client_calls import ClientCalls, DownloadClient, TransferBackend
from viam_cloud_runtime.viam.downloads.data_calls import RepeatedCalls
from viam_cloud_runtime.viam.downloads.download import begin, bring_all, matching
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER, DownloadFolder
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.downloads.selection import RemoteFile

_MEASURED_AT_ONCE = 200


class DatasetDownloadClient(DownloadClient, DatasetClient[Any], Protocol):
    """What a client must be able to do for datasets to be downloaded with it."""


async def download_dataset(
    backend: TransferBackend,
    client: DatasetDownloadClient,
    dataset: str,
    destination: str | os.PathLike[str],
    format: DatasetFormat = "jsonl",
    *,
    app_client: OrganizationsClient,
    organization_id: str | None = None,
    concurrency: int | None = None,
    progress: ProgressOption = False,
    raise_on_failure: bool = True,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[DownloadResult]:
    """Download a dataset for training: see `DataClient.download_dataset`, which calls it."""
    layout = layout_named(format)
    if layout.needs_sizes:
        await backend.run_in_thread(require, "imagesize", "a dataset with boxes in pixels")
    at_once = make_limit(concurrency)
    options = DownloadOptions(client, timeout, retry, at_once)
    found = await find_image_dataset(client, app_client, dataset, organization_id, timeout=timeout, retry=retry)
    folder = Path(destination)
    await backend.run_in_thread(claim, folder, found.id, layout)
    calls = ClientCalls(client, options, backend)
    try:
        await backend.run_in_thread(load_bar, progress)
        with reporter(progress, "downloading") as report:
            download = _DatasetDownload(calls, backend, options, layout, folder, at_once, report)
            results = await download.run(found.id)
    finally:
        await calls.close()
    if raise_on_failure:
        raise_failures("downloads", results)
    return results


class _DatasetDownload:
    """One download of a dataset into a folder."""

    def __init__(
        self,
        calls: ClientCalls,
        backend: TransferBackend,
        options: DownloadOptions,
        layout: Layout,
        folder: Path,
        at_once: ConcurrencyLimit,
        report: Reporter,
    ) -> None:
        self._calls = calls
        self._backend = backend
        self._options = options
        self._layout = layout
        self._folder = folder
        self._at_once = at_once
        self._report = report
        self._labels: dict[str, Labels] = {}
        self._origins: dict[str, Origin] = {}

    async def run(self, dataset_id: str) -> list[DownloadResult]:
        """Bring the images, and then write what is on them."""
        cloud = RepeatedCalls(self._calls, self._backend, self._options.retries(), self._options.limit)
        files = await matching(cloud, {"dataset_id": dataset_id}, None, self._see)
        placed = folders_of(self._layout, self._labels)
        every = [files[identifier] for some in placed.values() for identifier in some]
        self._report.set_totals(len(every), sum(file.size for file in every))
        results: list[DownloadResult] = []
        for name, identifiers in placed.items():
            results += await self._bring(name, {identifier: files[identifier] for identifier in identifiers})
        if self._layout.images is None:
            await self._backend.run_in_thread(_remove_folders, self._folder, placed)
        sizes = await self._sizes(results) if self._layout.needs_sizes else {}
        results = [self._checked(result, sizes) for result in results]
        images = sorted(self._images(results, sizes), key=lambda image: image.path)
        await self._backend.run_in_thread(self._layout.write, self._folder, images)
        return results

    def _see(self, identifier: str, metadata: object) -> None:
        self._labels[identifier] = labels_of(metadata)
        self._origins[identifier] = origin_of(metadata, identifier)

    async def _bring(self, name: str, files: Mapping[str, RemoteFile]) -> list[DownloadResult]:
        """The images of one folder, in which others that were downloaded before do not stay."""
        backend, layout = self._backend, self._layout
        folder = await backend.run_in_thread(DownloadFolder, self._folder / name, with_metadata=False)
        try:
            for removed in await backend.run_in_thread(folder.remove_others, files.keys()):
                await backend.run_in_thread(layout.forget, self._folder, removed)
            downloads = await begin(self._calls, backend, self._options, folder, files, self._report, layout.companion)
            await bring_all(downloads, backend, files.values(), self._at_once)
        finally:
            folder.close()
        return [downloads.results[identifier] for identifier in files]

    async def _sizes(self, results: Sequence[DownloadResult]) -> dict[Path, tuple[int, int]]:
        """Widths and heights in pixels of the images that have any."""
        paths = iter([result.path for result in results if result.error is None])
        sizes: dict[Path, tuple[int, int]] = {}
        while some := list(islice(paths, _MEASURED_AT_ONCE)):
            sizes |= await self._backend.run_in_thread(sizes_of, some)
        return sizes

    def _checked(self, result: DownloadResult, sizes: Mapping[Path, tuple[int, int]]) -> DownloadResult:
        """The result, which is a failure if the image cannot be listed with its boxes."""
        boxes = self._labels[result.binary_data_id].boxes
        if result.error is not None or not boxes or not self._layout.needs_sizes or result.path in sizes:
            return result
        return replace(result, status="failed", size=0, error=UnknownSizeError(result.path))

    def _images(
        self, results: Sequence[DownloadResult], sizes: Mapping[Path, tuple[int, int]]
    ) -> Iterator[LabeledImage]:
        for result in results:
            if result.error is None:
                identifier = result.binary_data_id
                origin = self._origins[identifier]
                yield LabeledImage(result.path, self._labels[identifier], origin, sizes.get(result.path))


def _remove_folders(destination: Path, wanted: Mapping[str, object]) -> None:
    """Remove what was downloaded into the folders of tags that no image has any more."""
    for path in destination.iterdir():
        if path.name in wanted or not (path / WORK_FOLDER).is_dir():
            continue
        folder = DownloadFolder(path, with_metadata=False)
        try:
            folder.remove_others(())
        finally:
            folder.close()
        with suppress(OSError):
            path.rmdir()
