"""Signed texts: what access tokens and links say, which only this server can make."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from viam_cloud_emulator.core.errors import require_extra
from viam_cloud_emulator.core.store import Store

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
);
"""


def signing_secret(store: Store) -> bytes:
    """Secret that texts are signed with; made at the first start, so that access tokens survive a restart."""
    with store.write() as transaction:
        transaction.run(
            "INSERT OR IGNORE INTO settings (name, value) VALUES ('signing_secret', ?)", secrets.token_bytes(32)
        )
        row = transaction.first("SELECT value FROM settings WHERE name = 'signing_secret'")
        assert row is not None
        return bytes(row["value"])


class SignedTexts:
    """Makes and reads texts for one purpose; those for another are not accepted.

    Args:
        secret: What only this server knows.
        purpose: What the texts are for.

    Raises:
        SetupError: The package that signs is not installed.
    """

    def __init__(self, secret: bytes, purpose: str) -> None:
        require_extra("itsdangerous", "the emulator")
        # Imported late, as this module is loaded before it is known whether the extra is installed.
        import itsdangerous

        options = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
        self._serializer = itsdangerous.URLSafeSerializer(secret, salt=purpose, signer_kwargs=options)
        self._refusal = itsdangerous.BadData

    def write(self, *values: str | int) -> str:
        """A text that holds some values; it can be part of a URL."""
        return str(self._serializer.dumps(values))

    def read(self, text: str) -> list[Any] | None:
        """The values in a text; None if the text is not one of ours."""
        try:
            values: list[Any] = self._serializer.loads(text)
        except self._refusal:
            return None
        return values
