"""The four shapes of calls, their options, and what goes over the wire with them."""

from __future__ import annotations

import math

import pytest
from google.protobuf.wrappers_pb2 import Int32Value

from tests.support.sample.sample_api import CHAT, READ, TAIL, UPLOAD, text
from viam_cloud_runtime import RequestTooLargeError, RetryPolicy


def values(messages):
    return [message.value for message in messages]


def test_unary_call_gives_the_response(flavour, client):
    assert flavour.run(client.call, READ, text("hello")).value == "hello"


def test_server_stream_gives_all_responses(flavour, client):
    assert values(flavour.collect(client.call(TAIL, text("line")))) == ["line 0", "line 1", "line 2"]


@pytest.mark.parametrize("make", [list, tuple, iter], ids=["list", "tuple", "iterator"])
def test_client_stream_sends_all_requests(flavour, client, server, make):
    requests = make([text("a"), text("b"), text("c")])
    assert flavour.run(client.call, UPLOAD, requests).value == "a b c"
    assert server.received == [["a", "b", "c"]]


def test_bidi_stream_sends_and_receives(flavour, client):
    assert values(flavour.collect(client.call(CHAT, (text(letter) for letter in "abc")))) == ["a", "b", "c"]


def test_async_iterables_feed_streams(server):
    import asyncio

    from viam_cloud_runtime import aio

    async def letters():
        for letter in "abc":
            yield text(letter)

    async def main():
        async with aio.Client(server.address, insecure=True) as client:
            uploaded = await client.call(UPLOAD, letters())
            chatted = [response.value async for response in client.call(CHAT, letters())]
            return uploaded.value, chatted

    assert asyncio.run(main()) == ("a b c", ["a", "b", "c"])


def test_each_call_says_who_calls(flavour, client, server):
    flavour.run(client.call, READ, text())
    (metadata,) = server.metadata
    assert metadata["user-agent"].startswith("sample-sdk/1.2 grpc-python")
    assert metadata["sample_client"] == "python;v1.2"


def test_metadata_of_copies_adds_up(flavour, client, server):
    copy = client.with_options(metadata={"Tenant": "one"}).with_options(metadata=[("trace-bin", b"\x00\x01")])
    flavour.run(copy.call, READ, text())
    flavour.run(client.call, READ, text())
    with_metadata, without = server.metadata
    assert with_metadata["tenant"] == "one"
    assert with_metadata["trace-bin"] == b"\x00\x01"
    assert "tenant" not in without


def test_copies_are_of_the_same_class_and_share_the_connection(client):
    copy = client.with_options(timeout=5)
    assert type(copy) is type(client)
    assert copy._connection is client._connection


def test_service_client_is_one_per_client(flavour, client):
    loads = []

    def load():
        loads.append("its class")
        return flavour.module.ServiceClient

    service_client = client._service_client(load)
    assert client._service_client(load) is service_client
    assert len(loads) == 1
    copy = client.with_options(timeout=5)
    assert copy._service_client(load) is not service_client
    assert copy._service_client(load)._options.timeout == 5


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"timeout": 0}, ValueError, "more than 0"),
        ({"timeout": -1}, ValueError, "more than 0"),
        ({"timeout": math.nan}, ValueError, "more than 0"),
        ({"timeout": "5"}, TypeError, "not str"),
        ({"timeout": True}, TypeError, "not bool"),
        ({"retry": 3}, TypeError, "RetryPolicy"),
    ],
)
def test_wrong_options_are_refused(flavour, client, server, options, error, words):
    with pytest.raises(error, match=words):
        flavour.run(client.call, READ, text(), **options)
    with pytest.raises(error, match=words):
        client.with_options(**options)
    assert not server.calls


@pytest.mark.parametrize(
    ("metadata", "error", "words"),
    [
        ({"täg": "x"}, ValueError, "cannot be a header"),
        ({"grpc-timeout": "1S"}, ValueError, "cannot be a header"),
        ({"key": "s3cret\n"}, ValueError, "printable"),
        ({"key": b"s3cret"}, TypeError, "-bin"),
        ({"key-bin": "s3cret"}, TypeError, "must be bytes"),
        ("s3cret", TypeError, "pairs"),
        ([("s3cret",)], TypeError, "pairs"),
    ],
)
def test_wrong_metadata_is_refused_without_showing_it(client, metadata, error, words):
    with pytest.raises(error, match=words) as raised:
        client.with_options(metadata=metadata)
    assert "s3cret" not in str(raised.value)


def test_infinite_timeout_means_none(flavour, client):
    assert flavour.run(client.call, READ, text(), timeout=math.inf).value == "hello"


def test_message_of_another_type_is_refused(flavour, client, server):
    for method in (READ, TAIL):
        with pytest.raises(TypeError, match="takes StringValue, not Int32Value"):
            flavour.run(client.call, method, Int32Value())
    with pytest.raises(TypeError, match="takes StringValue, not Int32Value"):
        flavour.run(client.call, UPLOAD, [Int32Value()])
    with pytest.raises(TypeError, match="takes StringValue, not Int32Value"):
        flavour.collect(client.call(CHAT, [Int32Value()]))
    # A stream that was cut off may look like one that ended, so without messages.
    assert not any(server.received)


def test_something_else_than_a_method_is_refused(client):
    with pytest.raises(TypeError, match="generated method constants, not str"):
        client.call("/sample.v1.Service/Read", text())


def test_messages_up_to_32_mib_are_sent_and_larger_ones_refused(flavour, client, server):
    server.answer = lambda value: "x"
    limit = 32 * 1024 * 1024
    frame = len(text("a" * limit).SerializeToString()) - limit
    # The server of this test has gRPC's own limit of 4 MiB: its refusal shows that the message left.
    for size, error in ((limit - frame, "RESOURCE_EXHAUSTED"), (limit - frame + 1, "33,554,433 bytes")):
        with pytest.raises(Exception, match=error) as raised:
            flavour.run(client.call, READ, text("a" * size), retry=None)
        assert isinstance(raised.value, RequestTooLargeError) is (size > limit - frame)


def test_messages_of_a_stream_are_limited_too(flavour, client, server):
    with pytest.raises(RequestTooLargeError, match="send the data in smaller parts"):
        flavour.run(client.call, UPLOAD, [text("a"), text("b" * (32 * 1024 * 1024))])


def test_large_responses_are_received(flavour, client, server):
    server.answer = lambda value: value * (40 * 1024 * 1024)
    assert len(flavour.run(client.call, READ, text("x")).value) == 40 * 1024 * 1024


def test_retry_policy_is_checked():
    for arguments in (
        {"attempts": 0},
        {"multiplier": 0.5},
        {"initial_backoff": -1},
        {"max_backoff": math.inf},
        {"codes": {14}},
    ):
        with pytest.raises(ValueError, match=next(iter(arguments))):
            RetryPolicy(**arguments)
    for arguments in ({"attempts": "4"}, {"attempts": 2.5}, {"multiplier": None}, {"max_backoff": "5"}):
        with pytest.raises(TypeError, match=rf"RetryPolicy\.{next(iter(arguments))} must be"):
            RetryPolicy(**arguments)
