"""IDs of binary data: plain strings, or the messages of several fields that went before them.

The API has a field for each form. A method has one parameter for both; the functions here pick what goes to which field.
"""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from google.protobuf.message import Message

_MESSAGE_NAME = "BinaryID"


def plain_binary_ids(binary_ids: Sequence[str] | Sequence[Message]) -> list[str] | None:
    """The IDs if they are plain strings, else None.

    Raises:
        TypeError: It is no list of IDs, or has both forms in it.
    """
    ids = _checked(binary_ids)
    return cast("list[str]", ids) if not ids or isinstance(ids[0], str) else None


def binary_id_messages(binary_ids: Sequence[str] | Sequence[Message]) -> list[Message] | None:
    """The IDs if they are messages, else None.

    Raises:
        TypeError: It is no list of IDs, or has both forms in it.
    """
    ids = _checked(binary_ids)
    if not ids or isinstance(ids[0], str):
        return None
    _warn("binary_ids")
    return cast("list[Message]", ids)


def plain_binary_id(binary_id: str | Message) -> str | None:
    """The ID if it is a plain string, else None.

    Raises:
        TypeError: It is no ID.
    """
    _check(binary_id, "binary_id")
    return binary_id if isinstance(binary_id, str) else None


def binary_id_message(binary_id: str | Message) -> Message | None:
    """The ID if it is a message, else None.

    Raises:
        TypeError: It is no ID.
    """
    _check(binary_id, "binary_id")
    if isinstance(binary_id, str):
        return None
    _warn("binary_id")
    return binary_id


def _checked(binary_ids: Sequence[str] | Sequence[Message]) -> list[str | Message]:
    if not isinstance(binary_ids, (list, tuple)):
        raise TypeError(f"binary_ids: expected a list of IDs, got {type(binary_ids).__name__}")
    ids = list[Any](binary_ids)
    for position, binary_id in enumerate(ids):
        _check(binary_id, f"binary_ids[{position}]")
        if isinstance(binary_id, str) is not isinstance(ids[0], str):
            first = "plain IDs" if isinstance(ids[0], str) else f"{_MESSAGE_NAME} messages"
            got = type(binary_id).__name__
            raise TypeError(f"binary_ids[{position}]: expected one form for all, {first} as before, got {got}")
    return ids


def _check(binary_id: object, name: str) -> None:
    descriptor = getattr(binary_id, "DESCRIPTOR", None)
    if not isinstance(binary_id, str) and getattr(descriptor, "name", "") != _MESSAGE_NAME:
        raise TypeError(f"{name}: expected the ID as str, got {type(binary_id).__name__}")


def _warn(name: str) -> None:
    message = f"{name}: {_MESSAGE_NAME} messages are deprecated; pass the binary data ID, which is one string"
    # From here: the public function, the client's method, its caller.
    warnings.warn(message, DeprecationWarning, stacklevel=4)
