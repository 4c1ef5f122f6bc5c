"""What transfers wait for, with asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from contextlib import suppress
from functools import partial
from typing import Any, ParamSpec, TypeVar

from viam_cloud_runtime.aio.pause import pause

Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


class AsyncBackend:
    """Leaves the event loop free meanwhile.

    Args:
        executor: The threads that work with the disk; None for those of the event loop.
    """

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor

    async def run_in_thread(
        self, function: Callable[Params, ResultT], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> ResultT:
        """Call a function that works with the disk, in a thread; a cancelled task waits for its end."""
        # Not `to_thread`, which takes a task of its own for each call.
        work = asyncio.get_running_loop().run_in_executor(self._executor, partial(function, *args, **kwargs))
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            # What it works with, such as a file, is closed next; and what it opens, no caller gets any more.
            work.add_done_callback(_close_result)
            while not work.done():
                # Also if it is cancelled once more.
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([work])
            raise

    async def pause(self, seconds: float) -> None:
        """Wait."""
        await pause(seconds)

    async def within(self, seconds: float | None, work: Coroutine[Any, Any, ResultT]) -> ResultT:
        """Await something that ends after so many seconds at the latest; None for no limit."""
        try:
            return await asyncio.wait_for(work, seconds)
        except asyncio.TimeoutError:
            # Another class before Python 3.11.
            raise TimeoutError from None

    def semaphore(self, width: int) -> asyncio.Semaphore:
        """What lets only so many through at a time."""
        return asyncio.Semaphore(width)

    def check_cancelled(self) -> None:
        """Nothing: a task that is cancelled gets to know."""


def _close_result(work: asyncio.Future[Any]) -> None:
    if not work.cancelled() and work.exception() is None:
        close = getattr(work.result(), "close", None)
        if close is not None:
            close()
