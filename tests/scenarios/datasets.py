"""Datasets of binary data."""

from __future__ import annotations

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError
from viam_cloud.proto.app.dataset import DatasetType
from viam_cloud.utils import create_filter


@scenario
async def a_dataset_from_creation_to_deletion(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    sequences = DatasetType.DATASET_TYPE_SEQUENCE_DATA
    dogs = await sdk.data.create_dataset("dogs", fleet.organization)
    films = await sdk.data.create_dataset("films", fleet.organization, type=sequences)
    listed = await sdk.data.list_datasets_by_organization_id(fleet.organization)
    assert [(each.id, each.name, each.organization_id) for each in listed] == [
        (dogs, "dogs", fleet.organization),
        (films, "films", fleet.organization),
    ]
    assert await sdk.data.list_datasets_by_organization_id(fleet.organization, dataset_type=sequences) == listed[1:]
    assert await sdk.data.list_dataset_by_ids([films, dogs]) == listed[::-1]
    await sdk.data.rename_dataset(dogs, "cats")
    assert [each.name for each in await sdk.data.list_dataset_by_ids([dogs, films])] == ["cats", "films"]
    await sdk.data.delete_dataset(dogs)
    with pytest.raises(NotFoundError, match=dogs):
        await sdk.data.list_dataset_by_ids([dogs])
    assert await sdk.data.list_datasets_by_organization_id(fleet.organization) == listed[1:]


@scenario
async def files_of_datasets(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    dogs = await sdk.data.create_dataset("dogs", fleet.organization)
    cats = await sdk.data.create_dataset("cats", fleet.organization)
    first, second, third = [await sdk.data.file_upload(fleet.part, b"") for _ in range(3)]

    async def members(dataset: str) -> set[str]:
        items, _, _ = await sdk.data.binary_data_by_filter(create_filter(dataset_id=dataset))
        return {each.metadata.binary_data_id for each in items}

    assert await members(dogs) == set()
    await sdk.data.add_binary_data_to_dataset_by_ids([first, second], dogs)
    await sdk.data.add_binary_data_to_dataset_by_ids([second, third], cats)
    assert (await members(dogs), await members(cats)) == ({first, second}, {second, third})
    pets = await sdk.data.merge_datasets("pets", fleet.organization, [dogs, cats])
    assert await members(pets) == {first, second, third}
    (listed,) = await sdk.data.list_dataset_by_ids([pets])
    assert (listed.name, listed.organization_id) == ("pets", fleet.organization)
    await sdk.data.remove_binary_data_from_dataset_by_ids([second], dogs)
    assert await members(dogs) == {first}
    assert (await members(cats), await members(pets)) == ({second, third}, {first, second, third})
    (item,) = await sdk.data.binary_data_by_ids([second])
    assert set(item.metadata.dataset_ids) == {cats, pets}
