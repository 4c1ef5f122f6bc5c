"""The gRPC server: checks who calls, hands the call to its handler, turns what goes wrong into a status.

It is the blocking kind with a pool of threads, because everything below it blocks: SQLite and files.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NoReturn

import grpc

from viam_cloud_emulator.core.call import ANONYMOUS, Environment, StreamCall
from viam_cloud_emulator.core.errors import MAXIMUM_MESSAGE_BYTES, StatusError, unimplemented
from viam_cloud_emulator.rpc.table import Rpc
from viam_cloud_emulator.server.faults import Fault, Faults, cut_requests, cut_responses, endure
from viam_cloud_emulator.server.tool_services import PREFIX, ToolServices
from viam_cloud_emulator.services.identity.sign_in import token_holder

_THREADS = 128
"""Most calls at a time; more of them queue. A live stream takes one for as long as it lives, so there are many."""

_WAITING_CALLS = 100_000
"""Most calls that wait to be taken up. gRPC would cancel some by chance from 1,000 on, and all beyond 3,000."""

_NOT_AGAIN = ("grpc-retry-pushback-ms", "-1")
"""Trailer that tells clients not to repeat a call."""

_logger = logging.getLogger(__name__)

_Behavior = Callable[[Iterator[bytes], grpc.ServicerContext], Iterator[bytes]]


class Server:
    """A gRPC server on one address.

    Args:
        environment: State that the handlers work on.
        rpcs: Handlers by wire path.
        host: Name or IP address to listen on.
        port: Port to listen on; 0 for a free one.
        faults: What goes wrong on demand.
        credentials: Certificate and key for TLS; None for no encryption.

    Raises:
        OSError: The address cannot be listened on.
    """

    def __init__(
        self,
        environment: Environment,
        rpcs: Mapping[str, Rpc],
        host: str,
        port: int,
        faults: Faults,
        credentials: grpc.ServerCredentials | None = None,
    ) -> None:
        self._executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="viam-cloud-emulator")
        self._handlers = _Handlers(environment, rpcs, faults)
        self._server = grpc.server(
            self._executor,
            handlers=[self._handlers],
            options=[
                ("grpc.max_receive_message_length", MAXIMUM_MESSAGE_BYTES),
                ("grpc.max_send_message_length", -1),
                # Otherwise a second server on the same port would silently get every other connection.
                ("grpc.so_reuseport", 0),
                ("grpc.server.max_pending_requests", _WAITING_CALLS),
                ("grpc.server.max_pending_requests_hard_limit", _WAITING_CALLS),
            ],
        )
        bracketed = f"[{host}]" if ":" in host else host
        try:
            if credentials is None:
                bound = self._server.add_insecure_port(f"{bracketed}:{port}")
            else:
                bound = self._server.add_secure_port(f"{bracketed}:{port}", credentials)
        except RuntimeError:
            bound = 0
        if not bound:
            self._executor.shutdown()
            raise OSError(f"cannot listen on {bracketed}:{port}; is the port in use, or the host not this one?")
        self.address = f"{bracketed}:{bound}"
        self._server.start()

    def stop(self, grace: float) -> None:
        """Take no new calls, and end when those under way have, or after `grace` seconds."""
        stopped = self._server.stop(grace)
        self._handlers.end_live_streams()
        try:
            stopped.wait()
        except KeyboardInterrupt:
            # A second Ctrl+C ends the calls under way.
            self._server.stop(None).wait()
            raise
        finally:
            self._executor.shutdown()


class _Handlers(grpc.GenericRpcHandler):
    """Knows a handler for every path, if only one that says there is none."""

    def __init__(self, environment: Environment, rpcs: Mapping[str, Rpc], faults: Faults) -> None:
        self._environment = environment
        self._rpcs = rpcs
        self._tools = ToolServices(rpcs)
        self._faults = faults
        self._stopping = threading.Event()
        self._under_way: set[threading.Event] = set()

    def end_live_streams(self) -> None:
        """Tell live streams to end, now and from now on."""
        self._stopping.set()
        self._tools.stop()
        for interrupted in tuple(self._under_way):
            self._interrupt(interrupted)

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler[Any, Any] | None:
        """The behavior for one call.

        On the wire all four kinds of RPCs look alike, so one kind serves them all. Messages stay bytes here: unlike
        gRPC's own, our parsing errors are the caller's fault and say so.
        """
        path = handler_call_details.method
        if path.startswith(PREFIX):
            return self._tools.service(handler_call_details)
        metadata = dict(handler_call_details.invocation_metadata)
        authorization = metadata.get("authorization")
        header = authorization if isinstance(authorization, str) else None
        return grpc.stream_stream_rpc_method_handler(self._behavior(path, header))

    def _behavior(self, path: str, authorization: str | None) -> _Behavior:
        def behavior(messages: Iterator[bytes], context: grpc.ServicerContext) -> Iterator[bytes]:
            started = time.perf_counter()
            status, message, final = grpc.StatusCode.OK, "", False
            ended, interrupted = self._begin(context)
            struck = self._faults.strike(path)
            try:
                endure(struck, interrupted)
                yield from self._answer(path, authorization, messages, struck, ended, interrupted)
            except StatusError as error:
                status, message, final = error.status, error.message, error.final
            except grpc.RpcError:
                status, message = grpc.StatusCode.CANCELLED, "the client ended the call"
            except GeneratorExit:
                # Raised where the response was yielded: the client is gone.
                status = grpc.StatusCode.CANCELLED
                raise
            except Exception:
                _logger.exception("%s failed unexpectedly", path)
                status, message = grpc.StatusCode.INTERNAL, "the emulator failed to answer; its log says why"
            finally:
                self._under_way.discard(interrupted)
                milliseconds = (time.perf_counter() - started) * 1000
                on_demand = " (fault on demand)" if struck else ""
                _logger.info("%s %s %.1f ms%s", path.lstrip("/"), status.name, milliseconds, on_demand)
            if status is not grpc.StatusCode.OK:
                if final:
                    context.set_trailing_metadata((_NOT_AGAIN,))
                _abort(context, status, message)

        return behavior

    def _answer(
        self,
        path: str,
        authorization: str | None,
        messages: Iterator[bytes],
        struck: Sequence[Fault],
        ended: threading.Event,
        interrupted: threading.Event,
    ) -> Iterator[bytes]:
        self._environment.arrivals.deliver()
        rpc = self._rpcs.get(path)
        caller, find_caller = ANONYMOUS, None
        if rpc is None or rpc.policy.signed_in:
            find_caller = token_holder(self._environment, authorization)
            with self._environment.store.read() as transaction:
                caller = find_caller(transaction)
        if rpc is None:
            raise unimplemented(f"the emulator does not implement {path.lstrip('/')}")
        stream = StreamCall(self._environment, caller, ended, interrupted, find_caller)
        if rpc.kind == "client_stream":
            return rpc.answer(stream, cut_requests(struck, messages))
        return cut_responses(struck, rpc.answer(stream, messages), stream=rpc.kind == "server_stream")

    def _begin(self, context: grpc.ServicerContext) -> tuple[threading.Event, threading.Event]:
        """The events of a call: the client no longer waits, and the call is to wait for nothing any more."""
        ended, interrupted = threading.Event(), threading.Event()
        self._under_way.add(interrupted)

        def end() -> None:
            ended.set()
            self._interrupt(interrupted)

        if not context.add_callback(end):
            end()
        if self._stopping.is_set():
            interrupted.set()
        return ended, interrupted

    def _interrupt(self, interrupted: threading.Event) -> None:
        interrupted.set()
        self._environment.store.commits.wake()


def _abort(context: grpc.ServicerContext, status: grpc.StatusCode, message: str) -> NoReturn:
    context.abort(status, message)
    raise AssertionError("abort always raises")
