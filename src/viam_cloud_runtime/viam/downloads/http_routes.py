"""How to reach hosts over HTTP: which certificates to trust, and which proxy to take."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from viam_cloud_runtime.redaction import shorten
from viam_cloud_runtime.rpc.proxies import proxy_for
from viam_cloud_runtime.viam.downloads.http_rules import PassingDownloadError, origin_of

if TYPE_CHECKING:
    from viam_cloud_runtime.rpc.channel_settings import Settings

CONNECT_SECONDS = 20.0
SILENCE_SECONDS = 60.0
"""How long nothing may come."""

TIMEOUTS = {"connect": CONNECT_SECONDS, "read": SILENCE_SECONDS, "write": SILENCE_SECONDS, "pool": None}


@dataclass(frozen=True, slots=True, repr=False)
class Route:
    """What requests to some hosts have in common.

    Attributes:
        encrypted: Whether it is https.
        own_roots: Whether the certificates count that the connection to the cloud trusts.
        proxy: HTTP proxy to go through; None for none.
    """

    encrypted: bool
    own_roots: bool
    proxy: str | None


def route_to(url: str, settings: Settings | None) -> Route:
    """The way to where a link leads, by the same proxy as calls would go there.

    Raises:
        ValueError: The proxy of the environment cannot be used.
    """
    encrypted, (host, port) = url.startswith("https:"), origin_of(url)
    roots = None if settings is None else settings.options.root_certificates
    own_roots = roots is not None and settings is not None and host == settings.target.host.lower()
    if not encrypted:
        # Only this computer is asked without encryption, and no proxy shall listen.
        return Route(encrypted, own_roots, None)
    return Route(encrypted, own_roots, proxy_for(host, port, None if settings is None else settings.options.proxy))


def trust(route: Route, settings: Settings | None) -> ssl.SSLContext | bool:
    """Which certificates to trust on a route: those of the connection to the cloud, or the usual ones."""
    if not route.encrypted:
        # Nothing is checked there, and reading all the usual ones takes time.
        return False
    if not route.own_roots or settings is None or settings.options.root_certificates is None:
        return True
    return ssl.create_default_context(cadata=settings.options.root_certificates.decode())


_IS_OURS: ContextVar[bool] = ContextVar("viam_cloud_download", default=False)


@contextmanager
def unlogged_headers() -> Iterator[None]:
    """While the block runs, httpcore does not log the headers of answers: where a redirect leads is a secret."""
    # Adding it again changes nothing.
    logging.getLogger("httpcore.http11").addFilter(_is_harmless)
    token = _IS_OURS.set(True)
    try:
        yield
    finally:
        _IS_OURS.reset(token)


def _is_harmless(record: logging.LogRecord) -> bool:
    return not (_IS_OURS.get() and record.getMessage().startswith("receive_response_headers"))


def missing_httpx() -> ImportError:
    """The error of a download that takes what is not installed."""
    return ImportError("downloads of large files need httpx: pip install 'viam-cloud[download]'")


def failure(error: Exception, url: str) -> PassingDownloadError:
    """What went wrong on the way, in our own terms. Neither the link nor a header is in it."""
    import httpx

    # What others say may quote what we sent.
    quotable = (httpx.NetworkError, httpx.TimeoutException, httpx.RemoteProtocolError, httpx.ProxyError)
    said = shorten(str(error)) if isinstance(error, quotable) else ""
    return PassingDownloadError(
        f"the connection to {origin_of(url)[0]} failed ({type(error).__name__}{f': {said}' if said else ''})"
    )
