"""Spans of OpenTelemetry, one per call, for connections that are told to make them.

Nothing of OpenTelemetry is imported until one is. Names are those of its semantic conventions for gRPC.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import grpc

from viam_cloud_runtime.errors import GRPCError
from viam_cloud_runtime.rpc.methods import BidiStreamMethod, ServerStreamMethod
from viam_cloud_runtime.rpc.options import merged
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from collections.abc import Generator

    from opentelemetry.trace import Span

    from viam_cloud_runtime.rpc.address import Target
    from viam_cloud_runtime.rpc.call import Call
    from viam_cloud_runtime.rpc.sdk import SDK

_STATUS_CODE = "rpc.grpc.status_code"


class Tracer:
    """Makes the spans of a connection.

    Args:
        target: Where the connection goes.
        sdk: The SDK that it belongs to.

    Raises:
        ImportError: OpenTelemetry is not installed.
    """

    def __init__(self, target: Target, sdk: SDK) -> None:
        with IMPORTING:
            require("opentelemetry", "tracing=True")
            from opentelemetry import propagate, trace
        self._trace = trace
        self._propagate = propagate
        self._tracer = trace.get_tracer(sdk.name, sdk.version or None)
        self._sdk = sdk
        self._server: dict[str, str | int] = {"server.address": target.host or target.name}
        if target.port:
            self._server["server.port"] = target.port

    @contextmanager
    def calling(self, call: Call) -> Generator[None]:
        """Open the span of a call, make it the current one, and send its context along.

        A call that is answered by a stream goes on afterwards; the reader of the stream ends it, and knows what an error
        means.
        """
        has_reader = isinstance(call.method, (ServerStreamMethod, BidiStreamMethod))
        service, _, method = call.method.name.rpartition("/")
        attributes: dict[str, Any] = {
            "rpc.system": "grpc",
            "rpc.service": service,
            "rpc.method": method,
            **self._server,
        }
        span = self._tracer.start_span(call.method.name, kind=self._trace.SpanKind.CLIENT, attributes=attributes)
        call.span = CallSpan(span, self._sdk.name)
        with self._trace.use_span(span, record_exception=False, set_status_on_exception=False):
            call.metadata = merged(self._context(), call.metadata)
            try:
                yield
            except BaseException as error:
                if not (has_reader and isinstance(error, Exception)):
                    call.end(error)
                raise
        if not has_reader:
            call.end()

    def _context(self) -> tuple[tuple[str, str], ...]:
        carrier: dict[str, str] = {}
        self._propagate.inject(carrier)
        # gRPC takes names in lower case only.
        return tuple((name.lower(), value) for name, value in carrier.items())


class CallSpan:
    """The span of one call, until it ends.

    Args:
        span: The span.
        namespace: What attributes begin with that OpenTelemetry has no name for.
    """

    __slots__ = ("_namespace", "_span")

    def __init__(self, span: Span, namespace: str) -> None:
        self._span = span
        self._namespace = namespace

    def repeated(self, attempt: int, status: grpc.StatusCode, delay: float) -> None:
        """An attempt failed and is followed by another one."""
        attributes = {
            _STATUS_CODE: _number(status),
            f"{self._namespace}.attempt": attempt,
            f"{self._namespace}.delay": delay,
        }
        self._span.add_event("retry", attributes)

    def end(self, attempts: int, error: BaseException | None) -> None:
        """The call ended; with an error, unless it is None."""
        # Whatever interrupts a call cancels it.
        status = grpc.StatusCode.OK if error is None else getattr(error, "status", grpc.StatusCode.CANCELLED)
        self._span.set_attribute(_STATUS_CODE, _number(status))
        self._span.set_attribute(f"{self._namespace}.attempts", attempts)
        if error is not None:
            with IMPORTING:
                from opentelemetry.trace import StatusCode

            # Only of our own errors it is known that they show no secret.
            self._span.set_attribute("error.type", type(error).__name__)
            self._span.set_status(StatusCode.ERROR, error.message if isinstance(error, GRPCError) else None)
        self._span.end()

    def __del__(self) -> None:
        # A stream that was dropped half read. gRPC cancels it, and nothing else says that it is over.
        if self._span.is_recording():
            self._span.set_attribute(_STATUS_CODE, _number(grpc.StatusCode.CANCELLED))
            self._span.end()


def _number(status: grpc.StatusCode) -> int:
    number: int = status.value[0]
    return number
