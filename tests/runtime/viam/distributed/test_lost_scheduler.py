"""A scheduler that is killed midway, whose workers end with it, and that is started anew on the same port."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import distributed
import pytest

from tests.support.plans.dask_processes import dask_processes
from tests.support.plans.planned_data import PlannedData, exported_numbers
from tests.support.waiting import LIMIT
from viam_cloud import ViamClient
from viam_cloud.distributed import export_readings, plan_export
from viam_cloud.errors import ViamCloudError
from viam_cloud_runtime.distributed import dask_cluster
from viam_cloud_runtime.distributed.dask_cluster import DaskCluster

pytestmark = pytest.mark.emulator

_CALLS_PER_SECOND = 10
"""Slow enough for something to be left when the scheduler is killed."""


def _client(address: str, seconds: float) -> Any:
    dask: Any = distributed
    return dask.Client(address, timeout=seconds)


def test_a_run_goes_on_when_the_scheduler_is_back(
    client: ViamClient,
    planned: PlannedData,
    midway: Callable[[Callable[[], object]], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    plan = plan_export(client, planned.filter, window=timedelta(hours=6))
    waited: list[bool] = []
    wait_for_workers = DaskCluster._wait_for_workers

    def noted(self: DaskCluster) -> None:
        waited.append(True)
        wait_for_workers(self)

    monkeypatch.setattr(DaskCluster, "_wait_for_workers", noted)
    with dask_processes(tmp_path / "dask") as processes, _client(processes.address, LIMIT):

        def kill_and_start() -> None:
            processes.kill_the_scheduler()
            processes.start()

        midway(kill_and_start)
        results = export_readings(plan, str(tmp_path / "export"), calls_per_second=_CALLS_PER_SECOND)
    assert waited
    assert [result.name for result in results] == [partition.name for partition in plan.partitions]
    assert {result.status for result in results} == {"written"}
    assert exported_numbers(tmp_path / "export") == planned.numbers()


def test_a_run_ends_when_the_scheduler_stays_away_and_another_does_what_is_left(
    client: ViamClient,
    planned: PlannedData,
    midway: Callable[[Callable[[], object]], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    plan = plan_export(client, planned.filter, window=timedelta(hours=6))
    with dask_processes(tmp_path / "dask") as processes:
        with _client(processes.address, LIMIT) as dask:
            dask.wait_for_workers(2, timeout=LIMIT)
            # How long it tries to find the scheduler again.
            dask._timeout = 0.5
            midway(processes.kill_the_scheduler)
            with monkeypatch.context() as patch:
                patch.setattr(dask_cluster, "_WORKERS_SECONDS", 0.5)
                with pytest.raises(ViamCloudError, match="the cluster is gone"):
                    export_readings(plan, str(tmp_path / "export"), calls_per_second=_CALLS_PER_SECOND)
        processes.start()
        with _client(processes.address, LIMIT):
            results = export_readings(plan, str(tmp_path / "export"))
    statuses = [result.status for result in results]
    assert statuses.count("skipped") >= len(plan.partitions) // 4
    assert statuses.count("written") >= 1
    assert {*statuses} == {"skipped", "written"}
    assert exported_numbers(tmp_path / "export") == planned.numbers()
