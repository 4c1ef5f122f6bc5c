"""Tags and bounding boxes on binary data, deletion by filter, and links to download it."""

from __future__ import annotations

import datetime
import math
import urllib.error
import urllib.request
from typing import Any

import pytest

from tests.support.emulator.captures import emulator_of_its_own
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from viam_cloud.errors import InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import data

_BOX = {
    "label": "dog",
    "x_min_normalized": 0.1,
    "y_min_normalized": 0.2,
    "x_max_normalized": 0.3,
    "y_max_normalized": 1,
}


def _metadata(cloud: Cloud, identifier: str) -> data.BinaryMetadata:
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[identifier]).data
    metadata: data.BinaryMetadata = item.metadata
    return metadata


def _tags(cloud: Cloud, identifier: str) -> list[str]:
    return list(_metadata(cloud, identifier).capture_metadata.tags)


def _of(fleet: Fleet, **condition: Any) -> data.Filter:
    return data.Filter(organization_ids=[fleet.organization], **condition)


def test_tags_by_ids(cloud: Cloud, fleet: Fleet) -> None:
    first, second = (cloud.upload(fleet.part, b"", tags=["a"]) for _ in range(2))
    cloud.data.add_tags_to_binary_data_by_ids(binary_data_ids=[first, second], tags=["b", "a", "c"])
    assert _tags(cloud, first) == _tags(cloud, second) == ["a", "b", "c"]
    remove = cloud.data.remove_tags_from_binary_data_by_ids
    assert remove(binary_data_ids=[first, second], tags=["b", "x", "c"]).deleted_count == 4
    assert remove(binary_data_ids=[first], tags=["b"]).deleted_count == 0
    assert _tags(cloud, first) == _tags(cloud, second) == ["a"]


def test_tags_by_deprecated_ids(cloud: Cloud, fleet: Fleet) -> None:
    identifier = cloud.upload(fleet.part, b"")
    organization, location, file_id = identifier.split("/")
    old = data.BinaryID(organization_id=organization, location_id=location, file_id=file_id)
    cloud.data.add_tags_to_binary_data_by_ids(binary_ids=[old], tags=["a"])
    assert _tags(cloud, identifier) == ["a"]


def test_tags_by_filter(cloud: Cloud, fleet: Fleet) -> None:
    png = cloud.upload(fleet.part, b"", mime_type="image/png")
    jpeg = cloud.upload(fleet.part, b"", mime_type="image/jpeg", tags=["old"])
    other = cloud.new_fleet()
    elsewhere = cloud.upload(other.part, b"")
    cloud.data.add_tags_to_binary_data_by_filter(filter=_of(fleet, mime_type=["image/png"]), tags=["new", "é 'q\""])
    assert (_tags(cloud, png), _tags(cloud, jpeg)) == (["new", "é 'q\""], ["old"])
    assert list(cloud.data.tags_by_filter(filter=_of(fleet)).tags) == ["new", "old", "é 'q\""]
    assert list(cloud.data.tags_by_filter(filter=_of(fleet, mime_type=["image/jpeg"])).tags) == ["old"]
    remove = cloud.data.remove_tags_from_binary_data_by_filter
    assert remove(filter=_of(fleet), tags=["new", "old"]).deleted_count == 2
    assert list(cloud.data.tags_by_filter(filter=_of(fleet)).tags) == ["é 'q\""]
    assert _tags(cloud, elsewhere) == []


def test_refused_tags(cloud: Cloud, fleet: Fleet) -> None:
    identifier = cloud.upload(fleet.part, b"", tags=["a"])
    for tags in ([], ["b", ""]):
        with pytest.raises(InvalidArgumentError, match="tags"):
            cloud.data.add_tags_to_binary_data_by_ids(binary_data_ids=[identifier], tags=tags)
    with pytest.raises(InvalidArgumentError, match="tags"):
        cloud.data.remove_tags_from_binary_data_by_filter(filter=_of(fleet))
    with pytest.raises(InvalidArgumentError, match="binary_data_ids"):
        cloud.data.add_tags_to_binary_data_by_ids(tags=["b"])
    with pytest.raises(NotFoundError, match="nothing"):
        cloud.data.add_tags_to_binary_data_by_ids(binary_data_ids=[identifier, "nothing"], tags=["b"])
    assert _tags(cloud, identifier) == ["a"]


def test_boxes(cloud: Cloud, fleet: Fleet) -> None:
    image = cloud.upload(fleet.part, b"")
    add, update = cloud.data.add_bounding_box_to_image_by_id, cloud.data.update_bounding_box
    first = add(binary_data_id=image, **_BOX).bbox_id
    second = add(binary_data_id=image, **{**_BOX, "label": "cat", "confidence": 0.5}).bbox_id
    boxes = _metadata(cloud, image).annotations.bboxes
    assert [(box.id, box.label) for box in boxes] == [(first, "dog"), (second, "cat")]
    assert (boxes[0].x_min_normalized, boxes[0].y_max_normalized) == (0.1, 1)
    assert [box.HasField("confidence") for box in boxes] == [False, True]
    update(binary_data_id=image, bbox_id=first, x_min_normalized=0.0, confidence=0.25)
    (changed, unchanged) = _metadata(cloud, image).annotations.bboxes
    assert (changed.label, changed.x_min_normalized, changed.confidence) == ("dog", 0, 0.25)
    assert unchanged == boxes[1]
    update(binary_data_id=image, bbox_id=first, label="wolf")
    assert list(cloud.data.bounding_box_labels_by_filter(filter=_of(fleet)).labels) == ["cat", "wolf"]
    cloud.data.remove_bounding_box_from_image_by_id(binary_data_id=image, bbox_id=first)
    assert [box.id for box in _metadata(cloud, image).annotations.bboxes] == [second]
    assert list(cloud.data.bounding_box_labels_by_filter(filter=_of(fleet)).labels) == ["cat"]


def test_files_by_labels_of_boxes(cloud: Cloud, fleet: Fleet) -> None:
    for label in ("dog", "cat"):
        image = cloud.upload(fleet.part, b"", file_name=label)
        cloud.data.add_bounding_box_to_image_by_id(binary_data_id=image, **{**_BOX, "label": label})
    cloud.upload(fleet.part, b"", file_name="nothing")
    for labels, expected in ((["dog"], {"dog"}), (["dog", "cat", "x"], {"dog", "cat"}), (["x"], set())):
        found = cloud.list_files(fleet.organization, filter={"bbox_labels": labels}).data
        assert {item.metadata.file_name for item in found} == expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"label": ""}, "label"),
        ({"x_min_normalized": -0.1}, "x_min_normalized"),
        ({"y_max_normalized": 1.1}, "y_max_normalized"),
        ({"x_max_normalized": math.nan}, "x_max_normalized"),
        ({"confidence": 2}, "confidence"),
        ({"x_min_normalized": 0.5}, "greater"),
        ({"y_max_normalized": 0.1}, "greater"),
    ],
)
def test_refused_boxes(cloud: Cloud, fleet: Fleet, change: dict[str, Any], message: str) -> None:
    image = cloud.upload(fleet.part, b"")
    add, update = cloud.data.add_bounding_box_to_image_by_id, cloud.data.update_bounding_box
    with pytest.raises(InvalidArgumentError, match=message):
        add(binary_data_id=image, **{**_BOX, **change})
    identifier = add(binary_data_id=image, **_BOX).bbox_id
    before = _metadata(cloud, image).annotations
    with pytest.raises(InvalidArgumentError, match=message):
        update(binary_data_id=image, bbox_id=identifier, **change)
    assert _metadata(cloud, image).annotations == before


def test_boxes_that_do_not_exist(cloud: Cloud, fleet: Fleet) -> None:
    image = cloud.upload(fleet.part, b"")
    remove = cloud.data.remove_bounding_box_from_image_by_id
    with pytest.raises(NotFoundError, match="no bounding box"):
        remove(binary_data_id=image, bbox_id="x")
    with pytest.raises(InvalidArgumentError, match="bbox_id"):
        remove(binary_data_id=image)
    with pytest.raises(NotFoundError, match="binary data"):
        remove(binary_data_id="x", bbox_id="x")
    with pytest.raises(InvalidArgumentError, match="binary_data_id"):
        cloud.data.add_bounding_box_to_image_by_id(**_BOX)


def test_deletion_by_filter(cloud: Cloud, fleet: Fleet) -> None:
    other = cloud.new_fleet()
    elsewhere = cloud.upload(other.part, b"same")
    for name in ("a", "b", "c"):
        cloud.upload(fleet.part, b"same", file_name=name, tags=[name])
    delete = cloud.data.delete_binary_data_by_filter
    assert delete(filter=_of(fleet, tags_filter=data.TagsFilter(tags=["a", "x"]))).deleted_count == 1
    assert cloud.list_files(fleet.organization).count == 2
    assert delete(filter=_of(fleet)).deleted_count == 2
    assert cloud.list_files(fleet.organization).count == 0
    (item,) = cloud.data.binary_data_by_ids(binary_data_ids=[elsewhere], include_binary=True).data
    assert item.binary == b"same"


def test_deletion_by_filter_names_organizations(cloud: Cloud, fleet: Fleet) -> None:
    cloud.upload(fleet.part, b"")
    delete = cloud.data.delete_binary_data_by_filter
    for condition in (data.Filter(), data.Filter(part_id=fleet.part)):
        with pytest.raises(InvalidArgumentError, match="organization_ids"):
            delete(filter=condition)
    with pytest.raises(InvalidArgumentError, match="organization_ids"):
        delete()
    with pytest.raises(NotFoundError, match="organization"):
        delete(filter=data.Filter(organization_ids=[fleet.organization, unknown_id()]))
    assert cloud.list_files(fleet.organization).count == 1


def _get(url: str) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urllib.request.urlopen(url, timeout=30) as response:
            return response.status, response.read(), dict(response.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), {}


@pytest.mark.parametrize("is_async", [False, True])
def test_links(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        content = bytes(range(256)) * 5000
        identifier = cloud.upload(fleet.part, content, file_name="../ä b.png")
        created = cloud.data.create_binary_data_signed_url(binary_data_id=identifier, expiration_minutes=5)
        status, downloaded, headers = _get(created.signed_url)
        assert (status, downloaded, headers["Content-Type"]) == (200, content, "image/png")
        assert headers["Content-Disposition"] == "attachment; filename*=UTF-8''%C3%A4%20b.png"
        address, _, token = created.signed_url.rpartition("/")
        for wrong in (f"{address}/{token[:-2]}", f"{address}/x{token}", f"{address}/", f"{address}/a.b"):
            assert _get(wrong)[0] == 403
        assert _get(address)[0] == 404
        emulator.advance(datetime.timedelta(minutes=5))
        assert _get(created.signed_url)[0] == 403
        again = cloud.data.create_binary_data_signed_url(binary_data_id=identifier).signed_url
        cloud.data.delete_binary_data_by_ids(binary_data_ids=[identifier])
        assert _get(again)[0] == 404


@pytest.mark.parametrize("mime_type", ["text/html\r\nX-Injected: yes", "é/ü", "nonsense"])
def test_links_do_not_trust_mime_types(cloud: Cloud, fleet: Fleet, mime_type: str) -> None:
    identifier = cloud.upload(fleet.part, b"x", mime_type=mime_type)
    created = cloud.data.create_binary_data_signed_url(binary_data_id=identifier)
    status, content, headers = _get(created.signed_url)
    assert (status, content, headers["Content-Type"]) == (200, b"x", "application/octet-stream")
    assert "X-Injected" not in headers


@pytest.mark.parametrize("minutes", [0, 7 * 24 * 60 + 1, 2**32 - 1])
def test_refused_links(cloud: Cloud, fleet: Fleet, minutes: int) -> None:
    identifier = cloud.upload(fleet.part, b"")
    with pytest.raises(InvalidArgumentError, match="expiration_minutes"):
        cloud.data.create_binary_data_signed_url(binary_data_id=identifier, expiration_minutes=minutes)
    with pytest.raises(NotFoundError, match="binary data"):
        cloud.data.create_binary_data_signed_url(binary_data_id="x")
