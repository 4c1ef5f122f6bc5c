"""Requests over HTTP, blocking."""

from __future__ import annotations

import contextlib
import socket
import threading
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, cancellable
from viam_cloud_runtime.viam.downloads.http_routes import RouteClients, failure, load_httpx, unlogged_links

if TYPE_CHECKING:
    import httpx

    from viam_cloud_runtime.rpc.channel_settings import Settings


class BlockingHttp:
    """Makes requests; for coroutines that never suspend. Safe to use from several threads.

    Args:
        settings: Of the connection to the cloud, whose certificates and proxy count here too.

    Raises:
        ImportError: httpx is not installed.
    """

    def __init__(self, settings: Settings | None) -> None:
        self._httpx = load_httpx()
        self._clients: RouteClients[httpx.Client] = RouteClients(settings, self._httpx.Client)
        self._streams = _Streams()

    async def close(self) -> None:
        """Close all connections."""
        for client in self._clients.all():
            client.close()

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[BlockingReply]:
        """Ask for a file."""
        client = self._clients.client(url)
        running = _Request(self._streams)
        with contextlib.closing(running), cancellable(INTERRUPTION.get(), running):
            try:
                request = client.build_request(
                    "GET", url, headers=dict(headers), extensions={"trace": running.note_opened}
                )
                with unlogged_links():
                    response = client.send(request, stream=True)
            except (self._httpx.TransportError, self._httpx.InvalidURL) as error:
                raise failure(error, url) from None
            with contextlib.closing(response):
                running.take(response.extensions.get("network_stream"))
                try:
                    yield BlockingReply(response)
                except self._httpx.TransportError as error:
                    raise failure(error, url) from None


class BlockingReply:
    """An answer whose body is read as it is asked for."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body as it was sent, piece by piece."""
        for chunk in self._response.iter_raw():
            yield chunk


class _Streams:
    """Open connections, each with the request that is known to use it, if there is one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.users: weakref.WeakKeyDictionary[Any, _Request | None] = weakref.WeakKeyDictionary()


_OPENED = frozenset({"connection.connect_tcp.complete", "connection.start_tls.complete", "proxy.start_tls.complete"})


class _Request:
    """A request that another thread can end: while it connects, waits for the answer to begin, or for more of it."""

    def __init__(self, streams: _Streams) -> None:
        self._streams = streams
        self._is_over = False

    def note_opened(self, event: str, details: Mapping[str, Any]) -> None:
        """Hear from httpcore of what it does for this request, opening connections among it."""
        if event in _OPENED:
            self.take(details["return_value"])

    def take(self, stream: Any) -> None:
        """A connection is used by this request from now on."""
        if stream is None:
            return
        with self._streams.lock:
            self._streams.users[stream] = self
            is_over = self._is_over
        if is_over:
            _shut_down(stream)

    def cancel(self) -> None:
        """End the request, now or as soon as it has a connection."""
        with self._streams.lock:
            self._is_over = True
            users = list(self._streams.users.items())
        # One that was open before is not known to be used until the answer begins. It is one of those that no other
        # request uses; what else is closed with them is opened again.
        own = [stream for stream, user in users if user is self] or [stream for stream, user in users if user is None]
        for stream in own:
            _shut_down(stream)

    def close(self) -> None:
        """Leave the connections to other requests."""
        with self._streams.lock:
            for stream, user in list(self._streams.users.items()):
                if user is self:
                    self._streams.users[stream] = None


def _shut_down(stream: Any) -> None:
    connection = stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        with contextlib.suppress(OSError):
            # The socket itself also below TLS, whose own farewell would wait for the thread that reads.
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
