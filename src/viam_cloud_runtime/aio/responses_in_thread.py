"""Responses that a thread reads for an event loop, many at a time.

gRPC's asyncio flavour wakes the loop for each response, which takes several times as long as to read one in a thread.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import grpc

from viam_cloud_runtime.channels.blocking_channel import BlockingChannel
from viam_cloud_runtime.channels.response_reader import MOST_RESPONSES, ResponseReader

if TYPE_CHECKING:
    from viam_cloud_runtime.rpc.channel_settings import Settings
    from viam_cloud_runtime.rpc.methods import Method
    from viam_cloud_runtime.rpc.options import Headers

MOST_READERS: Final = 64
"""Calls of one channel that threads read at a time."""
NEAR_SECONDS: Final = 0.01
"""Time in which a server that is near has answered all that it takes to connect."""
_SECONDS_BETWEEN_TURNS = 0.001
_WITHOUT_DELAY = 32
"""First responses of a stream, each of which is handed over as soon as it is there: short streams are not to wait."""
_PER_TURN = 128
"""Responses that a reader may have one after the other before other tasks get a turn."""


class ResponsesInThread:
    """Reads like what gRPC's asyncio flavour gives for a call that is answered by a stream.

    Args:
        opening: Opens the call; called in the thread.
        loop: The event loop that the responses are for.
        readers: Those that have not ended, of all calls of a channel.
    """

    def __init__(
        self, opening: Callable[[], Any], loop: asyncio.AbstractEventLoop, readers: set[ResponseReader]
    ) -> None:
        self._loop = loop
        self._come = asyncio.Event()
        self._batch: deque[bytes] = deque()
        self._count = 0
        self._readers = readers
        # It knows the loop, but not this object, so that a stream that is forgotten can be collected while its thread reads.
        self._reader = ResponseReader(opening, partial(loop.call_soon_threadsafe, self._come.set))
        readers.add(self._reader)
        self._reader.start()

    def __aiter__(self) -> ResponsesInThread:
        return self

    async def __anext__(self) -> bytes:
        """The next response, serialized.

        Raises:
            grpc.RpcError: The call failed.
            asyncio.CancelledError: It was cancelled, or the task was, which cancels it.
        """
        try:
            if self._count % _PER_TURN == _PER_TURN - 1:
                await asyncio.sleep(0)
            while not self._batch:
                await self._wait()
                # Another task may have been faster.
                self._batch = self._batch or self._take()
        except asyncio.CancelledError:
            self.cancel()
            raise
        self._count += 1
        return self._batch.popleft()

    async def _wait(self) -> None:
        """Until there is something to take: at once at first, later at most once a millisecond."""
        self._come.clear()
        if self._count < _WITHOUT_DELAY:
            if not self._reader.want(1):
                await self._come.wait()
        elif self._reader.want(MOST_RESPONSES):
            await asyncio.sleep(0)
        else:
            timer = self._loop.call_later(_SECONDS_BETWEEN_TURNS, self._want_any)
            try:
                await self._come.wait()
            finally:
                timer.cancel()

    def _want_any(self) -> None:
        if self._reader.want(1):
            self._come.set()

    def _take(self) -> deque[bytes]:
        if self._reader.cancelled:
            raise asyncio.CancelledError
        batch, error = self._reader.take()
        if batch is None:
            self._readers.discard(self._reader)
            raise StopAsyncIteration if error is None else error
        return batch

    def cancel(self) -> None:
        """End the call. What was read of it, and not been taken, is lost."""
        self._batch.clear()
        self._readers.discard(self._reader)
        self._reader.cancel()
        self._come.set()

    def __del__(self) -> None:
        self._readers.discard(self._reader)
        self._reader.cancel()


class StreamsInThreads:
    """The blocking channel whose streams threads read for one event loop. It connects once it is made.

    Until it has connected, gRPC's asyncio flavour reads streams: over a distance, a connection takes longer than most.

    Args:
        settings: What to connect to, and how.
        secure: Whether to encrypt.
        loop: The event loop.
    """

    def __init__(self, settings: Settings, secure: bool, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._channel = BlockingChannel(settings, secure)
        self._readers: set[ResponseReader] = set()
        self._patience_ends = loop.time() + NEAR_SECONDS
        self._has_connected = False

    async def connect(self) -> None:
        """Wait for the connection, no longer than one takes to a server that is near; only once for each."""
        while not self._is_connected() and self._loop.time() < self._patience_ends:
            await asyncio.sleep(0.001)

    def _is_connected(self) -> bool:
        state = self._channel.state(connect=True)
        is_connected = state is None or state is grpc.ChannelConnectivity.READY
        if is_connected:
            self._has_connected = True
        elif self._has_connected:
            self._has_connected = False
            self._patience_ends = self._loop.time() + NEAR_SECONDS
        elif state is grpc.ChannelConnectivity.TRANSIENT_FAILURE:
            self._patience_ends = self._loop.time()
        return is_connected

    def callable_for(self, method: Method[Any, Any], otherwise: Callable[..., Any]) -> Callable[..., Any]:
        """What to call the RPC with, as gRPC's asyncio flavour offers it.

        Args:
            method: The RPC, which is answered by a stream.
            otherwise: What to call it with without a thread.
        """
        call = self._channel.callable_for(method)

        def begin(request: bytes, *, timeout: float | None, metadata: Headers) -> Any:
            if not self._has_connected or len(self._readers) >= MOST_READERS:
                return otherwise(request, timeout=timeout, metadata=metadata)
            opening = partial(call, request, timeout=timeout, metadata=metadata)
            return ResponsesInThread(opening, self._loop, self._readers)

        return begin

    def close(self) -> None:
        """Close the channel; what is in flight is cancelled."""
        for reader in tuple(self._readers):
            reader.cancel()
        self._channel.close()
