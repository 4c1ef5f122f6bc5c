"""Signed texts: what access tokens and links say, which only this server can make."""

from __future__ import annotations

import hashlib
from typing import Any

from viam_cloud_emulator.core.errors import require_extra


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
