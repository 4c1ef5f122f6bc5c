"""Streams: opening late, closing early, failing in the middle, on either side."""

from __future__ import annotations

import asyncio
import contextlib
import threading

import grpc
import pytest

from tests.support.sample.programmable_server import fail, hang
from tests.support.sample.sample_api import CHAT, UPLOAD, text
from tests.support.waiting import LIMIT, join, wait_for, within_limit
from viam_cloud_runtime import (
    ClosedError,
    GRPCError,
    InvalidArgumentError,
    PermissionDeniedError,
    UnavailableError,
    aio,
    blocking,
)
from viam_cloud_runtime.aio.request_stream import RequestSource, send_requests


def test_stream_opens_at_its_first_use(flavour, client, server, server_stream):
    stream = client.call(server_stream, text())
    assert not server.calls
    flavour.next(stream)
    assert server.calls[server_stream.path] == 1


def test_exhausted_stream_stays_exhausted(flavour, client, server_stream):
    stream = client.call(server_stream, text())
    assert len(flavour.collect(stream)) == 3
    assert flavour.collect(stream) == []
    flavour.run(stream.close)
    assert flavour.collect(stream) == []


def test_empty_stream_is_no_error(flavour, client, server, server_stream):
    server.responses = 0
    assert flavour.collect(client.call(server_stream, text())) == []
    assert flavour.collect(client.call(CHAT, [])) == []


def test_responses_can_be_read_as_they_came_many_at_once(flavour, client, server_stream):
    stream = client.call(server_stream, text("line"))
    assert flavour.next(stream).value == "line 0"
    assert flavour.run(stream.read_serialized, 1) == [text("line 1").SerializeToString()]
    assert flavour.run(stream.read_serialized, 5) == [text("line 2").SerializeToString()]
    assert flavour.run(stream.read_serialized, 5) == []
    assert flavour.collect(stream) == []


def test_responses_before_a_failure_are_given_first(flavour, client, server, server_stream):
    server.late_faults.append(fail(grpc.StatusCode.UNAVAILABLE))
    stream = client.call(server_stream, text("line"))
    assert flavour.run(stream.read_serialized, 5) == [text("line 0").SerializeToString()]
    with pytest.raises(UnavailableError, match="as told"):
        flavour.run(stream.read_serialized, 5)
    assert flavour.run(stream.read_serialized, 5) == []


def test_reading_many_of_a_closed_stream_is_an_error(flavour, client, server_stream):
    stream = client.call(server_stream, text())
    flavour.next(stream)
    flavour.run(stream.close)
    with pytest.raises(ClosedError, match="the stream was closed"):
        flavour.run(stream.read_serialized, 5)


def test_iterating_a_closed_stream_is_an_error(flavour, client, server, server_stream):
    stream = client.call(server_stream, text())
    flavour.next(stream)
    flavour.run(stream.close)
    flavour.run(stream.close)
    with pytest.raises(ClosedError, match="the stream was closed"):
        flavour.next(stream)


def test_stream_closed_before_its_first_use_never_calls(flavour, client, server, server_stream):
    stream = client.call(server_stream, text())
    flavour.run(stream.close)
    with pytest.raises(ClosedError):
        flavour.next(stream)
    assert not server.calls


def cancelled_on_the_server(server, arrived=None) -> threading.Event:
    """The event says that the server saw the client go, in the middle of a stream."""
    gone = threading.Event()

    def late_fault(context: grpc.ServicerContext) -> None:
        if arrived is not None:
            arrived.set()
        hang(context)

    server.faults.append(lambda context: context.add_callback(gone.set))
    server.late_faults.append(late_fault)
    return gone


def test_leaving_with_cancels_the_call(server, server_stream):
    gone = cancelled_on_the_server(server)
    with blocking.Client(server.address, insecure=True) as client:
        with client.call(server_stream, text("line")) as stream:
            assert next(stream).value == "line 0"
        wait_for(gone)
        with pytest.raises(ClosedError):
            next(stream)


def test_leaving_async_with_cancels_the_call(server, server_stream):
    gone = cancelled_on_the_server(server)

    async def main():
        async with aio.Client(server.address, insecure=True) as client:
            async with client.call(server_stream, text("line")) as stream:
                assert (await anext(stream)).value == "line 0"
            await asyncio.to_thread(wait_for, gone)
            async with contextlib.aclosing(client.call(server_stream, text())) as other:
                await anext(other)
            with pytest.raises(ClosedError):
                await anext(other)

    asyncio.run(main())


def test_awaiting_an_async_stream_gives_the_stream(server, server_stream):
    async def main():
        async with aio.Client(server.address, insecure=True) as client:
            stream = client.call(server_stream, text("line"))
            assert await stream is stream
            return [response.value async for response in await client.call(server_stream, text("line"))]

    assert asyncio.run(main()) == ["line 0", "line 1", "line 2"]


def test_cancelling_a_blocking_stream_from_another_thread_ends_the_wait(server, server_stream):
    arrived = threading.Event()
    gone = cancelled_on_the_server(server, arrived)
    with blocking.Client(server.address, insecure=True) as client:
        stream = client.call(server_stream, text())
        next(stream)
        canceller = threading.Thread(target=lambda: (wait_for(arrived), stream.cancel()))
        canceller.start()
        with pytest.raises(ClosedError):
            next(stream)
        join(canceller)
    wait_for(gone)


def test_cancelling_an_async_stream_from_another_task_ends_the_wait(server, server_stream):
    cancelled_on_the_server(server)

    async def main():
        async with aio.Client(server.address, insecure=True) as client:
            stream = client.call(server_stream, text())
            await anext(stream)
            waiting = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0)
            stream.cancel()
            with pytest.raises(ClosedError):
                await waiting

    asyncio.run(main())


def test_connection_lost_in_the_middle_is_an_error(flavour, client, server, server_stream):
    server.late_faults.append(hang)
    stream = client.call(server_stream, text())
    flavour.next(stream)
    # Not sooner: a response that was cut off on its way would be asked for again.
    server.stop()
    with pytest.raises((UnavailableError, GRPCError)) as raised:
        flavour.next(stream)
    assert raised.value.method == server_stream.name
    assert flavour.collect(stream) == []


def failing_requests():
    yield text("a")
    raise LookupError("no such file")


async def failing_requests_async():
    yield text("a")
    raise LookupError("no such file")


def test_error_in_the_requests_reaches_the_caller_and_not_the_server_as_an_end(flavour, client, server, caplog):
    """A half-closed stream would look like a complete, shorter upload."""
    ended = threading.Semaphore(0)
    # A server in Python may see the requests end a moment before it sees that the call was cancelled.
    server.is_complete = lambda: not ended.acquire(timeout=LIMIT)
    server.faults.extend([lambda context: context.add_callback(ended.release)] * 4)
    with pytest.raises(LookupError, match="no such file"):
        flavour.run(client.call, UPLOAD, failing_requests())
    with pytest.raises(LookupError, match="no such file"):
        flavour.collect(client.call(CHAT, failing_requests()))
    if flavour.loop is not None:
        with pytest.raises(LookupError, match="no such file"):
            flavour.run(client.call, UPLOAD, failing_requests_async())
        with pytest.raises(LookupError, match="no such file"):
            flavour.collect(client.call(CHAT, failing_requests_async()))
    assert server.received == []
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


def test_refusal_in_the_middle_of_an_upload_is_reported_as_it_was(flavour, client, server):
    """gRPC's asyncio flavour may forget the status when a write fails after it, so this is tried often."""
    for _ in range(40):
        server.faults.append(fail(grpc.StatusCode.PERMISSION_DENIED, "read-only key"))
        with pytest.raises(PermissionDeniedError, match="read-only key"):
            flavour.run(client.call, UPLOAD, (text("x" * 100_000) for _ in range(20)))
        server.faults.append(fail(grpc.StatusCode.INVALID_ARGUMENT, "no"))
        with pytest.raises(InvalidArgumentError):
            flavour.collect(client.call(CHAT, (text("x" * 100_000) for _ in range(20))))


def test_requests_that_are_no_iterable_are_refused(flavour, client):
    with pytest.raises(TypeError):
        flavour.run(client.call, UPLOAD, 5)


class LostCall:
    """gRPC's call, when the connection is lost just as it says that there are no more requests."""

    def __init__(self) -> None:
        self.tried = asyncio.Event()
        self.written: list[bytes] = []
        self.was_cancelled = False

    def add_done_callback(self, callback):
        pass

    async def write(self, request):
        self.written.append(request)

    async def done_writing(self):
        self.tried.set()
        raise RuntimeError("Failed grpc_call_start_batch")

    def cancel(self):
        self.was_cancelled = True


def test_a_connection_lost_at_the_end_of_an_upload_is_not_taken_for_a_cancellation():
    async def main():
        call = LostCall()
        send_requests(call, RequestSource([text("a")], lambda request: request.SerializeToString()))
        await within_limit(call.tried.wait())
        # The answer is what says how the call ended; the sending side leaves it alone.
        await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})
        assert call.written == [text("a").SerializeToString()]
        assert not call.was_cancelled

    asyncio.run(main())


@pytest.mark.parametrize("method", [UPLOAD, CHAT], ids=["upload", "chat"])
def test_cancellation_of_the_requests_ends_the_call(server, method):
    """What an async iterable may raise when something that it waits for was cancelled."""

    async def requests():
        yield text("a")
        raise asyncio.CancelledError

    async def answer(client):
        if method is UPLOAD:
            return await client.call(UPLOAD, requests())
        return [response async for response in client.call(CHAT, requests())]

    async def main():
        async with aio.Client(server.address, insecure=True) as client:
            with pytest.raises(asyncio.CancelledError):
                await answer(client)

    asyncio.run(main())
