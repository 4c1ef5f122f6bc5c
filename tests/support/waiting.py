"""Waiting within one limit for all tests: far beyond what a busy machine needs, so that only what hangs reaches it."""

from __future__ import annotations

import asyncio
import subprocess
import threading
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

LIMIT = 300.0
"""Seconds."""

_Result = TypeVar("_Result")


class _Settable(Protocol):
    def wait(self, timeout: float) -> bool: ...


class _Joinable(Protocol):
    name: str

    def join(self, timeout: float) -> None: ...

    def is_alive(self) -> bool: ...


class _Acquirable(Protocol):
    def acquire(self, *, timeout: float) -> bool: ...


def wait_for(event: _Settable) -> None:
    """Until an event is set."""
    assert event.wait(LIMIT), f"not set within {LIMIT:g} s: {event!r}"


def join(*threads: _Joinable) -> None:
    """Until threads, or processes of multiprocessing, have ended."""
    for thread in threads:
        thread.join(LIMIT)
        assert not thread.is_alive(), f"still running after {LIMIT:g} s: {thread.name}"


def acquire(semaphore: _Acquirable) -> None:
    """Until a semaphore or lock is free."""
    assert semaphore.acquire(timeout=LIMIT), f"not free within {LIMIT:g} s: {semaphore!r}"


async def within_limit(awaitable: Awaitable[_Result]) -> _Result:
    """The result of what is awaited; without a task of its own, as tests count tasks."""
    task = asyncio.current_task()
    assert task is not None
    killer = asyncio.get_running_loop().call_later(LIMIT, task.cancel, f"nothing came within {LIMIT:g} s")
    try:
        return await awaitable
    finally:
        killer.cancel()


@contextmanager
def limited(process: subprocess.Popen[Any], seconds: float = LIMIT) -> Iterator[None]:
    """Kill a program at the end of the context, or at the limit: a test that reads its output cannot give up itself."""
    killer = threading.Timer(seconds, process.kill)
    killer.daemon = True
    killer.start()
    try:
        yield
    finally:
        killer.cancel()
        process.kill()
