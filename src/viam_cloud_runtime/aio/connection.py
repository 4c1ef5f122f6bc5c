"""An asyncio connection: one sign-in, one retry budget, and a channel for each event loop it is used from."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import gc
import logging
import os
import sys
import threading
import time
import weakref
from collections.abc import Awaitable, Callable, Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import grpc

from viam_cloud_runtime.aio.channel import Channel
from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.rpc.base_connection import BaseConnection
from viam_cloud_runtime.rpc.call import Call
from viam_cloud_runtime.rpc.grpc_preconditions import check_grpc_can_work
from viam_cloud_runtime.rpc.options import Headers, merged
from viam_cloud_runtime.rpc.sign_in import SignInRequest, headers_with, sign_in_too_late, token_in
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from viam_cloud_runtime.rpc.channel_settings import Settings

_FORKED_WHILE_RUNNING = (
    "this process was forked while an asyncio client was connected, which gRPC does not survive; "
    'close the client before, use the blocking one, or start processes with the "spawn" method'
)

ResultT = TypeVar("ResultT")
Attempt = Callable[[Channel, Headers, "float | None"], Awaitable[ResultT]]
"""One try: sends, waits, returns what came. It raises `grpc.RpcError` when the call fails."""


class Connection(BaseConnection):
    """What all clients of one server share.

    It connects and signs in when first used. gRPC's asyncio channels belong to the event loop that made them, so
    each loop gets one of its own. After a fork the child connects anew, and so does a pickled connection where it is
    unpickled.

    Args:
        settings: What to connect to, and how.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._closed = False
        self._renew()
        _CONNECTIONS.add(self)

    def _renew(self) -> None:
        """Start without channels and with a fresh lock: at first, and in the child of a fork."""
        self._latest: Channel | None = None
        self._channels: dict[asyncio.AbstractEventLoop, Channel] = {}
        self._lock = threading.Lock()

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def close(self) -> Awaitable[None]:
        """Close the channels. Calls in flight end with `ClosedError`, and so do later ones. May be called twice.

        Returns:
            Something to wait for the end with. It closes without being awaited, too.
        """
        with self._lock:
            self._closed = True
            channels, self._channels, self._latest = self._channels, {}, None
        return Finished([_close(channel) for channel in channels.values() if not channel.loop.is_closed()])

    async def run(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        """Carry a call through: attempts, renewal of the sign-in, retries.

        Raises:
            GRPCError: It failed for good.
            ClosedError: The connection is closed, or was meanwhile.
        """
        if self._tracer is not None and call.span is None:
            with self._tracer.calling(call):
                return await self.run(call, attempt)
        call.begin()
        try:
            result = await self._attempts(call, attempt)
        except grpc.RpcError as error:
            failure = self.failure(call, error)
        except asyncio.CancelledError as error:
            # gRPC reports a call that was cancelled by closing the channel as if its task had been cancelled.
            if not self._closed or task_is_cancelled():
                # The line that waited, without what is below it in gRPC: Ctrl-C shows where it came.
                raise error.with_traceback(None) from None
            failure = call.closed()
        else:
            self.budget.deposit()
            return result
        # Not among the handlers: what gRPC raised would stay attached to it, and may quote keys.
        raise failure

    async def _attempts(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        try:
            return await self._attempt(call, attempt)
        except grpc.RpcError as error:
            if not call.repeats_after(error):
                raise
        return await self._repeat(call, attempt)

    async def _repeat(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        """Go on after a first failure that allows it; the call knows how long to wait each time."""
        with IMPORTING:
            from tenacity import AsyncRetrying

        pause = partial(self._pause, call)
        await pause(call.delay)
        retrying = AsyncRetrying(retry=call.retry, wait=call.wait, sleep=pause, reraise=True)
        return await retrying(self._attempt, call, attempt)

    async def _pause(self, call: Call, seconds: float) -> None:
        """Wait between two attempts; closing the connection ends it."""
        await asyncio.wait([self._open_channel(call).closed], timeout=seconds)
        if self._closed:
            raise call.closed()

    async def _attempt(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        channel = self._open_channel(call)
        if not channel.ready:
            await channel.open()
        if call.signing_in:
            # Calls that are under way wait for it.
            return await self._send(channel, call, attempt)
        limit = channel.limit_for(call.method)
        leave = await limit.enter(call.remaining)
        if leave is None:
            raise call.closed() if self._closed else call.waited_too_long(limit.limit)
        try:
            return await self._send(channel, call, attempt)
        finally:
            leave()

    async def _send(self, channel: Channel, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        headers = self._ready_headers(call)
        if headers is None:
            headers = call.headers = await self.sign_in(call.remaining())
        if self._closed:
            # While it waited for the channel, its turn or the sign-in.
            raise call.closed()
        call.attempts += 1
        if call.metadata:
            headers = merged(headers, call.metadata)
        if not self.logger.isEnabledFor(logging.DEBUG):
            return await attempt(channel, headers, call.remaining())
        with self._logged(call):
            return await attempt(channel, headers, call.remaining())

    def _open_channel(self, call: Call) -> Channel:
        channel = self._channel()
        if channel is None:
            raise call.closed()
        return channel

    def _channel(self) -> Channel | None:
        """The channel on the running event loop; None if it is closed."""
        loop = asyncio.get_running_loop()
        latest = self._latest
        if latest is not None and latest.loop is loop:
            return latest
        with self._lock:
            if self._closed:
                return None
            channel = self._channels.get(loop)
            if channel is None:
                if _forked_while_running:
                    raise SDKError(_FORKED_WHILE_RUNNING)
                check_grpc_can_work()
                self._drop_ended()
                channel = self._channels[loop] = Channel(self.settings, loop)
            self._latest = channel
            return channel

    def _drop_ended(self) -> bool:
        """Let go of the channels of event loops that have ended, and tell whether there were any.

        gRPC closes what is no longer referred to.
        """
        self._latest = None
        ended = [loop for loop in self._channels if loop.is_closed()]
        for loop in ended:
            self._channels.pop(loop).abandon()
        return bool(ended)

    def _forked(self) -> bool:
        """Start anew in the child of a fork; tells whether there was still a channel when it happened."""
        alive = bool(self._channels)
        # Kept referred to: the parent's channels must not be taken down from here.
        _ABANDONED.append(self._channels)
        self._renew()
        self._reset_budget()
        return alive

    def _connected(self) -> bool | None:
        channel = self._channels.get(asyncio.get_running_loop())
        return None if channel is None else channel.connected()

    async def sign_in(self, remaining: float | None = None) -> Headers:
        """Sign in, or renew an expired token. Tasks that come together cause one sign-in.

        Args:
            remaining: Seconds that the caller has left; None for no limit but that of signing in.

        Returns:
            The headers to send.

        Raises:
            GRPCError: The sign-in failed; `UnauthenticatedError` and the like when it was refused.
            ClosedError: The connection is closed.
        """
        channel = self._channel()
        if channel is None:
            raise self._sign_in_call(remaining).closed()
        task = channel.sign_in_task
        if task is None or task.done():
            task = channel.sign_in_task = channel.loop.create_task(self._authenticate(channel))
            task.add_done_callback(retrieve)
        # The task has a deadline of its own; a caller that has less time, or is cancelled, leaves it to the others.
        done, _ = await asyncio.wait([task], timeout=remaining)
        if not done:
            raise sign_in_too_late(self.settings)
        try:
            return task.result()
        except SDKError as error:
            # A copy, as one exception raised in several tasks would mix up their tracebacks.
            raise copy.copy(error) from None

    async def _authenticate(self, channel: Channel) -> Headers:
        # It connects while what the sign-in takes is imported.
        await channel.begin_to_open()
        call = self._sign_in_call(None)
        request = SignInRequest(self.settings)

        async def attempt(channel: Channel, headers: Headers, timeout: float | None) -> Any:
            return await channel.sign_in_callable(call.method)(request, timeout=timeout, metadata=headers)

        headers = headers_with(token_in(self.settings, call.method, await self.run(call, attempt)), self.settings)
        self._headers = headers
        return headers


def task_is_cancelled() -> bool:
    """Whether the running task was asked to end; before Python 3.11 that cannot be told, and counts as no."""
    task = asyncio.current_task()
    return sys.version_info >= (3, 11) and task is not None and task.cancelling() > 0


def retrieve(task: asyncio.Task[Any]) -> None:
    """Take the error out of a task: those that waited have it, and asyncio need not warn when none did."""
    if not task.cancelled():
        task.exception()


# asyncio itself keeps no hold of tasks.
_CLOSING: set[asyncio.Task[None]] = set()


def _close(channel: Channel) -> asyncio.Task[None] | None:
    """Close a channel on its own event loop; the task, when that is the running one."""
    try:
        here = channel.loop is asyncio.get_running_loop()
    except RuntimeError:
        here = False
    if here:
        return _start_closing(channel)
    # A loop that ended meanwhile has nothing left to close.
    with contextlib.suppress(RuntimeError):
        channel.loop.call_soon_threadsafe(_start_closing, channel)
    return None


def _start_closing(channel: Channel) -> asyncio.Task[None]:
    task = channel.loop.create_task(channel.close())
    _CLOSING.add(task)
    task.add_done_callback(_CLOSING.discard)
    return task


class Finished:
    """What `close` returns: can be awaited, need not be. A coroutine would warn, and would not have begun.

    Args:
        tasks: What awaiting it waits for.
    """

    def __init__(self, tasks: Sequence[asyncio.Task[None] | None] = ()) -> None:
        self._tasks = [task for task in tasks if task is not None]

    def __await__(self) -> Generator[Any, None, None]:
        for task in self._tasks:
            yield from asyncio.shield(task).__await__()


def can_connect() -> bool:
    """Whether this process was not forked from one in which an asyncio client was connected."""
    return not _forked_while_running


_SECONDS_TO_TAKE_DOWN = 0.1
_CONNECTIONS: weakref.WeakSet[Connection] = weakref.WeakSet()
_ABANDONED: list[Any] = []
_forked_while_running = False


def _is_at_work() -> bool:
    """Whether gRPC's asyncio part has its thread."""
    return any(thread.name.endswith("(_poll_wrapper)") for thread in threading.enumerate())


def _before_fork() -> None:
    # gRPC's asyncio part has a thread of its own as long as there is a channel, and cannot be forked with it.
    dropped = [connection._drop_ended() for connection in list(_CONNECTIONS)]  # pyright: ignore[reportPrivateUsage]
    was_at_work = _is_at_work()
    if was_at_work:
        # Calls that were cancelled may keep a channel that is closed, and with it that thread.
        gc.collect()
    if any(dropped) or (was_at_work and not _is_at_work()):
        # Threads of gRPC's take them down, and tell nobody when they are done. A fork meanwhile copies locks that they hold,
        # and leaves out what gRPC does for forks; the child would wait for ever as it makes its first channel.
        time.sleep(_SECONDS_TO_TAKE_DOWN)


def _after_fork_in_child() -> None:
    global _forked_while_running
    for connection in list(_CONNECTIONS):
        _forked_while_running |= connection._forked()  # pyright: ignore[reportPrivateUsage]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_child=_after_fork_in_child)
