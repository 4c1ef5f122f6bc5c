"""Training jobs and containers."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.support.emulator.captures import emulator_of_its_own
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from viam_cloud.errors import AlreadyExistsError, FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import mltraining, packages

_STATUS = mltraining.TrainingStatus
_TYPE = mltraining.ModelType


def _dataset(cloud: Cloud, fleet: Fleet, name: str = "dogs", *, empty: bool = False) -> str:
    identifier: str = cloud.data.create_dataset(name=name, organization_id=fleet.organization).id
    if not empty:
        cloud.upload(fleet.part, b"", dataset_ids=[identifier])
    return identifier


def _submit(cloud: Cloud, fleet: Fleet, dataset: str, **request: Any) -> str:
    fields = {
        "organization_id": fleet.organization,
        "dataset_id": dataset,
        "model_name": "finder",
        "model_version": "1",
        "model_type": _TYPE.MODEL_TYPE_OBJECT_DETECTION,
        "tags": ["dog"],
        **request,
    }
    identifier: str = cloud.data.submit_training_job(**fields).id
    return identifier


def _job(cloud: Cloud, identifier: str) -> mltraining.TrainingJobMetadata:
    metadata: mltraining.TrainingJobMetadata = cloud.data.get_training_job(id=identifier).metadata
    return metadata


def _seconds(number: float) -> datetime.timedelta:
    return datetime.timedelta(seconds=number)


@pytest.mark.parametrize("is_async", [False, True])
def test_jobs_advance(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        dataset = _dataset(cloud, fleet)
        identifier = _submit(cloud, fleet, dataset, tags=["dog", "cat", "dog"])
        job = _job(cloud, identifier)
        assert (job.id, job.dataset_id, job.organization_id) == (identifier, dataset, fleet.organization)
        assert (job.model_name, job.model_version, list(job.tags)) == ("finder", "1", ["dog", "cat"])
        assert (job.status, job.synced_model_id, job.is_custom_job) == (_STATUS.TRAINING_STATUS_PENDING, "", False)
        assert not job.HasField("training_started")
        emulator.advance(_seconds(3))
        job = _job(cloud, identifier)
        assert job.status == _STATUS.TRAINING_STATUS_IN_PROGRESS
        assert job.training_started.ToMicroseconds() > job.created_on.ToMicroseconds()
        assert not job.HasField("training_ended")
        emulator.advance(_seconds(10))
        job = _job(cloud, identifier)
        assert (job.status, "finder" in job.synced_model_id) == (_STATUS.TRAINING_STATUS_COMPLETED, True)
        assert job.training_ended == job.last_modified
        with pytest.raises(FailedPreconditionError, match="ended"):
            cloud.data.cancel_training_job(id=identifier)
        cloud.data.delete_completed_training_job(id=identifier)
        with pytest.raises(NotFoundError, match=identifier):
            _job(cloud, identifier)


@pytest.mark.parametrize("is_async", [False, True])
def test_jobs_without_data_fail(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        dataset = _dataset(cloud, fleet, empty=True)
        identifier = _submit(cloud, fleet, dataset)
        emulator.advance(_seconds(3))
        job = _job(cloud, identifier)
        assert (job.status, job.error_status.code) == (_STATUS.TRAINING_STATUS_FAILED, 9)
        assert "dogs" in job.error_status.message
        assert [entry.level for entry in cloud.data.get_training_job_logs(id=identifier).logs] == ["INFO", "ERROR"]
        # What came to nothing does not take its version.
        _submit(cloud, fleet, dataset)


@pytest.mark.parametrize("is_async", [False, True])
def test_cancellation(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        dataset = _dataset(cloud, fleet)
        identifier = _submit(cloud, fleet, dataset)
        emulator.advance(_seconds(3))
        with pytest.raises(FailedPreconditionError, match="cancel it first"):
            cloud.data.delete_completed_training_job(id=identifier)
        cloud.data.cancel_training_job(id=identifier)
        assert _job(cloud, identifier).status == _STATUS.TRAINING_STATUS_CANCELING
        with pytest.raises(FailedPreconditionError, match="is being canceled; wait"):
            cloud.data.delete_completed_training_job(id=identifier)
        cloud.data.cancel_training_job(id=identifier)
        emulator.advance(_seconds(2))
        job = _job(cloud, identifier)
        assert (job.status, job.synced_model_id) == (_STATUS.TRAINING_STATUS_CANCELED, "")
        assert job.HasField("training_ended")
        emulator.advance(_seconds(60))
        assert _job(cloud, identifier) == job
        assert cloud.data.get_training_job_logs(id=identifier).logs[-1].message == "training canceled"
        cloud.data.delete_completed_training_job(id=identifier)


def _do_nothing(environment: object) -> None:
    pass


@pytest.mark.parametrize("canceled", [False, True])
def test_whoever_sees_that_a_job_has_completed_finds_the_model(canceled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with emulator_of_its_own(False) as (emulator, cloud):
        fleet = cloud.new_fleet()
        identifier = _submit(cloud, fleet, _dataset(cloud, fleet))
        with monkeypatch.context() as patch:
            # As in the moment before that is done.
            patch.setattr("viam_cloud_emulator.instance.register_trained_models", _do_nothing)
            emulator.advance(_seconds(20))
            assert _job(cloud, identifier).status == _STATUS.TRAINING_STATUS_IN_PROGRESS
            if canceled:
                cloud.data.cancel_training_job(id=identifier)
        emulator.advance(_seconds(5))
        items = cloud.app.list_registry_items(organization_id=fleet.organization).items
        if canceled:
            assert (_job(cloud, identifier).status, list(items)) == (_STATUS.TRAINING_STATUS_CANCELED, [])
        else:
            assert _job(cloud, identifier).status == _STATUS.TRAINING_STATUS_COMPLETED
            assert [item.name for item in items] == ["finder"]


@pytest.mark.parametrize("is_async", [False, True])
def test_logs(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        identifier = _submit(cloud, fleet, _dataset(cloud, fleet))
        (queued,) = cloud.data.get_training_job_logs(id=identifier).logs
        assert (queued.level, "finder" in queued.message) == ("INFO", True)
        emulator.advance(_seconds(20))
        entries: list[mltraining.TrainingJobLogEntry] = []
        token = ""
        while True:
            page = cloud.data.get_training_job_logs(id=identifier, page_token=token)
            entries += page.logs
            assert 0 < len(page.logs) <= 10
            token = page.next_page_token
            if not token:
                break
        times = [entry.time.ToMicroseconds() for entry in entries]
        assert times == sorted(times)
        assert (entries[0], entries[-1].message) == (queued, "training completed")
        assert len({entry.message for entry in entries}) == len(entries) > 10
        with pytest.raises(InvalidArgumentError, match="page_token"):
            cloud.data.get_training_job_logs(id=identifier, page_token="x")


@pytest.mark.parametrize("is_async", [False, True])
def test_jobs_are_listed_by_status(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        dataset = _dataset(cloud, fleet)
        first = _submit(cloud, fleet, dataset)
        emulator.advance(_seconds(20))
        second = _submit(cloud, fleet, dataset, model_version="2")

        def listed(**request: Any) -> list[str]:
            jobs = cloud.data.list_training_jobs(organization_id=fleet.organization, **request).jobs
            return [job.id for job in jobs]

        assert listed() == [second, first]
        assert listed(status=_STATUS.TRAINING_STATUS_COMPLETED) == [first]
        assert listed(status=_STATUS.TRAINING_STATUS_PENDING) == [second]
        assert listed(status=_STATUS.TRAINING_STATUS_FAILED) == []


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"model_name": ""}, InvalidArgumentError, "model_name"),
        ({"model_name": "../x"}, InvalidArgumentError, "model_name"),
        ({"model_version": ""}, InvalidArgumentError, "model_version"),
        ({"model_type": 0}, InvalidArgumentError, "model_type"),
        ({"model_type": 9}, InvalidArgumentError, "model_type"),
        ({"tags": []}, InvalidArgumentError, "tags"),
        ({"dataset_id": "x"}, NotFoundError, "dataset"),
        ({"organization_id": "x"}, NotFoundError, "organization"),
        ({}, AlreadyExistsError, "version '1'"),
    ],
)
def test_refused_jobs(cloud: Cloud, fleet: Fleet, change: dict[str, Any], error: type[Exception], message: str) -> None:
    dataset = _dataset(cloud, fleet)
    _submit(cloud, fleet, dataset)
    with pytest.raises(error, match=message):
        _submit(cloud, fleet, dataset, **change)
    assert len(cloud.data.list_training_jobs(organization_id=fleet.organization).jobs) == 1


def test_datasets_of_others(cloud: Cloud, fleet: Fleet) -> None:
    theirs = _dataset(cloud, cloud.new_fleet())
    with pytest.raises(FailedPreconditionError, match="another organization"):
        _submit(cloud, fleet, theirs)


@pytest.mark.parametrize("is_async", [False, True])
def test_models_come_to_the_registry(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        dataset = _dataset(cloud, fleet)
        for version in ("1", "2"):
            identifier = _submit(cloud, fleet, dataset, model_version=version)
        with pytest.raises(NotFoundError, match="finder"):
            cloud.app.get_registry_item(item_id=f"{fleet.organization}:finder")
        emulator.advance(_seconds(20))
        item = cloud.app.get_registry_item(item_id=_job(cloud, identifier).synced_model_id).item
        assert (item.type, item.name) == (packages.PackageType.PACKAGE_TYPE_ML_MODEL, "finder")
        assert item.ml_model_metadata.model_type == _TYPE.MODEL_TYPE_OBJECT_DETECTION
        assert [each.version for each in item.ml_model_metadata.detailed_versions] == ["1", "2"]
        with pytest.raises(AlreadyExistsError, match="version '2'"):
            _submit(cloud, fleet, dataset, model_version="2")


@pytest.mark.parametrize("is_async", [False, True])
def test_custom_jobs(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        script, kind = f"{fleet.organization}:script", packages.PackageType.PACKAGE_TYPE_ML_TRAINING
        cloud.app.create_registry_item(organization_id=fleet.organization, name="script", type=kind)
        container = next(iter(cloud.data.list_supported_containers().container_map.values()))
        request = {
            "organization_id": fleet.organization,
            "dataset_id": _dataset(cloud, fleet),
            "registry_item_id": script,
            "registry_item_version": "3",
            "model_name": "finder",
            "model_version": "1",
            "arguments": {"epochs": "5"},
            "container_version": container.key,
            "container_id": container.id,
        }
        job = _job(cloud, cloud.data.submit_custom_training_job(**request).id)
        assert (job.is_custom_job, job.registry_item_id, job.registry_item_version) == (True, script, "3")
        assert (dict(job.arguments), job.container_version, job.container_id) == (
            {"epochs": "5"},
            container.key,
            container.id,
        )
        for change, error, message in (
            ({"registry_item_id": "nobody:nothing"}, NotFoundError, "registry item"),
            ({"registry_item_id": ""}, InvalidArgumentError, "registry_item_id"),
            ({"registry_item_version": ""}, InvalidArgumentError, "registry_item_version"),
            ({"container_version": "tf:0"}, NotFoundError, "container_version"),
            ({"container_id": unknown_id()}, NotFoundError, "container_id"),
            ({"model_name": "script"}, FailedPreconditionError, "not a model"),
        ):
            with pytest.raises(error, match=message):
                cloud.data.submit_custom_training_job(**{**request, "model_version": "2", **change})
        emulator.advance(_seconds(20))
        assert _job(cloud, job.id).status == _STATUS.TRAINING_STATUS_COMPLETED


def test_unknown_jobs(cloud: Cloud) -> None:
    for call in (
        cloud.data.get_training_job,
        cloud.data.cancel_training_job,
        cloud.data.delete_completed_training_job,
        cloud.data.get_training_job_logs,
    ):
        with pytest.raises(NotFoundError, match="training job"):
            call(id=unknown_id())


def test_containers(cloud: Cloud, fleet: Fleet) -> None:
    supported = cloud.data.list_supported_containers().container_map
    assert all(key == container.key and container.id and container.uri for key, container in supported.items())
    identifier = cloud.data.register_custom_training_container(
        organization_id=fleet.organization, image_uri="docker.io/me/trainer:1.0", description="mine"
    ).id
    container = cloud.data.get_container(id=identifier).container
    assert (container.uri, container.description) == ("docker.io/me/trainer:1.0", "mine")
    assert (container.organization_id, container.visibility) == (
        fleet.organization,
        mltraining.Visibility.VISIBILITY_PRIVATE,
    )
    listed = cloud.data.list_containers(organization_id=fleet.organization).containers
    assert {each.id for each in listed} == {*(each.id for each in supported.values()), identifier}
    other = cloud.data.list_containers(organization_id=cloud.new_fleet().organization).containers
    assert {each.id for each in other} == {each.id for each in supported.values()}
    cloud.data.delete_custom_training_container(id=identifier)
    with pytest.raises(NotFoundError, match="container"):
        cloud.data.get_container(id=identifier)


def test_refused_containers(cloud: Cloud, fleet: Fleet) -> None:
    for image_uri in ("", " ", "image", "docker.io/me/x y", "docker.io/../x", "https://docker.io/me/x"):
        with pytest.raises(InvalidArgumentError, match="image_uri"):
            cloud.data.register_custom_training_container(organization_id=fleet.organization, image_uri=image_uri)
    some = next(iter(cloud.data.list_supported_containers().container_map.values()))
    with pytest.raises(FailedPreconditionError, match="offered to all"):
        cloud.data.delete_custom_training_container(id=some.id)
    with pytest.raises(NotFoundError, match="container"):
        cloud.data.delete_custom_training_container(id=unknown_id())
