"""Finite streams, which threads read for event loops: in bounds, as prompt as gRPC's own, and gone when they are to be."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from typing import Any

import grpc
import pytest

from tests.support.sample.programmable_server import ProgrammableServer, fail, hang
from tests.support.sample.sample_api import EXPORT, TAIL, AioViamClient, text
from tests.support.waiting import LIMIT, wait_for, within_limit
from viam_cloud_runtime import (
    ClosedError,
    DataLossError,
    DeadlineExceededError,
    FiniteStreamMethod,
    ResourceExhaustedError,
    ServerStreamMethod,
    aio,
)
from viam_cloud_runtime.aio import responses_in_thread
from viam_cloud_runtime.channels import responses
from viam_cloud_runtime.channels.response_reader import MOST_BYTES, MOST_RESPONSES, ResponseReader

pytestmark = pytest.mark.usefixtures("every_server_is_near")


def reading_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "rpc-stream-reader"]


async def threads_ended() -> None:
    async def none_left() -> None:
        while reading_threads():
            await asyncio.sleep(0.001)

    await within_limit(none_left())


async def collect(stream: Any, rows: list[Any]) -> None:
    async for row in stream:
        rows.append(row)


def failing_after(server: ProgrammableServer, rows: int, fault: Any) -> None:
    """Do something to the next stream after so many responses."""
    server.stream_faults.append((rows, fault))


async def test_which_streams_are_read_in_a_thread(server):
    server.late_faults.extend([hang, hang])
    async with aio.Client(server.address, insecure=True) as client:
        for method, threads in ((TAIL, 0), (EXPORT, 1)):
            async with client.call(method, text()) as stream:
                await anext(stream)
                assert len(reading_threads()) == threads
            await threads_ended()
    assert isinstance(EXPORT, ServerStreamMethod)
    assert not isinstance(TAIL, FiniteStreamMethod)


async def test_a_grpcio_that_is_no_faster_in_threads_has_none(server, monkeypatch):
    monkeypatch.setattr(responses, "CAN_FREE", False)
    server.late_faults.append(hang)
    async with aio.Client(server.address, insecure=True) as client, client.call(EXPORT, text()) as stream:
        await anext(stream)
        assert not reading_threads()


async def test_rows_come_in_order_and_none_is_missing(server):
    server.responses = 5 * MOST_RESPONSES + 7
    async with aio.Client(server.address, insecure=True) as client:
        rows = [row.value async for row in client.call(EXPORT, text("row"))]
        await threads_ended()
    assert rows == [f"row {number}" for number in range(server.responses)]


async def test_two_consumers_share_the_rows(server):
    server.responses = 3 * MOST_RESPONSES
    async with aio.Client(server.address, insecure=True) as client:
        stream = client.call(EXPORT, text("row"))
        rows = [(await anext(stream)).value]

        async def consume() -> int:
            before = len(rows)
            async for row in stream:
                rows.append(row.value)
                await asyncio.sleep(0)
            return len(rows) - before

        await within_limit(asyncio.gather(consume(), consume()))
    assert sorted(rows) == sorted(f"row {number}" for number in range(server.responses))


async def test_other_tasks_get_their_turn_while_rows_are_there(server):
    server.responses = 2 * MOST_RESPONSES
    turns = 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with aio.Client(server.address, insecure=True) as client:
        counting = asyncio.ensure_future(count_turns())
        turns_per_row = []
        async for _ in client.call(EXPORT, text()):
            turns_per_row.append(turns)
        counting.cancel()
    # Never the whole stream in one go, however fast it came.
    longest = max(turns_per_row.count(turn) for turn in set(turns_per_row))
    assert longest <= responses_in_thread._PER_TURN


@pytest.mark.parametrize("size", [10, MOST_BYTES // 4])
async def test_a_slow_consumer_bounds_what_is_kept(server, size):
    server.responses = 100_000
    async with aio.Client(server.address, insecure=True) as client:
        stream = client.call(EXPORT, text("x" * size))
        await anext(stream)
        # The thread stops once it has read enough, and is not held meanwhile.
        await threads_ended()
        [reader] = client._connection._channel()._in_threads._readers
        assert len(reader._kept) <= MOST_RESPONSES
        assert sum(map(len, reader._kept)) < MOST_BYTES + size + 100
        for _ in range(2 * len(reader._kept)):
            await anext(stream)
        await stream.aclose()
        assert not client._connection._channel()._in_threads._readers


@pytest.mark.parametrize("rows", [1, 2, 40, 3 * MOST_RESPONSES])
async def test_an_error_of_the_server_comes_after_the_rows_that_it_sent(server, rows):
    server.responses = 10 * MOST_RESPONSES
    failing_after(server, rows, fail(grpc.StatusCode.DATA_LOSS, "the disk is gone"))
    read: list[Any] = []
    async with aio.Client(server.address, insecure=True) as client:
        stream = client.call(EXPORT, text())
        with pytest.raises(DataLossError, match="the disk is gone"):
            await collect(stream, read)
        assert [row async for row in stream] == []
    assert len(read) == rows
    assert server.calls[EXPORT.path] == 1


@pytest.mark.parametrize("rows", [0, 1, 3 * MOST_RESPONSES])
async def test_a_deadline_ends_the_stream(server, rows):
    server.responses = 10 * MOST_RESPONSES
    failing_after(server, rows, hang)
    read: list[Any] = []
    async with aio.Client(server.address, insecure=True) as client:
        with pytest.raises(DeadlineExceededError):
            await collect(client.call(EXPORT, text(), timeout=1, retry=None), read)
        await threads_ended()
    assert len(read) <= rows


@pytest.mark.parametrize("rows", [0, 1, 3 * MOST_RESPONSES])
async def test_cancelling_the_task_cancels_the_call_at_once(server, rows):
    server.responses = 10 * MOST_RESPONSES
    arrived, gone = threading.Event(), threading.Event()

    def fault(context: grpc.ServicerContext) -> None:
        context.add_callback(gone.set)
        arrived.set()
        hang(context)

    failing_after(server, rows, fault)
    read: list[Any] = []
    async with aio.Client(server.address, insecure=True) as client:
        consuming = asyncio.ensure_future(collect(client.call(EXPORT, text()), read))
        await asyncio.to_thread(wait_for, arrived)
        consuming.cancel()
        with pytest.raises(asyncio.CancelledError):
            await within_limit(consuming)
        await asyncio.to_thread(wait_for, gone)
        await threads_ended()
    assert len(read) <= rows


async def test_cancelling_in_the_middle_of_a_batch_ends_the_call(server):
    server.responses = 100_000
    gone = threading.Event()
    server.faults.append(lambda context: context.add_callback(gone.set))

    async def consume(client: Any) -> None:
        read = 0
        async for _ in client.call(EXPORT, text()):
            read += 1
            if read == 1000:
                asyncio.current_task().cancel()

    async with aio.Client(server.address, insecure=True) as client:
        with pytest.raises(asyncio.CancelledError):
            await within_limit(asyncio.ensure_future(consume(client)))
        gc.collect()
        await asyncio.to_thread(wait_for, gone)
        await threads_ended()


async def test_leaving_a_loop_early_ends_the_call(server):
    server.responses = 100_000
    gone = threading.Event()
    server.faults.append(lambda context: context.add_callback(gone.set))
    async with aio.Client(server.address, insecure=True) as client:
        async for _ in client.call(EXPORT, text()):
            break
        gc.collect()
        await asyncio.to_thread(wait_for, gone)
        await threads_ended()


@pytest.mark.parametrize("rows", [0, 1, 100])
async def test_closing_the_client_ends_streams(server, rows):
    server.responses = 100_000
    arrived = threading.Event()

    def fault(context: grpc.ServicerContext) -> None:
        arrived.set()
        hang(context)

    failing_after(server, rows, fault)
    client = aio.Client(server.address, insecure=True)
    consuming = asyncio.ensure_future(collect(client.call(EXPORT, text()), []))
    await asyncio.to_thread(wait_for, arrived)
    await client.close()
    with pytest.raises(ClosedError):
        await within_limit(consuming)
    await threads_ended()


async def test_closing_the_client_ends_a_stream_that_nobody_reads(server):
    server.responses = 100_000
    client = aio.Client(server.address, insecure=True)
    stream = client.call(EXPORT, text())
    await anext(stream)
    await threads_ended()
    await within_limit(client.close())
    with pytest.raises(ClosedError):
        await collect(stream, [])


@pytest.mark.parametrize("rows", [1, 100_000])
def test_a_stream_ends_with_its_event_loop(server, rows):
    """Whether it was paused then, or waited for the server."""
    server.responses = 100_000
    gone = threading.Event()
    server.faults.append(lambda context: context.add_callback(gone.set))
    failing_after(server, rows, hang)
    client = aio.Client(server.address, insecure=True)
    loop = asyncio.new_event_loop()
    stream = client.call(EXPORT, text())
    loop.run_until_complete(anext(stream))
    loop.close()
    server.responses = 3

    rows_elsewhere: list[Any] = []
    # The client goes on elsewhere, though its stream is still referred to.
    asyncio.run(collect(client.call(EXPORT, text()), rows_elsewhere))
    assert len(rows_elsewhere) == 3
    wait_for(gone)
    del stream


@pytest.mark.parametrize("rows", [1, 100_000])
def test_a_stream_that_is_dropped_after_its_event_loop_ended_ends(server, rows):
    server.responses = 100_000
    gone = threading.Event()
    server.faults.append(lambda context: context.add_callback(gone.set))
    failing_after(server, rows, hang)
    client = aio.Client(server.address, insecure=True)
    loop = asyncio.new_event_loop()
    stream = client.call(EXPORT, text())
    loop.run_until_complete(anext(stream))
    loop.close()
    del stream
    gc.collect()
    wait_for(gone)


_LEFT_OPEN = """
import asyncio, sys
from tests.support.sample.sample_api import EXPORT, text
from viam_cloud_runtime import aio

client = aio.Client(sys.argv[1], insecure=True)
stream = client.call(EXPORT, text())

async def main():
    await anext(stream)

asyncio.run(main())
"""


@pytest.mark.parametrize("rows", [1, 100_000])
def test_a_program_may_end_with_a_stream_open(server, rows):
    server.responses = 100_000
    failing_after(server, rows, hang)
    command = [sys.executable, "-c", _LEFT_OPEN, server.address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


async def test_streams_at_once_take_no_more_threads_than_there_may_be(server, monkeypatch):
    monkeypatch.setattr(responses_in_thread, "MOST_READERS", 10)
    at_once: list[int] = []
    start = ResponseReader.start

    def start_and_count(reader: ResponseReader) -> None:
        start(reader)
        at_once.append(len(reading_threads()))

    monkeypatch.setattr(ResponseReader, "start", start_and_count)

    async def count(client: Any) -> int:
        return len([row async for row in client.call(EXPORT, text())])

    server.responses = 50
    async with aio.Client(server.address, insecure=True) as client:
        counts = await within_limit(asyncio.gather(*(count(client) for _ in range(100))))
        await threads_ended()
    assert counts == [50] * 100
    assert at_once
    assert max(at_once) <= 10


async def test_a_failure_before_the_first_response_is_retried(server):
    server.faults.append(fail(grpc.StatusCode.UNAVAILABLE))
    async with aio.Client(server.address, insecure=True) as client:
        client._connection.random = lambda: 0.0
        assert len([row async for row in client.call(EXPORT, text())]) == 3
        assert server.calls[EXPORT.path] == 2
        server.faults.append(fail(grpc.StatusCode.RESOURCE_EXHAUSTED, "enough"))
        with pytest.raises(ResourceExhaustedError, match="enough"):
            await anext(client.call(EXPORT, text(), retry=None))


async def test_one_sign_in_serves_both_channels(server, dial_options):
    client = await AioViamClient.create_from_dial_options(dial_options, server.address)
    async with client:
        assert len([row async for row in client.call(EXPORT, text())]) == 3
        server.expire_token()
        assert len([row async for row in client.call(EXPORT, text())]) == 3
        assert len([row async for row in client.call(TAIL, text())]) == 3
    assert server.sign_ins == 2


async def test_over_a_distance_streams_begin_before_there_is_a_second_connection(server, monkeypatch):
    monkeypatch.setattr(responses_in_thread, "NEAR_SECONDS", 0.0)
    server.late_faults.append(hang)
    await threads_ended()
    async with aio.Client(server.address, insecure=True) as client:
        with monkeypatch.context() as far:
            far.setattr(responses_in_thread.StreamsInThreads, "_is_connected", lambda self: False)
            stream = client.call(EXPORT, text())
            await anext(stream)
        assert not reading_threads()
        in_threads = client._connection._channel()._in_threads

        async def connected() -> None:
            while not in_threads._is_connected():
                await asyncio.sleep(0.001)

        await within_limit(connected())
        server.late_faults.append(hang)
        async with client.call(EXPORT, text()) as other:
            await anext(other)
            assert len(reading_threads()) == 1
        await stream.aclose()


async def test_streams_go_on_where_the_second_connection_was_lost(server):
    server.responses = 0
    async with aio.Client(server.address, insecure=True) as client:
        client._connection.random = lambda: 0.0
        assert [row async for row in client.call(EXPORT, text())] == []
        server.stop()
        server.start()
        server.responses = 3
        assert len([row async for row in client.call(EXPORT, text())]) == 3


async def test_the_second_connection_is_made_by_the_first_finite_stream(server):
    async with aio.Client(server.address, insecure=True) as client:
        assert len([row async for row in client.call(TAIL, text())]) == 3
        assert client._connection._channel()._in_threads is None
        assert len([row async for row in client.call(EXPORT, text())]) == 3
        assert client._connection._channel()._in_threads is not None
