"""Asyncio streams: of responses, of requests, of both."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from viam_cloud_runtime.aio.channel import Channel
from viam_cloud_runtime.aio.connection import Connection, Finished, task_is_cancelled
from viam_cloud_runtime.aio.request_stream import FirstStatus, RequestSource
from viam_cloud_runtime.rpc.base_stream import BaseStream, ResponseT
from viam_cloud_runtime.rpc.call import Call
from viam_cloud_runtime.rpc.options import Headers

if TYPE_CHECKING:
    from types import TracebackType


StreamT = TypeVar("StreamT", bound="ServerStream[Any]")
Opening = Callable[[Channel, Headers, "float | None"], Any]
"""Sends what there is to send and gives gRPC's call, whose responses have not been read yet."""

_END = object()


class ServerStream(BaseStream[Connection, ResponseT], Generic[ResponseT]):
    """The responses of a call, one after the other: iterate over it with `async for`.

    The call is made when the first response is asked for, and ends when the stream is exhausted, closed or left as
    a context manager. It is retried, and the sign-in renewed, only before the first response. Awaiting the stream
    gives the stream itself.

    Example:
        >>> async with client.order_client.watch_orders(shop="...") as stream:  # doctest: +SKIP
        ...     async for response in stream:
        ...         print(response)
    """

    def __init__(self, connection: Connection, call: Call, opening: Opening) -> None:
        super().__init__(connection, call)
        self._opening = opening
        self._loop: asyncio.AbstractEventLoop | None = None
        self._rpc: Any = None
        self._responses: Any = None
        self._started = False

    def __await__(self: StreamT) -> Generator[Any, None, StreamT]:
        return self
        yield  # Makes it a generator, as `__await__` has to be; there is nothing to wait for.

    def __aiter__(self: StreamT) -> StreamT:
        return self

    async def __anext__(self) -> ResponseT:
        """The next response.

        Raises:
            GRPCError: The call failed.
            ClosedError: The stream or its client was closed.
        """
        return self.parsed(await self._next_serialized())

    async def read_serialized(self, limit: int) -> list[bytes]:
        """The next responses as they came over the wire, for readers that read many at once.

        Args:
            limit: How many at most; fewer than that come at the end, and none after it.

        Raises:
            GRPCError: The call failed. Responses that came before are given first.
            ClosedError: The stream or its client was closed.
        """
        self._raise_failed_ahead()
        serialized: list[bytes] = []
        try:
            while len(serialized) < limit:
                serialized.append(await self._next_serialized())
        except StopAsyncIteration:
            pass
        except Exception as error:
            self._fail_later(error, serialized)
        return serialized

    async def _next_serialized(self) -> bytes:
        """The next response as it came over the wire."""
        if self._has_ended():
            raise StopAsyncIteration
        if self._closed:
            raise self._closed_error()
        try:
            if self._started:
                response = await self._read()
            else:
                response = await self._connection.run(self._call, self._attempt)
                self._started = True
        except asyncio.CancelledError as error:
            self._end(error)
            if task_is_cancelled() or not (self._closed or self._connection.closed):
                # The line that waited, without what is below it in gRPC: Ctrl-C shows where it came.
                raise error.with_traceback(None) from None
            # gRPC reports a call that was cancelled as if the task that waits for it had been.
            raise (self._closed_error() if self._closed else self._call.closed()) from None
        except Exception as error:
            failure = self._failure(error)
        else:
            if response is _END:
                self._end()
                raise StopAsyncIteration
            self._rows += 1
            return cast("bytes", response)
        # Not in the handler: what gRPC raised would stay attached to it, and may quote keys.
        if failure is None:
            raise StopAsyncIteration
        raise failure

    async def _attempt(self, channel: Channel, headers: Headers, timeout: float | None) -> Any:
        await channel.prepare(self._call.method)
        if self._closed:
            # While it waited for its turn, the sign-in or a connection.
            raise self._closed_error()
        if self._connection.closed:
            raise self._call.closed()
        self._loop = channel.loop
        self._opened(self._opening(channel, headers, timeout))
        return await self._read()

    def _opened(self, rpc: Any) -> None:
        self._rpc = rpc
        self._responses = aiter(rpc)

    async def _read(self) -> Any:
        return await anext(self._responses, _END)

    def cancel(self) -> None:
        """Cancel the call. A reader that waits for a response gets a `ClosedError`."""
        self._closed = True
        if self._rpc is not None:
            self._rpc.cancel()
        self._call.end(self._closed_error())

    def __del__(self) -> None:
        # gRPC's own tasks hold on to its call, so that dropping it does not end it. Any thread may be the one to collect.
        if self._loop is not None and self._rpc is not None and not (self._ended or self._closed):
            # A loop that is closed took its calls with it.
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._rpc.cancel)

    def close(self) -> Awaitable[None]:
        """Cancel the call unless it has ended. May be called twice, and need not be awaited.

        Returns:
            Something that can be awaited, for code that does.
        """
        self.cancel()
        return Finished()

    async def aclose(self) -> None:
        """Cancel the call unless it has ended, under the name that `contextlib.aclosing` calls."""
        self.cancel()

    async def __aenter__(self: StreamT) -> StreamT:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.cancel()


class BidiStream(ServerStream[ResponseT]):
    """The responses of a call that also takes a stream of requests.

    The requests are taken from the iterable that was given, in a task of their own, once the first response is
    asked for.
    """

    def __init__(self, connection: Connection, call: Call, opening: Opening, source: RequestSource) -> None:
        super().__init__(connection, call, opening)
        self._source = source

    def _opened(self, rpc: Any) -> None:
        super()._opened(rpc)
        self._first_status = FirstStatus(rpc)

    async def _read(self) -> Any:
        return await self._first_status.restore(super()._read())

    async def _next_serialized(self) -> bytes:
        with self._source.raising_failure():
            return await super()._next_serialized()
