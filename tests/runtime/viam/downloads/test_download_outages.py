"""Downloads from a cloud that is away for a while, is slow on purpose, or sends more than it said."""

from __future__ import annotations

import dataclasses
import gzip
import logging
import random
import shutil
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.process import EmulatorProcess, emulator_process
from tests.support.flavours import Flavour
from tests.support.transfers.downloading import (
    MIB,
    Act,
    FileServer,
    Handler,
    Stall,
    answer,
    contents,
    cut_after,
    download,
    everything_of,
    file_server,
    statuses,
    upload,
)
from viam_cloud.errors import DeadlineExceededError, NotFoundError, UnavailableError
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.downloads import Downloads
from viam_cloud_runtime.concurrency.transfer_retries import TRANSFER_RETRY_POLICY
from viam_cloud_runtime.rpc import retries
from viam_cloud_runtime.rpc.retries import RetryPolicy
from viam_cloud_runtime.viam.downloads import file_download as download_steps
from viam_cloud_runtime.viam.downloads import options as download_options
from viam_cloud_runtime.viam.downloads.options import DownloadOptions

pytestmark = pytest.mark.emulator

CONTENT = random.Random(2).randbytes(3 * MIB + 7)
MOST_FAILURES = TRANSFER_RETRY_POLICY.attempts - 1
GREATER_THAN_OF_CALLS = RetryPolicy().attempts


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """What the `uri` of everything leads to, and no other way besides."""
    with file_server() as server:
        server.content = CONTENT
        monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: server.url())
        monkeypatch.setattr(Downloads, "url", lambda downloads, *details: "http://192.0.2.1/nowhere")
        monkeypatch.setattr(download_steps, "MAX_CONTENT_BYTES", MIB)
        yield server


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The patience of transfers, without its waits."""
    policy = dataclasses.replace(TRANSFER_RETRY_POLICY, initial_backoff=0)
    monkeypatch.setattr(download_options, "TRANSFER_RETRY_POLICY", policy)


@pytest.fixture(autouse=True)
def no_fault_left_behind(emulator: Emulator) -> Iterator[None]:
    yield
    emulator.clear_faults()


def hang_up(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("rpc", ["BinaryDataByFilter", "BinaryDataByIDs"])
@pytest.mark.parametrize("status", ["UNAVAILABLE", "RESOURCE_EXHAUSTED"])
def test_messages_outlast_an_outage(
    cloud: Cloud, fleet: Fleet, emulator: Emulator, tmp_path: Path, rpc: str, status: str
) -> None:
    files = upload(cloud, fleet, 9)
    # More often than a single call would be repeated.
    assert MOST_FAILURES > GREATER_THAN_OF_CALLS
    with emulator.fault(rpc, status=status, times=MOST_FAILURES) as fault:
        assert statuses(download(cloud, tmp_path, filter=everything_of(fleet))) == ["downloaded"] * 9
    assert fault.hits == MOST_FAILURES
    assert contents(tmp_path) == files


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("act", [hang_up, answer(503), cut_after(100)], ids=["hang up", "busy", "cut"])
def test_http_outlasts_an_outage(cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path, act: Act) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.acts.extend([act] * MOST_FAILURES)
    download(cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large": CONTENT}
    assert len(files.requests) == MOST_FAILURES + 1


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("call", ["BinaryDataByFilter", "BinaryDataByIDs"])
def test_a_cloud_that_is_away_while_the_sign_in_is_renewed(
    cloud: Cloud, fleet: Fleet, emulator: Emulator, tmp_path: Path, call: str
) -> None:
    upload(cloud, fleet, 1)
    with (
        emulator.fault(call, status="UNAUTHENTICATED", times=2) as refused,
        emulator.fault("Authenticate", status="UNAVAILABLE", times=5) as away,
    ):
        assert statuses(download(cloud, tmp_path, filter=everything_of(fleet))) == ["downloaded"]
    assert (refused.hits, away.hits) == (2, 5)


@pytest.mark.usefixtures("quick")
def test_waits_between_attempts_have_a_line_in_the_log(
    cloud: Cloud,
    fleet: Fleet,
    files: FileServer,
    emulator: Emulator,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(retries, "LONG_WAIT", -1)
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.acts.append(answer(503))
    with (
        emulator.fault("BinaryDataByIDs", status="RESOURCE_EXHAUSTED", times=1),
        caplog.at_level(logging.INFO, "viam_cloud"),
    ):
        download(cloud, tmp_path, ids=[identifier])
    first, second = (record.getMessage() for record in caplog.records if record.name == "viam_cloud")
    assert first == "viam.app.data.v1.DataService/BinaryDataByIDs: RESOURCE_EXHAUSTED; attempt 2 follows in 0 s"
    assert second.startswith("large: ")
    assert second.endswith("; attempt 2 follows in 0 s")
    assert "http" not in second


@pytest.mark.usefixtures("quick")
def test_a_client_that_asks_for_less_patience_gets_it(
    cloud: Cloud, fleet: Fleet, emulator: Emulator, tmp_path: Path
) -> None:
    upload(cloud, fleet, 1)
    for options in ({"retry": None}, {"retry": RetryPolicy(attempts=1)}):
        with (
            emulator.fault("BinaryDataByFilter", status="UNAVAILABLE") as fault,
            pytest.raises(UnavailableError),
        ):
            download(cloud, tmp_path, filter=everything_of(fleet), **options)
        assert fault.hits == 1


@pytest.mark.usefixtures("quick")
def test_what_is_no_outage_is_not_repeated(cloud: Cloud, fleet: Fleet, emulator: Emulator, tmp_path: Path) -> None:
    identifier = cloud.upload(fleet.part, b"content", file_name="a")
    with emulator.fault("BinaryDataByIDs", status="NOT_FOUND") as fault:
        (result,) = download(cloud, tmp_path, ids=[identifier], raise_on_failure=False)
    assert isinstance(result.error, NotFoundError)
    assert fault.hits == 1


@pytest.mark.parametrize("size", [100_000, 3 * MIB])
def test_a_server_that_is_killed_and_comes_back(size: int, tmp_path: Path) -> None:
    source = {f"file-{number}": random.Random(number).randbytes(size) for number in range(8)}
    with ExitStack() as processes:

        def start(port: int) -> EmulatorProcess:
            return processes.enter_context(emulator_process("--port", str(port), "--data", tmp_path / "cloud"))

        first = start(0)
        port = int(first.started["address"].rpartition(":")[2])
        restarts: list[threading.Thread] = []

        def restart(event: Any) -> None:
            if event.items_done and not restarts:
                first.process.send_signal(signal.SIGKILL)
                first.process.wait(60)
                restarts.append(threading.Thread(target=start, args=(port,)))
                restarts[0].start()

        with first.client() as client:
            cloud = Cloud(Flavour(client, None))
            fleet = cloud.new_fleet()
            for name, content in source.items():
                cloud.upload(fleet.part, content, file_name=name)
            results = download(cloud, tmp_path / "out", filter=everything_of(fleet), progress=restart, concurrency=2)
        for thread in restarts:
            thread.join(60)
    assert len(restarts) == 1
    assert statuses(results) == ["downloaded"] * 8
    assert contents(tmp_path / "out") == source
    shutil.rmtree(tmp_path / "cloud")


def silent(handler: Handler) -> None:
    """Say nothing until the client leaves."""
    wait_for_leave(handler)


def slow_headers(handler: Handler) -> None:
    """Say more and more, so that it is never silent for long, and yet never begin."""
    trickle(handler, b"HTTP/1.1 200 OK\r\n", b"x-more: 1\r\n")


def slow_body(handler: Handler) -> None:
    trickle(handler, f"HTTP/1.1 200 OK\r\ncontent-length: {len(CONTENT)}\r\n\r\n".encode(), b"x")


def trickle(handler: Handler, start: bytes, more: bytes) -> None:
    handler.wfile.write(start)
    for _ in range(600):
        handler.wfile.write(more)
        handler.wfile.flush()
        if wait_for_leave(handler, 0.05):
            return


def wait_for_leave(handler: Handler, seconds: float = 60) -> bool:
    handler.connection.settimeout(seconds)
    try:
        handler.connection.recv(1)
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    handler.close_connection = True
    return True


@pytest.mark.parametrize(
    "act", [silent, slow_headers, slow_body, Stall(MIB)], ids=lambda act: getattr(act, "__name__", "stall")
)
@pytest.mark.parametrize("of_client", [False, True])
def test_a_timeout_bounds_the_whole(
    cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path, act: Act, of_client: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    # Calls get more, as a busy machine may need it.
    monkeypatch.setattr(DownloadOptions, "timeout_for", lambda options, size: 60)
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.acts.extend([act] * 10)
    if of_client:
        client = cloud.flavour.client.with_options(timeout=0.5)
        limited, options = Cloud(Flavour(client, cloud.flavour.loop)), {}
    else:
        limited, options = cloud, {"timeout": 0.5}
    (result,) = download(limited, tmp_path, ids=[identifier], raise_on_failure=False, **options)
    assert isinstance(result.error, DeadlineExceededError)
    assert "within the timeout of 0.5 s" in str(result.error)
    assert len(files.requests) <= 1
    assert contents(tmp_path) == {}
    files.acts.clear()
    download(cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large": CONTENT}


def test_a_wait_that_would_outlive_the_timeout_is_not_begun(
    cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path
) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.acts.append(answer(503, Retry_After="1000000000"))
    (result,) = download(cloud, tmp_path, ids=[identifier], raise_on_failure=False, timeout=50)
    assert "HTTP status 503" in str(result.error)
    assert len(files.requests) == 1


def test_a_compressed_answer_is_refused(cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    bomb = gzip.compress(bytes(64 * MIB))

    def packed(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(bomb)))
        handler.end_headers()
        handler.wfile.write(bomb)

    files.acts.append(packed)
    (result,) = download(cloud, tmp_path, ids=[identifier], raise_on_failure=False)
    assert result.status == "failed"
    assert len(files.requests) == 1
    assert contents(tmp_path) == {}


def test_an_endless_body_ends_at_the_promised_size(
    cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path
) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    sent: list[int] = []

    def endless(handler: Handler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.close_connection = True
        # The client is done with a few MiB, whatever the buffers of the system take besides.
        with suppress(ConnectionError):
            for _ in range(500):
                handler.wfile.write(b"100000\r\n" + bytes(MIB) + b"\r\n")
                sent.append(MIB)

    files.acts.append(endless)
    (result,) = download(cloud, tmp_path, ids=[identifier], raise_on_failure=False)
    assert f"the file has {len(CONTENT):,} bytes" in str(result.error)
    assert sum(sent) < 400 * MIB
    assert contents(tmp_path) == {}


def test_no_cookie_is_kept(cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.acts.append(answer(302, Location="/again", Set_Cookie="session=s3cret; Path=/"))
    download(cloud, tmp_path, ids=[identifier])
    assert files.said("path") == ["/file", "/again"]
    assert files.said("cookie") == [None, None]
