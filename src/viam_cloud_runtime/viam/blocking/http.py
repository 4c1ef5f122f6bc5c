"""Requests over HTTP, blocking."""

from __future__ import annotations

import contextlib
import socket
import threading
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, cancellable
from viam_cloud_runtime.viam.downloads.http_routes import (
    TIMEOUTS,
    Route,
    failure,
    missing_httpx,
    route_to,
    trust,
    unlogged_headers,
)

if TYPE_CHECKING:
    import httpx

    from viam_cloud_runtime.rpc.channel_settings import Settings


class BlockingHttp:
    """Makes requests; for coroutines that never suspend. Safe to use from several threads.

    It drives httpx's transports without a client, as a client logs every URL, and those of downloads are secrets.

    Args:
        settings: Of the connection to the cloud, whose certificates and proxy count here too.

    Raises:
        ImportError: httpx is not installed.
    """

    def __init__(self, settings: Settings | None) -> None:
        try:
            import httpx
        except ImportError:
            raise missing_httpx() from None
        self._httpx = httpx
        self._settings = settings
        self._transports: dict[Route, httpx.HTTPTransport] = {}
        self._lock = threading.Lock()
        self._streams = _Streams()

    def close(self) -> None:
        """Close all connections."""
        for transport in self._transports.values():
            transport.close()

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[BlockingReply]:
        """Ask for a file."""
        httpx = self._httpx
        extensions = {"timeout": TIMEOUTS, "trace": self._streams.note}
        with cancellable(INTERRUPTION.get(), _Request(self._streams)):
            try:
                request = httpx.Request("GET", url, headers=dict(headers), extensions=extensions)
                with unlogged_headers():
                    response = self._transport(url).handle_request(request)
            except (httpx.TransportError, httpx.InvalidURL) as error:
                raise failure(error, url) from None
            with contextlib.closing(response):
                try:
                    yield BlockingReply(response)
                except (httpx.TransportError, httpx.DecodingError) as error:
                    raise failure(error, url) from None

    def _transport(self, url: str) -> httpx.HTTPTransport:
        route = route_to(url, self._settings)
        with self._lock:
            if route not in self._transports:
                self._transports[route] = self._httpx.HTTPTransport(
                    verify=trust(route, self._settings),
                    proxy=route.proxy,
                    limits=self._httpx.Limits(max_connections=None),
                )
            return self._transports[route]


class BlockingReply:
    """An answer whose body is read by whoever asks for it."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body, piece by piece."""
        for chunk in self._response.iter_bytes():
            yield chunk


class _Streams:
    """Open connections, which other threads wait at: for the answer to begin, or to go on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streams: weakref.WeakSet[Any] = weakref.WeakSet()
        self._are_over = False

    def note(self, event: str, details: Mapping[str, Any]) -> None:
        """Hear from httpcore of what it does, opening connections among it."""
        if event not in _OPENED:
            return
        stream = details["return_value"]
        with self._lock:
            self._streams.add(stream)
            are_over = self._are_over
        if are_over:
            _shut_down(stream)

    def end(self) -> None:
        """End whatever waits at one, now or later."""
        with self._lock:
            self._are_over = True
            streams = list(self._streams)
        for stream in streams:
            _shut_down(stream)


_OPENED = frozenset({"connection.connect_tcp.complete", "connection.start_tls.complete", "proxy.start_tls.complete"})


def _shut_down(stream: Any) -> None:
    connection = stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        with contextlib.suppress(OSError):
            # The socket itself also below TLS, whose own farewell would wait for the thread that reads.
            socket.socket.shutdown(connection, socket.SHUT_RDWR)


@dataclass(frozen=True, eq=False)
class _Request:
    """One of the requests of a download. What ends it is the end of the others, too."""

    streams: _Streams

    def cancel(self) -> None:
        self.streams.end()
