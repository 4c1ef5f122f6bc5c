"""What a connection is in both flavours: settings, options of calls, what failures mean. No I/O."""

from __future__ import annotations

import random
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import grpc

from viam_cloud_runtime.errors import GRPCError, make_error
from viam_cloud_runtime.rpc.call import Call, outcome_of, serialize
from viam_cloud_runtime.rpc.connection_hints import NO_CONNECTION_IN_TIME, ConnectionFacts
from viam_cloud_runtime.rpc.methods import Method, UnaryMethod
from viam_cloud_runtime.rpc.options import (
    DEFAULT,
    CallOptions,
    Headers,
    Retry,
    Timeout,
    effective_refusal_policy,
    effective_retry,
    effective_timeout,
    has_authorization,
    upload_timeout,
)
from viam_cloud_runtime.rpc.retries import RetryBudget
from viam_cloud_runtime.rpc.sign_in import known_secrets, sign_in_call, sign_in_error
from viam_cloud_runtime.rpc.upload_messages import UploadRequests, passing_bytes
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable, Generator

    from google.protobuf.message import Message

    from viam_cloud_runtime.rpc.channel_settings import Settings
    from viam_cloud_runtime.rpc.tracing import Tracer

ConnectionT = TypeVar("ConnectionT", bound="BaseConnection")


class BaseConnection:
    """The part of a connection that does not wait for anything.

    Args:
        settings: What to connect to, and how.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings: Settings = settings
        self.budget: RetryBudget = RetryBudget()
        self.clock: Callable[[], float] = time.monotonic
        self.random: Callable[[], float] = random.random
        self.logger: logging.Logger = settings.sdk.logger
        self._headers: Headers | None = None
        self._tracer: Tracer | None = None
        if settings.options.tracing:
            with IMPORTING:
                from viam_cloud_runtime.rpc.tracing import Tracer

            self._tracer = Tracer(settings.target, settings.sdk)
        self._sign_in_attempts: int = 0 if settings.sign_in is None else settings.sign_in.attempts

    def _reset_budget(self) -> None:
        """Forgets what calls of another process took."""
        self.budget = RetryBudget()

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{type(self).__name__} to {self.settings.target.name}{', closed' if self.closed else ''}>"

    def __reduce__(self: ConnectionT) -> tuple[type[ConnectionT], tuple[Settings]]:
        # Configuration only: it connects and signs in anew where it is unpickled.
        return type(self), (self.settings,)

    def start(
        self, method: Method[Any, Any], request: Any, options: CallOptions, timeout: Timeout, retry: Retry
    ) -> Call:
        """The state of a new call."""
        # Streams may run for days: only unary calls have a deadline unless one is given.
        fallback = self.settings.options.call_timeout if isinstance(method, UnaryMethod) else None
        return Call(
            method,
            request,
            options.metadata,
            0 if options.metadata and has_authorization(options.metadata) else self._sign_in_attempts,
            effective_timeout(timeout, options, fallback),
            effective_retry(retry, options, method.retry_class),
            effective_refusal_policy(retry, options),
            self.budget,
            self.clock,
            self.random,
            self.logger,
        )

    def serialize(self, method: Method[Any, Any], request: Message) -> bytes:
        """A message as it goes over the wire.

        Raises:
            TypeError: It is not of the type that the RPC takes.
            RequestTooLargeError: It is larger than the server takes.
        """
        return serialize(method, request, self.settings.sdk.max_message_bytes)

    def serializer(self, method: Method[Any, Any], requests: object) -> Callable[[Any], bytes]:
        """What makes bytes of each request of a stream; those of an upload with data are bytes already."""
        plain = partial(self.serialize, method)
        return passing_bytes(plain) if isinstance(requests, UploadRequests) else plain

    def allow_for_size(self, call: Call, size: int | None, options: CallOptions, timeout: Timeout) -> None:
        """Give a call that sends so many bytes the time for it, unless its timeout is given."""
        if timeout is DEFAULT and options.timeout is DEFAULT:
            call.timeout = upload_timeout(self.settings.options.call_timeout, size)

    def failure(self, call: Call, error: Exception) -> Exception:
        """A failed call in our own terms."""
        if isinstance(error, GRPCError):
            return sign_in_error(call, error) if call.is_of_sign_in(error) else error
        status = error.code() if isinstance(error, grpc.RpcError) else grpc.StatusCode.CANCELLED
        if self.closed and status is grpc.StatusCode.CANCELLED:
            return call.closed()
        if isinstance(error, grpc.RpcError):
            return call.error(error, self.secrets(call), self._facts())
        # What gRPC raises for a call that was cancelled on this side.
        return make_error(status, "cancelled by this client", method=call.method.name)

    def unreached(self, call: Call, error: GRPCError) -> GRPCError | None:
        """The error of a call that ended in time without an answer, if it never got to the server; else None."""
        connected = self._connected()
        if call.attempts > 0 and connected is not False and not call.is_of_sign_in(error):
            return None
        message = "the call did not get to the server before it was to end"
        hint = NO_CONNECTION_IN_TIME if connected is False else error.hint
        return make_error(
            grpc.StatusCode.UNAVAILABLE, message, method=call.method.name, attempts=max(1, call.attempts), hint=hint
        )

    def _facts(self) -> ConnectionFacts:
        target, options, sign_in = self.settings.target, self.settings.options, self.settings.sign_in
        return ConnectionFacts(
            connected=self._connected(),
            secure=target.secure,
            host=target.host,
            own_roots=options.root_certificates is not None,
            own_certificate=options.certificate_chain is not None,
            refused_hint="" if sign_in is None else sign_in.refused_hint,
            denied_hint="" if sign_in is None else sign_in.denied_hint,
            sign_in_timeout=options.timeout,
            options_class=type(options).__name__,
        )

    def _connected(self) -> bool | None:
        """Whether there is a connection to the server; None when that is not known."""
        raise NotImplementedError

    @contextmanager
    def _logged(self, call: Call) -> Generator[None]:
        """One DEBUG line for the attempt that is made meanwhile."""
        started = self.clock()
        outcome = "OK"
        try:
            yield
        except grpc.RpcError as error:
            outcome = outcome_of(error)
            raise
        except BaseException as error:
            outcome = type(error).__name__
            raise
        finally:
            call.log(outcome, started, self.secrets(call))

    def secrets(self, call: Call) -> tuple[str, ...]:
        """What must not show up in anything that is printed about a call."""
        return known_secrets(self.settings, self._headers, call.headers, call.stale, call.metadata)

    def _ready_headers(self, call: Call) -> Headers | None:
        """The headers of the sign-in for this call; None when it takes a sign-in first."""
        if not call.sign_in_attempts:
            return self.settings.sdk.headers
        headers = self._headers
        if headers is None or headers is call.stale:
            return None
        call.headers = headers
        return headers

    def _sign_in_call(self, left: float | None) -> Call:
        """The call that signs in, for a caller that has so many seconds left."""
        return sign_in_call(self.settings, left, self.budget, self.clock, self.random, self.logger)
