"""Access tokens: signed, so that none has to be stored, and expiring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from viam_cloud_emulator.core.errors import unauthenticated
from viam_cloud_emulator.core.signing import SignedTexts

EXPIRED = "the access token has expired; sign in again with AuthService/Authenticate"

_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """Claims of a token: the identity that signed in, at one generation of its secret."""

    kind: Literal["key", "user", "secret"]
    id: str
    generation: int


class TokenSigner:
    """Issues access tokens and checks them.

    Args:
        signing_secret: What only this server knows.
        lifetime: How long a token is accepted.
        now: Clock in microseconds since 1970.
    """

    def __init__(self, signing_secret: bytes, lifetime: timedelta, now: Callable[[], int]) -> None:
        self._texts = SignedTexts(signing_secret, "access token")
        self._lifetime = lifetime // _MICROSECOND
        self._now = now
        self._expired_until = 0

    def expire_all(self) -> None:
        """Let every token that was issued until now be too old."""
        self._expired_until = self._now()

    def issue(self, claims: TokenClaims) -> str:
        """An access token that says who has signed in."""
        # Later than those that have been made to expire, even within one tick of the clock.
        expiry = max(self._now(), self._expired_until + 1) + self._lifetime
        return self._texts.write(claims.kind, claims.id, claims.generation, expiry)

    def check(self, token: str) -> TokenClaims:
        """Claims of a valid token.

        Raises:
            StatusError: It is not one of ours, or too old.
        """
        values = self._texts.read(token)
        if values is None:
            raise unauthenticated("the access token is not valid; sign in with AuthService/Authenticate")
        kind, identifier, generation, expiry = values
        if expiry <= self._now() or expiry - self._lifetime <= self._expired_until:
            raise unauthenticated(EXPIRED)
        return TokenClaims(kind, identifier, generation)
