"""Ending many calls: by Ctrl-C, or by cancelling the task."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import grpc
import pytest

from tests.support.flavours import worker_threads
from tests.support.sample.programmable_server import ProgrammableServer, fail, hang
from tests.support.sample.sample_api import READ, TAIL, text
from tests.support.waiting import acquire, join, wait_for, within_limit
from viam_cloud_runtime.aio.map_calls import map_calls as aio_map_calls
from viam_cloud_runtime.blocking import Client
from viam_cloud_runtime.blocking.map_calls import map_calls as blocking_map_calls


@pytest.mark.usefixtures("default_signals")
def test_ctrl_c_cancels_calls_and_leaves_no_thread(server: ProgrammableServer) -> None:
    """The server never answers: this ends only because the calls are cancelled."""
    begun: list[str] = []
    arrived = threading.Semaphore(0)

    def arrive(context: grpc.ServicerContext) -> None:
        arrived.release()
        hang(context)

    server.faults.extend([arrive] * 100)

    def interrupt() -> None:
        for _ in range(4):
            acquire(arrived)
        signal.raise_signal(signal.SIGINT) if sys.platform == "win32" else signal.pthread_kill(
            threading.main_thread().ident or 0, signal.SIGINT
        )

    with Client(server.address, insecure=True) as client:

        def call(value: str) -> Any:
            begun.append(value)
            return client.call(READ, text(value), timeout=None)

        interrupter = threading.Thread(target=interrupt)
        interrupter.start()
        with pytest.raises(KeyboardInterrupt):
            blocking_map_calls(call, map(str, range(100)), concurrency=4)
        join(interrupter)
        assert begun == ["0", "1", "2", "3"]
        assert worker_threads() == []
        server.faults.clear()
        assert client.call(READ, text("on we go")).value == "on we go"


def test_ctrl_c_ends_the_wait_for_another_attempt(server: ProgrammableServer) -> None:
    """The server asks for an hour's patience."""
    refused = threading.Event()

    def refuse(context: grpc.ServicerContext) -> None:
        refused.set()
        fail(grpc.StatusCode.UNAVAILABLE, trailers=(("grpc-retry-pushback-ms", "3600000"),))(context)

    server.faults.append(refuse)

    def items() -> Iterator[str]:
        yield "a"
        wait_for(refused)
        raise KeyboardInterrupt

    with Client(server.address, insecure=True) as client, pytest.raises(KeyboardInterrupt):
        blocking_map_calls(lambda value: client.call(READ, text(value), timeout=7200), items(), concurrency=2)
    assert worker_threads() == []


def test_ctrl_c_ends_streams(server: ProgrammableServer) -> None:
    arrived = threading.Event()

    def arrive(context: grpc.ServicerContext) -> None:
        arrived.set()
        hang(context)

    server.late_faults.extend([arrive] * 100)

    def items() -> Iterator[str]:
        yield "a"
        wait_for(arrived)
        raise KeyboardInterrupt

    with Client(server.address, insecure=True) as client:
        with pytest.raises(KeyboardInterrupt):
            blocking_map_calls(lambda value: list(client.call(TAIL, text(value))), items(), concurrency=2)
        assert worker_threads() == []


def test_ctrl_c_ends_those_within_others(server: ProgrammableServer) -> None:
    arrived = threading.Event()

    def arrive(context: grpc.ServicerContext) -> None:
        arrived.set()
        hang(context)

    server.faults.extend([arrive] * 100)

    def items() -> Iterator[str]:
        yield "a"
        wait_for(arrived)
        raise KeyboardInterrupt

    with Client(server.address, insecure=True) as client:

        def inner(_: str) -> Any:
            return blocking_map_calls(
                lambda value: client.call(READ, text(value), timeout=None), ["b"] * 20, concurrency=2
            )

        with pytest.raises(KeyboardInterrupt):
            blocking_map_calls(inner, items(), concurrency=2)
    assert worker_threads() == []
    assert server.calls[READ.path] <= 4


def test_cancelling_the_task_cancels_the_calls() -> None:
    begun: list[int] = []
    cancelled: list[int] = []

    async def call(item: int) -> None:
        begun.append(item)
        try:
            await within_limit(asyncio.Event().wait())
        except asyncio.CancelledError:
            cancelled.append(item)
            raise

    async def main() -> None:
        task = asyncio.ensure_future(aio_map_calls(call, range(100), concurrency=3))
        while len(begun) < 3:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())
    assert begun == sorted(cancelled) == [0, 1, 2]


def test_cancelling_the_task_after_an_error_of_the_items() -> None:
    """The calls go on until they are cancelled."""

    async def items() -> AsyncIterator[int]:
        yield 1
        await asyncio.sleep(0)
        raise ValueError("no more items")

    async def call(item: int) -> None:
        failed.set()
        await within_limit(asyncio.Event().wait())

    failed = asyncio.Event()

    async def main() -> None:
        task = asyncio.ensure_future(aio_map_calls(call, items(), concurrency=3))
        await within_limit(failed.wait())
        for _ in range(10):
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())
