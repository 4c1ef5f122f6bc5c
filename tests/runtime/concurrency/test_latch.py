"""The event that Ctrl-C cannot break."""

from __future__ import annotations

import threading

from tests.support.waiting import LIMIT
from viam_cloud_runtime.concurrency.latch import Latch


def test_opening_lets_all_through() -> None:
    latch = Latch()
    results: list[bool] = []
    threads = [threading.Thread(target=lambda: results.append(latch.wait(LIMIT))) for _ in range(8)]
    for thread in threads:
        thread.start()
    assert not latch.is_open()
    latch.open()
    latch.open()
    for thread in threads:
        thread.join(LIMIT)
    assert results == [True] * 8
    assert latch.is_open()
    assert latch.wait(LIMIT)


def test_a_wait_ends_without_it() -> None:
    latch = Latch()
    assert not latch.wait(0.01)
    assert not latch.wait(0)
    assert not latch.wait(-1)


def test_a_thread_that_was_interrupted_holds_up_nobody() -> None:
    latch = Latch()
    latch.open()
    # Where Ctrl-C came between the taking and the release.
    assert latch._lock.acquire(timeout=0)  # pyright: ignore[reportPrivateUsage]
    assert latch.wait(LIMIT)
    latch.open()
    assert latch.wait(LIMIT)
