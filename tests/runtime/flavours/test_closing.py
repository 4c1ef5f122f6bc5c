"""The end of clients: closing once or twice, in the middle of something, and using them afterwards."""

from __future__ import annotations

import asyncio
import gc
import threading
import warnings

import grpc
import pytest

from tests.support.sample.programmable_server import fail, hang
from tests.support.sample.sample_api import CHAT, READ, UPLOAD, AioViamClient, text
from tests.support.waiting import join, wait_for, within_limit
from viam_cloud_runtime import ClosedError, RetryPolicy, SDKError, aio, blocking


def test_calls_on_a_closed_client_say_what_to_do(flavour, client, server, server_stream):
    service_client = client._service_client(lambda: flavour.module.ServiceClient)
    flavour.run(client.call, READ, text())
    flavour.run(client.close)
    for caller in (client, client.with_options(timeout=5)):
        with pytest.raises(ClosedError, match="the client is closed; make a new one"):
            flavour.run(caller.call, READ, text())
    with pytest.raises(ClosedError):
        flavour.run(service_client._call, READ, text())
    for method, request in ((server_stream, text()), (CHAT, [text()])):
        with pytest.raises(ClosedError):
            flavour.collect(client.call(method, request))
    with pytest.raises(ClosedError):
        flavour.run(client.call, UPLOAD, [text()])
    assert server.calls.total() == 1


def test_closed_error_is_public(client):
    assert issubclass(ClosedError, SDKError)


def test_closing_twice_is_nothing(flavour, client):
    flavour.run(client.call, READ, text())
    flavour.run(client.close)
    flavour.run(client.close)
    assert "closed" in repr(client)


def test_closing_an_unused_client_is_nothing(flavour, server):
    flavour.run(flavour.module.Client(server.address, insecure=True).close)


def test_client_signs_in_no_more_once_closed(flavour, viam_client, server):
    flavour.run(viam_client.close)
    with pytest.raises(ClosedError):
        flavour.run(viam_client.call, READ, text())
    assert server.sign_ins == 1


def test_with_closes(server):
    with blocking.Client(server.address, insecure=True) as client:
        client.call(READ, text())
    with pytest.raises(ClosedError):
        client.call(READ, text())


def test_async_with_closes(server):
    async def main():
        async with aio.Client(server.address, insecure=True) as client:
            await client.call(READ, text())
        with pytest.raises(ClosedError):
            await client.call(READ, text())

    asyncio.run(main())


def hanging(server) -> threading.Event:
    """Make the next call hang; the event says that it arrived."""
    arrived = threading.Event()

    def fault(context: grpc.ServicerContext) -> None:
        arrived.set()
        hang(context)

    server.faults.append(fault)
    return arrived


@pytest.mark.parametrize("kind", ["unary", "server stream", "client stream"])
def test_closing_cancels_blocking_calls_in_flight(server, kind, server_stream):
    arrived = hanging(server)
    client = blocking.Client(server.address, insecure=True)
    errors: list[Exception] = []

    def call() -> None:
        try:
            if kind == "unary":
                client.call(READ, text())
            elif kind == "server stream":
                next(client.call(server_stream, text()))
            else:
                client.call(UPLOAD, [text()])
        except ClosedError as error:
            errors.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    wait_for(arrived)
    client.close()
    join(thread)
    assert len(errors) == 1


@pytest.mark.parametrize("kind", ["unary", "server stream", "client stream"])
def test_closing_cancels_async_calls_in_flight(server, kind, server_stream):
    """The task that waits is not cancelled, so it must not look as if it had been."""
    arrived = hanging(server)

    async def main():
        client = aio.Client(server.address, insecure=True)
        if kind == "unary":
            call = client.call(READ, text())
        elif kind == "server stream":
            call = anext(client.call(server_stream, text()))
        else:
            call = client.call(UPLOAD, [text()])
        task = asyncio.ensure_future(call)
        await asyncio.to_thread(wait_for, arrived)
        await client.close()
        with pytest.raises(ClosedError):
            await task

    asyncio.run(main())


def test_closing_ends_a_wait_between_attempts(flavour, server):
    failed = threading.Event()

    def fault(context: grpc.ServicerContext) -> None:
        failed.set()
        fail(grpc.StatusCode.UNAVAILABLE, trailers=(("grpc-retry-pushback-ms", "600000"),))(context)

    server.faults.append(fault)
    client = flavour.module.Client(server.address, insecure=True, call_timeout=1200)
    if flavour.loop is None:
        closing = threading.Thread(target=lambda: (wait_for(failed), client.close()))
        closing.start()
        with pytest.raises(ClosedError):
            client.call(READ, text())
        join(closing)
        return

    async def main():
        task = asyncio.ensure_future(client.call(READ, text(), retry=RetryPolicy()))
        await asyncio.to_thread(wait_for, failed)
        await client.close()
        with pytest.raises(ClosedError):
            await task

    flavour.loop.run_until_complete(main())


def test_async_close_need_not_be_awaited(server, dial_options):
    """Documented code calls it like that."""

    async def main():
        client = await AioViamClient.create_from_dial_options(dial_options, server.address)
        await client.call(READ, text())
        client.close()
        client.close()
        with pytest.raises(ClosedError):
            await client.call(READ, text())

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asyncio.run(main())
        gc.collect()


def test_async_close_after_its_event_loop_has_ended(server):
    client = aio.Client(server.address, insecure=True)

    async def call():
        return (await client.call(READ, text())).value

    assert asyncio.run(call()) == "hello"
    client.close()
    with pytest.raises(ClosedError):
        asyncio.run(call())


def test_async_close_from_another_thread(server):
    client = aio.Client(server.address, insecure=True)
    arrived = hanging(server)

    def close() -> None:
        wait_for(arrived)
        client.close()

    async def main():
        with pytest.raises(ClosedError):
            await client.call(READ, text())

    thread = threading.Thread(target=close)
    thread.start()
    asyncio.run(main())
    join(thread)


def test_cancelling_a_task_is_not_taken_for_closing(server):
    arrived = hanging(server)

    async def main():
        async with aio.Client(server.address, insecure=True) as client:
            task = asyncio.create_task(client.call(READ, text()))
            await asyncio.to_thread(wait_for, arrived)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(main())


@pytest.mark.parametrize("turns", range(12))
def test_closing_the_client_as_an_upload_begins_ends_it(server, turns):
    """Before gRPC has sent what comes first, it would let the next write wait for ever."""

    async def main():
        client = aio.Client(server.address, insecure=True)
        await client.call(READ, text())
        uploads = [asyncio.ensure_future(client.call(UPLOAD, [text("a"), text("b")], timeout=None)) for _ in range(20)]
        for _ in range(turns):
            await asyncio.sleep(0)
        await client.close()
        for result in await within_limit(asyncio.gather(*uploads, return_exceptions=True)):
            assert isinstance(result, ClosedError) or getattr(result, "value", None) == "a b", result

    asyncio.run(main())
