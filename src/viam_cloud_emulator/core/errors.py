"""Errors: a gRPC status and a sentence for the caller, or what keeps the emulator from starting."""

from __future__ import annotations

import importlib.util

import grpc

_LONGEST_MESSAGE = 1000
"""Messages travel as metadata, which gRPC keeps short; what they quote from a request may be long."""
MAXIMUM_MESSAGE_BYTES = 32 * 1024 * 1024


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
    """The resource that the request would create is there already."""
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


class SetupError(Exception):
    """The emulator cannot be started like this; the message says why."""

    __module__ = "viam_cloud_emulator"


class SeedError(SetupError):
    """The seed file cannot be used; the message names every place where something is wrong."""

    __module__ = "viam_cloud_emulator"


def require_extra(name: str, purpose: str) -> None:
    """Check for a module that only the extra `emulator` brings, before it is imported.

    Args:
        name: The module.
        purpose: What needs it, as the beginning of the error.

    Raises:
        SetupError: It is not installed.
    """
    if importlib.util.find_spec(name) is None:
        raise SetupError(f"{purpose} needs {name}: pip install 'viam-cloud[emulator]'")


def missing_extra(what: str, package: str) -> StatusError:
    """The answer of an RPC that needs a package which is not installed."""
    return unimplemented(
        f"{what} need the package {package}; install the emulator with: pip install 'viam-cloud[emulator]'"
    )


def refuse_oversized(size: int) -> None:
    """End a call whose response would be too large.

    Args:
        size: Bytes that it would have, or that it would have at least.

    Raises:
        StatusError: They are too many.
    """
    if size > MAXIMUM_MESSAGE_BYTES:
        raise resource_exhausted(
            f"the response would have {size:,} bytes, more than the {MAXIMUM_MESSAGE_BYTES:,} of the largest message;"
            " ask for less at a time, or download large data from its uri"
        )
