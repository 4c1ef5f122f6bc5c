"""Lists and maps of what is converted: the function for one value, applied to each, with errors that name its place."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

KeyT = TypeVar("KeyT")
ItemT = TypeVar("ItemT")
ConvertedT = TypeVar("ConvertedT")


def to_list(
    values: Iterable[ItemT] | None, convert: Callable[[ItemT, str], ConvertedT], name: str = "values"
) -> list[ConvertedT] | None:
    """Convert the items of a repeated field.

    Args:
        values: The items. None stays None.
        convert: Makes the message of an item; it is given the item and what errors call it.
        name: What errors call the list.

    Returns:
        The messages.

    Raises:
        TypeError: It is no list, or `convert` refuses an item.
        ValueError: `convert` refuses an item.

    Example:
        >>> to_list([1, 2], lambda item, name: f"{name} is {item}", "size")
        ['size[0] is 1', 'size[1] is 2']
    """
    if values is None:
        return None
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        kind = type(cast("object", values)).__name__
        hint = f"a single {kind}; put it into a list" if isinstance(values, (str, bytes)) else kind
        raise TypeError(f"{name}: expected a list, got {hint}")
    return [convert(item, f"{name}[{index}]") for index, item in enumerate(values)]


def to_map(
    values: Mapping[KeyT, ItemT] | None, convert: Callable[[ItemT, str], ConvertedT], name: str = "values"
) -> dict[KeyT, ConvertedT] | None:
    """Convert the values of a map field.

    Args:
        values: The values by key. None stays None.
        convert: Makes the message of a value; it is given the value and what errors call it.
        name: What errors call the map.

    Returns:
        The messages by key.

    Raises:
        TypeError: It is no mapping, or `convert` refuses a value.
        ValueError: `convert` refuses a value.

    Example:
        >>> to_map({"tea": 5}, lambda item, name: f"{name} is {item}", "breaks")
        {'tea': "breaks['tea'] is 5"}
    """
    if values is None:
        return None
    if not isinstance(values, Mapping):
        raise TypeError(f"{name}: expected a mapping, got {type(values).__name__}")
    return {key: convert(item, f"{name}[{key!r}]") for key, item in values.items()}
