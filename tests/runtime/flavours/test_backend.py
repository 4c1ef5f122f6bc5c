"""What transfers wait with: in threads, or with asyncio."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from tests.support.waiting import wait_for
from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.blocking.backend import BlockingBackend
from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.errors import CancelledError


def test_a_cancelled_task_waits_for_the_disk_and_closes_what_it_opened(tmp_path: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()
    opened = []

    def open_slowly(path: Path) -> object:
        begun.set()
        wait_for(go_on)
        opened.append(path.open("wb"))
        return opened[0]

    async def main() -> None:
        task = asyncio.ensure_future(AsyncBackend().run_in_thread(open_slowly, tmp_path / "file"))
        await asyncio.to_thread(wait_for, begun)
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert opened[0].closed

    asyncio.run(main())


def test_a_task_that_is_cancelled_twice_waits_all_the_same() -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def write_slowly() -> None:
        begun.set()
        wait_for(go_on)
        ended.set()

    async def main() -> None:
        task = asyncio.ensure_future(AsyncBackend().run_in_thread(write_slowly))
        await asyncio.to_thread(wait_for, begun)
        for _ in range(3):
            task.cancel()
            # Long enough for it to notice.
            for _ in range(5):
                await asyncio.sleep(0)
        was_done = task.done()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert ended.is_set()
        assert not was_done

    asyncio.run(main())


def test_an_error_of_the_disk_is_no_matter_to_a_cancelled_task() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def fail() -> None:
        begun.set()
        wait_for(go_on)
        raise OSError("full")

    async def main() -> None:
        task = asyncio.ensure_future(AsyncBackend().run_in_thread(fail))
        await asyncio.to_thread(wait_for, begun)
        task.cancel()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        with pytest.raises(OSError, match="full"):
            await AsyncBackend().run_in_thread(fail)

    asyncio.run(main())


def test_an_interruption_ends_pauses_and_long_work() -> None:
    backend = BlockingBackend()
    run_at_once(backend.pause(0))
    interruption = Interruption()
    token = INTERRUPTION.set(interruption)
    try:
        run_at_once(backend.pause(0))
        backend.check_cancelled()
        interruption.interrupt()
        with pytest.raises(CancelledError, match="interrupted"):
            run_at_once(backend.pause(3600))
        with pytest.raises(CancelledError, match="interrupted"):
            backend.check_cancelled()
    finally:
        INTERRUPTION.reset(token)


@pytest.mark.parametrize("flavour", ["blocking", "async"])
def test_a_gate_lets_so_many_through(flavour: str) -> None:
    inside, most = 0, 0

    async def enter(backend: BlockingBackend | AsyncBackend, semaphore: object) -> None:
        nonlocal inside, most
        async with semaphore:  # type: ignore[attr-defined]
            inside += 1
            most = max(most, inside)
            await backend.pause(0)
            inside -= 1

    async def main() -> None:
        backend = AsyncBackend()
        semaphore = backend.semaphore(2)
        await asyncio.gather(*(enter(backend, semaphore) for _ in range(10)))

    if flavour == "async":
        asyncio.run(main())
        assert most == 2
    else:
        backend = BlockingBackend()
        semaphore = backend.semaphore(2)
        for _ in range(10):
            run_at_once(enter(backend, semaphore))
        run_at_once(semaphore.__aenter__())
        run_at_once(semaphore.__aenter__())
        assert not semaphore._semaphore.acquire(blocking=False)


def test_a_coroutine_that_suspends_is_not_for_blocking_calls() -> None:
    with pytest.raises(RuntimeError, match="waited for an event loop, where nothing may"):
        run_at_once(asyncio.sleep(0))
