"""Requests over HTTP, with asyncio."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from typing import TYPE_CHECKING

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


class AsyncHttp:
    """Makes requests.

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
        self._transports: dict[Route, httpx.AsyncHTTPTransport] = {}

    async def close(self) -> None:
        """Close all connections."""
        for transport in self._transports.values():
            await transport.aclose()

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[AsyncReply]:
        """Ask for a file."""
        httpx = self._httpx
        try:
            request = httpx.Request("GET", url, headers=dict(headers), extensions={"timeout": TIMEOUTS})
            with unlogged_headers():
                response = await self._transport(url).handle_async_request(request)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise failure(error, url) from None
        async with aclosing(response):
            try:
                yield AsyncReply(response)
            except (httpx.TransportError, httpx.DecodingError) as error:
                raise failure(error, url) from None

    def _transport(self, url: str) -> httpx.AsyncHTTPTransport:
        route = route_to(url, self._settings)
        if route not in self._transports:
            self._transports[route] = self._httpx.AsyncHTTPTransport(
                verify=trust(route, self._settings),
                proxy=route.proxy,
                limits=self._httpx.Limits(max_connections=None),
            )
        return self._transports[route]


class AsyncReply:
    """An answer whose body is read by whoever asks for it."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body, piece by piece."""
        async for chunk in self._response.aiter_bytes():
            yield chunk
