"""Access tokens: signed, so that none has to be stored, and expiring."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from viam_cloud_emulator.core.errors import StatusError, unauthenticated
from viam_cloud_emulator.core.store import Store

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
);
"""

EXPIRED = "the access token has expired; sign in again with AuthService/Authenticate"

_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class TokenClaims:
    """What a token says about its holder: what signed in, at one generation of its secret."""

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
        self._signing_secret = signing_secret
        self._lifetime = lifetime // _MICROSECOND
        self._now = now
        self._expired_until = 0

    def expire_all(self) -> None:
        """Let every token that was issued until now be too old."""
        self._expired_until = self._now()

    def issue(self, claims: TokenClaims) -> str:
        """A token for whoever has signed in."""
        # Later than those that have been made to expire, even within one tick of the clock.
        expiry = max(self._now(), self._expired_until + 1) + self._lifetime
        payload = json.dumps([claims.kind, claims.id, claims.generation, expiry]).encode()
        return f"{_encode(payload)}.{_encode(self._signature(payload))}"

    def check(self, token: str) -> TokenClaims:
        """What the token says.

        Raises:
            StatusError: It is not one of ours, or too old.
        """
        encoded_payload, _, encoded_signature = token.partition(".")
        try:
            payload, signature = _decode(encoded_payload), _decode(encoded_signature)
        except ValueError:
            raise _refusal() from None
        if not hmac.compare_digest(signature, self._signature(payload)):
            raise _refusal()
        kind, identifier, generation, expiry = json.loads(payload)
        if expiry <= self._now() or expiry - self._lifetime <= self._expired_until:
            raise unauthenticated(EXPIRED)
        return TokenClaims(kind, identifier, generation)

    def _signature(self, payload: bytes) -> bytes:
        return hmac.digest(self._signing_secret, payload, hashlib.sha256)


def _refusal() -> StatusError:
    return unauthenticated("the access token is not valid; sign in with AuthService/Authenticate")


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def signing_secret(store: Store) -> bytes:
    """What access tokens are signed with; made at the first start, so that tokens survive a restart."""
    with store.write() as transaction:
        transaction.run(
            "INSERT OR IGNORE INTO settings (name, value) VALUES ('signing_secret', ?)", secrets.token_bytes(32)
        )
        row = transaction.first("SELECT value FROM settings WHERE name = 'signing_secret'")
        assert row is not None
        return bytes(row["value"])
