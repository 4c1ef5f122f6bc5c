"""Lists that come in pages: what both flavours decide alike, without I/O."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from viam_cloud_runtime.errors import (
    ConversionError,
    GRPCError,
    InvalidArgumentError,
    OutOfRangeError,
    RepeatedPageError,
    ResourceExhaustedError,
)

if TYPE_CHECKING:
    from google.protobuf.message import Message

_SMALL_PAGE = 50
"""So many items fit into a page of any server: where no more are wanted in all, one page is asked for so many."""

_GROWTH = 5
"""Factor by which a page is larger than the one before, up to the largest."""

_TOO_LARGE = (InvalidArgumentError, OutOfRangeError, ResourceExhaustedError)
"""Errors of a server that does not answer a page of that size."""

ItemT = TypeVar("ItemT")
RequestT = TypeVar("RequestT", bound="Message")
PageT = TypeVar("PageT", bound="Message")
PlainPageT = TypeVar("PlainPageT")


@dataclass(frozen=True, slots=True)
class PageFields:
    """Which fields of an RPC lead from page to page; those of the request may be dotted.

    Args:
        cursor: The request's field that says which page is meant.
        next_cursor: The response's field with the cursor of the next page, empty after the last one.
        size: The request's field that says how many items a page has at most; None if there is none.
        ends_when_empty: Whether the cursor is the place of the last item, which the last page has too: then the end is
            a page without items.
        usual_size: How many items a page is asked to have unless the caller says otherwise; None lets the server
            choose.
        large_when: The request's field that says that items are large, so that the server chooses; None if there is
            none.
        largest_size: How many items later pages are asked to have at most, each more than the one before; None for as
            many as the first. Only where the cursor is the place of an item: what else it is may depend on the size.
    """

    cursor: str
    next_cursor: str
    size: str | None = None
    ends_when_empty: bool = False
    usual_size: int | None = None
    large_when: str | None = None
    largest_size: int | None = None


class PageSize:
    """How many items to ask a page to have: more with each page that is full, until the server refuses.

    Args:
        usual: How many at first, which every server gives.
        largest: How many at most.
    """

    def __init__(self, usual: int, largest: int) -> None:
        self.current: int = usual
        self._usual = usual
        self._largest = largest

    def took(self, items: int) -> None:
        """A page with so many items has come."""
        # A server that gives fewer has a largest size of its own, or nothing more.
        if items >= self.current:
            self.current = max(self.current, min(self._largest, self.current * _GROWTH))

    def is_refused(self, error: GRPCError) -> bool:
        """Whether a smaller page may be what the server gives instead of an error; from then on none is larger."""
        if self.current <= self._usual or not isinstance(error, _TOO_LARGE):
            return False
        self.current = self._largest = self._usual
        return True


class Pages(Generic[RequestT, ItemT]):
    """A list in pages: which request asks for the next page, and what a response says of the pages after it.

    Args:
        request: What asks for the first page; later requests differ in the cursor.
        fields: The fields that lead from page to page.
        items_of: Gives the items of a response.
        limit: How many items are wanted in all; None for all there are.
        page_size: How many items a page shall have at most; None for as many as is usual.

    Raises:
        TypeError: A number is none.
        ValueError: `limit` is negative, or `page_size` is none that a page can have.
    """

    def __init__(
        self,
        request: RequestT,
        fields: PageFields,
        items_of: Callable[[Any], Iterable[ItemT]],
        limit: int | None = None,
        page_size: int | None = None,
    ) -> None:
        _check_number("limit", limit, at_least=0, meaning="None for all")
        _check_number("page_size", page_size, at_least=1, meaning="None for as many as is usual")
        self._fields = fields
        self._items_of = items_of
        self._left = limit
        self._taken = 0
        self._failure: RepeatedPageError | None = None
        self._request = _copied(request)
        size = _size_to_ask_for(page_size or _usual_size(fields, request), limit)
        if fields.size is not None and size:
            _set(self._request, fields.size, size)
        is_growing = fields.ends_when_empty and page_size is None and size == fields.usual_size
        self._page_size = PageSize(size, fields.largest_size) if is_growing and size and fields.largest_size else None
        self._is_complete = limit == 0
        self._seen = {_get(self._request, fields.cursor)}

    @property
    def is_complete(self) -> bool:
        """Whether no page is needed any more, or none can be asked for."""
        return self._is_complete

    def next_request(self) -> RequestT | None:
        """What asks for the next page; None when there is nothing more to ask for.

        Raises:
            RepeatedPageError: The server led back to a page that was there already.
        """
        if self._failure is not None:
            raise self._failure
        return None if self._is_complete else self._request

    def take(self, response: Any) -> list[ItemT]:
        """Takes a page in, and gives the items of it that are wanted.

        Raises:
            ConversionError: An item of it cannot be converted; the page can be taken again.
        """
        try:
            items = list(self._items_of(response))
        except ConversionError as error:
            raise error.after(self._taken) from None
        is_empty = not items
        if self._page_size is not None:
            self._page_size.took(len(items))
        if self._left is not None:
            del items[self._left :]
            self._left -= len(items)
        self._taken += len(items)
        self._go_on(_get(response, self._fields.next_cursor), is_empty)
        return items

    def asks_for_less(self, error: GRPCError) -> bool:
        """Whether `next_request` now asks for a smaller page than the one that the server answered with an error."""
        if self._page_size is None or not self._page_size.is_refused(error):
            return False
        self._request = _copied(self._request)
        self._ask_for_size()
        return True

    def _ask_for_size(self) -> None:
        if self._page_size is not None and self._fields.size is not None:
            size = self._page_size.current
            _set(self._request, self._fields.size, size if self._left is None else min(size, self._left))

    def _go_on(self, cursor: str, is_empty: bool) -> None:
        ends_here = not cursor or self._left == 0 or (is_empty and self._fields.ends_when_empty)
        is_known = cursor in self._seen
        self._is_complete = ends_here or is_known
        if not self._is_complete:
            self._seen.add(cursor)
            # What was sent may still be looked at by those who sent it.
            self._request = _copied(self._request)
            _set(self._request, self._fields.cursor, cursor)
            self._ask_for_size()
        elif not ends_here and not is_empty:
            self._failure = RepeatedPageError(
                f"{type(self._request).__name__}: the server says that an earlier page is the next one; what comes after the "
                "items that were there cannot be asked for"
            )


def _check_number(name: str, value: int | None, *, at_least: int, meaning: str) -> None:
    if value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name}: expected int or None, got {type(value).__name__}")
    if value < at_least:
        raise ValueError(f"{name} must be {at_least} or more, not {value}; {meaning}")


def _size_to_ask_for(page_size: int | None, limit: int | None) -> int | None:
    """One size for all pages, as a server may count in pages; no more than is wanted in all."""
    if limit is None:
        return page_size
    return min(page_size, limit) if page_size is not None else limit if limit <= _SMALL_PAGE else None


def _usual_size(fields: PageFields, request: Message) -> int | None:
    """As many as still make a small message, since each page costs a round trip."""
    is_large = fields.large_when is not None and bool(_get(request, fields.large_when))
    return None if is_large else fields.usual_size


def _copied(message: RequestT) -> RequestT:
    copy = type(message)()
    copy.CopyFrom(message)
    return copy


def _get(message: Any, path: str) -> str:
    for name in path.split("."):
        message = getattr(message, name)
    return cast("str", message)


def _set(message: Any, path: str, value: object) -> None:
    *parents, last = path.split(".")
    for parent in parents:
        message = getattr(message, parent)
    try:
        setattr(message, last, value)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


class Gathered(Generic[RequestT, PageT]):
    """Many pages as one response: the first, with the items of all that are needed.

    Args:
        request: What asks for the first page.
        fields: The fields that lead from page to page.
        items: The response's field with the items.
        limit: How many items are wanted; 0 for all.
        limit_name: What callers call that number.

    Raises:
        ValueError: The limit is negative.
    """

    def __init__(self, request: RequestT, fields: PageFields, items: str, limit: int, limit_name: str) -> None:
        if limit < 0:
            raise ValueError(f"{limit_name} must be 0, for all, or more; not {limit}")
        self._items = items
        request = _copied(request)
        # Asking for the first page says so: the cursor is there, and empty.
        _set(request, fields.cursor, _get(request, fields.cursor))
        self._pages: Pages[RequestT, Any] = Pages(
            request, fields, lambda response: getattr(response, items), limit or None
        )
        self._whole: PageT | None = None

    def next_request(self) -> RequestT | None:
        """What asks for the next page that is needed; None for none."""
        return self._pages.next_request()

    def add(self, response: PageT) -> None:
        """Takes a page in."""
        taken = self._pages.take(response)
        if self._whole is None:
            self._whole = response
            del getattr(response, self._items)[len(taken) :]
        else:
            getattr(self._whole, self._items).extend(taken)

    @property
    def response(self) -> PageT:
        """The first page, with the items of the others."""
        assert self._whole is not None
        return self._whole


def empty_page(page: PlainPageT) -> PlainPageT:
    """A page, which is a dataclass, like the given one but without items."""
    instance: Any = page
    lists: dict[str, list[Any]] = {
        field.name: [] for field in dataclasses.fields(instance) if isinstance(getattr(page, field.name), list)
    }
    return cast("PlainPageT", dataclasses.replace(instance, **lists))
