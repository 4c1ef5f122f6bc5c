"""What transfers wait with: in threads, or with asyncio."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Sequence
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


def _halved(items: Sequence[int]) -> list[int | Exception]:
    return [ValueError(f"{item} is odd") if item % 2 else item // 2 for item in items]


async def _outcome(work: Callable[[int], Awaitable[int]], item: int) -> int | str:
    try:
        return await work(item)
    except ValueError as error:
        return str(error)


def test_each_of_a_batch_gets_its_own_result_or_error() -> None:
    expected = [f"{item} is odd" if item % 2 else item // 2 for item in range(200)]
    sizes: list[int] = []

    def halved(items: Sequence[int]) -> list[int | Exception]:
        sizes.append(len(items))
        return _halved(items)

    async def main() -> list[int | str]:
        work = AsyncBackend().in_batches(halved)
        found = await asyncio.gather(*(_outcome(work, item) for item in range(200)))
        # Also once all threads have gone home.
        assert await work(10) == 5
        return found

    assert asyncio.run(main()) == expected
    assert sum(sizes) == 201
    assert len(sizes) < 100
    one_by_one = BlockingBackend().in_batches(_halved)
    assert [run_at_once(_outcome(one_by_one, item)) for item in range(200)] == expected


def test_what_a_batch_raises_all_of_it_get() -> None:
    def fail(_: Sequence[int]) -> list[int]:
        raise ValueError("the disk is gone")

    async def main() -> list[int | str]:
        work = AsyncBackend().in_batches(fail)
        return await asyncio.gather(*(_outcome(work, item) for item in range(20)))

    assert asyncio.run(main()) == ["the disk is gone"] * 20


def test_a_cancelled_task_waits_for_the_batch_and_the_others_have_their_results() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(items: Sequence[int]) -> list[int]:
        begun.set()
        wait_for(go_on)
        return [-item for item in items]

    async def main() -> None:
        work = AsyncBackend().in_batches(slowly)
        tasks = [asyncio.ensure_future(_outcome(work, item)) for item in range(100)]
        await asyncio.to_thread(wait_for, begun)
        tasks[0].cancel()
        tasks[99].cancel()
        for _ in range(5):
            await asyncio.sleep(0)
        assert not tasks[0].done()
        assert not tasks[99].done()
        go_on.set()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        assert found[1:99] == [-item for item in range(1, 99)]
        assert isinstance(found[0], asyncio.CancelledError)
        assert isinstance(found[99], asyncio.CancelledError)

    asyncio.run(main())
