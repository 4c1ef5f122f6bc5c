"""Asking a server whether it speaks TLS, before a permitted fall-back to no encryption."""

from __future__ import annotations

import ssl

# What OpenSSL says when the other side answers something that is no TLS at all.
_NOT_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "UNKNOWN_PROTOCOL")


def probe_context() -> ssl.SSLContext:
    """A context that only finds out whether TLS is spoken; gRPC checks certificates when it connects."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_alpn_protocols(["h2"])
    return context


def speaks_tls(error: ssl.SSLError) -> bool:
    """Whether a failed handshake was one with a server that does speak TLS."""
    return error.reason not in _NOT_TLS
