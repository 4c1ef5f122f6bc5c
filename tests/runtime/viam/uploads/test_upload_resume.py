"""Uploads that are interrupted, at any point and in any way, and run again: all is there in the end, and only once."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.emulator.fleet import Cloud
from tests.support.flavours import Flavour
from tests.support.transfers.uploading import Crash, Unreliable, Uploader, crash, statuses, write_files
from tests.support.waiting import acquire, join, wait_for, within_limit
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.blocking.backend import BlockingBackend
from viam_cloud_runtime.viam.aio.transfers import upload_files as aio_upload_files
from viam_cloud_runtime.viam.uploads.hashed_file import SMALL_BYTES, Hashing
from viam_cloud_runtime.viam.uploads.journal import UploadJournal

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]

_JOURNAL_STEPS = ("claim_all", "record", "write_records", "give_up")


class Doom:
    """Lets the process crash after so many steps."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._lock = threading.Lock()

    def step(self, _: object = None) -> None:
        with self._lock:
            self._steps -= 1
            if self._steps < 0:
                raise Crash

    @contextmanager
    def impending(self) -> Iterator[None]:
        """Before and after everything that a journal does there is a step."""
        with patch.multiple(UploadJournal, **{name: self._stepping(name) for name in _JOURNAL_STEPS}):
            yield

    def _stepping(self, name: str) -> Callable[..., Any]:
        original: Callable[..., Any] = getattr(UploadJournal, name)

        def stepping(*args: Any, **kwargs: Any) -> Any:
            self.step()
            result = original(*args, **kwargs)
            self.step()
            return result

        return stepping


names = st.sampled_from(["a.txt", "b.txt", "c", "d/a.txt"])
versions = st.sampled_from([b"one", b"two", b"", b"three"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    runs=st.lists(st.tuples(st.integers(0, 14), st.dictionaries(names, versions, max_size=4)), max_size=4),
    last=st.dictionaries(names, versions, min_size=1, max_size=4),
    concurrency=st.integers(1, 3),
)
def test_crashes_anywhere(
    cloud: Cloud, runs: list[tuple[int, dict[str, bytes]]], last: dict[str, bytes], concurrency: int
) -> None:
    """Each run crashes after so many steps, and some files are rewritten before the next."""
    with TemporaryDirectory() as folder:
        files = Path(folder, "files")
        files.mkdir()
        upload = Uploader(cloud, cloud.new_fleet(), Path(folder, "uploads.sqlite"))
        written: set[tuple[str, bytes]] = set()
        for steps, contents in runs:
            write_files(files, contents)
            written |= contents.items()
            doom = Doom(steps)
            upload.data_client = Unreliable(cloud, doom.step, doom.step)
            with doom.impending(), suppress(Crash):
                upload(files, concurrency=concurrency)
        write_files(files, last)
        written |= last.items()
        upload.data_client = Unreliable(cloud)
        results = upload(files, concurrency=concurrency)
        stored = upload.stored()
        assert set(stored.values()) <= {1}
        assert set(stored) <= written
        now = {(path.relative_to(files).as_posix(), path.read_bytes()) for path in files.rglob("*") if path.is_file()}
        assert now <= set(stored)
        assert len({result.binary_data_id for result in results}) == len(now)
        assert statuses(upload(files)) == ["skipped"] * len(now)


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
def test_ctrl_c_cancels_uploads(blocking_cloud: Cloud, emulator: Emulator, tmp_path: Path) -> None:
    """The server would take an hour: this ends only because the uploads are cancelled."""
    folder = write_files(tmp_path / "files", {f"{number}.bin": b"1" for number in range(20)})
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    main = threading.main_thread().ident
    assert main is not None
    begun = threading.Semaphore(0)

    def interrupt() -> None:
        for _ in range(4):
            acquire(begun)
        signal.pthread_kill(main, signal.SIGINT)

    upload.data_client = Unreliable(blocking_cloud, before=lambda _: begun.release())
    interrupter = threading.Thread(target=interrupt)
    interrupter.start()
    with emulator.fault("FileUpload", latency=3600), pytest.raises(KeyboardInterrupt):
        upload(folder, concurrency=4, timeout=None)
    join(interrupter)
    assert upload.data_client.uploads == 4
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("rpc-worker")]
    upload.data_client = Unreliable(blocking_cloud)
    assert statuses(upload(folder)) == ["uploaded"] * 20
    assert sum(upload.stored().values()) == 20


def test_cancelling_the_task_cancels_uploads(async_flavour: Flavour, emulator: Emulator, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{number}.bin": b"1" for number in range(20)})
    cloud = Cloud(async_flavour)
    upload = Uploader(cloud, cloud.new_fleet(), tmp_path / "uploads.sqlite")

    async def main() -> None:
        begun = asyncio.Semaphore(0)
        client = Unreliable(cloud, before=lambda _: begun.release())
        uploading = aio_upload_files(
            client, folder, upload.fleet.part, journal=upload.journal, concurrency=4, timeout=None
        )
        task = asyncio.ensure_future(uploading)
        for _ in range(4):
            await within_limit(begun.acquire())
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert client.uploads == 4

    with emulator.fault("FileUpload", latency=3600):
        assert async_flavour.loop is not None
        async_flavour.loop.run_until_complete(main())
    assert statuses(upload(folder)) == ["uploaded"] * 20
    assert sum(upload.stored().values()) == 20


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
def test_ctrl_c_while_a_large_file_is_hashed(
    blocking_cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it hashed to its end, which never comes, this would hang."""
    path = write_files(tmp_path / "files", {"a.bin": bytes(SMALL_BYTES + 1)}) / "a.bin"
    main = threading.main_thread().ident
    assert main is not None
    hashing = threading.Event()

    def step(_: object) -> bool:
        hashing.set()
        return False

    def interrupt() -> None:
        wait_for(hashing)
        signal.pthread_kill(main, signal.SIGINT)

    monkeypatch.setattr(Hashing, "step", step)
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    interrupter = threading.Thread(target=interrupt)
    interrupter.start()
    with pytest.raises(KeyboardInterrupt):
        upload(path, concurrency=2)
    join(interrupter)


def test_two_runs_at_once(blocking_cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits for the first, which goes on only then, and sends nothing itself."""
    folder = write_files(tmp_path / "files", {"a.bin": b"1"})
    first = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    sending, waiting = threading.Event(), threading.Event()

    def send(_: str) -> None:
        sending.set()
        wait_for(waiting)

    async def pause(_: object, seconds: float) -> None:
        del seconds
        waiting.set()

    monkeypatch.setattr(BlockingBackend, "pause", pause)
    first.data_client = Unreliable(blocking_cloud, before=send)
    second = Uploader(blocking_cloud, first.fleet, first.journal, Unreliable(blocking_cloud))
    results: list[str] = []
    running = threading.Thread(target=lambda: results.extend(statuses(first(folder))))
    running.start()
    wait_for(sending)
    assert statuses(second(folder)) == ["skipped"]
    join(running)
    assert results == ["uploaded"]
    assert (second.data_client.uploads, second.data_client.listings) == (0, 0)


def test_a_server_that_dates_uploads_itself(upload: Uploader, tmp_path: Path) -> None:
    """What it shows cannot be told by its time alone: other uploads of the same name and size are left out."""
    folder = write_files(tmp_path / "files", {"a.bin": b"1"})
    upload.data_client = Unreliable(upload.cloud, after=crash, without="file_create_time")
    with pytest.raises(Crash):
        upload(folder)
    upload.data_client = Unreliable(upload.cloud, without="file_create_time")
    assert statuses(upload(folder)) == ["skipped"]
    # The next version crashes before it is sent, and looks like the one before.
    write_files(folder, {"a.bin": b"2"})
    upload.data_client = Unreliable(upload.cloud, before=crash)
    with pytest.raises(Crash):
        upload(folder)
    upload.data_client = Unreliable(upload.cloud, without="file_create_time")
    assert statuses(upload(folder)) == ["uploaded"]
    assert dict(upload.stored()) == {("a.bin", b"1"): 1, ("a.bin", b"2"): 1}
