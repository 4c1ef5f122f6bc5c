"""What a worker of `viam_cloud.distributed` does per second, and what more of them do: measured, and by a model of it.

`python -m benchmarks.scaling` runs exports and work on files with 1, 2 and 4 worker processes, against a server in a
process of its own whose answers are ready beforehand. Where worker processes share cores only CPU time scales; the model
says what that makes of the rate: a worker per core counts, and more than that add nothing. The table shows both.
"""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import distributed
import psutil
from dask import config as dask_config

from benchmarks import export_server, server
from benchmarks.report import markdown
from benchmarks.server import benchmark_server
from benchmarks.workload import Workload
from viam_cloud import DialOptions, ViamClient
from viam_cloud.distributed import (
    FilesPlan,
    ReadingsPartition,
    ReadingsPlan,
    RemoteFile,
    export_readings,
    map_files,
    plan_files,
)
from viam_cloud.utils import create_filter
from viam_cloud_runtime.distributed.dask_cluster import ClusterRateLimit, DaskCluster
from viam_cloud_runtime.viam.distributed.client_config import ClientConfig, config_of
from viam_cloud_runtime.viam.distributed.readings_schema import readings_schema
from viam_cloud_runtime.viam.readings.selection import selection_of

_PROCESSES = (1, 2, 4)
_PARTITIONS, _ROWS = 16, 5_000
_PAGES, _PAGE_FILES = 16, 100
_START, _END = datetime(1970, 1, 1, tzinfo=timezone.utc), datetime(2100, 1, 1, tzinfo=timezone.utc)
_ACQUISITIONS = 500
_ROUNDS = 3
"""Of which the median counts."""


@dataclass(frozen=True)
class Cost:
    """What a run took.

    Attributes:
        items: Rows, or files.
        seconds: By the clock.
        worker_seconds: CPU time of all workers together.
        server_seconds: CPU time of the server, which shares the cores.
    """

    items: int
    seconds: float
    worker_seconds: float
    server_seconds: float

    @property
    def rate(self) -> float:
        """Items per second."""
        return self.items / self.seconds

    @property
    def cores(self) -> float:
        """Cores that there were, for workers and server together: on a machine that others use as well, not all."""
        return (self.worker_seconds + self.server_seconds) / self.seconds

    @property
    def worker_cost(self) -> float:
        """CPU seconds of a worker per item."""
        return self.worker_seconds / self.items

    @property
    def server_cost(self) -> float:
        """CPU seconds of the server per item."""
        return self.server_seconds / self.items


def predicted_rate(workers: int, worker_cost: float, server_cost: float, cores: float) -> float:
    """Items per second by the model: bound by the workers, by the server's one core, or by the cores that all share.

    Args:
        workers: Worker processes that have a core each. Those beyond the cores take turns with others, and add nothing.
        worker_cost: CPU seconds of a worker per item.
        server_cost: CPU seconds of the server per item.
        cores: Cores that all of them have together.
    """
    return min(workers / worker_cost, 1 / server_cost, cores / (worker_cost + server_cost))


def main() -> None:
    """Measure and print."""
    with (
        TemporaryDirectory() as folder,
        benchmark_server(Workload(folder, rows=_ROWS)) as served,
        benchmark_server(Workload(folder, rows=_ROWS), export_server.__name__) as exporting,
        _client(served.address) as client,
        _client(exporting.address) as exports,
    ):
        readings, files = _readings_plan(config_of(exports, "client"), exporting.rows), _files_plan(client)
        costs = {processes: _measured(processes, readings, files) for processes in _PROCESSES}
    for place, name in enumerate(("rows", "files")):
        _print({processes: cost[place] for processes, cost in costs.items()}, name)


def _client(address: str) -> ViamClient:
    options = DialOptions.with_api_key("s3cret", "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f")
    options.insecure = True
    return ViamClient.create_from_dial_options(options, address)


def _print(costs: Mapping[int, Cost], name: str) -> None:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    first = costs[_PROCESSES[0]]
    lines = [
        (
            "worker processes",
            f"{name} per second",
            "µs CPU each: worker",
            "server",
            "cores got",
            "model",
            "measured : model",
        )
    ]
    for processes, cost in costs.items():
        # More workers than cores take more of them, for nothing: the rate is that of a worker per core.
        workers = max(count for count in costs if count <= max(1, min(processes, cores)))
        predicted = predicted_rate(workers, first.worker_cost, first.server_cost, costs[workers].cores)
        figures = (
            f"{cost.rate:,.0f}",
            f"{cost.worker_cost * 1e6:,.1f}",
            f"{cost.server_cost * 1e6:,.1f}",
            f"{cost.cores:.2f}",
            f"{predicted:,.0f}",
            f"{cost.rate / predicted:.2f}",
        )
        lines.append((str(processes), *figures))
    print(markdown(lines), "\n")


def _measured(processes: int, readings: ReadingsPlan, files: FilesPlan) -> tuple[Cost, Cost]:
    options: dict[str, Any] = {"n_workers": processes, "threads_per_worker": 1, "dashboard_address": ":0"}
    local: Any = distributed
    with (
        # In Python before 3.12 a worker that looks at the stacks of its threads may deadlock.
        dask_config.set({"distributed.worker.profile.enabled": False}),
        local.LocalCluster(processes=True, **options) as cluster,
        local.Client(cluster) as dask,
    ):
        dask.wait_for_workers(processes)
        # Everything is imported, and every worker has its client, before anything is measured.
        dask.run(_warm_up, readings, files)
        exports = _median_cost(dask, readings.rows, lambda: _export(readings))
        mapped = _median_cost(dask, files.files, lambda: map_files(files, _size_of).results())
        if processes == 1:
            _print_acquisition(dask)
    return exports, mapped


def _size_of(_: RemoteFile, content: bytes) -> int:
    return len(content)


def _warm_up(readings: ReadingsPlan, files: FilesPlan) -> None:
    readings.reader()(readings.partitions[0])
    files.reader()(files.partitions[0])


def _export(plan: ReadingsPlan) -> None:
    with TemporaryDirectory() as folder:
        export_readings(plan, str(Path(folder, "export")))


def _median_cost(dask: Any, items: int, work: Callable[[], object]) -> Cost:
    rounds = [_cost(dask, items, work) for _ in range(_ROUNDS)]
    return sorted(rounds, key=lambda cost: cost.seconds)[_ROUNDS // 2]


def _cost(dask: Any, items: int, work: Callable[[], object]) -> Cost:
    servers = {server.__name__, export_server.__name__}
    processes = [process for process in psutil.Process().children() if not servers.isdisjoint(process.cmdline())]
    workers, served, began = _cpu(dask), sum(map(_cpu_of, processes)), time.monotonic()
    work()
    seconds = time.monotonic() - began
    return Cost(items, seconds, _cpu(dask) - workers, sum(map(_cpu_of, processes)) - served)


def _cpu(dask: Any) -> float:
    return float(sum(dask.run(time.process_time).values()))


def _cpu_of(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _readings_plan(config: ClientConfig, rows: int) -> ReadingsPlan:
    partitions = [
        ReadingsPartition(f"part-{number:02}", "thermometer", "rdk:component:sensor", "Readings", _START, _END, rows)
        for number in range(_PARTITIONS)
    ]
    columns = readings_schema({"readings.temperature": float})
    return ReadingsPlan(tuple(partitions), config, selection_of(create_filter()), _END - _START, columns)


def _files_plan(client: ViamClient) -> FilesPlan:
    listed = plan_files(client, page_files=_PAGE_FILES)
    pages = itertools.islice(itertools.cycle(listed.partitions), _PAGES)
    return replace(listed, partitions=tuple(replace(page, number=number) for number, page in enumerate(pages)))


def _print_acquisition(dask: Any) -> None:
    limit = DaskCluster().rate_limit(100_000)
    seconds = dask.submit(_acquire, limit, pure=False).result()
    print(f"asking the budget: {seconds / _ACQUISITIONS * 1000:.2f} ms per call\n")


def _acquire(limit: ClusterRateLimit) -> float:
    began = time.monotonic()
    for _ in range(_ACQUISITIONS):
        limit.acquire()
    return time.monotonic() - began


if __name__ == "__main__":
    main()
