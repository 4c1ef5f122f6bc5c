"""Requests over HTTP, with asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing, asynccontextmanager
from typing import TYPE_CHECKING

from viam_cloud_runtime.viam.downloads.http_routes import RouteClients, failure, load_httpx, unlogged_links

if TYPE_CHECKING:
    import httpx

    from viam_cloud_runtime.rpc.channel_settings import Settings


class AsyncHttp:
    """Makes requests. httpx should have been loaded in a thread, as that takes a while.

    Args:
        settings: Of the connection to the cloud, whose certificates and proxy count here too.

    Raises:
        ImportError: httpx is not installed.
    """

    def __init__(self, settings: Settings | None) -> None:
        self._httpx = load_httpx()
        self._clients: RouteClients[httpx.AsyncClient] = RouteClients(settings, self._httpx.AsyncClient)

    async def close(self) -> None:
        """Close all connections."""
        for client in self._clients.all():
            await client.aclose()

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[AsyncReply]:
        """Ask for a file."""
        client = self._clients.ready(url)
        if client is None:
            client = await asyncio.to_thread(self._clients.client, url)
        try:
            request = client.build_request("GET", url, headers=dict(headers))
            with unlogged_links():
                response = await client.send(request, stream=True)
        except (self._httpx.TransportError, self._httpx.InvalidURL) as error:
            raise failure(error, url) from None
        async with aclosing(response):
            try:
                yield AsyncReply(response)
            except self._httpx.TransportError as error:
                raise failure(error, url) from None


class AsyncReply:
    """An answer whose body is read as it is asked for."""

    def __init__(self, response: httpx.Response) -> None:
        self._response = response
        self.status = response.status_code
        self.headers: Mapping[str, str] = response.headers

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body as it was sent, piece by piece."""
        async for chunk in self._response.aiter_raw():
            yield chunk
