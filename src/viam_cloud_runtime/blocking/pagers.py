"""Iterating over lists that come in pages, blocking."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption, cancellable
from viam_cloud_runtime.concurrency.latch import Latch
from viam_cloud_runtime.errors import ClosedError
from viam_cloud_runtime.rpc.paging import PageFields, Pages

if TYPE_CHECKING:
    from types import TracebackType

    from google.protobuf.message import Message

ItemT = TypeVar("ItemT")
PagerT = TypeVar("PagerT", bound="Pager[Any]")


class Pager(Generic[ItemT]):
    """The items of a list, one after the other, page by page as they are needed: iterate over it.

    Nothing is sent before the first item is asked for. No more than two pages are held at a time: the one that the
    caller is at and, with `prefetch`, the next one, which a thread fetches meanwhile. When a page cannot be fetched,
    the error is raised where its first item would be; who goes on iterating asks for that page again. One thread at a
    time may use it.

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
        >>> with client.data_client.iter_sequences("<ORGANIZATION-ID>") as sequences:  # doctest: +SKIP
        ...     for sequence in sequences:
        ...         print(sequence.id)
    """

    def __init__(
        self,
        request: Message,
        fetch: Callable[[Any], Any],
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
        self._ahead: _Ahead | None = None
        self._page: Iterator[ItemT] = iter(())
        self._closed = False

    def __iter__(self: PagerT) -> PagerT:
        return self

    def __next__(self) -> ItemT:
        """The next item.

        Raises:
            GRPCError: The next page could not be fetched.
            RepeatedPageError: The server led back to an earlier page.
            ClosedError: This object or its client was closed.
        """
        while True:
            for item in self._page:
                return item
            if not self._turn_page():
                raise StopIteration

    def pages(self) -> Iterator[list[ItemT]]:
        """Iterate over the pages instead, each a list that is not empty; the first begins where iteration is.

        Yields:
            The items of one page.

        Raises:
            GRPCError: The next page could not be fetched.
            RepeatedPageError: The server led back to an earlier page.
            ClosedError: This object or its client was closed.

        Example:
            >>> for sequences in client.data_client.iter_sequences("<ORGANIZATION-ID>").pages():  # doctest: +SKIP
            ...     print(len(sequences))
        """
        is_there = True
        while is_there:
            if page := list(self._page):
                yield page
            is_there = self._turn_page()

    def _turn_page(self) -> bool:
        """Get the next page; False if there is none."""
        if self._closed:
            raise ClosedError("the iterator was closed; call the method again for a new one")
        request = self._pages.next_request()
        if request is None:
            return False
        if self._ahead is None:
            response = self._fetch(request)
        else:
            try:
                self._ahead.wait()
            except KeyboardInterrupt as interrupt:
                # It can be waited for again; the user sees the line that waited, without what is below it.
                raise interrupt.with_traceback(None) from None
            ahead, self._ahead = self._ahead, None
            response = ahead.result()
        # Kept before the thread is started, as Ctrl-C may interrupt that.
        self._page = iter(self._pages.take(response))
        if self._prefetch and not self._pages.is_complete:
            self._ahead = _begun(_Ahead(self._fetch, self._pages.next_request()))
        return True

    def __del__(self) -> None:
        if (ahead := getattr(self, "_ahead", None)) is not None:
            ahead.cancel()

    def close(self) -> None:
        """End the iteration. May be called twice.

        The call for a page that is being fetched is cancelled.
        """
        self._closed = True
        ahead, self._ahead = self._ahead, None
        self._page = iter(())
        if ahead is not None:
            ahead.cancel()

    def __enter__(self: PagerT) -> PagerT:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _begun(ahead: _Ahead) -> _Ahead | None:
    """The thread, running; None where no more can be started: the page is then fetched when it is needed."""
    try:
        ahead.start()
    except RuntimeError:
        return None
    return ahead


class _Ahead(threading.Thread):
    """One page that is fetched while the caller is at the one before."""

    def __init__(self, fetch: Callable[[Any], Any], request: Message | None) -> None:
        # A program that ends does not wait for a page that will not be read.
        super().__init__(name="rpc-next-page", daemon=True)
        self._fetch = fetch
        self._request = request
        self._context = contextvars.copy_context()
        self._interruption = Interruption()
        self._ended = Latch()
        self._response: Any = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Fetch the page."""
        try:
            self._response = self._context.run(self._fetch_page)
        except BaseException as error:
            self._error = error
        finally:
            self._ended.open()

    def _fetch_page(self) -> Any:
        # What ends the work that the iteration is part of ends this, too.
        with cancellable(INTERRUPTION.get(), self):
            INTERRUPTION.set(self._interruption)
            return self._fetch(self._request)

    def cancel(self) -> None:
        """End the call; what it gives is an error."""
        self._interruption.interrupt()

    def wait(self) -> None:
        """Wait until the page is there, or cannot be had."""
        self._ended.wait()
        # Joining alone would not do: before Python 3.13 a thread counts as ended once that was interrupted.
        self.join()

    def result(self) -> Any:
        """What fetching gave, or its error."""
        if self._error is not None:
            raise self._error
        return self._response
