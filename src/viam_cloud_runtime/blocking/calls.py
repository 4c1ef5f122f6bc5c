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
    from viam_cloud_runtime.blocking.interruption import Interruption
    from viam_cloud_runtime.blocking.request_stream import RequestSource
    from viam_cloud_runtime.rpc.methods import Method
    from viam_cloud_runtime.rpc.options import Headers

_SMALL_BYTES = 128 * 1024
"""gRPC never ends a call of `stream_unary` that sent over 256 KiB and is cancelled between its answer and its end."""


def call_unary(
    channel: Channel, method: Method[Any, Any], request: bytes, headers: Headers, left: float | None
) -> bytes:
    """Send one request; gives the response, serialized. An interruption ends the call."""
    response: bytes = call_interruptibly(channel.callable_for(method), request, headers, left)
    return response


def call_interruptibly(function: Any, request: Any, headers: Headers, left: float | None) -> Any:
    """Call what gRPC offers for an RPC with one request and one response. An interruption ends the call."""
    interruption = INTERRUPTION.get()
    if interruption is None:
        # Cheaper by a switch between threads.
        return function(request, timeout=left, metadata=headers)
    with CancelOnInterrupt() as interruptible:
        future = function.future(request, timeout=left, metadata=headers)
        try:
            interruptible.attach(future)
            with interruption.holding(future):
                return future.result()
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
    interruption = INTERRUPTION.get()
    if interruption is not None and source.size is not None and source.size <= _SMALL_BYTES:
        return _send_small(channel, interruption, method, source, headers, left)
    with CancelOnInterrupt() as interruptible:
        responses = open_with_requests(channel, method, source, headers, left)
        try:
            interruptible.attach(responses)
            with cancellable(interruption, responses):
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


def _send_small(
    channel: Channel,
    interruption: Interruption,
    method: Method[Any, Any],
    source: RequestSource,
    headers: Headers,
    left: float | None,
) -> bytes:
    """Send a small upload, one of many; gives the only response, serialized."""
    feed = source.feed()
    feed.attach(None)
    calls = channel.closable_calls.of(interruption)
    try:
        response: bytes = calls.callable_for(method)(feed, timeout=left, metadata=headers)
    except ValueError:
        # gRPC's own error for a channel that is closed.
        if not interruption.happened:
            raise
        raise make_error(grpc.StatusCode.CANCELLED, "interrupted", method=method.name) from None
    return response


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
