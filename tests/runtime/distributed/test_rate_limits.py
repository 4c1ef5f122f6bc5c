"""Budgets of calls per second, on clocks that are numbers."""

from __future__ import annotations

import logging
import pickle
import threading

import grpc
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.waiting import join
from viam_cloud_runtime.distributed import rate_limits
from viam_cloud_runtime.distributed.limited_calls import call_within
from viam_cloud_runtime.distributed.rate_limits import (
    LONGEST_BACK_OFF,
    ProcessRateLimit,
    Rate,
    SlidingWindow,
    rate_of,
)
from viam_cloud_runtime.errors import GRPCError, make_error

LOGGER = logging.getLogger("calls")


@given(st.floats(0.01, 10_000))
def test_rates_are_what_was_asked_for(calls_per_second: float) -> None:
    rate = rate_of(calls_per_second)
    assert rate.calls / rate.seconds == pytest.approx(calls_per_second)


@given(st.integers(1, 20), st.floats(0.1, 10), st.lists(st.floats(0, 3), max_size=200))
@example(1, 2.286217584271673, [0.0, 0.0, 0.0, 2.286217584271673, 0.0])
@example(1, 0.109375, [0.0, 0.0, 0.0])
def test_no_window_has_more_calls(calls: int, seconds: float, steps: list[float]) -> None:
    window = SlidingWindow(Rate(calls, seconds))
    now, begun = 0.0, []
    for step in steps:
        now += step
        delay = window.delay(now)
        if delay:
            assert 0 < delay <= seconds + 1e-9 * (1 + now)
            # One that waits as long as it is told comes next.
            now += delay
            now += 1e-9 * now
            assert window.delay(now) == 0
        begun.append(now)
    for first, after in zip(begun, begun[calls:], strict=False):
        assert after - first >= seconds * (1 - 1e-9)


def test_all_back_off_and_not_for_ever() -> None:
    window = SlidingWindow(Rate(5, 1.0))
    assert window.delay(0) == 0
    window.back_off(0, 3)
    window.back_off(1, 1)
    assert window.delay(1) == 2
    assert window.delay(3) == 0
    window.back_off(10, 1e9)
    assert window.delay(10) == LONGEST_BACK_OFF


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which waiting moves on."""
    now = [0.0]

    def wait(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(rate_limits, "pause", wait)
    monkeypatch.setattr("viam_cloud_runtime.distributed.limited_calls.pause", wait)
    monkeypatch.setattr(rate_limits, "monotonic", lambda: now[0])
    return now


def test_a_process_has_one_budget_however_often_it_is_sent_there(clock: list[float]) -> None:
    limit = ProcessRateLimit(2)
    copies = [pickle.loads(pickle.dumps(limit)) for _ in range(5)]
    for copy in copies:
        call_within(copy, int, LOGGER)
    assert clock == [2.0]
    call_within(ProcessRateLimit(2), int, LOGGER)
    assert clock == [2.0]


def test_threads_share_a_budget() -> None:
    limit = ProcessRateLimit(1e6)
    threads = [threading.Thread(target=call_within, args=(limit, int, LOGGER)) for _ in range(20)]
    for thread in threads:
        thread.start()
    join(*threads)


@pytest.mark.parametrize(
    ("status", "least_wait"),
    [(grpc.StatusCode.RESOURCE_EXHAUSTED, 0.25), (grpc.StatusCode.UNAVAILABLE, 0.25), (grpc.StatusCode.ABORTED, 0)],
)
def test_one_that_is_refused_holds_back_all(status: grpc.StatusCode, least_wait: float, clock: list[float]) -> None:
    limit = ProcessRateLimit(1000)
    failures = [make_error(status, "no")]

    def call() -> str:
        if failures:
            raise failures.pop()
        return "done"

    other = pickle.loads(pickle.dumps(limit))
    stopped: list[float] = []
    original = limit.back_off
    object.__setattr__(limit, "back_off", lambda seconds: (stopped.append(seconds), original(seconds)))
    assert call_within(limit, call, LOGGER) == "done"
    assert [seconds >= least_wait for seconds in stopped] == [True] * bool(least_wait)
    call_within(other, int, LOGGER)


def test_what_no_repetition_mends_is_raised(clock: list[float]) -> None:
    def call() -> str:
        raise make_error(grpc.StatusCode.PERMISSION_DENIED, "no")

    with pytest.raises(GRPCError, match="PERMISSION_DENIED"):
        call_within(ProcessRateLimit(10), call, LOGGER)
    assert clock == [0.0]
