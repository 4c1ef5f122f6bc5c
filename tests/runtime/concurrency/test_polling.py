"""When to look again at what is waited for, and when to give up: decisions, without a clock."""

from __future__ import annotations

import pickle
from typing import Any

import grpc
import pytest

from viam_cloud_runtime.concurrency.polling import JobFailedError, PollSchedule, WaitTimeoutError
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
