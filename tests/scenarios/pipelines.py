"""Data pipelines and their runs, indexes, and queries over the results."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.scenarios.tabular import upload
from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError
from viam_cloud.proto.app.data import IndexableCollection, TabularDataSourceType
from viam_cloud.proto.app.datapipelines import DataPipelineRunStatus

_STANDARD = TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD
_HOT = TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE
_SINK = TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK
_COUNT: list[dict[str, Any]] = [
    {"$group": {"_id": "$component_name", "n": {"$sum": 1}}},
    {"$project": {"_id": 0, "sensor": "$_id", "n": 1}},
]


@scenario
async def a_pipeline_from_creation_to_deletion(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    assert await sdk.data.list_data_pipelines(organization) == []
    created = await sdk.data.create_data_pipeline(organization, "hourly", _COUNT, "0 * * * *", False, _HOT)
    pipeline = await sdk.data.get_data_pipeline(created)
    assert (pipeline.id, pipeline.organization_id, pipeline.name) == (created, organization, "hourly")
    assert (pipeline.mql_binary, pipeline.schedule, pipeline.enabled) == (_COUNT, "0 * * * *", True)
    assert pipeline.data_source_type == _HOT
    assert await sdk.data.list_data_pipelines(organization) == [pipeline]
    await sdk.data.rename_data_pipeline(created, "every hour")
    renamed = await sdk.data.get_data_pipeline(created)
    assert (renamed.name, renamed.created_on) == ("every hour", pipeline.created_on)
    assert await sdk.data.list_data_pipelines(organization) == [renamed]
    await sdk.data.delete_data_pipeline(created)
    with pytest.raises(NotFoundError, match=created):
        await sdk.data.get_data_pipeline(created)
    assert await sdk.data.list_data_pipelines(organization) == []


@scenario
async def runs_and_results(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    captured = datetime.now(timezone.utc) + timedelta(minutes=15)
    await sdk.data.tabular_data_capture_upload(
        [{"readings": {"n": 1}}], fleet.part, "sensor", "thermometer", "Readings", [(captured, captured)]
    )
    pipeline = await sdk.data.create_data_pipeline(fleet.organization, "p", _COUNT, "*/10 * * * *", False, _STANDARD)
    assert (await sdk.data.list_data_pipeline_runs(pipeline)).runs == []
    sdk.emulator.advance(timedelta(minutes=50))
    page = await sdk.data.list_data_pipeline_runs(pipeline, page_size=2)
    assert (page.pipeline_id, len(page.runs)) == (pipeline, 2)
    runs = page.runs
    while page.next_page_token:
        page = await page.next_page()
        runs = [*runs, *page.runs]
        assert len(runs) <= 6
    assert [later.data_start_time for later in runs[:-1]] == [earlier.data_end_time for earlier in runs[1:]]
    assert {run.data_end_time - run.data_start_time for run in runs} == {timedelta(minutes=10)}
    assert {run.status for run in runs} == {DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_COMPLETED}
    (run,) = [run for run in runs if run.data_start_time <= captured < run.data_end_time]
    (document,) = await sdk.data.tabular_data_by_mql(
        fleet.organization, [{"$match": {}}], tabular_data_source_type=_SINK, pipeline_id=pipeline
    )
    assert (document["sensor"], document["n"], document["_viam_pipeline_run"]["id"]) == ("thermometer", 1, run.id)


@scenario
async def runs_over_what_was_there_before(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    await upload(sdk, fleet.part, 1, 2, 61)
    pipeline = await sdk.data.create_data_pipeline(fleet.organization, "p", _COUNT, "0 * * * *", enable_backfill=True)
    runs = (await sdk.data.list_data_pipeline_runs(pipeline)).runs
    assert len(runs) == 2
    documents = await sdk.data.tabular_data_by_mql(
        fleet.organization, [{"$match": {}}], tabular_data_source_type=_SINK, pipeline_id=pipeline
    )
    assert sorted(document["n"] for document in documents) == [1, 2]
    assert {document["_viam_pipeline_run"]["id"] for document in documents} == {run.id for run in runs}


@scenario
async def indexes(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    await sdk.data.create_data_pipeline(organization, "p", _COUNT, "0 * * * *", False)
    hot, sink = (
        IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE,
        IndexableCollection.INDEXABLE_COLLECTION_PIPELINE_SINK,
    )

    async def names() -> tuple[list[str], list[str]]:
        in_hot = await sdk.data.list_indexes(organization, hot)
        in_sink = await sdk.data.list_indexes(organization, sink, pipeline_name="p")
        return [each.index_name for each in in_hot], [each.index_name for each in in_sink]

    assert await names() == (["_id_"], ["_id_"])
    await sdk.data.create_index(organization, hot, {"keys": {"robot_id": 1}})
    await sdk.data.create_index(
        organization, sink, {"keys": {"n": -1}, "options": {"name": "by_number"}}, pipeline_name="p"
    )
    assert await names() == (["_id_", "robot_id_1"], ["_id_", "by_number"])
    await sdk.data.delete_index(organization, hot, "robot_id_1")
    assert await names() == (["_id_"], ["_id_", "by_number"])
    await sdk.data.delete_index(organization, sink, "by_number", pipeline_name="p")
    assert await names() == (["_id_"], ["_id_"])
