"""Calls of the async flavour wait in line when there are too many: none fails, none starves, none waits for itself."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import grpc
import pytest

from tests.support.sample.programmable_server import ProgrammableServer
from tests.support.sample.sample_api import AUTHENTICATE, READ, TAIL, UPLOAD, WRITE, AioViamClient, text
from tests.support.waiting import acquire, wait_for, within_limit
from viam_cloud_runtime import ClosedError, DeadlineExceededError
from viam_cloud_runtime.aio import Client
from viam_cloud_runtime.viam.dial import DialOptions

CALLS_UNDER_WAY = "viam_cloud_runtime.aio.channel.CALLS_UNDER_WAY"


class Gate:
    """Holds calls in the server until it is opened."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._arrived = threading.Semaphore(0)

    def __call__(self, context: grpc.ServicerContext) -> None:
        self._arrived.release()
        wait_for(self._open)

    async def arrival(self) -> None:
        await asyncio.to_thread(acquire, self._arrived)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open()


@pytest.fixture
async def client(server: ProgrammableServer, monkeypatch: pytest.MonkeyPatch, gate: Gate) -> AsyncIterator[Any]:
    """A client that makes one call at a time, and opens one stream at a time."""
    monkeypatch.setattr(CALLS_UNDER_WAY, 1)
    async with Client(server.address, insecure=True) as client:
        yield client
        gate.open()


@pytest.fixture
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streams that are being opened give up their turn soon."""
    monkeypatch.setattr("viam_cloud_runtime.aio.call_limits.OPENING_SECONDS", 0.01)


async def collected(stream: Any) -> list[Any]:
    return [response async for response in stream]


async def settle() -> None:
    """Let all tasks come to where they wait."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_thousands_of_calls_in_one_gather_all_succeed(server):
    """The server has gRPC's default settings, and cancels calls at random once 1,000 wait. Writes are not repeated."""
    async with Client(server.address, insecure=True) as client:
        await asyncio.gather(*(client.call(WRITE, text(), timeout=300) for _ in range(4000)))
    assert server.calls[WRITE.path] == 4000


async def test_no_more_calls_than_the_limit_are_under_way(server, monkeypatch):
    monkeypatch.setattr(CALLS_UNDER_WAY, 3)
    lock, under_way, most = threading.Lock(), 0, 0

    def answer(value: str) -> str:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        # Long enough for others to come along.
        threading.Event().wait(0.002)
        with lock:
            under_way -= 1
        return value

    server.answer = answer
    async with Client(server.address, insecure=True) as client:
        answers = await asyncio.gather(*(client.call(READ, text(str(number))) for number in range(100)))
    assert [answer.value for answer in answers] == [str(number) for number in range(100)]
    assert most <= 3


async def test_waiting_in_line_counts_towards_the_deadline(client, server, gate):
    server.faults.append(gate)
    first = asyncio.ensure_future(client.call(READ, text("first")))
    await gate.arrival()
    with pytest.raises(DeadlineExceededError, match="A client makes 1 calls at a time") as caught:
        await within_limit(client.call(READ, text("second"), timeout=0.1))
    gate.open()
    assert (await within_limit(first)).value == "first"
    assert server.calls[READ.path] == 1
    assert "before the call was sent" in caught.value.message
    assert (await within_limit(client.call(READ, text("third")))).value == "third"


async def test_who_is_cancelled_in_line_holds_up_no_one(client, server, gate):
    server.faults.append(gate)
    first, second, third = (asyncio.ensure_future(client.call(READ, text(str(number)))) for number in range(3))
    await gate.arrival()
    await settle()
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    gate.open()
    assert [answer.value for answer in await within_limit(asyncio.gather(first, third))] == ["0", "2"]


async def test_a_turn_that_comes_with_a_cancellation_is_passed_on(client, server, gate):
    server.faults.append(gate)
    first, second, third = (asyncio.ensure_future(client.call(READ, text(str(number)))) for number in range(3))
    await gate.arrival()
    await settle()
    first.add_done_callback(lambda _: second.cancel())
    gate.open()
    answers = await within_limit(asyncio.gather(first, second, third, return_exceptions=True))
    assert (answers[0].value, answers[2].value) == ("0", "2")


async def test_closing_ends_those_in_line(client, server, gate):
    server.faults.append(gate)
    calls = [asyncio.ensure_future(client.call(READ, text())) for _ in range(3)]
    await gate.arrival()
    await settle()
    await client.close()
    assert [type(error) for error in await within_limit(asyncio.gather(*calls, return_exceptions=True))] == [
        ClosedError
    ] * 3


async def test_silent_streams_hold_up_neither_calls_nor_each_other(client, server, gate, short_turns):
    """Like tails of logs in which nothing happens."""
    server.faults.extend([gate] * 5)
    streams = [client.call(TAIL, text()) for _ in range(5)]
    waiting = [asyncio.ensure_future(anext(stream)) for stream in streams]
    for _ in streams:
        await gate.arrival()
    assert (await within_limit(client.call(READ, text()))).value == "hello"
    assert len(await within_limit(collected(client.call(TAIL, text())))) == 3
    for stream in streams:
        stream.cancel()
    assert {type(error) for error in await within_limit(asyncio.gather(*waiting, return_exceptions=True))} == {
        ClosedError
    }


async def test_a_stream_that_is_closed_in_line_is_never_opened(client, server, gate):
    server.faults.append(gate)
    opened, closed = client.call(TAIL, text()), client.call(TAIL, text())
    tasks = [asyncio.ensure_future(anext(stream)) for stream in (opened, closed)]
    await gate.arrival()
    await settle()
    closed.cancel()
    gate.open()
    first, second = await within_limit(asyncio.gather(*tasks, return_exceptions=True))
    assert (first.value, type(second)) == ("hello 0", ClosedError)
    assert server.calls[TAIL.path] == 1
    opened.cancel()


async def test_an_upload_may_wait_for_calls_and_uploads_of_its_own(client, short_turns):
    async def outer() -> Any:
        yield await client.call(READ, text("read"))
        yield await client.call(UPLOAD, [text("inner")])

    assert (await within_limit(client.call(UPLOAD, outer()))).value == "read inner"


async def test_signing_in_takes_no_turn(server: ProgrammableServer, monkeypatch, dial_options: DialOptions):
    monkeypatch.setattr(CALLS_UNDER_WAY, 1)
    async with await AioViamClient.create_from_dial_options(dial_options, server.address) as client:
        server.expire_token()
        await within_limit(asyncio.gather(*(client.call(READ, text()) for _ in range(20))))
    assert server.sign_ins == 2
    assert AUTHENTICATE.path not in server.calls
