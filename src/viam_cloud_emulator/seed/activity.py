"""What an organization of a seed has done: trained models, run pipelines, and been charged."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import bson

from viam_cloud.methods import billing_service, data_pipelines_service, ml_training_service
from viam_cloud.proto.app import billing, datapipelines, mltraining
from viam_cloud_emulator.seed.context import Context, errors_at
from viam_cloud_emulator.seed.schema import SeedInvoice, SeedPipeline, SeedTrainingJob
from viam_cloud_emulator.services.billing.invoices import leave_unpaid
from viam_cloud_emulator.services.training.models import end_job


def make_training_job(context: Context, wanted: SeedTrainingJob) -> None:
    """Submit a training job at its time, and let it have ended."""
    calls = context.calls.at(wanted.submitted or datetime.now(timezone.utc) - timedelta(hours=1))
    with errors_at(wanted.place):
        request = mltraining.SubmitTrainingJobRequest(
            organization_id=context.organization_id,
            dataset_id=context.datasets[wanted.dataset],
            model_name=wanted.model,
            model_version=wanted.version,
            model_type=mltraining.ModelType.Value(f"MODEL_TYPE_{wanted.type.upper()}"),
            tags=wanted.tags or [wanted.model],
        )
        job_id = calls.unary(ml_training_service.SUBMIT_TRAINING_JOB, request).id
        if wanted.state == "canceled":
            calls.unary(ml_training_service.CANCEL_TRAINING_JOB, mltraining.CancelTrainingJobRequest(id=job_id))
            return
        with context.calls.stream.write() as call:
            end_job(call, job_id, problem=wanted.error if wanted.state == "failed" else "")


def make_pipeline(context: Context, wanted: SeedPipeline) -> None:
    """Make a data pipeline, which runs for the past if that is wanted."""
    with errors_at(wanted.place):
        request = datapipelines.CreateDataPipelineRequest(
            organization_id=context.organization_id,
            name=wanted.name,
            schedule=wanted.schedule,
            mql_binary=[bson.encode(stage) for stage in wanted.mql],
            enable_backfill=wanted.backfill,
        )
        pipeline_id = context.calls.unary(data_pipelines_service.CREATE_DATA_PIPELINE, request).id
        if not wanted.enabled:
            disable = datapipelines.DisableDataPipelineRequest(id=pipeline_id)
            context.calls.unary(data_pipelines_service.DISABLE_DATA_PIPELINE, disable)


def make_invoice(context: Context, wanted: SeedInvoice) -> None:
    """Charge the organization at the end of a month."""
    with errors_at(wanted.place):
        request = billing.ChargeOrganizationRequest(
            org_id_to_charge=context.organization_id,
            subtotal=wanted.amount,
            tax=wanted.tax,
            description=wanted.description,
        )
        # The first day of the month after.
        date = (wanted.month + timedelta(days=31)).replace(day=1)
        invoice_id = context.calls.at(date).unary(billing_service.CHARGE_ORGANIZATION, request).invoice_id
        if not wanted.paid:
            with context.calls.stream.write() as call:
                leave_unpaid(call, invoice_id)
