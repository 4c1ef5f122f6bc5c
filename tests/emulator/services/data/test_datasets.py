"""Datasets of binary data."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet, names, unknown_id
from viam_cloud.errors import AlreadyExistsError, FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import data, dataset, datasync

_BINARY = dataset.DatasetType.DATASET_TYPE_BINARY_DATA
_SEQUENCES = dataset.DatasetType.DATASET_TYPE_SEQUENCE_DATA


def _create(cloud: Cloud, fleet: Fleet, name: str = "dogs", **request: Any) -> str:
    identifier: str = cloud.data.create_dataset(name=name, organization_id=fleet.organization, **request).id
    return identifier


def _files(cloud: Cloud, fleet: Fleet, **condition: Any) -> set[str]:
    return {item.metadata.file_name for item in cloud.list_files(fleet.organization, filter=condition).data}


def test_datasets_are_made_listed_renamed_and_deleted(cloud: Cloud, fleet: Fleet) -> None:
    dogs = _create(cloud, fleet)
    films = _create(cloud, fleet, "films", type=_SEQUENCES)
    (first, second) = cloud.data.list_datasets_by_organization_id(organization_id=fleet.organization).datasets
    assert (first.id, first.name, first.organization_id, first.type) == (dogs, "dogs", fleet.organization, _BINARY)
    assert (second.id, second.type) == (films, _SEQUENCES)
    for kind, expected in ((_BINARY, ["dogs"]), (_SEQUENCES, ["films"])):
        listed = cloud.data.list_datasets_by_organization_id(organization_id=fleet.organization, type=kind)
        assert names(listed.datasets) == expected
    cloud.data.rename_dataset(id=dogs, name="cats")
    assert names(cloud.data.list_datasets_by_ids(ids=[films, dogs, films]).datasets) == ["films", "cats"]
    cloud.data.delete_dataset(id=dogs)
    with pytest.raises(NotFoundError, match=dogs):
        cloud.data.list_datasets_by_ids(ids=[dogs])
    assert cloud.data.list_datasets_by_organization_id(organization_id=cloud.new_fleet().organization).datasets == []


def test_refused_datasets(cloud: Cloud, fleet: Fleet) -> None:
    dogs = _create(cloud, fleet)
    cats = _create(cloud, fleet, "cats")
    with pytest.raises(AlreadyExistsError, match="dogs"):
        _create(cloud, fleet)
    with pytest.raises(AlreadyExistsError, match="dogs"):
        cloud.data.rename_dataset(id=cats, name="dogs")
    cloud.data.rename_dataset(id=dogs, name="dogs")
    _create(cloud, cloud.new_fleet(), "dogs")
    for name in ("", " "):
        with pytest.raises(InvalidArgumentError, match="name"):
            cloud.data.rename_dataset(id=dogs, name=name)
    with pytest.raises(InvalidArgumentError, match="type"):
        _create(cloud, fleet, "odd", type=7)
    with pytest.raises(NotFoundError, match="organization"):
        cloud.data.create_dataset(name="x", organization_id=unknown_id())
    with pytest.raises(InvalidArgumentError, match="ids"):
        cloud.data.list_datasets_by_ids()
    with pytest.raises(NotFoundError, match="dataset"):
        cloud.data.delete_dataset(id=unknown_id())
    with pytest.raises(NotFoundError, match="dataset"):
        cloud.data.rename_dataset(id=unknown_id(), name="x")


def test_members(cloud: Cloud, fleet: Fleet) -> None:
    dogs, cats = _create(cloud, fleet), _create(cloud, fleet, "cats")
    first, second = (
        cloud.upload(fleet.part, b"", file_name=name, tags=tags) for name, tags in (("1", ["t"]), ("2", []))
    )
    add, remove = cloud.data.add_binary_data_to_dataset_by_ids, cloud.data.remove_binary_data_from_dataset_by_ids
    add(binary_data_ids=[first, second], dataset_id=dogs)
    add(binary_data_ids=[first, first], dataset_id=dogs)
    add(binary_data_ids=[first], dataset_id=cats)
    assert _files(cloud, fleet, dataset_id=dogs) == {"1", "2"}
    assert _files(cloud, fleet, dataset_id=cats) == {"1"}
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[first]).data
    assert set(item.metadata.dataset_ids) == {dogs, cats}
    assert set(item.metadata.capture_metadata.tags) == {"t", f"VIAM_DATASET_{dogs}", f"VIAM_DATASET_{cats}"}
    remove(binary_data_ids=[first, second], dataset_id=cats)
    assert _files(cloud, fleet, dataset_id=cats) == set()
    assert _files(cloud, fleet, dataset_id=dogs) == {"1", "2"}
    cloud.data.delete_dataset(id=dogs)
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[first]).data
    assert (list(item.metadata.dataset_ids), list(item.metadata.capture_metadata.tags)) == ([], ["t"])
    assert _files(cloud, fleet, dataset_id=dogs) == set()


def test_the_tags_of_datasets(cloud: Cloud, fleet: Fleet) -> None:
    dogs = _create(cloud, fleet)
    for name, tags in (("tagged", ["t"]), ("untagged", [])):
        cloud.upload(fleet.part, b"", file_name=name, tags=tags, dataset_ids=[dogs])
    cloud.upload(fleet.part, b"", file_name="elsewhere", tags=["t"])
    untagged = data.TagsFilter(type=data.TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED)
    assert _files(cloud, fleet, dataset_id=dogs, tags_filter=untagged) == {"untagged"}
    by_tag = data.TagsFilter(tags=[f"VIAM_DATASET_{dogs}"])
    assert _files(cloud, fleet, tags_filter=by_tag) == {"tagged", "untagged"}
    either = data.TagsFilter(tags=[f"VIAM_DATASET_{dogs}", "t"])
    assert _files(cloud, fleet, tags_filter=either) == {"tagged", "untagged", "elsewhere"}
    assert list(cloud.data.tags_by_filter(filter=data.Filter(organization_ids=[fleet.organization])).tags) == ["t"]


def test_uploads_into_datasets(cloud: Cloud, fleet: Fleet) -> None:
    dogs = _create(cloud, fleet)
    metadata = datasync.UploadMetadata(part_id=fleet.part, dataset_ids=[dogs], file_extension=".png")
    first = cloud.data.data_capture_upload(metadata=metadata, sensor_contents=[datasync.SensorData(binary=b"1")])
    second = cloud.data.streaming_data_capture_upload(
        [
            datasync.StreamingDataCaptureUploadRequest(
                metadata=datasync.DataCaptureUploadMetadata(upload_metadata=metadata)
            ),
            datasync.StreamingDataCaptureUploadRequest(data=b"2"),
        ]
    )
    third = cloud.upload(fleet.part, b"3", dataset_ids=[dogs, dogs])
    found = cloud.list_files(fleet.organization, filter={"dataset_id": dogs}).data
    expected = {first.binary_data_id, second.binary_data_id, third}
    assert {item.metadata.binary_data_id for item in found} == expected


def test_merging(cloud: Cloud, fleet: Fleet) -> None:
    dogs, cats = _create(cloud, fleet), _create(cloud, fleet, "cats")
    for name, ids in (("1", [dogs]), ("2", [dogs, cats]), ("3", [cats])):
        cloud.upload(fleet.part, b"", file_name=name, dataset_ids=ids)
    merged = cloud.data.merge_datasets(
        name="pets", organization_id=fleet.organization, dataset_ids=[dogs, cats]
    ).dataset_id
    assert _files(cloud, fleet, dataset_id=merged) == {"1", "2", "3"}
    assert _files(cloud, fleet, dataset_id=dogs) == {"1", "2"}


def test_refused_merges(cloud: Cloud, fleet: Fleet) -> None:
    dogs, films = _create(cloud, fleet), _create(cloud, fleet, "films", type=_SEQUENCES)
    theirs = _create(cloud, cloud.new_fleet())

    def merge(*identifiers: str, name: str = "new") -> None:
        cloud.data.merge_datasets(name=name, organization_id=fleet.organization, dataset_ids=identifiers)

    with pytest.raises(InvalidArgumentError, match="dataset_ids"):
        merge()
    with pytest.raises(InvalidArgumentError, match="name"):
        merge(dogs, name="")
    with pytest.raises(AlreadyExistsError, match="films"):
        merge(dogs, name="films")
    with pytest.raises(NotFoundError, match="dataset"):
        merge(dogs, unknown_id())
    with pytest.raises(FailedPreconditionError, match="another organization"):
        merge(dogs, theirs)
    with pytest.raises(FailedPreconditionError, match="sequences"):
        merge(dogs, films)
    assert names(cloud.data.list_datasets_by_organization_id(organization_id=fleet.organization).datasets) == [
        "dogs",
        "films",
    ]


def test_refused_members(cloud: Cloud, fleet: Fleet) -> None:
    dogs, films = _create(cloud, fleet), _create(cloud, fleet, "films", type=_SEQUENCES)
    theirs = _create(cloud, cloud.new_fleet())
    image = cloud.upload(fleet.part, b"")
    add = cloud.data.add_binary_data_to_dataset_by_ids
    with pytest.raises(InvalidArgumentError, match="binary_data_ids"):
        add(dataset_id=dogs)
    with pytest.raises(NotFoundError, match="binary data"):
        add(binary_data_ids=[image, "x"], dataset_id=dogs)
    with pytest.raises(NotFoundError, match="dataset"):
        add(binary_data_ids=[image], dataset_id=unknown_id())
    with pytest.raises(FailedPreconditionError, match="sequences"):
        add(binary_data_ids=[image], dataset_id=films)
    with pytest.raises(FailedPreconditionError, match="another organization"):
        add(binary_data_ids=[image], dataset_id=theirs)
    with pytest.raises(FailedPreconditionError, match="sequences"):
        cloud.upload(fleet.part, b"", dataset_ids=[films])
    with pytest.raises(FailedPreconditionError, match="another organization"):
        cloud.upload(fleet.part, b"", dataset_ids=[theirs])
    assert _files(cloud, fleet, dataset_id=dogs) == set()
    assert cloud.list_files(fleet.organization, count_only=True).count == 1


def test_deleted_data_leaves_its_datasets(cloud: Cloud, fleet: Fleet) -> None:
    dogs = _create(cloud, fleet)
    image = cloud.upload(fleet.part, b"", dataset_ids=[dogs])
    cloud.data.delete_binary_data_by_ids(binary_data_ids=[image])
    assert _files(cloud, fleet, dataset_id=dogs) == set()
