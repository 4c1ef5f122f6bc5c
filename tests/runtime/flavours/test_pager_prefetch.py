"""Pages that are fetched ahead: by a thread or a task, of which nothing is left behind."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from typing import Any

import pytest

from tests.support.sample.paged_api import BY_TOKEN, LIST_REQUEST, PagedList, drained, pager
from tests.support.sample.programmable_server import ProgrammableServer, hang
from tests.support.sample.sample_api import READ, text
from tests.support.waiting import join, wait_for, within_limit
from viam_cloud_runtime.aio.pagers import Pager as AsyncPager
from viam_cloud_runtime.blocking import Client
from viam_cloud_runtime.errors import ClosedError


class Held(PagedList):
    """Gives its second page only when it is told to."""

    def __init__(self, sizes: list[int]) -> None:
        super().__init__(sizes)
        self.is_asked = threading.Event()
        self.go_on = threading.Event()

    def page(self, request: Any) -> Any:
        if request.page_token:
            self.is_asked.set()
            wait_for(self.go_on)
        return super().page(request)


def _page_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "rpc-next-page"]


def test_the_next_page_is_fetched_while_the_caller_works() -> None:
    server = Held([2, 2, 2])
    found = pager(server.page, BY_TOKEN, waits=False)
    assert (next(found), server.cursors) == (0, [""])
    wait_for(server.is_asked)
    assert len(_page_threads()) == 1
    assert next(found) == 1
    server.go_on.set()
    assert list(found) == [2, 3, 4, 5]
    assert server.cursors == ["", "1", "2"]
    assert not _page_threads()


def test_closing_does_not_wait_and_leaves_no_thread() -> None:
    server = Held([2, 2, 2])
    with pager(server.page, BY_TOKEN, waits=False) as found:
        assert next(found) == 0
        wait_for(server.is_asked)
    [thread] = _page_threads()
    server.go_on.set()
    join(thread)
    assert not thread.is_alive()
    with pytest.raises(ClosedError, match="was closed"):
        next(found)
    with pytest.raises(ClosedError):
        next(found.pages())
    assert server.cursors == ["", "1"]


def test_closing_cancels_the_call(server: ProgrammableServer) -> None:
    """The server never answers, and the call has no deadline: its thread ends only because it is cancelled."""
    first = PagedList([1, 1])
    arrived = threading.Event()

    def arrive(context: Any) -> None:
        arrived.set()
        hang(context)

    server.faults.append(arrive)
    with Client(server.address, insecure=True) as client:

        def page(request: Any) -> Any:
            return client.call(READ, text("x"), timeout=None) if request.page_token else first.page(request)

        with pager(page, BY_TOKEN, waits=False) as found:
            assert next(found) == 0
            wait_for(arrived)
            [thread] = _page_threads()
        join(thread)
        assert not thread.is_alive()
        # The client, though, goes on.
        assert client.call(READ, text("still here")).value == "still here"


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="threads cannot be sent signals there")
def test_ctrl_c_while_waiting_for_a_page_loses_nothing() -> None:
    server = Held([1, 1])
    found = pager(server.page, BY_TOKEN, waits=False)
    assert next(found) == 0
    wait_for(server.is_asked)

    def interrupt() -> None:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    # By the time of the signal the main thread most likely waits; if not, it is none the worse.
    timer = threading.Timer(0.1, interrupt)

    def wait() -> None:
        timer.start()
        next(found)

    with pytest.raises(KeyboardInterrupt):
        wait()
    join(timer)
    timer = threading.Timer(0.1, server.go_on.set)
    timer.start()
    assert list(found) == [1]
    join(timer)
    assert server.cursors == ["", "1"]


def test_ctrl_c_while_a_thread_is_started_loses_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(self: object) -> None:
        raise KeyboardInterrupt

    server = PagedList([2, 2])
    found = pager(server.page, BY_TOKEN, waits=False)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", start)
        with pytest.raises(KeyboardInterrupt):
            next(found)
    assert list(found) == [0, 1, 2, 3]
    assert server.cursors == ["", "1"]


def test_nothing_is_fetched_ahead_unless_wanted() -> None:
    server = PagedList([1, 1, 1])
    found = pager(server.page, BY_TOKEN, waits=False, prefetch=False)
    assert [next(found), next(found)] == [0, 1]
    assert server.cursors == ["", "1"]
    assert not _page_threads()
    limited = PagedList([1, 1, 1])
    assert next(pager(limited.page, BY_TOKEN, waits=False, limit=1)) == 0
    assert not _page_threads()


def test_where_no_thread_can_be_started_pages_come_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(self: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    assert list(pager(PagedList([1, 1, 1]).page, BY_TOKEN, waits=False)) == [0, 1, 2]


class HeldAsync:
    """The same, for asyncio: its first page is there at once."""

    def __init__(self, sizes: list[int]) -> None:
        self.server = PagedList(sizes)
        self.is_asked = asyncio.Event()
        self.go_on = asyncio.Event()

    async def page(self, request: Any) -> Any:
        if request.page_token:
            self.is_asked.set()
            await within_limit(self.go_on.wait())
        return self.server.page(request)

    def pager(self, **options: Any) -> AsyncPager[int]:
        return AsyncPager(LIST_REQUEST(), self.page, BY_TOKEN, lambda response: response.items, **options)


def _other_tasks() -> set[asyncio.Task[Any]]:
    return asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]


async def test_the_next_page_is_fetched_by_a_task() -> None:
    held = HeldAsync([2, 2, 2])
    found = held.pager()
    assert await anext(found) == 0
    await within_limit(held.is_asked.wait())
    assert len(_other_tasks()) == 1
    assert await anext(found) == 1
    held.go_on.set()
    assert await drained(found) == [2, 3, 4, 5]
    assert held.server.cursors == ["", "1", "2"]
    assert not _other_tasks()


@pytest.mark.parametrize("how", ["with", "aclose", "close"])
async def test_closing_cancels_the_task(how: str) -> None:
    held = HeldAsync([2, 2, 2])
    found = held.pager()
    assert await anext(found) == 0
    await within_limit(held.is_asked.wait())
    if how == "with":
        async with found:
            pass
    else:
        await getattr(found, how)()
        await asyncio.sleep(0)
    assert not _other_tasks()
    await found.aclose()
    with pytest.raises(ClosedError, match="was closed"):
        await anext(found)
    assert held.server.cursors == [""]


async def test_who_is_cancelled_can_ask_again() -> None:
    held = HeldAsync([1, 1])
    found = held.pager()
    assert await anext(found) == 0
    waiting = asyncio.ensure_future(anext(found))
    await within_limit(held.is_asked.wait())
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not _other_tasks()
    held.go_on.set()
    assert await drained(found) == [1]


async def test_nothing_is_fetched_ahead_unless_wanted_async() -> None:
    held = HeldAsync([1, 1])
    assert await anext(held.pager(prefetch=False)) == 0
    assert await anext(held.pager(limit=1)) == 0
    await asyncio.sleep(0)
    assert held.server.cursors == ["", ""]
    assert not _other_tasks()
