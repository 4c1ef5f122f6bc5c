"""Work that ends after a time at the latest, in both flavours, and requests that end without the others."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from tests.support.transfers.downloading import FileServer, Stall, file_server
from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.blocking.backend import BlockingBackend
from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption
from viam_cloud_runtime.concurrency.transfers import Backend, run_at_once
from viam_cloud_runtime.errors import CancelledError
from viam_cloud_runtime.viam.blocking.http import BlockingHttp
from viam_cloud_runtime.viam.downloads.http_rules import PassingDownloadError

pytestmark = pytest.mark.emulator

LONG = 3600.0
Run = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(params=["blocking", "async"])
def flavour(request: pytest.FixtureRequest) -> tuple[Backend, Run]:
    if request.param == "blocking":
        return BlockingBackend(), run_at_once
    return AsyncBackend(), asyncio.run


@pytest.fixture
def files() -> Iterator[FileServer]:
    with file_server() as server:
        server.content = bytes(1000)
        yield server


def test_what_is_late_is_ended(flavour: tuple[Backend, Run]) -> None:
    backend, run = flavour
    ended: list[str] = []

    async def work() -> None:
        try:
            await backend.pause(LONG)
        finally:
            ended.append("ended")

    with pytest.raises(TimeoutError):
        run(backend.within(0.01, work()))
    assert ended == ["ended"]


@pytest.mark.parametrize("seconds", [None, LONG, 1e300])
def test_what_is_in_time_is_not(flavour: tuple[Backend, Run], seconds: float | None) -> None:
    backend, run = flavour

    async def work() -> str:
        await backend.pause(0)
        return "done"

    async def failing() -> None:
        raise KeyError("its own")

    assert run(backend.within(seconds, work())) == "done"
    with pytest.raises(KeyError, match="its own"):
        run(backend.within(seconds, failing()))
    assert INTERRUPTION.get() is None


def test_an_interruption_is_no_timeout() -> None:
    backend, outer = BlockingBackend(), Interruption()

    async def work() -> None:
        outer.interrupt()
        await backend.pause(LONG)

    token = INTERRUPTION.set(outer)
    try:
        with pytest.raises(CancelledError):
            run_at_once(backend.within(LONG, work()))
        assert INTERRUPTION.get() is outer
    finally:
        INTERRUPTION.reset(token)


def test_a_limit_within_a_limit(flavour: tuple[Backend, Run]) -> None:
    backend, run = flavour

    async def inner() -> str:
        with pytest.raises(TimeoutError):
            await backend.within(0.01, backend.pause(LONG))  # type: ignore[arg-type]
        return "went on"

    assert run(backend.within(LONG, inner())) == "went on"


def test_a_request_that_is_ended_leaves_the_others_alone(files: FileServer) -> None:
    go_on = threading.Event()
    http, interruption, ended = BlockingHttp(None), Interruption(), threading.Event()
    files.acts.append(Stall(100))

    async def read(url: str) -> bytes:
        async with http.get(url, {}) as reply:
            return b"".join([chunk async for chunk in reply.chunks()])

    async def read_meanwhile() -> bytes:
        async with http.get(files.url("/other"), {}) as reply:
            go_on.set()
            assert ended.wait(60)
            return b"".join([chunk async for chunk in reply.chunks()])

    def stalled() -> None:
        INTERRUPTION.set(interruption)
        with pytest.raises(PassingDownloadError):
            run_at_once(read(files.url("/stalled")))
        ended.set()

    def interrupt() -> None:
        go_on.wait(60)
        interruption.interrupt()

    threads = [threading.Thread(target=stalled)]
    threads[0].start()
    wait_for_request(files)
    threads.append(threading.Thread(target=interrupt))
    threads[1].start()
    assert run_at_once(read_meanwhile()) == files.content
    for thread in threads:
        thread.join(60)
    assert ended.is_set()
    run_at_once(http.close())


def wait_for_request(files: FileServer) -> None:
    """Until the first request has come."""
    for _ in range(6000):
        if files.requests:
            return
        threading.Event().wait(0.01)
    raise AssertionError("no request came")
