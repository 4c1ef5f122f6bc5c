"""What to do about a failed call, where that is known. Pure text.

A wrong hint costs more than none: each stands only where its cause is proven.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import grpc

from viam_cloud_runtime.rpc.connection_hints import ConnectionFacts, connection_hint, http_hint
from viam_cloud_runtime.rpc.failures import MAX_METADATA_BYTES, cancelled_without_reason, metadata_too_large
from viam_cloud_runtime.rpc.retries import LONGEST_WAIT

# Clocks are read one after the other, and gRPC counts in whole milliseconds.
DEADLINE_TOLERANCE = 0.05

BUDGET_EMPTY = "Not retried: too many calls of this client failed lately (its retry budget is empty)"

_REFUSED = (
    grpc.StatusCode.UNAUTHENTICATED,
    grpc.StatusCode.PERMISSION_DENIED,
    grpc.StatusCode.INVALID_ARGUMENT,
    grpc.StatusCode.NOT_FOUND,
)

# What gRPC's servers say when no service of theirs has the RPC: Python, Java, Go, Node.
_NO_SUCH_RPC = re.compile(
    r"(Method not found(!$|: )|unknown (service|method) \S+|The server does not implement the method )"
)
_TOO_LARGE = re.compile(r"[Rr]eceived message larger than max \((\d+) vs\. \d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedCall:
    """What is known about a call that failed.

    Args:
        status: How it ended.
        message: What was said about it.
        signing_in: It is the sign-in itself.
        signed_in: It carried an access token of ours.
        renewed: That token had been made for it, after another one was refused.
        own_authorization: It carried an `authorization` that the caller gave as metadata.
        timeout: Seconds it had, if limited.
        remaining: Seconds it still had, if limited.
        request_size: Bytes of its request; None for a stream of them.
        held_back: The policy would have retried, had the RPC not been a write.
        budget_empty: The retry budget of the connection was used up.
        not_processed: The server did nothing about it, and was sure of that.
        asked_wait: Seconds that the server asked to wait, where they are more than the call waits; else None.
    """

    status: grpc.StatusCode
    message: str
    signing_in: bool = False
    signed_in: bool = False
    renewed: bool = False
    own_authorization: bool = False
    timeout: float | None = None
    remaining: float | None = None
    request_size: int | None = None
    held_back: bool = False
    budget_empty: bool = False
    not_processed: bool = False
    asked_wait: float | None = None


def hint(call: FailedCall, connection: ConnectionFacts) -> str:
    """One sentence that says what to do, or nothing."""
    return (
        http_hint(call.status, call.message)
        or _deadline(call, connection)
        or _unreachable(call, connection)
        or _not_processed(call)
        or _not_retried(call)
        or _asked_wait(call)
        or _refused(call, connection)
        or _unanswered(call)
        or _cancelled(call)
    )


def _deadline(call: FailedCall, connection: ConnectionFacts) -> str:
    if call.status is not grpc.StatusCode.DEADLINE_EXCEEDED or call.timeout is None:
        return ""
    if call.remaining is None or call.remaining > DEADLINE_TOLERANCE:
        # A deadline of the server's own.
        return ""
    own_limit = call.signing_in and call.timeout >= connection.sign_in_timeout
    more = f"{connection.options_class}(timeout=...)" if own_limit else "timeout=, or None for no limit"
    if connection.connected is False:
        return (
            f"No connection to the server came about in {call.timeout:g} s: check the address, and whether a firewall or "
            f"proxy swallows what is sent; where the way is merely slow, give more with {more}"
        )
    return f"The deadline was {call.timeout:g} s for all attempts; give more with {more}"


def _unreachable(call: FailedCall, connection: ConnectionFacts) -> str:
    return connection_hint(call.message, connection) if call.status is grpc.StatusCode.UNAVAILABLE else ""


def _not_processed(call: FailedCall) -> str:
    if not call.not_processed:
        return ""
    return "The server did nothing about the call: it takes no more at a time, or is going away; try again later"


def _not_retried(call: FailedCall) -> str:
    if call.budget_empty:
        return BUDGET_EMPTY
    if call.held_back:
        return "Not retried, as the server may have acted on it; pass retry=RetryPolicy() where repeating it is safe"
    return ""


def _asked_wait(call: FailedCall) -> str:
    if call.asked_wait is None:
        return ""
    asked = "for ever" if call.asked_wait == math.inf else f"{call.asked_wait:,.0f} s"
    if call.timeout is not None:
        return f"The server asked to wait {asked}, and the deadline of the call was {call.timeout:g} s"
    return (
        f"The server asked to wait {asked}, and a call without a deadline waits {LONGEST_WAIT:g} s at most; "
        "timeout= gives it one"
    )


def _refused(call: FailedCall, connection: ConnectionFacts) -> str:
    if call.signing_in:
        return _sign_in_refused(call.status, connection)
    if call.status is grpc.StatusCode.UNAUTHENTICATED:
        return _unauthenticated(call)
    if call.status is grpc.StatusCode.PERMISSION_DENIED and call.signed_in:
        return connection.denied_hint
    return ""


def _sign_in_refused(status: grpc.StatusCode, connection: ConnectionFacts) -> str:
    if status not in _REFUSED:
        return ""
    return "The server refused the credentials" + (f": {connection.refused_hint}" if connection.refused_hint else "")


def _unauthenticated(call: FailedCall) -> str:
    if call.own_authorization:
        return "The authorization that was given as metadata was refused; without it, the client sends its own"
    if call.renewed:
        return "A renewed access token was refused too: check that the address is that of the server that the credentials are for"
    if call.signed_in:
        return "The access token was refused, and what was under way cannot be repeated: the next call signs in anew"
    return "This client sends no credentials"


def _unanswered(call: FailedCall) -> str:
    if call.status is grpc.StatusCode.UNIMPLEMENTED and _NO_SUCH_RPC.match(call.message):
        return "Check the address; or the server is older than this package"
    if metadata_too_large(call.status, call.message):
        return (
            f"The answer has more metadata than the {MAX_METADATA_BYTES:,} bytes that are taken, so what the server "
            "says about the call is not known"
        )
    if call.status is grpc.StatusCode.RESOURCE_EXHAUSTED:
        too_large = _TOO_LARGE.search(call.message)
        # A server may say the same about an answer that another one gave to it.
        if too_large and (call.request_size is None or str(call.request_size) == too_large[1]):
            return "The server takes no request of that size: send the data in smaller parts"
    return ""


def _cancelled(call: FailedCall) -> str:
    if not cancelled_without_reason(call.status, call.message):
        return ""
    return (
        "The server, or something in between, cancelled the call and gave no reason, as servers do when more calls wait "
        "than they take: make fewer at a time"
    )
