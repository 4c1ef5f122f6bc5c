"""Many small pieces of work with the disk, some at a time in a thread, for asyncio."""

from __future__ import annotations

import asyncio
import copy
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, Generic, TypeAlias, TypeVar

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

_THREADS = 4
"""So many batches are worked on at a time, as a disk may be far away."""
_BATCH = 16
"""Most items of a batch: the first of them is not to wait long for the last."""


_Batch: TypeAlias = "Sequence[tuple[ItemT, asyncio.Future[ResultT]]]"


class Batches(Generic[ItemT, ResultT]):
    """Call it with an item and await it. To hand over each item to a thread of its own would take longer than most work.

    Args:
        function: Does the work for some items, in a thread; gives the result, or the error, of each in their order.
    """

    def __init__(self, function: Callable[[Sequence[ItemT]], Sequence[ResultT | Exception]]) -> None:
        self._function = function
        self._waiting: deque[tuple[ItemT, asyncio.Future[ResultT]]] = deque()
        self._threads = 0

    async def __call__(self, item: ItemT) -> ResultT:
        """Do the work for an item; a cancelled task waits for its end.

        Raises:
            Exception: The error that the function gave for the item, or raised.
        """
        loop = asyncio.get_running_loop()
        result: asyncio.Future[ResultT] = loop.create_future()
        self._waiting.append((item, result))
        if self._threads < _THREADS:
            self._threads += 1
            # Not at once: other tasks that are about to come join in.
            loop.call_soon(self._begin, loop)
        try:
            return await asyncio.shield(result)
        except asyncio.CancelledError:
            while not result.done():
                # Also if it is cancelled once more.
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([result])
            if not result.cancelled():
                # So that asyncio does not warn that no task saw it.
                result.exception()
            raise

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._waiting:
            self._threads -= 1
            return
        batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), _BATCH))]
        try:
            work = loop.run_in_executor(None, self._function, [item for item, _ in batch])
        except RuntimeError as error:
            # The program is ending.
            self._give(batch, [error] * len(batch))
            self._begin(loop)
        else:
            work.add_done_callback(lambda work: self._ended(loop, batch, work))

    def _ended(
        self, loop: asyncio.AbstractEventLoop, batch: _Batch[ItemT, ResultT], work: asyncio.Future[Sequence[Any]]
    ) -> None:
        error = asyncio.CancelledError() if work.cancelled() else work.exception()
        self._give(batch, work.result() if error is None else [error] * len(batch))
        self._begin(loop)

    def _give(self, batch: _Batch[ItemT, ResultT], outcomes: Sequence[ResultT | BaseException]) -> None:
        for (_, result), outcome in zip(batch, outcomes, strict=True):
            if result.done():
                # The event loop has cancelled it, at its end.
                continue
            if isinstance(outcome, BaseException):
                # A copy, as one exception raised in several tasks would mix up their tracebacks.
                result.set_exception(copy.copy(outcome))
            else:
                result.set_result(outcome)
