"""Calls that must not reach the server: method, RPC, arguments, and the error."""

from __future__ import annotations

from datetime import datetime, timezone

from viam_cloud.proto.app.data import BinaryID

_OLD_ID = BinaryID(file_id="f", organization_id="o", location_id="l")
_NOW = datetime(2026, 6, 5, 11, tzinfo=timezone.utc)
_CAPTURE = {"part_id": "p", "component_type": "t", "component_name": "n", "method_name": "m"}
_BINARY = {**_CAPTURE, "binary_data": b"x", "file_extension": ".jpg"}

REFUSED: list[tuple[str, str, dict[str, object], type[Exception], str]] = [
    (
        "delete_binary_data_by_filter",
        "DataService/DeleteBinaryDataByFilter",
        {"filter": None},
        ValueError,
        r"filter: None could mean that everything goes.*an empty Filter\(\)",
    ),
    (
        "delete_binary_data_by_filter",
        "DataService/DeleteBinaryDataByFilter",
        {"filter": {"robot": "r"}},
        TypeError,
        "filter: Filter has no field robot",
    ),
    (
        "tabular_data_by_mql",
        "DataService/TabularDataByMQL",
        {"organization_id": "o", "query": {"$limit": 5}},
        TypeError,
        "query: expected a list of stages, got dict",
    ),
    (
        "tabular_data_by_mql",
        "DataService/TabularDataByMQL",
        {"organization_id": "o", "query": [{"$limit": 5}, "x"]},
        TypeError,
        r"query\[1\]: expected a dict or BSON bytes, got str",
    ),
    (
        "tabular_data_by_mql",
        "DataService/TabularDataByMQL",
        {"organization_id": "o", "query": [{"$limit": 2**70}]},
        ValueError,
        r"query\[0\]: .*8-byte",
    ),
    (
        "create_index",
        "DataService/CreateIndex",
        {"organization_id": "o", "collection_type": 1, "index_spec": {}},
        ValueError,
        "index_spec: expected the keys to index",
    ),
    (
        "create_index",
        "DataService/CreateIndex",
        {"organization_id": "o", "collection_type": 1, "index_spec": {"a": object()}},
        TypeError,
        "index_spec: .*cannot encode object",
    ),
    (
        "list_indexes",
        "DataService/ListIndexes",
        {"organization_id": "o", "collection_type": "HOT"},
        ValueError,
        "collection_type",
    ),
    ("update_sequence", "DataService/UpdateSequence", {"id": "s"}, ValueError, "nothing to change: give at least one"),
    (
        "update_sequence",
        "DataService/UpdateSequence",
        {"id": "s", "start_time": "today"},
        TypeError,
        "start_time: expected datetime",
    ),
    (
        "rename_data_pipeline",
        "DataPipelinesService/RenameDataPipeline",
        {"id": "", "name": "n"},
        ValueError,
        "id: expected a text",
    ),
    (
        "rename_data_pipeline",
        "DataPipelinesService/RenameDataPipeline",
        {"id": "p", "name": ""},
        ValueError,
        "name: expected a text",
    ),
    (
        "binary_data_by_ids",
        "DataService/BinaryDataByIDs",
        {"binary_ids": "one"},
        TypeError,
        "binary_ids: expected a list of IDs, got str",
    ),
    (
        "delete_binary_data_by_ids",
        "DataService/DeleteBinaryDataByIDs",
        {"binary_ids": ["one", 2]},
        TypeError,
        r"binary_ids\[1\]: expected the ID as str, got int",
    ),
    (
        "delete_binary_data_by_ids",
        "DataService/DeleteBinaryDataByIDs",
        {"binary_ids": ["one", _OLD_ID]},
        TypeError,
        r"binary_ids\[1\]: expected one form for all, plain IDs as before",
    ),
    (
        "remove_bounding_box_from_image_by_id",
        "DataService/RemoveBoundingBoxFromImageByID",
        {"bbox_id": "b", "binary_id": None},
        TypeError,
        "binary_id: expected the ID as str, got NoneType",
    ),
    (
        "tags_by_filter",
        "DataService/TagsByFilter",
        {"filter": "component_name=camera-1"},
        TypeError,
        "filter",
    ),
    (
        "binary_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {**_BINARY, "binary_data": "x"},
        TypeError,
        "binary_data: expected bytes, got str",
    ),
    (
        "binary_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {**_BINARY, "data_request_times": (_NOW,)},
        ValueError,
        "data_request_times: expected two times, requested and received, got 1",
    ),
    (
        "binary_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {**_BINARY, "method_parameters": {"a": float("nan")}},
        ValueError,
        r"method_parameters\['a'\]: NaN",
    ),
    (
        "binary_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {**_BINARY, "method_parameters": {1: "a"}},
        TypeError,
        "method_parameters: keys must be str, got int 1",
    ),
    (
        "binary_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {**_BINARY, "file_extension": 3},
        TypeError,
        "file_extension: expected a file extension",
    ),
    (
        "tabular_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {**_CAPTURE, "tabular_data": [{}, {}], "data_request_times": [(_NOW, _NOW)]},
        ValueError,
        "data_request_times: expected one pair of times for each of the 2 readings in tabular_data, got 1",
    ),
    (
        "tabular_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {**_CAPTURE, "tabular_data": [{"a": {"b": b"x"}}], "data_request_times": [(_NOW, _NOW)]},
        TypeError,
        r"tabular_data\[0\]\.a\.b: bytes",
    ),
]
