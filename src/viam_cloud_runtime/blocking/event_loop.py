"""Coroutines for blocking callers: on an event loop of their own, in a thread of its own."""

from __future__ import annotations

import asyncio
import contextvars
import os
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Generic, TypeVar

import grpc

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption, cancellable
from viam_cloud_runtime.blocking.workers import Worker
from viam_cloud_runtime.errors import make_error
from viam_cloud_runtime.rpc.grpc_preconditions import forked_within_calls

ResultT = TypeVar("ResultT")


def run_on_event_loop(main: Callable[[], Coroutine[Any, Any, ResultT]]) -> ResultT:
    """What a coroutine function returns. The caller may have an event loop running: it is left alone.

    The coroutine sees the context variables of the caller.

    Args:
        main: The function.

    Raises:
        Exception: What it raised.
        CancelledError: The work that this is part of was interrupted.
        KeyboardInterrupt: The coroutine was cancelled, and has ended.
    """
    run = _Run(main)
    with cancellable(INTERRUPTION.get(), run):
        try:
            run.begin()
            run.wait()
        except BaseException:
            run.cancel()
            run.wait()
            raise
    return run.result()


class _Run(Generic[ResultT]):
    def __init__(self, main: Callable[[], Coroutine[Any, Any, ResultT]]) -> None:
        self._main = main
        self._interruption = Interruption()
        self._worker = Worker(self._serve, "rpc-worker-event-loop")
        self._context = contextvars.copy_context()
        self._outcome: Future[ResultT] = Future()
        self._task: asyncio.Task[ResultT] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._has_begun = False
        self._is_cancelled = False

    def begin(self) -> None:
        """Start the thread."""
        self._worker.start()

    def wait(self) -> None:
        """Wait for the end, unless it was cancelled before it began."""
        if self._interruption.happened:
            # Again, as Ctrl-C may have come just before it was told.
            self._tell_task()
        if self._has_begun or not self._interruption.happened:
            self._worker.join()

    def cancel(self) -> None:
        """End the coroutine, and blocking calls that are made for it. May be called in any thread, and twice."""
        self._interruption.interrupt()
        self._tell_task()

    def _tell_task(self) -> None:
        loop = self._loop
        if loop is not None:
            # It may have come to its end by itself.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._cancel_task)

    def result(self) -> ResultT:
        """What came of it; to be asked once it has ended."""
        try:
            return self._outcome.result(0)
        except asyncio.CancelledError:
            raise make_error(grpc.StatusCode.CANCELLED, "interrupted") from None

    def _cancel_task(self) -> None:
        # Once: another time would end what the coroutine does to end in good order.
        if self._task is not None and not self._is_cancelled:
            self._is_cancelled = True
            self._task.cancel()

    def _serve(self) -> None:
        self._has_begun = True
        # Either this sees that it was interrupted, or who interrupted sees that it has begun.
        if self._interruption.happened:
            self._outcome.set_exception(asyncio.CancelledError())
            return
        _RUNNING.add(self)
        try:
            self._outcome.set_result(self._context.run(self._run))
        except BaseException as error:
            self._outcome.set_exception(error)
        finally:
            _RUNNING.discard(self)

    def _run(self) -> ResultT:
        INTERRUPTION.set(self._interruption)
        # Neither `asyncio.run`, which notebooks replace with one that finds no event loop in a thread, nor the event loop
        # of the program's policy, which may be one for a window's main thread.
        self._loop = loop = asyncio.SelectorEventLoop()
        try:
            asyncio.set_event_loop(loop)
            self._task = loop.create_task(self._main())
            if self._interruption.happened:
                self._cancel_task()
            return loop.run_until_complete(self._task)
        finally:
            _end(loop)


def _end(loop: asyncio.AbstractEventLoop) -> None:
    try:
        if left := asyncio.all_tasks(loop):
            for task in left:
                task.cancel()
            loop.run_until_complete(asyncio.wait(left))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        asyncio.set_event_loop(None)
        loop.close()


_RUNNING: set[_Run[Any]] = set()


def _after_fork_in_child() -> None:
    # Their threads wait in Python, and yet gRPC was at work.
    if _RUNNING:
        forked_within_calls()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)
