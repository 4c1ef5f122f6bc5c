"""A gRPC server on loopback that does what a test tells it: fail, hang, expire tokens, die, come back."""

from __future__ import annotations

import socket
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent import futures
from dataclasses import dataclass, field
from typing import Any

import grpc

from tests.support.sample.sample_api import AUTHENTICATE, CHAT, EXPORT, READ, REPLACE, TAIL, UPLOAD, WRITE, text
from tests.support.waiting import wait_for

API_KEY = "sw0rdfish-api-key"
API_KEY_ID = "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
THREADS = 16

Fault = Callable[[grpc.ServicerContext], None]


def fail(status: grpc.StatusCode, details: str = "as told", trailers: tuple[tuple[str, Any], ...] = ()) -> Fault:
    """End the call with a status."""

    def fault(context: grpc.ServicerContext) -> None:
        context.set_trailing_metadata(trailers)
        context.abort(status, details)

    return fault


def hang(context: grpc.ServicerContext) -> None:
    """Answer nothing until the client gives up."""
    gone = threading.Event()
    if context.add_callback(gone.set):
        wait_for(gone)


def _free_port() -> int:
    """A port that is free at both addresses of localhost: gRPC chooses one for the first, and goes on if the second is taken."""
    if not socket.has_dualstack_ipv6():
        return 0
    with socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True) as probe:
        port: int = probe.getsockname()[1]
    return port


@dataclass
class ProgrammableServer:
    """Echoes, unless told otherwise.

    `faults` are used up one per call, before anything is answered; `late_faults` one per stream, after its first
    response. Sign-ins never take either.
    """

    server_credentials: grpc.ServerCredentials | None = None
    port: int = 0
    faults: deque[Fault] = field(default_factory=deque)
    late_faults: deque[Fault] = field(default_factory=deque)
    stream_faults: deque[tuple[int, Fault]] = field(default_factory=deque)
    """One per stream, each after so many responses."""
    sign_in_faults: deque[Fault] = field(default_factory=deque)
    before_refusing: Callable[[], None] = lambda: None
    answer: Callable[[str], str] = lambda value: value
    is_complete: Callable[[], bool] = lambda: True
    """Asked at the end of an upload, before it is recorded."""
    responses: int = 3
    upload_responses: int = 1
    sign_ins: int = 0
    valid_token: str | None = None
    """Set once somebody signed in; calls with another token are refused from then on."""
    calls: Counter[str] = field(default_factory=Counter)
    metadata: list[dict[str, Any]] = field(default_factory=list)
    header_names: list[list[str]] = field(default_factory=list)
    """What each call sent, with what it sent twice twice."""
    received: list[list[str]] = field(default_factory=list)
    _server: grpc.Server | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def address(self) -> str:
        return f"localhost:{self.port}"

    def start(self) -> ProgrammableServer:
        # Without SO_REUSEPORT a second server on the port is an error, not a coin toss.
        server = grpc.server(futures.ThreadPoolExecutor(THREADS), options=[("grpc.so_reuseport", 0)])
        server.add_generic_rpc_handlers((_Handler(self),))
        name = f"localhost:{self.port or _free_port()}"
        if self.server_credentials is None:
            self.port = server.add_insecure_port(name)
        else:
            self.port = server.add_secure_port(name, self.server_credentials)
        server.start()
        self._server = server
        return self

    def stop(self) -> None:
        """Drop all connections."""
        if self._server is not None:
            wait_for(self._server.stop(None))
            self._server = None

    def expire_token(self) -> None:
        """From now on only a token of a new sign-in counts."""
        self.valid_token = "expired"

    def sign_in(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._lock:
            self.sign_ins += 1
            number = self.sign_ins
        self.metadata.append(dict(context.invocation_metadata()))
        if self.sign_in_faults:
            self.sign_in_faults.popleft()(context)
        if (
            request.entity != API_KEY_ID
            or request.credentials.type != "api-key"
            or request.credentials.payload != API_KEY
        ):
            context.abort(grpc.StatusCode.UNAUTHENTICATED, f"no such key: {request.credentials.payload}")
        self.valid_token = f"t0ken-number-{number}"
        return AUTHENTICATE.response_type(access_token=self.valid_token)

    def admit(self, path: str, context: grpc.ServicerContext) -> None:
        """Record a call, and let it pass, refuse it, or do to it what was told."""
        metadata = dict(context.invocation_metadata())
        with self._lock:
            self.calls[path] += 1
            self.metadata.append(metadata)
            self.header_names.append([name for name, _ in context.invocation_metadata()])
        authorization = metadata.get("authorization", "")
        if self.valid_token is not None and authorization != f"Bearer {self.valid_token}":
            self.before_refusing()
            context.abort(grpc.StatusCode.UNAUTHENTICATED, f"not a valid token: {authorization}")
        try:
            fault = self.faults.popleft()
        except IndexError:
            return
        fault(context)


class _Handler(grpc.GenericRpcHandler):
    def __init__(self, server: ProgrammableServer) -> None:
        self._server = server

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler | None:
        path = handler_call_details.method
        if path == AUTHENTICATE.path:
            return grpc.unary_unary_rpc_method_handler(
                self._server.sign_in,
                AUTHENTICATE.request_type.FromString,
                AUTHENTICATE.response_type.SerializeToString,
            )
        makers = {
            READ.path: (grpc.unary_unary_rpc_method_handler, self._echo(path)),
            REPLACE.path: (grpc.unary_unary_rpc_method_handler, self._echo(path)),
            WRITE.path: (grpc.unary_unary_rpc_method_handler, self._echo(path)),
            TAIL.path: (grpc.unary_stream_rpc_method_handler, self._tail(path)),
            EXPORT.path: (grpc.unary_stream_rpc_method_handler, self._tail(path)),
            # So that there can be something between the response and the end.
            UPLOAD.path: (grpc.stream_stream_rpc_method_handler, self._upload(path)),
            CHAT.path: (grpc.stream_stream_rpc_method_handler, self._chat(path)),
        }
        if path not in makers:
            return None
        make, behaviour = makers[path]
        return make(behaviour, READ.request_type.FromString, READ.response_type.SerializeToString)

    def _echo(self, path: str) -> Callable[..., Any]:
        def echo(request: Any, context: grpc.ServicerContext) -> Any:
            self._server.admit(path, context)
            return text(self._server.answer(request.value))

        return echo

    def _tail(self, path: str) -> Callable[..., Any]:
        def tail(request: Any, context: grpc.ServicerContext) -> Iterator[Any]:
            self._server.admit(path, context)
            faults = dict([self._server.stream_faults.popleft()] if self._server.stream_faults else [])
            for number in range(self._server.responses):
                if number in faults:
                    faults[number](context)
                if number == 1 and self._server.late_faults:
                    self._server.late_faults.popleft()(context)
                yield text(f"{self._server.answer(request.value)} {number}")

        return tail

    def _upload(self, path: str) -> Callable[..., Any]:
        def upload(requests: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
            self._server.admit(path, context)
            values = [request.value for request in requests]
            if self._server.is_complete():
                self._server.received.append(values)
            for _ in range(self._server.upload_responses):
                yield text(" ".join(values))
            if self._server.late_faults:
                self._server.late_faults.popleft()(context)

        return upload

    def _chat(self, path: str) -> Callable[..., Any]:
        def chat(requests: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
            self._server.admit(path, context)
            for request in requests:
                yield text(self._server.answer(request.value))

        return chat
