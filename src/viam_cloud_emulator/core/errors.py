"""The one way an RPC refuses: a gRPC status and a sentence for whoever reads it."""

from __future__ import annotations

import grpc

_LONGEST_MESSAGE = 1000
"""Messages travel as metadata, which gRPC keeps short; what they quote from a request may be long."""


class StatusError(Exception):
    """Ends the RPC with a status and a message, both of which reach the client.

    Args:
        status: gRPC status code of the answer.
        message: What was wrong with the request, in words.
        final: Whether the same call would fail in the same way again; clients are told not to try.
    """

    def __init__(self, status: grpc.StatusCode, message: str, *, final: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.final = final
        self.message = message if len(message) <= _LONGEST_MESSAGE else f"{message[:_LONGEST_MESSAGE]}…"


def invalid_argument(message: str) -> StatusError:
    """The request is wrong whatever the state of the server is."""
    return StatusError(grpc.StatusCode.INVALID_ARGUMENT, message)


def not_found(message: str) -> StatusError:
    """Something the request names does not exist."""
    return StatusError(grpc.StatusCode.NOT_FOUND, message)


def already_exists(message: str) -> StatusError:
    """What the request would create is there already."""
    return StatusError(grpc.StatusCode.ALREADY_EXISTS, message)


def failed_precondition(message: str) -> StatusError:
    """The request is fine, the state of the server is not ready for it."""
    return StatusError(grpc.StatusCode.FAILED_PRECONDITION, message)


def permission_denied(message: str) -> StatusError:
    """The caller is known and may not do this."""
    return StatusError(grpc.StatusCode.PERMISSION_DENIED, message)


def unauthenticated(message: str) -> StatusError:
    """The caller has not proved who it is."""
    return StatusError(grpc.StatusCode.UNAUTHENTICATED, message)


def resource_exhausted(message: str) -> StatusError:
    """The request asks for more than one call may have, and would again."""
    return StatusError(grpc.StatusCode.RESOURCE_EXHAUSTED, message, final=True)


def unimplemented(message: str) -> StatusError:
    """The emulator does not do this (yet)."""
    return StatusError(grpc.StatusCode.UNIMPLEMENTED, message)
