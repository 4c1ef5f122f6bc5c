"""What a server did not process is repeated, whatever it is; what it may have processed is not."""

from __future__ import annotations

import itertools
from typing import Any

import grpc
import pytest

from tests.support.sample.sample_api import CHAT, READ, REPLACE, TAIL, UPLOAD, WRITE, text
from tests.support.sockets import http2_server
from tests.support.sockets.http2_server import (
    REFUSED_STREAM,
    Http2Connection,
    Http2Server,
    go_away_after,
    go_away_before,
    reset,
)
from viam_cloud_runtime import RetryPolicy
from viam_cloud_runtime.errors import GRPCError, UnavailableError
from viam_cloud_runtime.rpc.failures import not_processed
from viam_cloud_runtime.rpc.replay_buffer import MAX_KEPT_BYTES

REFUSED = "Stream removed (RST_STREAM (Received RST_STREAM with error code 7))"
# More often than any policy would try. gRPC itself repeats each attempt once that a GOAWAY hit.
REFUSALS = {"REFUSED_STREAM": [reset(REFUSED_STREAM)] * 8, "GOAWAY": [go_away_before] * 16}


def client_of(flavour: Any, server: Http2Server) -> Any:
    client = flavour.module.Client(server.address, insecure=True)
    client._connection.random = lambda: 0.0
    return client


def once(request: Any) -> Any:
    """Requests that cannot be taken a second time."""
    yield request


@pytest.mark.parametrize("refusals", REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize(
    ("method", "make_request"),
    [
        (READ, text),
        (REPLACE, text),
        (WRITE, text),
        (UPLOAD, lambda: [text()]),
        (UPLOAD, lambda: once(text())),
    ],
    ids=["read", "idempotent write", "write", "list of requests", "iterator of requests"],
)
def test_what_the_server_did_nothing_about_is_repeated(flavour, method, make_request, refusals):
    with Http2Server(*refusals) as server:
        client = client_of(flavour, server)
        assert flavour.run(client.call, method, make_request()) == text()
        assert (server.requests, server.answered) == (len(refusals) + 1, 1)
        assert client._connection.budget.tokens == client._connection.budget.capacity
        flavour.run(client.close)


@pytest.mark.parametrize("refusals", REFUSALS.values(), ids=REFUSALS)
@pytest.mark.parametrize(("method", "make_request"), [(TAIL, text), (CHAT, lambda: once(text()))], ids=["tail", "chat"])
def test_streams_of_responses_are_repeated_too(flavour, method, make_request, refusals):
    with Http2Server(*refusals) as server:
        client = client_of(flavour, server)
        assert flavour.collect(client.call(method, make_request())) == [text()]
        assert (server.requests, server.answered) == (len(refusals) + 1, 1)
        flavour.run(client.close)


@pytest.mark.parametrize(
    "script",
    [
        *(reset(code) for code in range(14) if code != REFUSED_STREAM),
        go_away_after,
        http2_server.hang_up,
        http2_server.status(14, REFUSED, ("server", "a proxy")),
        http2_server.status(14, f"upstream: {REFUSED}"),
        http2_server.status(13, REFUSED),
    ],
)
def test_what_the_server_may_have_acted_on_is_not_repeated(flavour, script):
    with Http2Server(script) as server:
        client = client_of(flavour, server)
        with pytest.raises(GRPCError) as caught:
            flavour.run(client.call, WRITE, text())
        assert (server.requests, server.answered) == (1, 0)
        assert "did nothing" not in str(caught.value)
        flavour.run(client.close)


@pytest.mark.parametrize("never", [None, RetryPolicy(attempts=1)])
def test_never_means_never(flavour, never):
    with Http2Server(reset(REFUSED_STREAM), reset(REFUSED_STREAM)) as server:
        client = client_of(flavour, server)
        with pytest.raises(UnavailableError, match="The server did nothing about the call"):
            flavour.run(client.call, WRITE, text(), retry=never)
        with pytest.raises(UnavailableError, match="The server did nothing about the call"):
            flavour.run(client.with_options(retry=never).call, READ, text())
        assert server.requests == 2
        flavour.run(client.close)


def test_an_upload_that_cannot_be_sent_again_is_not(flavour):
    """All of it was taken from an iterator before the server refused it, and was too much to keep."""
    taken: list[int] = []

    def requests() -> Any:
        for number in range(6):
            taken.append(number)
            yield text("x" * (MAX_KEPT_BYTES // 4))

    with Http2Server(Http2Connection.refuse_at_end) as server:
        client = client_of(flavour, server)
        with pytest.raises(UnavailableError, match="did nothing"):
            flavour.run(client.call, UPLOAD, requests())
        assert (server.requests, taken) == (1, list(range(6)))
        flavour.run(client.close)


def test_a_call_without_a_deadline_gives_up_in_the_end(flavour):
    with Http2Server(*[reset(REFUSED_STREAM)] * 100) as server:
        client = client_of(flavour, server)
        ticks = itertools.count()
        client._connection.clock = lambda: next(ticks) * 3.0
        with pytest.raises(UnavailableError, match=r"after \d+ attempts\).*did nothing"):
            flavour.run(client.call, WRITE, text(), timeout=None)
        assert 5 < server.requests < 30
        flavour.run(client.close)


@pytest.mark.parametrize(
    ("details", "expected"),
    [
        ("Received RST_STREAM with error code 7", True),
        (REFUSED, True),
        ("GOAWAY received; Error code: 0; Debug Text: ", True),
        ("Stream removed (GOAWAY received; Error code: 2; Debug Text: two\nlines)", True),
        ("Received RST_STREAM with error code 71", False),
        ("Received RST_STREAM with error code 2", False),
        ("Socket closed", False),
        ("Stream removed (Socket closed (GOAWAY received; Error code: 0; Debug Text: ))", False),
        (f"upstream said: {REFUSED}", False),
        (f"{REFUSED} twice", False),
        ("", False),
    ],
)
def test_what_grpc_says_of_streams_that_were_not_processed(details, expected):
    """The texts of grpcio 1.66 to 1.85."""
    assert not_processed(grpc.StatusCode.UNAVAILABLE, details, ()) is expected
    assert not not_processed(grpc.StatusCode.UNAVAILABLE, details, [("server", "x")])
    assert not not_processed(grpc.StatusCode.INTERNAL, details, ())
