"""The gRPC server: checks who calls, hands the call to its handler, turns what goes wrong into a status.

It is the blocking kind with a pool of threads, because everything below it blocks: SQLite and files.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn

import grpc

from viam_cloud_emulator.calls import ANONYMOUS, Environment, StreamCall
from viam_cloud_emulator.rpcs import Rpc
from viam_cloud_emulator.sign_in import signed_in_caller
from viam_cloud_emulator.status_error import StatusError, unimplemented

MAXIMUM_MESSAGE_BYTES = 32 * 1024 * 1024
"""Largest message that clients may send, as in the cloud."""

_THREADS = 32

_logger = logging.getLogger(__name__)

_Behavior = Callable[[Iterator[bytes], grpc.ServicerContext], Iterator[bytes]]


class Server:
    """A gRPC server on one address.

    Args:
        environment: State that the handlers work on.
        rpcs: Handlers by wire path.
        host: Name or IP address to listen on.
        port: Port to listen on; 0 for a free one.

    Raises:
        OSError: The address cannot be listened on.
    """

    def __init__(self, environment: Environment, rpcs: Mapping[str, Rpc], host: str, port: int) -> None:
        self._executor = ThreadPoolExecutor(_THREADS, thread_name_prefix="viam-cloud-emulator")
        self._server = grpc.server(
            self._executor,
            handlers=[_Handlers(environment, rpcs)],
            options=[
                ("grpc.max_receive_message_length", MAXIMUM_MESSAGE_BYTES),
                ("grpc.max_send_message_length", -1),
                # Otherwise a second server on the same port would silently get every other connection.
                ("grpc.so_reuseport", 0),
            ],
        )
        bracketed = f"[{host}]" if ":" in host else host
        try:
            bound = self._server.add_insecure_port(f"{bracketed}:{port}")
        except RuntimeError:
            bound = 0
        if not bound:
            self._executor.shutdown()
            raise OSError(f"cannot listen on {bracketed}:{port}; is the port in use, or the host not this one?")
        self.address = f"{bracketed}:{bound}"
        self._server.start()

    def stop(self, grace: float) -> None:
        """Take no new calls, and end when those under way have, or after `grace` seconds."""
        self._server.stop(grace).wait()
        self._executor.shutdown()


class _Handlers(grpc.GenericRpcHandler):
    """Knows a handler for every path, if only one that says there is none."""

    def __init__(self, environment: Environment, rpcs: Mapping[str, Rpc]) -> None:
        self._environment = environment
        self._rpcs = rpcs

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler[bytes, bytes]:
        """The behavior for one call.

        On the wire all four kinds of RPCs look alike, so one kind serves them all. Messages stay bytes here: unlike
        gRPC's own, our parsing errors are the caller's fault and say so.
        """
        path = handler_call_details.method
        metadata = dict(handler_call_details.invocation_metadata)
        authorization = metadata.get("authorization")
        header = authorization if isinstance(authorization, str) else None
        return grpc.stream_stream_rpc_method_handler(self._behavior(path, header))

    def _behavior(self, path: str, authorization: str | None) -> _Behavior:
        def behavior(messages: Iterator[bytes], context: grpc.ServicerContext) -> Iterator[bytes]:
            started = time.perf_counter()
            status, message = grpc.StatusCode.OK, ""
            try:
                yield from self._answer(path, authorization, messages)
            except StatusError as error:
                status, message = error.status, error.message
            except grpc.RpcError:
                status, message = grpc.StatusCode.CANCELLED, "the client ended the call"
            except GeneratorExit:
                # Raised where the response was yielded: there is nobody left to get it.
                status = grpc.StatusCode.CANCELLED
                raise
            except Exception:
                _logger.exception("%s failed unexpectedly", path)
                status, message = grpc.StatusCode.INTERNAL, "the emulator failed to answer; its log says why"
            finally:
                milliseconds = (time.perf_counter() - started) * 1000
                _logger.info("%s %s %.1f ms", path.lstrip("/"), status.name, milliseconds)
            if status is not grpc.StatusCode.OK:
                _abort(context, status, message)

        return behavior

    def _answer(self, path: str, authorization: str | None, messages: Iterator[bytes]) -> Iterator[bytes]:
        rpc = self._rpcs.get(path)
        caller = ANONYMOUS
        if rpc is None or rpc.needs_sign_in:
            caller = signed_in_caller(self._environment, authorization)
        if rpc is None:
            raise unimplemented(f"the emulator does not implement {path.lstrip('/')}")
        return rpc.answer(StreamCall(self._environment, caller), messages)


def _abort(context: grpc.ServicerContext, status: grpc.StatusCode, message: str) -> NoReturn:
    context.abort(status, message)
    raise AssertionError("abort always raises")
