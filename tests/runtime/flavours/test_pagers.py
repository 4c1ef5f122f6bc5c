"""Iterators over pages, in both flavours: order, limits, sizes, errors, ends."""

from __future__ import annotations

import asyncio
import dataclasses
from dataclasses import dataclass, field
from typing import Any

import grpc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample.paged_api import BY_PLACE, BY_TOKEN, LIST_REQUEST, LIST_RESPONSE, PagedList, drained, pager
from viam_cloud_runtime.aio.pagers import Pager as AsyncPager
from viam_cloud_runtime.blocking.pagers import Pager
from viam_cloud_runtime.errors import GRPCError, RepeatedPageError, make_error
from viam_cloud_runtime.rpc.paging import PageFields

SIZES = st.lists(st.integers(0, 5), min_size=1, max_size=6)
both = pytest.mark.parametrize("waits", [False, True], ids=["blocking", "async"])


def everything(iterable: Any) -> list[Any]:
    return asyncio.run(drained(iterable)) if hasattr(iterable, "__aiter__") else list(iterable)


def until_error(found: Any) -> tuple[list[int], Exception | None]:
    """What comes before the end, and the error that it is."""
    items: list[int] = []

    async def run() -> None:
        async for item in found:
            items.append(item)

    try:
        if hasattr(found, "__aiter__"):
            asyncio.run(run())
        else:
            items.extend(found)
    except Exception as error:
        return items, error
    return items, None


@both
@pytest.mark.parametrize("fields", [BY_TOKEN, BY_PLACE], ids=["token", "place"])
@given(
    sizes=SIZES, limit=st.none() | st.integers(0, 20), prefetch=st.booleans(), page_size=st.none() | st.integers(1, 9)
)
def test_what_pages_hold_comes_in_order_and_once(
    waits: bool, fields: PageFields, sizes: list[int], limit: int | None, prefetch: bool, page_size: int | None
) -> None:
    if fields is BY_PLACE:
        # There an empty page is the end.
        sizes = [size for size in sizes if size]
    pages = PagedList(sizes, fields)
    options = {"limit": limit, "prefetch": prefetch, "page_size": page_size}
    total = sum(sizes)
    wanted = total if limit is None else min(limit, total)
    assert everything(pager(pages.page, fields, waits=waits, **options)) == list(range(wanted))
    needed = len(sizes) + (fields is BY_PLACE)
    if limit is not None:
        needed = next((count for count in range(len(sizes) + 1) if sum(sizes[:count]) >= limit), needed)
    assert pages.cursors == ["", *(str(position) for position in range(1, needed))][:needed]
    assert all(request.word == "w" for request in pages.asked)
    again = PagedList(sizes, fields)
    batches = everything(pager(again.page, fields, waits=waits, **options).pages())
    assert all(batches)
    assert [item for batch in batches for item in batch] == list(range(wanted))
    assert again.asked == pages.asked


@both
@pytest.mark.parametrize(
    ("limit", "page_size", "asked"),
    [(None, None, 0), (None, 7, 7), (3, 7, 3), (7, 3, 3), (50, None, 50), (51, None, 0), (1, None, 1)],
)
def test_no_page_is_asked_to_hold_more_than_is_wanted(
    waits: bool, limit: int | None, page_size: int | None, asked: int
) -> None:
    for fields in (BY_TOKEN, BY_PLACE):
        pages = PagedList([1, 1], fields)
        everything(pager(pages.page, fields, waits=waits, limit=limit, page_size=page_size))
        assert {request.page_size + request.place.limit for request in pages.asked} == {asked}


@both
@pytest.mark.parametrize(
    ("options", "large_when", "asked"),
    [
        ({}, None, 100),
        ({}, "place.last", 100),
        ({}, "word", 0),
        ({"page_size": 7}, None, 7),
        ({"page_size": 7}, "word", 7),
        ({"limit": 30}, None, 30),
        ({"limit": 300}, None, 100),
        ({"limit": 30}, "word", 30),
    ],
)
def test_as_many_as_is_usual_are_asked_for_unless_they_are_large(
    waits: bool, options: dict[str, int], large_when: str | None, asked: int
) -> None:
    fields = dataclasses.replace(BY_TOKEN, usual_size=100, large_when=large_when)
    pages = PagedList([1, 1], fields)
    everything(pager(pages.page, fields, waits=waits, **options))
    assert {request.page_size for request in pages.asked} == {asked}


GROWING = dataclasses.replace(BY_PLACE, usual_size=100, largest_size=1000)


@dataclass
class LongList:
    """As many numbers as there are, in pages as they are asked for; the cursor is the place of the last one.

    Attributes:
        count: How many there are.
        most: How many a page has at most, whatever is asked for.
        refused_from: From which size on the server answers with an error.
    """

    count: int
    most: int = 1_000_000
    refused_from: int = 1_000_000
    error: GRPCError | None = None
    asked: list[int] = field(default_factory=list)

    def page(self, request: Any) -> Any:
        size = request.place.limit
        self.asked.append(size)
        if size >= self.refused_from and self.error is not None:
            raise self.error
        start = int(request.place.last or 0)
        end = min(self.count, start + min(size, self.most))
        return LIST_RESPONSE(items=range(start, end), last=str(end) if end > start else "")


@both
@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ({}, [100, 500, 1000, 1000, 1000, 1000]),
        ({"limit": 100}, [100]),
        ({"limit": 700}, [100, 500, 100]),
        ({"limit": 30}, [30]),
        ({"page_size": 1000}, [1000, 1000, 1000, 1000]),
        ({"page_size": 100, "limit": 300}, [100, 100, 100]),
    ],
)
def test_later_pages_of_a_long_list_are_larger(waits: bool, options: dict[str, int], asked: list[int]) -> None:
    pages = LongList(2800)
    found = everything(pager(pages.page, GROWING, waits=waits, **options))
    assert found == list(range(options.get("limit", 2800)))
    assert pages.asked == asked


@both
def test_pages_do_not_grow_where_the_server_gives_fewer_than_are_asked_for(waits: bool) -> None:
    pages = LongList(250, most=50)
    assert everything(pager(pages.page, GROWING, waits=waits)) == list(range(250))
    assert set(pages.asked) == {100}


@both
@pytest.mark.parametrize("prefetch", [True, False])
@pytest.mark.parametrize("status", ["INVALID_ARGUMENT", "OUT_OF_RANGE", "RESOURCE_EXHAUSTED"])
def test_a_server_that_refuses_a_large_page_is_asked_for_a_usual_one(waits: bool, status: str, prefetch: bool) -> None:
    pages = LongList(800, refused_from=501, error=make_error(grpc.StatusCode[status], "at most 500"))
    assert everything(pager(pages.page, GROWING, waits=waits, prefetch=prefetch)) == list(range(800))
    assert pages.asked == [100, 500, 1000, 100, 100, 100]


@both
@pytest.mark.parametrize(
    ("options", "status"), [({}, "INTERNAL"), ({"page_size": 600}, "INVALID_ARGUMENT")], ids=["other", "given"]
)
def test_other_errors_of_a_page_are_the_callers(waits: bool, options: dict[str, int], status: str) -> None:
    pages = LongList(800, refused_from=500, error=make_error(grpc.StatusCode[status], "no"))
    found, error = until_error(pager(pages.page, GROWING, waits=waits, **options))
    assert found == list(range(0 if options else 100))
    assert error is pages.error


@both
def test_pages_by_token_stay_as_they_are(waits: bool) -> None:
    """A token may stand for a number of pages, which are of one size then."""
    pages = PagedList([100, 100, 100])
    fields = dataclasses.replace(BY_TOKEN, usual_size=100, largest_size=1000)
    everything(pager(pages.page, fields, waits=waits))
    assert [request.page_size for request in pages.asked] == [100, 100, 100]


@both
@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"limit": -1}, ValueError, "limit must be 0 or more, not -1; None for all"),
        ({"page_size": -1}, ValueError, "page_size must be 1 or more, not -1"),
        ({"page_size": 0}, ValueError, "page_size must be 1 or more, not 0; None for as many as is usual"),
        ({"page_size": 2**31}, ValueError, "page_size: .*out of range"),
        ({"limit": True}, TypeError, "limit: expected int or None, got bool"),
        ({"page_size": "5"}, TypeError, "page_size: expected int or None, got str"),
    ],
)
def test_bad_numbers_ask_for_nothing(waits: bool, options: Any, error: type[Exception], message: str) -> None:
    pages = PagedList([1])
    with pytest.raises(error, match=message):
        pager(pages.page, BY_TOKEN, waits=waits, **options)
    assert not pages.asked


@both
def test_the_request_is_the_callers_own(waits: bool) -> None:
    """What happens to it after the call changes nothing, and it is not changed either."""
    request = LIST_REQUEST(word="w")

    async def page(request: Any) -> Any:
        return pages.page(request)

    pages = PagedList([1, 1])
    made: Any = AsyncPager if waits else Pager
    found = made(request, page if waits else pages.page, BY_TOKEN, lambda response: response.items)
    request.word = "other"
    assert everything(found) == [0, 1]
    assert [asked.word for asked in pages.asked] == ["w", "w"]
    assert not request.page_token


@dataclass
class Repeating:
    """Leads from the last of its pages back to an earlier one."""

    tokens: list[str]
    items: list[int] = field(default_factory=lambda: [1])
    calls: int = 0

    def page(self, request: Any) -> Any:
        self.calls += 1
        return LIST_RESPONSE(items=self.items, next_page_token=self.tokens[self.calls - 1])


@both
@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize("tokens", [["a", "a"], ["a", "b", "a"], ["a", "b", "c", "b"]])
def test_a_repeated_page_ends_it_with_an_error(waits: bool, prefetch: bool, tokens: list[str]) -> None:
    server = Repeating(tokens)
    found = pager(server.page, BY_TOKEN, waits=waits, prefetch=prefetch)
    items, error = until_error(found)
    assert (items, type(error)) == ([1] * len(tokens), RepeatedPageError)
    # It stays as it is, so nobody who goes on believes to have it all.
    assert until_error(found) == ([], error)
    assert server.calls == len(tokens)
    enough = Repeating(tokens)
    assert everything(pager(enough.page, BY_TOKEN, waits=waits, limit=len(tokens))) == [1] * len(tokens)


@both
@pytest.mark.parametrize("prefetch", [False, True])
@pytest.mark.parametrize("fields", [BY_TOKEN, BY_PLACE], ids=["token", "place"])
def test_a_repeated_page_without_items_is_the_end(waits: bool, prefetch: bool, fields: PageFields) -> None:
    class Stuck(Repeating):
        def page(self, request: Any) -> Any:
            self.calls += 1
            return LIST_RESPONSE(next_page_token="stuck", last="stuck")

    server = Stuck([])
    assert everything(pager(server.page, fields, waits=waits, prefetch=prefetch)) == []
    assert server.calls == (1 if fields is BY_PLACE else 2)


class Flaky(PagedList):
    """Fails once where the page of a position begins."""

    fails_at = 2

    def page(self, request: Any) -> Any:
        if self.fails_at == int(request.page_token or 0):
            self.fails_at = -1
            raise ConnectionError("cut")
        return super().page(request)


@both
@pytest.mark.parametrize("prefetch", [False, True])
def test_an_error_comes_where_its_page_begins_and_the_page_can_be_had_again(waits: bool, prefetch: bool) -> None:
    server = Flaky([2, 1, 2, 1])
    found = pager(server.page, BY_TOKEN, waits=waits, prefetch=prefetch)
    items, error = until_error(found)
    assert (items, str(error)) == ([0, 1, 2], "cut")
    assert until_error(found) == ([3, 4, 5], None)
    assert until_error(found) == ([], None)
    assert server.cursors == ["", "1", "2", "3"]


@both
def test_items_that_cannot_be_converted(waits: bool) -> None:
    server = PagedList([1, 1])
    fails = [True]

    def items(response: Any) -> Any:
        if fails.pop() if fails else False:
            raise ValueError("odd item")
        return response.items

    found = pager(server.page, BY_TOKEN, waits=waits, items=items)
    assert str(until_error(found)[1]) == "odd item"
    assert until_error(found) == ([0, 1], None)


def test_pages_go_on_from_where_items_ended() -> None:
    found = pager(PagedList([3, 1, 0, 2]).page, BY_TOKEN, waits=False)
    assert next(found) == 0
    assert list(found.pages()) == [[1, 2], [3], [4, 5]]
    assert list(found) == []


async def test_pages_go_on_from_where_items_ended_async() -> None:
    found = pager(PagedList([3, 1, 0, 2]).page, BY_TOKEN, waits=True)
    assert await anext(found) == 0
    assert [page async for page in found.pages()] == [[1, 2], [3], [4, 5]]
    assert await drained(found) == []
