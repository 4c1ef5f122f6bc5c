"""Plans are data: the same each time, picklable, without secrets in what they show; and they run without any engine."""

from __future__ import annotations

import hashlib
import json
import pickle
import subprocess
import sys
from collections import Counter
from dataclasses import FrozenInstanceError
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from tests.support.plans.planned_data import (
    START,
    PlannedData,
    copied_digests,
    exported_numbers,
    number_of,
    put,
    put_readings,
)
from tests.support.waiting import LIMIT
from viam_cloud import ViamClient
from viam_cloud.distributed import (
    RemoteFile,
    copy_files,
    export_readings,
    map_files,
    plan_export,
    plan_files,
    run_local,
)
from viam_cloud.errors import ConversionError, IncompleteExportError, NotFoundError, TransferError
from viam_cloud.utils import create_filter
from viam_cloud_emulator import Emulator

pytestmark = pytest.mark.emulator


def test_partitions_are_parts_resources_and_windows(client: ViamClient, planned: PlannedData) -> None:
    plan = plan_export(client, planned.filter)
    assert [(partition.part_id, partition.start) for partition in plan.partitions] == [
        (part, START + timedelta(days=day)) for part in sorted(planned.parts) for day in range(4)
    ]
    assert {partition.rows for partition in plan.partitions} == {25}
    assert plan.rows == planned.readings
    assert list(plan.partitions) == sorted(plan.partitions)
    with pytest.raises(FrozenInstanceError):
        plan.partitions[0].rows = 5  # type: ignore[misc]


@pytest.mark.parametrize(("hours", "partitions"), [(6, 48), (24, 12), (96, 6), (24 * 30, 3)])
def test_windows_of_any_length_hold_all(hours: int, partitions: int, client: ViamClient, planned: PlannedData) -> None:
    plan = plan_export(client, planned.filter, window=timedelta(hours=hours))
    assert (len(plan.partitions), plan.rows) == (partitions, planned.readings)
    tables = list(run_local(plan))
    assert [table.num_rows for table in tables] == [partition.rows for partition in plan.partitions]
    assert Counter(map(number_of, pa.concat_tables(tables).to_pylist())) == planned.numbers()


def test_plans_are_the_same_each_time_and_after_pickling(client: ViamClient, planned: PlannedData) -> None:
    for make in (lambda: plan_export(client, planned.filter), lambda: plan_files(client, planned.filter, page_files=7)):
        plan = make()
        assert make() == plan
        assert pickle.loads(pickle.dumps(plan)) == plan
        assert [partition.name for partition in pickle.loads(pickle.dumps(plan.partitions))] == [
            partition.name for partition in plan.partitions
        ]
        assert len({partition.name for partition in plan.partitions}) == len(plan.partitions)


def test_ranges_cut_windows_short(client: ViamClient, planned: PlannedData) -> None:
    start, end = START + timedelta(hours=12), START + timedelta(days=2, hours=12)
    plan = plan_export(client, planned.parts[0], start_time=start, end_time=end)
    assert [(partition.start, partition.end) for partition in plan.partitions] == [
        (start, START + timedelta(days=1)),
        (START + timedelta(days=1), START + timedelta(days=2)),
        (START + timedelta(days=2), end),
    ]
    times = [row["time_captured"] for table in run_local(plan) for row in table.to_pylist()]
    assert len(times) == plan.rows == 50
    assert start <= min(times) <= max(times) < end
    halves = [create_filter(part_id=planned.parts[0], end_time=start - timedelta(milliseconds=1)), planned.parts[0]]
    assert sum(plan_export(client, half, end_time=start).rows for half in halves) == 2 * 13


def test_nothing_shows_the_key(
    client: ViamClient, planned: PlannedData, planned_cloud: Emulator, tmp_path: Path
) -> None:
    plan = plan_export(client, planned.filter)
    shown = [plan, plan.reader(), plan_files(client, planned.filter), plan.config]
    assert not [value for value in shown if planned_cloud.api_key in repr(value)]
    bare = plan_export(client, planned.filter, credentials="environment")
    assert planned_cloud.api_key.encode() in pickle.dumps(plan)
    assert planned_cloud.api_key.encode() not in pickle.dumps(bare)
    assert "environment" in repr(bare)


def test_other_processes_sign_in_with_their_environment(
    client: ViamClient, planned: PlannedData, planned_cloud: Emulator, tmp_path: Path
) -> None:
    plan = plan_export(client, planned.filter, credentials="environment")
    (tmp_path / "plan").write_bytes(pickle.dumps(plan))
    script = "import pickle, sys; p = pickle.load(open('plan', 'rb')); print(p.reader()(p.partitions[0]).num_rows)"
    environment = {"VIAM_API_KEY": planned_cloud.api_key, "VIAM_API_KEY_ID": planned_cloud.api_key_id}
    for names, expected in (
        (environment, "25"),
        ({}, "VIAM_API_KEY and VIAM_API_KEY_ID must be set in the environment"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={"PYTHONPATH": ":".join(sys.path), **names},
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        assert expected in done.stdout + done.stderr


def test_a_process_keeps_one_client(client: ViamClient, planned: PlannedData) -> None:
    configs = [pickle.loads(pickle.dumps(plan_files(client, planned.filter).config)) for _ in range(2)]
    assert configs[0].client() is configs[1].client()
    patient = plan_files(client.with_options(timeout=500), planned.filter)
    assert patient.config.client() is not configs[0].client()


def test_columns_are_those_of_the_plan_whatever_is_read(client: ViamClient, planned: PlannedData) -> None:
    columns = {"readings.number": int, "readings.half": float, "readings.of": str, "readings.none": bool}
    plan = plan_export(client, planned.parts[0], columns=columns)
    tables = list(run_local(plan))
    assert all(table.schema == plan.schema.arrow() for table in tables)
    row = tables[0].to_pylist()[1]
    assert {name: row[f"payload.{name}"] for name in columns} == {
        "readings.number": 1, "readings.half": 0.5, "readings.of": "n1", "readings.none": None,
    }  # fmt: skip
    assert row["payload"] is None
    some = plan_export(client, planned.parts[0], columns={"readings.number": int})
    assert next(run_local(some)).to_pylist()[1]["payload"] == '{"readings": {"half": 0.5, "of": "n1"}}'
    assert (row["time_captured"], row["tags"], row["resource_name"]) == (
        START + timedelta(hours=0.96),
        ["night"],
        "tank",
    )


def test_a_value_of_another_type_is_named(client: ViamClient, planned: PlannedData) -> None:
    plan = plan_export(client, planned.parts[0], columns={"readings.of": float})
    with pytest.raises(ConversionError, match=r"payload\.readings\.of: expected float, got str 'n0'"):
        list(run_local(plan))


def test_files_are_in_pages(client: ViamClient, planned: PlannedData) -> None:
    plan = plan_files(client, planned.filter, page_files=16)
    assert [len(partition.files) for partition in plan.partitions] == [16, 16, 8]
    assert plan.files == len(planned.files)
    contents = [item for page in run_local(plan) for item in page]
    assert {file.identifier: hashlib.sha256(content).hexdigest() for file, content in contents} == planned.files


def test_a_function_for_each_file(client: ViamClient, planned: PlannedData) -> None:
    plan = plan_files(client, planned.filter, page_files=9)

    def digest(file: RemoteFile, content: bytes) -> str:
        if file.plain_name == "image-3.jpg":
            raise ValueError("not this one")
        return hashlib.sha256(content).hexdigest()

    outcomes = map_files(plan, digest, run=run_local)
    assert [outcome.item for outcome in outcomes] == [file for page in plan.partitions for file in page.files]
    assert {outcome.item.plain_name for outcome in outcomes.failed} == {"image-3.jpg"}
    assert all(planned.files[outcome.item.identifier] == outcome.result for outcome in outcomes.succeeded)


def test_errors_that_cannot_travel_do_so_as_text(client: ViamClient, planned: PlannedData) -> None:
    class OwnError(Exception):
        def __init__(self, number: int, text: str) -> None:
            super().__init__(f"{text} {number}")

    def fails(file: RemoteFile, content: bytes) -> None:
        raise OwnError(5, "no")

    outcomes = map_files(plan_files(client, planned.filter), fails, run=run_local)
    assert {str(pickle.loads(pickle.dumps(outcome.error))) for outcome in outcomes} == {"OwnError: no 5"}


def test_an_export_and_its_rerun(client: ViamClient, planned: PlannedData, tmp_path: Path) -> None:
    plan = plan_export(client, planned.filter)
    results = export_readings(plan, tmp_path.as_uri(), run=run_local)
    assert [(result.name, result.status, result.items) for result in results] == [
        (partition.name, "written", 25) for partition in plan.partitions
    ]
    assert exported_numbers(tmp_path) == planned.numbers()
    assert json.loads((tmp_path / "_manifest" / "complete.json").read_text()) == {"partitions": 12, "rows": 300}
    assert not (tmp_path / "_temporary").exists()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    again = export_readings(plan, str(tmp_path), run=run_local)
    assert {result.status for result in again} == {"skipped"}
    assert [(result.items, result.size) for result in again] == [(result.items, result.size) for result in results]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == before
    # As any engine reads it, which knows nothing of manifests.
    assert ds.dataset(tmp_path, partitioning="hive").count_rows() == planned.readings


def test_readings_that_came_late_are_exported_too(client: ViamClient, tmp_path: Path) -> None:
    late = put(client, parts=1, readings=8, files=0)
    export_readings(plan_export(client, late.filter), str(tmp_path), run=run_local)
    put_readings(client, late.parts[0], [8], [START + timedelta(hours=1)])
    results = export_readings(plan_export(client, late.filter), str(tmp_path), run=run_local)
    assert [result.status for result in results] == ["written", "skipped", "skipped", "skipped"]
    assert exported_numbers(tmp_path) == Counter(range(9))


def test_a_file_that_is_not_as_it_was_committed_is_written_anew(client: ViamClient, tmp_path: Path) -> None:
    late = put(client, parts=1, readings=8, files=0)
    first, *_ = export_readings(plan_export(client, late.filter), str(tmp_path), run=run_local)
    file = tmp_path / f"{first.name}.parquet"
    stale = file.read_bytes()
    put_readings(client, late.parts[0], [8], [START + timedelta(hours=1)])
    plan = plan_export(client, late.filter)

    def run_with_a_late_worker(plan: Any, work: Any, /) -> list[Any]:
        results = list(run_local(plan, work))
        # It was taken for dead, and has what was there before.
        file.write_bytes(stale)
        return results

    with pytest.raises(TransferError, match=r"1 of 4 partitions failed; .* is not the file of [\d,]+ bytes that was"):
        export_readings(plan, str(tmp_path), run=run_with_a_late_worker)
    results = export_readings(plan, str(tmp_path), run=run_local)
    assert [result.status for result in results] == ["written", "skipped", "skipped", "skipped"]
    assert exported_numbers(tmp_path) == Counter(range(9))
    file.unlink()
    results = export_readings(plan, str(tmp_path), run=run_local)
    assert [result.status for result in results] == ["written", "skipped", "skipped", "skipped"]
    assert exported_numbers(tmp_path) == Counter(range(9))


def test_what_was_deleted_since_the_plan_is_no_whole_export(client: ViamClient, tmp_path: Path) -> None:
    gone = put(client, parts=1, readings=8, files=3)
    readings, files = plan_export(client, gone.filter), plan_files(client, gone.filter)
    client.data_client.delete_tabular_data(gone.organization, 0)
    with pytest.raises(TransferError, match="4 of 4 partitions failed; the first: from=2026-02-10") as raised:
        export_readings(readings, str(tmp_path / "readings"), run=run_local)
    assert {type(result.error) for result in raised.value.results} == {IncompleteExportError}
    assert not (tmp_path / "readings" / "_manifest" / "complete.json").exists()
    client.data_client.delete_binary_data_by_ids([list(gone.files)[1]])
    outcomes = map_files(files, lambda file, content: len(content), run=run_local)
    assert [type(outcome.error) for outcome in outcomes] == [type(None), NotFoundError, type(None)]
    [result] = copy_files(files, str(tmp_path / "files"), run=run_local, raise_on_failure=False)
    assert (result.status, result.items) == ("failed", 2)
    assert "1 of 3 files failed; the first: NotFoundError" in str(result.error)


def test_copies_of_files_and_their_reruns(client: ViamClient, planned: PlannedData, tmp_path: Path) -> None:
    files = plan_files(client, planned.filter, page_files=16)
    results = copy_files(files, str(tmp_path), run=run_local)
    assert [(result.status, result.items) for result in results] == [("written", 16), ("written", 16), ("written", 8)]
    assert copied_digests(tmp_path) == sorted(planned.files.values())
    # In other pages: each file is there once all the same.
    again = copy_files(plan_files(client, planned.filter, page_files=7), str(tmp_path), run=run_local)
    assert {result.status for result in again} == {"skipped"}
    assert sum(result.size for result in again) == sum(result.size for result in results)
    assert copied_digests(tmp_path) == sorted(planned.files.values())


def test_a_target_belongs_to_one_plan(client: ViamClient, planned: PlannedData, tmp_path: Path) -> None:
    plan = plan_export(client, planned.filter)
    export_readings(plan, str(tmp_path), run=run_local)
    other = plan_export(client, planned.filter, window=timedelta(hours=6))
    with pytest.raises(ValueError, match="has what another plan wrote, which differs in window_seconds"):
        export_readings(other, str(tmp_path), run=run_local)
    with pytest.raises(ValueError, match="differs in columns, kind, selection, window_seconds"):
        copy_files(plan_files(client, planned.filter), str(tmp_path), run=run_local)
    assert exported_numbers(tmp_path) == planned.numbers()


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"window": timedelta(minutes=90)}, ValueError, "expected whole hours or days, got 1:30:00"),
        ({"window": 5}, TypeError, "window: expected a timedelta, got int"),
        ({"start_time": "today"}, TypeError, "start_time: expected a datetime, got str"),
        ({"credentials": "none"}, ValueError, "expected 'client' or 'environment', got 'none'"),
        ({"columns": ["a"]}, TypeError, "columns: expected types by keys of the payload"),
        ({"columns": {"a..b": int}}, ValueError, "expected keys of the payload such as"),
        ({"columns": {"a": list}}, ValueError, "columns: a: expected bool, int, float or str"),
        ({"columns": {"a": str, "a.b": int}}, ValueError, "a.b is within a"),
    ],
)
def test_arguments_of_plans_that_make_no_sense(
    options: dict[str, Any], error: type[Exception], words: str, client: ViamClient, planned: PlannedData
) -> None:
    with pytest.raises(error, match=words):
        plan_export(client, planned.filter, **options)


def test_other_arguments_that_make_no_sense(client: ViamClient, planned: PlannedData, tmp_path: Path) -> None:
    plan = plan_files(client, planned.filter)
    with pytest.raises(TypeError, match=r"expected a blocking ViamClient, got builtins\.int"):
        plan_files(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="page_files: expected 1 or more, got 0"):
        plan_files(client, page_files=0)
    with pytest.raises(TypeError, match="filter: expected a Filter, got str"):
        plan_files(client, "part")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="expected a URL such as"):
        copy_files(plan, "", run=run_local)
    for rate, error in ((0, ValueError), (float("inf"), ValueError), ("5", TypeError)):
        with pytest.raises(error, match="calls_per_second: expected a"):
            copy_files(plan, str(tmp_path), run=run_local, calls_per_second=rate)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="there is no Dask cluster"):
        map_files(plan, lambda file, content: len(content))
    with pytest.raises(TypeError, match="run: expected a callable"):
        map_files(plan, len, run=5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="concurrency"):
        run_local(plan, concurrency=0)
