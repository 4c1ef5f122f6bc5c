"""What transfers wait for, blocking."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import ParamSpec, TypeVar

import grpc

from viam_cloud_runtime.blocking.interruption import INTERRUPTION
from viam_cloud_runtime.errors import make_error

Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


class Gate:
    """A semaphore for coroutines that never suspend."""

    def __init__(self, width: int) -> None:
        self._semaphore = threading.Semaphore(width)

    async def __aenter__(self) -> None:
        self._semaphore.acquire()

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._semaphore.release()


class BlockingSurroundings:
    """Does everything in the thread that asks; coroutines that await it never suspend."""

    async def local(
        self, function: Callable[Params, ResultT], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> ResultT:
        """Call a function that works with the disk."""
        return function(*args, **kwargs)

    async def pause(self, seconds: float) -> None:
        """Wait, until the transfer is interrupted at most."""
        interruption = INTERRUPTION.get()
        if interruption is None:
            threading.Event().wait(seconds)
        else:
            interruption.wait(seconds)
        self.go_on()

    def gate(self, width: int) -> Gate:
        """What lets only so many through at a time."""
        return Gate(width)

    def go_on(self) -> None:
        """Make sure that the transfer has not been interrupted.

        Raises:
            CancelledError: It has.
        """
        interruption = INTERRUPTION.get()
        if interruption is not None and interruption.happened:
            raise make_error(grpc.StatusCode.CANCELLED, "interrupted")
