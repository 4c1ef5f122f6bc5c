"""The journal of uploads: what it remembers, who may use it, and what it says when it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT, join, limited
from viam_cloud_runtime.concurrency.transfers import JournalError
from viam_cloud_runtime.viam.uploads.hashed_file import FileState
from viam_cloud_runtime.viam.uploads.journal import UploadJournal, UploadKey, files_of, journal_path

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
        changes: list[Callable[[], object]] = [
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


def test_records_that_could_not_be_written_down_are_written_later(path: Path) -> None:
    with UploadJournal(path) as journal:
        journal.claim(KEY)
        journal.record(KEY, "id")
        journal._database.execute("PRAGMA query_only = 1")
        for _ in range(2):
            with pytest.raises(JournalError):
                journal.write_records()
            assert journal.is_recorded("id")
        journal._database.execute("PRAGMA query_only = 0")
        assert journal.claim(KEY).binary_data_id == "id"


def test_an_end_that_is_interrupted_keeps_nobody_waiting(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    journal = UploadJournal(path)
    journal.claim(KEY)
    with monkeypatch.context() as patch:
        patch.setattr(UploadJournal, "write_records", interrupt)
        with pytest.raises(KeyboardInterrupt):
            journal.close()
    with UploadJournal(path) as other:
        assert other.claim(KEY).in_doubt


def test_many_records_are_to_be_written_down(path: Path) -> None:
    keys = [UploadKey("cloud", "part", str(number), "hash") for number in range(130)]
    with UploadJournal(path) as journal, UploadJournal(path) as other:
        journal.claim_all(keys)
        assert [journal.record(key, key.name) for key in keys] == [number in (63, 127) for number in range(130)]
        assert all(claim.busy for claim in other.claim_all(keys))
        journal.write_records()
        assert [claim.binary_data_id for claim in other.claim_all(keys)] == [key.name for key in keys]


def test_what_is_recorded_is_known_by_its_id(path: Path) -> None:
    with UploadJournal(path) as journal:
        journal.claim(KEY)
        assert not journal.is_recorded("id")
        journal.record(KEY, "id")
        assert journal.is_recorded("id")
        assert not journal.is_recorded("another id")


HOUR_NS = 3_600_000_000_000
SECOND_NS = 1_000_000_000
AT_REST = FileState(10, modified_ns=HOUR_NS, changed_ns=HOUR_NS, inode=2**64 - 1, device=1, seen_ns=2 * HOUR_NS)


@pytest.mark.skipif(sys.platform == "win32", reason="no state of a file proves anything there")
def test_hashes_of_files_at_rest(path: Path) -> None:
    file = path.parent / "large"
    with UploadJournal(path) as journal:
        journal.remember_hash(file, AT_REST, "hash")
        assert journal.known_hash(file, AT_REST) == "hash"
        assert journal.known_hash(path, AT_REST) is None
        for changed in ("size", "modified_ns", "changed_ns", "inode", "device"):
            other = replace(AT_REST, **{changed: getattr(AT_REST, changed) - 1})
            assert journal.known_hash(file, other) is None


@pytest.mark.parametrize("time", ["modified_ns", "changed_ns"])
def test_files_that_were_just_changed_are_hashed_again(path: Path, time: str) -> None:
    """They could be written to again within the same tick of the file system's clock."""
    state = replace(AT_REST, **{time: AT_REST.seen_ns - SECOND_NS})
    with UploadJournal(path) as journal:
        journal.remember_hash(path, state, "hash")
        assert journal.known_hash(path, state) is None


def test_a_journal_of_the_first_version_keeps_uploads_but_no_hashes(path: Path) -> None:
    with UploadJournal(path) as journal:
        journal.claim(KEY)
        journal.record(KEY, "id")
    database = sqlite3.connect(path)
    database.executescript(
        "DROP TABLE hashes; CREATE TABLE hashes (path, size, modified_ns, content_hash); PRAGMA user_version = 1"
    )
    database.close()
    for _ in range(2):
        with UploadJournal(path) as journal:
            assert journal.claim(KEY).binary_data_id == "id"
            assert journal.known_hash(path, AT_REST) is None


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere")
def test_hashes_of_files_in_folders_whose_names_are_no_text(path: Path) -> None:
    odd = Path(os.fsdecode(b"/\xff/a.bin"))
    with UploadJournal(path) as journal:
        journal.remember_hash(odd, AT_REST, "hash")
        assert journal.known_hash(odd, AT_REST) == "hash"


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
            join(thread)
    assert len(mine) == 25


def test_several_claims_at_once_are_those_of_each(path: Path) -> None:
    done, begun, new = (UploadKey("cloud", "part", name, "hash") for name in ("done", "begun", "new"))
    with UploadJournal(path) as journal:
        journal.claim_all([done, begun])
        journal.record(done, "id")
    with UploadJournal(path) as journal:
        claims = journal.claim_all([new, done, begun, new])
        assert [claim.binary_data_id for claim in claims] == [None, "id", None, None]
        assert [claim.in_doubt for claim in claims] == [False, False, True, False]
        assert [claim.busy for claim in claims] == [False, False, False, True]
        assert [claim.busy for claim in journal.claim_all([new, done, begun])] == [True, False, True]
        assert journal.claim_all([]) == []


def test_claims_that_cannot_be_written_are_of_no_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with UploadJournal(path) as journal:
        with monkeypatch.context() as patch:
            patch.setattr(journal, "_claim_all", full)
            with pytest.raises(JournalError):
                journal.claim_all([KEY, OTHER])
        assert all(claim.is_granted for claim in journal.claim_all([KEY, OTHER]))


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
    with pytest.raises(JournalError, match=r"of another version of this package \(7 instead of 2\)"):
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
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[4] / "src")}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as process, limited(process):
        assert process.stdout is not None
        assert process.stdout.readline() == "claimed\n"
        with UploadJournal(path) as journal:
            assert journal.claim(KEY).busy
            process.kill()
            process.wait(LIMIT)
            assert journal.claim(KEY).in_doubt
