"""Queries over the tabular data of an organization, in SQL and in MQL."""

from __future__ import annotations

from collections.abc import Sequence

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.bson_documents import Document, encode_documents
from viam_cloud_emulator.calls import Call
from viam_cloud_emulator.lookup import find_organization
from viam_cloud_emulator.mql_engine import run_stages
from viam_cloud_emulator.mql_stages import checked_stages
from viam_cloud_emulator.pipeline_rows import find_pipeline, pipeline_results
from viam_cloud_emulator.reading_source import HOT, STANDARD, reading_documents, reading_rows
from viam_cloud_emulator.readings import columns
from viam_cloud_emulator.rpcs import RpcTable
from viam_cloud_emulator.saved_queries import stages_of_saved_query
from viam_cloud_emulator.sql_engine import run_query
from viam_cloud_emulator.status_error import invalid_argument
from viam_cloud_emulator.values import required_text

_SINK = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK

rpcs = RpcTable()


@rpcs.unary(data_service.TABULAR_DATA_BY_SQL)
def tabular_data_by_sql(call: Call, request: data.TabularDataBySQLRequest) -> data.TabularDataBySQLResponse:
    """Run a SELECT over the table `readings`."""
    organization = find_organization(call, request.organization_id)
    sql = required_text(request.sql_query, "sql_query")
    rows = reading_rows(call, organization["id"])
    found = run_query(sql, "readings", columns(rows), nested="data")
    return data.TabularDataBySQLResponse(raw_data=encode_documents(found))


@rpcs.unary(data_service.TABULAR_DATA_BY_MQL)
def tabular_data_by_mql(call: Call, request: data.TabularDataByMQLRequest) -> data.TabularDataByMQLResponse:
    """Run an aggregation over readings, over recent ones, or over what a pipeline has stored."""
    organization = find_organization(call, request.organization_id)
    stages: list[Document] = []
    if request.query_prefix_name:
        stages += checked_stages(stages_of_saved_query(call, organization["id"], request.query_prefix_name))
    if request.mql_binary or not stages:
        stages += checked_stages(request.mql_binary)
    found = run_stages(_source(call, organization["id"], request, stages), stages)
    return data.TabularDataByMQLResponse(raw_data=encode_documents(found))


def _source(
    call: Call, organization_id: str, request: data.TabularDataByMQLRequest, stages: Sequence[Document]
) -> list[Document]:
    source = request.data_source
    kind = source.type or (HOT if request.use_recent_data else STANDARD)
    if kind == _SINK:
        pipeline = find_pipeline(call, source.pipeline_id, "data_source.pipeline_id")
        if pipeline["organization_id"] != organization_id:
            raise invalid_argument("data_source.pipeline_id names a pipeline of another organization")
        return pipeline_results(call, pipeline["id"])
    if kind not in (STANDARD, HOT):
        raise invalid_argument(f"data_source.type {kind} is not a source of tabular data")
    return reading_documents(call, organization_id, stages, kind)
