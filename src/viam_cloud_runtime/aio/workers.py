"""One coroutine function for many items, several at a time, in tasks."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Iterable
from typing import TypeVar

ItemT = TypeVar("ItemT")


async def for_each(
    work: Callable[[int, ItemT], Awaitable[object]], items: Iterable[ItemT] | AsyncIterable[ItemT], concurrency: int
) -> None:
    """Do something with each item, several at a time; return when all is done.

    Items are taken one by one, each when it can be begun. Each piece of work runs in a task of its own.

    Args:
        work: What to do, with the number of an item, from 0 on, and the item; what it raises ends the whole.
        items: The items, in the order in which they are begun.
        concurrency: How many at a time, at most.

    Raises:
        Exception: What `items` or the work raised. Nothing new is begun; what was under way has been finished.
        asyncio.CancelledError: Nothing new is begun; what was under way has been cancelled.
    """
    free = asyncio.Semaphore(concurrency)
    running: set[asyncio.Task[None]] = set()
    failures: list[BaseException] = []

    async def do(number: int, item: ItemT) -> None:
        await work(number, item)

    def ended(task: asyncio.Task[None]) -> None:
        running.discard(task)
        failure = asyncio.CancelledError() if task.cancelled() else task.exception()
        if failure is not None:
            failures.append(failure)
        free.release()

    async def begin_all() -> None:
        async with contextlib.aclosing(_as_async(items)) as iterator:
            for number in itertools.count():
                await free.acquire()
                if failures:
                    return
                try:
                    item = await anext(iterator)
                except StopAsyncIteration:
                    return
                task = asyncio.ensure_future(do(number, item))
                running.add(task)
                task.add_done_callback(ended)

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
