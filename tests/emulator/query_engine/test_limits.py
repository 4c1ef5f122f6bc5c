"""Queries that would never end or take any amount of memory: they fail, and other calls do not notice."""

from __future__ import annotations

import logging
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.captures import ENDLESS_SQL, GROWING_SQL, encoded, mql, sql, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT, limited, wait_for
from viam_cloud.errors import DeadlineExceededError, GRPCError, ResourceExhaustedError
from viam_cloud.proto.app import datapipelines
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.query_engine.processes import QUERIES

# Python tries every way to divide the letters among the two +.
ENDLESS: list[dict[str, Any]] = [{"$match": {"data.readings.text": {"$regex": "^(a+)+$"}}}]
GROWING: list[dict[str, Any]] = [
    {"$set": {"text": "a" * 100}},
    *[{"$set": {"text": {"$concat": ["$text", "$text"]}}} for _ in range(40)],
]


@pytest.fixture
def captured(cloud: Cloud, fleet: Fleet) -> Fleet:
    upload_readings(cloud, fleet.part, [{"text": "a" * 60 + "!"}])
    return fleet


@pytest.fixture
def short_of_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("viam_cloud_emulator.query_engine.processes.MEMORY_BYTES", 800 * 1024 * 1024)
    QUERIES.stop()
    yield
    QUERIES.stop()


def test_a_query_that_takes_too_long(cloud: Cloud, captured: Fleet, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("viam_cloud_emulator.query_engine.processes.LONGEST_SECONDS", 0.5)
        for _ in range(3):
            with pytest.raises(DeadlineExceededError, match=r"the query takes longer than 0\.5 seconds"):
                mql(cloud, captured.organization, ENDLESS)
        upload_readings(cloud, captured.part, [{"n": number} for number in range(99)])
        with pytest.raises(DeadlineExceededError, match="the query takes longer"):
            sql(cloud, captured.organization, ENDLESS_SQL)
    # There is a process again, and the limit holds for each query by itself.
    assert mql(cloud, captured.organization, [{"$count": "n"}]) == [{"n": 100}]


def test_the_deadline_of_the_call_ends_the_query(cloud: Cloud, captured: Fleet) -> None:
    # More of them than there are processes: would these go on, the last query had to wait for them.
    for _ in range(3):
        with pytest.raises(DeadlineExceededError):
            cloud.data.tabular_data_by_mql(
                organization_id=captured.organization, mql_binary=encoded(*ENDLESS), timeout=0.5
            )
    assert mql(cloud, captured.organization, [{"$count": "n"}]) == [{"n": 1}]


@pytest.mark.skipif(sys.platform != "linux", reason="no limits of memory")
@pytest.mark.usefixtures("short_of_memory")
def test_a_query_that_takes_too_much_memory(cloud: Cloud, captured: Fleet, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "viam_cloud_emulator.server.grpc_server")
    with pytest.raises(ResourceExhaustedError, match="memory"):
        mql(cloud, captured.organization, GROWING)
    # To try again would take as much again.
    assert sum("TabularDataByMQL RESOURCE_EXHAUSTED" in line for line in caplog.messages) == 1
    upload_readings(cloud, captured.part, [{"text": "a" * 1000}] * 30)
    sources = ", ".join(f"readings AS r{number}" for number in range(6))
    with pytest.raises(ResourceExhaustedError, match="memory"):
        sql(cloud, captured.organization, f"SELECT {GROWING_SQL} AS texts FROM {sources}")
    assert mql(cloud, captured.organization, [{"$count": "n"}]) == [{"n": 31}]


def test_a_result_that_is_too_large(cloud: Cloud, captured: Fleet) -> None:
    stages = [*GROWING[:20], {"$set": {"texts": ["$text", "$text"]}}]
    with pytest.raises(ResourceExhaustedError, match="32 MiB"):
        mql(cloud, captured.organization, stages)


def test_more_queries_than_processes_wait_for_their_turn(cloud: Cloud, captured: Fleet) -> None:
    if cloud.flavour.loop is not None:
        pytest.skip("one call at a time")
    with ThreadPoolExecutor(6) as executor:
        counts = [executor.submit(mql, cloud, captured.organization, [{"$count": "n"}]) for _ in range(12)]
        assert [count.result(LIMIT) for count in counts] == [[{"n": 1}]] * 12


@pytest.mark.parametrize("stages", [ENDLESS, [{"$limit": 1}, {"$set": {"n": {"$multiply": [2**62] * 100_000}}}]])
def test_others_go_on_meanwhile(stages: list[dict[str, Any]]) -> None:
    with Emulator() as emulator, emulator.client() as client, ThreadPoolExecutor() as executor:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        upload_readings(cloud, fleet.part, [{"text": "a" * 60 + "!"}])
        query = executor.submit(mql, cloud, fleet.organization, stages)
        pipeline: Future[Any] = executor.submit(
            cloud.data.create_data_pipeline,
            organization_id=fleet.organization,
            name="endless",
            mql_binary=encoded(*stages),
            schedule="0 * * * *",
            data_source_type=1,
            enable_backfill=True,
        )
        for number in range(20):
            upload_readings(cloud, fleet.part, [{"n": number}])
            cloud.app.create_location(organization_id=fleet.organization, name=f"hall {number}")
        assert not query.done()
        assert not pipeline.done()
        emulator.stop(grace=0)
        for under_way in (query, pipeline):
            with pytest.raises(GRPCError):
                under_way.result(LIMIT)


def test_a_stop_gives_queries_the_time_that_it_gives_all_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, run = threading.Event(), QUERIES.run

    def begin(*arguments: Any) -> list[bytes]:
        begun.set()
        return run(*arguments)

    monkeypatch.setattr("viam_cloud_emulator.query_engine.processes.LONGEST_SECONDS", 0.5)
    monkeypatch.setattr(QUERIES, "run", begin)
    with Emulator() as emulator, emulator.client() as client, ThreadPoolExecutor() as executor:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        upload_readings(cloud, fleet.part, [{"text": "a" * 60 + "!"}])
        query = executor.submit(mql, cloud, fleet.organization, ENDLESS)
        wait_for(begun)
        emulator.stop(grace=60)
        # Its own limit has ended it.
        with pytest.raises(DeadlineExceededError, match="the query takes longer"):
            query.result(LIMIT)


def test_a_run_of_a_pipeline_that_takes_too_long_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viam_cloud_emulator.query_engine.processes.LONGEST_SECONDS", 0.5)
    with Emulator() as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        upload_readings(cloud, fleet.part, [{"text": "a" * 60 + "!"}])
        identifier = cloud.data.create_data_pipeline(
            organization_id=fleet.organization,
            name="endless",
            mql_binary=encoded({"$limit": 1}, {"$set": {"n": {"$multiply": [2**62] * 100_000}}}),
            schedule="0 * * * *",
            data_source_type=1,
            enable_backfill=True,
        ).id
        [run] = cloud.data.list_data_pipeline_runs(id=identifier).runs
    assert run.status == datapipelines.DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_FAILED
    assert "takes longer than 0.5 seconds" in run.error_message


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="needs to wait without asking")
def test_a_process_that_was_killed_while_it_had_nothing_to_do_is_replaced(cloud: Cloud, captured: Fleet) -> None:
    assert mql(cloud, captured.organization, [{"$count": "n"}]) == [{"n": 1}]
    for process_id in QUERIES.process_ids:
        os.kill(process_id, signal.SIGKILL)
        os.waitid(os.P_PID, process_id, os.WEXITED | os.WNOWAIT)
    assert mql(cloud, captured.organization, [{"$count": "n"}]) == [{"n": 1}]


_ASK_AND_WAIT = """
import sys, threading
from pathlib import Path
from viam_cloud_emulator.query_engine.protocol import Job, Rows
from viam_cloud_emulator.query_engine.processes import QUERIES

rows = Rows("SELECT 1", [], encoded=False)
QUERIES.run(Job(Rows("SELECT 1 LIMIT 0", []), stages=[{"$limit": 1}]), sys.argv[1], threading.Event())
print(QUERIES.process_ids[0], flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux")
def test_the_process_ends_with_the_emulator_however_that_ends(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _ASK_AND_WAIT, str(tmp_path / "empty.sqlite3")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process, limited(process):
        assert process.stdout is not None
        worker = os.pidfd_open(int(process.stdout.readline()))
        try:
            assert select.select([worker], [], [], 0)[0] == []
            process.send_signal(signal.SIGKILL)
            assert select.select([worker], [], [], LIMIT)[0] == [worker]
        finally:
            os.close(worker)
