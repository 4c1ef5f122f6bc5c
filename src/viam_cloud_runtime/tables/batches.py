"""Rows in batches: small enough to be held in memory, large enough that what a batch costs does not count."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

RowT = TypeVar("RowT")

BATCH_ROWS = 2048


def batches(rows: Iterable[RowT]) -> Iterator[list[RowT]]:
    """The rows, some at a time.

    Raises:
        TypeError: They cannot be iterated over.
    """
    if isinstance(rows, AsyncIterable):
        raise TypeError("rows: an async iterable, which the function of the same name in `aio.tables` takes")
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH_ROWS)):
        yield batch


async def batches_async(rows: Iterable[RowT] | AsyncIterable[RowT]) -> AsyncGenerator[list[RowT]]:
    """The rows, some at a time."""
    if not isinstance(rows, AsyncIterable):
        for batch in batches(rows):
            yield batch
        return
    taken: list[RowT] = []
    async for row in rows:
        taken.append(row)
        if len(taken) == BATCH_ROWS:
            yield taken
            taken = []
    if taken:
        yield taken


def item_type_of(rows: object) -> object:
    """The type of what a stream or a list in pages gives, item by item; None where it does not say."""
    return getattr(rows, "item_type", None)
