"""Waiting for jobs and machines, in both flavours: each pause moves the emulator's clock, so that nothing takes time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest

from tests.support.emulator.captures import emulator_of_its_own, encoded, upload_readings
from tests.support.emulator.fleet import Cloud, unknown_id
from viam_cloud.errors import JobFailedError, NotFoundError, WaitTimeoutError
from viam_cloud.proto.app import datapipelines, dataset, mltraining
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.aio import polling as aio_polling
from viam_cloud_runtime.blocking import polling as blocking_polling
from viam_cloud_runtime.concurrency.progress import ProgressEvent

pytestmark = pytest.mark.emulator

_SEQUENCES = dataset.DatasetType.DATASET_TYPE_SEQUENCE_DATA
_CAMERA = {"component_type": "rdk:component:camera", "component_name": "camera-1"}


class Own:
    """An emulator of its own, whose clock goes on with each pause."""

    def __init__(self, emulator: Emulator, cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
        self.emulator = emulator
        self.cloud = cloud
        self.client: Any = cloud.flavour.client
        self.organization = ""
        self.pauses: list[float] = []

        def pause(seconds: float) -> None:
            self.pauses.append(seconds)
            emulator.advance(datetime.timedelta(seconds=seconds))

        async def async_pause(seconds: float) -> None:
            pause(seconds)

        monkeypatch.setattr(blocking_polling, "pause", pause)
        monkeypatch.setattr(aio_polling, "pause", async_pause)

    def run(self, method: Any, *args: Any, **options: Any) -> Any:
        return self.cloud.flavour.run(method, *args, **options)

    def new_dataset(self, *, empty: bool = False) -> str:
        fleet = self.cloud.new_fleet()
        identifier: str = self.run(self.client.data_client.create_dataset, "dogs", fleet.organization)
        if not empty:
            self.cloud.upload(fleet.part, b"", dataset_ids=[identifier])
        self.organization = fleet.organization
        return identifier

    def job(self, dataset_id: str) -> str:
        kind = mltraining.ModelType.MODEL_TYPE_OBJECT_DETECTION
        submit = self.client.ml_training_client.submit_training_job
        job: str = self.run(submit, self.organization, dataset_id, "finder", "1", kind, ["dog"])
        return job


@pytest.fixture(params=[False, True], ids=["blocking", "async"])
def own(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Own]:
    with emulator_of_its_own(request.param) as (emulator, cloud):
        yield Own(emulator, cloud, monkeypatch)


def test_a_training_job_completes(own: Own) -> None:
    job = own.job(own.new_dataset())
    events: list[ProgressEvent] = []
    done = own.run(own.client.ml_training_client.wait_for_training_job, job, progress=events.append)
    assert (done.id, done.status) == (job, mltraining.TrainingStatus.TRAINING_STATUS_COMPLETED)
    states = [event.current for event in events]
    assert [state for state in ("PENDING", "IN_PROGRESS", "COMPLETED") if state in states] == [
        "PENDING",
        "IN_PROGRESS",
        "COMPLETED",
    ]
    assert len(own.pauses) >= 2


def test_a_training_job_fails_with_its_own_message(own: Own) -> None:
    job = own.job(own.new_dataset(empty=True))
    with pytest.raises(JobFailedError, match=rf"training job '{job}' ended in FAILED: .*dogs") as raised:
        own.run(own.client.ml_training_client.wait_for_training_job, job)
    assert raised.value.state == "FAILED"
    assert "dogs" in raised.value.reason


def test_a_training_job_that_is_canceled_has_failed(own: Own) -> None:
    job = own.job(own.new_dataset())
    own.run(own.client.ml_training_client.cancel_training_job, job)
    with pytest.raises(JobFailedError, match="ended in CANCELED"):
        own.run(own.client.ml_training_client.wait_for_training_job, job)


def test_a_job_that_is_not_done_in_time(own: Own) -> None:
    job = own.job(own.new_dataset())
    with pytest.raises(WaitTimeoutError, match=r"is not done after 1e-06 s; it is PENDING") as raised:
        own.run(own.client.ml_training_client.wait_for_training_job, job, timeout=1e-6)
    assert isinstance(raised.value, TimeoutError)
    assert raised.value.state == "PENDING"
    assert own.pauses == []


def test_what_is_not_there_is_not_waited_for(own: Own) -> None:
    with pytest.raises(NotFoundError):
        own.run(own.client.ml_training_client.wait_for_training_job, unknown_id())
    assert own.pauses == []


def test_a_cloud_that_is_away_for_a_while_does_not_end_it(own: Own) -> None:
    job = own.job(own.new_dataset())
    with own.emulator.fault("GetTrainingJob", status=grpc.StatusCode.UNAVAILABLE, times=3):
        done = own.run(own.client.ml_training_client.wait_for_training_job, job, retry=None)
    assert done.status == mltraining.TrainingStatus.TRAINING_STATUS_COMPLETED


def test_the_first_run_of_a_pipeline(own: Own) -> None:
    fleet = own.cloud.new_fleet()
    pipeline = own.cloud.data.create_data_pipeline(
        organization_id=fleet.organization, name="hourly", schedule="0 * * * *", mql_binary=encoded({"$match": {}})
    ).id
    wait = own.client.data_client.wait_for_data_pipeline_run
    run = own.run(wait, pipeline, poll_interval=1800, timeout=None)
    assert run.status == datapipelines.DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_COMPLETED
    assert own.run(wait, pipeline, run.id).id == run.id


def test_a_run_that_fails(own: Own) -> None:
    fleet = own.cloud.new_fleet()
    upload_readings(own.cloud, fleet.part, [{"n": 1}, {"n": 2}])
    pipeline = own.cloud.data.create_data_pipeline(
        organization_id=fleet.organization,
        name="same",
        schedule="0 * * * *",
        mql_binary=encoded({"$set": {"_id": "same"}}),
        enable_backfill=True,
    ).id
    with pytest.raises(JobFailedError, match=r"the newest run of pipeline .* ended in FAILED: .*duplicate key"):
        own.run(own.client.data_client.wait_for_data_pipeline_run, pipeline)


def test_an_export(own: Own) -> None:
    fleet = own.cloud.new_fleet()
    own.cloud.upload(fleet.part, b"a", file_name="a.png", **_CAMERA)
    films = own.run(own.client.data_client.create_dataset, "films", fleet.organization, _SEQUENCES)
    job = own.run(own.client.data_client.start_sequence_dataset_export, films)
    done = own.run(own.client.data_client.wait_for_sequence_dataset_export, job)
    assert done.download_url
    assert own.pauses


@pytest.fixture(params=[False, True], ids=["blocking", "async"])
def machines(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Own]:
    seed = tmp_path / "seed.yaml"
    seed.write_text(
        "organizations: [{name: A, locations: [{name: L, machines: "
        "[{name: awake, online: true}, {name: asleep, last_access: 2h ago}]}]}]"
    )
    with emulator_of_its_own(request.param, seed=seed) as (emulator, cloud):
        yield Own(emulator, cloud, monkeypatch)


def test_machines_that_are_online_and_one_that_does_not_come(machines: Own) -> None:
    app_client = machines.client.app_client
    awake = machines.run(app_client.find_machine, "A/L/awake").id
    asleep = machines.run(app_client.find_machine, "A/L/asleep").id
    (machine,) = machines.run(app_client.wait_for_machines_online, awake)
    assert machine.name == "awake"
    with pytest.raises(WaitTimeoutError, match=r"waiting for 2 machines .* 1 of 2 online, without"):
        machines.run(app_client.wait_for_machines_online, [awake, asleep], timeout=1e-6)


@pytest.mark.parametrize(("ids", "error"), [([], ValueError), ([""], ValueError), ([3], TypeError)])
def test_bad_ids_are_refused(machines: Own, ids: list[Any], error: type[Exception]) -> None:
    with pytest.raises(error, match="machine_ids"):
        machines.run(machines.client.app_client.wait_for_machines_online, ids)
