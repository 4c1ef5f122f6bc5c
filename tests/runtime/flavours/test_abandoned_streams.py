"""Streams, and lists in pages, that are left before their end: nothing of them stays, here or in the server."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.sample.paged_api import BY_TOKEN, LIST_REQUEST, PagedList, items_of, pager
from tests.support.sample.programmable_server import hang
from tests.support.sample.sample_api import CHAT, EXPORT, READ, TAIL, text
from tests.support.waiting import LIMIT, wait_for, within_limit
from viam_cloud_runtime import ClosedError, aio, blocking
from viam_cloud_runtime.aio.pagers import Pager
from viam_cloud_runtime.channels import blocking_channel, responses

_LEAVE_STREAMS = """
import asyncio, gc, os, resource, sys
from tests.support.sample.sample_api import EXPORT, TAIL, text
from viam_cloud_runtime import aio, blocking

module, way, path, address = sys.argv[1:]
method = EXPORT if path == EXPORT.path else TAIL

def measure(leave):
    for _ in range(300):
        leave()
    gc.collect()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(1000):
        leave()
    gc.collect()
    # Kibibytes; on a Mac, bytes.
    print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / (1 if sys.platform == "linux" else 1024))

def leave():
    stream = client.call(method, text("x" * 1000))
    next(stream)
    if way == "closed":
        stream.close()

async def leave_async(client):
    stream = client.call(method, text("x" * 1000))
    await anext(stream)
    if way == "closed":
        stream.close()
    del stream
    await asyncio.sleep(0)

if module == "blocking":
    with blocking.Client(address, insecure=True) as client:
        measure(leave)
else:
    loop = asyncio.new_event_loop()
    client = aio.Client(address, insecure=True)
    measure(lambda: loop.run_until_complete(leave_async(client)))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured in another way there")
@pytest.mark.parametrize("way", ["dropped", "closed"])
@pytest.mark.parametrize("module", ["blocking", "aio"])
def test_streams_that_are_left_early_leave_no_memory_behind(server, server_stream, module, way):
    server.responses = 300
    command = [sys.executable, "-c", _LEAVE_STREAMS, module, way, server_stream.path, server.address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert done.returncode == 0, done.stderr
    # Each of the thousand kept 18 KiB; what remains is what the allocator does.
    assert float(done.stdout) < 4096


def gone_from(server: Any) -> threading.Event:
    """Says that the next call has ended in the server, where streams hang after their first response."""
    gone = threading.Event()
    server.faults.append(lambda context: context.add_callback(gone.set) or gone.set())
    server.late_faults.append(hang)
    return gone


def gone_from_unary(server: Any) -> threading.Event:
    """Says that the next call has ended in the server, which never answers it."""
    gone = threading.Event()

    def fault(context: Any) -> None:
        context.add_callback(gone.set)
        hang(context)

    server.faults.append(fault)
    return gone


def _leave_with_a_cycle(stream: Any) -> None:
    """Forget a stream in a way that takes the collector to find it."""
    stream.itself = stream
    del stream


@pytest.mark.parametrize("method", [TAIL, CHAT])
def test_dropping_a_blocking_stream_ends_its_call(server, method):
    gone = gone_from(server)
    more = threading.Event()

    def requests():
        yield text()
        wait_for(more)

    with blocking.Client(server.address, insecure=True) as client:
        stream = client.call(method, requests() if method is CHAT else text())
        next(stream)
        del stream
        wait_for(gone)
    more.set()


def test_a_blocking_stream_that_takes_the_collector_to_find_ends_its_call(server, server_stream):
    gone = gone_from(server)
    with blocking.Client(server.address, insecure=True) as client:
        stream = client.call(server_stream, text())
        next(stream)
        _leave_with_a_cycle(stream)
        del stream
        gc.collect()
        wait_for(gone)


def test_a_blocking_stream_may_be_dropped_after_its_client_was_closed(server, server_stream):
    gone = gone_from(server)
    with blocking.Client(server.address, insecure=True) as client:
        stream = client.call(server_stream, text())
        next(stream)
    wait_for(gone)
    with pytest.raises(ClosedError):
        next(stream)
    del stream


@pytest.mark.parametrize("method", [TAIL, EXPORT, CHAT])
@pytest.mark.parametrize("thread", ["own", "other"])
def test_dropping_an_async_stream_ends_its_call(server, method, thread):
    gone = gone_from(server)

    async def main() -> None:
        more = asyncio.Event()

        async def requests():
            yield text()
            await within_limit(more.wait())

        async with aio.Client(server.address, insecure=True) as client:
            stream = client.call(method, requests() if method is CHAT else text())
            await anext(stream)
            gc.collect()
            _leave_with_a_cycle(stream)
            del stream
            collect: Callable[[], Any] = gc.collect
            await asyncio.to_thread(collect) if thread == "other" else collect()
            await asyncio.to_thread(wait_for, gone)

    asyncio.run(main())


def test_an_async_stream_may_be_dropped_after_its_event_loop_ended(server, server_stream):
    gone = gone_from(server)
    client = aio.Client(server.address, insecure=True)

    async def begin() -> Any:
        stream = client.call(server_stream, text())
        await anext(stream)
        return stream

    loop = asyncio.new_event_loop()
    stream = loop.run_until_complete(begin())
    loop.run_until_complete(client.close())
    loop.close()
    wait_for(gone)
    del stream


def test_dropping_a_blocking_list_ends_the_call_for_its_next_page(server):
    first, gone = PagedList([1, 1]), gone_from_unary(server)
    with blocking.Client(server.address, insecure=True) as client:

        def page(request: Any) -> Any:
            return client.call(READ, text(), timeout=None) if request.page_token else first.page(request)

        found = pager(page, BY_TOKEN, waits=False)
        assert next(found) == 0
        # Once the call is there; one that is not made yet would end all the same, but unseen.
        wait_for_call(server)
        del found
        wait_for(gone)


def wait_for_call(server: Any) -> None:
    arrived = threading.Event()
    for _ in range(3000):
        if server.calls[READ.path]:
            return
        arrived.wait(0.01)
    raise AssertionError("no call arrived")


def test_dropping_an_async_list_ends_the_call_for_its_next_page(server):
    first, gone = PagedList([1, 1]), gone_from_unary(server)

    async def main() -> None:
        async with aio.Client(server.address, insecure=True) as client:

            async def page(request: Any) -> Any:
                return (await client.call(READ, text(), timeout=None)) if request.page_token else first.page(request)

            found: Any = Pager(LIST_REQUEST(), page, BY_TOKEN, items_of)
            assert await anext(found) == 0
            await asyncio.to_thread(wait_for_call, server)
            del found
            await asyncio.to_thread(wait_for, gone)

    asyncio.run(main())


def test_a_grpcio_that_lets_nobody_free_calls_is_read_in_a_thread_of_its_own(server, monkeypatch, server_stream):
    monkeypatch.setattr(responses, "CAN_FREE", False)
    monkeypatch.setattr(blocking_channel, "CAN_FREE", False)
    with blocking.Client(server.address, insecure=True) as client:
        stream = client.call(server_stream, text("line"))
        assert next(stream).value == "line 0"
        assert "MultiThreaded" in type(stream._responses._rpc).__name__
        stream.close()
        assert len(list(client.call(server_stream, text()))) == 3


def test_this_grpcio_lets_calls_be_freed():
    assert responses.CAN_FREE
