"""Sequences, their data, their datasets, and exports of these."""

from __future__ import annotations

import datetime
import io
import json
import urllib.request
import zipfile
from typing import Any

import pytest
from google.protobuf.field_mask_pb2 import FieldMask

from tests.support.emulator.captures import at, emulator_of_its_own
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from viam_cloud.errors import FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import data, dataset

_SEQUENCES = dataset.DatasetType.DATASET_TYPE_SEQUENCE_DATA
_CAMERA = {"component_name": "front", "method_name": "GetImages"}
_FRONT = data.SequenceResourceFilter(resource_name="front", method_name="GetImages")


def _create(cloud: Cloud, fleet: Fleet, start: float = 1, end: float = 2, **request: Any) -> str:
    fields = {"part_id": fleet.part, "resources": [_FRONT], "start_time": at(start), "end_time": at(end), **request}
    identifier: str = cloud.data.create_sequence(**fields).id
    return identifier


def _dataset(cloud: Cloud, fleet: Fleet, name: str = "films") -> str:
    identifier: str = cloud.data.create_dataset(name=name, organization_id=fleet.organization, type=_SEQUENCES).id
    return identifier


def _ids(response: Any) -> list[str]:
    return [sequence.id for sequence in response.sequences]


def test_sequences_are_made_changed_and_deleted(cloud: Cloud, fleet: Fleet) -> None:
    identifier = _create(cloud, fleet, sequence_tags=["demo", "demo"])
    sequence = cloud.data.get_sequence(id=identifier).sequence
    assert (sequence.id, sequence.part_id, list(sequence.sequence_tags)) == (identifier, fleet.part, ["demo"])
    assert (sequence.start_time, sequence.end_time, list(sequence.resources)) == (at(1), at(2), [_FRONT])
    cloud.data.update_sequence(
        id=identifier,
        start_time=at(0),
        end_time=at(5),
        sequence_tags=["ignored"],
        field_mask=FieldMask(paths=["start_time"]),
    )
    changed = cloud.data.get_sequence(id=identifier).sequence
    assert (changed.start_time, changed.end_time, list(changed.sequence_tags)) == (at(0), at(2), ["demo"])
    assert changed.updated_at.ToMicroseconds() > sequence.updated_at.ToMicroseconds()
    assert changed.created_at == sequence.created_at
    back = data.SequenceResourceFilter(resource_name="back", method_name="GetImages")
    cloud.data.update_sequence(
        id=identifier, resources=[back], field_mask=FieldMask(paths=["resources", "sequence_tags"])
    )
    changed = cloud.data.get_sequence(id=identifier).sequence
    assert (list(changed.resources), list(changed.sequence_tags)) == ([back], [])
    cloud.data.delete_sequence(id=identifier)
    with pytest.raises(NotFoundError, match=identifier):
        cloud.data.get_sequence(id=identifier)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"part_id": ""}, "part_id"),
        ({"resources": []}, "resources"),
        ({"resources": [data.SequenceResourceFilter(method_name="m")]}, "resource_name"),
        ({"start_time": None}, "start_time"),
        ({"end_time": None}, "end_time"),
        ({"end_time": at(0)}, "earlier"),
    ],
)
def test_refused_sequences(cloud: Cloud, fleet: Fleet, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        _create(cloud, fleet, **change)
    assert _ids(cloud.data.list_sequences(organization_id=fleet.organization)) == []


def test_refused_changes(cloud: Cloud, fleet: Fleet) -> None:
    identifier = _create(cloud, fleet)
    before = cloud.data.get_sequence(id=identifier)
    for paths, message in ((["part_id"], "part_id"), (["end_time"], "end_time"), (["resources"], "resources")):
        with pytest.raises(InvalidArgumentError, match=message):
            cloud.data.update_sequence(id=identifier, field_mask=FieldMask(paths=paths))
    with pytest.raises(InvalidArgumentError, match="earlier"):
        cloud.data.update_sequence(id=identifier, start_time=at(3), field_mask=FieldMask(paths=["start_time"]))
    with pytest.raises(NotFoundError, match="part"):
        _create(cloud, fleet, part_id=unknown_id())
    assert cloud.data.get_sequence(id=identifier) == before


def test_pages_of_sequences(cloud: Cloud, fleet: Fleet) -> None:
    identifiers = [_create(cloud, fleet) for _ in range(5)]
    found: list[str] = []
    token = ""
    while True:
        page = cloud.data.list_sequences(organization_id=fleet.organization, page_size=2, page_token=token)
        found += _ids(page)
        token = page.next_page_token
        if not token:
            break
        cloud.data.delete_sequence(id=found[-1])
    assert found == identifiers
    with pytest.raises(InvalidArgumentError, match="page_token"):
        cloud.data.list_sequences(organization_id=fleet.organization, page_token="x")
    with pytest.raises(InvalidArgumentError, match="page_size"):
        cloud.data.list_sequences(organization_id=fleet.organization, page_size=2**32 - 1)


def test_binary_data_of_a_sequence(cloud: Cloud, fleet: Fleet) -> None:
    for minute in (3, 0, 2, 1, 4):
        cloud.upload(fleet.part, b"x", file_name=str(minute), file_create_time=at(minute), **_CAMERA)
    cloud.upload(fleet.part, b"", file_name="other", file_create_time=at(2), component_name="back")
    sequence = _create(cloud, fleet, start=1, end=3)
    first = cloud.data.get_sequence_binary_data(sequence_id=sequence, page_size=2)
    assert [item.metadata.file_name for item in first.data] == ["1", "2"]
    second = cloud.data.get_sequence_binary_data(sequence_id=sequence, page_size=2, page_token=first.next_page_token)
    assert [item.metadata.file_name for item in second.data] == ["3"]
    assert second.next_page_token == ""


def test_sequences_in_datasets(cloud: Cloud, fleet: Fleet) -> None:
    films, other = _dataset(cloud, fleet), _dataset(cloud, fleet, "other")
    first, second, third = (_create(cloud, fleet) for _ in range(3))
    add, by_id = cloud.data.add_sequences_to_dataset, cloud.data.sequences_by_dataset_id
    add(dataset_id=films, sequence_ids=[first, second])
    add(dataset_id=films, sequence_ids=[second, third])
    add(dataset_id=other, sequence_ids=[first])
    page = by_id(dataset_id=films, page_size=2)
    assert (_ids(page), page.count) == ([first, second], 3)
    assert _ids(by_id(dataset_id=films, page_size=2, page_token=page.next_page_token)) == [third]
    counted = by_id(dataset_id=films, count_only=True)
    assert (counted.count, len(counted.sequences)) == (3, 0)
    assert set(cloud.data.get_sequence(id=first).sequence.dataset_ids) == {films, other}
    cloud.data.remove_sequences_from_dataset(dataset_id=films, sequence_ids=[first, second])
    assert _ids(by_id(dataset_id=films)) == [third]
    cloud.data.delete_sequence(id=third)
    assert by_id(dataset_id=films).count == 0
    merged = cloud.data.merge_datasets(
        name="all", organization_id=fleet.organization, dataset_ids=[films, other]
    ).dataset_id
    assert _ids(by_id(dataset_id=merged)) == [first]


def test_refused_members(cloud: Cloud, fleet: Fleet) -> None:
    sequence, films = _create(cloud, fleet), _dataset(cloud, fleet)
    images = cloud.data.create_dataset(name="images", organization_id=fleet.organization).id
    theirs = _dataset(cloud, cloud.new_fleet())
    add = cloud.data.add_sequences_to_dataset
    with pytest.raises(FailedPreconditionError, match="binary data"):
        add(dataset_id=images, sequence_ids=[sequence])
    with pytest.raises(FailedPreconditionError, match="another organization"):
        add(dataset_id=theirs, sequence_ids=[sequence])
    with pytest.raises(InvalidArgumentError, match="sequence_ids"):
        add(dataset_id=films)
    with pytest.raises(NotFoundError, match="sequence"):
        add(dataset_id=films, sequence_ids=[sequence, unknown_id()])
    assert cloud.data.sequences_by_dataset_id(dataset_id=films).count == 0


@pytest.mark.parametrize("is_async", [False, True])
def test_exports(is_async: bool) -> None:
    status = dataset.SequenceDatasetExportStatus
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        for name, extension in (("a", ".png"), ("b", "/../../b")):
            cloud.upload(
                fleet.part, name.encode(), file_name=name, file_extension=extension, file_create_time=at(1), **_CAMERA
            )
        films, sequence = _dataset(cloud, fleet), _create(cloud, fleet)
        cloud.data.add_sequences_to_dataset(dataset_id=films, sequence_ids=[sequence])
        job = cloud.data.start_sequence_dataset_export(dataset_id=films).job_id
        running = cloud.data.get_sequence_dataset_export(job_id=job)
        assert (running.status, running.download_url) == (status.SEQUENCE_DATASET_EXPORT_STATUS_RUNNING, "")
        assert not running.HasField("completed_at")
        emulator.advance(datetime.timedelta(seconds=5))
        done = cloud.data.get_sequence_dataset_export(job_id=job)
        assert (done.job_id, done.status) == (job, status.SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED)
        assert done.created_at.ToMicroseconds() < done.completed_at.ToMicroseconds() < done.expires_at.ToMicroseconds()
        with urllib.request.urlopen(done.download_url, timeout=30) as response:
            archive = zipfile.ZipFile(io.BytesIO(response.read()))
        lines = archive.read(f"{sequence}/metadata.jsonl").decode().splitlines()
        described = {each["fileName"]: each["file"] for each in map(json.loads, lines)}
        assert {name: archive.read(file) for name, file in described.items()} == {"a": b"a", "b": b"b"}
        assert all(".." not in name for name in archive.namelist())
        cloud.data.delete_dataset(id=films)
        failed = cloud.data.get_sequence_dataset_export(job_id=job)
        assert failed.status == status.SEQUENCE_DATASET_EXPORT_STATUS_FAILED
        assert "deleted" in failed.error_message


def test_refused_exports(cloud: Cloud, fleet: Fleet) -> None:
    images = cloud.data.create_dataset(name="images", organization_id=fleet.organization).id
    with pytest.raises(FailedPreconditionError, match="binary data"):
        cloud.data.start_sequence_dataset_export(dataset_id=images)
    with pytest.raises(NotFoundError, match="dataset"):
        cloud.data.start_sequence_dataset_export(dataset_id=unknown_id())
    with pytest.raises(NotFoundError, match="export job"):
        cloud.data.get_sequence_dataset_export(job_id=unknown_id())
