"""One attempt of a call, by its shape, blocking."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import grpc

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, cancellable
from viam_cloud_runtime.channels.keyboard_interrupt import CancelOnInterrupt
from viam_cloud_runtime.errors import make_error

if TYPE_CHECKING:
    from viam_cloud_runtime.blocking.channel import Channel
    from viam_cloud_runtime.blocking.request_stream import RequestSource
    from viam_cloud_runtime.rpc.methods import Method
    from viam_cloud_runtime.rpc.options import Headers


def call_unary(
    channel: Channel, method: Method[Any, Any], request: bytes, headers: Headers, left: float | None
) -> bytes:
    """Send one request; gives the response, serialized. An interruption ends the call."""
    function = channel.callable_for(method)
    interruption = INTERRUPTION.get()
    response: bytes
    if interruption is None:
        # Cheaper by a switch between threads.
        response = function(request, timeout=left, metadata=headers)
        return response
    with CancelOnInterrupt() as interruptible:
        future = function.future(request, timeout=left, metadata=headers)
        try:
            interruptible.attach(future)
            with interruption.holding(future):
                response = future.result()
                return response
        except BaseException:
            # Whatever interrupts the wait also ends the call.
            future.cancel()
            raise


def call_with_requests(
    channel: Channel, method: Method[Any, Any], source: RequestSource, headers: Headers, left: float | None
) -> bytes:
    """Send a stream of requests; gives the only response, serialized.

    Raises:
        InternalError: The server sent another number of them.
        grpc.RpcError: The call failed.
    """
    with CancelOnInterrupt() as interruptible:
        responses = open_with_requests(channel, method, source, headers, left)
        try:
            interruptible.attach(responses)
            with cancellable(INTERRUPTION.get(), responses):
                received: list[bytes] = list(itertools.islice(responses, 2))
        except BaseException:
            # Whatever interrupts the wait also ends the call.
            responses.cancel()
            raise
    if len(received) != 1:
        responses.cancel()
        count = "no answer" if not received else "more than one answer"
        raise make_error(
            grpc.StatusCode.INTERNAL, f"the server gave {count} to a call that has one", method=method.name
        )
    return received[0]


def open_with_requests(
    channel: Channel, method: Method[Any, Any], source: RequestSource, headers: Headers, left: float | None
) -> Any:
    """Begin to send a stream of requests; gives gRPC's call."""
    feed = source.feed()
    try:
        return feed.attach(channel.callable_for(method)(feed, timeout=left, metadata=headers))
    except BaseException:
        feed.attach(None)
        raise
