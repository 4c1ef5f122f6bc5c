"""How long transfers wait for a cloud that is away."""

from __future__ import annotations

import logging

import grpc
import pytest

from viam_cloud_runtime import RetryPolicy
from viam_cloud_runtime.concurrency.limits import AdaptiveLimit, FixedLimit
from viam_cloud_runtime.concurrency.transfer_retries import TRANSFER_RETRY_POLICY, TransferBudget, TransferRetries
from viam_cloud_runtime.errors import GRPCError, make_error
from viam_cloud_runtime.rpc.retries import RetryBudget

AWAY = make_error(grpc.StatusCode.UNAVAILABLE, "away")


def retries_of(policy: RetryPolicy | None, budget: RetryBudget) -> TransferRetries:
    return TransferRetries(policy, budget, logging.getLogger("sample"), "photo.jpg")


def delays(retries: TransferRetries, error: GRPCError | None = AWAY) -> list[float]:
    """The waits until it gives up; after broken connections if there is no error of a call."""
    found: list[float] = []
    while len(found) < 100:
        delay = retries.delay_after_disconnect("gone") if error is None else retries.delay_after_status(error)
        if delay is None:
            return found
        found.append(delay)
    raise AssertionError("it never gives up")


@pytest.mark.parametrize("error", [AWAY, None])
def test_an_outage_of_some_seconds_is_survived(error: GRPCError | None) -> None:
    waits = delays(retries_of(TRANSFER_RETRY_POLICY, RetryBudget()), error)
    assert len(waits) == 6
    assert all(most / 2 <= wait <= most for wait, most in zip(waits, [0.5, 1, 2, 4, 8, 10], strict=True))
    assert 12.75 <= sum(waits) <= 25.5


@pytest.mark.parametrize("concurrency", [1, 8, 64])
def test_all_files_under_way_can_outlast_an_outage_and_a_gone_server_is_soon_given_up(concurrency: int) -> None:
    budget = TransferBudget(TRANSFER_RETRY_POLICY, FixedLimit(concurrency))
    assert all(len(delays(retries_of(TRANSFER_RETRY_POLICY, budget), AWAY)) == 6 for _ in range(concurrency))
    later = [len(delays(retries_of(TRANSFER_RETRY_POLICY, budget), AWAY)) for _ in range(2 * concurrency + 100)]
    assert later[-1] == 0


def test_the_budget_grows_with_how_many_are_under_way() -> None:
    limit = AdaptiveLimit()
    budget = TransferBudget(TRANSFER_RETRY_POLICY, limit)
    limit.current = 128
    assert all(len(delays(retries_of(TRANSFER_RETRY_POLICY, budget), AWAY)) == 6 for _ in range(128))
    limit.current = 8
    assert sum(len(delays(retries_of(TRANSFER_RETRY_POLICY, budget), AWAY)) for _ in range(1000)) < 200


@pytest.mark.parametrize("error", [AWAY, None])
def test_no_policy_is_no_second_attempt(error: GRPCError | None) -> None:
    assert delays(retries_of(None, RetryBudget()), error) == []


def test_what_will_not_pass_is_not_repeated() -> None:
    assert delays(retries_of(TRANSFER_RETRY_POLICY, RetryBudget()), make_error(grpc.StatusCode.NOT_FOUND, "")) == []


def test_progress_makes_earlier_failures_not_count() -> None:
    retries = retries_of(RetryPolicy(attempts=3), RetryBudget())
    assert len(delays(retries)) == 2
    retries.progressed()
    assert len(delays(retries)) == 2


def test_the_server_says_how_long_to_wait() -> None:
    retries = retries_of(TRANSFER_RETRY_POLICY, RetryBudget())
    asked = make_error(grpc.StatusCode.UNAVAILABLE, "", trailing_metadata=[("grpc-retry-pushback-ms", "1500")])
    assert retries.delay_after_status(asked) == 1.5
    assert retries.delay_after_disconnect("gone", 2.5) == 2.5


def test_files_share_a_budget() -> None:
    budget = RetryBudget(capacity=10, cost=5, refund=5)
    assert len(delays(retries_of(TRANSFER_RETRY_POLICY, budget))) == 2
    other = retries_of(TRANSFER_RETRY_POLICY, budget)
    assert delays(other) == []
    other.succeeded()
    assert len(delays(other, None)) == 1


@pytest.mark.parametrize(("asked", "lines"), [(5.0, []), (7.5, ["photo.jpg: busy; attempt 2 follows in 8 s"])])
def test_long_waits_have_a_line_in_the_log(caplog: pytest.LogCaptureFixture, asked: float, lines: list[str]) -> None:
    with caplog.at_level(logging.INFO, "sample"):
        assert retries_of(TRANSFER_RETRY_POLICY, RetryBudget()).delay_after_disconnect("busy", asked) == asked
    assert caplog.messages == lines


def test_no_attempt_is_announced_that_would_come_too_late(caplog: pytest.LogCaptureFixture) -> None:
    asked = make_error(grpc.StatusCode.UNAVAILABLE, "", trailing_metadata=[("grpc-retry-pushback-ms", "7500")])
    retries = retries_of(TRANSFER_RETRY_POLICY, RetryBudget())
    with caplog.at_level(logging.INFO, "sample"):
        assert retries.delay_after_status(asked, remaining=7) is None
        assert retries.delay_after_disconnect("busy", 7.5, remaining=7) is None
    assert caplog.messages == []


def test_progress_does_not_take_back_the_number_of_attempts(caplog: pytest.LogCaptureFixture) -> None:
    retries = retries_of(RetryPolicy(attempts=2), RetryBudget())
    with caplog.at_level(logging.INFO, "sample"):
        for _ in range(2):
            retries.delay_after_disconnect("cut", 9)
            retries.progressed()
    assert [line.split("; ")[1] for line in caplog.messages] == ["attempt 2 follows in 9 s", "attempt 3 follows in 9 s"]
