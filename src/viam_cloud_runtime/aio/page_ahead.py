"""The next page of a list, fetched by a task while the caller is at the one before."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

from viam_cloud_runtime.aio.connection import retrieve


class PageAhead:
    """One page that is being fetched.

    Args:
        fetching: What gives the response.
    """

    def __init__(self, fetching: Awaitable[Any]) -> None:
        self._fetching: asyncio.Future[Any] = asyncio.ensure_future(fetching)
        self._fetching.add_done_callback(retrieve)

    async def response(self) -> Any:
        """What fetching gave, or its error. A reader that is cancelled while waiting cancels the call, too."""
        return await self._fetching

    def is_pending(self) -> bool:
        """Whether it can still be waited for."""
        return not self._fetching.done()

    async def ended(self) -> None:
        """Wait until nothing of the call is left."""
        await asyncio.wait([self._fetching])

    def cancel(self) -> None:
        """End the call; what it gives is an error."""
        self._fetching.cancel()

    def drop(self) -> None:
        """`cancel`, from whichever thread has collected the reader."""
        # A loop that is closed took its calls with it.
        with contextlib.suppress(RuntimeError):
            self._fetching.get_loop().call_soon_threadsafe(self._fetching.cancel)


def begin(fetch: Callable[[Any], Awaitable[Any]], request: object) -> PageAhead:
    """Begin to fetch a page."""
    return PageAhead(fetch(request))
