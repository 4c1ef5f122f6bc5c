"""Where to connect and whether encrypted: what users write as an address, and what a server shows. Pure functions."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import ipaddress
import re
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viam_cloud_runtime.rpc.proxies import is_loopback, proxy_for

if TYPE_CHECKING:
    from viam_cloud_runtime.rpc.connection_options import ConnectionOptions

_ENCRYPTED_PORT = 443
_PLAINTEXT_PORT = 80
_GRPC_SCHEMES = ("unix:", "unix-abstract:", "dns:", "ipv4:", "ipv6:", "xds:", "vsock:")
_HOST_NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart: `scheme` is "http", "https" or empty, `port` None when it was left out."""

    scheme: str
    host: str
    port: int | None


def parse_address(text: str) -> Address:
    """Take `host`, `host:port`, `https://host`, `http://host:port`, `[::1]:443` apart.

    Raises:
        TypeError: It is not text.
        ValueError: It is none of these forms.
    """
    if not isinstance(text, str):
        raise TypeError(f"the address must be str, such as 'host:443', not {type(text).__name__}")
    if not text.strip():
        raise ValueError("the address is empty, such as an unset variable; write 'host', 'host:port' or 'https://host'")
    scheme, separator, rest = text.strip().rpartition("://")
    scheme = scheme.lower()
    if separator and scheme not in ("http", "https", "grpc", "grpcs"):
        raise ValueError(f"the address {text!r} starts with {scheme!r}; use https:// or http://, or leave it out")
    if "@" in rest:
        # Not quoted: what stands there may be a password.
        raise ValueError("the address must not contain a user or password; credentials are given apart from it")
    authority, _, path = rest.partition("/")
    if path and authority:
        raise ValueError(f"the address {text!r} has a path; only host and port are needed, such as {authority!r}")
    host, port = _split_port(authority, text)
    return Address({"grpc": "http", "grpcs": "https"}.get(scheme, scheme), host, port)


def _split_port(authority: str, text: str) -> tuple[str, int | None]:
    if authority.startswith("[") or authority.count(":") > 1:
        host, separator, port = _split_ipv6(authority, text)
    else:
        host, separator, port = authority.partition(":")
        if host == "None" or not _HOST_NAME.fullmatch(host):
            raise ValueError(f"the address {text!r} names no host; write 'host', 'host:port' or 'https://host'")
    if not separator:
        return host, None
    if not port.isdecimal() or len(port) > 5 or not 0 < int(port) < 65536:
        raise ValueError(f"the address {text!r} has the port {port!r}; a port is a number from 1 to 65535")
    return host, int(port)


def _split_ipv6(authority: str, text: str) -> tuple[str, str, str]:
    if not authority.startswith("["):
        return _bracketed(authority, text), "", ""
    host, bracket, rest = authority[1:].partition("]")
    if not bracket or (rest and not rest.startswith(":")):
        raise ValueError(f"the address {text!r} has a '[' but no ']' around its IPv6 address")
    if not _is_ipv6(host):
        raise ValueError(f"the address {text!r} has {host!r} in brackets, which is no IPv6 address")
    return f"[{host}]", rest[:1], rest[1:]


def _bracketed(authority: str, text: str) -> str:
    """An IPv6 address without brackets, and therefore without a port, in brackets."""
    host, _, port = authority.rpartition(":")
    if _is_ipv6(host) and port.isdecimal():
        alone = f", or [{authority}] if that is all address" if _is_ipv6(authority) else ""
        raise ValueError(f"the address {text!r} has a port after an IPv6 address: write [{host}]:{port}{alone}")
    if not _is_ipv6(authority):
        raise ValueError(f"the address {text!r} has several colons and is no IPv6 address; write 'host:port'")
    return f"[{authority}]"


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Target:
    """Where a connection goes.

    Args:
        name: The target as gRPC takes it.
        secure: Whether it is encrypted; None when the server has to be asked first.
        host: Host to ask, without brackets.
        port: Port to ask.
    """

    name: str
    secure: bool | None
    host: str = ""
    port: int = 0


def resolve_target(text: str, options: ConnectionOptions) -> Target:
    """Decide where to connect and whether encrypted.

    An address that begins with `http://` is enough for plaintext on this computer, where nothing goes over a network.
    Elsewhere it takes an option that says so, as an API key would be readable on the way.

    Raises:
        TypeError: The address is not text.
        ValueError: The address is malformed, or it and the options contradict each other.
    """
    if isinstance(text, str) and text.strip().startswith(_GRPC_SCHEMES):
        name = text.strip()
        if not name.partition(":")[2].strip("/"):
            raise ValueError(
                f"the address {text!r} has nothing after its scheme; write 'dns:///host:port', for example"
            )
        return Target(name, not options.insecure)
    address = parse_address(text)
    secure = _secure(address, options)
    port = address.port or (_PLAINTEXT_PORT if secure is False else _ENCRYPTED_PORT)
    return Target(f"{address.host}:{port}", secure, address.host.strip("[]"), port)


def _secure(address: Address, options: ConnectionOptions) -> bool | None:
    if options.insecure:
        if address.scheme == "https":
            raise ValueError("the address says https://, but insecure=True says no encryption: drop one of them")
        return False
    if address.scheme == "http":
        # With a proxy in the options, the host is what that calls so.
        stays_here = is_loopback(address.host.strip("[]")) and options.proxy is None
        if not stays_here and not options.may_downgrade:
            readable = ", and your credentials would be readable on the way" if options.has_credentials else ""
            raise ValueError(
                f"the address says http://, which is not encrypted{readable}; "
                "use https://, or say insecure=True if that is meant"
            )
        return False
    if not options.may_downgrade or address.scheme == "https":
        return True
    # A proxy cannot be asked whether the server behind it speaks TLS, so there is no downgrade through one.
    proxy = proxy_for(address.host.strip("[]"), address.port or _ENCRYPTED_PORT, options.proxy)
    return None if proxy is None else True


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
