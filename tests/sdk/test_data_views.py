"""The plain classes of `DataClient`: there and back, equal by value, readable."""

from __future__ import annotations

import copy
import dataclasses
from datetime import datetime, timezone
from typing import Any

import bson
import pytest
from google.protobuf import json_format

from viam_cloud.aio.app.data_client import DataClient as AsyncDataClient
from viam_cloud.app.data_client import DataClient
from viam_cloud.proto.app import data, datapipelines

_TIME = "2026-06-05T11:00:00.250Z"
_RUN = {
    "id": "r",
    "start_time": _TIME,
    "end_time": _TIME,
    "data_start_time": _TIME,
    "data_end_time": _TIME,
    "status": "DATA_PIPELINE_RUN_STATUS_FAILED",
    "error_message": "disk full",
    "data_source_type": "TABULAR_DATA_SOURCE_TYPE_STANDARD",
}
_POINT = {
    "part_id": "p",
    "resource_name": "sensor-1",
    "resource_subtype": "rdk:component:sensor",
    "method_name": "Readings",
    "time_captured": _TIME,
    "organization_id": "o",
    "location_id": "l",
    "robot_name": "rover",
    "robot_id": "r",
    "part_name": "rover-main",
    "method_parameters": {"a": [1.5, None]},
    "tags": ["t"],
    "payload": {"readings": {"x": True}},
}
_FIELDS = {
    "TabularData": "data metadata time_requested time_received",
    "TabularDataPoint": "part_id resource_name resource_api method_name time_captured organization_id location_id "
    "robot_name robot_id part_name method_parameters tags payload",
    "DataPipeline": "id organization_id name mql_binary schedule created_on updated_at enabled data_source_type",
    "DataPipelineRun": "id status start_time end_time data_start_time data_end_time error_message data_source_type",
    "DataPipelineRunsPage": "pipeline_id page_size runs next_page_token",
}


def _pipeline() -> datapipelines.DataPipeline:
    message = datapipelines.DataPipeline(
        id="p",
        organization_id="o",
        name="n",
        mql_binary=[bson.encode({"$match": {"t": {"$gte": datetime(2026, 1, 1)}}}), bson.encode({"$limit": 5})],
        schedule="0 * * * *",
        enabled=True,
        data_source_type=data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE,
    )
    message.created_on.FromJsonString(_TIME)
    message.updated_at.FromJsonString(_TIME)
    return message


def _made(message: Any, fields: dict[str, Any]) -> Any:
    return json_format.ParseDict(fields, message())


_MESSAGES: list[tuple[str, Any, dict[str, Any]]] = [
    (
        "TabularData",
        _made(data.TabularData, {"data": {"x": 1.0}, "time_requested": _TIME, "time_received": _TIME}),
        {"metadata": data.CaptureMetadata(component_name="sensor-1")},
    ),
    ("TabularDataPoint", _made(data.ExportTabularDataResponse, _POINT), {}),
    ("DataPipeline", _pipeline(), {}),
    ("DataPipelineRun", _made(datapipelines.DataPipelineRun, _RUN), {}),
    (
        "DataPipelineRunsPage",
        _made(
            datapipelines.ListDataPipelineRunsResponse,
            {"pipeline_id": "p", "runs": [_RUN, {**_RUN, "id": "s"}], "next_page_token": "t"},
        ),
        {"page_size": 2},
    ),
]


@pytest.mark.parametrize("client", [DataClient, AsyncDataClient])
@pytest.mark.parametrize(("name", "message", "given"), _MESSAGES, ids=[name for name, _, _ in _MESSAGES])
class TestView:
    def test_round_trip(self, name: str, message: Any, given: dict[str, Any], client: Any) -> None:
        view = getattr(client, name)
        made = view.from_proto(message, **given)
        assert type(made) is view
        # An absent and an empty field read the same: compare what was set.
        assert json_format.MessageToDict(made.proto) == json_format.MessageToDict(message)
        assert view.from_proto(made.proto, **given) == made

    def test_equality(self, name: str, message: Any, given: dict[str, Any], client: Any) -> None:
        view = getattr(client, name)
        made, same = view.from_proto(message, **given), view.from_proto(copy.deepcopy(message), **copy.deepcopy(given))
        assert made == same
        first = dataclasses.fields(made)[0].name
        assert made != dataclasses.replace(made, **{first: "other"})
        assert made != message

    def test_repr_and_fields(self, name: str, message: Any, given: dict[str, Any], client: Any) -> None:
        made = getattr(client, name).from_proto(message, **given)
        assert [field.name for field in dataclasses.fields(made)] == _FIELDS[name].split()
        text = repr(made)
        assert name in text.partition("(")[0]
        assert all(f"{field}=" in text for field in _FIELDS[name].split())

    def test_times_are_aware(self, name: str, message: Any, given: dict[str, Any], client: Any) -> None:
        made = getattr(client, name).from_proto(message, **given)
        times = [value for value in vars(made).values() if isinstance(value, datetime)]
        expected = datetime(2026, 6, 5, 11, 0, 0, 250_000, tzinfo=timezone.utc)
        assert all(time == expected and time.utcoffset() is not None for time in times)


def test_pipelines_hold_plain_dicts() -> None:
    stages = DataClient.DataPipeline.from_proto(_pipeline()).mql_binary
    assert stages == [{"$match": {"t": {"$gte": datetime(2026, 1, 1, tzinfo=timezone.utc)}}}, {"$limit": 5}]


def test_a_run_that_has_not_ended() -> None:
    run = DataClient.DataPipelineRun.from_proto(datapipelines.DataPipelineRun(id="r"))
    assert (run.start_time, run.end_time) == (None, None)
    assert not run.proto.HasField("end_time")


def test_empty_structs_are_empty_dicts() -> None:
    point = DataClient.TabularDataPoint.from_proto(data.ExportTabularDataResponse())
    assert (point.payload, point.method_parameters, point.tags) == ({}, {}, [])


def test_a_page_made_by_hand_knows_no_server() -> None:
    page = DataClient.DataPipelineRunsPage(pipeline_id="p", page_size=1, runs=[], next_page_token="t")
    with pytest.raises(ValueError, match="was not returned by a client"):
        page.next_page()


def test_plain_classes_are_shared_by_both_flavours() -> None:
    for name in ("TabularData", "TabularDataPoint", "DataPipeline", "DataPipelineRun"):
        assert getattr(DataClient, name) is getattr(AsyncDataClient, name)
