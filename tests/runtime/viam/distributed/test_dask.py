"""Plans on a Dask cluster of two worker processes, which die, as does the scheduler; and storage that fails half the writes.

The size is a small one; `VIAM_CLOUD_FULL_SIZE=1` makes it 100,000 readings of 20 parts and 5,000 files.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import distributed
import pytest
from dask import config as dask_config

from tests.support.plans.planned_data import (
    PlannedData,
    numbers_in,
    put,
    sha256_of,
)
from tests.support.plans.s3_server import S3Server, s3_server
from tests.support.waiting import LIMIT
from viam_cloud import ViamClient
from viam_cloud.distributed import (
    copy_files,
    export_readings,
    map_files,
    plan_export,
    plan_files,
    read_readings,
    run_local,
)
from viam_cloud.errors import TransferError, ViamCloudError
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.query_engine import processes
from viam_cloud_runtime.distributed import dask_cluster
from viam_cloud_runtime.distributed.dask_cluster import ClusterRateLimit, DaskCluster
from viam_cloud_runtime.viam.distributed import client_config

pytestmark = [pytest.mark.emulator, pytest.mark.skipif(os.name != "posix", reason="kills processes")]

_PARTS, _READINGS, _FILES = (20, 100_000, 5_000) if os.environ.get("VIAM_CLOUD_FULL_SIZE") else (10, 200, 30)


@pytest.fixture(scope="module")
def client() -> Iterator[ViamClient]:
    with pytest.MonkeyPatch.context() as patch, Emulator() as emulator, emulator.client() as client:
        # The full size takes longer to count where little else fits onto the cores.
        patch.setattr(processes, "LONGEST_SECONDS", LIMIT)
        yield client.with_options(timeout=LIMIT)


@pytest.fixture(scope="module")
def planned(client: ViamClient) -> PlannedData:
    return put(client, _PARTS, _READINGS, _FILES)


@contextmanager
def _cluster() -> Iterator[Any]:
    options: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 2, "processes": True, "dashboard_address": ":0"}
    local: Any = distributed
    # In Python before 3.12 a worker that looks at the stacks of its threads may deadlock.
    with (
        dask_config.set({"distributed.worker.profile.enabled": False}),
        local.LocalCluster(**options) as cluster,
        local.Client(cluster) as dask,
    ):
        yield dask


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    with _cluster() as dask:
        yield dask


@pytest.fixture
def dask_of_its_own() -> Iterator[Any]:
    """For a test that kills a worker: Dask starts another in its place, but not always."""
    with _cluster() as dask:
        yield dask


@pytest.fixture
def failing_s3() -> Iterator[S3Server]:
    with s3_server(fails_every_other_write=True) as server:
        yield server


def _kill_a_worker(dask: Any) -> None:
    # By what its nanny knows: asking the worker itself takes a connection, for which a busy one may have no time.
    nanny: Any = next(iter(dask.cluster.workers.values()))
    os.kill(nanny.pid, signal.SIGKILL)


def test_a_data_frame_of_known_columns(dask: Any, client: ViamClient, planned: PlannedData) -> None:
    plan = plan_export(client, planned.filter, columns={"readings.number": int, "readings.of": str})
    frame: Any = read_readings(plan, calls_per_second=1000)
    dtypes = frame.dtypes
    assert frame.npartitions == len(plan.partitions)
    computed = frame.compute()
    assert (computed.dtypes == dtypes).all()
    assert sorted(computed["payload.readings.number"]) == list(range(planned.readings))
    assert {tuple(tags) for tags in computed["tags"].head(20)} == {("night",)}
    assert str(dtypes["payload.readings.number"]) == "Int64"


def test_an_export_to_s3_in_which_a_worker_dies(
    dask_of_its_own: Any, client: ViamClient, planned: PlannedData, failing_s3: S3Server, midway: Any
) -> None:
    plan = plan_export(client, planned.filter)
    midway(lambda: _kill_a_worker(dask_of_its_own))
    results = export_readings(plan, failing_s3.url, storage_options=failing_s3.options)
    assert [result.name for result in results] == [partition.name for partition in plan.partitions]
    assert {result.status for result in results} == {"written"}
    assert failing_s3.counts()["failed_writes"] >= len(plan.partitions)
    assert numbers_in(failing_s3.files(".parquet")) == planned.numbers()
    again = export_readings(plan, failing_s3.url, storage_options=failing_s3.options, run=run_local)
    assert {result.status for result in again} == {"skipped"}


def test_copies_to_s3_in_which_a_worker_dies(
    dask_of_its_own: Any, client: ViamClient, planned: PlannedData, failing_s3: S3Server, midway: Any
) -> None:
    plan = plan_files(client, planned.filter, page_files=5)
    midway(lambda: _kill_a_worker(dask_of_its_own))
    results = copy_files(plan, failing_s3.url, storage_options=failing_s3.options)
    assert sum(result.items for result in results) == len(planned.files)
    copied = failing_s3.files(".jpg")
    assert sorted(sha256_of(plan.partitions[0].files[0], content) for content in copied) == sorted(
        planned.files.values()
    )
    # A write takes one request, and every other one fails; a page that dies with its worker is copied again.
    written = len(planned.files) + 2 * len(plan.partitions)
    assert failing_s3.counts()["PUT"] <= 3 * written


def test_a_function_for_each_file_while_a_worker_dies(
    dask_of_its_own: Any, client: ViamClient, planned: PlannedData, midway: Any
) -> None:
    plan = plan_files(client, planned.filter, page_files=5)
    midway(lambda: _kill_a_worker(dask_of_its_own))
    outcomes = map_files(plan, sha256_of, calls_per_second=10_000)
    assert [outcome.item for outcome in outcomes] == [file for page in plan.partitions for file in page.files]
    assert {outcome.item.identifier: outcome.result for outcome in outcomes} == planned.files


def test_each_worker_keeps_one_client(dask: Any, client: ViamClient, planned: PlannedData) -> None:
    plan = plan_files(client, planned.filter, page_files=1)
    for _ in range(2):
        map_files(plan, sha256_of)
    assert set(dask.run(_number_of_clients).values()) <= {1}


def _number_of_clients() -> int:
    return len(client_config._CLIENTS)


def test_another_cluster_does_what_is_left(
    client: ViamClient, planned: PlannedData, midway: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(dask_cluster, "_WORKERS_SECONDS", 0.1)
    plan = plan_export(client, planned.filter)
    with _cluster() as first, monkeypatch.context() as patch:
        run = DaskCluster.run

        def ends(self: DaskCluster, plan: Any, work: Any, /) -> Iterator[Any]:
            for number, result in enumerate(run(self, plan, work)):
                if number == 3:
                    first.cluster.close()
                yield result

        patch.setattr(DaskCluster, "run", ends)
        with pytest.raises(ViamCloudError, match="the cluster is gone"):
            export_readings(plan, str(tmp_path))
    with _cluster():
        results = export_readings(plan, str(tmp_path))
    statuses = {status: sum(result.status == status for result in results) for status in ("written", "skipped")}
    assert statuses["skipped"] >= 3
    assert statuses["written"] + statuses["skipped"] == len(plan.partitions)
    assert numbers_in(path.read_bytes() for path in tmp_path.rglob("*.parquet")) == planned.numbers()


def test_failures_of_partitions_end_in_one_error(dask: Any, client: ViamClient, tmp_path: Any) -> None:
    gone = put(client, parts=2, readings=8, files=0)
    plan = plan_export(client, gone.filter)
    client.data_client.delete_tabular_data(gone.organization, 0)
    with pytest.raises(TransferError, match="8 of 8 partitions failed; the first: from=2026-02-10"):
        export_readings(plan, str(tmp_path))


def test_workers_share_a_budget_and_back_off_together(dask: Any) -> None:
    # One call in 1,000 seconds.
    limit = DaskCluster().rate_limit(0.001)
    first, second = dask.scheduler_info()["workers"]
    acquiring = [dask.submit(limit.acquire, workers=[worker], pure=False) for worker in (first, second)]
    done, waiting = distributed.wait(acquiring, timeout=LIMIT, return_when="FIRST_COMPLETED")
    assert (len(done), len(waiting)) == (1, 1)
    assert distributed.Semaphore(1, limit.name).get_value() == 1
    other = DaskCluster().rate_limit(1000)
    dask.submit(other.back_off, 50, workers=[first], pure=False).result(timeout=LIMIT)
    left = dask.submit(_back_off_left, other, workers=[second], pure=False).result(timeout=LIMIT)
    assert 0 < left <= 50
    dask.cancel(acquiring)


def test_a_scheduler_that_is_new_learns_of_a_budget_by_its_first_call(dask: Any) -> None:
    limit = ClusterRateLimit(500)
    dask.submit(limit.acquire, pure=False).result(timeout=LIMIT)
    variable: Any = distributed
    assert variable.Variable(f"{limit.name}-not-before").get(timeout=LIMIT) == 0.0


def _back_off_left(limit: ClusterRateLimit) -> float:
    return limit._here()._back_off_left()
