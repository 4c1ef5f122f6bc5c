"""Training: jobs of both kinds, and containers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError
from viam_cloud.proto.app.mltraining import ModelType, TrainingStatus
from viam_cloud.proto.app.packages import PackageType

_PENDING = TrainingStatus.TRAINING_STATUS_PENDING
_CANCELED = TrainingStatus.TRAINING_STATUS_CANCELED
_COMPLETED = TrainingStatus.TRAINING_STATUS_COMPLETED
_IMAGE = "docker.io/me/trainer:1.0"


async def _new_dataset(sdk: Sdk) -> tuple[str, str]:
    """IDs of an organization and of a dataset with something in it."""
    fleet = await sdk.new_fleet()
    dataset = await sdk.data.create_dataset("dogs", fleet.organization)
    await sdk.data.file_upload(fleet.part, b"image", dataset_ids=[dataset])
    return fleet.organization, dataset


@scenario
async def a_job_from_submission_to_deletion(sdk: Sdk) -> None:
    organization, dataset = await _new_dataset(sdk)
    detection = ModelType.MODEL_TYPE_OBJECT_DETECTION
    first = await sdk.ml_training.submit_training_job(organization, dataset, "finder", "1", detection, ["dog"])
    job = await sdk.ml_training.get_training_job(first)
    assert (job.id, job.organization_id, job.dataset_id) == (first, organization, dataset)
    assert (job.model_name, job.model_version, job.model_type, list(job.tags)) == ("finder", "1", detection, ["dog"])
    assert (job.status, job.is_custom_job) == (_PENDING, False)
    second = await sdk.ml_training.submit_training_job(organization, dataset, "finder", "2", detection, ["cat"])
    await sdk.ml_training.cancel_training_job(second)
    sdk.emulator.advance(timedelta(minutes=1))

    async def listed(status: TrainingStatus.ValueType | None = None) -> dict[str, int]:
        return {each.id: each.status for each in await sdk.ml_training.list_training_jobs(organization, status)}

    assert await listed() == {first: _COMPLETED, second: _CANCELED}
    assert await listed(_CANCELED) == {second: _CANCELED}
    assert await listed(_PENDING) == {}
    model = await sdk.app.get_registry_item((await sdk.ml_training.get_training_job(first)).synced_model_id)
    assert [each.version for each in model.ml_model_metadata.detailed_versions] == ["1"]

    await sdk.ml_training.delete_completed_training_job(first)
    with pytest.raises(NotFoundError, match=first):
        await sdk.ml_training.get_training_job(first)
    assert await listed() == {second: _CANCELED}


@scenario
async def a_job_that_runs_a_script(sdk: Sdk) -> None:
    organization, dataset = await _new_dataset(sdk)
    await sdk.app.create_registry_item(organization, "script", PackageType.PACKAGE_TYPE_ML_TRAINING)
    container = await sdk.ml_training.register_custom_training_container(organization, _IMAGE, "mine")
    submitted = await sdk.ml_training.submit_custom_training_job(
        organization, dataset, f"{organization}:script", "3", "finder", "1", container, arguments={"epochs": "5"}
    )
    job = await sdk.ml_training.get_training_job(submitted)
    assert (job.is_custom_job, job.registry_item_id, job.registry_item_version) == (True, f"{organization}:script", "3")
    assert (job.dataset_id, job.model_name, job.model_version) == (dataset, "finder", "1")
    assert (job.container_id, dict(job.arguments)) == (container, {"epochs": "5"})
    assert [each.id for each in await sdk.ml_training.list_training_jobs(organization)] == [submitted]


@scenario
async def a_container_from_registration_to_deletion(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    offered = await sdk.ml_training.list_containers(organization)
    registered = await sdk.ml_training.register_custom_training_container(organization, _IMAGE, "mine")
    container = await sdk.ml_training.get_container(registered)
    assert (container.uri, container.description, container.organization_id) == (_IMAGE, "mine", organization)
    listed = await sdk.ml_training.list_containers(organization)
    assert container in listed
    assert len(listed) == len(offered) + 1
    await sdk.ml_training.delete_custom_training_container(registered)
    with pytest.raises(NotFoundError, match="container"):
        await sdk.ml_training.get_container(registered)
    assert await sdk.ml_training.list_containers(organization) == offered
