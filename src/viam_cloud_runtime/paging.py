"""Several pages as one: what both flavours decide alike."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from google.protobuf.message import Message

PageT = TypeVar("PageT", bound="Message")
PlainPageT = TypeVar("PlainPageT")


class Pages(Generic[PageT]):
    """Gathers the pages of one list into the first of them.

    Args:
        items: The field with the items.
        limit: How many items are wanted; 0 for all.

    Raises:
        ValueError: The limit is negative.
    """

    def __init__(self, items: str, limit: int, limit_name: str) -> None:
        if limit < 0:
            raise ValueError(f"{limit_name} must be 0, for all, or more; not {limit}")
        self._items = items
        self._limit = limit
        self._seen: set[str] = set()
        self.whole: PageT | None = None

    def add(self, page: PageT) -> str | None:
        """Takes a page in; returns the token of the next one that is needed, None for none."""
        if self.whole is None:
            self.whole = page
        else:
            getattr(self.whole, self._items).extend(getattr(page, self._items))
        items: Any = getattr(self.whole, self._items)
        token: str = getattr(page, "next_page_token")  # noqa: B009 - a field that no static type knows
        if self._limit and len(items) >= self._limit:
            del items[self._limit :]
            return None
        # A server that repeats a token would be asked forever.
        if not token or token in self._seen:
            return None
        self._seen.add(token)
        return token


def empty_page(page: PlainPageT) -> PlainPageT:
    """A page, which is a dataclass, like the given one but without items."""
    instance: Any = page
    lists: dict[str, list[Any]] = {
        field.name: [] for field in dataclasses.fields(instance) if isinstance(getattr(page, field.name), list)
    }
    return cast("PlainPageT", dataclasses.replace(instance, **lists))
