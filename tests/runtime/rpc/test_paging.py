"""Several pages as one, in both flavours."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sample.paged_api import BY_TOKEN, LIST_REQUEST, LIST_RESPONSE, PagedList
from viam_cloud_runtime.aio.paging import collect_pages as collect_pages_async
from viam_cloud_runtime.blocking.paging import collect_pages
from viam_cloud_runtime.errors import RepeatedPageError


def _collect(pages: PagedList, token: str, limit: int, *, waits: bool) -> list[int]:
    options: dict[str, Any] = {"items": "items", "limit": limit, "limit_name": "wanted"}
    request = LIST_REQUEST(page_token=token, word="w")

    async def page(request: Any) -> Any:
        return pages.page(request)

    whole: Any = (
        asyncio.run(collect_pages_async(request, page, BY_TOKEN, **options))
        if waits
        else collect_pages(request, pages.page, BY_TOKEN, **options)
    )
    assert all(request.word == "w" for request in pages.asked)
    return [*whole.items]


@pytest.mark.parametrize("waits", [False, True])
@given(sizes=st.lists(st.integers(0, 5), min_size=1, max_size=6), limit=st.integers(0, 20))
def test_no_page_more_than_it_takes(waits: bool, sizes: list[int], limit: int) -> None:
    pages = PagedList(sizes)
    total = sum(sizes)
    items = _collect(pages, "", limit, waits=waits)
    assert items == list(range(min(limit, total) if limit else total))
    # The one page before the last that was asked for would not have been enough.
    needed = next((count for count in range(1, len(sizes) + 1) if limit and sum(sizes[:count]) >= limit), len(sizes))
    assert pages.cursors == ["", *(str(position) for position in range(1, needed))]


@pytest.mark.parametrize("waits", [False, True])
def test_it_begins_where_it_is_told(waits: bool) -> None:
    pages = PagedList([2, 2, 2])
    assert _collect(pages, "1", 3, waits=waits) == [2, 3, 4]
    assert pages.cursors == ["1", "2"]


@pytest.mark.parametrize("waits", [False, True])
def test_a_negative_limit_asks_for_nothing(waits: bool) -> None:
    pages = PagedList([2])
    with pytest.raises(ValueError, match="wanted must be 0, for all, or more; not -1"):
        _collect(pages, "", -1, waits=waits)
    assert not pages.asked


@pytest.mark.parametrize("waits", [False, True])
def test_a_server_that_repeats_itself_is_found_out(waits: bool) -> None:
    class Repeating(PagedList):
        def page(self, request: Any) -> Any:
            self.asked.append(request)
            return LIST_RESPONSE(items=[1], next_page_token="again")

    pages = Repeating([])
    with pytest.raises(RepeatedPageError, match=r"ListRequest: .* earlier page"):
        _collect(pages, "", 0, waits=waits)
    assert pages.cursors == ["", "again"]
    # What was wanted was there before it mattered.
    assert _collect(Repeating([]), "", 2, waits=waits) == [1, 1]
