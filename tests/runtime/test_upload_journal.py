"""The journal of uploads: what it remembers, who may use it, and what it says when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from viam_cloud_runtime.concurrency.transfers import JournalError
from viam_cloud_runtime.viam.uploads.hashed_file import FileState
from viam_cloud_runtime.viam.uploads.journal import UploadJournal, files_of, journal_path
from viam_cloud_runtime.viam.uploads.records import UploadKey

KEY = UploadKey("cloud", "part", "a.txt", "hash")
OTHER = UploadKey("cloud", "part", "a.txt", "another hash")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "uploads.sqlite"


def test_what_is_recorded_is_known_to_the_next_run(path: Path) -> None:
    with UploadJournal(path) as journal:
        claim = journal.claim(KEY)
        assert (claim.binary_data_id, claim.in_doubt, claim.busy) == (None, False, False)
        journal.record(KEY, "id")
    with UploadJournal(path) as journal:
        again = journal.claim(KEY)
        assert (again.binary_data_id, again.started) == ("id", claim.started)
        assert journal.claim(OTHER).binary_data_id is None


def test_what_was_only_claimed_is_in_doubt_when_the_run_is_over(path: Path) -> None:
    with UploadJournal(path) as journal:
        claim = journal.claim(KEY)
    with UploadJournal(path) as journal:
        again = journal.claim(KEY)
        assert (again.in_doubt, again.started) == (True, claim.started)


def test_what_somebody_is_at_is_busy(path: Path) -> None:
    with UploadJournal(path) as one, UploadJournal(path) as other:
        one.claim(KEY)
        assert other.claim(KEY).busy
        assert one.claim(KEY).busy
        one.give_up(KEY, in_doubt=True)
        assert other.claim(KEY).in_doubt
        other.give_up(KEY, in_doubt=False)
        claim = one.claim(KEY)
        assert (claim.in_doubt, claim.busy) == (False, False)


def test_what_could_not_be_written_down_keeps_nobody_waiting(path: Path) -> None:
    """As on a full disk: the same file may come again in this run, and nobody is at it any more."""
    with UploadJournal(path) as journal:
        changes: list[Callable[[], None]] = [
            partial(journal.record, KEY, "id"),
            partial(journal.give_up, KEY, in_doubt=True),
            partial(journal.give_up, KEY, in_doubt=False),
        ]
        for change in changes:
            assert not journal.claim(KEY).busy
            assert journal.claim(KEY).busy
            journal._database.execute("PRAGMA query_only = 1")
            with pytest.raises(JournalError):
                change()
            journal._database.execute("PRAGMA query_only = 0")
            again = journal.claim(KEY)
            assert (again.busy, again.in_doubt) == (False, True)
            journal.give_up(KEY, in_doubt=True)


def test_uploads_under_one_name_carry_different_times(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_700_000_000_000_000_000)
    with UploadJournal(path) as journal:
        times = [journal.claim(UploadKey("cloud", "part", "a", str(number))).started for number in range(3)]
    assert times[2] - times[0] == timedelta(milliseconds=2)


def test_what_another_upload_accounts_for(path: Path) -> None:
    with UploadJournal(path) as journal:
        mine, other = journal.claim(KEY).started, journal.claim(OTHER).started
        journal.record(OTHER, "other")
        assert journal.accounts_for(KEY, "other", [])
        assert journal.accounts_for(KEY, "somebody's", [other])
        assert not journal.accounts_for(KEY, "somebody's", [mine])
        assert not journal.accounts_for(KEY, "somebody's", [other + timedelta(seconds=1)])


def test_hashes_of_files_at_rest(path: Path) -> None:
    file = path.parent / "large"
    at_rest = FileState(10, time.time_ns() - 3_600_000_000_000)
    just_written = FileState(10, time.time_ns())
    with UploadJournal(path) as journal:
        journal.remember_hash(file, at_rest, "hash")
        assert journal.known_hash(file, at_rest) == "hash"
        assert journal.known_hash(file, FileState(11, at_rest.modified_ns)) is None
        assert journal.known_hash(path, at_rest) is None
        # It could be written to again within the same tick of the file system's clock.
        journal.remember_hash(file, just_written, "hash")
        assert journal.known_hash(file, just_written) is None


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_hashes_of_files_in_folders_whose_names_are_no_text(path: Path) -> None:
    odd = Path(os.fsdecode(b"/\xff/a.bin"))
    with UploadJournal(path) as journal:
        journal.remember_hash(odd, FileState(1, 1), "hash")
        assert journal.known_hash(odd, FileState(1, 1)) == "hash"


def test_many_threads(path: Path) -> None:
    keys = [UploadKey("cloud", "part", str(number % 25), "hash") for number in range(100)]
    mine: list[UploadKey] = []
    with UploadJournal(path) as one, UploadJournal(path) as other:

        def claim(journal: UploadJournal) -> None:
            for key in keys:
                claim = journal.claim(key)
                if not claim.busy and claim.binary_data_id is None:
                    mine.append(key)
                    journal.record(key, key.name)

        threads = [threading.Thread(target=claim, args=[journal]) for journal in (one, other, one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(mine) == 25


def test_nothing_is_left_but_the_database(path: Path) -> None:
    with UploadJournal(path) as journal:
        journal.claim(KEY)
    assert sorted(file for file in path.parent.rglob("*") if file.is_file()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights there")
def test_the_folder_is_the_users_own(path: Path) -> None:
    with UploadJournal(path):
        assert path.parent.stat().st_mode & 0o077 == 0


def test_what_is_no_journal(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"something else, and long enough for nobody to take it for an empty database" * 20)
    with pytest.raises(
        JournalError, match=r"journal .*uploads.sqlite cannot be used: .* name another file with journal="
    ):
        UploadJournal(path)
    with pytest.raises(JournalError, match="cannot be used"):
        UploadJournal(path.parent)
    with pytest.raises(JournalError, match="cannot be used"):
        UploadJournal(path / "below a file")


def test_a_journal_of_a_later_version(path: Path) -> None:
    UploadJournal(path).close()
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 7")
    database.close()
    with pytest.raises(JournalError, match=r"of another version of this package \(7 instead of 1\)"):
        UploadJournal(path)


def test_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert journal_path("here.sqlite") == tmp_path / "here.sqlite"
    assert journal_path(None).name == "uploads.sqlite"
    assert journal_path(None).parent.name == "viam-cloud"
    with pytest.raises(TypeError, match="journal: expected a path, got bool"):
        journal_path(True)  # type: ignore[arg-type]
    assert {file.name for file in files_of(tmp_path / "u")} == {"u", "u-wal", "u-shm", "u-journal", "u-runs"}


_CLAIMING = """
import sys
from pathlib import Path
from viam_cloud_runtime.concurrency.transfers import JournalError
from viam_cloud_runtime.viam.uploads.journal import UploadJournal, UploadKey
journal = UploadJournal(Path(sys.argv[1]))
journal.claim(UploadKey("cloud", "part", "a.txt", "hash"))
print("claimed", flush=True)
sys.stdin.read()
"""


def test_a_crashed_process_is_told_from_one_at_work(path: Path) -> None:
    command = [sys.executable, "-c", _CLAIMING, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "claimed\n"
        with UploadJournal(path) as journal:
            assert journal.claim(KEY).busy
            process.kill()
            process.wait()
            assert journal.claim(KEY).in_doubt
