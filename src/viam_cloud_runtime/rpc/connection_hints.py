"""Why no connection to the server came about, or what answered in its place, and what to do. Pure text.

gRPC tells it in words of its own, which change: those of grpcio 1.66 to 1.85 are known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

import grpc


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionFacts:
    """What is known about the connection at the moment when a call failed.

    Args:
        connected: Whether there was a connection to the server; None when that is not known.
        secure: Whether it is encrypted; None when the server was to be asked.
        host: The host as the user wrote it; empty when gRPC resolves an address of its own kind.
        own_roots: Whether `root_certificates` were given.
        own_certificate: Whether `certificate_chain` and `private_key` were given.
        refused_hint: What to check when the credentials are refused; empty where nothing is known.
        denied_hint: What to check when they do not allow a call; empty where nothing is known.
        sign_in_timeout: Seconds that signing in has.
        options_class: The class of the options that say so.
    """

    connected: bool | None = None
    secure: bool | None = None
    host: str = ""
    own_roots: bool = False
    own_certificate: bool = False
    refused_hint: str = ""
    denied_hint: str = ""
    sign_in_timeout: float = 0.0
    options_class: str = ""


_STATES = {
    grpc.ChannelConnectivity.READY: True,
    grpc.ChannelConnectivity.CONNECTING: False,
    grpc.ChannelConnectivity.TRANSIENT_FAILURE: False,
}


def is_connected(state: grpc.ChannelConnectivity) -> bool | None:
    """Whether a channel in this state has a connection; None where that was not so a moment ago, or never asked for."""
    return _STATES.get(state)


Advice = Callable[[str, ConnectionFacts], str]

_NO_CONNECTION = re.compile(
    r"failed to connect to all addresses|empty address list|errors resolving |DNS resolution failed"
)
_LAST_ADDRESS = re.compile(r"ipv[46]:(\S+):\s")
NO_CONNECTION_IN_TIME = (
    "No connection to the server came about: check the address, and whether a firewall or proxy swallows what is sent"
)
"""What to do where nothing answers, not even to refuse."""

_ANYTHING = "Check the address and the network, or try again later"


def connection_hint(message: str, facts: ConnectionFacts) -> str:
    """What to do about a call that reached no server; empty when it did reach one, or that is not known.

    Args:
        message: The details of the failed call.
        facts: What is known about the connection. Without a proof that there was none, a server may have said the
            same words about a connection of its own.
    """
    if facts.connected is not False or not _NO_CONNECTION.match(message):
        return ""
    for words, advice in _ADVICE:
        if re.search(words, message):
            return advice if isinstance(advice, str) else advice(message, facts)
    return _ANYTHING


def _untrusted(message: str, facts: ConnectionFacts) -> str:
    del message
    if facts.own_roots:
        return (
            "No authority in root_certificates has signed the certificate of the server: "
            "add the one that has, or leave root_certificates out"
        )
    return (
        "The certificate of the server is signed by an authority that is not trusted: pass that authority's certificate "
        "as root_certificates (a proxy that reads encrypted traffic has one of its own)"
    )


def _not_accepted(message: str, facts: ConnectionFacts) -> str:
    # Older versions of gRPC do not say why.
    del message
    given = "root_certificates has" if facts.own_roots else "is trusted; root_certificates names others"
    return f"The certificate of the server has expired, is not valid yet, or is signed by no authority that {given}"


def _unusable_certificates(message: str, facts: ConnectionFacts) -> str:
    del message
    if facts.own_certificate:
        return "Check that certificate_chain and private_key are PEM and belong together"
    if facts.own_roots:
        return "Check that root_certificates are certificates in PEM"
    return _ANYTHING


def _hung_up(message: str, facts: ConnectionFacts) -> str:
    del message
    if facts.secure is False:
        return (
            "Whatever listens there hangs up on a connection without encryption: "
            "if it speaks TLS, connect without insecure=True"
        )
    if facts.secure is None:
        return _ANYTHING
    if facts.own_certificate:
        return "The server hung up: if it asks for client certificates, check that it accepts certificate_chain"
    return (
        "The server hung up: if it asks for client certificates (mutual TLS), pass certificate_chain and private_key; "
        "if it does not speak TLS, insecure=True connects without encryption"
    )


def _other_protocol(message: str, facts: ConnectionFacts) -> str:
    redirect = re.search(r"HTTP status 3\d\d", message)
    answered = "An HTTP redirect" if redirect else "Something other than gRPC"
    tls = "; if the server speaks TLS, connect without insecure=True" if facts.secure is False else ""
    return f"{answered} was the answer: {_PORTAL}{tls}"


def _refused(message: str, facts: ConnectionFacts) -> str:
    address = _LAST_ADDRESS.search(message)
    where = unquote(address[1]) if address else "that address"
    hint = f"Nothing accepts connections at {where}: check host and port, and that the server is running"
    if facts.host == "localhost":
        # gRPC tells only of the address that it tried last.
        hint += "; localhost has several addresses, so write 127.0.0.1 or [::1], whichever the server listens on"
    return hint


_PORTAL = "check the address, and whether a proxy or a captive portal (as in a hotel) stands in between"
_SILENT = (
    "Something accepts connections there but says nothing: check host and port, "
    "and whether a firewall or proxy stands in between"
)

_ADVICE: tuple[tuple[str, str | Advice], ...] = (
    (
        r"certificate has expired",
        "A certificate of the server, or of the authority that signed it, has expired: it has to be renewed there, "
        "unless the clock of this computer is wrong",
    ),
    (
        r"certificate is not yet valid",
        "A certificate of the server is not valid yet: check the clock of this computer, and the server's certificate",
    ),
    (r"CERTIFICATE_VERIFY_FAILED: [^:]*(issuer|self.signed)", _untrusted),
    (r"CERTIFICATE_VERIFY_FAILED(: Invalid certificate verification context)?(: OK)?$", _not_accepted),
    (r"CERTIFICATE_VERIFY_FAILED", "The certificate of the server is not accepted, for the reason given"),
    (
        r"Hostname Verification Check failed|Peer name \S+ is not in peer certificate",
        "The certificate of the server is for another name: connect by a name that it lists",
    ),
    (
        r"WRONG_VERSION_NUMBER|RECORD_LAYER_FAILURE|HTTP_REQUEST",
        "What answers there does not speak TLS: check the address; insecure=True connects without encryption",
    ),
    (r"create security handshaker|empty address list", _unusable_certificates),
    (r"missing selected ALPN", f"What answers there speaks TLS but not gRPC: {_PORTAL}"),
    (r"HTTP proxy returned response code 407", "The proxy wants a user and a password: http://user:password@host:port"),
    (
        r"HTTP proxy returned response code",
        "The proxy does not let this through: ask its operator, or go past it by way of no_proxy",
    ),
    (r"http1\.x server|Failed parsing HTTP/2", _other_protocol),
    (r"timed out before receiving SETTINGS|Endpoint closing|[Tt]imed out|[Tt]imeout", _SILENT),
    (r"Connection refused|actively refused", _refused),
    (
        r"No route to host|[Nn]etwork is unreachable",
        "This computer has no route to the server: check the network and VPN",
    ),
    (
        r"errors resolving|DNS resolution failed",
        "The name of the host cannot be resolved: check its spelling, the network and VPN",
    ),
    (r"Socket closed|Connection reset|Handshake read failed", _hung_up),
)

_HTTP_ANSWER = re.compile(r"Received http2 header with status: (\d{3})$")
_STATUS_OF_HTTP = {
    400: grpc.StatusCode.INTERNAL,
    401: grpc.StatusCode.UNAUTHENTICATED,
    403: grpc.StatusCode.PERMISSION_DENIED,
    404: grpc.StatusCode.UNIMPLEMENTED,
    429: grpc.StatusCode.UNAVAILABLE,
    502: grpc.StatusCode.UNAVAILABLE,
    503: grpc.StatusCode.UNAVAILABLE,
    504: grpc.StatusCode.UNAVAILABLE,
}


def http_hint(status: grpc.StatusCode, message: str) -> str:
    """What to do when the answer came by HTTP/2 but not from a gRPC server; empty when it is one of gRPC."""
    if status is grpc.StatusCode.UNKNOWN and message.startswith("Stream removed"):
        return f"The answer ended without a status of gRPC, as a web page does: {_PORTAL}"
    answer = _HTTP_ANSWER.match(message)
    if answer is None:
        return ""
    number = int(answer[1])
    # A proxy that passes on what another server said also passes on another status.
    if status is not _STATUS_OF_HTTP.get(number, grpc.StatusCode.UNKNOWN):
        return ""
    if number == 429:
        return "A proxy or load balancer in between says to slow down"
    if number >= 500:
        return "A proxy or load balancer in between cannot reach the server, or fails itself: try again later"
    return f"A web server, and no gRPC server, answered with HTTP status {number}: {_PORTAL}"
