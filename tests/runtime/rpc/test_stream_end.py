"""Streams that end without an error after some time or at a time, and only if they ever began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import grpc
import pytest

from tests.support.sample.programmable_server import fail, hang
from tests.support.sample.sample_api import client_class, text
from tests.support.sockets.raw_sockets import FreezableRelay, RawServer, say_nothing
from tests.support.waiting import LIMIT
from viam_cloud_runtime import DeadlineExceededError, UnavailableError
from viam_cloud_runtime.errors import NaiveTimeWarning
from viam_cloud_runtime.rpc.stream_end import seconds_until

NOON = datetime(2026, 2, 10, 12, tzinfo=timezone.utc)
SOON = 0.5


def _at_noon() -> datetime:
    return NOON


@pytest.mark.parametrize(
    ("until", "seconds"),
    [
        (3, 3),
        (0.25, 0.25),
        (timedelta(minutes=2), 120),
        (NOON + timedelta(seconds=5), 5),
        (NOON - timedelta(seconds=5), -5),
        (datetime(2026, 2, 10, 14, tzinfo=timezone(timedelta(hours=1))), 3600),
    ],
)
def test_seconds_that_are_left(until, seconds):
    assert seconds_until(until, now=_at_noon) == seconds


def test_a_time_without_a_zone_is_utc_and_warned_of():
    with pytest.warns(NaiveTimeWarning, match="until has no time zone"):
        assert seconds_until(datetime(2026, 2, 10, 12, 1), now=_at_noon) == 60


@pytest.mark.parametrize("until", [0, -1, float("nan"), timedelta(0), timedelta(seconds=-1)])
def test_no_length_of_time(until):
    with pytest.raises(ValueError, match="until must be more than 0 seconds"):
        seconds_until(until)


@pytest.mark.parametrize("until", ["1", True, object()])
def test_neither_a_length_of_time_nor_a_time(until):
    with pytest.raises(TypeError, match=r"until must be a number of seconds.*timedelta or datetime"):
        seconds_until(until)


def test_a_silent_stream_ends_quietly(flavour, client, server, server_stream):
    server.faults.append(hang)
    stream = client._server_stream(server_stream, text(), until=SOON)
    assert flavour.collect(stream) == []
    assert flavour.collect(stream) == []
    assert server.calls[server_stream.path] == 1


def test_a_stream_ends_quietly_after_its_responses(flavour, client, server, server_stream):
    server.late_faults.append(hang)
    stream = client._server_stream(server_stream, text(), until=datetime.now(timezone.utc) + timedelta(seconds=2))
    assert [response.value for response in flavour.collect(stream)] == ["hello 0"]


def test_a_stream_that_the_server_ends_ends_then(flavour, client, server_stream):
    assert len(flavour.collect(client._server_stream(server_stream, text(), until=LIMIT))) == 3


def test_a_time_that_has_passed_sends_nothing(flavour, client, server, server_stream):
    assert flavour.collect(client._server_stream(server_stream, text(), until=NOON)) == []
    assert not server.calls


def test_what_failed_before_its_first_response_is_repeated_until_then(flavour, client, server, server_stream):
    server.faults += [fail(grpc.StatusCode.UNAVAILABLE), hang]
    assert flavour.collect(client._server_stream(server_stream, text(), until=SOON)) == []
    assert server.calls[server_stream.path] == 2


def test_a_stream_that_breaks_off_is_an_error(flavour, client, server, server_stream):
    server.late_faults.append(fail(grpc.StatusCode.UNAVAILABLE))
    stream = client._server_stream(server_stream, text(), until=LIMIT)
    flavour.next(stream)
    with pytest.raises(UnavailableError):
        flavour.next(stream)


def test_a_timeout_that_runs_out_before_is_an_error(flavour, client, server, server_stream):
    server.faults.append(hang)
    with pytest.raises(DeadlineExceededError):
        flavour.collect(client._server_stream(server_stream, text(), timeout=SOON, until=LIMIT))


def test_a_deadline_of_the_servers_own_is_an_error(flavour, client, server, server_stream):
    server.faults.append(fail(grpc.StatusCode.DEADLINE_EXCEEDED))
    with pytest.raises(DeadlineExceededError, match="as told"):
        flavour.collect(client._server_stream(server_stream, text(), until=LIMIT))


@pytest.fixture
def silent_address() -> Iterator[str]:
    """A port that takes connections and never says anything, as behind a firewall that swallows packets."""
    with RawServer(say_nothing) as server:
        yield server.address


def test_a_server_that_is_never_reached_is_an_error(flavour, silent_address, server_stream):
    client = client_class(flavour)(silent_address, insecure=True)
    with pytest.raises(UnavailableError, match="did not get to the server") as caught:
        flavour.collect(client._server_stream(server_stream, text(), until=SOON))
    assert "firewall" in str(caught.value)
    flavour.run(client.close)


def test_a_sign_in_without_an_answer_is_an_error(flavour, viam_client, server, server_stream):
    server.expire_token()
    server.sign_in_faults.append(hang)
    with pytest.raises(UnavailableError, match="did not get to the server"):
        flavour.collect(viam_client._server_stream(server_stream, text(), until=SOON))


def test_a_server_that_refuses_connections_is_an_error(flavour, server, server_stream):
    client = client_class(flavour)(server.address, insecure=True)
    server.stop()
    with pytest.raises(UnavailableError):
        flavour.collect(client._server_stream(server_stream, text(), until=SOON))
    flavour.run(client.close)


def test_a_stream_whose_responses_came_has_reached_the_server(flavour, server, server_stream):
    # What is cut off without a word is known only later.
    with FreezableRelay(server.port) as relay:
        client = client_class(flavour)(relay.address, insecure=True)
        server.late_faults.append(hang)
        stream = client._server_stream(server_stream, text(), until=2)
        assert flavour.next(stream).value == "hello 0"
        relay.freeze()
        assert flavour.collect(stream) == []
        flavour.run(client.close)
