"""What follows a failure, decided by pure functions: exact, as clock and randomness are fixed."""

from __future__ import annotations

import random
import threading

import grpc
import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.duration_pb2 import Duration
from google.rpc.error_details_pb2 import ErrorInfo, RetryInfo
from google.rpc.status_pb2 import Status
from hypothesis import given
from hypothesis import strategies as st

from tests.support.waiting import LIMIT, join
from viam_cloud_runtime import RetryClass, RetryPolicy
from viam_cloud_runtime.rpc.options import (
    DEFAULT,
    DEFAULT_RETRY_POLICY,
    CallOptions,
    effective_refusal_policy,
    effective_retry,
    effective_timeout,
)
from viam_cloud_runtime.rpc.retries import LONGEST_WAIT, RetryBudget, delay_after_refusal, next_delay, pushback

UNAVAILABLE = grpc.StatusCode.UNAVAILABLE
READ, IDEMPOTENT_WRITE, WRITE = RetryClass.READ, RetryClass.IDEMPOTENT_WRITE, RetryClass.WRITE


def delay(
    policy=DEFAULT_RETRY_POLICY,
    retry_class=READ,
    status=UNAVAILABLE,
    trailers=(),
    retries=0,
    remaining=60.0,
    jitter=0.5,
):
    return next_delay(
        policy, retry_class, status, trailers, retries=retries, remaining=remaining, random=lambda: jitter
    )


def retry_info(seconds: int, nanos: int = 0, *others) -> tuple[tuple[str, bytes], ...]:
    details = [*others, RetryInfo(retry_delay=Duration(seconds=seconds, nanos=nanos))]
    status = Status(code=14, details=[_packed(detail) for detail in details])
    return (("grpc-status-details-bin", status.SerializeToString()),)


def _packed(message) -> AnyMessage:
    packed = AnyMessage()
    packed.Pack(message)
    return packed


def test_backoff_doubles_up_to_its_limit():
    policy = RetryPolicy(attempts=10)
    series = [policy.backoff(retry, 1.0) for retry in range(1, 9)]
    assert series == pytest.approx([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0])


def test_backoff_of_a_very_late_retry_is_the_limit():
    assert RetryPolicy(max_backoff=7.0).backoff(100_000, 1.0) == 7.0


def test_jitter_is_uniform_between_zero_and_the_bound():
    generator = random.Random(2026)
    samples = [RetryPolicy().backoff(3, generator.random()) for _ in range(10_000)]
    buckets = [0] * 10
    for sample in samples:
        assert 0 <= sample < 0.4
        buckets[int(sample / 0.04)] += 1
    # Expected 1000 each; 3.5 standard deviations are 105.
    assert all(895 <= bucket <= 1105 for bucket in buckets)


def test_default_policy():
    assert (DEFAULT_RETRY_POLICY.attempts, DEFAULT_RETRY_POLICY.initial_backoff) == (4, 0.1)
    assert [delay(retries=retries, jitter=1.0) for retries in range(5)] == pytest.approx([0.1, 0.2, 0.4, None, None])


@pytest.mark.parametrize("status", list(grpc.StatusCode))
@pytest.mark.parametrize("retry_class", list(RetryClass))
def test_statuses_that_are_retried(status, retry_class):
    expected = status is UNAVAILABLE or (
        retry_class is READ
        and status in (grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.ABORTED, grpc.StatusCode.CANCELLED)
    )
    assert (delay(retry_class=retry_class, status=status) is not None) is expected


def test_no_policy_never_retries():
    assert delay(policy=None) is None


def test_a_policy_of_one_attempt_never_retries():
    assert delay(policy=RetryPolicy(attempts=1)) is None


def test_backoff_never_outlives_the_deadline():
    assert delay(jitter=0.99, remaining=0.1) == pytest.approx(0.099)
    assert delay(jitter=1.0, remaining=0.1) is None
    assert delay(jitter=0.0, remaining=0.0) is None
    assert delay(jitter=1.0, remaining=None) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("0", 0.0), ("1500", 1.5), (b"250", 0.25), ("-1", -1.0), ("soon", -1.0), ("", -1.0), ("1.5", -1.0)],
)
def test_pushback_header(value, seconds):
    assert pushback((("other", "1"), ("grpc-retry-pushback-ms", value))) == seconds


def test_pushback_is_obeyed_exactly():
    trailers = (("grpc-retry-pushback-ms", "12345"),)
    assert delay(trailers=trailers) == 12.345
    assert delay(trailers=trailers, retries=2) == 12.345


def test_pushback_does_not_make_a_status_retryable():
    trailers = (("grpc-retry-pushback-ms", "1"),)
    assert delay(trailers=trailers, status=grpc.StatusCode.NOT_FOUND) is None
    assert delay(trailers=trailers, policy=None) is None


def test_pushback_beyond_the_deadline_gives_up():
    assert delay(trailers=(("grpc-retry-pushback-ms", "60000"),), remaining=60.0) is None


def test_negative_pushback_stops():
    assert delay(trailers=(("grpc-retry-pushback-ms", "-5"),)) is None


@pytest.mark.parametrize(
    "trailers",
    [
        (("grpc-retry-pushback-ms", "60000"),),
        (("grpc-retry-pushback-ms", str(2**63 - 1)),),
        (("grpc-retry-pushback-ms", "9" * 5000),),
        retry_info(60),
        retry_info(10**10),
        retry_info(2**63 - 1, 2**31 - 1),
    ],
)
def test_what_is_asked_of_a_call_without_a_deadline_has_a_limit(trailers):
    assert delay(trailers=trailers, remaining=None) is None


def test_waits_of_the_policy_itself_have_no_other_limit():
    patient = RetryPolicy(initial_backoff=600, max_backoff=600)
    assert delay(policy=patient, remaining=None, jitter=1.0) == 600


@pytest.mark.parametrize("seconds", [-1, -(2**63)])
def test_a_negative_retry_info_says_nothing(seconds):
    assert delay(trailers=retry_info(seconds)) == pytest.approx(0.05)


@given(
    st.one_of(
        st.tuples(st.just("grpc-retry-pushback-ms"), st.one_of(st.text(), st.integers().map(str), st.binary())),
        st.tuples(st.just("grpc-status-details-bin"), st.binary()),
        st.builds(
            lambda seconds, nanos: retry_info(seconds, nanos)[0],
            st.integers(-(2**63), 2**63 - 1),
            st.integers(-(2**31), 2**31 - 1),
        ),
    ),
    st.one_of(st.none(), st.floats(0, 1e9)),
)
def test_whatever_a_server_says_no_wait_is_negative_or_endless(header, remaining):
    wait = delay(trailers=(header,), remaining=remaining)
    assert wait is None or 0 <= wait < (LONGEST_WAIT if remaining is None else remaining)


def after_refusal(policy=DEFAULT_RETRY_POLICY, refusals=0, remaining=60.0, jitter=1.0):
    return delay_after_refusal(policy, refusals=refusals, remaining=remaining, random=lambda: jitter)


def test_refusals_are_repeated_at_growing_distances_for_as_long_as_there_is_time():
    assert [after_refusal(refusals=count) for count in (0, 1, 2, 100)] == pytest.approx([0.1, 0.2, 0.4, 5.0])
    assert after_refusal(remaining=0.1) is None
    assert after_refusal(remaining=0.0, jitter=0.0) is None


def test_refusals_are_not_repeated_by_a_call_that_says_never():
    assert after_refusal(policy=None) is None
    assert after_refusal(policy=RetryPolicy(attempts=1)) is None


def test_whose_policy_counts_after_a_refusal():
    mine, of_client = RetryPolicy(attempts=2), RetryPolicy(attempts=3)
    assert effective_refusal_policy(DEFAULT, CallOptions()) is DEFAULT_RETRY_POLICY
    assert effective_refusal_policy(DEFAULT, CallOptions(retry=of_client)) is of_client
    assert effective_refusal_policy(DEFAULT, CallOptions(retry=None)) is None
    assert effective_refusal_policy(mine, CallOptions(retry=None)) is mine
    assert effective_refusal_policy(None, CallOptions()) is None


def test_retry_info_is_obeyed_exactly():
    assert delay(trailers=retry_info(3, 250_000_000)) == 3.25
    assert delay(trailers=retry_info(3, 0, ErrorInfo(reason="BUSY"))) == 3.0


def test_pushback_header_goes_before_retry_info():
    assert delay(trailers=(*retry_info(3), ("grpc-retry-pushback-ms", "1000"))) == 1.0


@pytest.mark.parametrize("details", [b"", b"\xff\xff", Status().SerializeToString()])
def test_details_that_say_nothing_leave_the_backoff(details):
    assert delay(trailers=(("grpc-status-details-bin", details),)) == pytest.approx(0.05)


def test_whose_policy_counts():
    mine, of_client = RetryPolicy(attempts=2), RetryPolicy(attempts=3)
    client = CallOptions(retry=of_client)
    assert effective_retry(DEFAULT, CallOptions(), READ) is DEFAULT_RETRY_POLICY
    assert effective_retry(DEFAULT, client, READ) is of_client
    assert effective_retry(mine, client, READ) is mine
    assert effective_retry(None, client, READ) is None
    assert effective_retry(DEFAULT, CallOptions(retry=None), READ) is None


def test_a_write_is_retried_only_when_the_call_says_so():
    policy = RetryPolicy()
    assert effective_retry(DEFAULT, CallOptions(), WRITE) is None
    assert effective_retry(DEFAULT, CallOptions(retry=policy), WRITE) is None
    assert effective_retry(policy, CallOptions(), WRITE) is policy
    assert effective_retry(DEFAULT, CallOptions(), IDEMPOTENT_WRITE) is DEFAULT_RETRY_POLICY


def test_whose_timeout_counts():
    assert effective_timeout(DEFAULT, CallOptions(), 60.0) == 60.0
    assert effective_timeout(DEFAULT, CallOptions(timeout=5), 60.0) == 5
    assert effective_timeout(DEFAULT, CallOptions(timeout=None), 60.0) is None
    assert effective_timeout(2, CallOptions(timeout=5), 60.0) == 2
    assert effective_timeout(None, CallOptions(timeout=5), 60.0) is None


def test_budget_of_500_pays_100_retries_and_fills_again():
    budget = RetryBudget()
    assert [budget.withdraw() for _ in range(101)] == [True] * 100 + [False]
    for _ in range(4):
        budget.deposit()
    assert not budget.withdraw()
    budget.deposit()
    assert budget.withdraw()
    assert budget.tokens == 0


@given(st.lists(st.booleans(), max_size=300))
def test_budget_stays_within_its_bounds(steps):
    budget = RetryBudget(capacity=12, cost=5, refund=2)
    for step in steps:
        before = budget.tokens
        if step:
            budget.deposit()
            assert budget.tokens == min(12, before + 2)
        else:
            assert budget.withdraw() is (before >= 5)
            assert budget.tokens == (before - 5 if before >= 5 else before)


def test_eight_threads_never_drive_the_budget_out_of_its_bounds():
    budget = RetryBudget()
    outside: list[int] = []
    paid = [0] * 8
    start = threading.Barrier(8)

    def work(number: int) -> None:
        generator = random.Random(number)
        start.wait(LIMIT)
        for _ in range(5_000):
            if generator.random() < 0.3:
                paid[number] += budget.withdraw()
            else:
                budget.deposit()
            if not 0 <= budget.tokens <= budget.capacity:
                outside.append(budget.tokens)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        join(thread)
    assert outside == []
    assert sum(paid) > 100
