"""Each hint where its cause is proven, and nowhere else."""

from __future__ import annotations

import dataclasses

import grpc
import pytest

from tests.support.sample.programmable_server import fail, hang
from tests.support.sample.sample_api import READ, UPLOAD, WRITE, text, viam_client_class
from viam_cloud_runtime import DeadlineExceededError, GRPCError, RetryPolicy, UnaryMethod
from viam_cloud_runtime.rpc.connection_hints import ConnectionFacts
from viam_cloud_runtime.rpc.hints import FailedCall, hint

STATUSES = [status for status in grpc.StatusCode if status is not grpc.StatusCode.OK]


def failure(flavour, client, method=READ, request=None, **options) -> GRPCError:
    with pytest.raises(GRPCError) as raised:
        flavour.run(client.call, method, request or text(), **options)
    return raised.value


@pytest.mark.parametrize("status", STATUSES)
def test_status_that_a_server_gives_reasons_for_needs_no_hint(flavour, client, server, status):
    """Whatever it is, only the server knows; but for a client without credentials that is asked for some."""
    server.faults.append(fail(status, "for reasons of mine"))
    unauthenticated = status is grpc.StatusCode.UNAUTHENTICATED
    expected = "This client sends no credentials" if unauthenticated else ""
    assert failure(flavour, client, retry=None).hint == expected


def test_rpc_that_no_service_has(flavour, client, server):
    unknown = UnaryMethod("/sample.v1.Service/Nothing", READ.request_type, READ.response_type, READ.retry_class)
    assert "server is older" in failure(flavour, client, unknown).hint


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("unknown service viam.app.v2.AppService", True),
        ("unknown method Fly for service viam.app.v1.AppService", True),
        ("Method not found: viam.app.v1.AppService/Fly", True),
        ("The server does not implement the method /viam.app.v1.AppService/Fly", True),
        ("Method not implemented!", False),
        ("the emulator does not train models", False),
        ("", False),
    ],
)
def test_only_a_server_that_does_not_know_the_rpc_may_be_older(flavour, client, server, said, known):
    server.faults.append(fail(grpc.StatusCode.UNIMPLEMENTED, said))
    assert ("server is older" in failure(flavour, client).hint) is known


def test_deadline_of_the_server_is_not_that_of_the_call(flavour, client, server):
    server.faults.append(fail(grpc.StatusCode.DEADLINE_EXCEEDED, "the database took too long"))
    assert failure(flavour, client, timeout=60).hint == ""


def test_size_that_is_not_that_of_the_request_is_that_of_something_else(flavour, client, server):
    words = "Received message larger than max ({} vs. 4194304)"
    size = text("hello").ByteSize()
    for said, known in ((words.format(size), True), (words.format(5_000_000), False), ("quota used up", False)):
        server.faults.append(fail(grpc.StatusCode.RESOURCE_EXHAUSTED, said))
        error = failure(flavour, client, request=text("hello"), retry=None)
        assert ("smaller parts" in error.hint) is known
    server.faults.append(fail(grpc.StatusCode.RESOURCE_EXHAUSTED, words.format(5_000_000)))
    assert "smaller parts" in failure(flavour, client, UPLOAD, [text()]).hint


def test_role_of_the_key_only_where_a_key_was_refused(flavour, viam_client, client, server):
    for some_client, options, known in (
        (viam_client, {}, True),
        (viam_client.with_options(metadata={"authorization": "Bearer mine"}), {}, False),
        (client, {}, False),
    ):
        server.valid_token = None
        server.faults.append(fail(grpc.StatusCode.PERMISSION_DENIED, "no"))
        assert ("role of the API key" in failure(flavour, some_client, **options).hint) is known


def test_role_of_the_key_only_where_it_is_a_key(flavour, server, dial_options):
    server.sign_in = lambda request, context: type(server).sign_in(server, as_api_key(request), context)
    other = dataclasses.replace(
        dial_options, credentials=dataclasses.replace(dial_options.credentials, type="robot-location-secret")
    )
    client = flavour.run(viam_client_class(flavour).create_from_dial_options, other, server.address)
    server.faults.append(fail(grpc.StatusCode.PERMISSION_DENIED, "no"))
    assert failure(flavour, client).hint == ""
    flavour.run(client.close)


def as_api_key(request):
    request.credentials.type = "api-key"
    return request


def test_token_that_was_refused_tells_whether_another_one_was_tried(flavour, viam_client, server, server_stream):
    refusal = fail(grpc.StatusCode.UNAUTHENTICATED, "no")
    server.faults.extend([refusal, refusal])
    assert "A renewed access token was refused too" in failure(flavour, viam_client).hint
    # In the midst of a stream nothing can be repeated, so that no other token was tried.
    server.late_faults.append(refusal)
    stream = viam_client.call(server_stream, text())
    with pytest.raises(GRPCError) as raised:
        flavour.collect(stream)
    assert "the next call signs in anew" in raised.value.hint
    assert flavour.run(viam_client.call, READ, text()).value == "hello"


def test_own_authorization_that_was_refused(flavour, viam_client, server):
    own = viam_client.with_options(metadata={"authorization": "Bearer mine"})
    assert "given as metadata was refused" in failure(flavour, own).hint


def test_time_for_signing_in_is_given_where_it_ran_out(flavour, server, dial_options):
    """It may also be the call's own, which then is to have more."""
    server.sign_in_faults.append(hang)
    options = dataclasses.replace(dial_options, timeout=0.3, initial_connection_attempts=1)
    with pytest.raises(DeadlineExceededError) as raised:
        flavour.run(viam_client_class(flavour).create_from_dial_options, options, server.address)
    assert "give more with DialOptions(timeout=...)" in raised.value.hint
    call = FailedCall(
        status=grpc.StatusCode.DEADLINE_EXCEEDED, message="Deadline Exceeded", signing_in=True, timeout=0.1, remaining=0
    )
    assert "give more with timeout=" in hint(call, ConnectionFacts(sign_in_timeout=0.3))


def test_write_that_was_repeated_all_the_same_was_not_held_back(flavour, client, server):
    server.faults.extend([fail(grpc.StatusCode.UNAVAILABLE, "busy")] * 2)
    assert "acted on it" in failure(flavour, client, WRITE).hint
    server.faults.append(fail(grpc.StatusCode.UNAVAILABLE, "busy"))
    assert failure(flavour, client, WRITE, retry=RetryPolicy(attempts=2)).hint == ""
