"""What people add to binary data: tags and bounding boxes."""

from __future__ import annotations

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.proto.app.data import BoundingBox
from viam_cloud.utils import create_filter


async def _tags(sdk: Sdk, *files: str) -> list[list[str]]:
    items = await sdk.data.binary_data_by_ids(list(files), include_binary_data=False)
    return [list(each.metadata.capture_metadata.tags) for each in items]


@scenario
async def tags_by_ids(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    first, second = [await sdk.data.file_upload(fleet.part, b"", tags=["a"]) for _ in range(2)]
    await sdk.data.add_tags_to_binary_data_by_ids(["b", "c"], [first, second])
    assert await _tags(sdk, first, second) == [["a", "b", "c"], ["a", "b", "c"]]
    assert await sdk.data.remove_tags_from_binary_data_by_ids(["a", "b", "x"], [first]) == 2
    assert await _tags(sdk, first, second) == [["c"], ["a", "b", "c"]]


@scenario
async def tags_by_filter(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    first = await sdk.data.file_upload(fleet.part, b"", tags=["a"])
    second = await sdk.data.file_upload(other.part, b"", tags=["z"])
    mine = create_filter(organization_ids=[fleet.organization])
    await sdk.data.add_tags_to_binary_data_by_filter(["b"], mine)
    assert await _tags(sdk, first, second) == [["a", "b"], ["z"]]
    assert await sdk.data.tags_by_filter(mine) == ["a", "b"]
    assert await sdk.data.remove_tags_from_binary_data_by_filter(["a", "z"], mine) == 1
    assert await _tags(sdk, first, second) == [["b"], ["z"]]
    assert await sdk.data.tags_by_filter() == ["b", "z"]


@scenario
async def bounding_boxes(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    image = await sdk.data.file_upload(fleet.part, b"")
    mine = create_filter(organization_ids=[fleet.organization])

    async def boxes() -> dict[str, BoundingBox]:
        (item,) = await sdk.data.binary_data_by_ids([image])
        return {each.id: each for each in item.metadata.annotations.bboxes}

    dog = await sdk.data.add_bounding_box_to_image_by_id(image, "dog", 0.1, 0.2, 0.3, 0.4, confidence_score=0.5)
    cat = await sdk.data.add_bounding_box_to_image_by_id(image, "cat", 0, 0, 1, 1)
    assert await boxes() == {
        dog: BoundingBox(
            id=dog,
            label="dog",
            x_min_normalized=0.1,
            y_min_normalized=0.2,
            x_max_normalized=0.3,
            y_max_normalized=0.4,
            confidence=0.5,
        ),
        cat: BoundingBox(id=cat, label="cat", x_max_normalized=1, y_max_normalized=1),
    }
    elsewhere = await sdk.data.file_upload((await sdk.new_fleet()).part, b"")
    await sdk.data.add_bounding_box_to_image_by_id(elsewhere, "bird", 0, 0, 1, 1)
    assert await sdk.data.bounding_box_labels_by_filter(mine) == ["cat", "dog"]
    assert await sdk.data.bounding_box_labels_by_filter() == ["bird", "cat", "dog"]
    await sdk.data.update_bounding_box(image, dog, "wolf", 0.5, 0.6, 0.7, 0.8, confidence_score=0.9)
    assert (await boxes())[dog] == BoundingBox(
        id=dog,
        label="wolf",
        x_min_normalized=0.5,
        y_min_normalized=0.6,
        x_max_normalized=0.7,
        y_max_normalized=0.8,
        confidence=0.9,
    )
    await sdk.data.remove_bounding_box_from_image_by_id(cat, image)
    assert set(await boxes()) == {dog}
    assert await sdk.data.bounding_box_labels_by_filter(mine) == ["wolf"]
