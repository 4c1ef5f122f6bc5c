"""Which HTTP proxy leads to a host: one answer for gRPC and for downloads over HTTPS. No I/O."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

_PROXY_VARIABLES = ("grpc_proxy", "https_proxy", "HTTPS_PROXY", "http_proxy")
_DIRECT_VARIABLES = ("no_grpc_proxy", "no_proxy", "NO_PROXY")
_DEFAULT_PORT = 80


def proxy_for(host: str, port: int, proxy: str | None, environment: Mapping[str, str] = os.environ) -> str | None:
    """The proxy that leads to a host.

    What `no_proxy` names is reached directly, whatever else is said, as gRPC does so. Without a proxy in the options
    the environment's counts, but never for this computer.

    Args:
        host: Name or IP address, without brackets.
        port: Port of the host.
        proxy: Proxy in the options; None for none.
        environment: Variables of the environment.

    Returns:
        URL of the proxy, with its port; None for a direct connection.

    Raises:
        ValueError: The proxy cannot be used.
    """
    if proxy is None and is_loopback(host):
        return None
    name, url = ("proxy", proxy) if proxy is not None else _first(_PROXY_VARIABLES, environment)
    _, direct = _first(_DIRECT_VARIABLES, environment)
    if not url or _is_direct(host, port, direct):
        return None
    # As other programs do, of a variable that names host and port alone.
    return checked_proxy(url if proxy is not None or "://" in url else f"http://{url}", name)


def _first(names: tuple[str, ...], environment: Mapping[str, str]) -> tuple[str, str]:
    """The first variable that says something, and what it says."""
    return next(((name, value) for name in names if (value := environment.get(name, "").strip())), ("", ""))


def checked_proxy(url: str, name: str) -> str:
    """A proxy's URL, with its port.

    Args:
        url: The URL.
        name: Where it is from, for the error.

    Raises:
        ValueError: It is no `http://[user:password@]host[:port]`.
    """
    parts, port = None, None
    # Others, such as blanks, would be dropped or taken for part of a name.
    if re.fullmatch(r"[!-~]+", url):
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts = None
    if parts is None or parts.scheme != "http" or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError(_advice(url, name))
    if parts.query or parts.fragment or port == 0:
        raise ValueError(_advice(url, name))
    authority = parts.netloc if port is not None else f"{parts.netloc.rstrip(':')}:{_DEFAULT_PORT}"
    return f"http://{authority}"


def _advice(url: str, name: str) -> str:
    """Why a proxy cannot be used. A user and password are not quoted, nor is what may be a part of them."""
    scheme, separator, _ = url.partition("://")
    if not url.strip():
        said = "is blank"
    elif not separator:
        said = "has no scheme"
    elif scheme.lower() != "http":
        said = f"is a proxy of the kind {scheme!r:.20}, which gRPC cannot use"
    else:
        said = "cannot be read"
    return f"{name} {said}; expected an HTTP proxy, such as 'http://proxy:3128' or 'http://user:password@proxy:3128'"


def _is_direct(host: str, port: int, entries: str) -> bool:
    return any(_matches(host.lower(), port, entry.lower()) for entry in re.split(r"[,\s]+", entries) if entry)


def _matches(host: str, port: int, entry: str) -> bool:
    """Whether an entry of `no_proxy` names a host: `*`, a domain, an address, or a network such as `10.0.0.0/8`."""
    if entry == "*":
        return True
    try:
        return ip_address(host) in ip_network(entry.strip("[]"), strict=False)
    except ValueError:
        pass
    name, _, ending = entry.rpartition(":")
    if name and ending.isdecimal():
        if int(ending) != port:
            return False
        entry = name.strip("[]")
    # An ending will do, with a dot in front or not, since gRPC goes by that as well.
    return host.endswith(entry.removeprefix("*")) or host == entry.lstrip("*.")


def is_loopback(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
