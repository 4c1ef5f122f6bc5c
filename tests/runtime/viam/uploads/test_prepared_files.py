"""Files that are read and claimed in batches before they are sent."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.support.transfers.uploading import write_files
from viam_cloud_runtime.concurrency.limits import (
    NEARBY_SECONDS,
    TRANSFERS,
    AdaptiveLimit,
    ConcurrencyLimit,
    FixedLimit,
    Start,
)
from viam_cloud_runtime.concurrency.transfers import JournalError
from viam_cloud_runtime.viam.uploads.hashed_file import SMALL_BYTES, FileState, HashedFile
from viam_cloud_runtime.viam.uploads.journal import UploadJournal
from viam_cloud_runtime.viam.uploads.prepared_files import PreparedFile, PreparedFiles
from viam_cloud_runtime.viam.uploads.selection import PlannedFile


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[UploadJournal]:
    with UploadJournal(tmp_path / "uploads.sqlite") as journal:
        yield journal


def planned(folder: Path) -> list[PlannedFile]:
    return [PlannedFile(path, path.stem, path.suffix) for path in sorted(folder.iterdir())]


def prepare(
    files: Iterable[PlannedFile], journal: UploadJournal, at_once: ConcurrencyLimit | None = None
) -> PreparedFiles:
    return PreparedFiles(files, journal, "cloud", "part", at_once or FixedLimit(1), Start(2, 100))


def numbers(batch: Sequence[PreparedFile]) -> list[int]:
    return [one.number for one in batch]


def test_batches_end_after_so_many_files_or_bytes(journal: UploadJournal, tmp_path: Path) -> None:
    small = write_files(tmp_path / "small", {f"{number:03}.bin": b"%d" % number for number in range(100)})
    assert [numbers(batch) for batch in prepare(planned(small), journal)] == [[*range(64)], [*range(64, 100)]]
    large = write_files(tmp_path / "large", {f"{number}.bin": bytes([number]) * SMALL_BYTES for number in range(6)})
    assert [numbers(batch) for batch in prepare(planned(large), journal)] == [[0, 1, 2, 3], [4, 5]]


def test_the_next_batch_is_read_ahead_and_not_claimed(journal: UploadJournal, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{number:03}.bin": b"%d" % number for number in range(65)})
    files = planned(folder)
    all_taken = threading.Event()

    def listed() -> Iterator[PlannedFile]:
        yield from files
        all_taken.set()

    prepared = prepare(listed(), journal)
    assert numbers(next(prepared)) == [*range(64)]
    assert all_taken.wait(30)
    with UploadJournal(tmp_path / "uploads.sqlite") as other:
        # Another run that waited for it, while this one waits for a file of that run, would wait for ever.
        [batch] = prepare(files[-2:], other)
    assert [one.waits for one in batch] == [False, True]
    prepared.close()


_AFTER_THE_MAIN_THREAD = """
import sys, threading
from pathlib import Path
from tests.runtime.viam.uploads.test_prepared_files import UploadJournal, planned, prepare

def late():
    threading.main_thread().join()
    with UploadJournal(Path(sys.argv[2])) as journal:
        print(sum(map(len, prepare(planned(Path(sys.argv[1])), journal))))

threading.Thread(target=late).start()
"""


def test_files_are_read_when_the_main_thread_has_ended(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{number:03}.bin": b"%d" % number for number in range(70)})
    command = [sys.executable, "-c", _AFTER_THE_MAIN_THREAD, str(folder), str(tmp_path / "uploads.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("70\n", "")


def test_files_are_read_when_no_thread_can_be_started(
    journal: UploadJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    folder = write_files(tmp_path / "files", {f"{number:03}.bin": b"%d" % number for number in range(70)})
    prepared = prepare(planned(folder), journal)
    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert [numbers(batch) for batch in prepared] == [[*range(64)], [*range(64, 70)]]
    prepared.close()


def test_what_cannot_be_listed_ends_it_when_its_turn_comes(journal: UploadJournal, tmp_path: Path) -> None:
    files = planned(write_files(tmp_path / "files", {f"{number:03}.bin": b"%d" % number for number in range(64)}))

    def listed() -> Iterator[PlannedFile]:
        yield from files
        raise OSError("the folder is gone")

    prepared = prepare(listed(), journal)
    assert len(next(prepared)) == 64
    with pytest.raises(OSError, match="the folder is gone"):
        next(prepared)
    prepared.close()


def test_what_cannot_be_read_stops_none_of_the_others(journal: UploadJournal, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.bin": b"1", "b.bin": bytes(SMALL_BYTES + 1), "d.bin": b"4"})
    gone = PlannedFile(folder / "c.bin", "c", ".bin")
    unnamed = PlannedFile(folder / "a.bin", "\udcff", ".bin")
    unlisted = PlannedFile(folder, "folder", "", PermissionError("not this one"))
    a, b, d = planned(folder)
    [batch] = prepare([a, b, gone, unnamed, unlisted, d], journal)
    assert [type(one.file) for one in batch] == [HashedFile, FileState, *[type(None)] * 3, HashedFile]
    assert [type(one.error) for one in batch] == [
        *[type(None)] * 2, FileNotFoundError, ValueError, PermissionError, type(None)
    ]  # fmt: skip
    # A file that has to be hashed first is claimed after that.
    assert [one.claim is not None for one in batch] == [True, *[False] * 4, True]


def test_what_others_are_at_comes_last(journal: UploadJournal, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{number}.bin": b"%d" % number for number in range(4)})
    files = planned(folder)
    with UploadJournal(tmp_path / "uploads.sqlite") as other:
        next(prepare([files[0], files[2]], other))
        [batch] = prepare(files, journal)
    assert numbers(batch) == [1, 3, 0, 2]
    assert [one.waits for one in batch] == [False, False, True, True]


def test_claims_of_what_was_not_begun_are_given_up(journal: UploadJournal, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{number}.bin": b"%d" % number for number in range(3)})
    prepared = prepare(planned(folder), journal)
    [begun, *_] = next(prepared)
    prepared.begun(begun)
    prepared.close()
    [batch] = prepare(planned(folder), journal)
    assert [(one.number, one.waits) for one in batch] == [(1, False), (2, False), (0, True)]
    assert not any(one.claim.in_doubt for one in batch if one.claim is not None)


def test_a_claim_that_cannot_be_written_is_an_error_of_each_that_was_read(
    journal: UploadJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_files(tmp_path / "files", {"a.bin": b"1", "b.bin": bytes(SMALL_BYTES + 1)})

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(journal, "_claim_all", full)
    [[small, large]] = prepare(planned(folder), journal)
    assert isinstance(small.error, JournalError)
    assert large.error is None


@pytest.mark.parametrize(("size", "number"), [(60_000, 69), (100, 100), (SMALL_BYTES, TRANSFERS.first)])
def test_small_files_begin_with_many_at_a_time_over_a_distance(
    journal: UploadJournal, tmp_path: Path, size: int, number: int
) -> None:
    folder = write_files(tmp_path / "files", {f"{number}.bin": bytes([number]) * size for number in range(3)})
    limit = AdaptiveLimit()
    next(prepare(planned(folder), journal, limit))
    limit.began(0)
    limit.wait(NEARBY_SECONDS)
    assert limit.current == number
