"""An executor with a thread for each call."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest

from tests.support.waiting import LIMIT, wait_for
from viam_cloud_runtime.concurrency.plain_threads import PlainThreads


def test_calls_run_at_the_same_time_in_threads_of_their_own() -> None:
    together = threading.Barrier(3)

    def work(number: int, *, factor: int) -> tuple[int, int]:
        together.wait(LIMIT)
        return number * factor, threading.get_ident()

    futures = [PlainThreads().submit(work, number, factor=2) for number in range(3)]
    results = [future.result(LIMIT) for future in futures]
    assert [number for number, _ in results] == [0, 2, 4]
    assert len({threading.get_ident(), *(thread for _, thread in results)}) == 4


def test_what_a_call_raises_is_what_its_future_raises() -> None:
    def fail() -> None:
        raise SystemExit("not the end of anything else")

    with pytest.raises(SystemExit, match="not the end"):
        PlainThreads().submit(fail).result(LIMIT)


def test_a_call_that_is_cancelled_before_its_thread_runs_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    run = threading.Thread.run
    cancelled, over = threading.Event(), threading.Event()

    def run_late(thread: threading.Thread) -> None:
        wait_for(cancelled)
        run(thread)
        over.set()

    monkeypatch.setattr(threading.Thread, "run", run_late)
    made: list[int] = []
    future: Future[None] = PlainThreads().submit(made.append, 1)
    assert future.cancel()
    cancelled.set()
    wait_for(over)
    assert made == []
