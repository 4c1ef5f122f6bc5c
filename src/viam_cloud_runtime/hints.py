"""What to do about a failed call, where that is known. Pure text."""

from __future__ import annotations

import grpc

_AFTER_STATUS = {
    grpc.StatusCode.PERMISSION_DENIED: "Check that the role of the API key allows this for the organization, location or machine",
    grpc.StatusCode.RESOURCE_EXHAUSTED: "Slow down, or ask for a higher quota",
    grpc.StatusCode.UNIMPLEMENTED: "Check the address; or the server is older than this package",
}

_REFUSED = (
    grpc.StatusCode.UNAUTHENTICATED,
    grpc.StatusCode.PERMISSION_DENIED,
    grpc.StatusCode.INVALID_ARGUMENT,
    grpc.StatusCode.NOT_FOUND,
)


def hint(
    status: grpc.StatusCode,
    message: str,
    *,
    signing_in: bool,
    signed_in: bool,
    own_authorization: bool,
    timeout: float | None,
    held_back: bool,
    budget_empty: bool,
) -> str:
    """One sentence that says what to do, or nothing.

    Args:
        status: How the call ended.
        message: What was said about it.
        signing_in: The call is the sign-in itself.
        signed_in: The call carried an access token of ours.
        own_authorization: The call carried an `authorization` that the caller gave as metadata.
        timeout: Seconds the call had, if limited.
        held_back: The policy would have retried, had the RPC not been a write.
        budget_empty: The retry budget of the connection was used up.
    """
    if signing_in and status in _REFUSED:
        return (
            "The server refused the credentials: check that API key and API key ID belong together "
            "and that the key was not deleted or rotated"
        )
    if status is grpc.StatusCode.UNAUTHENTICATED:
        return _unauthenticated(signed_in, own_authorization)
    if status is grpc.StatusCode.DEADLINE_EXCEEDED and timeout is not None:
        more = "DialOptions(timeout=...)" if signing_in else "timeout=, or None for no limit"
        return f"The deadline was {timeout:g} s for all attempts; give more with {more}"
    if status is grpc.StatusCode.RESOURCE_EXHAUSTED and "message larger than max" in message:
        return "The server takes no request of that size: send the data in smaller parts"
    if status is grpc.StatusCode.UNAVAILABLE:
        return _unavailable(message, held_back, budget_empty)
    return _AFTER_STATUS.get(status, "")


def _unauthenticated(signed_in: bool, own_authorization: bool) -> str:
    if own_authorization:
        return "The authorization that was given as metadata was refused; without it, the client sends its own"
    if signed_in:
        return "A renewed access token was refused too: sign in with another key"
    return "This client sends no credentials"


def _unavailable(message: str, held_back: bool, budget_empty: bool) -> str:
    if "WRONG_VERSION_NUMBER" in message or "RECORD_LAYER_FAILURE" in message:
        return "The server does not speak TLS: check the address; insecure=True connects without encryption"
    if "CERTIFICATE_VERIFY_FAILED" in message:
        return "The certificate of the server is not trusted: pass the CA's certificate as root_certificates"
    if budget_empty:
        return "Not retried: too many calls of this client failed lately (its retry budget is empty)"
    if held_back:
        return "Not retried, as the server may have acted on it; pass retry=RetryPolicy() where repeating it is safe"
    return "Check the address and the network, or try again later"
