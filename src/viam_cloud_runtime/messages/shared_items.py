"""Responses whose messages share parts by index: the part that one of them means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from viam_cloud_runtime.messages.unconvertible import UnconvertibleError

ItemT = TypeVar("ItemT")


def item_at(items: Sequence[ItemT], index: int, name: str) -> ItemT:
    """The item that a message refers to by its index.

    Args:
        items: The list of shared parts.
        index: What the message says.
        name: What errors call the list.

    Returns:
        The item.

    Raises:
        UnconvertibleError: The list is too short, so the server contradicts itself.

    Example:
        >>> item_at(["front", "back"], 1, "sides")
        'back'
    """
    if index >= len(items):
        raise UnconvertibleError(None, f"{name}[{index}]", f"referred to, but {name} has {len(items)} items")
    return items[index]
