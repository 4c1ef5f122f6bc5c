"""One attempt of a call, by its shape, with asyncio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.aio.request_stream import FirstStatus, RequestSource, send_requests

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from viam_cloud_runtime.aio.channel import Channel
    from viam_cloud_runtime.rpc.methods import Method
    from viam_cloud_runtime.rpc.options import Headers


def call_unary(
    channel: Channel, method: Method[Any, Any], request: bytes, headers: Headers, left: float | None
) -> Awaitable[bytes]:
    """Send one request; gives the response, serialized."""
    call: Awaitable[bytes] = channel.callable_for(method)(request, timeout=left, metadata=headers)
    return call


async def call_with_requests(
    channel: Channel, method: Method[Any, Any], source: RequestSource, headers: Headers, left: float | None
) -> bytes:
    """Send a stream of requests; gives the only response, serialized."""
    rpc = channel.callable_for(method)(timeout=left, metadata=headers)
    first_status = FirstStatus(rpc)
    if source.never_waits:
        # A task of its own would be one for each file of many.
        await source.send(rpc)
    else:
        send_requests(rpc, source)
    response: bytes = await first_status.restore(rpc)
    return response


def open_with_requests(
    channel: Channel, method: Method[Any, Any], source: RequestSource, headers: Headers, left: float | None
) -> Any:
    """Begin to send a stream of requests; gives gRPC's call."""
    return send_requests(channel.callable_for(method)(timeout=left, metadata=headers), source)
