"""A peer that is gone without a word: pings end the calls that wait for it, and the next call connects anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import grpc
import pytest

from tests.support.sample.programmable_server import ProgrammableServer, hang
from tests.support.sample.sample_api import CHAT, READ, UPLOAD, text
from tests.support.sockets.raw_sockets import FreezableRelay
from tests.support.waiting import LIMIT
from viam_cloud_runtime import UnavailableError
from viam_cloud_runtime.rpc import channel_settings


@pytest.fixture
def relay(server: ProgrammableServer) -> Iterator[FreezableRelay]:
    with FreezableRelay(server.port) as relay:
        yield relay


@pytest.fixture
def client(flavour: Any, relay: FreezableRelay, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A client whose pings do not take minutes. gRPC's own, which measure the connection, are off."""
    monkeypatch.setattr(channel_settings, "_KEEPALIVE_SECONDS", 1)
    impatient = [("grpc.http2.ping_timeout_ms", 100), ("grpc.http2.bdp_probe", 0)]
    as_ever = channel_settings.channel_options
    for module in ("aio.channel", "channels.blocking_channel"):
        monkeypatch.setattr(
            f"viam_cloud_runtime.{module}.channel_options", lambda settings: as_ever(settings) + impatient
        )
    client = flavour.module.Client(relay.address, insecure=True)
    yield client
    flavour.run(client.close)


def fails_and_recovers(flavour: Any, client: Any, server: ProgrammableServer, call: Any) -> None:
    with pytest.raises(UnavailableError, match="timeout"):
        call()
    server.faults.clear()
    assert flavour.run(client.call, READ, text("on we go"), timeout=LIMIT).value == "on we go"


@pytest.fixture
def freeze(relay: FreezableRelay) -> Any:
    """Cuts the connection off without a word once the call is in the server, which then says nothing."""

    def fault(context: grpc.ServicerContext) -> None:
        relay.freeze()
        hang(context)

    return fault


def test_a_unary_call_ends(flavour, client, server, freeze):
    server.faults.append(freeze)
    fails_and_recovers(
        flavour, client, server, lambda: flavour.run(client.call, READ, text(), timeout=LIMIT, retry=None)
    )


def test_an_upload_ends(flavour, client, server, freeze):
    server.faults.append(freeze)
    fails_and_recovers(flavour, client, server, lambda: flavour.run(client.call, UPLOAD, [text()], timeout=LIMIT))


def test_a_stream_ends_that_was_silent_for_a_while(flavour, client, server, relay, server_stream):
    server.late_faults.append(hang)
    stream = client.call(server_stream, text(), timeout=LIMIT)
    assert flavour.next(stream).value == "hello 0"
    # Not sooner: a response that was swallowed on its way would be asked for again.
    relay.freeze()
    fails_and_recovers(flavour, client, server, lambda: flavour.next(stream))


def test_a_stream_both_ways_ends(flavour, client, server, freeze):
    server.faults.append(freeze)
    stream = client.call(CHAT, [text()], timeout=LIMIT)
    fails_and_recovers(flavour, client, server, lambda: flavour.next(stream))


def test_a_call_on_a_connection_that_died_while_idle_ends(flavour, client, server, relay):
    assert flavour.run(client.call, READ, text()).value == "hello"
    relay.freeze()
    fails_and_recovers(
        flavour, client, server, lambda: flavour.run(client.call, READ, text(), timeout=LIMIT, retry=None)
    )
