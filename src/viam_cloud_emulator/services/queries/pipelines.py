"""Data pipelines: aggregations that run on a schedule and keep what they find."""

from __future__ import annotations

import sqlite3
from functools import partial

from viam_cloud.methods import data_pipelines_service
from viam_cloud.proto.app import datapipelines
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import operate, own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, invalid_argument
from viam_cloud_emulator.core.paging import Position, page_limit, parse_position
from viam_cloud_emulator.core.values import new_uuid, required_text, to_timestamp
from viam_cloud_emulator.query_engine.mql.stages import checked_stages
from viam_cloud_emulator.query_engine.readings import HOT, STANDARD
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.queries.pipeline_runs import backfill, next_run_after
from viam_cloud_emulator.services.queries.pipeline_table import find_pipeline
from viam_cloud_emulator.services.queries.schedule import CronError, Schedule, parse_schedule

_DEFAULT_PAGE = 10
_COMPLETED = datapipelines.DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_COMPLETED
_FAILED = datapipelines.DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_FAILED

rpcs = RpcTable()


@rpcs.unary(data_pipelines_service.CREATE_DATA_PIPELINE, own("organization", "organization_id"))
def create_data_pipeline(
    call: Call, request: datapipelines.CreateDataPipelineRequest
) -> datapipelines.CreateDataPipelineResponse:
    """Create a pipeline that runs from the next tick of its schedule on, and for the past if that is wanted."""
    organization = find_organization(call, request.organization_id)
    name = required_text(request.name, "name")
    _refuse_taken_name(call, organization["id"], name, except_pipeline="")
    checked_stages(request.mql_binary)
    schedule = _schedule(request.schedule)
    source = request.data_source_type or STANDARD
    if source not in (STANDARD, HOT):
        raise invalid_argument(f"data_source_type {source} is not one that a pipeline can read from")
    identifier, created_on = new_uuid(), call.environment.clock.now()
    call.transaction.run(
        "INSERT INTO data_pipelines (id, organization_id, name, stages, schedule, data_source_type, created_on,"
        " updated_on, next_run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        identifier,
        organization["id"],
        name,
        datapipelines.DataPipeline(mql_binary=request.mql_binary).SerializeToString(),
        request.schedule,
        source,
        created_on,
        created_on,
        next_run_after(schedule, created_on),
    )
    if request.enable_backfill:
        call.afterwards.append(partial(backfill, call.environment, identifier, call.ended))
    return datapipelines.CreateDataPipelineResponse(id=identifier)


@rpcs.unary(data_pipelines_service.GET_DATA_PIPELINE, operate("data pipeline", "id"))
def get_data_pipeline(
    call: Call, request: datapipelines.GetDataPipelineRequest
) -> datapipelines.GetDataPipelineResponse:
    """Return one pipeline."""
    return datapipelines.GetDataPipelineResponse(data_pipeline=_pipeline(find_pipeline(call, request.id)))


@rpcs.unary(data_pipelines_service.LIST_DATA_PIPELINES, operate("organization", "organization_id"))
def list_data_pipelines(
    call: Call, request: datapipelines.ListDataPipelinesRequest
) -> datapipelines.ListDataPipelinesResponse:
    """List the pipelines of an organization, oldest first."""
    organization = find_organization(call, request.organization_id)
    rows = call.transaction.all(
        "SELECT * FROM data_pipelines WHERE organization_id = ? ORDER BY created_on, rowid", organization["id"]
    )
    return datapipelines.ListDataPipelinesResponse(data_pipelines=[_pipeline(row) for row in rows])


@rpcs.unary(data_pipelines_service.RENAME_DATA_PIPELINE, own("data pipeline", "id"))
def rename_data_pipeline(
    call: Call, request: datapipelines.RenameDataPipelineRequest
) -> datapipelines.RenameDataPipelineResponse:
    """Rename a pipeline."""
    row = find_pipeline(call, request.id)
    name = required_text(request.name, "name")
    _refuse_taken_name(call, row["organization_id"], name, except_pipeline=row["id"])
    call.transaction.run(
        "UPDATE data_pipelines SET name = ?, updated_on = ? WHERE id = ?", name, call.environment.clock.now(), row["id"]
    )
    return datapipelines.RenameDataPipelineResponse()


@rpcs.unary(data_pipelines_service.DELETE_DATA_PIPELINE, own("data pipeline", "id"))
def delete_data_pipeline(
    call: Call, request: datapipelines.DeleteDataPipelineRequest
) -> datapipelines.DeleteDataPipelineResponse:
    """Delete a pipeline with its runs and results."""
    row = find_pipeline(call, request.id)
    call.transaction.run("DELETE FROM data_pipelines WHERE id = ?", row["id"])
    return datapipelines.DeleteDataPipelineResponse()


@rpcs.unary(data_pipelines_service.ENABLE_DATA_PIPELINE, own("data pipeline", "id"))
def enable_data_pipeline(
    call: Call, request: datapipelines.EnableDataPipelineRequest
) -> datapipelines.EnableDataPipelineResponse:
    """Let a pipeline run from the next tick of its schedule on."""
    row = find_pipeline(call, request.id)
    if row["next_run"] is None:
        schedule = _schedule(row["schedule"])
        _set_next_run(call, row, next_run_after(schedule, call.environment.clock.now()))
    return datapipelines.EnableDataPipelineResponse()


@rpcs.unary(data_pipelines_service.DISABLE_DATA_PIPELINE, own("data pipeline", "id"))
def disable_data_pipeline(
    call: Call, request: datapipelines.DisableDataPipelineRequest
) -> datapipelines.DisableDataPipelineResponse:
    """Let a pipeline run no more until it is enabled."""
    _set_next_run(call, find_pipeline(call, request.id), None)
    return datapipelines.DisableDataPipelineResponse()


@rpcs.unary(data_pipelines_service.LIST_DATA_PIPELINE_RUNS, operate("data pipeline", "id"))
def list_data_pipeline_runs(
    call: Call, request: datapipelines.ListDataPipelineRunsRequest
) -> datapipelines.ListDataPipelineRunsResponse:
    """List the runs of a pipeline, latest first."""
    row = find_pipeline(call, request.id)
    limit = page_limit(request.page_size, "page_size", default=_DEFAULT_PAGE)
    position = parse_position(request.page_token, "page_token")
    runs = call.transaction.all(
        "SELECT * FROM pipeline_runs WHERE pipeline_id = ? AND number < ? ORDER BY number DESC LIMIT ?",
        row["id"],
        position.sequence if position else 2**63 - 1,
        limit + 1,
    )
    return datapipelines.ListDataPipelineRunsResponse(
        pipeline_id=row["id"],
        runs=[_run(row, run) for run in runs[:limit]],
        next_page_token=Position(0, runs[limit - 1]["number"]).to_token() if len(runs) > limit else "",
    )


def _schedule(text: str) -> Schedule:
    try:
        return parse_schedule(text)
    except CronError as error:
        raise invalid_argument(f"schedule is not a cron expression: {error}") from None


def _set_next_run(call: Call, row: sqlite3.Row, next_run: int | None) -> None:
    call.transaction.run(
        "UPDATE data_pipelines SET next_run = ?, updated_on = ? WHERE id = ?",
        next_run,
        call.environment.clock.now(),
        row["id"],
    )


def _refuse_taken_name(call: Call, organization_id: str, name: str, *, except_pipeline: str) -> None:
    if call.transaction.first(
        "SELECT 1 FROM data_pipelines WHERE organization_id = ? AND name = ? AND id != ?",
        organization_id,
        name,
        except_pipeline,
    ):
        raise already_exists(f"the organization has a data pipeline named {name!r} already")


def _pipeline(row: sqlite3.Row) -> datapipelines.DataPipeline:
    message = datapipelines.DataPipeline.FromString(row["stages"])
    message.MergeFrom(
        datapipelines.DataPipeline(
            id=row["id"],
            organization_id=row["organization_id"],
            name=row["name"],
            schedule=row["schedule"],
            enabled=row["next_run"] is not None,
            created_on=to_timestamp(row["created_on"]),
            updated_at=to_timestamp(row["updated_on"]),
            data_source_type=row["data_source_type"],
        )
    )
    return message


def _run(pipeline: sqlite3.Row, row: sqlite3.Row) -> datapipelines.DataPipelineRun:
    return datapipelines.DataPipelineRun(
        id=row["id"],
        start_time=to_timestamp(row["start_time"]),
        end_time=to_timestamp(row["end_time"]),
        data_start_time=to_timestamp(row["data_start_time"]),
        data_end_time=to_timestamp(row["data_end_time"]),
        status=_FAILED if row["error"] else _COMPLETED,
        error_message=row["error"],
        data_source_type=pipeline["data_source_type"],
    )
