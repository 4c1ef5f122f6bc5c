"""Training jobs: submitted, followed, canceled, deleted. Nothing is trained, but everything else happens."""

from __future__ import annotations

import re
import sqlite3

from viam_cloud.methods import ml_training_service
from viam_cloud.proto.app import mltraining
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_organization, find_registry_item, missing
from viam_cloud_emulator.access.policies import own, own_inside
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, invalid_argument, not_found
from viam_cloud_emulator.core.values import new_uuid, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.dataset_table import find_dataset
from viam_cloud_emulator.services.training.containers import SUPPORTED, find_container
from viam_cloud_emulator.services.training.job_table import (
    CANCELED,
    CANCELING,
    FAILED,
    fill_progress,
    find_job,
    progress,
    training_log_page,
)
from viam_cloud_emulator.services.training.models import is_free_for_models

_MODEL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")

rpcs = RpcTable()


@rpcs.unary(
    ml_training_service.SUBMIT_TRAINING_JOB,
    own_inside("organization", "organization_id") + own_inside("dataset", "dataset_id"),
)
def submit_training_job(
    call: Call, request: mltraining.SubmitTrainingJobRequest
) -> mltraining.SubmitTrainingJobResponse:
    """Queue a job that trains a built-in type of model."""
    submitted = _submitted(request)
    submitted.model_type = request.model_type
    submitted.model_framework = request.model_framework or mltraining.ModelFramework.MODEL_FRAMEWORK_TFLITE
    submitted.tags.extend(dict.fromkeys(request.tags))
    if request.model_type not in mltraining.ModelType.values()[1:]:
        raise invalid_argument("model_type must be single or multi label classification or object detection")
    if not request.tags:
        raise invalid_argument("tags must have at least one entry")
    return mltraining.SubmitTrainingJobResponse(id=_queue(call, submitted))


@rpcs.unary(
    ml_training_service.SUBMIT_CUSTOM_TRAINING_JOB,
    own_inside("organization", "organization_id") + own_inside("dataset", "dataset_id", optional=True),
)
def submit_custom_training_job(
    call: Call, request: mltraining.SubmitCustomTrainingJobRequest
) -> mltraining.SubmitCustomTrainingJobResponse:
    """Queue a job that runs a training script from the registry."""
    submitted = _submitted(request)
    submitted.is_custom_job = True
    submitted.registry_item_id = request.registry_item_id
    submitted.registry_item_version = request.registry_item_version
    submitted.model_framework = mltraining.ModelFramework.MODEL_FRAMEWORK_REGISTRY
    submitted.container_version = request.container_version
    submitted.container_id = request.container_id
    submitted.arguments.update(request.arguments)
    script = find_registry_item(call, request.registry_item_id, "registry_item_id")
    if not script["public"] and not Access(call).sees(Scope(script["organization_id"])):
        raise missing("registry item", request.registry_item_id, "registry_item_id")
    required_text(request.registry_item_version, "registry_item_version")
    if request.container_version and request.container_version not in SUPPORTED:
        raise not_found(f"there is no supported container {request.container_version!r} (container_version)")
    if request.container_id:
        find_container(call, request.container_id, "container_id")
    return mltraining.SubmitCustomTrainingJobResponse(id=_queue(call, submitted))


@rpcs.unary(ml_training_service.GET_TRAINING_JOB, own_inside("training job", "id"))
def get_training_job(call: Call, request: mltraining.GetTrainingJobRequest) -> mltraining.GetTrainingJobResponse:
    """Return one job."""
    return mltraining.GetTrainingJobResponse(metadata=_job(call, find_job(call, request.id)))


@rpcs.unary(ml_training_service.LIST_TRAINING_JOBS, own_inside("organization", "organization_id"))
def list_training_jobs(call: Call, request: mltraining.ListTrainingJobsRequest) -> mltraining.ListTrainingJobsResponse:
    """List the jobs of an organization, or those in one status, latest first."""
    organization = find_organization(call, request.organization_id)
    rows = call.transaction.all(
        "SELECT * FROM training_jobs WHERE organization_id = ? ORDER BY created_on DESC, rowid DESC",
        organization["id"],
    )
    jobs = [_job(call, row) for row in rows]
    return mltraining.ListTrainingJobsResponse(
        jobs=[
            job for job in jobs if request.status in (mltraining.TrainingStatus.TRAINING_STATUS_UNSPECIFIED, job.status)
        ]
    )


@rpcs.unary(ml_training_service.CANCEL_TRAINING_JOB, own_inside("training job", "id"))
def cancel_training_job(
    call: Call, request: mltraining.CancelTrainingJobRequest
) -> mltraining.CancelTrainingJobResponse:
    """Cancel a job that has not ended; harmless when it is canceled already."""
    row, now = find_job(call, request.id), call.environment.clock.now()
    current = progress(row, now)
    if current.status in (CANCELING, CANCELED):
        return mltraining.CancelTrainingJobResponse()
    if current.has_ended:
        raise failed_precondition(f"the training job {row['id']!r} has ended and cannot be canceled")
    call.transaction.run("UPDATE training_jobs SET canceled_on = ? WHERE id = ?", now, row["id"])
    return mltraining.CancelTrainingJobResponse()


@rpcs.unary(ml_training_service.DELETE_COMPLETED_TRAINING_JOB, own("training job", "id"))
def delete_completed_training_job(
    call: Call, request: mltraining.DeleteCompletedTrainingJobRequest
) -> mltraining.DeleteCompletedTrainingJobResponse:
    """Delete the record of a job that has ended."""
    row = find_job(call, request.id)
    current = progress(row, call.environment.clock.now())
    if current.status == CANCELING:
        raise failed_precondition(f"the training job {row['id']!r} is being canceled; wait until it has ended")
    if not current.has_ended:
        raise failed_precondition(f"the training job {row['id']!r} has not ended yet; cancel it first")
    call.transaction.run("DELETE FROM training_jobs WHERE id = ?", row["id"])
    return mltraining.DeleteCompletedTrainingJobResponse()


@rpcs.unary(ml_training_service.GET_TRAINING_JOB_LOGS, own_inside("training job", "id"))
def get_training_job_logs(
    call: Call, request: mltraining.GetTrainingJobLogsRequest
) -> mltraining.GetTrainingJobLogsResponse:
    """Return one page of what a job has logged so far."""
    row, now = find_job(call, request.id), call.environment.clock.now()
    logs, token = training_log_page(row, progress(row, now), now, request.page_token)
    return mltraining.GetTrainingJobLogsResponse(logs=logs, next_page_token=token)


def _submitted(
    request: mltraining.SubmitTrainingJobRequest | mltraining.SubmitCustomTrainingJobRequest,
) -> mltraining.TrainingJobMetadata:
    """Metadata of a job that is submitted, after a check of what both ways to submit one share."""
    if not _MODEL_NAME.fullmatch(required_text(request.model_name, "model_name")):
        raise invalid_argument(f"model_name {request.model_name!r} may only have letters, digits, '_' and '-'")
    return mltraining.TrainingJobMetadata(
        id=new_uuid(),
        dataset_id=request.dataset_id,
        organization_id=request.organization_id,
        model_name=request.model_name,
        model_version=required_text(request.model_version, "model_version"),
    )


def _queue(call: Call, submitted: mltraining.TrainingJobMetadata) -> str:
    organization = find_organization(call, submitted.organization_id)
    dataset = find_dataset(call, submitted.dataset_id)
    if dataset["organization_id"] != organization["id"]:
        raise failed_precondition(f"the dataset {dataset['name']!r} belongs to another organization")
    if not is_free_for_models(call, organization["id"], submitted.model_name):
        raise failed_precondition(f"the registry has {submitted.model_name!r} already, and it is not a model")
    now = call.environment.clock.now()
    _refuse_taken_version(call, submitted, now)
    call.transaction.run(
        "INSERT INTO training_jobs (id, organization_id, model_name, model_version, submitted, problem, created_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        submitted.id,
        organization["id"],
        submitted.model_name,
        submitted.model_version,
        submitted.SerializeToString(),
        _problem(call, dataset),
        now,
    )
    return submitted.id


def _problem(call: Call, dataset: sqlite3.Row) -> str:
    """Why training on a dataset fails."""
    for table in ("dataset_members", "sequence_members"):
        if call.transaction.first(f"SELECT 1 FROM {table} WHERE dataset_id = ?", dataset["id"]):
            return ""
    return f"the dataset {dataset['name']!r} has nothing in it"


def _refuse_taken_version(call: Call, submitted: mltraining.TrainingJobMetadata, now: int) -> None:
    rows = call.transaction.all(
        "SELECT * FROM training_jobs WHERE organization_id = ? AND model_name = ? AND model_version = ?",
        submitted.organization_id,
        submitted.model_name,
        submitted.model_version,
    )
    # What came to nothing can be tried again.
    if any(progress(row, now).status not in (FAILED, CANCELED, CANCELING) for row in rows):
        raise already_exists(f"the model {submitted.model_name!r} has the version {submitted.model_version!r} already")


def _job(call: Call, row: sqlite3.Row) -> mltraining.TrainingJobMetadata:
    message = mltraining.TrainingJobMetadata.FromString(row["submitted"])
    fill_progress(message, row, progress(row, call.environment.clock.now()))
    return message
