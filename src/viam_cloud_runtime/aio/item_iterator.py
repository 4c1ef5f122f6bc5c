# twin: ../blocking/item_iterator.py
"""Items that take several kinds of calls to find, with asyncio."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.aio.connection import Finished
from viam_cloud_runtime.errors import ClosedError

if TYPE_CHECKING:
    from types import TracebackType

ItemT = TypeVar("ItemT")
IteratorT = TypeVar("IteratorT", bound="ItemIterator[Any]")


class ItemIterator(Generic[ItemT]):
    """Items, one after the other, found by calls as they are needed: iterate over it with `async for`.

    Nothing is sent before the first item is asked for. After an error the iteration has ended.

    Args:
        items: What finds them.
        item_type: The type of the items; None where it is not said.

    Example:
        >>> async for item in client.stock_client.iter_items():  # doctest: +SKIP
        ...     print(item.name)
    """

    def __init__(self, items: AsyncIterator[ItemT], *, item_type: object = None) -> None:
        self.item_type: object = item_type
        self._items: AsyncIterator[ItemT] | None = items

    def __aiter__(self: IteratorT) -> IteratorT:
        return self

    async def __anext__(self) -> ItemT:
        """The next item.

        Raises:
            GRPCError: A call failed.
            ClosedError: This object or its client was closed.
        """
        if self._items is None:
            raise ClosedError("the iterator was closed; call the method again for a new one")
        return await anext(self._items)

    def close(self) -> Awaitable[None]:
        """End the iteration. May be called twice, and need not be awaited."""
        self._items = None
        # asyncio only
        return Finished()

    # asyncio only
    async def aclose(self) -> None:
        """End the iteration, under the name that `contextlib.aclosing` calls."""
        self._items = None

    async def __aenter__(self: IteratorT) -> IteratorT:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._items = None
