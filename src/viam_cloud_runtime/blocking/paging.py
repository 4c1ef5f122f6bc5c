# Made of ../aio/paging.py by `python -m generator`; do not edit.
"""Fetching pages, blocking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from viam_cloud_runtime.rpc.paging import Gathered, PageFields, empty_page

if TYPE_CHECKING:
    from google.protobuf.message import Message

RequestT = TypeVar("RequestT", bound="Message")
PageT = TypeVar("PageT", bound="Message")
NextPageT = TypeVar("NextPageT", bound="NextPage")


def collect_pages(
    request: RequestT,
    fetch: Callable[[RequestT], PageT],
    fields: PageFields,
    *,
    items: str,
    limit: int,
    limit_name: str,
) -> PageT:
    """The first page with the items of all that are needed; `fetch` asks for one."""
    gathered: Gathered[RequestT, PageT] = Gathered(request, fields, items, limit, limit_name)
    while (following := gathered.next_request()) is not None:
        gathered.add(fetch(following))
    return gathered.response


class NextPage:
    """What the class of a page inherits from, to fetch the page after it."""

    next_page_token: str
    _fetch: Callable[[str], Any] | None = None

    def next_page(self: NextPageT) -> NextPageT:
        """Fetch the page after this one.

        Returns:
            The page; behind the last one, a page without items.

        Raises:
            GRPCError: The call failed.
            ValueError: This page was not fetched but made by hand, so that it knows no server.
        """
        if not self.next_page_token:
            return empty_page(self)
        if self._fetch is None:
            raise ValueError(f"this {type(self).__name__} was not returned by a client, so there is none to ask")
        page: NextPageT = self._fetch(self.next_page_token)
        return page


def with_next_page(page: NextPageT, fetch: Callable[[str], NextPageT]) -> NextPageT:
    """The page, knowing how to fetch others."""
    vars(page)["_fetch"] = fetch  # no method, which users would see
    return page
