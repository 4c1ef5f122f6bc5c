"""Ctrl-C while work is waited for that other threads do: it ends first, then the error comes."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from tests.support.waiting import LIMIT, wait_for
from viam_cloud_runtime.blocking.interruption import INTERRUPTION
from viam_cloud_runtime.blocking.workers import for_each
from viam_cloud_runtime.concurrency.limits import FixedLimit


@pytest.mark.usefixtures("default_signals")
def test_no_work_goes_on_after_ctrl_c() -> None:
    ended: list[str] = []

    def work(_: int, item: str) -> None:
        interruption = INTERRUPTION.get()
        assert interruption is not None
        # So that the caller has nothing left to do but to wait for this thread.
        interruption.wait(0.1)
        os.kill(os.getpid(), signal.SIGINT)
        interruption.wait(LIMIT)
        # What is under way takes a moment to end.
        threading.Event().wait(0.2)
        ended.append(item)

    with pytest.raises(KeyboardInterrupt):
        for_each(work, ["item"], FixedLimit(2))
    assert ended == ["item"]


@pytest.mark.usefixtures("default_signals")
def test_ctrl_c_after_an_error_of_the_items_cancels_what_is_under_way() -> None:
    """The work goes on until it is cancelled, so that this ends at all."""
    begun = threading.Event()
    cancelled: list[str] = []

    def work(_: int, item: str) -> None:
        interruption = INTERRUPTION.get()
        assert interruption is not None
        wait_for(begun)
        # The caller waits for this thread, as the items came to an end.
        interruption.wait(0.1)
        os.kill(os.getpid(), signal.SIGINT)
        interruption.wait(LIMIT)
        if interruption.happened:
            cancelled.append(item)

    def items() -> Iterator[str]:
        yield "item"
        begun.set()
        raise ValueError("no more items")

    with pytest.raises(KeyboardInterrupt):
        for_each(work, items(), FixedLimit(2))
    assert cancelled == ["item"]


def test_ctrl_c_while_a_thread_is_started_is_no_deadlock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can tell whether such a thread will ever run."""
    start = threading.Thread.start
    started: list[threading.Thread] = []

    interrupted = threading.Event()

    def interrupted_start(thread: threading.Thread) -> None:
        if len(started) == 1:
            interrupted.set()
            raise KeyboardInterrupt
        started.append(thread)
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", interrupted_start)
    done: list[int] = []

    def work(_: int, item: int) -> None:
        # A thread that has nothing to do by then would take the next item, and no other be started.
        wait_for(interrupted)
        done.append(item)

    with pytest.raises(KeyboardInterrupt):
        for_each(work, range(10), FixedLimit(4))
    assert len(done) <= 2
    assert not started[0].is_alive()
