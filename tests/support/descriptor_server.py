"""A gRPC server that knows an API by its descriptors alone: it records requests and gives prepared replies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent import futures
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message

from tests.support.waiting import wait_for

AUTHENTICATE = "/proto.rpc.v1.AuthService/Authenticate"


@dataclass(frozen=True)
class Rpc:
    """One RPC as its descriptor describes it, with message classes that nothing generated has touched."""

    path: str
    request_type: type[Message]
    response_type: type[Message]
    client_streaming: bool
    server_streaming: bool


@dataclass
class Exchange:
    """What one call brought, and what it is answered with."""

    replies: list[Message] = field(default_factory=list)
    reply: Callable[[Any], Message] | None = None
    requests: list[Message] = field(default_factory=list)
    metadata: list[dict[str, str | bytes]] = field(default_factory=list)


def load_rpcs(descriptors: bytes) -> dict[str, Rpc]:
    """Every RPC of a serialized descriptor set, by wire path, in a pool of its own."""
    pool = descriptor_pool.DescriptorPool()
    files = descriptor_pb2.FileDescriptorSet.FromString(descriptors).file
    for file in files:
        pool.Add(file)
    rpcs: dict[str, Rpc] = {}
    for file in files:
        for service in pool.FindFileByName(file.name).services_by_name.values():
            for method in service.methods:
                rpc = _rpc(method)
                rpcs[rpc.path] = rpc
    return rpcs


def _rpc(method: MethodDescriptor) -> Rpc:
    return Rpc(
        path=f"/{method.containing_service.full_name}/{method.name}",
        request_type=message_factory.GetMessageClass(method.input_type),
        response_type=message_factory.GetMessageClass(method.output_type),
        client_streaming=method.client_streaming,
        server_streaming=method.server_streaming,
    )


class DescriptorServer(grpc.GenericRpcHandler):
    """Serves every RPC it was given on a free loopback port."""

    def __init__(self, rpcs: dict[str, Rpc]) -> None:
        self.rpcs = rpcs
        self.exchanges: dict[str, Exchange] = {}
        # As large as the servers of the cloud take them.
        options = [("grpc.max_receive_message_length", 32 * 1024 * 1024)]
        self._server = grpc.server(futures.ThreadPoolExecutor(max_workers=8), options=options)
        self._server.add_generic_rpc_handlers((self,))
        self.address = f"127.0.0.1:{self._server.add_insecure_port('127.0.0.1:0')}"

    def __enter__(self) -> DescriptorServer:
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        wait_for(self._server.stop(None))

    def expect(self, path: str, *replies: Message) -> Exchange:
        """Prepares the replies of the next calls of an RPC; what they bring is found in the result."""
        self.exchanges[path] = Exchange(replies=list(replies))
        return self.exchanges[path]

    def answer(self, path: str, reply: Callable[[Any], Message]) -> Exchange:
        """Like `expect`, for replies that depend on the request."""
        self.exchanges[path] = Exchange(reply=reply)
        return self.exchanges[path]

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler | None:
        path = handler_call_details.method
        rpc = self.rpcs.get(path)
        if rpc is None:
            return None

        def handle(requests: Iterator[Message], context: grpc.ServicerContext) -> Iterator[Message]:
            exchange = self.exchanges.get(path) or Exchange()
            exchange.metadata.append(dict(context.invocation_metadata()))
            received = list(requests)
            exchange.requests.extend(received)
            if path == AUTHENTICATE and not exchange.replies:
                yield rpc.response_type(access_token="token-of-the-test")
            elif exchange.reply is not None:
                yield exchange.reply(received[-1])
            elif rpc.server_streaming:
                yield from exchange.replies
            else:
                yield exchange.replies[0] if exchange.replies else rpc.response_type()

        # On the wire, a single message is a stream of one: the one handler serves all four kinds.
        return grpc.stream_stream_rpc_method_handler(
            handle,
            request_deserializer=rpc.request_type.FromString,
            response_serializer=rpc.response_type.SerializeToString,
        )
