"""The channel of an asyncio connection on one event loop, and the callables that gRPC makes for each RPC."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import grpc

from viam_cloud_runtime.aio.call_limits import CALLS_UNDER_WAY, CallLimit, OpeningLimit
from viam_cloud_runtime.rpc.channel_settings import Settings, channel_credentials, channel_options
from viam_cloud_runtime.rpc.connection_hints import is_connected
from viam_cloud_runtime.rpc.methods import (
    BidiStreamMethod,
    ClientStreamMethod,
    FiniteStreamMethod,
    Method,
    ServerStreamMethod,
    UnaryMethod,
)
from viam_cloud_runtime.rpc.sign_in import SignInRequest
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from viam_cloud_runtime.aio.responses_in_thread import StreamsInThreads
    from viam_cloud_runtime.rpc.options import Headers


async def server_is_secure(settings: Settings) -> bool:
    """Find out whether the server speaks TLS, where the options let that decide; without blocking the event loop.

    Returns:
        Whether to encrypt. A server that cannot be reached counts as secure: the call itself says what is wrong.
    """
    target = settings.target
    if target.secure is not None:
        return target.secure
    with IMPORTING:
        import ssl

        from viam_cloud_runtime.rpc.address import probe_context, speaks_tls

    connecting = asyncio.open_connection(target.host, target.port, ssl=probe_context(), server_hostname=target.host)
    try:
        _, writer = await asyncio.wait_for(connecting, settings.options.timeout)
    except ssl.SSLError as error:
        return speaks_tls(error)
    except (OSError, asyncio.TimeoutError):
        return True
    writer.close()
    return True


class Channel:
    """One gRPC channel, and what waits on its event loop. Requests go in serialized, and so do responses come out."""

    def __init__(self, settings: Settings, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.settings = settings
        self.sign_in_task: asyncio.Task[Headers] | None = None
        self.closed: asyncio.Future[None] = loop.create_future()
        """Done once the connection is closed, so that what waits for something else can wait for it too."""
        self._unary_calls = CallLimit(CALLS_UNDER_WAY)
        self._streams = OpeningLimit(CALLS_UNDER_WAY)
        self._channel: grpc.aio.Channel | None = None
        self._secure = True
        self._in_threads: StreamsInThreads | None = None
        self._opening: asyncio.Task[None] | None = None
        self._callables: dict[str, Any] = {}

    @property
    def ready(self) -> bool:
        """Whether there is a channel."""
        return self._channel is not None

    async def open(self) -> None:
        """Make the channel, asking the server first whether it speaks TLS where that is left open."""
        # Several tasks may wait; that one of them is cancelled is nothing to the others.
        await asyncio.shield(self._begin_to_open())

    async def begin_to_open(self) -> None:
        """Give `open` a turn of the event loop, which is all that it needs unless the server has to be asked."""
        self._begin_to_open()
        await asyncio.sleep(0)

    def _begin_to_open(self) -> asyncio.Task[None]:
        if self._opening is None:
            self._opening = self.loop.create_task(self._open())
        return self._opening

    async def _open(self) -> None:
        self._secure = await server_is_secure(self.settings)
        name, options = self.settings.target.name, channel_options(self.settings)
        if self._secure:
            self._channel = grpc.aio.secure_channel(name, channel_credentials(self.settings), options)
        else:
            self._channel = grpc.aio.insecure_channel(name, options)
        # gRPC would not connect before the first call, whose messages take a while to import.
        self._channel.get_state(try_to_connect=True)

    async def prepare(self, method: Method[Any, Any]) -> None:
        """Connect whatever calls of an RPC take besides this channel, as far as that takes no time to speak of."""
        if not isinstance(method, FiniteStreamMethod):
            return
        with IMPORTING:
            from viam_cloud_runtime.aio.responses_in_thread import StreamsInThreads
            from viam_cloud_runtime.channels.responses import CAN_FREE

        if not CAN_FREE:
            # Such a version of gRPC is no faster in threads.
            return
        if self._in_threads is None:
            self._in_threads = StreamsInThreads(self.settings, self._secure, self.loop)
        await self._in_threads.connect()

    def limit_for(self, method: Method[Any, Any]) -> CallLimit:
        """How many calls of this kind are under way at a time."""
        return self._unary_calls if isinstance(method, UnaryMethod) else self._streams

    def callable_for(self, method: Method[Any, Any]) -> Any:
        """What gRPC offers to call the RPC with; made once per RPC."""
        try:
            return self._callables[method.path]
        except KeyError:
            return self._callables.setdefault(method.path, self._make(method))

    def sign_in_callable(self, method: Method[Any, Any]) -> Any:
        """What to sign in with: takes a `SignInRequest`."""
        make: Any = self._require().unary_unary
        return make(method.path, SignInRequest.serialize, None)

    def connected(self) -> bool | None:
        """Whether there is a connection at this moment; None when that is not known."""
        return None if self._channel is None else is_connected(self._channel.get_state())

    def _make(self, method: Method[Any, Any]) -> Any:
        channel = self._require()
        makers: dict[type, Any] = {
            UnaryMethod: channel.unary_unary,
            ServerStreamMethod: channel.unary_stream,
            FiniteStreamMethod: channel.unary_stream,
            ClientStreamMethod: channel.stream_unary,
            BidiStreamMethod: channel.stream_stream,
        }
        made = makers[type(method)](method.path, None, None)
        if self._in_threads is None or not isinstance(method, FiniteStreamMethod):
            return made
        return self._in_threads.callable_for(method, made)

    def _require(self) -> grpc.aio.Channel:
        assert self._channel is not None, "opened before anything is called"
        return self._channel

    def abandon(self) -> None:
        """Close what does not end with an event loop."""
        if self._in_threads is not None:
            self._in_threads.close()

    async def close(self) -> None:
        """Close the channel; what is in flight is cancelled."""
        if not self.closed.done():
            self.closed.set_result(None)
        self._unary_calls.close()
        self._streams.close()
        for task in (self._opening, self.sign_in_task):
            if task is not None:
                task.cancel()
        self.abandon()
        channel, self._channel = self._channel, None
        if channel is not None:
            await channel.close()
