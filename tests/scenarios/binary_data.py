"""Binary data: found by filters and IDs, saved, linked to, deleted."""

from __future__ import annotations

import urllib.request
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.proto.app.data import Filter, Order
from viam_cloud.utils import create_filter

_NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)


@scenario
async def filters_of_every_kind(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    dataset = await sdk.data.create_dataset("dogs", fleet.organization)
    front = await sdk.data.file_upload(
        fleet.part, b"", "camera", "front", "GetImages", mime_type="image/png", file_create_time=_NOON
    )
    rear = await sdk.data.file_upload(
        fleet.part,
        b"",
        "lidar",
        "rear",
        "NextPointCloud",
        tags=["night"],
        dataset_ids=[dataset],
        file_create_time=_NOON,
    )
    await sdk.data.add_bounding_box_to_image_by_id(rear, "dog", 0, 0, 1, 1)
    late = await sdk.data.file_upload(other.part, b"", file_create_time=_NOON + timedelta(hours=1))
    await sdk.app.update_robot(other.robot, "Marvin", other.location)
    await sdk.app.update_robot_part(other.part, "brain")
    later = await sdk.data.file_upload(other.part, b"", file_create_time=_NOON + timedelta(hours=2))

    async def found(filter: Filter) -> set[str]:
        items, count, _ = await sdk.data.binary_data_by_filter(filter)
        assert count == len(items)
        return {each.metadata.binary_data_id for each in items}

    def make(**criteria: Any) -> Filter:
        with pytest.warns(DeprecationWarning, match="viam_cloud.utils.create_filter"):
            made = sdk.data.create_filter(**criteria)
        assert made == create_filter(**criteria)
        return made

    assert await found(make()) == {front, rear, late, later}
    assert await found(make(component_name="front")) == {front}
    assert await found(make(component_type="lidar")) == {rear}
    assert await found(make(method="GetImages")) == {front}
    assert await found(make(robot_name="Marvin")) == {later}
    assert await found(make(robot_id=other.robot)) == {late, later}
    assert await found(make(part_name="brain")) == {later}
    assert await found(make(part_id=fleet.part)) == {front, rear}
    assert await found(make(location_ids=[other.location])) == {late, later}
    assert await found(make(organization_ids=[fleet.organization])) == {front, rear}
    assert await found(make(mime_type=["image/png"])) == {front}
    assert await found(make(start_time=_NOON + timedelta(minutes=1), end_time=_NOON + timedelta(minutes=61))) == {late}
    assert await found(make(tags=["night"])) == {rear}
    assert await found(make(bbox_labels=["dog"])) == {rear}
    assert await found(make(dataset_id=dataset)) == {rear}


@scenario
async def pages_of_files(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    contents = [b"%d" % number for number in range(5)]
    for minute, content in enumerate(contents):
        await sdk.data.file_upload(
            fleet.part, content, file_extension=".txt", file_create_time=_NOON + timedelta(minutes=minute)
        )
    filter = create_filter(part_id=fleet.part)
    found: list[bytes] = []
    last = ""
    while True:
        page, count, last = await sdk.data.binary_data_by_filter(
            filter, limit=2, sort_order=Order.ORDER_ASCENDING, last=last
        )
        assert count == len(page) <= 2
        if not page:
            break
        found += [each.binary for each in page]
        assert found == contents[: len(found)]
    assert found == contents
    newest, _, _ = await sdk.data.binary_data_by_filter(filter, limit=1, sort_order=Order.ORDER_DESCENDING)
    assert newest[0].binary == contents[-1]
    assert await sdk.data.binary_data_by_filter(filter, count_only=True, include_internal_data=True) == ([], 5, "")

    folder = sdk.folder / "files"
    folder.mkdir()
    without, _, _ = await sdk.data.binary_data_by_filter(filter, include_binary_data=False)
    assert {each.binary for each in without} == {b""}
    await sdk.data.binary_data_by_filter(filter, dest=str(folder))
    assert sorted(file.read_bytes() for file in folder.iterdir()) == contents


@scenario
async def files_by_their_ids(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    first, second = [await sdk.data.file_upload(fleet.part, content) for content in (b"first", b"second")]
    items = await sdk.data.binary_data_by_ids([second, first])
    assert [each.binary for each in items] == [b"second", b"first"]
    without = await sdk.data.binary_data_by_ids([first], include_binary_data=False)
    assert [(each.binary, each.metadata) for each in without] == [(b"", items[1].metadata)]
    saved = sdk.folder / "first"
    await sdk.data.binary_data_by_ids([first], dest=str(saved))
    assert saved.read_bytes() == b"first"
    assert await sdk.data.delete_binary_data_by_ids([first]) == 1
    filter = create_filter(part_id=fleet.part)
    left, _, _ = await sdk.data.binary_data_by_filter(filter)
    assert [each.binary for each in left] == [b"second"]


@scenario
async def deletion_by_filter(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    for tag in ("night", "night", "day"):
        await sdk.data.file_upload(fleet.part, b"x", tags=[tag])
    everything = create_filter(organization_ids=[fleet.organization])
    night = create_filter(organization_ids=[fleet.organization], tags=["night"])
    assert await sdk.data.delete_binary_data_by_filter(night) == 2
    (left,), _, _ = await sdk.data.binary_data_by_filter(everything)
    assert list(left.metadata.capture_metadata.tags) == ["day"]
    assert await sdk.data.delete_binary_data_by_filter(everything) == 1
    assert await sdk.data.binary_data_by_filter(everything, count_only=True) == ([], 0, "")


@scenario
async def a_link_to_a_file(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    file = await sdk.data.file_upload(fleet.part, b"content")
    before = datetime.now(timezone.utc)
    link, expires_at = await sdk.data.create_binary_data_signed_url(file, expiration_minutes=5)
    assert timedelta(minutes=4) < expires_at - before < timedelta(minutes=6)
    with urllib.request.urlopen(link) as response:
        assert response.read() == b"content"
    sdk.emulator.advance(timedelta(minutes=6))
    with pytest.raises(OSError, match="403"):
        urllib.request.urlopen(link)
    again, _ = await sdk.data.create_binary_data_signed_url(file)
    assert await sdk.data.delete_binary_data_by_ids([file]) == 1
    with pytest.raises(OSError, match="404"):
        urllib.request.urlopen(again)
