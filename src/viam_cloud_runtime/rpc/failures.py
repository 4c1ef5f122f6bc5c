"""What gRPC's own words say about a failed call beyond its status. Pure functions.

gRPC says these things in texts alone, which differ a little by version; a server's own status could have the same text,
such as one that passes on the failure of a call of its own. What may not be mistaken is therefore matched as a whole,
and only where no metadata came, as every status from beyond a proxy or load balancer has some.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import grpc

MAX_METADATA_BYTES = 1024 * 1024
"""Most metadata that a channel takes with one answer: room for any details of an error."""

# HTTP/2 promises of both that the server did nothing: a stream that is refused, and one beyond the last one that a
# server which goes away has taken. gRPC's text for streams up to that one is "Socket closed (GOAWAY received; …)".
_NOT_PROCESSED = re.compile(
    r"Received RST_STREAM with error code 7"
    r"|Stream removed \(RST_STREAM \(Received RST_STREAM with error code 7\)\)"
    r"|(Stream removed \()?GOAWAY received; Error code: \d+; Debug Text:.*",
    re.DOTALL,
)
# What gRPC's own servers say when more calls wait than they take, and what is made of RST_STREAM CANCEL.
_NO_REASON = re.compile(r"(CANCELLED)?|(Stream removed \(RST_STREAM \()?Received RST_STREAM with error code 8(\)\))?")
_CANCELLED_HERE = ("Locally cancelled by application!", "Channel closed!", "Channel closed")
_METADATA_TOO_LARGE = "received metadata size exceeds"
_MESSAGE_TOO_LARGE = "message larger than max"


def not_processed(status: grpc.StatusCode, details: str, metadata: Sequence[object]) -> bool:
    """Whether the server did nothing about the call, and is sure of it.

    Args:
        status: How the call ended.
        details: The text that came with the status.
        metadata: All that the server sent along, initial and trailing.
    """
    return status is grpc.StatusCode.UNAVAILABLE and not metadata and _NOT_PROCESSED.fullmatch(details) is not None


def cancelled_here(status: grpc.StatusCode, details: str) -> bool:
    """Whether the call was cancelled on this side: by its caller, or by closing its client."""
    return status is grpc.StatusCode.CANCELLED and details in _CANCELLED_HERE


def cancelled_without_reason(status: grpc.StatusCode, details: str) -> bool:
    """Whether a server, or something in between, cancelled the call and did not say why."""
    return status is grpc.StatusCode.CANCELLED and _NO_REASON.fullmatch(details) is not None


def metadata_too_large(status: grpc.StatusCode, details: str) -> bool:
    """Whether the answer had more metadata than the channel takes; what the server's own status was is then unknown."""
    return status is grpc.StatusCode.RESOURCE_EXHAUSTED and _METADATA_TOO_LARGE in details


def comes_again(status: grpc.StatusCode, details: str) -> bool:
    """Whether repeating the call is bound to end the same way, whatever its status says."""
    too_large = status is grpc.StatusCode.RESOURCE_EXHAUSTED and _MESSAGE_TOO_LARGE in details
    return too_large or metadata_too_large(status, details) or cancelled_here(status, details)
