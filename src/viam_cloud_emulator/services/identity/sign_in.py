"""Signing in: credentials for an access token, and the check of that token on every other call."""

from __future__ import annotations

from collections.abc import Callable

from viam_cloud.methods import auth_service
from viam_cloud.proto.rpc import auth
from viam_cloud_emulator.access.policies import ANYONE
from viam_cloud_emulator.core.call import Call, Caller, Environment
from viam_cloud_emulator.core.errors import unauthenticated
from viam_cloud_emulator.core.store import Transaction
from viam_cloud_emulator.core.tokens import TokenClaims
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.identity.keys import caller_with_key, verified_generation
from viam_cloud_emulator.services.identity.shared_secrets import Owner, caller_with_secret, verified_secret

_SCHEME = "bearer "

rpcs = RpcTable()


@rpcs.unary(auth_service.AUTHENTICATE, ANYONE)
def authenticate(call: Call, request: auth.AuthenticateRequest) -> auth.AuthenticateResponse:
    """Return a token for an API key and its ID, or for the secret of a machine part or location and their ID."""
    verify = _CREDENTIALS.get(request.credentials.type)
    if verify is None:
        raise unauthenticated(f"credentials of type {request.credentials.type!r} are not accepted; use 'api-key'")
    return auth.AuthenticateResponse(access_token=call.environment.tokens.issue(verify(call, request)))


def signed_in_caller(environment: Environment, authorization: str | None) -> Caller:
    """The caller that `authorization` metadata stands for.

    Raises:
        StatusError: There is none, or the token or what it was issued for is not valid (any more).
    """
    find_caller = token_holder(environment, authorization)
    with environment.store.read() as transaction:
        return find_caller(transaction)


def token_holder(environment: Environment, authorization: str | None) -> Callable[[Transaction], Caller]:
    """A function that finds the caller that `authorization` metadata stands for.

    Returns:
        Callable[[Transaction], Caller]: It raises a `StatusError` as soon as what the token was issued for is not
            valid any more.

    Raises:
        StatusError: There is none, or the token is not valid (any more).
    """
    if authorization is None or not authorization.lower().startswith(_SCHEME):
        raise unauthenticated(
            "the call has no access token; sign in with AuthService/Authenticate and send the token as"
            " 'authorization: Bearer …' metadata"
        )
    claims = environment.tokens.check(authorization[len(_SCHEME) :].strip())
    return lambda transaction: _HOLDERS[claims.kind](transaction, claims)


def _verify_key(call: Call, request: auth.AuthenticateRequest) -> TokenClaims:
    generation = verified_generation(call.transaction, request.entity, request.credentials.payload)
    if generation is None:
        # Which of the two is wrong is nothing for strangers to know.
        raise unauthenticated("the API key ID or the API key is wrong")
    return TokenClaims("key", request.entity, generation)


def _verify_secret(call: Call, request: auth.AuthenticateRequest) -> TokenClaims:
    owner: Owner = "part_id" if request.credentials.type == "robot-secret" else "location_id"
    # Machines name their location by a host name that has its ID in it.
    for entity in (request.entity, *request.entity.split(".")[1:]):
        secret_id = verified_secret(call.transaction, owner, entity, request.credentials.payload)
        if secret_id is not None:
            return TokenClaims("secret", secret_id, 0)
    raise unauthenticated("the entity or the secret is wrong")


def _key_holder(transaction: Transaction, claims: TokenClaims) -> Caller:
    caller = caller_with_key(transaction, claims.id, claims.generation)
    if caller is None:
        raise unauthenticated("the API key of this access token has been deleted or rotated")
    return caller


def _user(transaction: Transaction, claims: TokenClaims) -> Caller:
    if transaction.first("SELECT 1 FROM users WHERE id = ?", claims.id) is None:
        raise unauthenticated("the user of this access token does not exist any more")
    return Caller(user_id=claims.id)


def _secret_holder(transaction: Transaction, claims: TokenClaims) -> Caller:
    caller = caller_with_secret(transaction, claims.id)
    if caller is None:
        raise unauthenticated("the secret of this access token has been deleted")
    return caller


_CREDENTIALS: dict[str, Callable[[Call, auth.AuthenticateRequest], TokenClaims]] = {
    "api-key": _verify_key,
    "robot-secret": _verify_secret,
    "robot-location-secret": _verify_secret,
}
_HOLDERS: dict[str, Callable[[Transaction, TokenClaims], Caller]] = {
    "key": _key_holder,
    "user": _user,
    "secret": _secret_holder,
}
