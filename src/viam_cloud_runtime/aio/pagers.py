# twin: ../blocking/pagers.py
"""Iterating over lists that come in pages, with asyncio."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.aio.connection import Finished
from viam_cloud_runtime.aio.page_ahead import PageAhead, begin
from viam_cloud_runtime.errors import ClosedError, GRPCError
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
        page_size: How many items a page shall have at most; None for as many as is usual.
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
        self._ahead: PageAhead | None = None
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
            if not await self._turn_page():
                raise StopAsyncIteration

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
        is_there = True
        while is_there:
            if page := list(self._page):
                yield page
            is_there = await self._turn_page()

    async def _turn_page(self) -> bool:
        """Get the next page; False if there is none."""
        if self._closed:
            raise ClosedError("the iterator was closed; call the method again for a new one")
        request = self._pages.next_request()
        if request is None:
            return False
        try:
            response = await self._response(request)
        except GRPCError as error:
            if not self._pages.asks_for_less(error):
                raise
            return await self._turn_page()
        # Kept before the next one is begun, as that may be interrupted.
        self._page = iter(self._pages.take(response))
        if self._prefetch and not self._closed and not self._pages.is_complete:
            self._ahead = begin(self._fetch, self._pages.next_request())
        return True

    async def _response(self, request: Message) -> Any:
        ahead = self._ahead
        if ahead is None:
            return await self._fetch(request)
        try:
            return await ahead.response()
        finally:
            # Where Ctrl-C ended the waiting, but not the call, the page can be waited for again.
            self._ahead = ahead if ahead.is_pending() else None

    def __del__(self) -> None:
        if (ahead := getattr(self, "_ahead", None)) is not None:
            ahead.drop()

    def close(self) -> Awaitable[None]:
        """End the iteration, and cancel the call for the next page. May be called twice, and need not be awaited."""
        self._closed = True
        ahead, self._ahead = self._ahead, None
        self._page = iter(())
        if ahead is not None:
            ahead.cancel()
        # asyncio only
        return Finished()

    # asyncio only
    async def aclose(self) -> None:
        """End the iteration, and wait until nothing of it is left."""
        ahead = self._ahead
        self.close()
        if ahead is not None:
            await ahead.ended()

    async def __aenter__(self: PagerT) -> PagerT:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()
