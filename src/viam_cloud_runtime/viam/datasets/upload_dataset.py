"""Uploads of datasets that were downloaded, or made in a format that downloads have; the same for both flavours."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from viam_cloud_runtime.concurrency.limits import make_limit
from viam_cloud_runtime.concurrency.progress import ProgressOption
from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.support.file_name_encoding import unicode_name
from viam_cloud_runtime.viam.datasets.find_dataset import DatasetClient, OrganizationsClient, find_image_dataset
from viam_cloud_runtime.viam.datasets.labels import Box, LabeledImage, Labels
from viam_cloud_runtime.viam.datasets.layouts import DatasetFormat, Layout, layout_named, layout_of
from viam_cloud_runtime.viam.datasets.missing_labels import LabelClient, LabelWriter
from viam_cloud_runtime.viam.downloads.client_calls import TransferBackend
from viam_cloud_runtime.viam.downloads.manifest import hash_of
from viam_cloud_runtime.viam.uploads.journal import journal_path
from viam_cloud_runtime.viam.uploads.options import UploadOptions
from viam_cloud_runtime.viam.uploads.result import UploadResult
from viam_cloud_runtime.viam.uploads.selection import PlannedFile
from viam_cloud_runtime.viam.uploads.upload_files import UploadClient, upload_planned


class DatasetUploadClient(UploadClient, LabelClient, DatasetClient[Any], Protocol):
    """What a client must be able to do for datasets to be uploaded with it."""


async def upload_dataset(
    backend: TransferBackend,
    client: DatasetUploadClient,
    source: str | os.PathLike[str],
    part_id: str,
    *,
    app_client: OrganizationsClient,
    dataset: str | None = None,
    format: DatasetFormat | None = None,
    organization_id: str | None = None,
    component_type: str | None = None,
    component_name: str | None = None,
    tags: Sequence[str] | None = None,
    concurrency: int | None = None,
    progress: ProgressOption = False,
    journal: str | os.PathLike[str] | None = None,
    raise_on_failure: bool = True,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[UploadResult]:
    """Upload a dataset with its labels: see `DataClient.upload_dataset`, which calls it."""
    local = backend.run_in_thread
    at_once = make_limit(concurrency)
    folder = Path(source)
    layout = await local(layout_of, folder) if format is None else layout_named(format)
    # Checked before anything is asked for.
    UploadOptions(part_id, component_type, component_name, None, tags, None, None, timeout, retry, at_once)
    place = await local(journal_path, journal)
    images = await local(_read, layout, folder)
    dataset_ids: list[str] = []
    if dataset is not None:
        found = await find_image_dataset(client, app_client, dataset, organization_id, timeout=timeout, retry=retry)
        dataset_ids = [found.id]
    options = UploadOptions(
        part_id, component_type, component_name, None, tags, dataset_ids, None, timeout, retry, at_once
    )
    files = [_planned(image) for image in images]
    size = await local(_size_of, images)
    results = await upload_planned(backend, client, options, place, files, progress, size)
    wanted = [replace(image.labels, tags=tuple(dict.fromkeys([*(tags or ()), *image.labels.tags]))) for image in images]
    results = await LabelWriter(client, backend, dataset_ids, at_once, timeout, retry).label(results, wanted)
    if raise_on_failure:
        raise_failures("uploads", results)
    return results


def _read(layout: Layout, folder: Path) -> list[LabeledImage]:
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder {str(folder)!r}; nothing was uploaded")
    return list(_merged(layout.read(folder)))


def _planned(image: LabeledImage) -> PlannedFile:
    path = image.path
    return PlannedFile(path, unicode_name(path.stem), unicode_name(path.suffix), tags=image.labels.tags)


def _size_of(images: Iterable[LabeledImage]) -> int:
    return sum(image.path.stat().st_size for image in images if image.path.is_file())


def _merged(images: Sequence[LabeledImage]) -> Iterable[LabeledImage]:
    """The images, of which those with the same name and the same contents are one, with the labels of all."""
    alike: dict[object, list[LabeledImage]] = {}
    for image in images:
        alike.setdefault((image.path.name, _bytes_in(image.path)), []).append(image)
    merged: dict[object, LabeledImage] = {}
    for key, some in alike.items():
        for image in some:
            # Contents are read only where there may be two of them.
            exact = (key, hash_of(image.path) if len(some) > 1 and image.path.is_file() else image.path)
            first = merged.get(exact)
            merged[exact] = image if first is None else replace(first, labels=_both(first.labels, image.labels))
    return merged.values()


def _bytes_in(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def _both(one: Labels, other: Labels) -> Labels:
    boxes: list[Box] = list(one.boxes)
    boxes += (box for box in other.boxes if not any(box.is_same_as(known) for known in one.boxes))
    return Labels(tuple(dict.fromkeys([*one.tags, *other.tags])), tuple(boxes))
