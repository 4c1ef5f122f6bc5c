"""Calls whose sign-in cannot be renewed at once: how long each of them goes on."""

from __future__ import annotations

import asyncio
import pickle
import threading

import grpc
import pytest

from tests.support.sample.programmable_server import fail, hang
from tests.support.sample.sample_api import (
    AUTHENTICATE,
    CHAT,
    READ,
    UPLOAD,
    WRITE,
    AioViamClient,
    BlockingViamClient,
    text,
)
from tests.support.waiting import acquire, join, wait_for
from viam_cloud_runtime import DeadlineExceededError, RetryPolicy, UnauthenticatedError, UnavailableError
from viam_cloud_runtime.errors import make_error
from viam_cloud_runtime.rpc.retries import RetryBudget

UNAVAILABLE = fail(grpc.StatusCode.UNAVAILABLE, "starting up")
PATIENT = RetryPolicy(attempts=10, initial_backoff=0)
IMPATIENT = {
    "default": {},
    "never": {"retry": None},
    "one attempt": {"retry": RetryPolicy(attempts=1)},
    "fewer than a sign-in has": {"retry": RetryPolicy(attempts=2)},
}


def once(*values: str):
    """Requests that cannot be taken a second time."""
    return (text(value) for value in values)


class Clock:
    """The time by which a client's calls go: it stands still unless a sign-in takes some."""

    def __init__(self, client):
        self.now = 1000.0
        client._connection.clock = lambda: self.now

    def fail_after(self, seconds):
        """A sign-in that fails after so long."""

        def fault(context):
            self.now += seconds
            UNAVAILABLE(context)

        return fault


@pytest.fixture
def expired(server):
    """A server that takes no token but that of the next sign-in, and fails eight times to give one."""
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 8)
    return server


@pytest.mark.parametrize("method", [READ, WRITE], ids=["read", "write"])
def test_a_patient_call_outlasts_failed_renewals(flavour, viam_client, expired, method):
    assert flavour.run(viam_client.call, method, text(), retry=PATIENT).value == "hello"
    assert expired.sign_ins == 1 + 8 + 1
    assert expired.calls[method.path] == 2


def test_a_write_outlasts_them_for_a_policy_of_its_client(flavour, viam_client, expired):
    """That is no repetition of the write, which the client's policy would not allow."""
    assert flavour.run(viam_client.with_options(retry=PATIENT).call, WRITE, text()).value == "hello"
    assert expired.calls[WRITE.path] == 2
    expired.faults.append(UNAVAILABLE)
    with pytest.raises(UnavailableError, match="Not retried, as the server may have acted"):
        flavour.run(viam_client.with_options(retry=PATIENT).call, WRITE, text())
    assert expired.calls[WRITE.path] == 3


def test_streams_outlast_them_before_the_first_response(flavour, viam_client, expired, server_stream):
    assert len(flavour.collect(viam_client.call(server_stream, text(), retry=PATIENT))) == 3
    assert expired.sign_ins == 10


def test_uploads_outlast_them_and_are_sent_in_full(flavour, viam_client, expired):
    assert flavour.run(viam_client.call, UPLOAD, once("a", "b"), retry=PATIENT).value == "a b"
    assert expired.received == [["a", "b"]]
    assert expired.sign_ins == 10


def test_bidi_streams_outlast_them_and_are_sent_in_full(flavour, viam_client, expired):
    responses = flavour.collect(viam_client.call(CHAT, once("a", "b"), retry=PATIENT))
    assert [response.value for response in responses] == ["a", "b"]
    assert expired.sign_ins == 10


def test_a_call_that_signs_in_first_is_as_patient(flavour, viam_client, expired):
    client = pickle.loads(pickle.dumps(viam_client))
    client._connection.random = lambda: 0.0
    assert flavour.run(client.call, READ, text(), retry=PATIENT).value == "hello"
    assert (expired.sign_ins, expired.calls[READ.path]) == (10, 1)
    flavour.run(client.close)


@pytest.mark.parametrize("options", IMPATIENT.values(), ids=IMPATIENT)
@pytest.mark.parametrize("method", [READ, WRITE], ids=["read", "write"])
def test_other_calls_have_the_attempts_of_one_sign_in(flavour, viam_client, expired, method, options):
    with pytest.raises(UnavailableError, match=r"starting up \(after 3 attempts\)") as raised:
        flavour.run(viam_client.call, method, text(), **options)
    assert (raised.value.method, raised.value.attempts) == (AUTHENTICATE.name, 3)
    assert expired.sign_ins == 1 + 3
    assert expired.calls[method.path] == 1


def test_the_attempts_of_a_call_are_limited_and_its_error_counts_those_of_all_renewals(flavour, viam_client, server):
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 100)
    with pytest.raises(UnavailableError, match=r"starting up \(after 9 attempts\)") as raised:
        flavour.run(viam_client.call, READ, text(), retry=RetryPolicy(attempts=6, initial_backoff=0))
    assert (raised.value.method, raised.value.attempts) == (AUTHENTICATE.name, 9)
    assert server.sign_ins == 1 + 9
    assert server.calls[READ.path] == 1


def test_an_error_of_a_stream_counts_them_too(flavour, viam_client, server, server_stream):
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 100)
    with pytest.raises(UnavailableError, match=r"after 9 attempts"):
        flavour.collect(viam_client.call(server_stream, text(), retry=RetryPolicy(attempts=6, initial_backoff=0)))
    assert server.sign_ins == 1 + 9


def test_failed_renewals_and_failed_attempts_share_the_attempts_of_the_policy(flavour, viam_client, server):
    """A failed renewal that another one follows takes one of them."""
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 3)
    server.faults.extend([UNAVAILABLE] * 100)
    with pytest.raises(UnavailableError) as raised:
        flavour.run(viam_client.call, READ, text(), retry=RetryPolicy(attempts=6, initial_backoff=0))
    assert (raised.value.method, raised.value.attempts) == (READ.name, 6)
    assert server.sign_ins == 1 + 3 + 1


def test_a_refused_renewal_is_not_repeated(flavour, viam_client, server):
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 4 + [fail(grpc.StatusCode.UNAUTHENTICATED, "key deleted")])
    with pytest.raises(UnauthenticatedError, match="The server refused the credentials") as raised:
        flavour.run(viam_client.call, READ, text(), retry=PATIENT)
    assert raised.value.attempts == 5
    assert server.sign_ins == 1 + 5


def test_no_renewal_begins_after_the_deadline(flavour, viam_client, server):
    clock = Clock(viam_client)
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 3 + [clock.fail_after(60)] + [UNAVAILABLE] * 100)
    with pytest.raises(UnavailableError) as raised:
        flavour.run(viam_client.call, READ, text(), timeout=60, retry=PATIENT)
    assert raised.value.attempts == 4
    assert server.sign_ins == 1 + 4


def test_a_wait_that_would_outlive_the_deadline_is_not_begun(flavour, viam_client, server):
    viam_client._connection.random = lambda: 1.0
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 100)
    slow = RetryPolicy(attempts=10, initial_backoff=100, max_backoff=100)
    with pytest.raises(UnavailableError, match="after 3 attempts"):
        flavour.run(viam_client.call, READ, text(), timeout=60, retry=slow)
    assert server.sign_ins == 1 + 3


def test_a_renewal_without_an_answer_ends_with_the_call(flavour, viam_client, server):
    clock = Clock(viam_client)
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 2 + [clock.fail_after(59.8)] + [hang] * 100)
    with pytest.raises(DeadlineExceededError) as raised:
        flavour.run(viam_client.call, READ, text(), timeout=60, retry=PATIENT)
    assert raised.value.method == AUTHENTICATE.name
    assert server.sign_ins == 1 + 4


def test_an_empty_budget_ends_it_and_the_error_says_so(flavour, viam_client, server):
    # Two retries of the sign-in, and none of the call.
    viam_client._connection.budget = RetryBudget(capacity=10)
    server.expire_token()
    server.sign_in_faults.extend([UNAVAILABLE] * 100)
    with pytest.raises(UnavailableError, match="retry budget is empty"):
        flavour.run(viam_client.call, READ, text(), retry=PATIENT)
    assert server.sign_ins == 1 + 3


def test_an_error_of_the_requests_is_not_taken_for_one_of_the_sign_in(flavour, viam_client, server):
    failure = make_error(grpc.StatusCode.UNAVAILABLE, "of another call", method="sample.v1.Service/Other")

    class Requests:
        looks = 0

        def __iter__(self):
            self.looks += 1
            if self.looks > 2:
                raise failure
            return iter([text()])

    server.expire_token()
    with pytest.raises(UnavailableError) as raised:
        flavour.run(viam_client.call, UPLOAD, Requests(), retry=PATIENT)
    assert raised.value is failure
    assert server.sign_ins == 2


class HeldRenewal:
    """A renewal that fails three times, the first time only once it is told to; another four failures follow."""

    def __init__(self, server):
        self.begun = threading.Event()
        self.go_on = threading.Event()
        server.expire_token()
        server.sign_in_faults.extend([self._wait, *[UNAVAILABLE] * 6])

    def _wait(self, context):
        self.begun.set()
        wait_for(self.go_on)
        UNAVAILABLE(context)


def test_a_patient_thread_outlasts_the_renewal_of_an_impatient_one(server, dial_options):
    with BlockingViamClient.create_from_dial_options(dial_options, server.address) as client:
        client._connection.random = lambda: 0.0
        renewal = HeldRenewal(server)
        outcomes: dict[str, object] = {}
        refused = threading.Semaphore(0)
        server.before_refusing = refused.release

        def call(name, retry):
            try:
                outcomes[name] = client.call(READ, text(), retry=retry).value
            except UnavailableError as error:
                outcomes[name] = error.attempts

        impatient = threading.Thread(target=call, args=("impatient", None))
        impatient.start()
        wait_for(renewal.begun)
        patient = threading.Thread(target=call, args=("patient", PATIENT))
        patient.start()
        for _ in range(2):
            acquire(refused)
        renewal.go_on.set()
        join(impatient)
        join(patient)
    assert outcomes == {"impatient": 3, "patient": "hello"}
    assert server.sign_ins == 1 + 7 + 1


def test_a_patient_task_outlasts_the_renewal_of_an_impatient_one(server, dial_options):
    async def main():
        async with await AioViamClient.create_from_dial_options(dial_options, server.address) as client:
            client._connection.random = lambda: 0.0
            renewal = HeldRenewal(server)
            refused = threading.Semaphore(0)
            server.before_refusing = refused.release
            impatient = asyncio.create_task(client.call(READ, text(), retry=None))
            await asyncio.to_thread(wait_for, renewal.begun)
            patient = asyncio.create_task(client.call(READ, text(), retry=PATIENT))
            for _ in range(2):
                await asyncio.to_thread(acquire, refused)
            renewal.go_on.set()
            with pytest.raises(UnavailableError) as raised:
                await impatient
            return raised.value.attempts, (await patient).value

    assert asyncio.run(main()) == (3, "hello")
    assert server.sign_ins == 1 + 7 + 1
