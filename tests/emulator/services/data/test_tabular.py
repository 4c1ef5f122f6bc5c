"""Tabular data: uploaded, listed by filters, exported, deleted."""

from __future__ import annotations

import datetime
import math
from typing import Any

import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.struct_pb2 import Struct, Value
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.emulator.captures import SENSOR, at, emulator_of_its_own, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from tests.support.flavours import Flavour
from viam_cloud import ViamClient
from viam_cloud.errors import InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import data, datasync
from viam_cloud_runtime import dict_to_struct, struct_to_dict

_RESOURCE = {
    "resource_name": SENSOR["component_name"],
    "resource_subtype": SENSOR["component_type"],
    "method_name": SENSOR["method_name"],
}
_ASCENDING = data.Order.ORDER_ASCENDING


def _listed(cloud: Cloud, fleet: Fleet, **request: Any) -> data.TabularDataByFilterResponse:
    wanted = data.Filter(organization_ids=[fleet.organization], **request.pop("filter", {}))
    outer = {name: request.pop(name) for name in ("count_only",) if name in request}
    page = data.DataRequest(filter=wanted, **{"sort_order": _ASCENDING, **request})
    response: data.TabularDataByFilterResponse = cloud.data.tabular_data_by_filter(data_request=page, **outer)
    return response


def _values(response: data.TabularDataByFilterResponse) -> list[Any]:
    return [struct_to_dict(each.data)["readings"]["n"] for each in response.data]


def _export(cloud: Cloud, part_id: str, **request: Any) -> list[data.ExportTabularDataResponse]:
    found: list[data.ExportTabularDataResponse] = cloud.data.export_tabular_data(
        part_id=part_id, **{**_RESOURCE, **request}
    )
    return found


def test_what_is_uploaded_comes_back(cloud: Cloud, fleet: Fleet) -> None:
    values: list[dict[str, Any]] = [{"n": 1, "nested": {"list": [1.5, None, "é", {}], "yes": True}}, {"n": 2}]
    upload_readings(cloud, fleet.part, values, tags=["a", "b", "a"])
    response = _listed(cloud, fleet)
    assert [struct_to_dict(each.data) for each in response.data] == [{"readings": value} for value in values]
    (metadata,) = response.metadata
    assert {each.metadata_index for each in response.data} == {0}
    assert (metadata.organization_id, metadata.location_id) == (fleet.organization, fleet.location)
    assert (metadata.robot_id, metadata.robot_name) == (fleet.robot, "Rosie")
    assert (metadata.part_id, metadata.part_name) == (fleet.part, "Rosie-main")
    assert (metadata.component_type, metadata.component_name) == (SENSOR["component_type"], "thermometer")
    assert (metadata.method_name, list(metadata.tags)) == ("Readings", ["a", "b"])
    assert [each.time_requested for each in response.data] == [at(0), at(1)]
    assert response.count == 2


def test_metadata_is_shared_by_what_has_the_same(cloud: Cloud, fleet: Fleet) -> None:
    upload_readings(cloud, fleet.part, [{"n": 1}], minute=0)
    upload_readings(cloud, fleet.part, [{"n": 2}], minute=1, component_name="other")
    upload_readings(cloud, fleet.part, [{"n": 3}], minute=2)
    response = _listed(cloud, fleet)
    assert [metadata.component_name for metadata in response.metadata] == ["thermometer", "other"]
    assert [each.metadata_index for each in response.data] == [0, 1, 0]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({}, [1, 2, 3]),
        ({"component_name": "thermometer"}, [1, 2]),
        ({"component_type": "sensor"}, [1, 2]),
        ({"method": "Readings"}, [1, 2]),
        ({"method": "Position"}, [3]),
        ({"robot_name": "Rosie"}, [1, 2, 3]),
        ({"part_name": "nobody"}, []),
        ({"mime_type": ["image/png"]}, []),
        ({"dataset_id": "d"}, []),
        ({"interval": data.CaptureInterval(start=at(1))}, [2, 3]),
        ({"interval": data.CaptureInterval(end=at(1))}, [1, 2]),
        ({"tags_filter": data.TagsFilter(tags=["night", "x"])}, [3]),
        ({"tags_filter": data.TagsFilter(type=data.TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED)}, [1, 2]),
    ],
)
def test_filters(cloud: Cloud, fleet: Fleet, condition: dict[str, Any], expected: list[int]) -> None:
    upload_readings(cloud, fleet.part, [{"n": 1}, {"n": 2}])
    motor = {"component_type": "motor", "component_name": "left", "method_name": "Position"}
    upload_readings(cloud, fleet.part, [{"n": 3}], minute=2, tags=["night"], **motor)
    assert _values(_listed(cloud, fleet, filter=condition)) == expected
    counted = _listed(cloud, fleet, filter=condition, count_only=True)
    assert (counted.count, len(counted.data)) == (len(expected), 0)
    assert counted.total_size_bytes == len(expected) * len('{"readings": {"n": 1.0}}')


@settings(max_examples=20)
@given(minutes=st.lists(st.integers(0, 3), max_size=12), limit=st.integers(1, 13), ascending=st.booleans())
def test_pages(blocking_client: ViamClient, minutes: list[int], limit: int, ascending: bool) -> None:
    cloud = Cloud(Flavour(blocking_client, None))
    fleet = cloud.new_fleet()
    for number, minute in enumerate(minutes):
        upload_readings(cloud, fleet.part, [{"n": number}], minute=minute)
    oldest_first = [number for _, number in sorted(zip(minutes, range(len(minutes)), strict=True))]
    order = _ASCENDING if ascending else data.Order.ORDER_DESCENDING
    found: list[int] = []
    last = ""
    while True:
        page = _listed(cloud, fleet, limit=limit, last=last, sort_order=order)
        if not page.data:
            break
        last = page.last
        assert len(page.data) <= limit
        found += _values(page)
    assert found == (oldest_first if ascending else oldest_first[::-1])


def test_export(cloud: Cloud, fleet: Fleet) -> None:
    upload_readings(cloud, fleet.part, [{"n": 2}], minute=2, tags=["a"])
    upload_readings(cloud, fleet.part, [{"n": 1}], minute=1)
    upload_readings(cloud, fleet.part, [{"n": 3}], minute=1, component_name="other")
    first, second = _export(cloud, fleet.part)
    assert [struct_to_dict(each.payload) for each in (first, second)] == [
        {"readings": {"n": 1}},
        {"readings": {"n": 2}},
    ]
    assert (second.time_captured, list(second.tags)) == (at(2), ["a"])
    assert (second.part_id, second.part_name, second.robot_id) == (fleet.part, "Rosie-main", fleet.robot)
    assert (second.organization_id, second.location_id) == (fleet.organization, fleet.location)
    assert _export(cloud, fleet.part, interval=data.CaptureInterval(start=at(2))) == [second]
    assert _export(cloud, fleet.part, interval=data.CaptureInterval(end=at(1))) == [first]
    assert _export(cloud, fleet.part, method_name="Other") == []


def test_export_of_more_than_a_page(blocking_cloud: Cloud) -> None:
    fleet = blocking_cloud.new_fleet()
    for _ in range(3):
        upload_readings(blocking_cloud, fleet.part, [{"n": number} for number in range(500)])
    found = _export(blocking_cloud, fleet.part)
    numbers = [struct_to_dict(each.payload)["readings"]["n"] for each in found]
    assert numbers == [number for number in range(500) for _ in range(3)]


def test_parameters_tell_captures_apart(cloud: Cloud, fleet: Fleet) -> None:
    for number, text in enumerate(("left", "right")):
        parameter = AnyMessage()
        parameter.Pack(Value(string_value=text))
        upload_readings(cloud, fleet.part, [{"n": number}], method_parameters={"side": parameter})
    (found,) = _export(cloud, fleet.part, additional_parameters=dict_to_struct({"side": "right"}))
    assert struct_to_dict(found.payload) == {"readings": {"n": 1}}
    assert struct_to_dict(found.method_parameters) == {"side": "right"}
    assert _export(cloud, fleet.part, additional_parameters=Struct()) == []
    assert len(_export(cloud, fleet.part)) == 2


def test_latest(cloud: Cloud, fleet: Fleet) -> None:
    assert not cloud.data.get_latest_tabular_data(part_id=fleet.part, **_RESOURCE).HasField("payload")
    upload_readings(cloud, fleet.part, [{"n": 1}, {"n": 2}])
    upload_readings(cloud, fleet.part, [{"n": 3}], minute=-5)
    latest = cloud.data.get_latest_tabular_data(part_id=fleet.part, **_RESOURCE)
    assert struct_to_dict(latest.payload) == {"readings": {"n": 2}}
    assert latest.time_captured == at(1)
    assert latest.time_synced.seconds > at(1).seconds


@pytest.mark.parametrize("is_async", [False, True])
def test_what_was_synced_long_ago_is_not_the_latest(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        upload_readings(cloud, fleet.part, [{"n": 1}])
        emulator.advance(datetime.timedelta(days=366))
        emulator.expire_tokens()
        assert not cloud.data.get_latest_tabular_data(part_id=fleet.part, **_RESOURCE).HasField("time_captured")
        assert len(_export(cloud, fleet.part)) == 1


@pytest.mark.parametrize("missing", ["part_id", *_RESOURCE])
def test_a_resource_has_to_be_named(cloud: Cloud, fleet: Fleet, missing: str) -> None:
    request = {"part_id": fleet.part, **_RESOURCE, missing: ""}
    with pytest.raises(InvalidArgumentError, match=missing):
        cloud.data.get_latest_tabular_data(**request)
    with pytest.raises(InvalidArgumentError, match=missing):
        cloud.data.export_tabular_data(**request)
    with pytest.raises(NotFoundError, match="part"):
        cloud.data.export_tabular_data(**{**_RESOURCE, "part_id": unknown_id()})


def test_deletion_by_age(cloud: Cloud, fleet: Fleet) -> None:
    upload_readings(cloud, fleet.part, [{"n": 1}])
    recent = datasync.SensorData(struct=dict_to_struct({"readings": {"n": 2}}))
    cloud.data.data_capture_upload(
        metadata=datasync.UploadMetadata(part_id=fleet.part, **SENSOR), sensor_contents=[recent]
    )
    delete = cloud.data.delete_tabular_data
    assert delete(organization_id=fleet.organization, delete_older_than_days=2**32 - 1).deleted_count == 0
    assert delete(organization_id=fleet.organization, delete_older_than_days=1).deleted_count == 1
    assert _values(_listed(cloud, fleet)) == [2]
    assert delete(organization_id=fleet.organization).deleted_count == 1
    assert _listed(cloud, fleet, count_only=True).count == 0


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        ({}, []),
        ({"component_name": "thermometer"}, [3]),
        ({"component_type": "motor"}, [1, 2]),
        ({"method": "Position"}, [1, 2]),
        ({"tags_filter": data.TagsFilter(tags=["night"])}, [1, 2]),
        ({"robot_id": "other"}, [1, 2, 3]),
        ({"location_ids": ["other"]}, [1, 2, 3]),
    ],
)
def test_deletion_by_filter(cloud: Cloud, fleet: Fleet, condition: dict[str, Any], left: list[int]) -> None:
    other = cloud.new_fleet()
    upload_readings(cloud, other.part, [{"n": 9}])
    upload_readings(cloud, fleet.part, [{"n": 1}, {"n": 2}])
    motor = {"component_type": "motor", "component_name": "left", "method_name": "Position"}
    upload_readings(cloud, fleet.part, [{"n": 3}], minute=2, tags=["night"], **motor)
    wanted = data.DeleteTabularFilter(**condition)
    response = cloud.data.delete_tabular_data(organization_id=fleet.organization, filter=wanted)
    assert response.deleted_count == 3 - len(left)
    assert _values(_listed(cloud, fleet)) == left
    assert _values(_listed(cloud, other)) == [9]


@pytest.mark.parametrize(
    ("metadata", "contents", "message"),
    [
        ({}, [], "sensor_contents"),
        ({}, [datasync.SensorData()], "struct or binary"),
        ({}, [datasync.SensorData(struct=Struct()), datasync.SensorData(binary=b"x")], r"sensor_contents\[1\]"),
        ({"type": datasync.DataType.DATA_TYPE_FILE}, [datasync.SensorData(binary=b"x")], "metadata.type"),
        ({"type": datasync.DataType.DATA_TYPE_BINARY_SENSOR}, [datasync.SensorData(struct=Struct())], "binary"),
        ({"type": datasync.DataType.DATA_TYPE_TABULAR_SENSOR}, [datasync.SensorData(binary=b"x")], "struct"),
        ({}, [datasync.SensorData(binary=b"x")] * 2, "exactly one"),
        ({"dataset_ids": ["d"]}, [datasync.SensorData(struct=Struct())], "dataset_ids"),
        ({"tags": [" "]}, [datasync.SensorData(struct=Struct())], "tags"),
        ({"part_id": ""}, [datasync.SensorData(struct=Struct())], "part_id"),
    ],
)
def test_refused_uploads(
    cloud: Cloud, fleet: Fleet, metadata: dict[str, Any], contents: list[datasync.SensorData], message: str
) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        cloud.data.data_capture_upload(
            metadata=datasync.UploadMetadata(**{"part_id": fleet.part, **metadata}), sensor_contents=contents
        )
    assert _listed(cloud, fleet, count_only=True).count == 0


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_does_not_have(cloud: Cloud, fleet: Fleet, number: float) -> None:
    struct = Struct()
    struct.fields["readings"].struct_value.fields["list"].list_value.values.add(number_value=number)
    with pytest.raises(InvalidArgumentError, match=r"sensor_contents\[0\]\.struct\.readings\.list\[0\]"):
        cloud.data.data_capture_upload(
            metadata=datasync.UploadMetadata(part_id=fleet.part), sensor_contents=[datasync.SensorData(struct=struct)]
        )


def test_a_reading_has_at_most_4_mib(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(InvalidArgumentError, match=r"sensor_contents\[1\] has more than 4 MiB"):
        upload_readings(cloud, fleet.part, [{"n": 1}, {"n": "x" * 4 * 1024 * 1024}])
    upload_readings(cloud, fleet.part, [{"n": "x" * (4 * 1024 * 1024 - 100)}] * 2)


def test_binary_data_in_one_message(cloud: Cloud, fleet: Fleet) -> None:
    annotations = data.Annotations(bboxes=[data.BoundingBox(label="dog", x_max_normalized=1, y_max_normalized=1)])
    content = datasync.SensorData(
        metadata=datasync.SensorMetadata(time_requested=at(1), time_received=at(2), annotations=annotations),
        binary=b"image",
    )
    metadata = datasync.UploadMetadata(
        part_id=fleet.part, type=datasync.DataType.DATA_TYPE_BINARY_SENSOR, file_extension=".png", tags=["a"]
    )
    response = cloud.data.data_capture_upload(metadata=metadata, sensor_contents=[content])
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[response.binary_data_id], include_binary=True).data
    assert (item.binary, item.metadata.id) == (b"image", response.file_id)
    assert (item.metadata.capture_metadata.mime_type, item.metadata.file_ext) == ("image/png", ".png")
    assert (item.metadata.time_requested, item.metadata.time_received) == (at(1), at(2))
    (box,) = item.metadata.annotations.bboxes
    assert (box.label, bool(box.id)) == ("dog", True)
