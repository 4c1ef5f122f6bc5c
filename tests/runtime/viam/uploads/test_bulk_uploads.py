"""Uploads of many files: what gets into the cloud, what is skipped, what failures leave."""

from __future__ import annotations

import logging
import os
import pickle
import sys
import threading
from pathlib import Path
from typing import Any

import grpc
import pytest

from tests.support.emulator.fleet import Cloud
from tests.support.transfers.uploading import LostAnswers, Unreliable, Uploader, statuses, write_files
from viam_cloud.errors import NotFoundError, UnavailableError
from viam_cloud_emulator import Emulator
from viam_cloud_runtime import DEFAULT, RetryPolicy, Timeout
from viam_cloud_runtime.concurrency.limits import make_limit
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.concurrency.transfers import TransferError
from viam_cloud_runtime.errors import make_error
from viam_cloud_runtime.rpc import retries
from viam_cloud_runtime.viam.uploads import upload as upload_steps
from viam_cloud_runtime.viam.uploads.options import UploadOptions

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]

IMPATIENT = RetryPolicy(attempts=6, initial_backoff=0)
"""Sends again at once."""


def test_a_folder(upload: Uploader, folder: Path) -> None:
    contents = {"b.jpg": b"2", "a/c.jpg": b"3", "a/d": b"", "large.bin": os.urandom(3_000_001)}
    results = upload(write_files(folder, contents))
    assert [(r.path.relative_to(folder).as_posix(), r.file_name, r.status, r.size) for r in results] == [
        ("a/c.jpg", "a/c.jpg", "uploaded", 1),
        ("a/d", "a/d", "uploaded", 0),
        ("b.jpg", "b.jpg", "uploaded", 1),
        ("large.bin", "large.bin", "uploaded", 3_000_001),
    ]
    assert dict(upload.stored()) == dict.fromkeys(contents.items(), 1)
    listed = upload.cloud.list_files(upload.fleet.organization).data
    assert {item.metadata.binary_data_id for item in listed} == {result.binary_data_id for result in results}


def test_metadata(upload: Uploader, folder: Path) -> None:
    write_files(folder, {"a.dat": b"1"})
    upload(
        folder / "a.dat",
        component_type="rdk:component:camera",
        component_name="cam",
        method_name="GetImages",
        tags=["day", "one"],
        mime_type="image/x-own",
    )
    [item] = upload.cloud.list_files(upload.fleet.organization).data
    capture = item.metadata.capture_metadata
    assert (capture.component_name, capture.method_name, list(capture.tags)) == ("cam", "GetImages", ["day", "one"])
    assert (capture.mime_type, capture.part_id) == ("image/x-own", upload.fleet.part)
    assert (item.metadata.file_name, item.metadata.file_ext) == ("a", ".dat")


def test_a_rerun_skips_what_is_there(upload: Uploader, folder: Path) -> None:
    write_files(folder, {"a.txt": b"1", "b.txt": b"1", "c.txt": b"3"})
    first = upload(folder)
    (folder / "c.txt").write_bytes(b"4")
    (folder / "d.txt").write_bytes(b"5")
    second = upload(folder)
    assert statuses(second) == ["skipped", "skipped", "uploaded", "uploaded"]
    assert [result.binary_data_id for result in second[:2]] == [result.binary_data_id for result in first[:2]]
    assert sum(upload.stored().values()) == 5


def test_another_part_or_another_journal_is_another_upload(upload: Uploader, folder: Path, tmp_path: Path) -> None:
    write_files(folder, {"a.txt": b"1"})
    assert statuses(upload(folder)) == ["uploaded"]
    elsewhere = Uploader(upload.cloud, upload.cloud.new_fleet(), upload.journal)
    assert statuses(elsewhere(folder)) == ["uploaded"]
    assert statuses(upload(folder, journal=str(tmp_path / "other"))) == ["uploaded"]


def test_the_same_file_twice_is_sent_once(upload: Uploader, folder: Path) -> None:
    path = write_files(folder, {"a.txt": b"1"}) / "a.txt"
    assert sorted(statuses(upload([path] * 5, concurrency=4))) == ["skipped"] * 4 + ["uploaded"]
    assert sum(upload.stored().values()) == 1


def test_the_journal_in_the_folder_stays_there(upload: Uploader, folder: Path) -> None:
    write_files(folder, {"a.txt": b"1"})
    for _ in range(2):
        assert [r.file_name for r in upload(folder, journal=folder / "uploads.sqlite", hidden=True)] == ["a.txt"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_as_the_system_says(upload: Uploader, folder: Path) -> None:
    write_files(folder, {"a.txt": b"1"})
    (folder / "a.txt").chmod(0)
    with pytest.raises(TransferError, match="PermissionError"):
        upload(folder)


def test_an_unreadable_file_among_many(upload: Uploader, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(folder, {f"{number:02}.txt": bytes([number]) for number in range(30)})
    unreadable = folder / "07.txt"
    os_open = os.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> int:
        if path == unreadable:
            raise PermissionError(13, "Permission denied", str(path))
        return os_open(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(TransferError, match=r"1 of 30 uploads failed; the first: .*07.txt: PermissionError") as raised:
        upload(folder)
    assert statuses(pickle.loads(pickle.dumps(raised.value)).results) == statuses(raised.value.results)
    results = raised.value.results
    assert statuses(results) == ["uploaded"] * 7 + ["failed"] + ["uploaded"] * 22
    assert isinstance(results[7].error, PermissionError)
    monkeypatch.undo()
    again = upload(folder, raise_on_failure=False)
    assert statuses(again) == ["skipped"] * 7 + ["uploaded"] + ["skipped"] * 22


def test_broken_links_and_folders_that_cannot_be_listed_are_failures(
    upload: Uploader, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(folder, {"a.txt": b"1", "locked/b.txt": b"2"})
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "circle").symlink_to(folder)
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    results = upload(folder, raise_on_failure=False)
    assert [(result.file_name, result.status, type(result.error).__name__) for result in results] == [
        ("a.txt", "uploaded", "NoneType"),
        ("gone.txt", "failed", "FileNotFoundError"),
        ("locked", "failed", "PermissionError"),
    ]


def test_what_the_server_refuses_fails_file_by_file(upload: Uploader, folder: Path) -> None:
    write_files(folder, {"a.txt": b"1", "b.txt": b"2"})
    with pytest.raises(TransferError) as raised:
        upload(folder, dataset_ids=["66a5b9e6d8a8a2f7a1b2c3d4"])
    assert statuses(raised.value.results) == ["failed", "failed"]
    assert all(isinstance(result.error, NotFoundError) for result in raised.value.results)
    # It was refused for certain, so that nothing is looked for when it is tried again.
    watched = Unreliable(upload.cloud)
    upload.data_client = watched
    assert statuses(upload(folder)) == ["uploaded", "uploaded"]
    assert (watched.uploads, watched.listings) == (2, 0)


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_connection_cut_while_sending(upload: Uploader, folder: Path, emulator: Emulator, after: int) -> None:
    contents = {"a.bin": os.urandom(5_000_000), "b.bin": os.urandom(10)}
    with emulator.fault("FileUpload", cut_after=after, times=2) as fault:
        assert statuses(upload(write_files(folder, contents), retry=IMPATIENT)) == ["uploaded", "uploaded"]
    assert fault.hits == 2
    assert dict(upload.stored()) == dict.fromkeys(contents.items(), 1)


def test_a_lost_answer_is_no_second_upload(upload: Uploader, folder: Path) -> None:
    write_files(folder, {f"{number}.txt": b"1" for number in range(5)})
    reasons = [grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.INTERNAL]
    upload.data_client = Unreliable(upload.cloud, after=LostAnswers(*reasons))
    results = upload(folder, retry=IMPATIENT)
    assert statuses(results) == ["uploaded"] * 5
    assert all(result.binary_data_id for result in results)
    assert upload.data_client.uploads == 5
    assert sum(upload.stored().values()) == 5


def test_a_server_that_is_gone_is_not_asked_forever(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    write_files(folder, {"a.txt": b"1"})
    with emulator.fault("FileUpload", status="UNAVAILABLE") as fault, pytest.raises(TransferError) as raised:
        upload(folder, retry=IMPATIENT)
    assert fault.hits == 6
    assert isinstance(raised.value.results[0].error, UnavailableError)
    with emulator.fault("FileUpload", status="UNAVAILABLE") as fault, pytest.raises(TransferError):
        upload(folder, retry=None)
    assert fault.hits == 1
    assert statuses(upload(folder)) == ["uploaded"]


def test_waits_between_attempts_have_a_line_in_the_log(
    upload: Uploader,
    folder: Path,
    emulator: Emulator,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retries, "LONG_WAIT", -1)
    write_files(folder, {"a.txt": b"1"})
    with emulator.fault("FileUpload", status="UNAVAILABLE", times=2), caplog.at_level(logging.INFO, "viam_cloud"):
        assert statuses(upload(folder, retry=IMPATIENT)) == ["uploaded"]
    assert [record.getMessage() for record in caplog.records if record.name == "viam_cloud"] == [
        "a.txt: UNAVAILABLE; attempt 2 follows in 0 s",
        "a.txt: UNAVAILABLE; attempt 3 follows in 0 s",
    ]


def test_many_files_and_no_server_give_up_early(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    write_files(folder, {f"{number}.txt": b"1" for number in range(100)})
    with emulator.fault("FileUpload", status="UNAVAILABLE") as fault:
        results = upload(folder, retry=IMPATIENT, raise_on_failure=False, concurrency=16)
    assert statuses(results) == ["failed"] * 100
    # Once each, and as often again as the budget of retries allows.
    assert fault.hits == 200


def test_a_token_that_runs_out_while_a_large_file_is_sent(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    contents = {"a.bin": os.urandom(9_000_000)}
    with emulator.fault("FileUpload", status="UNAUTHENTICATED", times=1) as fault:
        assert statuses(upload(write_files(folder, contents))) == ["uploaded"]
    assert fault.hits == 1
    assert dict(upload.stored()) == dict.fromkeys(contents.items(), 1)


def test_a_cloud_that_is_away_while_the_sign_in_is_renewed(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    with (
        emulator.fault("FileUpload", status="UNAUTHENTICATED", times=2) as refused,
        emulator.fault("Authenticate", status="UNAVAILABLE", times=5) as away,
    ):
        assert statuses(upload(write_files(folder, {"a.txt": b"1"}), retry=IMPATIENT)) == ["uploaded"]
    assert (refused.hits, away.hits) == (2, 5)
    assert dict(upload.stored()) == {("a.txt", b"1"): 1}


@pytest.mark.parametrize(
    ("method", "acted"),
    [("viam.app.datasync.v1.DataSyncService/FileUpload", True), ("proto.rpc.v1.AuthService/Authenticate", False)],
)
def test_the_failure_of_a_sign_in_is_none_of_the_upload(method: str, acted: bool) -> None:
    assert upload_steps.may_have_acted(make_error(grpc.StatusCode.UNAVAILABLE, "away", method=method)) is acted


def test_what_was_refused_is_not_in_doubt_when_the_sign_in_cannot_be_renewed(
    upload: Uploader, folder: Path, emulator: Emulator
) -> None:
    """It is neither looked for, nor does the error say that it may be in the cloud."""
    upload.data_client = Unreliable(upload.cloud)
    with (
        emulator.fault("FileUpload", status="UNAUTHENTICATED", times=1),
        emulator.fault("Authenticate", status="UNAVAILABLE", message="away") as away,
    ):
        [result] = upload(write_files(folder, {"a.txt": b"1"}), retry=None, raise_on_failure=False)
    assert away.hits
    assert "away" in str(result.error)
    assert "may be in the cloud" not in str(result.error)
    assert upload.data_client.listings == 0
    assert statuses(upload(folder)) == ["uploaded"]
    assert upload.data_client.listings == 0


def test_the_sign_in_is_renewed_by_looking_for_the_file(upload: Uploader, folder: Path) -> None:
    """As an upload of which too much was sent cannot renew it by itself."""
    write_files(folder, {"a.txt": b"1"})
    upload.data_client = Unreliable(upload.cloud, before=LostAnswers(grpc.StatusCode.UNAUTHENTICATED))
    assert statuses(upload(folder)) == ["uploaded"]
    assert (upload.data_client.uploads, upload.data_client.listings) == (2, 1)
    (folder / "a.txt").write_bytes(b"2")
    upload.data_client = Unreliable(upload.cloud, before=LostAnswers(*[grpc.StatusCode.UNAUTHENTICATED] * 3))
    assert statuses(upload(folder, raise_on_failure=False)) == ["failed"]
    assert upload.data_client.uploads == 2


def test_progress(upload: Uploader, folder: Path) -> None:
    write_files(folder, {"a.bin": os.urandom(2_500_000), "b.bin": b"12", "c.bin": b""})
    events: list[ProgressEvent] = []
    upload(folder, progress=events.append)
    assert (events[0].items_total, events[0].bytes_total, events[0].bytes_done) == (3, 2_500_002, 0)
    assert (events[-1].items_done, events[-1].bytes_done, events[-1].items_failed) == (3, 2_500_002, 0)
    events.clear()
    upload(folder, progress=events.append)
    assert (events[-1].items_done, events[-1].bytes_done) == (3, 2_500_002)


def test_progress_counts_what_is_sent_again_once(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    write_files(folder, {"a.bin": os.urandom(5_000_000)})
    events: list[ProgressEvent] = []
    with emulator.fault("FileUpload", cut_after=3, times=2):
        upload(folder, progress=events.append, retry=IMPATIENT)
    assert events[-1].bytes_done == 5_000_000
    assert max(event.bytes_done for event in events) == 5_000_000


@pytest.mark.parametrize(
    ("paths", "options", "error", "message"),
    [
        ("nowhere", {}, FileNotFoundError, "no file or folder 'nowhere'; nothing was uploaded"),
        (["folder", "nowhere"], {}, FileNotFoundError, "nowhere"),
        (3, {}, TypeError, "not iterable"),
        ([3], {}, TypeError, "expected a path or several, got int"),
        ("folder", {"tags": "day"}, TypeError, "tags: expected a list of str"),
        ("folder", {"tags": (tag for tag in ["day"])}, TypeError, "tags: expected a list of str"),
        ("folder", {"dataset_ids": iter(["id"])}, TypeError, "dataset_ids: expected a list of str"),
        ("folder", {"component_name": 3}, TypeError, "component_name: expected str"),
        ("folder", {"concurrency": 0}, ValueError, "concurrency must be 1 or more"),
        ("folder", {"pattern": ""}, ValueError, "pattern"),
        ("folder", {"timeout": 0}, ValueError, "timeout"),
        ("folder", {"retry": 3}, TypeError, "retry"),
        ("folder", {"progress": "yes"}, TypeError, "progress"),
        ("folder", {"journal": 3}, TypeError, "journal"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(
    upload: Uploader, folder: Path, paths: Any, options: Any, error: type[Exception], message: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(write_files(folder, {"a.txt": b"1"}).parent)
    with pytest.raises(error, match=message):
        upload(paths, **options)
    assert not upload.stored()


def test_nothing_to_upload(upload: Uploader, folder: Path) -> None:
    folder.mkdir()
    assert upload(folder) == []
    assert upload([]) == []


def test_the_default_journal(upload: Uploader, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    write_files(folder, {"a.txt": b"1"})
    assert [statuses(upload(folder, journal=None)) for _ in range(2)] == [["uploaded"], ["skipped"]]


def test_few_large_files_at_a_time(upload: Uploader, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(folder, {f"{number}.bin": b"large" for number in range(20)})
    monkeypatch.setattr(upload_steps, "LARGE_BYTES", 5)
    lock, inside, most = threading.Lock(), 0, 0

    def enter(step: int) -> None:
        nonlocal inside, most
        with lock:
            inside += step
            most = max(most, inside)

    upload.data_client = Unreliable(upload.cloud, before=lambda _: enter(1), after=lambda _: enter(-1))
    assert statuses(upload(folder, concurrency=16)) == ["uploaded"] * 20
    assert most <= upload_steps.LARGE_AT_A_TIME


@pytest.mark.parametrize(
    ("concurrency", "of_client", "of_call", "expected"),
    [(1, None, DEFAULT, 70), (16, None, DEFAULT, 220), (16, None, 5, 5), (16, 7, DEFAULT, DEFAULT)],
)
def test_files_that_share_the_network_get_more_time(
    cloud: Cloud, concurrency: int, of_client: float | None, of_call: Timeout, expected: Timeout
) -> None:
    """By default; what is said for the client or the call is what counts."""
    client = cloud.flavour.client.data_client
    if of_client is not None:
        client = client.with_options(timeout=of_client)
    options = UploadOptions("part", None, None, None, None, None, None, of_call, DEFAULT, make_limit(concurrency))
    assert options.timeout_for(client, 655_360) == expected


def test_folders_can_be_tags(upload: Uploader, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "apples", {"top.jpg": b"1", "gala/1.jpg": b"2", "fuji/old/fuji/1.jpg": b"3"})
    upload([folder, folder / "gala" / "1.jpg"], tags=["apple", "old"], tags_from_folders=True)
    items = upload.cloud.list_files(upload.fleet.organization).data
    assert {item.metadata.file_name: list(item.metadata.capture_metadata.tags) for item in items} == {
        "top": ["apple", "old"],
        "gala/1": ["apple", "old", "gala"],
        "fuji/old/fuji/1": ["apple", "old", "fuji"],
        "1": ["apple", "old"],
    }
