"""Several pages as one, in both flavours."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.aio.paging import collect_pages as collect_pages_async
from viam_cloud_runtime.blocking.paging import collect_pages


@dataclass
class _Page:
    items: list[int]
    next_page_token: str = ""


@dataclass
class _List:
    """A list on a server, in pages of given sizes."""

    sizes: list[int]
    asked: list[str] = field(default_factory=list)

    def page(self, token: str) -> _Page:
        self.asked.append(token)
        position = int(token or 0)
        start = sum(self.sizes[:position])
        items = list(range(start, start + self.sizes[position]))
        return _Page(items, str(position + 1) if position + 1 < len(self.sizes) else "")


def _collect(pages: _List, token: str | None, limit: int, *, waits: bool) -> list[int]:
    options: dict[str, Any] = {"items": "items", "limit": limit, "limit_name": "wanted"}

    async def page(token: str) -> Any:
        return pages.page(token)

    fetch: Any = pages.page
    whole = (
        asyncio.run(collect_pages_async(page, token, **options)) if waits else collect_pages(fetch, token, **options)
    )
    return whole.items  # type: ignore[no-any-return]


@pytest.mark.parametrize("waits", [False, True])
@given(sizes=st.lists(st.integers(0, 5), min_size=1, max_size=6), limit=st.integers(0, 20))
def test_no_page_more_than_it_takes(waits: bool, sizes: list[int], limit: int) -> None:
    pages = _List(sizes)
    total = sum(sizes)
    items = _collect(pages, None, limit, waits=waits)
    assert items == list(range(min(limit, total) if limit else total))
    # The one page before the last that was asked for would not have been enough.
    needed = next((count for count in range(1, len(sizes) + 1) if limit and sum(sizes[:count]) >= limit), len(sizes))
    assert pages.asked == ["", *(str(position) for position in range(1, needed))]


@pytest.mark.parametrize("waits", [False, True])
def test_it_begins_where_it_is_told(waits: bool) -> None:
    pages = _List([2, 2, 2])
    assert _collect(pages, "1", 3, waits=waits) == [2, 3, 4]
    assert pages.asked == ["1", "2"]


@pytest.mark.parametrize("waits", [False, True])
def test_a_negative_limit_asks_for_nothing(waits: bool) -> None:
    pages = _List([2])
    with pytest.raises(ValueError, match="wanted must be 0, for all, or more; not -1"):
        _collect(pages, None, -1, waits=waits)
    assert not pages.asked
