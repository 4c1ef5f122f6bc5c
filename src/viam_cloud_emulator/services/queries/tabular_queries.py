"""Queries over the tabular data of an organization, in SQL and in MQL."""

from __future__ import annotations

from collections.abc import Sequence

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_organization, missing
from viam_cloud_emulator.access.policies import operate
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.stages import checked_stages
from viam_cloud_emulator.query_engine.processes import QUERIES
from viam_cloud_emulator.query_engine.protocol import Job, Rows
from viam_cloud_emulator.query_engine.readings import HOT, STANDARD, all_readings, readings_for
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.queries.pipeline_table import find_pipeline, pipeline_results
from viam_cloud_emulator.services.queries.saved_queries import stages_of_saved_query

_SINK = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK

rpcs = RpcTable()


# Queries see all that the organization has.
@rpcs.unary(data_service.TABULAR_DATA_BY_SQL, operate("organization", "organization_id"))
def tabular_data_by_sql(call: Call, request: data.TabularDataBySQLRequest) -> data.TabularDataBySQLResponse:
    """Run a SELECT over the table `readings`."""
    organization = find_organization(call, request.organization_id)
    sql = required_text(request.sql_query, "sql_query")
    return data.TabularDataBySQLResponse(
        raw_data=_result(call, Job(all_readings(organization["id"]), sql=sql, now=call.environment.clock.now()))
    )


@rpcs.unary(data_service.TABULAR_DATA_BY_MQL, operate("organization", "organization_id"))
def tabular_data_by_mql(call: Call, request: data.TabularDataByMQLRequest) -> data.TabularDataByMQLResponse:
    """Run an aggregation over readings, over recent ones, or over what a pipeline has stored."""
    organization = find_organization(call, request.organization_id)
    stages: list[Document] = []
    if request.query_prefix_name:
        stages += checked_stages(stages_of_saved_query(call, organization["id"], request.query_prefix_name))
    if request.mql_binary or not stages:
        stages += checked_stages(request.mql_binary)
    job = Job(_source(call, organization["id"], request, stages), stages=stages, now=call.environment.clock.now())
    return data.TabularDataByMQLResponse(raw_data=_result(call, job))


def _result(call: Call, job: Job) -> list[bytes]:
    return QUERIES.run(job, str(call.environment.store.path), call.ended)


def _source(
    call: Call, organization_id: str, request: data.TabularDataByMQLRequest, stages: Sequence[Document]
) -> Rows:
    source = request.data_source
    kind = source.type or (HOT if request.use_recent_data else STANDARD)
    if kind == _SINK:
        pipeline = find_pipeline(call, source.pipeline_id, "data_source.pipeline_id")
        if not Access(call).sees(Scope(pipeline["organization_id"])):
            raise missing("data pipeline", source.pipeline_id, "data_source.pipeline_id")
        if pipeline["organization_id"] != organization_id:
            raise invalid_argument("data_source.pipeline_id names a pipeline of another organization")
        return pipeline_results(pipeline["id"])
    if kind not in (STANDARD, HOT):
        raise invalid_argument(f"data_source.type {kind} is not a source of tabular data")
    return readings_for(organization_id, stages, kind, call.environment.clock.now())
