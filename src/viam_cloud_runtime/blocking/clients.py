# Made of ../aio/clients.py by `python -m generator`; do not edit.
"""What generated blocking clients are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, overload

from viam_cloud_runtime.blocking.calls import call_unary, call_with_requests, open_with_requests
from viam_cloud_runtime.blocking.connection import Connection
from viam_cloud_runtime.blocking.request_stream import RequestSource
from viam_cloud_runtime.blocking.streams import BidiStream, ServerStream
from viam_cloud_runtime.rpc.base_client import BaseTopClient, Caller, PlainTopClient
from viam_cloud_runtime.rpc.call import deserialize
from viam_cloud_runtime.rpc.methods import BidiStreamMethod, ClientStreamMethod, Method, ServerStreamMethod, UnaryMethod
from viam_cloud_runtime.rpc.options import DEFAULT, LARGE_REQUEST_BYTES, Headers, Retry, Timeout
from viam_cloud_runtime.rpc.stream_end import Until, seconds_until
from viam_cloud_runtime.rpc.upload_messages import UploadRequests

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from google.protobuf.message import Message

    from viam_cloud_runtime.blocking.channel import Channel

RequestT = TypeVar("RequestT", bound="Message")
ResponseT = TypeVar("ResponseT", bound="Message")
TopClientT = TypeVar("TopClientT", bound="TopClient")


class _Caller(Caller[Connection]):
    """The four shapes of calls, blocking."""

    def _call(
        self,
        method: UnaryMethod[RequestT, ResponseT],
        request: RequestT,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ResponseT:
        connection = self._connection
        call = connection.start(method, request, self._options, timeout, retry)
        serialized = connection.serialize(method, request)
        if len(serialized) >= LARGE_REQUEST_BYTES:
            connection.allow_for_size(call, len(serialized), self._options, timeout)

        def attempt(channel: Channel, headers: Headers, left: float | None) -> ResponseT:
            return deserialize(method, call_unary(channel, method, serialized, headers, left))

        return connection.run(call, attempt)

    def _server_stream(
        self,
        method: ServerStreamMethod[RequestT, ResponseT],
        request: RequestT,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
        until: Until | None = None,
    ) -> ServerStream[ResponseT]:
        call = self._connection.start(method, request, self._options, timeout, retry)
        if until is not None:
            call.end_time = call.clock() + seconds_until(until)
        serialized = self._connection.serialize(method, request)

        def opening(channel: Channel, headers: Headers, left: float | None) -> Any:
            return channel.callable_for(method)(serialized, timeout=left, metadata=headers)

        return ServerStream(self._connection, call, opening)

    def _client_stream(
        self,
        method: ClientStreamMethod[RequestT, ResponseT],
        requests: Iterable[RequestT],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ResponseT:
        connection = self._connection
        call = connection.start(method, None, self._options, timeout, retry)
        if isinstance(requests, UploadRequests):
            connection.allow_for_size(call, requests.size, self._options, timeout)
        source = RequestSource(requests, self._connection.serializer(method, requests))
        call.hold = source.hold

        def attempt(channel: Channel, headers: Headers, left: float | None) -> ResponseT:
            return deserialize(method, call_with_requests(channel, method, source, headers, left))

        with source.raising_failure():
            return connection.run(call, attempt)

    def _bidi_stream(
        self,
        method: BidiStreamMethod[RequestT, ResponseT],
        requests: Iterable[RequestT],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> BidiStream[ResponseT]:
        call = self._connection.start(method, None, self._options, timeout, retry)
        source = RequestSource(requests, self._connection.serializer(method, requests))
        call.hold = source.hold

        def opening(channel: Channel, headers: Headers, left: float | None) -> Any:
            return open_with_requests(channel, method, source, headers, left)

        return BidiStream(self._connection, call, opening, source)


class ServiceClient(_Caller):
    """Base of the generated client of one or more services.

    Args:
        connection: What its calls go over.
        options: What is added to each call.
    """


class TopClient(_Caller, BaseTopClient[Connection]):
    """What every top client has: arbitrary calls, and an end."""

    @overload
    def call(
        self, method: UnaryMethod[RequestT, ResponseT], request: RequestT, *, timeout: Timeout = ..., retry: Retry = ...
    ) -> ResponseT: ...
    @overload
    def call(
        self,
        method: ServerStreamMethod[RequestT, ResponseT],
        request: RequestT,
        *,
        timeout: Timeout = ...,
        retry: Retry = ...,
    ) -> ServerStream[ResponseT]: ...
    @overload
    def call(
        self,
        method: ClientStreamMethod[RequestT, ResponseT],
        request: Iterable[RequestT],
        *,
        timeout: Timeout = ...,
        retry: Retry = ...,
    ) -> ResponseT: ...
    @overload
    def call(
        self,
        method: BidiStreamMethod[RequestT, ResponseT],
        request: Iterable[RequestT],
        *,
        timeout: Timeout = ...,
        retry: Retry = ...,
    ) -> BidiStream[ResponseT]: ...
    def call(
        self, method: Method[Any, Any], request: Any, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> object:
        """Call any RPC with a message of one's own: the way to what has no method here.

        Args:
            method: The RPC.
            request: The message, or for a stream of requests an iterable of them.
            timeout: Seconds for the whole call; None for no deadline.
            retry: When to retry; None for never.

        Returns:
            The response, or a stream of responses.

        Raises:
            TypeError: The message is not the one that the RPC takes.
            GRPCError: The call failed.
            ClosedError: The client is closed.

        Example:
            >>> client.call(GET_ITEM, GetItemRequest(id="..."))  # doctest: +SKIP
        """
        if isinstance(method, UnaryMethod):
            return self._call(method, request, timeout=timeout, retry=retry)
        if isinstance(method, ServerStreamMethod):
            return self._server_stream(method, request, timeout=timeout, retry=retry)
        if isinstance(method, ClientStreamMethod):
            return self._client_stream(method, request, timeout=timeout, retry=retry)
        if isinstance(method, BidiStreamMethod):
            return self._bidi_stream(method, request, timeout=timeout, retry=retry)
        raise TypeError(f"method must be one of the generated method constants, not {type(method).__name__}")

    def close(self) -> None:
        """Close the connection. Calls in flight are cancelled, later ones raise `ClosedError`. May be called twice.

        Example:
            >>> client.close()  # doctest: +SKIP
        """
        return self._connection.close()

    def __enter__(self: TopClientT) -> TopClientT:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class Client(TopClient, PlainTopClient[Connection]):
    """A client of a server that takes calls without a sign-in. For its arguments see `PlainTopClient`.

    Example:
        >>> client = Client("localhost:8080", insecure=True)
        >>> print(client)
        <Client of localhost:8080>
    """

    _connection_type = Connection
