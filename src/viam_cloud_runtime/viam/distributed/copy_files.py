"""Copies of files from the cloud to object storage: each exactly once, and none through the driver."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.distributed.engines import engine_for
from viam_cloud_runtime.distributed.plans import Runner
from viam_cloud_runtime.distributed.results import PartitionResult, picklable
from viam_cloud_runtime.distributed.targets import Target
from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.redaction import shorten
from viam_cloud_runtime.viam.distributed.files_partitions import FilesPartition
from viam_cloud_runtime.viam.distributed.files_plan import FilesPlan
from viam_cloud_runtime.viam.distributed.read_files import ReadFiles
from viam_cloud_runtime.viam.downloads.file_names import distinct_name
from viam_cloud_runtime.viam.downloads.selection import RemoteFile

_WHOLE_HASH = 2


@dataclass(frozen=True)
class CopyFiles:
    """Writes pages of files to a target; called with one, it says what became of it.

    Attributes:
        read: What reads the files.
        target: Where they go.
    """

    read: ReadFiles
    target: Target

    def __call__(self, partition: FilesPartition) -> PartitionResult:
        """Copy and commit the files of a page; whatever happens ends in the result."""
        entries: list[tuple[str, str, int]] = []
        failures: list[Exception] = []
        try:
            for file, content in self.read.each(partition.files):
                try:
                    entries.append(self._copied(file, content))
                except Exception as error:
                    failures.append(error)
            # What is there of a page counts, so that a rerun brings the rest alone.
            self.target.commit(partition.name, {"files": entries})
        except Exception as error:
            return PartitionResult(partition.name, "failed", error=picklable(error))
        size = sum(size for _, _, size in entries)
        if failures:
            summary = _summary_of(failures, len(partition.files))
            return PartitionResult(partition.name, "failed", len(entries), size, summary)
        return PartitionResult(partition.name, "written", len(entries), size)

    def _copied(self, file: RemoteFile, content: bytes | Exception) -> tuple[str, str, int]:
        if isinstance(content, Exception):
            raise content
        path = path_of(file)
        self.target.write(path, content)
        return file.identifier, path, len(content)


def path_of(file: RemoteFile) -> str:
    """Where a file goes: by its ID alone, so that a copy made twice is one file."""
    name = distinct_name(file.plain_name, file.identifier, _WHOLE_HASH)
    folder = hashlib.sha256(file.identifier.encode("utf-8", "surrogatepass")).hexdigest()[:2]
    return f"{folder}/{name}"


def _summary_of(failures: list[Exception], files: int) -> SDKError:
    first = failures[0]
    return SDKError(
        f"{len(failures):,} of {files:,} files failed; the first: {type(first).__name__}: {shorten(str(first), 300)}"
    )


def copy_files(
    plan: FilesPlan,
    target: str,
    *,
    calls_per_second: float | None = None,
    run: Runner | None = None,
    storage_options: Mapping[str, Any] | None = None,
    raise_on_failure: bool = True,
) -> list[PartitionResult]:
    """Copy files from the cloud to object storage or a folder, with all workers of a cluster.

    Each worker writes what it reads: nothing passes through the driver. A file is there whole or not at all, under a name
    that follows from its ID (`1a/image-1a2b….jpg`); an entry in the target's manifest commits a page. A rerun copies the
    files that are not committed, whichever workers there are then.

    Args:
        plan: From `plan_files`.
        target: A folder as fsspec has it, such as `s3://bucket/folder`. Copies of several plans may share it.
        calls_per_second: How many calls all workers together may begin per second. With a `run` of your own it counts for
            each of its processes. Default: no limit.
        run: What runs the plan. Default: Dask, on the cluster of the current `distributed.Client`; `run_local` needs none.
        storage_options: What fsspec's file system takes, such as `{"endpoint_url": "…"}`.
        raise_on_failure: Whether to raise if a file failed. Default: True.

    Returns:
        What became of each page, in the order of the plan: `items` counts the files of the page that are in the target.

    Raises:
        TransferError: A file failed; its `results` have all pages. What is committed stays.
        ValueError: The target has what something else wrote, or there is no cluster.
        ImportError: Dask, or what fsspec needs for the target, is not installed.
        OSError: The manifest cannot be read or written.

    Example:
        >>> results = copy_files(plan, "s3://fleet/images", calls_per_second=100)  # doctest: +SKIP
        >>> sum(result.items for result in results)  # doctest: +SKIP
        5000
    """
    place = Target(target, storage_options or {})
    runner, limit = engine_for(run, calls_per_second)
    place.claim({"kind": "files"})
    sizes = {identifier: size for entry in place.committed().values() for identifier, _, size in entry.get("files", ())}
    left, skipped = _left_of(plan, sizes)
    work = CopyFiles(plan.reader(limit), place)
    # Results come in any order; those of pages of which a part had been copied have the names of the rest.
    written = {result.name: result for result in runner(replace(plan, partitions=tuple(left.values())), work)}
    results = [
        _with_skipped(partition, written[left[partition.number].name] if partition.number in left else None, skipped)
        for partition in plan.partitions
    ]
    if all(result.error is None for result in results):
        place.complete({"files": len(sizes) + sum(result.items for result in written.values())})
    if raise_on_failure:
        raise_failures("pages", results)
    return results


def _left_of(plan: FilesPlan, sizes: Mapping[str, int]) -> tuple[dict[int, FilesPartition], dict[int, tuple[int, int]]]:
    """What is left of each page, by its number; and how many files, and bytes, of each page are committed."""
    left: dict[int, FilesPartition] = {}
    skipped: dict[int, tuple[int, int]] = {}
    for partition in plan.partitions:
        rest = tuple(file for file in partition.files if file.identifier not in sizes)
        if rest:
            left[partition.number] = replace(partition, files=rest)
        there = [sizes[file.identifier] for file in partition.files if file.identifier in sizes]
        skipped[partition.number] = (len(there), sum(there))
    return left, skipped


def _with_skipped(
    partition: FilesPartition, result: PartitionResult | None, skipped: Mapping[int, tuple[int, int]]
) -> PartitionResult:
    files, size = skipped[partition.number]
    if result is None:
        return PartitionResult(partition.name, "skipped", files, size)
    return replace(result, name=partition.name, items=result.items + files, size=result.size + size)
