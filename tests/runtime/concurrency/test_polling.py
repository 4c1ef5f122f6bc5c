"""When to look again at what is waited for, and when to give up: decisions, without a clock."""

from __future__ import annotations

import pickle
from typing import Any

import grpc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.concurrency.polling import JobFailedError, PollSchedule, WaitTimeoutError, pause_before_look
from viam_cloud_runtime.errors import make_error
from viam_cloud_runtime.rpc.options import DEFAULT

AWAY = make_error(grpc.StatusCode.UNAVAILABLE, "away")


class Clock:
    """Goes on when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def schedule(clock: Clock, timeout: Any = DEFAULT, interval: float = 2.0, jitter: float = 1.0) -> PollSchedule:
    return PollSchedule(timeout, 600, interval, clock, lambda: jitter)


@given(
    looks=st.integers(1, 10_000),
    interval=st.floats(0.01, 1000),
    jitter=st.floats(0, 1, exclude_max=True),
    left=st.none() | st.floats(0.001, 1e6),
)
def test_pauses_stay_within_bounds(looks: int, interval: float, jitter: float, left: float | None) -> None:
    pause = pause_before_look(looks, interval, jitter, left)
    assert pause is not None
    assert 0 < pause <= max(30, interval)
    assert left is None or pause <= left
    if left is None:
        assert pause >= min(interval, 30) / 2


def test_pauses_grow_by_half_up_to_half_a_minute() -> None:
    pauses = [pause_before_look(looks, 2, 1, None) for looks in range(1, 12)]
    assert pauses[:4] == [2, 3, 4.5, 6.75]
    assert pauses[-1] == 30


def test_the_last_look_is_at_the_end_of_the_time() -> None:
    clock = Clock()
    waiting = schedule(clock, timeout=7)
    pauses = []
    while (pause := waiting.next_pause()) is not None:
        pauses.append(pause)
        clock.now += pause
    assert sum(pauses) == pytest.approx(7)
    assert pauses[:2] == [2, 3]


def test_calls_get_no_more_time_than_there_is_but_a_second() -> None:
    clock = Clock()
    waiting = schedule(clock, timeout=100)
    assert waiting.call_timeout() is DEFAULT
    clock.now += 90
    assert waiting.call_timeout() == 10
    clock.now += 9.9
    assert waiting.call_timeout() == 1
    assert schedule(clock, timeout=None).call_timeout() is DEFAULT


def test_a_cloud_that_is_away_is_asked_five_more_times_in_a_row() -> None:
    waiting = schedule(Clock())
    assert [waiting.outlasts(AWAY) for _ in range(6)] == [True] * 5 + [False]
    waiting.saw("RUNNING")
    assert waiting.outlasts(AWAY)
    assert not waiting.outlasts(make_error(grpc.StatusCode.NOT_FOUND, "no such job"))


@pytest.mark.parametrize(
    ("timeout", "interval", "error"),
    [(0, 2, ValueError), (-1, 2, ValueError), ("5", 2, TypeError), (5, 0, ValueError), (5, "2", TypeError)],
)
def test_bad_numbers_are_refused(timeout: Any, interval: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        schedule(Clock(), timeout, interval)


def test_errors_can_be_pickled() -> None:
    for error in (
        WaitTimeoutError("job 1 is not done after 5 s", "RUNNING"),
        JobFailedError("job 1", "FAILED", "no images"),
    ):
        copy = pickle.loads(pickle.dumps(error))
        assert (str(copy), copy.state) == (str(error), error.state)
    assert str(JobFailedError("job 1", "FAILED", "no images")) == "job 1 ended in FAILED: no images"
