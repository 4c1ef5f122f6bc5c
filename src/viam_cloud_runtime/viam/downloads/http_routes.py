"""How to reach hosts over HTTP: which certificates to trust, and which proxy to take."""

from __future__ import annotations

import importlib
import logging
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.redaction import shorten
from viam_cloud_runtime.rpc.proxies import proxy_for
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.viam.downloads.http_rules import PassingDownloadError, origin_of

if TYPE_CHECKING:
    from viam_cloud_runtime.rpc.channel_settings import Settings

ClientT = TypeVar("ClientT")

CONNECT_SECONDS = 20.0
SILENCE_SECONDS = 60.0
"""Longest silence on the socket."""


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


class RouteClients(Generic[ClientT]):
    """The clients of httpx that requests are made with, one for each route. Safe to use from several threads.

    Args:
        settings: Of the connection to the cloud, whose certificates and proxy count here too.
        make: `httpx.Client` or `httpx.AsyncClient`.
    """

    def __init__(self, settings: Settings | None, make: Callable[..., ClientT]) -> None:
        self._settings = settings
        self._make = make
        self._clients: dict[Route, ClientT] = {}
        self._lock = threading.Lock()

    def ready(self, url: str) -> ClientT | None:
        """The client for a link; None if it is still to be made.

        Raises:
            ValueError: The proxy of the environment cannot be used.
        """
        return self._clients.get(route_to(url, self._settings))

    def client(self, url: str) -> ClientT:
        """The client for a link. Making one takes a while, as certificates are read.

        Raises:
            ValueError: The proxy of the environment cannot be used.
        """
        route = route_to(url, self._settings)
        with self._lock:
            if route not in self._clients:
                self._clients[route] = self._make(**_client_options(route, self._settings))
            return self._clients[route]

    def all(self) -> list[ClientT]:
        """Those that have been made."""
        return list(self._clients.values())


def _client_options(route: Route, settings: Settings | None) -> dict[str, Any]:
    with IMPORTING:
        from http.cookiejar import CookieJar, DefaultCookiePolicy

        import httpx

    return {
        "verify": _trust(route, settings),
        "proxy": route.proxy,
        # It would look for proxies by rules of its own. What else it reads there, `_trust` has read.
        "trust_env": False,
        "limits": httpx.Limits(max_connections=None),
        "timeout": httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS, pool=None),
        # Links say all that is needed.
        "cookies": CookieJar(DefaultCookiePolicy(allowed_domains=())),
        "headers": {} if settings is None else {"user-agent": settings.sdk.user_agent},
    }


def _trust(route: Route, settings: Settings | None) -> ssl.SSLContext | bool:
    """Which certificates to trust on a route: those of the connection to the cloud, or the usual ones."""
    with IMPORTING:
        import httpx

    if not route.encrypted:
        # Nothing is checked there, and reading all the usual ones takes time.
        return False
    if not route.own_roots or settings is None or settings.options.root_certificates is None:
        # `SSL_CERT_FILE` and `SSL_CERT_DIR` count.
        return httpx.create_ssl_context()
    return ssl.create_default_context(cadata=settings.options.root_certificates.decode())


_IS_OURS: ContextVar[bool] = ContextVar("viam_cloud_download", default=False)
_TELLTALE = ("HTTP Request: ", "receive_response_headers")
"""Lines of httpx and httpcore that say where a link or a redirect leads, which is a secret."""


@contextmanager
def unlogged_links() -> Iterator[None]:
    """While the block runs, requests that are made in it are not logged with their links."""
    for name in ("httpx", "httpcore.http11"):
        # Adding it again changes nothing.
        logging.getLogger(name).addFilter(_is_harmless)
    token = _IS_OURS.set(True)
    try:
        yield
    finally:
        _IS_OURS.reset(token)


def _is_harmless(record: logging.LogRecord) -> bool:
    return not (_IS_OURS.get() and record.getMessage().startswith(_TELLTALE))


def load_httpx() -> ModuleType:
    """The library that requests are made with, with all that it would otherwise import while it makes the first one.

    Raises:
        ImportError: It is not installed.
    """
    try:
        with IMPORTING:
            import httpx
    except ImportError:
        raise ImportError("downloads of large files need httpx: pip install 'viam-cloud[download]'") from None
    for name in _USED_BY_HTTPX:
        # Other versions may go without.
        with suppress(ImportError):
            importlib.import_module(name)
    return httpx


_USED_BY_HTTPX = ("httpcore", "anyio", "anyio._backends._asyncio")


def failure(error: Exception, url: str) -> PassingDownloadError:
    """What went wrong on the way, in our own terms. Neither the link nor a header is in it."""
    with IMPORTING:
        import httpx

    # What others say may quote what we sent.
    quotable = (httpx.NetworkError, httpx.TimeoutException, httpx.RemoteProtocolError, httpx.ProxyError)
    said = shorten(str(error)) if isinstance(error, quotable) else ""
    return PassingDownloadError(
        f"the connection to {origin_of(url)[0]} failed ({type(error).__name__}{f': {said}' if said else ''})"
    )
