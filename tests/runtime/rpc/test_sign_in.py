"""Signing in, and signing in again when the token runs out."""

from __future__ import annotations

import asyncio
import dataclasses
import socket
import threading

import grpc
import pytest

from tests.support.sample.programmable_server import API_KEY, API_KEY_ID, fail, hang
from tests.support.sample.sample_api import (
    AUTHENTICATE,
    CHAT,
    READ,
    UPLOAD,
    WRITE,
    AioViamClient,
    text,
    viam_client_class,
)
from tests.support.waiting import LIMIT, join, wait_for
from viam_cloud_runtime import DeadlineExceededError, SDKError, UnauthenticatedError, UnavailableError
from viam_cloud_runtime.rpc import replay_buffer as sources
from viam_cloud_runtime.rpc import sign_in
from viam_cloud_runtime.viam.dial import Credentials, DialOptions

UNAVAILABLE = fail(grpc.StatusCode.UNAVAILABLE, "starting up")


def wrong_key(options: DialOptions) -> DialOptions:
    return dataclasses.replace(options, credentials=Credentials("api-key", "wr0ng-key"))


def test_creating_the_client_signs_in_at_once(flavour, viam_client, server):
    assert server.sign_ins == 1
    assert "authorization" not in server.metadata[0]
    flavour.run(viam_client.call, READ, text())
    assert server.metadata[1]["authorization"] == "Bearer t0ken-number-1"
    assert server.sign_ins == 1


def test_it_connects_while_what_the_sign_in_takes_is_imported(flavour, dial_options, monkeypatch):
    """A handshake takes a round trip or more, and importing protobuf nearly as long."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        connected = threading.Event()

        def accept():
            listener.accept()[0].close()
            connected.set()

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()

        def import_slowly(settings):
            wait_for(connected)
            raise ImportError("once it was connected")

        monkeypatch.setattr(sign_in, "sign_in_method", import_slowly)
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(ImportError, match="once it was connected"):
            flavour.run(viam_client_class(flavour).create_from_dial_options, dial_options, address)
        join(accepting)


def test_every_shape_of_call_carries_the_token(flavour, viam_client, server, server_stream):
    flavour.collect(viam_client.call(server_stream, text()))
    flavour.run(viam_client.call, UPLOAD, [text()])
    flavour.collect(viam_client.call(CHAT, [text()]))
    assert [metadata["authorization"] for metadata in server.metadata[1:]] == ["Bearer t0ken-number-1"] * 3


def test_refused_key_says_so_and_is_not_shown(flavour, server, dial_options):
    with pytest.raises(UnauthenticatedError, match="refused the credentials") as raised:
        flavour.run(viam_client_class(flavour).create_from_dial_options, wrong_key(dial_options), server.address)
    assert raised.value.method == "proto.rpc.v1.AuthService/Authenticate"
    assert "wr0ng-key" not in str(raised.value)
    assert server.sign_ins == 1


def test_unreachable_server_is_tried_again(flavour, server, dial_options):
    server.sign_in_faults.extend([UNAVAILABLE] * 2)
    client = flavour.run(viam_client_class(flavour).create_from_dial_options, dial_options, server.address)
    flavour.run(client.close)
    assert server.sign_ins == 3


def test_attempts_at_signing_in_are_limited(flavour, server, dial_options):
    server.sign_in_faults.extend([UNAVAILABLE] * 5)
    options = dataclasses.replace(dial_options, initial_connection_attempts=2)
    with pytest.raises(UnavailableError, match="after 2 attempts"):
        flavour.run(viam_client_class(flavour).create_from_dial_options, options, server.address)
    assert server.sign_ins == 2


def test_signing_in_has_a_deadline(flavour, server, dial_options):
    server.sign_in_faults.append(hang)
    options = dataclasses.replace(dial_options, timeout=0.2)
    with pytest.raises(DeadlineExceededError, match=r"DialOptions\(timeout"):
        flavour.run(viam_client_class(flavour).create_from_dial_options, options, server.address)


def test_answer_without_a_token_is_an_error(flavour, server, dial_options, monkeypatch):
    monkeypatch.setattr(server, "sign_in", lambda request, context: AUTHENTICATE.response_type())
    with pytest.raises(SDKError, match="without an access token"):
        flavour.run(viam_client_class(flavour).create_from_dial_options, dial_options, server.address)


@pytest.mark.parametrize("method", [READ, WRITE], ids=["read", "write"])
def test_expired_token_is_renewed_once_whatever_the_retry_class(flavour, viam_client, server, method):
    server.expire_token()
    assert flavour.run(viam_client.call, method, text(), retry=None).value == "hello"
    assert server.sign_ins == 2
    assert server.calls[method.path] == 2


def test_a_token_that_is_refused_twice_is_an_error(flavour, viam_client, server):
    server.faults.extend([fail(grpc.StatusCode.UNAUTHENTICATED, "no")] * 3)
    with pytest.raises(UnauthenticatedError, match="renewed access token was refused too") as raised:
        flavour.run(viam_client.call, READ, text())
    assert raised.value.attempts == 2
    assert server.calls[READ.path] == 2


def test_a_token_that_runs_out_again_between_two_retries_is_renewed_again(flavour, viam_client, server):
    """A call that is retried for long may meet more than one expiry."""

    def fail_and_expire(context):
        server.expire_token()
        fail(grpc.StatusCode.UNAVAILABLE)(context)

    server.expire_token()
    server.faults.extend([fail_and_expire] * 3)
    assert flavour.run(viam_client.call, READ, text()).value == "hello"
    assert server.sign_ins == 5


def test_refused_renewal_says_that_the_key_was_refused(flavour, viam_client, server):
    server.expire_token()
    server.sign_in_faults.append(fail(grpc.StatusCode.UNAUTHENTICATED, "key deleted"))
    with pytest.raises(UnauthenticatedError, match=r"key deleted\. The server refused the credentials"):
        flavour.run(viam_client.call, READ, text())


def test_retry_after_a_renewal_does_not_sign_in_again(flavour, viam_client, server):
    server.expire_token()
    server.faults.append(UNAVAILABLE)
    assert flavour.run(viam_client.call, READ, text()).value == "hello"
    assert server.sign_ins == 2
    assert server.calls[READ.path] == 3


def test_a_client_without_credentials_does_not_renew(flavour, client, server):
    server.faults.append(fail(grpc.StatusCode.UNAUTHENTICATED, "who are you"))
    with pytest.raises(UnauthenticatedError, match="sends no credentials"):
        flavour.run(client.call, READ, text())
    assert server.calls[READ.path] == 1


def test_authorization_given_as_metadata_stands_in_for_ours(flavour, viam_client, server, server_stream):
    server.valid_token = "somebody-else"
    borrowed = viam_client.with_options(metadata={"Authorization": "Bearer somebody-else"})
    assert flavour.run(borrowed.call, READ, text()).value == "hello"
    assert len(flavour.collect(borrowed.call(server_stream, text()))) == 3
    assert [names.count("authorization") for names in server.header_names] == [1, 1]
    assert server.sign_ins == 1


def test_refused_authorization_given_as_metadata_is_not_renewed_and_not_shown(flavour, viam_client, server):
    borrowed = viam_client.with_options(metadata={"authorization": "Bearer wr0ng"})
    with pytest.raises(UnauthenticatedError, match="given as metadata was refused") as caught:
        flavour.run(borrowed.call, READ, text())
    assert "wr0ng" not in str(caught.value)
    assert server.sign_ins == 1
    assert server.calls[READ.path] == 1


def test_header_of_ours_can_be_replaced(flavour, viam_client, server):
    flavour.run(viam_client.with_options(metadata={"sample_client": "mine"}).call, READ, text())
    assert server.metadata[-1]["sample_client"] == "mine"
    assert server.header_names[-1].count("sample_client") == 1


def test_server_stream_renews_before_its_first_response(flavour, viam_client, server, server_stream):
    server.expire_token()
    assert len(flavour.collect(viam_client.call(server_stream, text()))) == 3
    assert server.sign_ins == 2


def test_server_stream_does_not_renew_later(flavour, viam_client, server, server_stream):
    server.late_faults.append(fail(grpc.StatusCode.UNAUTHENTICATED, "expired meanwhile"))
    with pytest.raises(UnauthenticatedError, match="expired meanwhile"):
        flavour.collect(viam_client.call(server_stream, text()))
    assert server.sign_ins == 1


@pytest.mark.parametrize("make", [list, iter], ids=["list", "iterator"])
def test_client_stream_is_sent_again_in_full(flavour, viam_client, server, make):
    server.expire_token()
    assert flavour.run(viam_client.call, UPLOAD, make([text("a"), text("b")])).value == "a b"
    assert server.received == [["a", "b"]]
    assert server.sign_ins == 2


def test_bidi_stream_is_sent_again_in_full(flavour, viam_client, server):
    server.expire_token()
    requests = iter([text("a"), text("b")])
    assert [response.value for response in flavour.collect(viam_client.call(CHAT, requests))] == ["a", "b"]


def test_async_generator_survives_the_attempt_that_was_refused(server, dial_options):
    async def requests():
        for letter in "abc":
            await asyncio.sleep(0)
            yield text(letter)

    async def main():
        async with await AioViamClient.create_from_dial_options(dial_options, server.address) as client:
            server.expire_token()
            return (await client.call(UPLOAD, requests())).value

    assert asyncio.run(main()) == "a b c"


def test_stream_too_long_to_be_kept_is_not_repeated(flavour, viam_client, server, monkeypatch):
    """An iterator cannot be rewound: better an error than an upload without its beginning."""
    monkeypatch.setattr(sources, "MAX_KEPT_BYTES", 20)
    server.expire_token()
    all_sent = threading.Event()
    server.before_refusing = lambda: all_sent.wait(LIMIT)

    def requests():
        for letter in "abcdefghij":
            yield text(letter)
        all_sent.set()

    with pytest.raises(UnauthenticatedError):
        flavour.run(viam_client.call, UPLOAD, requests())
    assert server.received == []


def test_renewal_counts_against_the_deadline_of_the_call(flavour, viam_client, server):
    server.expire_token()
    server.sign_in_faults.append(hang)
    with pytest.raises(DeadlineExceededError):
        flavour.run(viam_client.call, READ, text(), timeout=0.3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"credentials": None}, "credentials is missing"),
        ({"auth_entity": None}, "auth_entity is missing"),
    ],
)
def test_options_that_cannot_sign_in_are_refused(flavour, server, dial_options, change, words):
    options = dataclasses.replace(dial_options, **change)
    with pytest.raises(ValueError, match=words):
        flavour.run(viam_client_class(flavour).create_from_dial_options, options, server.address)
    assert server.sign_ins == 0


def test_environment_variables_sign_in(flavour, server, monkeypatch):
    monkeypatch.setenv("VIAM_API_KEY", API_KEY)
    monkeypatch.setenv("VIAM_API_KEY_ID", API_KEY_ID)
    client = flavour.run(viam_client_class(flavour).create_from_env_vars, DialOptions(insecure=True), server.address)
    flavour.run(client.close)
    assert server.sign_ins == 1


@pytest.mark.parametrize(
    ("variable", "option", "argument"),
    [
        (True, False, False),
        (False, True, False),
        (False, False, True),
        # The more particular one counts.
        ("nowhere.example", True, False),
        ("nowhere.example", "nowhere.example", True),
    ],
)
def test_where_to_connect(flavour, server, monkeypatch, variable, option, argument):
    monkeypatch.setenv("VIAM_API_KEY", API_KEY)
    monkeypatch.setenv("VIAM_API_KEY_ID", API_KEY_ID)
    monkeypatch.delenv("VIAM_APP_URL", raising=False)
    url = f"http://{server.address}"
    if variable:
        monkeypatch.setenv("VIAM_APP_URL", url if variable is True else variable)
    options = DialOptions(app_url=url if option is True else option or None)
    create = viam_client_class(flavour).create_from_env_vars
    client = flavour.run(create, options, url if argument else None)
    flavour.run(client.close)
    assert server.sign_ins == 1


def test_an_empty_address_in_the_environment_is_not_the_cloud(flavour, monkeypatch):
    monkeypatch.setenv("VIAM_API_KEY", API_KEY)
    monkeypatch.setenv("VIAM_API_KEY_ID", API_KEY_ID)
    monkeypatch.setenv("VIAM_APP_URL", "")
    with pytest.raises(ValueError, match="the address is empty, such as an unset variable"):
        flavour.run(viam_client_class(flavour).create_from_env_vars)


def test_missing_environment_variables_are_named(flavour, monkeypatch):
    monkeypatch.delenv("VIAM_API_KEY", raising=False)
    monkeypatch.setenv("VIAM_API_KEY_ID", API_KEY_ID)
    with pytest.raises(ValueError, match=r"^VIAM_API_KEY must be set"):
        flavour.run(viam_client_class(flavour).create_from_env_vars)
    monkeypatch.setenv("VIAM_API_KEY_ID", "")
    with pytest.raises(ValueError, match="VIAM_API_KEY and VIAM_API_KEY_ID"):
        flavour.run(viam_client_class(flavour).create_from_env_vars)


def test_a_class_without_a_sign_in_says_so(flavour, dial_options):
    with pytest.raises(NotImplementedError, match="ViamClientBase does not say how to sign in"):
        flavour.run(viam_client_class(flavour).__base__.create_from_dial_options, dial_options, "localhost:1")
