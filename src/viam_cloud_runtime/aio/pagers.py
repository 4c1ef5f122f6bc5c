"""Iterating over lists that come in pages, with asyncio."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.aio.connection import Finished, retrieve
from viam_cloud_runtime.errors import ClosedError
from viam_cloud_runtime.rpc.paging import PageFields, Pages

if TYPE_CHECKING:
    from types import TracebackType

    from google.protobuf.message import Message

ItemT = TypeVar("ItemT")
PagerT = TypeVar("PagerT", bound="Pager[Any]")


class Pager(Generic[ItemT]):
    """The items of a list, one after the other, page by page as they are needed: iterate over it with `async for`.

    Nothing is sent before the first item is asked for. No more than two pages are held at a time: the one that the
    caller is at and, with `prefetch`, the next one, which a task fetches meanwhile. When a page cannot be fetched, the
    error is raised where its first item would be; who goes on iterating asks for that page again. One task at a time
    may use it.

    Args:
        request: What asks for the first page.
        fetch: Sends a request and gives the response.
        fields: The fields that lead from page to page.
        items_of: Gives the items of a response.
        limit: How many items are wanted in all; None for all there are.
        page_size: How many items a page shall have at most; None lets the server choose.
        prefetch: Whether to fetch the next page while the caller is at one.
        item_type: The type of the items; None where it is not said.

    Raises:
        TypeError: `limit` or `page_size` is no number.
        ValueError: `limit` is negative, or `page_size` is none that a page can have.

    Example:
        >>> async with client.data_client.iter_sequences("<ORGANIZATION-ID>") as sequences:  # doctest: +SKIP
        ...     async for sequence in sequences:
        ...         print(sequence.id)
    """

    def __init__(
        self,
        request: Message,
        fetch: Callable[[Any], Awaitable[Any]],
        fields: PageFields,
        items_of: Callable[[Any], Iterable[ItemT]],
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        item_type: object = None,
    ) -> None:
        self.item_type: object = item_type
        self._pages: Pages[Message, ItemT] = Pages(request, fields, items_of, limit, page_size)
        self._fetch = fetch
        self._prefetch = prefetch
        self._ahead: asyncio.Future[Any] | None = None
        self._page: Iterator[ItemT] = iter(())
        self._closed = False

    def __aiter__(self: PagerT) -> PagerT:
        return self

    async def __anext__(self) -> ItemT:
        """The next item.

        Raises:
            GRPCError: The next page could not be fetched.
            RepeatedPageError: The server led back to an earlier page.
            ClosedError: This object or its client was closed.
        """
        while True:
            for item in self._page:
                return item
            page = await self._next_page()
            if page is None:
                raise StopAsyncIteration
            self._page = iter(page)

    async def pages(self) -> AsyncIterator[list[ItemT]]:
        """Iterate over the pages instead, each a list that is not empty; the first begins where iteration is.

        Yields:
            The items of one page.

        Raises:
            GRPCError: The next page could not be fetched.
            RepeatedPageError: The server led back to an earlier page.
            ClosedError: This object or its client was closed.

        Example:
            >>> async for sequences in client.data_client.iter_sequences("<ID>").pages():  # doctest: +SKIP
            ...     print(len(sequences))
        """
        page: list[ItemT] | None = list(self._page)
        while page is not None:
            if page:
                yield page
            page = await self._next_page()

    async def _next_page(self) -> list[ItemT] | None:
        if self._closed:
            raise ClosedError("the iterator was closed; call the method again for a new one")
        request = self._pages.next_request()
        if request is None:
            return None
        # A reader that is cancelled while waiting cancels the call too; the page can be asked for again.
        fetching, self._ahead = self._ahead or self._fetch(request), None
        page = self._pages.take(await fetching)
        if self._prefetch and not self._closed and not self._pages.is_complete:
            self._ahead = asyncio.ensure_future(self._fetch(self._pages.next_request()))
            self._ahead.add_done_callback(retrieve)
        return page

    def __del__(self) -> None:
        if (ahead := getattr(self, "_ahead", None)) is not None:
            # Any thread may be the one to collect. A loop that is closed took its calls with it.
            with contextlib.suppress(RuntimeError):
                ahead.get_loop().call_soon_threadsafe(ahead.cancel)

    def close(self) -> Awaitable[None]:
        """End the iteration. May be called twice, and need not be awaited.

        Returns:
            Something that can be awaited, for code that does.
        """
        self._closed = True
        self._page = iter(())
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None
        return Finished()

    async def aclose(self) -> None:
        """End the iteration, and wait until nothing of it is left."""
        ahead = self._ahead
        self.close()
        if ahead is not None:
            await asyncio.wait([ahead])

    async def __aenter__(self: PagerT) -> PagerT:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()
