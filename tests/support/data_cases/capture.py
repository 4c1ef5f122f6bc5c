"""Uploads of captured data in one message."""

from __future__ import annotations

from datetime import datetime, timezone

from tests.support.cases import Case

_REQUESTED = datetime(2023, 6, 5, 11, tzinfo=timezone.utc)
_RECEIVED = datetime(2023, 6, 5, 11, 0, 3, tzinfo=timezone.utc)
_TIMES = {"time_requested": "2023-06-05T11:00:00Z", "time_received": "2023-06-05T11:00:03Z"}
_VALUE = "type.googleapis.com/google.protobuf.Value"
_READINGS = {
    "readings": {
        "linear_velocity": {"x": 0.5, "y": 0.0, "z": 0.0},
        "angular_velocity": {"x": 0.0, "y": 0.0, "z": 0.1},
    }
}
_IDS_REPLY = {"file_id": "file", "binary_data_id": "binary"}

CASES = [
    Case(
        "binary_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {
            "metadata": {
                "part_id": "INSERT YOUR PART ID",
                "component_type": "camera",
                "component_name": "my_camera",
                "method_name": "GetImages",
                "type": "DATA_TYPE_BINARY_SENSOR",
                "tags": ["tag_1", "tag_2"],
                "file_extension": ".jpg",
            },
            "sensor_contents": [{"metadata": _TIMES, "binary": "RW5jb2RlZCBpbWFnZSBieXRlcw=="}],
        },
        kwargs={
            "part_id": "INSERT YOUR PART ID",
            "component_type": "camera",
            "component_name": "my_camera",
            "method_name": "GetImages",
            "method_parameters": None,
            "tags": ["tag_1", "tag_2"],
            "data_request_times": [_REQUESTED, _RECEIVED],
            "file_extension": ".jpg",
            "binary_data": b"Encoded image bytes",
        },
        reply=_IDS_REPLY,
        result="binary",
    ),
    # The extension gets its dot, and parameters of a method are packed.
    Case(
        "binary_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {
            "metadata": {
                "part_id": "p",
                "component_type": "t",
                "component_name": "n",
                "method_name": "m",
                "type": "DATA_TYPE_BINARY_SENSOR",
                "method_parameters": {
                    "a": {"@type": _VALUE, "value": 1},
                    "b": {"@type": _VALUE, "value": {"c": [True, None, "x"]}},
                },
                "file_extension": ".png",
                "dataset_ids": ["d"],
                "mime_type": "image/png",
                "file_name": "extra",
            },
            "sensor_contents": [{"binary": ""}],
        },
        args=(b"", "p", "t", "n", "m", "png", {"a": 1, "b": {"c": [True, None, "x"]}}, None, ["d"], None, "image/png"),
        kwargs={"file_name": "extra"},
        reply=_IDS_REPLY,
        result="binary",
    ),
    Case(
        "tabular_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {
            "metadata": {
                "part_id": "INSERT YOUR PART ID",
                "component_type": "rdk:component:movement_sensor",
                "component_name": "my_movement_sensor",
                "method_name": "Readings",
                "type": "DATA_TYPE_TABULAR_SENSOR",
                "tags": ["sensor_data"],
            },
            "sensor_contents": [{"metadata": _TIMES, "struct": _READINGS}],
        },
        kwargs={
            "part_id": "INSERT YOUR PART ID",
            "component_type": "rdk:component:movement_sensor",
            "component_name": "my_movement_sensor",
            "method_name": "Readings",
            "tags": ["sensor_data"],
            "data_request_times": [(_REQUESTED, _RECEIVED)],
            "tabular_data": [_READINGS],
        },
        reply=_IDS_REPLY,
        result="file",
    ),
    Case(
        "tabular_data_capture_upload",
        "DataSyncService/DataCaptureUpload",
        {
            "metadata": {
                "part_id": "p",
                "component_type": "motor",
                "component_name": "left_motor",
                "method_name": "IsPowered",
                "type": "DATA_TYPE_TABULAR_SENSOR",
                "tags": ["tag_1", "tag_2"],
                "method_parameters": {"a": {"@type": _VALUE, "value": None}},
            },
            "sensor_contents": [
                {"metadata": _TIMES, "struct": {"PowerPCT": 0, "IsPowered": False}},
                {"struct": {}},
            ],
        },
        args=(
            [{"PowerPCT": 0, "IsPowered": False}, {}],
            "p",
            "motor",
            "left_motor",
            "IsPowered",
            [(_REQUESTED, _RECEIVED), None],
            {"a": None},
            ["tag_1", "tag_2"],
        ),
        reply=_IDS_REPLY,
        result="file",
    ),
]
