"""Uploads whose journal cannot be written, or is no longer what it was: nothing is lost, and the errors say what to do."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud
from tests.support.transfers.uploading import Unreliable, Uploader, statuses, write_files
from viam_cloud_runtime.concurrency.transfers import JournalError
from viam_cloud_runtime.viam.uploads import prepared_files
from viam_cloud_runtime.viam.uploads.journal import UploadJournal

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]


@pytest.fixture
def contents() -> dict[str, bytes]:
    return {f"{number:03}.bin": os.urandom(20) for number in range(100)}


def test_a_disk_that_fills_up(
    upload: Uploader, tmp_path: Path, contents: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal takes no more than so much. Once there is room again, a rerun does what is left."""
    folder = write_files(tmp_path / "files", contents)
    prepare = UploadJournal._prepare

    def limited(journal: UploadJournal) -> None:
        prepare(journal)
        journal._database.execute("PRAGMA max_page_count = 6")

    with monkeypatch.context() as patch:
        patch.setattr(UploadJournal, "_prepare", limited)
        results = upload(folder, raise_on_failure=False)
    assert {"uploaded", "failed"} == set(statuses(results))
    for result in results:
        if result.error is not None:
            assert isinstance(result.error, JournalError)
            assert "disk is full; make room there, or name another file with journal=..." in str(result.error)
    there = {result.path.name for result in results if result.status == "uploaded"}
    assert {name for name, _ in upload.stored()} == there
    assert set(statuses(upload(folder))) <= {"uploaded", "skipped"}
    assert upload.stored() == dict.fromkeys(contents.items(), 1)


def test_what_got_there_but_could_not_be_written_down(
    upload: Uploader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_files(tmp_path / "files", {"a.bin": b"1"})

    def full(*_: Any) -> None:
        raise JournalError("the disk is full")

    upload.data_client = Unreliable(upload.cloud)
    with monkeypatch.context() as patch:
        patch.setattr(UploadJournal, "write_records", full)
        assert statuses(upload(folder)) == ["uploaded"]
    assert "some files are in the cloud, which could not be written down: the disk is full" in caplog.text
    [result] = upload(folder)
    assert (result.status, upload.data_client.read) == ("skipped", [result.binary_data_id])
    assert upload.stored() == {("a.bin", b"1"): 1}


def test_a_failure_that_could_not_be_written_down(
    upload: Uploader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why the upload failed says more than why that could not be written down."""
    folder = write_files(tmp_path / "files", {"a.bin": b"1"})

    def full(*_: Any, **__: Any) -> None:
        raise JournalError("the disk is full")

    def refuse(_: str) -> None:
        raise PermissionError("not this one")

    upload.data_client = Unreliable(upload.cloud, before=refuse)
    with monkeypatch.context() as patch:
        patch.setattr(UploadJournal, "give_up", full)
        [result] = upload(folder, raise_on_failure=False)
    assert isinstance(result.error, PermissionError)
    upload.data_client = Unreliable(upload.cloud)
    assert statuses(upload(folder)) == ["uploaded"]


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def scramble(path: Path) -> None:
    path.write_bytes(os.urandom(30_000))


def put_another_database(path: Path) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE uploads (something TEXT)")
    database.close()


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [cut, scramble, put_another_database, put_a_folder])
def test_a_journal_that_is_none_any_more(
    blocking_cloud: Cloud, tmp_path: Path, contents: dict[str, bytes], harm: Callable[[Path], None]
) -> None:
    """Nothing is taken for uploaded on its word, and it is left as it is."""
    folder = write_files(tmp_path / "files", contents)
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    upload(folder)
    harm(upload.journal)
    (folder / "new.bin").write_bytes(b"new")
    with pytest.raises(JournalError, match=r"cannot be used: .*; name another file with journal=\.\.\."):
        upload(folder)
    assert upload.stored() == dict.fromkeys(contents.items(), 1)


def test_an_emptied_journal_is_a_new_one(blocking_cloud: Cloud, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.bin": b"1"})
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    upload(folder)
    upload.journal.write_bytes(b"")
    assert statuses(upload(folder)) == ["uploaded"]


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be cut there")
def test_what_a_crash_leaves_of_the_write_ahead_log(
    blocking_cloud: Cloud, tmp_path: Path, contents: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its end is missing, as after a power cut: what was recorded there is looked for in the cloud."""
    monkeypatch.setattr(prepared_files, "_BATCH_FILES", 2)
    folder = write_files(tmp_path / "files", contents)
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    with UploadJournal(upload.journal):
        # As long as it is open, what is written stays in the log.
        upload(folder)
        log = upload.journal.with_name("uploads.sqlite-wal").read_bytes()
        database = upload.journal.read_bytes()
    crashed = tmp_path / "crashed.sqlite"
    crashed.write_bytes(database)
    crashed.with_name("crashed.sqlite-wal").write_bytes(log[: len(log) * 2 // 3])
    said = statuses(upload(folder, journal=crashed))
    assert set(said) == {"uploaded", "skipped"}
    assert set(upload.stored()) == set(contents.items())
