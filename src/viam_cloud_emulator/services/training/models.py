"""Models that training jobs have made: they become versions of items in the registry."""

from __future__ import annotations

import sqlite3

from viam_cloud.proto import app
from viam_cloud.proto.app import mltraining, packages
from viam_cloud_emulator.access.lookup import find_registry_item
from viam_cloud_emulator.core.call import ANONYMOUS, Call, Environment
from viam_cloud_emulator.core.values import to_timestamp
from viam_cloud_emulator.services.registry.item_table import update_item
from viam_cloud_emulator.services.registry.items import create_item
from viam_cloud_emulator.services.training.job_table import PENDING_TIME, TRAINING_TIME, find_job

_ML_MODEL = packages.PackageType.PACKAGE_TYPE_ML_MODEL
_ITEM = "SELECT * FROM registry_items WHERE organization_id = ? AND name = ?"
_ENDED = "created_on <= ? AND canceled_on IS NULL AND problem = '' AND NOT registered"


def is_free_for_models(call: Call, organization_id: str, name: str) -> bool:
    """Whether the registry has either nothing or a model under a name."""
    row = call.transaction.first(_ITEM, organization_id, name)
    return row is None or row["type"] == _ML_MODEL


def register_trained_models(environment: Environment) -> None:
    """Put the models of jobs that have completed into the registry."""
    ended_since = environment.clock.now() - PENDING_TIME - TRAINING_TIME
    with environment.store.read() as transaction:
        if not transaction.number(f"SELECT COUNT(*) FROM training_jobs WHERE {_ENDED}", ended_since):
            return
    with environment.store.write() as transaction:
        call = Call(environment, ANONYMOUS, transaction)
        for row in transaction.all(f"SELECT * FROM training_jobs WHERE {_ENDED} ORDER BY created_on", ended_since):
            _register(call, row)
            transaction.run("UPDATE training_jobs SET registered = TRUE WHERE id = ?", row["id"])


def end_job(call: Call, job_id: str, *, problem: str) -> None:
    """Let a job have ended: with a problem, or with a model that is added to its item in the registry, if there is one.

    Args:
        call: The call that ends it.
        job_id: ID of the job, which was submitted long enough ago.
        problem: Why it has failed; empty if it has not.
    """
    call.transaction.run("UPDATE training_jobs SET problem = ?, registered = TRUE WHERE id = ?", problem, job_id)
    row = find_job(call, job_id)
    if not problem and call.transaction.first(_ITEM, row["organization_id"], row["model_name"]) is not None:
        _register(call, row)


def _register(call: Call, row: sqlite3.Row) -> None:
    if not is_free_for_models(call, row["organization_id"], row["model_name"]):
        # The name has been taken since the job was submitted.
        return
    if call.transaction.first(_ITEM, row["organization_id"], row["model_name"]) is None:
        create_item(call, row["organization_id"], row["model_name"], _ML_MODEL)
    item = find_registry_item(call, f"{row['organization_id']}:{row['model_name']}")
    submitted = mltraining.TrainingJobMetadata.FromString(row["submitted"])
    details = app.RegistryItem.FromString(item["details"])
    metadata = details.ml_model_metadata
    metadata.model_type = submitted.model_type
    metadata.model_framework = submitted.model_framework
    metadata.versions.append(row["model_version"])
    metadata.detailed_versions.add(
        version=row["model_version"], created_on=to_timestamp(row["created_on"] + PENDING_TIME + TRAINING_TIME)
    )
    update_item(call, item, details=details.SerializeToString())
