"""One call as a state machine: deadline, attempts, what follows a failure. No I/O; both flavours drive it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import grpc

from viam_cloud_runtime.errors import ClosedError, GRPCError, RequestTooLargeError, TrailingMetadata, make_error
from viam_cloud_runtime.redaction import redact, redact_metadata, render, shorten
from viam_cloud_runtime.rpc.failures import comes_again, not_processed
from viam_cloud_runtime.rpc.hints import DEADLINE_TOLERANCE, FailedCall, hint
from viam_cloud_runtime.rpc.methods import Method, ResponseT, RetryClass
from viam_cloud_runtime.rpc.options import DEFAULT_RETRY_POLICY, Headers, has_authorization
from viam_cloud_runtime.rpc.retries import (
    RetryBudget,
    RetryPolicy,
    delay_after_refusal,
    log_wait,
    longest_wait,
    next_delay,
    pushback,
)
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

    from google.protobuf.message import Message
    from tenacity import RetryCallState

    from viam_cloud_runtime.rpc.connection_hints import ConnectionFacts

_LONGEST_TIMEOUT = 1e9
"""Seconds, some 31 years. gRPC counts nanoseconds in 64 bits: with ten times as many, calls would end at once."""


def serialize(method: Method[Any, Any], message: Message, limit: int | None) -> bytes:
    """The message as it goes over the wire; it is serialized once, however often it is sent.

    Args:
        method: The RPC.
        message: The message; one of another SDK of the same API will do.
        limit: Largest message in bytes that the server takes; None where no limit is known.

    Raises:
        TypeError: It is not of the type that the RPC takes.
        RequestTooLargeError: It is larger.
    """
    if type(message) is not method.request_type:
        message = _own_request(method, message)
    serialized = message.SerializeToString()
    if limit is not None and len(serialized) > limit:
        raise RequestTooLargeError(
            f"{method.name}: the {method.request_type.__name__} has {len(serialized):,} bytes, but one message may have "
            f"{limit:,} at most; send the data in smaller parts"
        )
    return serialized


def _own_request(method: Method[Any, Any], message: object) -> Message:
    with IMPORTING:
        from viam_cloud_runtime.messages.foreign_messages import own_message

    own: Message | None = own_message(message, method.request_type)
    if own is None:
        raise TypeError(f"{method.name} takes {method.request_type.__name__}, not {type(message).__name__}")
    return own


def deserialize(method: Method[Any, ResponseT], serialized: bytes, row: int | None = None) -> ResponseT:
    """The response that came over the wire. gRPC would log what it cannot read, and asyncio's flavour go on with None.

    Args:
        method: The RPC.
        serialized: The response. gRPC gives None where it had the status, but no whole message.
        row: Position of the response in a stream; None where it is the only one.

    Raises:
        InternalError: It is not of the type that the RPC answers with.
    """
    try:
        return method.response_type.FromString(serialized)
    except Exception:
        with IMPORTING:
            from viam_cloud_runtime.messages.unreadable import why_unreadable

        answer = "the answer" if row is None else f"row {row} of the answer"
        reason = why_unreadable(method.response_type, serialized) if serialized else "none came whole"
        message = f"{answer} cannot be read as {method.response_type.__name__}{f': {reason}' if reason else ''}"
        raise make_error(grpc.StatusCode.INTERNAL, message, method=method.name) from None


class Span(Protocol):
    """What is told how a call goes, while it is traced."""

    def repeated(self, attempt: int, status: grpc.StatusCode, delay: float) -> None:
        """An attempt failed; another one follows after so many seconds."""
        ...

    def end(self, attempts: int, error: BaseException | None) -> None:
        """The call ended after so many attempts; with an error, unless it is None."""
        ...


class Call:
    """What one call knows of itself while it runs.

    Args:
        method: The RPC.
        request: The message, for the debug log; None for a stream of them.
        metadata: Headers that the caller adds; they stand in for ours of the same name.
        sign_in_attempts: How often each sign-in is tried that gets it an access token; 0 where it carries none.
        timeout: Seconds for everything the call does; None for no deadline.
        policy: When to retry; None for never.
        refusal_policy: How to repeat what the server did nothing about; None for never.
        budget: The retry budget of the connection.
        clock: Seconds, monotonic.
        random: Jitter in [0, 1).
        logger: Where it says what takes long, and with DEBUG every attempt.
    """

    __slots__ = (
        "attempts", "budget", "budget_empty", "clock", "deadline", "delay", "end_time", "headers", "hold", "logger",
        "metadata", "method", "policy", "random", "refusal_policy", "refusals", "refused_since", "renewed", "request",
        "retries", "sign_in_attempts", "sign_in_failures", "signing_in", "span", "stale", "timeout",
    )  # fmt: skip

    def __init__(
        self,
        method: Method[Any, Any],
        request: Message | None,
        metadata: Headers,
        sign_in_attempts: int,
        timeout: float | None,
        policy: RetryPolicy | None,
        refusal_policy: RetryPolicy | None,
        budget: RetryBudget,
        clock: Callable[[], float],
        random: Callable[[], float],
        logger: logging.Logger,
    ) -> None:
        self.method: Method[Any, Any] = method
        self.request: Message | None = request
        self.metadata: Headers = metadata
        self.sign_in_attempts: int = sign_in_attempts
        self.timeout: float | None = timeout
        self.policy: RetryPolicy | None = policy
        self.refusal_policy: RetryPolicy | None = refusal_policy
        self.budget: RetryBudget = budget
        self.clock: Callable[[], float] = clock
        self.random: Callable[[], float] = random
        self.logger: logging.Logger = logger
        self.deadline: float | None = None
        self.end_time: float | None = None
        """When it is to end without an error, by its clock; None where nothing but an error ends it early."""
        self.attempts: int = 0
        self.retries: int = 0
        self.refusals: int = 0
        self.refused_since: float = 0.0
        self.delay: float = 0.0
        self.renewed: bool = False
        self.budget_empty: bool = False
        self.sign_in_failures: int = 0
        """Attempts of the sign-ins that it waited for in vain."""
        self.signing_in: bool = False
        self.headers: Headers | None = None
        """The sign-in's headers that the latest attempt carried; None without a sign-in."""
        self.stale: Headers | None = None
        """Those that the server refused: the next attempt waits for others."""
        self.hold: Callable[[], bool] | None = None
        """For a stream of requests: whether what was sent can be sent again."""
        self.span: Span | None = None

    def begin(self) -> None:
        """Let the deadline run from now."""
        if self.timeout is not None:
            self.deadline = self.clock() + self.timeout
        if self.end_time is not None:
            self.deadline = self.end_time if self.deadline is None else min(self.deadline, self.end_time)

    def is_over(self, tolerance: float = 0.0) -> bool:
        """Whether the time has come, up to so many seconds, at which it is to end without an error."""
        return self.end_time is not None and self.clock() >= self.end_time - tolerance

    def ended_in_time(self, error: GRPCError) -> bool:
        """Whether it failed only because it was to end by now."""
        # A deadline of gRPC's may come a little before the clock says so.
        return error.status is grpc.StatusCode.DEADLINE_EXCEEDED and self.is_over(DEADLINE_TOLERANCE)

    def remaining(self) -> float | None:
        """Seconds until the deadline, never negative and no more than gRPC takes; None when there is none."""
        return None if self.deadline is None else min(max(0.0, self.deadline - self.clock()), _LONGEST_TIMEOUT)

    def repeats_after(self, error: BaseException) -> bool:
        """Decide what follows a failed attempt; when it is another one, `delay` says how long to wait first."""
        if isinstance(error, GRPCError):
            return self.is_of_sign_in(error) and self._repeats_after_sign_in(error)
        if not isinstance(error, grpc.RpcError):
            return False
        status = error.code()
        if status is grpc.StatusCode.UNAUTHENTICATED and self.headers is not None and not self.renewed:
            # The server did not act, so this is safe for a write too; it is no retry and takes no budget.
            self.renewed = True
            self.stale = self.headers
            return self._held() and self._repeat(status, 0.0)
        if comes_again(status, error.details() or ""):
            return False
        if _is_refusal(error):
            return self._repeats_after_refusal(status)
        delay = next_delay(
            self.policy,
            self.method.retry_class,
            status,
            trailing_metadata(error),
            retries=self.retries,
            remaining=self.remaining(),
            random=self.random,
        )
        return self._retries_after(status, delay)

    def is_of_sign_in(self, error: GRPCError) -> bool:
        """Whether it is the failure of a sign-in that the call waited for."""
        # Requests may come from other calls, whose failures come with a token that was not refused.
        waited = self.sign_in_attempts > 0 and self.headers is self.stale
        return waited and error.method != self.method.name

    def _repeats_after_sign_in(self, error: GRPCError) -> bool:
        self.sign_in_failures += error.attempts
        if comes_again(error.status, error.message):
            return False
        # The server did nothing about the call, and a sign-in only reads: another one is safe for a write too.
        delay = next_delay(
            self.refusal_policy,
            RetryClass.READ,
            error.status,
            error.trailing_metadata,
            # The sign-in had attempts of its own, after short waits; a policy that has more goes on where they ended.
            retries=self.sign_in_attempts + self.retries,
            remaining=self.remaining(),
            random=self.random,
        )
        return self._retries_after(error.status, delay)

    def _retries_after(self, status: grpc.StatusCode, delay: float | None) -> bool:
        if delay is None or not self._held():
            return False
        if not self.budget.withdraw():
            self.budget_empty = True
            return False
        self.retries += 1
        # Another attempt, maybe much later: its token may have run out again.
        self.renewed = False
        return self._repeat(status, delay)

    def _repeats_after_refusal(self, status: grpc.StatusCode) -> bool:
        # The server did not act, so this is safe for a write too. It is busy, not sick: no budget is taken.
        now = self.clock()
        if self.refusals == 0:
            self.refused_since = now
        left = self.remaining()
        if left is None:
            left = longest_wait(None) - (now - self.refused_since)
        delay = delay_after_refusal(self.refusal_policy, refusals=self.refusals, remaining=left, random=self.random)
        if delay is None or not self._held():
            return False
        self.refusals += 1
        self.renewed = False
        return self._repeat(status, delay)

    def _repeat(self, status: grpc.StatusCode, delay: float) -> bool:
        self.delay = delay
        log_wait(self.logger, self.method.name, status.name, self.attempts + 1, delay)
        if self.span is not None:
            self.span.repeated(self.attempts, status, delay)
        return True

    def _held(self) -> bool:
        return self.hold is None or self.hold()

    def retry(self, state: RetryCallState) -> bool:
        """`repeats_after` in the form that tenacity asks for."""
        error = state.outcome.exception() if state.outcome is not None else None
        return error is not None and self.repeats_after(error)

    def wait(self, state: RetryCallState) -> float:
        """`delay` in the form that tenacity asks for."""
        del state
        return self.delay

    def error(self, error: grpc.RpcError, secrets: tuple[str, ...], connection: ConnectionFacts) -> GRPCError:
        """The failure in our own terms, with known secrets masked in whatever the server said."""
        status = error.code()
        message = redact(error.details() or "", secrets)
        return make_error(
            status,
            message,
            method=self.method.name,
            attempts=max(1, self.attempts),
            trailing_metadata=redact_metadata(trailing_metadata(error), secrets),
            hint=hint(self._failed(error, status, message), connection),
        )

    def _failed(self, error: grpc.RpcError, status: grpc.StatusCode, message: str) -> FailedCall:
        return FailedCall(
            status=status,
            message=message,
            signing_in=self.signing_in,
            signed_in=self.headers is not None,
            renewed=self.stale is not None and self.headers is not self.stale,
            own_authorization=has_authorization(self.metadata),
            timeout=self.timeout,
            remaining=self.remaining(),
            request_size=None if self.request is None else self.request.ByteSize(),
            held_back=self._held_back(status),
            budget_empty=self.budget_empty,
            not_processed=_is_refusal(error),
            asked_wait=self._asked_too_much(error),
        )

    def _asked_too_much(self, error: grpc.RpcError) -> float | None:
        """Seconds that the server asked to wait, when they are more than this call waits."""
        asked = pushback(trailing_metadata(error))
        return asked if asked is not None and asked >= longest_wait(self.remaining()) else None

    def _held_back(self, status: grpc.StatusCode) -> bool:
        return (
            self.policy is None
            and self.method.retry_class is RetryClass.WRITE
            and DEFAULT_RETRY_POLICY.covers(status, RetryClass.WRITE)
        )

    def end(self, error: BaseException | None = None) -> None:
        """Say that nothing of it is left to come, and how it ended. May be said twice; the first time counts."""
        span, self.span = self.span, None
        if span is not None:
            span.end(max(1, self.attempts), error)

    def closed(self) -> ClosedError:
        """The error of a call whose client was closed."""
        return ClosedError(f"{self.method.name}: the client is closed; make a new one to go on")

    def waited_too_long(self, limit: int) -> GRPCError:
        """The error of a call whose deadline passed while it waited for its turn."""
        return make_error(
            grpc.StatusCode.DEADLINE_EXCEEDED,
            "the deadline passed before the call was sent",
            method=self.method.name,
            attempts=max(1, self.attempts),
            hint=(
                f"A client makes {limit} calls at a time, others wait: "
                "make fewer, as map_calls(concurrency=...) does, or give them more time"
            ),
        )

    def log(self, outcome: str, started: float, secrets: tuple[str, ...]) -> None:
        """One DEBUG line for one attempt. Ask `logger.isEnabledFor` first: rendering costs."""
        milliseconds = (self.clock() - started) * 1000
        request = "" if self.request is None or self.signing_in else f" {render(self.request)}"
        self.logger.debug(
            "%s attempt %d: %s in %.1f ms%s",
            self.method.name,
            self.attempts,
            shorten(redact(outcome, secrets)),
            milliseconds,
            redact(request, secrets),
        )


def outcome_of(error: grpc.RpcError) -> str:
    """A failure in a few words, for the log."""
    # Ours has the details that the server sent where gRPC's has the message.
    message = error.message if isinstance(error, GRPCError) else error.details()
    return f"{error.code().name}: {message or ''}"


def _is_refusal(error: grpc.RpcError) -> bool:
    if error.code() is not grpc.StatusCode.UNAVAILABLE:
        return False
    # The stubs do not know it; pairs or nothing in both flavours.
    call: Any = error
    metadata = (*(call.initial_metadata() or ()), *trailing_metadata(error))
    return not_processed(error.code(), error.details() or "", metadata)


def trailing_metadata(error: grpc.RpcError) -> TrailingMetadata:
    """What the server sent along with a failure, whichever flavour raised it."""
    # Pairs in both flavours, whatever the stubs call them; None when the call never got that far.
    raw: Any = error.trailing_metadata()
    return () if raw is None else tuple((key, value) for key, value in raw)
