# Made of ../aio/item_iterator.py by `python -m generator`; do not edit.
"""Items that take several kinds of calls to find, blocking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.errors import ClosedError

if TYPE_CHECKING:
    from types import TracebackType

ItemT = TypeVar("ItemT")
IteratorT = TypeVar("IteratorT", bound="ItemIterator[Any]")


class ItemIterator(Generic[ItemT]):
    """Items, one after the other, found by calls as they are needed: iterate over it.

    Nothing is sent before the first item is asked for. After an error the iteration has ended.

    Args:
        items: What finds them.
        item_type: The type of the items; None where it is not said.

    Example:
        >>> for item in client.stock_client.iter_items():  # doctest: +SKIP
        ...     print(item.name)
    """

    def __init__(self, items: Iterator[ItemT], *, item_type: object = None) -> None:
        self.item_type: object = item_type
        self._items: Iterator[ItemT] | None = items

    def __iter__(self: IteratorT) -> IteratorT:
        return self

    def __next__(self) -> ItemT:
        """The next item.

        Raises:
            GRPCError: A call failed.
            ClosedError: This object or its client was closed.
        """
        if self._items is None:
            raise ClosedError("the iterator was closed; call the method again for a new one")
        return next(self._items)

    def close(self) -> None:
        """End the iteration. May be called twice."""
        self._items = None

    def __enter__(self: IteratorT) -> IteratorT:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._items = None
