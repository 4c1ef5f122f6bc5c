"""Tables of RPC handlers: each resource module has one, the server has their union."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Literal, TypeVar

from google.protobuf.message import DecodeError, Message

from viam_cloud_emulator.access.policies import Policy, authorize
from viam_cloud_emulator.core.call import Call, StreamCall
from viam_cloud_emulator.core.errors import invalid_argument, refuse_oversized
from viam_cloud_runtime import ClientStreamMethod, RetryClass, ServerStreamMethod, UnaryMethod

RequestT = TypeVar("RequestT", bound=Message)
ResponseT = TypeVar("ResponseT", bound=Message)

Kind = Literal["unary", "server_stream", "client_stream"]
UnaryHandler = Callable[[Call, RequestT], ResponseT]
ServerStreamHandler = Callable[[StreamCall, RequestT], Generator[ResponseT, None, None]]
ClientStreamHandler = Callable[[StreamCall, Iterator[RequestT]], Generator[ResponseT, None, None]]


@dataclass(frozen=True, slots=True)
class Rpc:
    """One RPC, ready to be served: bytes in, bytes out, whatever its messages are."""

    policy: Policy
    answer: Callable[[StreamCall, Iterator[bytes]], Iterator[bytes]]
    kind: Kind


class RpcTable:
    """Handlers by wire path."""

    def __init__(self) -> None:
        self._rpcs: dict[str, Rpc] = {}

    @property
    def rpcs(self) -> Mapping[str, Rpc]:
        """Everything registered so far."""
        return self._rpcs

    def unary(
        self, method: UnaryMethod[RequestT, ResponseT], policy: Policy
    ) -> Callable[[UnaryHandler[RequestT, ResponseT]], UnaryHandler[RequestT, ResponseT]]:
        """Register the decorated function for an RPC with one request and one response.

        It runs in a transaction, which may write unless the method constant says that the RPC only reads, or
        strangers may call it.
        """
        read_only = method.retry_class is RetryClass.READ or not policy.signed_in

        def register(handler: UnaryHandler[RequestT, ResponseT]) -> UnaryHandler[RequestT, ResponseT]:
            def answer(stream: StreamCall, messages: Iterator[bytes]) -> Iterator[bytes]:
                request = _parse(method.request_type, _only(messages))
                with stream.read() if read_only else stream.write() as call:
                    if policy.signed_in:
                        authorize(call, policy, request)
                    response = handler(call, request)
                for action in call.afterwards:
                    action()
                yield _serialize(response)

            self._add(method.path, Rpc(policy, answer, "unary"))
            return handler

        return register

    def server_stream(
        self, method: ServerStreamMethod[RequestT, ResponseT], policy: Policy
    ) -> Callable[[ServerStreamHandler[RequestT, ResponseT]], ServerStreamHandler[RequestT, ResponseT]]:
        """Register the decorated generator for an RPC with one request and a stream of responses.

        Between two transactions it yields what it has read, so that no transaction waits for a slow client. One that
        goes on until the client or the stop ends it sleeps in `StreamCall.wait_for_commit`.
        """

        def register(handler: ServerStreamHandler[RequestT, ResponseT]) -> ServerStreamHandler[RequestT, ResponseT]:
            def answer(stream: StreamCall, messages: Iterator[bytes]) -> Iterator[bytes]:
                request = _parse(method.request_type, _only(messages))
                with stream.read() as call:
                    authorize(call, policy, request)
                yield from _serialized(handler(stream, request))

            self._add(method.path, Rpc(policy, answer, "server_stream"))
            return handler

        return register

    def client_stream(
        self, method: ClientStreamMethod[RequestT, ResponseT], policy: Policy
    ) -> Callable[[ClientStreamHandler[RequestT, ResponseT]], ClientStreamHandler[RequestT, ResponseT]]:
        """Register the decorated function for an RPC with a stream of requests and one response.

        It is a generator that reads the requests, yields the response, and only then stores what it read. To the
        server the stream of a client that is cut off looks complete at first, and storing it would make half a file
        look like a whole one. After the `yield` that is known: the handler goes on only if the client is still
        there. For the client, in turn, the response does not count before the call has ended without an error.
        """

        def register(handler: ClientStreamHandler[RequestT, ResponseT]) -> ClientStreamHandler[RequestT, ResponseT]:
            def answer(stream: StreamCall, messages: Iterator[bytes]) -> Iterator[bytes]:
                requests = (_parse(method.request_type, message) for message in messages)
                yield from _serialized(handler(stream, _authorized(stream, policy, requests)))

            self._add(method.path, Rpc(policy, answer, "client_stream"))
            return handler

        return register

    def include(self, other: RpcTable) -> None:
        """Take over the handlers of another table."""
        for path, rpc in other.rpcs.items():
            self._add(path, rpc)

    def _add(self, path: str, rpc: Rpc) -> None:
        if path in self._rpcs:
            raise ValueError(f"{path} has two handlers")
        self._rpcs[path] = rpc


def _serialized(responses: Generator[Message, None, None]) -> Iterator[bytes]:
    # Closed at once when the client leaves, so that the handler can tidy up.
    with closing(responses):
        for response in responses:
            yield _serialize(response)


def _serialize(response: Message) -> bytes:
    serialized = response.SerializeToString()
    refuse_oversized(len(serialized))
    return serialized


def _only(messages: Iterator[bytes]) -> bytes:
    for message in messages:
        return message
    raise invalid_argument("the call carries no request message")


def _authorized(stream: StreamCall, policy: Policy, requests: Iterator[RequestT]) -> Iterator[RequestT]:
    """The messages of a client stream, the first of which says what it is about."""
    first = True
    for request in requests:
        if first:
            with stream.read() as call:
                authorize(call, policy, request)
        first = False
        yield request


def _parse(request_type: type[RequestT], message: bytes) -> RequestT:
    try:
        return request_type.FromString(message)
    except DecodeError:
        raise invalid_argument(f"the request is not a valid {request_type.DESCRIPTOR.name} message") from None
