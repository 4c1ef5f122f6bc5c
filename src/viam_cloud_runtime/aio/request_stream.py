"""Requests of a stream, for asyncio calls: taken one by one, sent again where need be."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable, Iterator
from typing import Any, TypeVar

import grpc

from viam_cloud_runtime.aio.connection import retrieve, task_is_cancelled
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.rpc.replay_buffer import ReplayBuffer

ResultT = TypeVar("ResultT")

_END = object()
_WRITE_FAILED = "Internal error from Core"


class FirstStatus:
    """The status that the server gave a call, though gRPC forgets it.

    When a server ends a call while requests are still being sent, the next write fails, and gRPC puts INTERNAL in the
    place of the status that came (https://github.com/grpc/grpc/issues/36066). A refused upload would then neither
    renew its sign-in nor say why it was refused.

    Args:
        call: gRPC's call, that takes a stream of requests.
    """

    def __init__(self, call: Any) -> None:
        self._error: grpc.aio.AioRpcError | None = None
        call.add_done_callback(self._remember)
        call.add_done_callback(_release_write)

    def _remember(self, call: Any) -> None:
        if self._error is None and run_at_once(call.code()) is not grpc.StatusCode.OK:
            # The call has ended, so there is nothing to wait for.
            self._error = grpc.aio.AioRpcError(
                run_at_once(call.code()),
                run_at_once(call.initial_metadata()),
                run_at_once(call.trailing_metadata()),
                run_at_once(call.details()),
            )

    async def restore(self, awaitable: Awaitable[ResultT]) -> ResultT:
        """Wait for what the call gives; when it fails, with the status that came first."""
        try:
            return await awaitable
        except grpc.aio.AioRpcError as error:
            first = self._error
            overwritten = error.code() is grpc.StatusCode.INTERNAL and error.details() == _WRITE_FAILED
            if overwritten and first is not None:
                raise first from None
            raise


def _release_write(call: Any) -> None:
    # gRPC's first write waits for an event that never comes where the channel is closed before the call is under way.
    event: asyncio.Event | None = getattr(call, "_metadata_sent", None)
    if event is not None:
        event.set()


class RequestSource:
    """The requests of a stream, serialized one at a time, for as many attempts as it takes.

    Args:
        requests: Where they come from.
        serialize: Makes bytes of one of them.
    """

    def __init__(self, requests: AsyncIterable[Any] | Iterable[Any], serialize: Callable[[Any], bytes]) -> None:
        self._requests = requests
        self._serialize = serialize
        self._lock = asyncio.Lock()
        iterator = aiter(requests) if isinstance(requests, AsyncIterable) else iter(requests)
        # What can be iterated over again, such as a list, need not be kept.
        self._iterator: AsyncIterator[Any] | Iterator[Any] | None = iterator if iterator is requests else None
        self._buffer = ReplayBuffer()
        self.failure: Exception | None = None

    def hold(self) -> bool:
        """Prepare for another attempt; False when what was sent is gone, or when taking requests failed."""
        return self.failure is None and (self._iterator is None or self._buffer.hold())

    @contextlib.contextmanager
    def raising_failure(self) -> Iterator[None]:
        """Raise what the iterable raised in place of what came of it: a call that failed or was cancelled."""
        try:
            yield
        except (SDKError, asyncio.CancelledError):
            if self.failure is not None and not task_is_cancelled():
                raise self.failure from None
            raise

    @property
    def never_waits(self) -> bool:
        """Whether a request is there as soon as it is asked for."""
        return not isinstance(self._requests, AsyncIterable)

    async def _awaited(self) -> AsyncGenerator[bytes]:
        """The requests from the first one on, for one attempt. An error of the iterable is kept in `failure`."""
        assert isinstance(self._requests, AsyncIterable)
        try:
            if self._iterator is None:
                async with contextlib.aclosing(_closable(self._requests)) as requests:
                    async for request in requests:
                        yield self._serialize(request)
                return
            generation = self._buffer.generation
            position = 0
            while (serialized := await self._get(position, generation)) is not None:
                yield serialized
                position += 1
        except Exception as error:
            self.failure = error
            raise

    def _at_hand(self) -> Iterator[bytes]:
        """The same where nothing is waited for, and so nothing can interrupt it."""
        assert isinstance(self._requests, Iterable)
        try:
            if self._iterator is None:
                yield from map(self._serialize, self._requests)
                return
            generation = self._buffer.generation
            for position in itertools.count():
                serialized = self._taken(position, generation)
                if serialized is None:
                    return
                yield serialized
        except Exception as error:
            self.failure = error
            raise

    async def send(self, rpc: Any) -> None:
        """Send the requests over a call of gRPC's, up to their end or that of the call."""
        try:
            if self.never_waits:
                for serialized in self._at_hand():
                    await rpc.write(serialized)
            else:
                async with contextlib.aclosing(self._awaited()) as requests:
                    async for serialized in requests:
                        await rpc.write(serialized)
            await rpc.done_writing()
        except Exception:
            # A call that ended early says why where its answer is awaited.
            if self.failure is not None:
                rpc.cancel()
        except BaseException:
            rpc.cancel()
            raise

    async def _get(self, position: int, generation: int) -> bytes | None:
        if self._buffer.dropped:
            return await self._take(position, generation)
        # Shielded: that one attempt ends must not end an iterator which the next attempt goes on with.
        task = asyncio.ensure_future(self._take(position, generation))
        task.add_done_callback(retrieve)
        return await asyncio.shield(task)

    async def _take(self, position: int, generation: int) -> bytes | None:
        assert isinstance(self._iterator, AsyncIterator)
        async with self._lock:
            if position < len(self._buffer.kept):
                return self._buffer.kept[position]
            return self._keep(await anext(self._iterator, _END), generation)

    def _taken(self, position: int, generation: int) -> bytes | None:
        assert isinstance(self._iterator, Iterator)
        if position < len(self._buffer.kept):
            return self._buffer.kept[position]
        return self._keep(next(self._iterator, _END), generation)

    def _keep(self, request: Any, generation: int) -> bytes | None:
        if request is _END:
            return None
        serialized = self._serialize(request)
        self._buffer.keep(serialized, generation)
        return serialized


def send_requests(rpc: Any, source: RequestSource) -> Any:
    """Send the requests of a source over a call of gRPC's, in a task of their own, and give the call.

    gRPC would take them itself. But when the connection is lost just as it tells the server that there are no more, it
    cancels the call and forgets why it failed: callers would see a cancellation that did not happen.
    """
    task = asyncio.ensure_future(source.send(rpc))

    def stop(_: object) -> None:
        task.cancel()

    rpc.add_done_callback(stop)
    return rpc


async def _closable(requests: AsyncIterable[Any]) -> AsyncGenerator[Any]:
    async for request in requests:
        yield request
