"""Retries over the wire: what is repeated, how often, after which waits."""

from __future__ import annotations

import grpc
import pytest

from tests.support.sample.programmable_server import ProgrammableServer, fail, hang
from tests.support.sample.sample_api import CHAT, READ, REPLACE, UPLOAD, WRITE, text
from viam_cloud_runtime import (
    AbortedError,
    DeadlineExceededError,
    InternalError,
    NotFoundError,
    ResourceExhaustedError,
    RetryPolicy,
    UnavailableError,
)
from viam_cloud_runtime.rpc.retries import RetryBudget

UNAVAILABLE = fail(grpc.StatusCode.UNAVAILABLE, "overloaded")


class Pauses:
    """Takes the place of waiting between attempts: records how long, and moves a clock of its own."""

    def __init__(self, flavour, client, jitter=lambda: 1.0):
        self.seconds: list[float] = []
        self.now = 1000.0
        connection = client._connection
        connection.random = jitter
        connection.clock = lambda: self.now
        connection._pause = self._pause if flavour.loop is None else self._pause_async

    def _pause(self, call, seconds):
        self.seconds.append(seconds)
        self.now += seconds

    async def _pause_async(self, call, seconds):
        self._pause(call, seconds)


@pytest.mark.parametrize("method", [READ, REPLACE], ids=["read", "idempotent write"])
def test_calls_that_may_be_repeated_are(flavour, client, server, method):
    server.faults.extend([UNAVAILABLE] * 3)
    assert flavour.run(client.call, method, text()).value == "hello"
    assert server.calls[method.path] == 4


def test_attempts_are_limited(flavour, client, server):
    server.faults.extend([UNAVAILABLE] * 9)
    with pytest.raises(UnavailableError, match="after 4 attempts") as raised:
        flavour.run(client.call, READ, text())
    assert raised.value.attempts == server.calls[READ.path] == 4


def test_writes_are_never_repeated_and_the_error_says_so(flavour, client, server):
    server.faults.append(UNAVAILABLE)
    with pytest.raises(UnavailableError, match="Not retried, as the server may have acted on it") as raised:
        flavour.run(client.call, WRITE, text())
    assert raised.value.attempts == server.calls[WRITE.path] == 1


def test_writes_are_not_repeated_for_a_policy_of_the_client(flavour, client, server):
    server.faults.append(UNAVAILABLE)
    with pytest.raises(UnavailableError):
        flavour.run(client.with_options(retry=RetryPolicy()).call, WRITE, text())
    assert server.calls[WRITE.path] == 1


def test_writes_are_repeated_when_the_call_says_so(flavour, client, server):
    server.faults.append(UNAVAILABLE)
    assert flavour.run(client.call, WRITE, text(), retry=RetryPolicy()).value == "hello"
    assert server.calls[WRITE.path] == 2


@pytest.mark.parametrize(
    ("status", "error"),
    [(grpc.StatusCode.RESOURCE_EXHAUSTED, ResourceExhaustedError), (grpc.StatusCode.ABORTED, AbortedError)],
)
def test_conflicts_and_quotas_are_retried_for_reads_only(flavour, client, server, status, error):
    server.faults.append(fail(status))
    flavour.run(client.call, READ, text())
    assert server.calls[READ.path] == 2
    server.faults.append(fail(status))
    with pytest.raises(error):
        flavour.run(client.call, REPLACE, text())
    assert server.calls[REPLACE.path] == 1


@pytest.mark.parametrize(
    ("status", "error"), [(grpc.StatusCode.NOT_FOUND, NotFoundError), (grpc.StatusCode.INTERNAL, InternalError)]
)
def test_other_failures_are_not_retried(flavour, client, server, status, error):
    server.faults.append(fail(status))
    with pytest.raises(error):
        flavour.run(client.call, READ, text())
    assert server.calls[READ.path] == 1


def test_retry_none_never_retries(flavour, client, server):
    for caller, options in ((client, {"retry": None}), (client.with_options(retry=None), {})):
        server.faults.append(UNAVAILABLE)
        with pytest.raises(UnavailableError):
            flavour.run(caller.call, READ, text(), **options)
    assert server.calls[READ.path] == 2


def test_waits_are_exactly_those_of_the_policy(flavour, client, server):
    pauses = Pauses(flavour, client)
    server.faults.extend([UNAVAILABLE] * 5)
    flavour.run(client.call, READ, text(), retry=RetryPolicy(attempts=6, max_backoff=0.5))
    assert pauses.seconds == pytest.approx([0.1, 0.2, 0.4, 0.5, 0.5])


def test_waits_are_drawn_anew_each_time(flavour, client, server):
    jitter = iter([0.5, 0.25, 1.0])
    pauses = Pauses(flavour, client, lambda: next(jitter))
    server.faults.extend([UNAVAILABLE] * 3)
    flavour.run(client.call, READ, text())
    assert pauses.seconds == pytest.approx([0.05, 0.05, 0.4])


def test_pushback_sets_the_wait(flavour, client, server):
    pauses = Pauses(flavour, client)
    server.faults.append(fail(grpc.StatusCode.UNAVAILABLE, trailers=(("grpc-retry-pushback-ms", "1234"),)))
    flavour.run(client.call, READ, text())
    assert pauses.seconds == [1.234]


def test_negative_pushback_stops(flavour, client, server):
    server.faults.append(fail(grpc.StatusCode.UNAVAILABLE, trailers=(("grpc-retry-pushback-ms", "-1"),)))
    with pytest.raises(UnavailableError):
        flavour.run(client.call, READ, text())
    assert server.calls[READ.path] == 1


def test_a_wait_that_would_outlive_the_deadline_is_not_begun(flavour, client, server):
    pauses = Pauses(flavour, client)
    server.faults.extend([UNAVAILABLE] * 3)
    policy = RetryPolicy(initial_backoff=40, max_backoff=1000)
    with pytest.raises(UnavailableError, match="after 2 attempts"):
        flavour.run(client.call, READ, text(), timeout=100, retry=policy)
    assert pauses.seconds == [40]


def test_an_empty_budget_turns_retries_into_fast_failures(flavour, client, server):
    client._connection.budget = RetryBudget(capacity=10)
    server.faults.extend([UNAVAILABLE] * 9)
    for calls, hint in ((3, "retry budget is empty"), (4, "retry budget is empty")):
        with pytest.raises(UnavailableError, match=hint):
            flavour.run(client.call, READ, text())
        assert server.calls[READ.path] == calls


def test_successes_fill_the_budget(flavour, client):
    budget = client._connection.budget = RetryBudget(capacity=10)
    budget.withdraw()
    for _ in range(3):
        flavour.run(client.call, READ, text())
    assert budget.tokens == 8


def test_deadline_is_one_for_all_attempts(flavour, client, server):
    """The second attempt gets what the first one and the wait left, not a full deadline of its own."""
    remaining: list[float] = []
    pushback = fail(grpc.StatusCode.UNAVAILABLE, trailers=(("grpc-retry-pushback-ms", "60000"),))
    server.faults.append(lambda context: (remaining.append(context.time_remaining()), pushback(context)))
    server.faults.append(lambda context: remaining.append(context.time_remaining()))
    Pauses(flavour, client)
    flavour.run(client.call, READ, text(), timeout=100)
    # gRPC rounds up what it sends, by a little.
    assert 90 < remaining[0] < 101
    assert 30 < remaining[1] < 41


def test_a_call_without_an_answer_ends_at_its_deadline(flavour, client, server, server_stream):
    server.faults.append(hang)
    with pytest.raises(DeadlineExceededError, match=r"The deadline was 0.2 s for all attempts"):
        flavour.run(client.call, READ, text(), timeout=0.2)
    server.late_faults.append(hang)
    with pytest.raises(DeadlineExceededError):
        flavour.collect(client.call(server_stream, text(), timeout=0.2))


@pytest.mark.parametrize(
    ("options", "expected"),
    [({}, 60), ({"timeout": 7}, 7), ({"timeout": None}, None)],
    ids=["default", "given", "none"],
)
def test_unary_calls_have_a_deadline_of_60_seconds(flavour, client, server, options, expected):
    seen: list[float | None] = []
    server.faults.append(lambda context: seen.append(context.time_remaining()))
    flavour.run(client.call, READ, text(), **options)
    if expected is None:
        assert seen[0] is None or seen[0] > 10**6
    else:
        assert expected - 5 < seen[0] < expected + 1


def test_call_timeout_of_the_client_counts(flavour, server):
    client = flavour.module.Client(server.address, insecure=True, call_timeout=30)
    seen: list[float] = []
    server.faults.append(lambda context: seen.append(context.time_remaining()))
    flavour.run(client.call, READ, text())
    flavour.run(client.close)
    assert 25 < seen[0] < 31


def test_streams_have_no_deadline_unless_given(flavour, client, server, server_stream):
    seen: list[float | None] = []
    for options in ({}, {"timeout": 9}):
        server.faults.append(lambda context: seen.append(context.time_remaining()))
        flavour.collect(client.call(server_stream, text(), **options))
    assert seen[0] is None or seen[0] > 10**6
    assert 4 < seen[1] < 10


def test_server_stream_is_retried_before_its_first_response(flavour, client, server, server_stream):
    server.faults.extend([UNAVAILABLE] * 3)
    assert len(flavour.collect(client.call(server_stream, text()))) == 3
    assert server.calls[server_stream.path] == 4


def test_server_stream_is_not_retried_after_its_first_response(flavour, client, server, server_stream):
    server.late_faults.append(UNAVAILABLE)
    stream = client.call(server_stream, text("line"))
    assert flavour.next(stream).value == "line 0"
    with pytest.raises(UnavailableError):
        flavour.next(stream)
    assert server.calls[server_stream.path] == 1


def test_uploads_and_chats_are_not_retried(flavour, client, server):
    server.faults.append(UNAVAILABLE)
    with pytest.raises(UnavailableError):
        flavour.run(client.call, UPLOAD, [text()])
    server.faults.append(UNAVAILABLE)
    with pytest.raises(UnavailableError):
        flavour.collect(client.call(CHAT, [text()]))
    assert server.calls == {UPLOAD.path: 1, CHAT.path: 1}


@pytest.mark.parametrize("make", [list, iter], ids=["list", "iterator"])
def test_uploads_are_retried_in_full_when_the_call_says_so(flavour, client, server, make):
    server.faults.extend([UNAVAILABLE] * 2)
    sent = make([text("a"), text("b")])
    assert flavour.run(client.call, UPLOAD, sent, retry=RetryPolicy()).value == "a b"
    assert server.received == [["a", "b"]]


def test_next_call_finds_a_server_that_was_restarted(flavour, client, server):
    assert flavour.run(client.call, READ, text()).value == "hello"
    port = server.port
    server.stop()
    with pytest.raises(UnavailableError):
        flavour.run(client.call, READ, text(), retry=None)
    again = ProgrammableServer(port=port).start()
    try:
        client._connection.random = lambda: 1.0
        policy = RetryPolicy(attempts=50, max_backoff=0.2)
        assert flavour.run(client.call, READ, text(), retry=policy).value == "hello"
    finally:
        again.stop()
