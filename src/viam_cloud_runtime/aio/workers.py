"""One coroutine function for many items, several at a time, in tasks."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Iterable
from typing import TypeVar

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit

ItemT = TypeVar("ItemT")

_BEGUN_TOGETHER = 16
"""After so many the event loop has its turn: they really begin, and answers that have come are seen before the next ones do."""


async def for_each(
    work: Callable[[int, ItemT], Awaitable[Exception | None]],
    items: Iterable[ItemT] | AsyncIterable[ItemT],
    limit: ConcurrencyLimit,
) -> None:
    """Do something with each item, several at a time; return when all is done.

    Items are taken one by one, each when it can be begun. Each piece of work runs in a task of its own.

    Args:
        work: What to do, with the number of an item, from 0 on, and the item. It gives the error that the item came
            to, or None; what it raises ends the whole.
        items: The items, in the order in which they are begun.
        limit: How many at a time.

    Raises:
        Exception: What `items` or the work raised. Nothing new is begun; what was under way has been finished.
        asyncio.CancelledError: Nothing new is begun; what was under way has been cancelled.
    """
    loop = asyncio.get_running_loop()
    clock = loop.time
    changed = asyncio.Event()
    running: set[asyncio.Task[None]] = set()
    failures: list[BaseException] = []

    async def do(number: int, item: ItemT) -> None:
        began = clock()
        limit.began(began)
        failure: BaseException | None = None
        try:
            failure = await work(number, item)
        except BaseException as error:
            failure = error
            raise
        finally:
            limit.ended(began, clock(), failure)

    def ended(task: asyncio.Task[None]) -> None:
        running.discard(task)
        failure = asyncio.CancelledError() if task.cancelled() else task.exception()
        if failure is not None:
            failures.append(failure)
        changed.set()

    async def begin_all() -> None:
        async with contextlib.aclosing(_as_async(items)) as iterator:
            for number in itertools.count():
                while len(running) >= limit.current:
                    changed.clear()
                    seconds = limit.wait(clock())
                    timer = None if seconds is None else loop.call_later(seconds, changed.set)
                    await changed.wait()
                    if timer is not None:
                        timer.cancel()
                if failures:
                    return
                try:
                    item = await anext(iterator)
                except StopAsyncIteration:
                    return
                task = asyncio.ensure_future(do(number, item))
                running.add(task)
                task.add_done_callback(ended)
                if number % _BEGUN_TOGETHER == _BEGUN_TOGETHER - 1:
                    await asyncio.sleep(0)

    try:
        try:
            await begin_all()
        except Exception:
            await _all_ended(running)
            raise
        await _all_ended(running)
    except BaseException as error:
        if not isinstance(error, Exception):
            for task in running:
                task.cancel()
            await _all_ended(running)
        raise
    if failures:
        raise failures[0]


async def _all_ended(running: set[asyncio.Task[None]]) -> None:
    while running:
        await asyncio.wait(running)


async def _as_async(items: Iterable[ItemT] | AsyncIterable[ItemT]) -> AsyncGenerator[ItemT]:
    """The items of either kind of iterable."""
    if isinstance(items, AsyncIterable):
        async for item in items:
            yield item
    else:
        for item in items:
            yield item
