"""A blocking gRPC channel, and the callables that gRPC makes for each RPC."""

from __future__ import annotations

from typing import Any

import grpc
from grpc.experimental import ChannelOptions  # pyright: ignore[reportMissingTypeStubs]

from viam_cloud_runtime.channels.responses import CAN_FREE
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


def open_grpc_channel(settings: Settings, secure: bool) -> grpc.Channel:
    """A channel of gRPC. Several with the same arguments share a connection.

    Args:
        settings: What to connect to, and how.
        secure: Whether to encrypt.
    """
    options = channel_options(settings)
    if CAN_FREE:
        # Reading a stream in the caller's own thread is faster and takes half the CPU.
        options.append((ChannelOptions.SingleThreadedUnaryStream, 1))
    name = settings.target.name
    if secure:
        return grpc.secure_channel(name, channel_credentials(settings), options)
    return grpc.insecure_channel(name, options)


class BlockingChannel:
    """One gRPC channel. Requests go in serialized, and so do responses come out.

    Args:
        settings: What to connect to, and how.
        secure: Whether to encrypt.
    """

    def __init__(self, settings: Settings, secure: bool) -> None:
        self.is_secure = secure
        self.grpc_channel = open_grpc_channel(settings, secure)
        self._callables: dict[str, Any] = {}
        # gRPC would not connect before the first call, whose messages take a while to import.
        self.state(connect=True)

    def callable_for(self, method: Method[Any, Any]) -> Any:
        """What gRPC offers to call the RPC with; made once per RPC."""
        try:
            return self._callables[method.path]
        except KeyError:
            return self._callables.setdefault(method.path, self._make(method))

    def connected(self) -> bool | None:
        """Whether there is a connection at this moment; None when that is not known."""
        state = self.state()
        return None if state is None else is_connected(state)

    def state(self, *, connect: bool = False) -> grpc.ChannelConnectivity | None:
        """The state of the connection; None when it is not known.

        Args:
            connect: Whether to begin to connect, where there is no connection.
        """
        # To the public grpcio gives this by way of a thread that polls; asyncio's flavour has it as `get_state`.
        channel: Any = getattr(self.grpc_channel, "_channel", None)
        try:
            number: int = channel.check_connectivity_state(connect)
        except (AttributeError, ValueError):
            # Another version of grpcio, or a channel that was closed.
            return None
        return next((state for state in grpc.ChannelConnectivity if state.value[0] == number), None)

    def _make(self, method: Method[Any, Any]) -> Any:
        makers: dict[type, Any] = {
            UnaryMethod: self.grpc_channel.unary_unary,
            ServerStreamMethod: self.grpc_channel.unary_stream,
            FiniteStreamMethod: self.grpc_channel.unary_stream,
            # A call of `stream_unary` that is given up between its answer and its end, for whatever reason, never ends in gRPC if
            # it sent over 256 KiB: neither its deadline nor closing the channel would come to anything.
            ClientStreamMethod: self.grpc_channel.stream_stream,
            BidiStreamMethod: self.grpc_channel.stream_stream,
        }
        return makers[type(method)](method.path, None, None)

    def close(self) -> None:
        """Close the channel; what is in flight is cancelled."""
        self.grpc_channel.close()
