"""Coroutines that blocking callers wait for, on an event loop in a thread."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import signal
import sys
import threading
import warnings
from collections.abc import AsyncGenerator

import pytest

from tests.support.flavours import worker_threads
from tests.support.waiting import wait_for
from viam_cloud_runtime.blocking.event_loop import run_on_event_loop
from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption
from viam_cloud_runtime.errors import CancelledError

USER = contextvars.ContextVar("user", default="nobody")


def test_it_returns_what_the_coroutine_returns() -> None:
    async def main() -> tuple[str, str]:
        await asyncio.sleep(0)
        return threading.current_thread().name, USER.get()

    USER.set("Ada")
    assert run_on_event_loop(main) == ("rpc-worker-event-loop", "Ada")
    assert worker_threads() == []


def test_it_raises_what_the_coroutine_raises() -> None:
    class Reason(BaseException):
        pass

    async def main() -> None:
        raise Reason("for it")

    with pytest.raises(Reason, match="for it"):
        run_on_event_loop(main)


def test_it_works_while_another_event_loop_runs() -> None:
    async def inner() -> int:
        return 1

    async def outer() -> int:
        loop = asyncio.get_running_loop()
        result = run_on_event_loop(inner)
        assert asyncio.get_running_loop() is loop
        return result

    assert asyncio.run(outer()) == 1


def test_what_it_leaves_behind_is_ended() -> None:
    """Tasks, and generators that nobody closed."""
    ended: list[str] = []
    kept: list[object] = []

    async def wait(name: str) -> None:
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.append(name)

    async def numbers() -> AsyncGenerator[int]:
        try:
            yield 1
        finally:
            ended.append("generator")

    async def main() -> None:
        kept.append(asyncio.ensure_future(wait("task")))
        generator = numbers()
        kept.append(generator)
        await anext(generator)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run_on_event_loop(main)
        kept.clear()
        gc.collect()
    assert ended == ["task", "generator"]


def test_an_interruption_from_outside_ends_it_however_often_it_comes() -> None:
    interruption = Interruption()
    ended: list[str] = []

    async def main() -> None:
        interruption.interrupt()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            interruption.interrupt()
            for _ in range(10):
                await asyncio.sleep(0)
            ended.append("in good order")

    token = INTERRUPTION.set(interruption)
    try:
        with pytest.raises(CancelledError, match="interrupted"):
            run_on_event_loop(main)
    finally:
        INTERRUPTION.reset(token)
    assert ended == ["in good order"]


def test_an_interruption_before_it_begins_leaves_nothing_to_do() -> None:
    interruption = Interruption()
    interruption.interrupt()

    async def main() -> None:
        raise AssertionError("it was interrupted before")

    token = INTERRUPTION.set(interruption)
    try:
        with pytest.raises(CancelledError, match="interrupted"):
            run_on_event_loop(main)
    finally:
        INTERRUPTION.reset(token)


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
def test_ctrl_c_cancels_it_and_waits_for_its_end() -> None:
    ended: list[str] = []
    waiting = threading.Event()

    async def main() -> None:
        waiting.set()
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            await asyncio.sleep(0)
            ended.append("in good order")

    def interrupt() -> None:
        wait_for(waiting)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        run_on_event_loop(main)
    assert ended == ["in good order"]
    assert worker_threads() == []


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
def test_ctrl_c_as_its_thread_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the thread has begun cannot be told then: it does nothing, or is waited for."""
    start = threading.Thread.start

    def start_interrupted(thread: threading.Thread) -> None:
        start(thread)
        raise KeyboardInterrupt

    async def main() -> None:
        await asyncio.get_running_loop().create_future()

    monkeypatch.setattr(threading.Thread, "start", start_interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_on_event_loop(main)


def test_no_thread_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    async def main() -> None:
        raise AssertionError("there is no thread for it")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    with pytest.raises(RuntimeError, match="can't start new thread"):
        run_on_event_loop(main)
