"""Signing in: what is asked, and the headers that follow from the answer. Connections sign in and renew tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import grpc

from viam_cloud_runtime.errors import GRPCError, SDKError, make_error
from viam_cloud_runtime.redaction import Secret, reveal
from viam_cloud_runtime.rpc.call import Call, deserialize
from viam_cloud_runtime.rpc.hints import BUDGET_EMPTY
from viam_cloud_runtime.rpc.retries import RetryBudget, RetryPolicy

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

    from viam_cloud_runtime.rpc.channel_settings import Settings, SignIn
    from viam_cloud_runtime.rpc.methods import Method, UnaryMethod
    from viam_cloud_runtime.rpc.options import Headers


class SignInRequest:
    """The request of the sign-in, built only while it is serialized, so that no frame holds it in plain."""

    __slots__ = ("_settings",)

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def serialize(self) -> bytes:
        """The message as it goes over the wire."""
        sign_in = _sign_in(self._settings)
        request = sign_in.rpc().request_type(**sign_in.request())
        serialized: bytes = request.SerializeToString()
        return serialized

    def __repr__(self) -> str:
        return "SignInRequest(***)"


def sign_in_call(
    settings: Settings,
    left: float | None,
    budget: RetryBudget,
    clock: Callable[[], float],
    random: Callable[[], float],
    logger: logging.Logger,
) -> Call:
    """The call that signs in, as far as it is about time and attempts.

    Args:
        settings: Of the connection.
        left: Seconds that the caller has left; None for no limit but that of signing in.
        budget: Retry budget of the connection.
        clock: Seconds, monotonic.
        random: Jitter in [0, 1).
        logger: Of the connection.
    """
    limit = settings.options.timeout
    policy = RetryPolicy(attempts=_sign_in(settings).attempts)
    timeout = limit if left is None else min(limit, left)
    call = Call(sign_in_method(settings), None, (), 0, timeout, policy, policy, budget, clock, random, logger)
    call.signing_in = True
    return call


def _sign_in(settings: Settings) -> SignIn:
    if settings.sign_in is None:
        raise SDKError("this client does not sign in")
    return settings.sign_in


def sign_in_method(settings: Settings) -> UnaryMethod[Any, Any]:
    """The RPC that signs in.

    Raises:
        SDKError: There is none.
    """
    return _sign_in(settings).rpc()


def token_in(settings: Settings, method: Method[Any, Any], serialized: bytes) -> Secret:
    """The access token in the answer.

    Raises:
        InternalError: The answer cannot be read.
        SDKError: There is none in it.
    """
    token = Secret(_sign_in(settings).token(deserialize(method, serialized)))
    if not token:
        raise SDKError(f"{method.name}: the server answered without an access token; is the address right?")
    return token


def headers_with(token: Secret, settings: Settings) -> Headers:
    """What goes with every call: the headers of the SDK, and who makes it."""
    return (*settings.sdk.headers, ("authorization", Secret("Bearer " + reveal(token))))


def known_secrets(settings: Settings, *sent: Headers | None) -> tuple[str, ...]:
    """Every secret that a server could quote back at us, to be masked in what it says.

    Args:
        settings: Of the connection.
        *sent: Headers of sign-ins, now and before, and of callers.
    """
    found: list[str] = []
    if settings.sign_in is not None:
        found.extend(settings.sign_in.secrets())
    for headers in sent:
        for _, value in headers or ():
            if isinstance(value, Secret):
                found.append(Secret(reveal(value).removeprefix("Bearer ")))
    return tuple(found)


def sign_in_error(call: Call, error: GRPCError) -> GRPCError:
    """The failure of the last sign-in that a call waited for, with the attempts of all that failed before."""
    if error.attempts == call.sign_in_failures and not call.budget_empty:
        return error
    return make_error(
        error.status,
        error.message,
        method=error.method,
        attempts=call.sign_in_failures,
        trailing_metadata=error.trailing_metadata,
        hint=error.hint or (BUDGET_EMPTY if call.budget_empty else ""),
    )


def sign_in_too_late(settings: Settings) -> GRPCError:
    """The error of a call whose deadline passed while it waited for a sign-in that others wait for too."""
    return make_error(
        grpc.StatusCode.DEADLINE_EXCEEDED, "the deadline passed while signing in", method=sign_in_method(settings).name
    )
