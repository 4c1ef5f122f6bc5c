"""The five ways to upload: contents, metadata, tags and datasets come back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from tests.support.emulator.fleet import Fleet
from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.proto.app.data import BinaryData
from viam_cloud.utils import create_filter
from viam_cloud_runtime import from_timestamp

_NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)
_TIMES = (_NOON, _NOON + timedelta(seconds=2))
_CAMERA: dict[str, Any] = {
    "component_type": "rdk:component:camera",
    "component_name": "front",
    "method_name": "GetImages",
    "method_parameters": {"quality": "high"},
    "tags": ["night"],
}


async def _read(sdk: Sdk, identifier: str) -> BinaryData:
    (item,) = await sdk.data.binary_data_by_ids([identifier])
    return item


def _check_metadata(item: BinaryData, fleet: Fleet, dataset: str, mime_type: str) -> None:
    capture = item.metadata.capture_metadata
    assert (capture.organization_id, capture.location_id) == (fleet.organization, fleet.location)
    assert (capture.robot_id, capture.part_id) == (fleet.robot, fleet.part)
    assert (capture.component_type, capture.component_name) == (_CAMERA["component_type"], _CAMERA["component_name"])
    assert (capture.method_name, capture.mime_type) == (_CAMERA["method_name"], mime_type)
    assert list(capture.method_parameters) == ["quality"]
    assert b"high" in capture.method_parameters["quality"].value
    assert "night" in capture.tags
    assert list(item.metadata.dataset_ids) == [dataset]


def _times(item: BinaryData) -> tuple[datetime, datetime]:
    return from_timestamp(item.metadata.time_requested), from_timestamp(item.metadata.time_received)


@scenario
async def a_file(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    dataset = await sdk.data.create_dataset("dogs", fleet.organization)
    uploaded = await sdk.data.file_upload(
        fleet.part,
        b"content",
        file_name="shot",
        file_extension=".bin",
        dataset_ids=[dataset],
        mime_type="image/x-raw",
        **_CAMERA,
    )
    item = await _read(sdk, uploaded)
    _check_metadata(item, fleet, dataset, "image/x-raw")
    assert (item.binary, item.metadata.file_name, item.metadata.file_ext) == (b"content", "shot", ".bin")


@scenario
async def a_file_of_a_path(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    dataset = await sdk.data.create_dataset("dogs", fleet.organization)
    path = sdk.folder / "shot.png"
    path.write_bytes(bytes(range(256)) * 1000)
    named = await sdk.data.file_upload_from_path(
        str(path), fleet.part, dataset_ids=[dataset], mime_type="image/x-raw", file_name="other.png", **_CAMERA
    )
    item = await _read(sdk, named)
    _check_metadata(item, fleet, dataset, "image/x-raw")
    assert (item.binary, item.metadata.file_name) == (path.read_bytes(), "other.png")
    plain = await _read(sdk, await sdk.data.file_upload_from_path(str(path), fleet.part))
    assert (plain.binary, plain.metadata.file_name, plain.metadata.file_ext) == (path.read_bytes(), "shot", ".png")
    assert plain.metadata.capture_metadata.mime_type == "image/png"


@scenario
async def a_reading_that_is_binary(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    dataset = await sdk.data.create_dataset("dogs", fleet.organization)
    uploaded = await sdk.data.binary_data_capture_upload(
        b"image",
        fleet.part,
        file_extension=".png",
        dataset_ids=[dataset],
        data_request_times=_TIMES,
        mime_type="image/x-raw",
        **_CAMERA,
    )
    item = await _read(sdk, uploaded)
    _check_metadata(item, fleet, dataset, "image/x-raw")
    assert (item.binary, item.metadata.file_ext, _times(item)) == (b"image", ".png", _TIMES)


@scenario
async def a_reading_that_is_streamed(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    dataset = await sdk.data.create_dataset("dogs", fleet.organization)
    content = bytes(range(256)) * 1000
    uploaded = await sdk.data.streaming_data_capture_upload(
        content,
        fleet.part,
        "png",
        data_request_times=_TIMES,
        dataset_ids=[dataset],
        mime_type="image/x-raw",
        **_CAMERA,
    )
    item = await _read(sdk, uploaded)
    _check_metadata(item, fleet, dataset, "image/x-raw")
    assert (item.binary, item.metadata.file_ext, _times(item)) == (content, ".png", _TIMES)


@scenario
async def readings_that_are_tabular(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    sensor: dict[str, Any] = {
        "component_type": "rdk:component:sensor",
        "component_name": "thermometer",
        "method_name": "Readings",
    }
    times = [_TIMES, (_NOON + timedelta(minutes=1), _NOON + timedelta(minutes=2))]
    values: list[dict[str, Any]] = [{"n": 1, "deep": {"list": [1.5, None, "é"]}}, {"n": 2}]
    await sdk.data.tabular_data_capture_upload(
        [{"readings": value} for value in values],
        fleet.part,
        data_request_times=times,
        method_parameters={"unit": "celsius"},
        tags=["night"],
        **sensor,
    )
    filter = create_filter(part_id=fleet.part)
    rows, count, _ = await sdk.data.tabular_data_by_filter(filter)
    assert count == 2
    rows.sort(key=lambda row: row.time_requested)
    assert [row.data for row in rows] == [{"readings": value} for value in values]
    assert [(row.time_requested, row.time_received) for row in rows] == times
    metadata = rows[0].metadata
    assert {name: getattr(metadata, name) for name in sensor} == sensor
    assert (list(metadata.tags), list(metadata.method_parameters)) == (["night"], ["unit"])
