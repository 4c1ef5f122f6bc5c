"""Downloads that end in the middle: interrupted, killed, or out of disk. What is there is whole; a rerun does the rest."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.transfers.downloading import (
    MIB,
    FileServer,
    Stall,
    contents,
    download,
    everything_of,
    file_server,
    statuses,
    upload,
)
from tests.support.waiting import LIMIT, wait_for, within_limit
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.downloads import Downloads
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.concurrency.transfers import TransferError
from viam_cloud_runtime.viam.aio.transfers import download_binary_data
from viam_cloud_runtime.viam.downloads import download as download_run
from viam_cloud_runtime.viam.downloads import folder as download_folder
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER, DownloadFolder

pytestmark = pytest.mark.emulator


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
def test_a_full_disk(cloud: Cloud, fleet: Fleet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upload(cloud, fleet, 40)
    writes: list[Path] = []

    def write_whole(path: Path, content: bytes) -> None:
        writes.append(path)
        with Path("/dev/full").open("wb") as full:
            full.write(content)

    monkeypatch.setattr(download_folder, "write_whole", write_whole)
    with pytest.raises(TransferError, match="No space left"):
        download(cloud, tmp_path, filter=everything_of(fleet), concurrency=1)
    # What cannot be stored is not fetched either: only those of the message in which it was found out.
    assert len(writes) <= 8
    assert os.listdir(tmp_path) == []
    monkeypatch.undo()
    assert statuses(download(cloud, tmp_path, filter=everything_of(fleet))) == ["downloaded"] * 40


class _InterruptedError(Exception):
    """Stands for whatever ends a run in the middle."""


@given(step=st.integers(0, 40), error=st.sampled_from([_InterruptedError, KeyboardInterrupt]))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_interrupted_anywhere_a_rerun_ends_in_the_same_state(
    cloud: Cloud, tmp_path_factory: pytest.TempPathFactory, step: int, error: type[BaseException]
) -> None:
    if cloud.flavour.is_async:
        # asyncio hands any other to whoever runs the loop, in the middle of everything.
        error = _InterruptedError
    fleet, folder = cloud.new_fleet(), tmp_path_factory.mktemp("folder")
    files = upload(cloud, fleet, 18)
    moved: list[ProgressEvent] = []

    def interrupt(event: ProgressEvent) -> None:
        moved.append(event)
        if len(moved) == step:
            raise error

    options: Any = {"filter": everything_of(fleet), "concurrency": 3}
    try:
        download(cloud, folder, progress=interrupt, **options)
    except (_InterruptedError, KeyboardInterrupt):
        assert len(moved) >= step
    else:
        assert len(moved) < step or step == 0
    there = {path: path.stat().st_mtime_ns for path in folder.glob("*.bin")}
    assert all(path.read_bytes() == files[path.name] for path in there)
    results = download(cloud, folder, **options)
    assert contents(folder) == files
    assert {result.path for result in results if result.status == "skipped"} == set(there)
    assert {path: path.stat().st_mtime_ns for path in there} == there
    assert not (folder / WORK_FOLDER).exists()


def test_an_error_of_whoever_hears_of_progress_ends_everything(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    upload(cloud, fleet, 20)
    heard: list[ProgressEvent] = []

    def object_once(event: ProgressEvent) -> None:
        if event.bytes_done and not heard:
            heard.append(event)
            raise _InterruptedError

    with pytest.raises(_InterruptedError):
        download(cloud, tmp_path, filter=everything_of(fleet), progress=object_once, concurrency=1)
    assert len(contents(tmp_path)) < 20


@pytest.mark.usefixtures("default_signals")
def test_ctrl_c(tmp_path: Path, blocking_cloud: Cloud) -> None:
    fleet = blocking_cloud.new_fleet()
    files = upload(blocking_cloud, fleet, 40)
    events: list[ProgressEvent] = []

    def press(event: ProgressEvent) -> None:
        events.append(event)
        if event.items_done == 3 and len(events) < 20:
            # To the process, as a terminal does it, not to the thread.
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        download(blocking_cloud, tmp_path, filter=everything_of(fleet), progress=press)
    assert all(files[name] == content for name, content in contents(tmp_path).items())
    download(blocking_cloud, tmp_path, filter=everything_of(fleet))
    assert contents(tmp_path) == files


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """What the `uri` of everything leads to."""
    with file_server() as server:
        server.content = bytes(range(256)) * 4096 * 5
        monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: server.url())
        yield server


@pytest.mark.usefixtures("default_signals")
def test_ctrl_c_while_nothing_comes(files: FileServer, tmp_path: Path, blocking_cloud: Cloud) -> None:
    identifier = blocking_cloud.upload(blocking_cloud.new_fleet().part, files.content, file_name="large")
    stall = Stall(2 * MIB)
    files.acts.append(stall)
    pressed = threading.Event()

    def press(event: ProgressEvent) -> None:
        if event.bytes_done == stall.count and not pressed.is_set():
            pressed.set()
            # To the process, as a terminal does it, not to the thread.
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        download(blocking_cloud, tmp_path, ids=[identifier], progress=press)
    wait_for(stall.left_by_client)
    assert contents(tmp_path) == {}
    download(blocking_cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large": files.content}
    assert files.said("range")[1] is not None


async def test_cancellation_while_nothing_comes(
    emulator: Emulator, files: FileServer, tmp_path: Path, blocking_cloud: Cloud
) -> None:
    identifier = blocking_cloud.upload(blocking_cloud.new_fleet().part, files.content, file_name="large")
    stall = Stall(2 * MIB)
    files.acts.append(stall)
    arrived = asyncio.Event()

    def note(event: ProgressEvent) -> None:
        if event.bytes_done == stall.count:
            arrived.set()

    async with await emulator.async_client() as client:
        running = asyncio.ensure_future(
            download_binary_data(client.data_client, tmp_path, ids=[identifier], progress=note)
        )
        await within_limit(arrived.wait())
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await asyncio.to_thread(wait_for, stall.left_by_client)
        assert contents(tmp_path) == {}
        (result,) = await download_binary_data(client.data_client, tmp_path, ids=[identifier])
    assert (result.status, contents(tmp_path)) == ("downloaded", {"large": files.content})
    assert files.said("range")[1] is not None


async def test_cancellation_while_the_folder_is_made_ready(
    emulator: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    made: list[DownloadFolder] = []

    def make_slowly(path: Path, *, with_metadata: bool) -> DownloadFolder:
        begun.set()
        wait_for(go_on)
        made.append(DownloadFolder(path, with_metadata=with_metadata))
        return made[0]

    monkeypatch.setattr(download_run, "DownloadFolder", make_slowly)
    async with await emulator.async_client() as client:
        running = asyncio.ensure_future(download_binary_data(client.data_client, tmp_path, ids=["x"]))
        await asyncio.to_thread(wait_for, begun)
        running.cancel()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await running
    assert len(made) == 1
    assert os.listdir(tmp_path) == []
    DownloadFolder(tmp_path, with_metadata=True).close()


_KILLED = """
import os, signal, sys
from viam_cloud import DialOptions, ViamClient
from viam_cloud.proto.app import data
from viam_cloud_runtime.viam.blocking.transfers import download_binary_data

address, key_id, key, organization, folder, count = sys.argv[1:]
options = DialOptions.with_api_key(key, key_id)
options.insecure = True

def kill(event):
    if event.items_done == int(count):
        os.kill(os.getpid(), signal.SIGKILL)

with ViamClient.create_from_dial_options(options, address) as client:
    download_binary_data(
        client.data_client, folder, filter=data.Filter(organization_ids=[organization]), progress=kill, concurrency=4
    )
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
def test_killed_in_the_middle(emulator: Emulator, blocking_cloud: Cloud, tmp_path: Path) -> None:
    fleet = blocking_cloud.new_fleet()
    files = upload(blocking_cloud, fleet, 60)
    for count in (1, 30):
        arguments = [
            emulator.address,
            emulator.api_key_id,
            emulator.api_key,
            fleet.organization,
            str(tmp_path),
            str(count),
        ]
        killed = subprocess.run([sys.executable, "-c", _KILLED, *arguments], check=False, timeout=LIMIT)
        assert killed.returncode == -signal.SIGKILL
        assert all(files[name] == content for name, content in contents(tmp_path).items())
    results = download(blocking_cloud, tmp_path, filter=everything_of(fleet))
    assert contents(tmp_path) == files
    assert statuses(results).count("skipped") >= 29
    assert not (tmp_path / WORK_FOLDER).exists()


_LIMITED = """
import errno, resource, sys
from viam_cloud import DialOptions, ViamClient
from viam_cloud.proto.app import data
from viam_cloud_runtime.viam.blocking.transfers import download_binary_data

address, key_id, key, organization, folder = sys.argv[1:]
options = DialOptions.with_api_key(key, key_id)
options.insecure = True
with ViamClient.create_from_dial_options(options, address) as client:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    results = download_binary_data(
        client.data_client, folder, filter=data.Filter(organization_ids=[organization]), raise_on_failure=False
    )
    print(*(f"{result.status}:{getattr(result.error, 'errno', 0)}" for result in results))
"""


@pytest.mark.skipif(os.name != "posix", reason="there are no such limits")
def test_a_file_that_does_not_fit(emulator: Emulator, blocking_cloud: Cloud, tmp_path: Path) -> None:
    fleet = blocking_cloud.new_fleet()
    for name, size in (("small", 10), ("message", 300_000), ("http", 5_000_000)):
        blocking_cloud.upload(fleet.part, bytes(size), file_name=name)
    arguments = [emulator.address, emulator.api_key_id, emulator.api_key, fleet.organization, str(tmp_path)]
    command = [sys.executable, "-c", _LIMITED, *arguments]
    limited = subprocess.run(command, check=True, timeout=LIMIT, capture_output=True, text=True)
    assert limited.stdout.split() == [f"failed:{errno.EFBIG}", f"failed:{errno.EFBIG}", "downloaded:0"]
    assert sorted(contents(tmp_path)) == ["small"]
