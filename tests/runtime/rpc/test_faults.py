"""What a network and strangers on the port do to a call: always an error of ours, never a hang, and the next call works."""

from __future__ import annotations

import threading

import grpc
import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.duration_pb2 import Duration
from google.rpc.error_details_pb2 import RetryInfo
from google.rpc.status_pb2 import Status

from tests.support.sample.programmable_server import ProgrammableServer, fail, hang
from tests.support.sample.sample_api import READ, TAIL, WRITE, text
from tests.support.sockets.raw_sockets import RawServer, answer, hang_up, relay, say_nothing
from tests.support.waiting import wait_for
from viam_cloud_runtime import DeadlineExceededError, GRPCError, RetryPolicy, UnavailableError

# An empty SETTINGS frame: what a server of HTTP/2 begins with.
SETTINGS = b"\x00\x00\x00\x04\x00\x00\x00\x00\x00"
STRANGERS = {
    "a web server": (answer(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 4\r\n\r\noops"), "check the address"),
    "noise": (answer(bytes(range(256)) * 40), "check the address"),
    # It spoke as a server does, so that nothing is known but that it broke off.
    "noise after a good beginning": (answer(SETTINGS + b"\xff" * 10_000), "Failed parsing HTTP/2"),
    "one that hangs up": (hang_up, "hangs up on a connection without encryption"),
}
PATIENT = RetryPolicy(attempts=100, max_backoff=0.1)


def answer_of(flavour, client, method, **options):
    if method is TAIL:
        return flavour.collect(client.call(TAIL, text(), **options))
    return flavour.run(client.call, method, text(), **options)


@pytest.mark.parametrize(("behaviour", "words"), STRANGERS.values(), ids=STRANGERS)
@pytest.mark.parametrize("method", [READ, TAIL], ids=["unary", "stream"])
def test_a_stranger_on_the_port_is_unavailable(flavour, behaviour, words, method):
    with RawServer(behaviour) as stranger:
        client = flavour.module.Client(stranger.address, insecure=True)
        with pytest.raises(UnavailableError, match=words):
            answer_of(flavour, client, method, retry=None)
        flavour.run(client.close)


@pytest.mark.parametrize("method", [READ, TAIL], ids=["unary", "stream"])
def test_a_server_that_says_nothing_costs_the_deadline(flavour, method):
    with RawServer(say_nothing) as silent:
        client = flavour.module.Client(silent.address, insecure=True)
        with pytest.raises(DeadlineExceededError, match=r"No connection to the server came about in 0\.3 s"):
            answer_of(flavour, client, method, timeout=0.3)
        flavour.run(client.close)


def test_a_client_that_met_a_stranger_finds_the_server_that_takes_its_place(flavour):
    with RawServer(STRANGERS["noise"][0]) as stranger:
        client = flavour.module.Client(f"localhost:{stranger.port}", insecure=True)
        with pytest.raises(GRPCError):
            flavour.run(client.call, READ, text(), retry=None)
    server = ProgrammableServer(port=stranger.port).start()
    assert flavour.run(client.call, READ, text(), retry=PATIENT).value == "hello"
    flavour.run(client.close)
    server.stop()


def test_a_connection_cut_in_the_middle_of_an_answer_is_retried_for_reads(flavour, server):
    server.answer = lambda value: value * (40 * 1024 * 1024)
    with RawServer(relay(server.port, limit=1024 * 1024)) as flaky:
        client = flavour.module.Client(flaky.address, insecure=True)
        client._connection.random = lambda: 0.0
        with pytest.raises(UnavailableError) as caught:
            flavour.run(client.call, READ, text("x"), retry=RetryPolicy(attempts=3))
        assert caught.value.attempts == 3
        flavour.run(client.close)


def test_a_connection_cut_in_the_middle_of_an_answer_is_not_retried_for_writes(flavour, server):
    server.answer = lambda value: value * (40 * 1024 * 1024)
    with RawServer(relay(server.port, limit=1024 * 1024)) as flaky:
        client = flavour.module.Client(flaky.address, insecure=True)
        with pytest.raises(UnavailableError, match="the server may have acted on it"):
            flavour.run(client.call, WRITE, text("x"))
        flavour.run(client.close)
    assert server.calls[WRITE.path] == 1


def test_a_stream_cut_in_the_middle_is_unavailable_and_the_next_one_works(flavour, server, server_stream):
    with RawServer(relay(server.port)) as flaky:
        client = flavour.module.Client(flaky.address, insecure=True)
        under_way = threading.Event()
        server.late_faults.append(lambda context: under_way.set() or hang(context))
        stream = client.call(server_stream, text())
        flavour.next(stream)
        wait_for(under_way)
        flaky.cut()
        with pytest.raises(UnavailableError):
            flavour.next(stream)
        assert server.calls[server_stream.path] == 1
        assert len(flavour.collect(client.call(server_stream, text(), retry=PATIENT))) == 3
        flavour.run(client.close)


def test_a_stream_takes_messages_of_40_mb(flavour, client, server, server_stream):
    server.answer = lambda value: value * (40 * 1024 * 1024)
    server.responses = 2
    sizes = [len(response.value) for response in flavour.collect(client.call(server_stream, text("x")))]
    assert sizes == [40 * 1024 * 1024 + 2] * 2


def test_retry_info_sets_the_wait(flavour, client, server):
    packed = AnyMessage()
    packed.Pack(RetryInfo(retry_delay=Duration(nanos=7_000_000)))
    details = Status(code=14, details=[packed]).SerializeToString()
    server.faults.append(fail(grpc.StatusCode.UNAVAILABLE, trailers=(("grpc-status-details-bin", details),)))
    waits: list[float] = []
    connection = client._connection
    pause = connection._pause
    connection._pause = lambda call, seconds: (waits.append(seconds), pause(call, seconds))[1]
    flavour.run(client.call, READ, text())
    assert waits == [0.007]
