"""Limits that keep a server from making calls fail by chance, wait for ever or go on in vain."""

from __future__ import annotations

import logging
import math

import grpc
import pytest

from tests.support.sample.programmable_server import fail
from tests.support.sample.sample_api import READ, TAIL, WRITE, text
from viam_cloud_runtime import CancelledError, NotFoundError, ResourceExhaustedError, UnavailableError

CANCELLED = fail(grpc.StatusCode.CANCELLED, "CANCELLED")


def asked_to_wait(milliseconds: int):
    return fail(grpc.StatusCode.UNAVAILABLE, "busy", (("grpc-retry-pushback-ms", str(milliseconds)),))


def with_metadata(size: int):
    return fail(grpc.StatusCode.NOT_FOUND, "gone", (("x-big", "a" * size),))


def answer_of(flavour, client, method, **options):
    if method is TAIL:
        return flavour.collect(client.call(TAIL, text(), **options))
    return flavour.run(client.call, method, text(), **options)


@pytest.mark.parametrize("method", [READ, TAIL], ids=["unary", "stream"])
def test_metadata_of_kilobytes_never_hide_the_status(flavour, client, server, method):
    """By default gRPC refuses between 8 and 16 KiB by chance."""
    for _ in range(30):
        server.faults.append(with_metadata(12_000))
        with pytest.raises(NotFoundError, match="gone") as caught:
            answer_of(flavour, client, method)
        assert dict(caught.value.trailing_metadata)["x-big"] == "a" * 12_000


def test_metadata_beyond_the_limit_are_one_clear_error(flavour, client, server):
    server.faults.append(with_metadata(2_000_000))
    with pytest.raises(ResourceExhaustedError, match="more metadata than the 1,048,576 bytes") as caught:
        flavour.run(client.call, READ, text())
    assert (caught.value.attempts, server.calls[READ.path]) == (1, 1)


@pytest.mark.parametrize("method", [READ, TAIL], ids=["unary", "stream"])
@pytest.mark.parametrize("milliseconds", [60_000, 2**63 - 1])
def test_a_wait_that_is_too_long_is_an_error_that_names_it(flavour, client, server, method, milliseconds):
    server.faults.append(asked_to_wait(milliseconds))
    with pytest.raises(UnavailableError, match=r"asked to wait .* a call without a deadline waits 60 s") as caught:
        answer_of(flavour, client, method, timeout=None)
    assert f"{milliseconds / 1000:,.0f} s" in str(caught.value)
    assert server.calls[method.path] == 1


def test_a_wait_beyond_the_deadline_is_an_error_that_names_both(flavour, client, server):
    server.faults.append(asked_to_wait(90_000))
    with pytest.raises(UnavailableError, match="asked to wait 90 s, and the deadline of the call was 30 s"):
        flavour.run(client.call, READ, text(), timeout=30)


def test_what_held_a_write_back_is_not_the_wait(flavour, client, server):
    server.faults.append(asked_to_wait(90_000))
    with pytest.raises(UnavailableError, match="Not retried, as the server may have acted on it"):
        flavour.run(client.call, WRITE, text(), timeout=30)


@pytest.mark.parametrize("seconds", [1e9, 1e10, 1e300, math.inf])
@pytest.mark.parametrize("method", [READ, TAIL], ids=["unary", "stream"])
def test_deadlines_may_be_as_far_away_as_one_likes(flavour, client, server, method, seconds):
    """gRPC itself takes those that are 300 years away for the past."""
    assert answer_of(flavour, client, method, timeout=seconds)
    patient = flavour.module.Client(server.address, insecure=True, call_timeout=seconds)
    assert answer_of(flavour, patient, method)
    flavour.run(patient.close)


def test_numbers_of_any_length_in_what_a_server_says_do_no_harm(flavour, client, server):
    said = f"Received message larger than max ({'9' * 5000} vs. 4194304)"
    server.faults.append(fail(grpc.StatusCode.RESOURCE_EXHAUSTED, said))
    with pytest.raises(ResourceExhaustedError):
        flavour.run(client.call, WRITE, text())


def test_long_waits_have_a_line_in_the_log(flavour, client, server, caplog, monkeypatch):
    monkeypatch.setattr("viam_cloud_runtime.rpc.retries.LONG_WAIT", 0.0)
    server.faults.append(asked_to_wait(1))
    with caplog.at_level(logging.INFO, "sample"):
        flavour.run(client.call, READ, text())
        flavour.run(client.call, READ, text())
    assert caplog.messages == ["sample.v1.Service/Read: UNAVAILABLE; attempt 2 follows in 0 s"]


@pytest.mark.parametrize("method", [READ, TAIL], ids=["unary", "stream"])
def test_what_others_cancelled_is_repeated_for_reads(flavour, client, server, method):
    server.faults.append(CANCELLED)
    assert answer_of(flavour, client, method)
    assert server.calls[method.path] == 2


def test_what_others_cancelled_is_not_repeated_for_writes_and_names_the_likely_cause(flavour, client, server):
    server.faults.append(CANCELLED)
    with pytest.raises(CancelledError, match="as servers do when more calls wait than they take"):
        flavour.run(client.call, WRITE, text())
    assert server.calls[WRITE.path] == 1
