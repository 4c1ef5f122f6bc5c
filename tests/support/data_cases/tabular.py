"""Tabular data: pages, queries, exports, deletions."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta, timezone

import bson

from tests.support.cases import Case
from viam_cloud.app.data_client import DataClient
from viam_cloud.proto.app.data import (
    CaptureMetadata,
    DeleteTabularFilter,
    Order,
    TabularDataSourceType,
    TagsFilter,
    TagsFilterType,
)
from viam_cloud.utils import create_filter

_ORG = "<YOUR-ORG-ID>"
_MATCH = {"$match": {"location_id": "<YOUR-LOCATION-ID>"}}
_LIMIT = {"$limit": 5}
_STANDARD = {"type": "TABULAR_DATA_SOURCE_TYPE_STANDARD"}
_TIME = datetime(2023, 6, 5, 11, 0, 3, 250_000, tzinfo=timezone.utc)
_TEXT = "2023-06-05T11:00:03.250Z"
_ROW = {"component_name": "sensor-1", "time_received": _TIME, "data": {"readings": {"temperature": 21.5, "count": 3}}}
_CAMERA = {
    "part_id": "77ae3145-7b91-123a-a234-e567cdca8910",
    "resource_name": "camera-1",
    "resource_api": "rdk:component:camera",
    "method_name": "GetImage",
}
_CAMERA_REQUEST = {
    "part_id": "77ae3145-7b91-123a-a234-e567cdca8910",
    "resource_name": "camera-1",
    "resource_subtype": "rdk:component:camera",
    "method_name": "GetImage",
}
_POINT = {
    **_CAMERA_REQUEST,
    "time_captured": _TEXT,
    "organization_id": _ORG,
    "location_id": "l",
    "robot_name": "rover",
    "robot_id": "r",
    "part_name": "rover-main",
    "method_parameters": {"mime_type": "image/png"},
    "tags": ["a", "b"],
    "payload": {"readings": {"brightness": 3}},
}


def bson_text(document: dict[str, object]) -> str:
    """A BSON document as JSON has bytes."""
    return b64encode(bson.encode(document)).decode()


def _mql(**changes: object) -> dict[str, object]:
    stages = [bson_text(_MATCH), bson_text(_LIMIT)]
    return {"organization_id": _ORG, "mql_binary": stages, "data_source": _STANDARD, **changes}


CASES = [
    Case(
        "tabular_data_by_filter",
        "DataService/TabularDataByFilter",
        {"data_request": {"filter": {"component_name": "motor-1", "tags_filter": {}}}},
        args=(create_filter(component_name="motor-1"),),
        kwargs={"last": None},
        reply={
            "metadata": [{"component_name": "other"}, {"component_name": "motor-1", "tags": ["t"]}],
            "data": [
                {"data": {"rpm": 5}, "metadata_index": 1, "time_requested": _TEXT, "time_received": _TEXT},
                {"data": {}, "metadata_index": 0, "time_requested": _TEXT, "time_received": _TEXT},
            ],
            "count": 2,
            "last": "id-2",
        },
        result=(
            [
                DataClient.TabularData({"rpm": 5}, CaptureMetadata(component_name="motor-1", tags=["t"]), _TIME, _TIME),
                DataClient.TabularData({}, CaptureMetadata(component_name="other"), _TIME, _TIME),
            ],
            2,
            "id-2",
        ),
    ),
    Case(
        "tabular_data_by_filter",
        "DataService/TabularDataByFilter",
        {
            "data_request": {"filter": {}, "limit": 7, "sort_order": "ORDER_ASCENDING", "last": "id-1"},
            "count_only": True,
            "include_internal_data": True,
        },
        args=(None, 7, Order.ORDER_ASCENDING, "id-1", True, True),
        reply={"count": 99},
        result=([], 99, ""),
    ),
    Case(
        "tabular_data_by_sql",
        "DataService/TabularDataBySQL",
        {"organization_id": _ORG, "sql_query": "SELECT * FROM readings LIMIT 5"},
        kwargs={"organization_id": _ORG, "sql_query": "SELECT * FROM readings LIMIT 5"},
        reply={"raw_data": [bson_text(_ROW), bson_text({})]},
        result=[_ROW, {}],
    ),
    Case(
        "tabular_data_by_mql",
        "DataService/TabularDataByMQL",
        _mql(),
        kwargs={"organization_id": _ORG, "query": [_MATCH, _LIMIT]},
        reply={"raw_data": [bson_text(_ROW)]},
        result=[_ROW],
    ),
    Case(
        "tabular_data_by_mql",
        "DataService/TabularDataByMQL",
        _mql(),
        args=(_ORG, [bson.encode(_MATCH), bson.encode(_LIMIT)]),
        result=[],
    ),
    Case(
        "tabular_data_by_mql",
        "DataService/TabularDataByMQL",
        _mql(data_source={"type": "TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE"}),
        args=(_ORG, [_MATCH, _LIMIT], True),
        result=[],
    ),
    Case(
        "tabular_data_by_mql",
        "DataService/TabularDataByMQL",
        _mql(
            data_source={"type": "TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK", "pipeline_id": "p"},
            query_prefix_name="prefix",
        ),
        args=(
            _ORG,
            [_MATCH, _LIMIT],
            False,
            TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK,
            "p",
            "prefix",
        ),
        result=[],
    ),
    Case(
        "get_latest_tabular_data",
        "DataService/GetLatestTabularData",
        _CAMERA_REQUEST,
        kwargs=_CAMERA,
        reply={"time_captured": _TEXT, "time_synced": "2023-06-05T11:01:00Z", "payload": {"a": 1}},
        result=(_TIME, datetime(2023, 6, 5, 11, 1, tzinfo=timezone.utc), {"a": 1}),
    ),
    # Captured, but with nothing in it.
    Case(
        "get_latest_tabular_data",
        "DataService/GetLatestTabularData",
        {**_CAMERA_REQUEST, "additional_parameters": {"docommand_input": {"x": 1}}},
        kwargs={**_CAMERA, "additional_params": {"docommand_input": {"x": 1}}},
        reply={"time_captured": _TEXT, "time_synced": _TEXT, "payload": {}},
        result=(_TIME, _TIME, {}),
    ),
    Case(
        "get_latest_tabular_data",
        "DataService/GetLatestTabularData",
        {**_CAMERA_REQUEST, "additional_parameters": {}},
        kwargs={**_CAMERA, "additional_params": {}},
        result=None,
    ),
    Case(
        "export_tabular_data",
        "DataService/ExportTabularData",
        {**_CAMERA_REQUEST, "interval": {}},
        kwargs=_CAMERA,
        reply=_POINT,
        result=[
            DataClient.TabularDataPoint(
                part_id="77ae3145-7b91-123a-a234-e567cdca8910",
                resource_name="camera-1",
                resource_api="rdk:component:camera",
                method_name="GetImage",
                time_captured=_TIME,
                organization_id=_ORG,
                location_id="l",
                robot_name="rover",
                robot_id="r",
                part_name="rover-main",
                method_parameters={"mime_type": "image/png"},
                tags=["a", "b"],
                payload={"readings": {"brightness": 3}},
            )
        ],
    ),
    # Without a zone it is UTC; with one it is not.
    Case(
        "export_tabular_data",
        "DataService/ExportTabularData",
        {
            **_CAMERA_REQUEST,
            "interval": {"start": "2023-06-05T11:00:00Z", "end": "2023-06-05T12:00:00Z"},
            "additional_parameters": {"a": [1, None]},
        },
        args=(
            *_CAMERA.values(),
            datetime(2023, 6, 5, 11, tzinfo=timezone.utc),
            datetime(2023, 6, 5, 14, tzinfo=timezone(timedelta(hours=2))),
            {"a": (1, None)},
        ),
        reply=_POINT,
        result=[
            DataClient.TabularDataPoint(
                *_CAMERA.values(),
                _TIME,
                _ORG,
                "l",
                "rover",
                "r",
                "rover-main",
                {"mime_type": "image/png"},
                ["a", "b"],
                {"readings": {"brightness": 3}},
            )
        ],
    ),
    Case(
        "delete_tabular_data",
        "DataService/DeleteTabularData",
        {"organization_id": _ORG, "delete_older_than_days": 150},
        kwargs={"organization_id": _ORG, "delete_older_than_days": 150},
        reply={"deleted_count": 12},
        result=12,
    ),
    Case(
        "delete_tabular_data",
        "DataService/DeleteTabularData",
        {
            "organization_id": _ORG,
            "delete_older_than_days": 0,
            "filter": {"robot_id": "r", "tags_filter": {"type": "TAGS_FILTER_TYPE_UNTAGGED"}},
        },
        args=(
            _ORG,
            0,
            DeleteTabularFilter(robot_id="r", tags_filter=TagsFilter(type=TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED)),
        ),
        reply={"deleted_count": 1},
        result=1,
    ),
]
