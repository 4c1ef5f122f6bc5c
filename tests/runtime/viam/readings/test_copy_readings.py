"""Readings in a folder of Parquet files: each once, however late it came and however often it is copied."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import grpc
import pyarrow.dataset as ds
import pytest

from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from tests.support.training_data.readings import DAY, capture, copied, copy
from tests.support.waiting import LIMIT
from viam_cloud import RetryPolicy
from viam_cloud.errors import (
    DeadlineExceededError,
    NaiveTimeWarning,
    NotFoundError,
    PermissionDeniedError,
    TransferError,
    ViamCloudError,
)
from viam_cloud.proto.app import data
from viam_cloud.utils import create_filter
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.viam.readings.copy_readings import IncompleteExportError
from viam_cloud_runtime.viam.readings.readings_folder import ReadingsFolder

pytestmark = pytest.mark.emulator


def _statuses(results: list[Any]) -> list[tuple[int, str]]:
    return [(result.day.day, result.status) for result in results]


def test_each_reading_once_and_late_ones_too(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1, 2, 4])
    assert _statuses(copy(cloud, fleet.part, tmp_path)) == [(10, "copied")]
    assert copied(tmp_path) == [("tank", 1), ("tank", 2), ("tank", 4)]
    capture(cloud, fleet.part, [3, 5])
    for _ in range(2):
        assert _statuses(copy(cloud, fleet.part, tmp_path)) == [(10, "copied")]
        assert copied(tmp_path) == [("tank", hour) for hour in (1, 2, 3, 4, 5)]


def test_only_what_is_new_or_recent_is_exported(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1, 25, 49, 97])
    copy(cloud, fleet.part, tmp_path)
    # Of the 14th was the newest, and a day before it belongs to the overlap; the 10th has got one that is late.
    capture(cloud, fleet.part, [2])
    results = copy(cloud, fleet.part, tmp_path)
    assert _statuses(results) == [(10, "copied"), (11, "skipped"), (12, "skipped"), (14, "copied")]
    assert [result.rows for result in results] == [2, 1, 1, 1]
    results = copy(cloud, fleet.part, tmp_path, overlap=timedelta(days=3))
    assert _statuses(results) == [(10, "skipped"), (11, "copied"), (12, "copied"), (14, "copied")]
    assert copied(tmp_path) == [("tank", hour) for hour in (1, 2, 25, 49, 97)]


def test_files_are_in_folders_of_days_and_resources(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [23.9999, 24])
    capture(cloud, fleet.part, [24], name="a/b")
    results = copy(cloud, fleet.part, tmp_path)
    folders = sorted(result.path.parent.relative_to(tmp_path).as_posix() for result in results)
    assert folders == ["day=2026-02-10/resource=tank", "day=2026-02-11/resource=a%2Fb", "day=2026-02-11/resource=tank"]
    assert all(result.path.name.startswith("Readings-") for result in results)
    table = ds.dataset(tmp_path, partitioning="hive").to_table()
    assert {"day", "resource", "payload.readings.hour"} <= set(table.column_names)
    assert sorted(table.column("resource").to_pylist()) == ["a/b", "tank", "tank"]


def test_what_was_received_after_midnight_is_of_the_day_before(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    cloud.flavour.call(
        cloud.flavour.client.data_client.tabular_data_capture_upload,
        [{"readings": {"hour": 23}}],
        fleet.part, "rdk:component:sensor", "slow", "Readings",
        [(DAY + timedelta(hours=23.99), DAY + timedelta(hours=24.5))],
    )  # fmt: skip
    assert _statuses(copy(cloud, fleet.part, tmp_path)) == [(10, "copied")]


def test_what_is_deleted_in_the_cloud_stays(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1, 2, 25])
    copy(cloud, fleet.part, tmp_path)
    cloud.flavour.call(cloud.flavour.client.data_client.delete_tabular_data, fleet.organization, 0)
    capture(cloud, fleet.part, [26])
    assert _statuses(copy(cloud, fleet.part, tmp_path)) == [(11, "copied")]
    capture(cloud, fleet.part, [3])
    copy(cloud, fleet.part, tmp_path)
    assert copied(tmp_path)[:2] == [("tank", 1), ("tank", 2)]


def test_a_damaged_file_is_copied_again(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1, 49])
    first, _ = copy(cloud, fleet.part, tmp_path)
    first.path.write_bytes(first.path.read_bytes()[:-9])
    assert _statuses(copy(cloud, fleet.part, tmp_path)) == [(10, "copied"), (12, "copied")]
    assert copied(tmp_path) == [("tank", 1), ("tank", 49)]


def test_since_a_time(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1, 25, 49])
    since = DAY + timedelta(hours=30)
    east = since.astimezone(timezone(timedelta(hours=9)))
    assert _statuses(copy(cloud, fleet.part, tmp_path, since=since)) == [(11, "copied"), (12, "copied")]
    exact = {"since": east, "overlap": timedelta(0)}
    assert _statuses(copy(cloud, fleet.part, tmp_path, **exact)) == [(11, "skipped"), (12, "copied")]
    with pytest.warns(NaiveTimeWarning, match="since has no time zone and counts as UTC"):
        assert len(copy(cloud, fleet.part, tmp_path, since=since.replace(tzinfo=None))) == 2
    copy(cloud, fleet.part, tmp_path)
    assert copied(tmp_path) == [("tank", 1), ("tank", 25), ("tank", 49)]


def test_several_parts_in_one_folder(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    other = cloud.new_fleet()
    for number, part in enumerate((fleet.part, other.part)):
        capture(cloud, part, [1 + number])
        copy(cloud, part, tmp_path)
    both = data.Filter(organization_ids=[fleet.organization, other.organization])
    assert {result.status for result in copy(cloud, both, tmp_path)} <= {"copied", "skipped"}
    assert copied(tmp_path) == [("tank", 1), ("tank", 2)]


@pytest.mark.parametrize(
    ("filter", "hours"),
    [
        ({"component_name": "tank"}, [1, 2, 25]),
        ({"component_type": "sensor"}, [1, 2, 3, 25]),
        ({"component_type": "camera"}, []),
        ({"method": "Readings", "component_name": "pump"}, [3]),
        ({"location_ids": ["elsewhere"]}, []),
        ({"tags": ["night"]}, [2]),
        ({"start_time": DAY + timedelta(hours=2), "end_time": DAY + timedelta(hours=24)}, [2, 3]),
    ],
)
def test_filters(filter: dict[str, Any], hours: list[int], cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1, 25])
    capture(cloud, fleet.part, [2], tags=["night", "cold"])
    capture(cloud, fleet.part, [3], name="pump")
    source = create_filter(organization_ids=[fleet.organization], **filter)
    for _ in range(2):
        copy(cloud, source, tmp_path)
        assert sorted(hour for _, hour in copied(tmp_path)) == hours


@pytest.mark.parametrize(("kind", "hours"), [("TAGGED", [2]), ("UNTAGGED", [1])])
def test_with_and_without_tags(kind: str, hours: list[int], cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1])
    capture(cloud, fleet.part, [2], tags=["night"])
    tags_filter = data.TagsFilter(type=data.TagsFilterType.Value(f"TAGS_FILTER_TYPE_{kind}"))
    copy(cloud, data.Filter(part_id=fleet.part, tags_filter=tags_filter), tmp_path)
    assert [hour for _, hour in copied(tmp_path)] == hours


def test_filters_that_would_mix_are_refused(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    capture(cloud, fleet.part, [1])
    capture(cloud, fleet.part, [2], tags=["night"])
    copy(cloud, create_filter(part_id=fleet.part, tags=["night"]), tmp_path)
    with pytest.raises(ValueError, match="readings that another filter chose"):
        copy(cloud, fleet.part, tmp_path)
    assert copied(tmp_path) == [("tank", 2)]


@pytest.mark.parametrize(
    ("source", "options", "error", "words"),
    [
        ("", {}, ValueError, "expected the ID of a part or a Filter"),
        (5, {}, TypeError, "expected the ID of a part or a Filter, got int"),
        (create_filter(mime_type=["image/png"]), {}, ValueError, "mime_type is for binary data"),
        (create_filter(dataset_id="d"), {}, ValueError, "dataset_id is for binary data"),
        (create_filter(robot_name="Rosie"), {}, ValueError, "robot_name: queries know machines and parts by their IDs"),
        ("part", {"since": "yesterday"}, ValueError, "expected 'last run' or a datetime, got 'yesterday'"),
        ("part", {"since": 5}, TypeError, "expected 'last run' or a datetime, got int"),
        ("part", {"overlap": timedelta(-1)}, ValueError, "expected a timedelta of 0 or more"),
        ("part", {"overlap": 5}, ValueError, "expected a timedelta of 0 or more"),
        ("part", {"concurrency": 0}, ValueError, "concurrency"),
    ],
)
def test_arguments_that_make_no_sense(
    source: Any, options: dict[str, Any], error: type[Exception], words: str, cloud: Cloud, tmp_path: Path
) -> None:
    with pytest.raises(error, match=words):
        copy(cloud, source, tmp_path / "new", **options)
    assert not (tmp_path / "new").exists()


def test_parts_that_are_not_there(cloud: Cloud, tmp_path: Path) -> None:
    with pytest.raises((NotFoundError, PermissionDeniedError)):
        copy(cloud, unknown_id(), tmp_path)


def test_a_part_without_readings(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    assert copy(cloud, fleet.part, tmp_path) == []
    capture(cloud, fleet.part, [1])
    assert _statuses(copy(cloud, fleet.part, tmp_path)) == [(10, "copied")]


def test_a_stream_that_breaks_is_begun_again(cloud: Cloud, fleet: Fleet, tmp_path: Path, emulator: Emulator) -> None:
    capture(cloud, fleet.part, range(1, 24))
    with emulator.fault("ExportTabularData", cut_after=5, times=2):
        copy(cloud, fleet.part, tmp_path, retry=RetryPolicy(attempts=4, initial_backoff=0))
    assert copied(tmp_path) == [("tank", hour) for hour in range(1, 24)]


def test_too_many_readings_to_count(cloud: Cloud, fleet: Fleet, tmp_path: Path, emulator: Emulator) -> None:
    with (
        emulator.fault("TabularDataByMQL", status=grpc.StatusCode.DEADLINE_EXCEEDED),
        pytest.raises(DeadlineExceededError, match=r"which took too long; since=\.\.\. counts fewer"),
    ):
        copy(cloud, fleet.part, tmp_path, retry=None)


def test_failures_leave_what_was_there(cloud: Cloud, fleet: Fleet, tmp_path: Path, emulator: Emulator) -> None:
    capture(cloud, fleet.part, [1])
    copy(cloud, fleet.part, tmp_path)
    capture(cloud, fleet.part, [2, 25])
    with (
        emulator.fault("ExportTabularData", status=grpc.StatusCode.INTERNAL),
        pytest.raises(TransferError, match="2 of 2 copies failed"),
    ):
        copy(cloud, fleet.part, tmp_path)
    assert copied(tmp_path) == [("tank", 1)]
    with emulator.fault("ExportTabularData", status=grpc.StatusCode.INTERNAL):
        failed = copy(cloud, fleet.part, tmp_path, raise_on_failure=False)
    assert [result.status for result in failed] == ["failed", "failed"]
    copy(cloud, fleet.part, tmp_path)
    assert copied(tmp_path) == [("tank", 1), ("tank", 2), ("tank", 25)]


def test_an_export_that_lacks_readings_is_a_failure(
    cloud: Cloud, fleet: Fleet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    capture(cloud, fleet.part, [1, 2])
    monkeypatch.setattr(
        "viam_cloud_runtime.viam.readings.selection.ReadingsSelection.has",
        lambda selection, point: point.payload["readings"]["hour"] != 2,
    )
    with pytest.raises(TransferError, match=r"gave 1 of 2 readings") as caught:
        copy(cloud, fleet.part, tmp_path)
    assert isinstance(caught.value.results[0].error, IncompleteExportError)
    assert copied(tmp_path) == []


def test_one_copy_into_a_folder_at_a_time(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    folder = ReadingsFolder(tmp_path)
    try:
        with pytest.raises(ViamCloudError, match="another copy into"):
            copy(cloud, fleet.part, tmp_path)
    finally:
        folder.close()
    assert copy(cloud, fleet.part, tmp_path) == []


@pytest.mark.parametrize("content", ["", "[]", '{"version": 7}'])
def test_a_watermark_of_something_else(content: str, cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    (tmp_path / ".viam-readings.json").write_text(content)
    with pytest.raises(ViamCloudError, match="is not what a copy of readings has written; remove it"):
        copy(cloud, fleet.part, tmp_path)


def test_progress_counts_files(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    events: list[ProgressEvent] = []
    capture(cloud, fleet.part, [1, 25])
    copy(cloud, fleet.part, tmp_path, progress=events.append)
    assert [(event.items_done, event.items_total) for event in events] == [(0, 2), (1, 2), (2, 2)]


_KILLED = """
import asyncio, itertools, os, signal, sys
from viam_cloud import DialOptions
from viam_cloud_runtime.tables import parquet
from viam_cloud_runtime.viam.readings import readings_folder

flavour, where, number, address, key_id, key, part, folder = sys.argv[1:]
calls = itertools.count(1)


def killing(function, *, after):
    def call(*args, **kwargs):
        call_number = next(calls)
        result = function(*args, **kwargs) if after else None
        if call_number == int(number):
            os.kill(os.getpid(), signal.SIGKILL)
        return result if after else function(*args, **kwargs)

    return call


if where == "add":
    parquet.ParquetFile.add = killing(parquet.ParquetFile.add, after=True)
elif where == "before":
    parquet.put_in_place = killing(parquet.put_in_place, after=False)
elif where == "after":
    parquet.put_in_place = killing(parquet.put_in_place, after=True)
elif where == "complete":
    readings_folder.ReadingsFolder.complete = killing(readings_folder.ReadingsFolder.complete, after=False)
options = DialOptions.with_api_key(key, key_id)
options.insecure = True
if flavour == "blocking":
    from viam_cloud import ViamClient

    with ViamClient.create_from_dial_options(options, address) as client:
        client.data_client.copy_readings(part, folder)
else:
    from viam_cloud.aio import ViamClient

    async def main():
        async with await ViamClient.create_from_dial_options(options, address) as client:
            await client.data_client.copy_readings(part, folder)

    asyncio.run(main())
"""


@pytest.mark.parametrize(("where", "number"), [("add", 3), ("before", 1), ("after", 2), ("complete", 1)])
def test_killed_in_the_middle_and_run_again(
    where: str, number: int, cloud: Cloud, fleet: Fleet, tmp_path: Path, emulator: Emulator
) -> None:
    hours = [24 * day + hour for day in range(4) for hour in (1, 2, 3)]
    capture(cloud, fleet.part, hours)
    flavour = "aio" if cloud.flavour.is_async else "blocking"
    login = [emulator.address, emulator.api_key_id, emulator.api_key]
    arguments = [flavour, where, str(number), *login, fleet.part, str(tmp_path)]
    killed = subprocess.run([sys.executable, "-c", _KILLED, *arguments], timeout=LIMIT, check=False)
    assert killed.returncode == -9
    whole = copied(tmp_path)
    assert len(whole) == len(set(whole))
    assert len(whole) % 3 == 0, "a day is in the folder as a whole or not at all"
    capture(cloud, fleet.part, [2.5])
    for _ in range(2):
        copy(cloud, fleet.part, tmp_path)
        assert copied(tmp_path) == [("tank", hour) for hour in sorted([*hours, 2.5])]
    assert [path.name for path in tmp_path.rglob(".*.part")] == []
    assert json.loads((tmp_path / ".viam-readings.json").read_text())["watermarks"]
