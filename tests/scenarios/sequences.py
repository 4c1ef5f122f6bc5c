"""Sequences, their data, their datasets, and exports of these."""

from __future__ import annotations

import io
import json
import urllib.request
import zipfile
from datetime import datetime, timedelta, timezone

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError
from viam_cloud.proto.app.data import SequenceResourceFilter
from viam_cloud.proto.app.dataset import DatasetType, SequenceDatasetExportStatus
from viam_cloud_runtime import from_timestamp

_NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)
_FRONT = SequenceResourceFilter(resource_name="front", method_name="GetImages")
_REAR = SequenceResourceFilter(resource_name="rear", method_name="GetImages")


def _at(minute: int) -> datetime:
    return _NOON + timedelta(minutes=minute)


async def _upload(sdk: Sdk, part: str, minute: int, name: str = "front") -> None:
    await sdk.data.file_upload(
        part, b"%d" % minute, "camera", name, "GetImages", file_name=str(minute), file_create_time=_at(minute)
    )


async def _new_films(sdk: Sdk, organization: str) -> str:
    return await sdk.data.create_dataset("films", organization, DatasetType.DATASET_TYPE_SEQUENCE_DATA)


@scenario
async def a_sequence_from_creation_to_deletion(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    created = await sdk.data.create_sequence(fleet.part, [_FRONT], _at(1), _at(2), sequence_tags=["demo"])
    sequence = await sdk.data.get_sequence(created)
    assert (sequence.id, sequence.part_id, list(sequence.resources)) == (created, fleet.part, [_FRONT])
    assert (from_timestamp(sequence.start_time), from_timestamp(sequence.end_time)) == (_at(1), _at(2))
    assert list(sequence.sequence_tags) == ["demo"]
    await sdk.data.update_sequence(created, resources=[_REAR], sequence_tags=["new"])
    changed = await sdk.data.get_sequence(created)
    assert (list(changed.resources), list(changed.sequence_tags)) == ([_REAR], ["new"])
    assert (changed.start_time, changed.end_time) == (sequence.start_time, sequence.end_time)
    await sdk.data.update_sequence(created, start_time=_at(3), end_time=_at(4))
    moved = await sdk.data.get_sequence(created)
    assert (from_timestamp(moved.start_time), from_timestamp(moved.end_time)) == (_at(3), _at(4))
    assert (list(moved.resources), list(moved.sequence_tags)) == ([_REAR], ["new"])
    await sdk.data.delete_sequence(created)
    with pytest.raises(NotFoundError, match=created):
        await sdk.data.get_sequence(created)
    assert await sdk.data.list_sequences(fleet.organization) == ([], "")


@scenario
async def pages_of_sequences(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    created = [await sdk.data.create_sequence(fleet.part, [_FRONT], _at(1), _at(2)) for _ in range(5)]
    films = await _new_films(sdk, fleet.organization)
    await sdk.data.add_sequences_to_dataset(films, created)
    listed: list[str] = []
    in_dataset: list[str] = []
    token = token_in_dataset = ""
    while True:
        page, token = await sdk.data.list_sequences(fleet.organization, token, 2)
        same, token_in_dataset, count = await sdk.data.sequences_by_dataset_id(films, token_in_dataset, 2)
        listed += [each.id for each in page]
        in_dataset += [each.id for each in same]
        assert listed == in_dataset == created[: len(listed)]
        assert (count, bool(token)) == (5, bool(token_in_dataset))
        if not token:
            break
    assert listed == created


@scenario
async def data_of_a_sequence(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    for minute in (3, 0, 2, 1, 4):
        await _upload(sdk, fleet.part, minute)
    await _upload(sdk, fleet.part, 2, "rear")
    sequence = await sdk.data.create_sequence(fleet.part, [_FRONT], _at(1), _at(3))
    first, token = await sdk.data.get_sequence_binary_data(sequence, page_size=2)
    second, end = await sdk.data.get_sequence_binary_data(sequence, page_token=token, page_size=2)
    assert [each.metadata.file_name for each in (*first, *second)] == ["1", "2", "3"]
    assert end == ""


@scenario
async def sequences_of_datasets(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    films = await _new_films(sdk, fleet.organization)
    first, second = [await sdk.data.create_sequence(fleet.part, [_FRONT], _at(1), _at(2)) for _ in range(2)]

    async def members() -> list[str]:
        sequences, _, count = await sdk.data.sequences_by_dataset_id(films)
        assert await sdk.data.sequences_by_dataset_id(films, count_only=True) == ([], "", count)
        assert count == len(sequences)
        return [each.id for each in sequences]

    assert await members() == []
    await sdk.data.add_sequences_to_dataset(films, [first, second])
    assert await members() == [first, second]
    assert list((await sdk.data.get_sequence(first)).dataset_ids) == [films]
    await sdk.data.remove_sequences_from_dataset(films, [first])
    assert await members() == [second]
    assert list((await sdk.data.get_sequence(first)).dataset_ids) == []


@scenario
async def an_export(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    for minute in (1, 2, 9):
        await _upload(sdk, fleet.part, minute)
    films = await _new_films(sdk, fleet.organization)
    sequence = await sdk.data.create_sequence(fleet.part, [_FRONT], _at(1), _at(2))
    await sdk.data.add_sequences_to_dataset(films, [sequence])
    job = await sdk.data.start_sequence_dataset_export(films)
    running = await sdk.data.get_sequence_dataset_export(job)
    assert (running.job_id, running.download_url) == (job, "")
    assert running.status == SequenceDatasetExportStatus.SEQUENCE_DATASET_EXPORT_STATUS_RUNNING
    sdk.emulator.advance(timedelta(seconds=10))
    done = await sdk.data.get_sequence_dataset_export(job)
    assert done.status == SequenceDatasetExportStatus.SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED
    with urllib.request.urlopen(done.download_url) as response:
        archive = zipfile.ZipFile(io.BytesIO(response.read()))
    lines = archive.read(f"{sequence}/metadata.jsonl").decode().splitlines()
    contents = {each["fileName"]: archive.read(each["file"]) for each in map(json.loads, lines)}
    assert contents == {"1": b"1", "2": b"2"}
