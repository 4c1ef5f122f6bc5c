"""Signing in: an API key for an access token, and the check of that token on every other call."""

from __future__ import annotations

from viam_cloud.methods import auth_service
from viam_cloud.proto.rpc import auth
from viam_cloud_emulator.calls import Call, Caller, Environment
from viam_cloud_emulator.keys import current_generation, verified_generation
from viam_cloud_emulator.rpcs import RpcTable
from viam_cloud_emulator.status_error import unauthenticated
from viam_cloud_emulator.tokens import TokenClaims

_SCHEME = "bearer "

rpcs = RpcTable()


@rpcs.unary(auth_service.AUTHENTICATE, needs_sign_in=False)
def authenticate(call: Call, request: auth.AuthenticateRequest) -> auth.AuthenticateResponse:
    """Return a token for an API key and its ID."""
    if request.credentials.type != "api-key":
        raise unauthenticated(f"credentials of type {request.credentials.type!r} are not accepted; use 'api-key'")
    generation = verified_generation(call.transaction, request.entity, request.credentials.payload)
    if generation is None:
        # Which of the two is wrong is nothing for strangers to know.
        raise unauthenticated("the API key ID or the API key is wrong")
    claims = TokenClaims(request.entity, generation)
    return auth.AuthenticateResponse(access_token=call.environment.tokens.issue(claims))


def signed_in_caller(environment: Environment, authorization: str | None) -> Caller:
    """Who makes a call with this `authorization` metadata.

    Raises:
        StatusError: There is none, or the token or its key is not valid (any more).
    """
    if authorization is None or not authorization.lower().startswith(_SCHEME):
        raise unauthenticated(
            "the call has no access token; sign in with AuthService/Authenticate and send the token as"
            " 'authorization: Bearer …' metadata"
        )
    claims = environment.tokens.check(authorization[len(_SCHEME) :].strip())
    with environment.store.read() as transaction:
        if current_generation(transaction, claims.key_id) != claims.generation:
            raise unauthenticated("the API key of this access token has been deleted or rotated")
    return Caller(claims.key_id)
