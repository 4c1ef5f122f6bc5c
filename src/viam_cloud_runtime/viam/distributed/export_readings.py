"""Exports of readings to object storage: a Parquet file for each partition, each exactly once."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.concurrency.transfers import raise_failures
from viam_cloud_runtime.distributed.engines import engine_for
from viam_cloud_runtime.distributed.plans import Runner
from viam_cloud_runtime.distributed.results import PartitionResult, picklable
from viam_cloud_runtime.distributed.targets import Target
from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.viam.distributed.read_readings import ReadReadings
from viam_cloud_runtime.viam.distributed.readings_partitions import ReadingsPartition
from viam_cloud_runtime.viam.distributed.readings_plan import ReadingsPlan

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class ExportReadings:
    """Writes partitions of readings to a target; called with one, it says what became of it.

    Attributes:
        read: What reads a partition.
        target: Where its file goes.
    """

    read: ReadReadings
    target: Target

    def __call__(self, partition: ReadingsPartition) -> PartitionResult:
        """Read, write and commit a partition; whatever happens ends in the result."""
        try:
            table = self.read(partition)
            content, path = _parquet(table), _path_of(partition.name)
            self.target.write(path, content)
            self.target.commit(partition.name, {"path": path, "rows": table.num_rows, "bytes": len(content)})
        except Exception as error:
            return PartitionResult(partition.name, "failed", error=picklable(error))
        return PartitionResult(partition.name, "written", table.num_rows, len(content))


def _path_of(name: str) -> str:
    """Where the file of a partition goes: by the partition alone, so that an export made twice is one file."""
    return f"{name}.parquet"


def _parquet(table: pa.Table) -> bytes:
    with IMPORTING:
        import pyarrow.parquet as pq

    file = BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()


def export_readings(
    plan: ReadingsPlan,
    target: str,
    *,
    calls_per_second: float | None = None,
    run: Runner | None = None,
    storage_options: Mapping[str, Any] | None = None,
    raise_on_failure: bool = True,
) -> list[PartitionResult]:
    """Export readings to Parquet files in object storage or a folder, with all workers of a cluster.

    Each partition is a file, which the worker that reads it writes whole or not at all, and commits by an entry in the
    target's manifest. A rerun does what is not committed, has got more readings since, or is not there as it was committed,
    whichever workers there are then. Files are in folders as engines know them: `from=2026-05-01/resource=sensor-1/Readings-1a2b3c4d.parquet`.

    Args:
        plan: From `plan_export`.
        target: A folder as fsspec has it, such as `s3://bucket/folder`. It is for one plan: the same range, filter, window and
            columns.
        calls_per_second: How many calls all workers together may begin per second. With a `run` of your own it counts for
            each of its processes. Default: no limit.
        run: What runs the plan. Default: Dask, on the cluster of the current `distributed.Client`; `run_local` needs none.
        storage_options: What fsspec's file system takes, such as `{"endpoint_url": "…"}`.
        raise_on_failure: Whether to raise if a partition failed. Default: True.

    Returns:
        What became of each partition, in the order of the plan.

    Raises:
        TransferError: A partition failed; its `results` have all of them. What is committed stays.
        ValueError: The target has what another plan wrote, or there is no cluster.
        ImportError: Dask, pyarrow, or what fsspec needs for the target is not installed.
        OSError: The manifest cannot be read or written.

    Example:
        >>> results = export_readings(plan, "s3://fleet/2026-05", calls_per_second=50)  # doctest: +SKIP
        >>> sum(result.items for result in results)  # doctest: +SKIP
        31536000
    """
    require("pyarrow", "an export to Parquet files")
    place = Target(target, storage_options or {})
    runner, limit = engine_for(run, calls_per_second)
    place.claim({"kind": "readings", **plan.identity()})
    left, results = _left_of(plan, place.committed(), place.sizes())
    work = ExportReadings(plan.reader(limit), place)
    results |= {result.name: result for result in runner(replace(plan, partitions=left), work)}
    in_order = _checked([results[partition.name] for partition in plan.partitions], place.sizes())
    if all(result.error is None for result in in_order):
        place.complete({"partitions": len(in_order), "rows": sum(result.items for result in in_order)})
    if raise_on_failure:
        raise_failures("partitions", in_order)
    return in_order


def _left_of(
    plan: ReadingsPlan, committed: Mapping[str, Mapping[str, Any]], sizes: Mapping[str, int]
) -> tuple[tuple[ReadingsPartition, ...], dict[str, PartitionResult]]:
    """The partitions that are not there with all their readings, and the results of those that are."""
    left: list[ReadingsPartition] = []
    done: dict[str, PartitionResult] = {}
    for partition in plan.partitions:
        entry = committed.get(partition.name)
        if entry is None or entry["rows"] < partition.rows or sizes.get(entry["path"]) != entry["bytes"]:
            left.append(partition)
        else:
            done[partition.name] = PartitionResult(partition.name, "skipped", entry["rows"], entry["bytes"])
    return tuple(left), done


def _checked(results: list[PartitionResult], sizes: Mapping[str, int]) -> list[PartitionResult]:
    """The results, failed where a file is not as it was committed: a worker that was taken for dead may have come late."""
    return [
        result if result.error is not None or sizes.get(_path_of(result.name)) == result.size else _replaced(result)
        for result in results
    ]


def _replaced(result: PartitionResult) -> PartitionResult:
    error = SDKError(
        f"{_path_of(result.name)} is not the file of {result.size:,} bytes that was committed: something else has "
        "replaced or removed it. Run the export again, which writes it anew"
    )
    return PartitionResult(result.name, "failed", error=error)
