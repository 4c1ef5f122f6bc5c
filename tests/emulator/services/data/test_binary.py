"""Files: uploaded, listed by filters, downloaded byte for byte, deleted."""

from __future__ import annotations

import datetime
import hashlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.fleet import Cloud, Fleet, file_messages, unknown_id
from tests.support.emulator.rpc_calls import Rpcs
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT, wait_for
from viam_cloud.errors import GRPCError, InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import data, datasync
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.files import FileStore, ReceivedFile

_NOON = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.timezone.utc)


def _at(minutes: int) -> Timestamp:
    timestamp = Timestamp()
    timestamp.FromDatetime(_NOON + datetime.timedelta(minutes=minutes))
    return timestamp


def _file_names(response: data.BinaryDataByFilterResponse) -> list[str]:
    return [item.metadata.file_name for item in response.data]


@pytest.mark.parametrize("chunks", [[], [b""], [b"one"], [b"one", b"", b"two"], [bytes(range(256)) * 4096] * 9])
def test_what_is_uploaded_comes_back(cloud: Cloud, fleet: Fleet, chunks: list[bytes]) -> None:
    content = b"".join(chunks)
    identifier = cloud.upload(fleet.part, *chunks, file_name="data.bin")
    response = cloud.data.binary_data_by_ids(binary_data_ids=[identifier], include_binary=True)
    (item,) = response.data
    assert response.count == 1
    assert item.binary == content
    assert item.metadata.file_size_bytes == len(content)
    assert item.metadata.binary_data_id == identifier
    listed = cloud.list_files(fleet.organization, include_binary=True)
    assert list(listed.data) == [item]
    assert listed.total_size_bytes == len(content)


def test_metadata(cloud: Cloud, fleet: Fleet) -> None:
    parameter = AnyMessage(type_url="type.googleapis.com/x", value=b"1")
    identifier = cloud.upload(
        fleet.part,
        b"content",
        component_type="rdk:component:camera",
        component_name="front",
        method_name="GetImages",
        method_parameters={"quality": parameter},
        file_name="shot.JPG",
        file_create_time=_at(0),
        tags=["a", "b", "a"],
    )
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[identifier]).data
    metadata = item.metadata
    capture = metadata.capture_metadata
    assert item.binary == b""
    assert (capture.organization_id, capture.location_id) == (fleet.organization, fleet.location)
    assert (capture.robot_id, capture.robot_name) == (fleet.robot, "Rosie")
    assert (capture.part_id, capture.part_name) == (fleet.part, "Rosie-main")
    assert (capture.component_type, capture.component_name) == ("rdk:component:camera", "front")
    assert (capture.method_name, list(capture.tags)) == ("GetImages", ["a", "b"])
    assert capture.method_parameters["quality"] == parameter
    assert (capture.mime_type, metadata.file_name, metadata.file_ext) == ("image/jpeg", "shot.JPG", ".JPG")
    assert metadata.time_requested == metadata.time_received == _at(0)


@pytest.mark.parametrize(
    ("given", "mime_type"),
    [
        ({"file_extension": ".pcd"}, "pointcloud/pcd"),
        ({"file_name": "a.png", "mime_type": "image/webp"}, "image/webp"),
        ({"file_name": "README"}, "application/octet-stream"),
        ({"file_name": "../../etc/passwd"}, "application/octet-stream"),
        ({"file_name": "a.txt", "file_extension": ".png"}, "image/png"),
    ],
)
def test_mime_types(cloud: Cloud, fleet: Fleet, given: dict[str, str], mime_type: str) -> None:
    identifier = cloud.upload(fleet.part, b"x", **given)
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[identifier]).data
    assert item.metadata.capture_metadata.mime_type == mime_type


def test_streaming_data_capture_upload(cloud: Cloud, fleet: Fleet) -> None:
    annotations = data.Annotations(bboxes=[data.BoundingBox(id="1", label="dog", x_max_normalized=0.5)])
    metadata = datasync.DataCaptureUploadMetadata(
        upload_metadata=datasync.UploadMetadata(part_id=fleet.part, file_extension=".png"),
        sensor_metadata=datasync.SensorMetadata(time_requested=_at(1), time_received=_at(2), annotations=annotations),
    )
    messages = [
        datasync.StreamingDataCaptureUploadRequest(metadata=metadata),
        datasync.StreamingDataCaptureUploadRequest(data=b"abc"),
        datasync.StreamingDataCaptureUploadRequest(data=b"def"),
    ]
    identifier = cloud.data.streaming_data_capture_upload(messages).binary_data_id
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[identifier], include_binary=True).data
    assert item.binary == b"abcdef"
    assert item.metadata.annotations == annotations
    assert (item.metadata.time_requested, item.metadata.time_received) == (_at(1), _at(2))


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [datasync.FileUploadRequest()],
        [datasync.FileUploadRequest(file_contents=datasync.FileData(data=b"x"))],
        [datasync.FileUploadRequest(metadata=datasync.UploadMetadata())],
    ],
)
def test_uploads_begin_with_metadata(cloud: Cloud, messages: list[datasync.FileUploadRequest]) -> None:
    with pytest.raises(InvalidArgumentError, match=r"metadata|part_id"):
        cloud.data.file_upload(messages)


def test_refused_uploads_store_nothing(cloud: Cloud, fleet: Fleet) -> None:
    metadata = datasync.UploadMetadata(part_id=fleet.part)
    twice = [*file_messages(metadata, [b"x"]), *file_messages(metadata, [b"y"])]
    with pytest.raises(InvalidArgumentError, match="file_contents"):
        cloud.data.file_upload(twice)
    with pytest.raises(NotFoundError, match="dataset_ids"):
        cloud.upload(fleet.part, b"x", dataset_ids=["d"])
    with pytest.raises(InvalidArgumentError, match="file_create_time"):
        cloud.upload(fleet.part, b"x", file_create_time=Timestamp(seconds=2**60))
    part = unknown_id()
    with pytest.raises(NotFoundError, match=part):
        cloud.upload(part, b"x")
    assert cloud.list_files(fleet.organization, count_only=True).count == 0


def test_cut_uploads_store_nothing(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        fleet = Cloud(Flavour(client, None)).new_fleet()

        def messages() -> Iterator[datasync.FileUploadRequest]:
            yield from file_messages(datasync.UploadMetadata(part_id=fleet.part), [b"begin"])
            raise OSError("the disk is gone")

        # Many, since the server may take the end of a cut stream for the end of a whole one.
        for _ in range(100):
            with pytest.raises(OSError, match="the disk is gone"):
                Rpcs(client.call).file_upload(messages())
    # Stopping has waited for the calls, so that there is nothing left to happen later.
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        assert Cloud(Flavour(client, None)).list_files(fleet.organization, count_only=True).count == 0


def test_stopping_ends_an_upload_that_stalls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arrived, over = threading.Event(), threading.Event()
    receive = FileStore.receive

    def observed(store: FileStore, chunks: Iterator[bytes]) -> ReceivedFile:
        def each() -> Iterator[bytes]:
            for chunk in chunks:
                arrived.set()
                yield chunk

        return receive(store, each())

    monkeypatch.setattr(FileStore, "receive", observed)
    with Emulator(data=tmp_path) as emulator, emulator.client() as client, ThreadPoolExecutor(1) as pool:
        fleet = Cloud(Flavour(client, None)).new_fleet()

        def messages() -> Iterator[datasync.FileUploadRequest]:
            yield from file_messages(datasync.UploadMetadata(part_id=fleet.part), [b"begin"])
            wait_for(over)

        upload = pool.submit(Rpcs(client.call).file_upload, messages())
        wait_for(arrived)
        emulator.stop(grace=0)
        over.set()
        with pytest.raises(GRPCError):
            upload.result(LIMIT)
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_equal_contents_are_kept_once_and_until_the_last_is_gone(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        first, second = (cloud.upload(fleet.part, b"same") for _ in range(2))
        digest = hashlib.sha256(b"same").hexdigest()
        assert [path.name for path in (tmp_path / "files").rglob("*") if path.is_file()] == [digest]
        Rpcs(client.call).delete_binary_data_by_ids(binary_data_ids=[first])
        (item,) = cloud.list_files(fleet.organization, include_binary=True).data
        assert (item.metadata.binary_data_id, item.binary) == (second, b"same")
        Rpcs(client.call).delete_binary_data_by_ids(binary_data_ids=[second])
        assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_data_outlives_its_machine_but_not_its_organization(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        identifier = cloud.upload(fleet.part, b"x")
        cloud.app.delete_robot(id=fleet.robot)
        cloud.app.delete_location(location_id=fleet.location)
        (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[identifier], include_binary=True).data
        assert (item.binary, item.metadata.capture_metadata.robot_name) == (b"x", "Rosie")
        cloud.app.delete_organization(organization_id=fleet.organization)
        assert cloud.data.binary_data_by_ids(binary_data_ids=[identifier]).count == 0
    with Emulator(data=tmp_path):
        assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_by_ids_gives_each_once_in_the_order_asked_for(cloud: Cloud, fleet: Fleet) -> None:
    first, second = (cloud.upload(fleet.part, content) for content in (b"1", b"2"))
    organization, location, file_id = first.split("/")
    old = data.BinaryID(organization_id=organization, location_id=location, file_id=file_id)
    response = cloud.data.binary_data_by_ids(
        binary_data_ids=[second, "unknown", second], binary_ids=[old], include_binary=True
    )
    assert [item.binary for item in response.data] == [b"2", b"1"]
    assert response.count == 2


def test_deletion_counts_what_it_deleted(cloud: Cloud, fleet: Fleet) -> None:
    first, second = (cloud.upload(fleet.part, content) for content in (b"1", b"2"))
    assert cloud.data.delete_binary_data_by_ids(binary_data_ids=[first, first, "unknown"]).deleted_count == 1
    assert [item.metadata.binary_data_id for item in cloud.list_files(fleet.organization).data] == [second]
    assert cloud.data.delete_binary_data_by_ids(binary_data_ids=[first]).deleted_count == 0


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({}, "abc"),
        ({"component_name": "front"}, "a"),
        ({"component_type": "camera"}, "a"),
        ({"component_type": "rdk:component:camera"}, "a"),
        ({"component_type": "component:camera"}, ""),
        ({"method": "GetImages"}, "ab"),
        ({"robot_name": "Rosie"}, "abc"),
        ({"robot_name": "Marvin"}, ""),
        ({"part_name": "Rosie-main", "method": "GetImages", "component_name": "back"}, "b"),
        ({"mime_type": ["image/png", "image/jpeg"]}, "ab"),
        ({"location_ids": ["nowhere"]}, ""),
        ({"interval": data.CaptureInterval(start=_at(2))}, "bc"),
        ({"interval": data.CaptureInterval(end=_at(2))}, "ab"),
        ({"interval": data.CaptureInterval(start=_at(2), end=_at(2))}, "b"),
        ({"tags_filter": data.TagsFilter(type=data.TagsFilterType.TAGS_FILTER_TYPE_TAGGED)}, "ab"),
        ({"tags_filter": data.TagsFilter(type=data.TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED)}, "c"),
        (
            {
                "tags_filter": data.TagsFilter(
                    type=data.TagsFilterType.TAGS_FILTER_TYPE_MATCH_BY_OR, tags=["night", 'a "quoted" one']
                )
            },
            "ab",
        ),
        ({"tags_filter": data.TagsFilter(tags=["night"])}, "a"),
        ({"tags_filter": data.TagsFilter()}, "abc"),
    ],
)
def test_filters(cloud: Cloud, fleet: Fleet, condition: dict[str, Any], expected: str) -> None:
    camera = {"component_type": "rdk:component:camera", "component_name": "front", "method_name": "GetImages"}
    cloud.upload(
        fleet.part, b"1", file_name="a", file_create_time=_at(1), tags=["night"], mime_type="image/png", **camera
    )
    lidar = {"component_name": "back", "method_name": "GetImages", "mime_type": "image/jpeg"}
    cloud.upload(fleet.part, b"22", file_name="b", file_create_time=_at(2), tags=['a "quoted" one'], **lidar)
    cloud.upload(fleet.part, b"333", file_name="c", file_create_time=_at(3))
    order = data.Order.ORDER_ASCENDING
    found = cloud.list_files(fleet.organization, filter=condition, sort_order=order)
    assert "".join(_file_names(found)) == expected
    counted = cloud.list_files(fleet.organization, filter=condition, count_only=True)
    assert (counted.count, len(counted.data)) == (len(expected), 0)
    assert counted.total_size_bytes == sum({"a": 1, "b": 2, "c": 3}[name] for name in expected)


def test_filter_by_ids(cloud: Cloud, fleet: Fleet) -> None:
    attic = cloud.app.create_location(organization_id=fleet.organization, name="Attic").location.id
    robot = cloud.app.new_robot(name="Marvin", location=attic).id
    (part,) = cloud.app.get_robot_parts(robot_id=robot).parts
    cloud.upload(fleet.part, b"", file_name="mine")
    cloud.upload(part.id, b"", file_name="other")
    for condition in ({"location_ids": [attic]}, {"robot_id": robot}, {"part_id": part.id}):
        assert _file_names(cloud.list_files(fleet.organization, filter=condition)) == ["other"]
    both = cloud.list_files(fleet.organization, filter={"location_ids": [attic, fleet.location]})
    assert both.count == 2
