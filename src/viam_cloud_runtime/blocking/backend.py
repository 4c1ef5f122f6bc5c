"""What transfers wait for, blocking."""

from __future__ import annotations

import threading
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption, cancellable
from viam_cloud_runtime.blocking.pause import check_cancelled, pause

Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


class Semaphore:
    """A semaphore for coroutines that never suspend."""

    def __init__(self, width: int) -> None:
        self._semaphore = threading.Semaphore(width)

    async def __aenter__(self) -> None:
        self._semaphore.acquire()

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._semaphore.release()


class BlockingBackend:
    """Does everything in the thread that asks; coroutines that await it never suspend."""

    async def run_in_thread(
        self, function: Callable[Params, ResultT], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> ResultT:
        """Call a function that works with the disk."""
        return function(*args, **kwargs)

    async def pause(self, seconds: float) -> None:
        """Wait, until the transfer is interrupted at most."""
        pause(seconds)

    async def within(self, seconds: float | None, work: Coroutine[Any, Any, ResultT]) -> ResultT:
        """Await something that ends after so many seconds at the latest; None for no limit."""
        if seconds is None:
            return await work
        outer, deadline = INTERRUPTION.get(), Interruption()
        timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), deadline.interrupt)
        timer.daemon = True
        with cancellable(outer, deadline):
            token = INTERRUPTION.set(deadline)
            timer.start()
            try:
                return await work
            except Exception:
                # What ends the calls of an interruption ends these, too, and is no timeout.
                if deadline.happened and not (outer is not None and outer.happened):
                    raise TimeoutError from None
                raise
            finally:
                timer.cancel()
                INTERRUPTION.reset(token)

    def semaphore(self, width: int) -> Semaphore:
        """What lets only so many through at a time."""
        return Semaphore(width)

    def check_cancelled(self) -> None:
        """Make sure that the transfer has not been interrupted.

        Raises:
            CancelledError: It has.
        """
        check_cancelled()
