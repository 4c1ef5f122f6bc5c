"""Whether bytes are certificates or a private key in PEM. gRPC itself would only say that it could not connect."""

from __future__ import annotations

import binascii
import re

from viam_cloud_runtime.support.importing import IMPORTING

_CERTIFICATE = re.compile(rb"-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----.+?-----END \1-----", re.DOTALL)
_KEY = re.compile(rb"-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----(.+?)-----END \1-----", re.DOTALL)
_ADVICE = "of a file in PEM, Path(...).read_bytes() gives it"


def require_certificates(pem: bytes, name: str) -> None:
    """Check that there is at least one certificate.

    Raises:
        ValueError: There is none that can be read.
    """
    with IMPORTING:
        import ssl

    blocks = [match[0] for match in _CERTIFICATE.finditer(pem)]
    if not blocks:
        raise ValueError(f"{name} holds no certificate ({len(pem)} bytes without BEGIN CERTIFICATE); {_ADVICE}")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for block in blocks:
        # One after the other, as gRPC also leaves out those that it cannot read.
        try:
            context.load_verify_locations(cadata=block.decode("ascii"))
            return
        except (ssl.SSLError, UnicodeDecodeError):
            pass
    raise ValueError(f"{name} holds no certificate that can be read; {_ADVICE}")


def require_private_key(pem: bytes, name: str) -> None:
    """Check that there is a private key. What is wrong with it is not quoted.

    Raises:
        ValueError: There is none, or it is encrypted.
    """
    key = _KEY.search(pem)
    if key is None:
        raise ValueError(f"{name} holds no private key ({len(pem)} bytes without BEGIN PRIVATE KEY); {_ADVICE}")
    if key[1].startswith(b"ENCRYPTED") or b"Proc-Type: 4,ENCRYPTED" in key[2]:
        raise ValueError(f"{name} is encrypted with a passphrase, which gRPC cannot use; decrypt it first")
    try:
        binascii.a2b_base64(key[2])
    except binascii.Error:
        raise ValueError(f"{name} holds a private key that cannot be read; {_ADVICE}") from None
