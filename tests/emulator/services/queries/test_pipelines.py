"""Data pipelines, their runs and results; indexes and access to the database."""

from __future__ import annotations

import datetime
import math
from pathlib import Path
from typing import Any

import bson
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.captures import NOON, SENSOR, at, emulator_of_its_own, encoded, mql, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet, names, unknown_id
from tests.support.flavours import Flavour
from viam_cloud.errors import (
    AlreadyExistsError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
    UnimplementedError,
)
from viam_cloud.proto.app import data, datapipelines, datasync
from viam_cloud_emulator import Emulator
from viam_cloud_runtime import dict_to_struct

_HOUR = datetime.timedelta(hours=1)
_STANDARD = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD
_SINK = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK
_HOT_STORE = data.IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE
_PIPELINE_SINK = data.IndexableCollection.INDEXABLE_COLLECTION_PIPELINE_SINK
_GROUP: dict[str, Any] = {"$group": {"_id": "$component_name", "n": {"$sum": 1}}}
_COUNT = encoded(_GROUP, {"$project": {"_id": 0, "sensor": "$_id", "n": 1}})
_COMPLETED = datapipelines.DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_COMPLETED
_FAILED = datapipelines.DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_FAILED


def _create(cloud: Cloud, fleet: Fleet, name: str = "hourly", **request: Any) -> str:
    fields = {"mql_binary": _COUNT, "schedule": "0 * * * *", **request}
    identifier: str = cloud.data.create_data_pipeline(organization_id=fleet.organization, name=name, **fields).id
    return identifier


def _upload_now(cloud: Cloud, fleet: Fleet, emulator_time: datetime.datetime) -> None:
    time = Timestamp()
    time.FromDatetime(emulator_time)
    content = datasync.SensorData(
        metadata=datasync.SensorMetadata(time_requested=time, time_received=time),
        struct=dict_to_struct({"readings": {"n": 1}}),
    )
    metadata = datasync.UploadMetadata(part_id=fleet.part, **SENSOR)
    cloud.data.data_capture_upload(metadata=metadata, sensor_contents=[content])


def _results(cloud: Cloud, fleet: Fleet, pipeline: str, *stages: dict[str, Any]) -> list[dict[str, Any]]:
    source = data.TabularDataSource(type=_SINK, pipeline_id=pipeline)
    return mql(cloud, fleet.organization, stages or [{"$match": {}}], data_source=source)


def test_pipelines_are_made_listed_renamed_and_deleted(cloud: Cloud, fleet: Fleet) -> None:
    first = _create(cloud, fleet)
    _create(cloud, fleet, "second", schedule="*/5 * * * *")
    pipeline = cloud.data.get_data_pipeline(id=first).data_pipeline
    assert (pipeline.id, pipeline.organization_id, pipeline.name) == (first, fleet.organization, "hourly")
    assert (list(pipeline.mql_binary), pipeline.schedule, pipeline.enabled) == (_COUNT, "0 * * * *", True)
    assert pipeline.data_source_type == _STANDARD
    cloud.data.rename_data_pipeline(id=first, name="renamed")
    listed = cloud.data.list_data_pipelines(organization_id=fleet.organization).data_pipelines
    assert names(listed) == ["renamed", "second"]
    assert listed[0].updated_at.ToMicroseconds() > listed[0].created_on.ToMicroseconds()
    cloud.data.delete_data_pipeline(id=first)
    with pytest.raises(NotFoundError, match=first):
        cloud.data.get_data_pipeline(id=first)


def test_disabling_and_enabling(cloud: Cloud, fleet: Fleet) -> None:
    identifier = _create(cloud, fleet)
    for call, enabled in (
        (cloud.data.enable_data_pipeline, True),
        (cloud.data.disable_data_pipeline, False),
        (cloud.data.disable_data_pipeline, False),
        (cloud.data.enable_data_pipeline, True),
    ):
        call(id=identifier)
        assert cloud.data.get_data_pipeline(id=identifier).data_pipeline.enabled is enabled


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"name": " "}, InvalidArgumentError, "name"),
        ({"name": "taken"}, AlreadyExistsError, "taken"),
        ({"schedule": "hourly"}, InvalidArgumentError, "cron"),
        ({"schedule": "0 0 30 2 *"}, InvalidArgumentError, "cron"),
        ({"mql_binary": []}, InvalidArgumentError, "stage"),
        ({"mql_binary": [b"x"]}, InvalidArgumentError, "BSON"),
        ({"mql_binary": encoded({"$merge": "x"})}, InvalidArgumentError, "merge"),
        ({"mql_binary": encoded({"$geoNear": {}})}, UnimplementedError, "geoNear"),
        ({"data_source_type": _SINK}, InvalidArgumentError, "data_source_type"),
    ],
)
def test_refused_pipelines(
    cloud: Cloud, fleet: Fleet, change: dict[str, Any], error: type[Exception], message: str
) -> None:
    taken = _create(cloud, fleet, "taken")
    with pytest.raises(error, match=message):
        _create(cloud, fleet, **change)
    with pytest.raises(NotFoundError, match="pipeline"):
        cloud.data.enable_data_pipeline(id=unknown_id())
    listed = cloud.data.list_data_pipelines(organization_id=fleet.organization).data_pipelines
    assert [pipeline.id for pipeline in listed] == [taken]


@pytest.mark.parametrize("is_async", [False, True])
def test_runs(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        pipeline = _create(cloud, fleet)
        now = datetime.datetime.now(datetime.timezone.utc)
        _upload_now(cloud, fleet, now)
        assert cloud.data.list_data_pipeline_runs(id=pipeline).runs == []
        emulator.advance(2 * _HOUR)
        emulator.expire_tokens()
        second, first = cloud.data.list_data_pipeline_runs(id=pipeline).runs
        assert first.data_end_time == second.data_start_time
        assert first.data_start_time.ToDatetime(datetime.timezone.utc) <= now
        assert first.data_end_time.ToDatetime(datetime.timezone.utc) > now
        assert [run.status for run in (first, second)] == [_COMPLETED] * 2
        (document,) = _results(cloud, fleet, pipeline)
        origin = document["_viam_pipeline_run"]
        assert (document["sensor"], document["n"], origin["id"]) == ("thermometer", 1, first.id)
        assert origin["organization_id"] == fleet.organization
        assert origin["interval"]["end"] == first.data_end_time.ToDatetime()
        assert _results(cloud, fleet, pipeline, {"$count": "documents"}) == [{"documents": 1}]


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize(
    "stages", [[_GROUP], [{"$project": {"_id": {"$add": [1, {"$literal": 0.0}]}}}], [{"$set": {"_id": 1}}]]
)
def test_two_results_with_one_id_collide(is_async: bool, stages: list[dict[str, Any]]) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        pipeline = _create(cloud, fleet, mql_binary=encoded(*stages))
        start = datetime.datetime.now(datetime.timezone.utc)
        for hours in range(2):
            _upload_now(cloud, fleet, start + hours * _HOUR)
            emulator.advance(_HOUR)
            emulator.expire_tokens()
        second, first = cloud.data.list_data_pipeline_runs(id=pipeline).runs
        assert (first.status, second.status) == (_COMPLETED, _FAILED)
        assert "duplicate key" in second.error_message
        assert len(_results(cloud, fleet, pipeline)) == 1


def test_one_run_with_two_of_an_id_stores_nothing(cloud: Cloud, fleet: Fleet) -> None:
    upload_readings(cloud, fleet.part, [{"n": 1}, {"n": 2}])
    pipeline = _create(cloud, fleet, mql_binary=encoded({"$set": {"_id": "same"}}), enable_backfill=True)
    (run,) = cloud.data.list_data_pipeline_runs(id=pipeline).runs
    assert (run.status, "duplicate key" in run.error_message) == (_FAILED, True)
    assert _results(cloud, fleet, pipeline) == []


@pytest.mark.parametrize("is_async", [False, True])
def test_disabled_pipelines_do_not_run(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        pipeline = _create(cloud, fleet)
        cloud.data.disable_data_pipeline(id=pipeline)
        emulator.advance(3 * _HOUR)
        emulator.expire_tokens()
        cloud.data.enable_data_pipeline(id=pipeline)
        assert cloud.data.list_data_pipeline_runs(id=pipeline).runs == []
        emulator.advance(_HOUR)
        emulator.expire_tokens()
        assert len(cloud.data.list_data_pipeline_runs(id=pipeline).runs) == 1


@pytest.mark.parametrize("is_async", [False, True])
def test_pages_of_runs_and_failures(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        broken = encoded({"$group": {"_id": {"$toInt": "nonsense"}}})
        pipeline = _create(cloud, fleet, schedule="*/10 * * * *", mql_binary=broken)
        _upload_now(cloud, fleet, datetime.datetime.now(datetime.timezone.utc))
        emulator.advance(_HOUR)
        emulator.expire_tokens()
        page = cloud.data.list_data_pipeline_runs(id=pipeline, page_size=4)
        rest = cloud.data.list_data_pipeline_runs(id=pipeline, page_size=4, page_token=page.next_page_token)
        runs = [*page.runs, *rest.runs]
        assert (page.pipeline_id, len(runs), rest.next_page_token) == (pipeline, 6, "")
        starts = [run.data_start_time.ToMicroseconds() for run in runs]
        assert starts == sorted(starts, reverse=True)
        assert (runs[-1].status, "nonsense" in runs[-1].error_message) == (_FAILED, True)
        with pytest.raises(InvalidArgumentError, match="page_token"):
            cloud.data.list_data_pipeline_runs(id=pipeline, page_token="x")


def test_backfill(cloud: Cloud, fleet: Fleet) -> None:
    upload_readings(cloud, fleet.part, [{"n": 1}, {"n": 2}], minute=-0.5)
    upload_readings(cloud, fleet.part, [{"n": 3}], minute=60 * 24 * 40)
    pipeline = _create(cloud, fleet, enable_backfill=True)
    latest, *others = cloud.data.list_data_pipeline_runs(id=pipeline).runs
    ends = [run.data_end_time.ToDatetime(datetime.timezone.utc) for run in (*others, latest)]
    assert ends == [NOON + _HOUR, NOON, NOON + 40 * 24 * _HOUR + _HOUR]
    assert [document["n"] for document in _results(cloud, fleet, pipeline)] == [1, 1, 1]
    assert latest.data_start_time == at(60 * 24 * 40)


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        upload_readings(cloud, fleet.part, [{"n": 1}])
        dogs = cloud.data.create_dataset(name="dogs", organization_id=fleet.organization).id
        image = cloud.upload(fleet.part, b"image", dataset_ids=[dogs], tags=["a"])
        pipeline = _create(cloud, fleet, enable_backfill=True)
        before = cloud.data.list_data_pipeline_runs(id=pipeline)
        results = _results(cloud, fleet, pipeline)
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        assert mql(cloud, fleet.organization, [{"$count": "n"}]) == [{"n": 1}]
        (item,) = cloud.list_files(fleet.organization, filter={"dataset_id": dogs}).data
        assert item.metadata.binary_data_id == image
        assert cloud.data.list_data_pipeline_runs(id=pipeline) == before
        assert _results(cloud, fleet, pipeline) == results
        emulator.advance(_HOUR)
        emulator.expire_tokens()
        assert len(cloud.data.list_data_pipeline_runs(id=pipeline).runs) == len(before.runs) + 1


def test_results_of_others(cloud: Cloud, fleet: Fleet) -> None:
    theirs = _create(cloud, cloud.new_fleet())
    with pytest.raises(InvalidArgumentError, match="another organization"):
        _results(cloud, fleet, theirs)
    with pytest.raises(NotFoundError, match="pipeline"):
        _results(cloud, fleet, unknown_id())
    with pytest.raises(InvalidArgumentError, match="pipeline_id"):
        _results(cloud, fleet, "")
    with pytest.raises(InvalidArgumentError, match=r"data_source\.type"):
        mql(cloud, fleet.organization, [{"$limit": 1}], data_source=data.TabularDataSource(type=9))  # type: ignore[arg-type]


@pytest.mark.parametrize("on_pipeline", [False, True])
def test_indexes(cloud: Cloud, fleet: Fleet, on_pipeline: bool) -> None:
    _create(cloud, fleet)
    collection: dict[str, Any] = {"organization_id": fleet.organization, "collection_type": _HOT_STORE}
    if on_pipeline:
        collection |= {"collection_type": _PIPELINE_SINK, "pipeline_name": "hourly"}
    specs = [
        encoded({"component_name": 1, "time_received": -1.0}),
        encoded({"keys": {"tags": 1}, "options": {"name": "by_tags"}}),
        encoded({"robot_id": "hashed"}, {"sparse": True}),
    ]
    for spec in specs:
        cloud.data.create_index(**collection, index_spec=spec)
    own, *created = cloud.data.list_indexes(**collection).indexes
    expected = ["component_name_1_time_received_-1", "by_tags", "robot_id_hashed"]
    assert [index.index_name for index in created] == expected
    assert [list(index.index_spec) for index in created] == specs
    assert {index.collection_type for index in (own, *created)} == {collection["collection_type"]}
    assert {index.pipeline_name for index in (own, *created)} == {"hourly" if on_pipeline else ""}
    assert (own.index_name, own.created_by) == ("_id_", data.IndexCreator.INDEX_CREATOR_VIAM)
    assert {index.created_by for index in created} == {data.IndexCreator.INDEX_CREATOR_CUSTOMER}
    with pytest.raises(AlreadyExistsError, match="by_tags"):
        cloud.data.create_index(**collection, index_spec=encoded({"x": 1}, {"name": "by_tags"}))
    cloud.data.delete_index(**collection, index_name="by_tags")
    with pytest.raises(NotFoundError, match="by_tags"):
        cloud.data.delete_index(**collection, index_name="by_tags")
    with pytest.raises(FailedPreconditionError, match="_id_"):
        cloud.data.delete_index(**collection, index_name="_id_")
    listed = cloud.data.list_indexes(**collection).indexes
    assert [index.index_name for index in listed] == ["_id_", expected[0], expected[2]]


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"collection_type": 0}, InvalidArgumentError, "collection_type"),
        ({"collection_type": _PIPELINE_SINK}, InvalidArgumentError, "pipeline_name"),
        ({"collection_type": _PIPELINE_SINK, "pipeline_name": "x"}, NotFoundError, "'x'"),
        ({"index_spec": []}, InvalidArgumentError, "index_spec"),
        ({"index_spec": [b"x"]}, InvalidArgumentError, "BSON"),
        ({"index_spec": encoded({})}, InvalidArgumentError, "key"),
        ({"index_spec": encoded({"a": 2})}, InvalidArgumentError, "'a'"),
        ({"index_spec": encoded({"a": math.nan})}, InvalidArgumentError, "'a'"),
        ({"index_spec": encoded({"a": 1}, {}, {})}, InvalidArgumentError, "index_spec"),
        ({"organization_id": ""}, InvalidArgumentError, "organization_id"),
    ],
)
def test_refused_indexes(
    cloud: Cloud, fleet: Fleet, change: dict[str, Any], error: type[Exception], message: str
) -> None:
    request = {
        "organization_id": fleet.organization,
        "collection_type": _HOT_STORE,
        "index_spec": [bson.encode({"a": 1})],
    }
    with pytest.raises(error, match=message):
        cloud.data.create_index(**{**request, **change})


def test_database_access(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(NotFoundError, match="ConfigureDatabaseUser"):
        cloud.data.get_database_connection(organization_id=fleet.organization)
    with pytest.raises(InvalidArgumentError, match="password") as caught:
        cloud.data.configure_database_user(organization_id=fleet.organization, password="geheim")
    assert "geheim" not in str(caught.value)
    for password in ("correct horse", "battery staple"):
        cloud.data.configure_database_user(organization_id=fleet.organization, password=password)
    after = cloud.data.get_database_connection(organization_id=fleet.organization)
    assert (after.has_database_user, after.hostname in after.mongodb_uri) == (True, True)
    with pytest.raises(NotFoundError, match="organization"):
        cloud.data.get_database_connection(organization_id=unknown_id())
