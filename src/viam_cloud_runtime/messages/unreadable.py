"""Why bytes cannot be read as a message, in words. Loaded only once something went wrong: protobuf itself does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from google.protobuf.descriptor import FieldDescriptor

if TYPE_CHECKING:
    from google.protobuf.message import Message

_MAX_DEPTH = 100
_SHOWN_STEPS = 4
_VARINT, _FIXED64, _LENGTH_DELIMITED, _FIXED32 = 0, 1, 2, 5
_FIXED_SIZES = {_FIXED64: 8, _FIXED32: 4}


class _UnreadableError(Exception):
    """What is wrong, and the way to it, which grows as the recursion unwinds."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path: list[str] = []


def why_unreadable(message_type: type[Message], serialized: bytes) -> str:
    """Say which field cannot be read, and why; empty where that cannot be told.

    Args:
        message_type: What the bytes should have been.
        serialized: The bytes.

    Example:
        >>> from google.protobuf.wrappers_pb2 import StringValue
        >>> why_unreadable(StringValue, bytes([10, 1, 255]))
        'value: not text in UTF-8'
    """
    try:
        _read(message_type.DESCRIPTOR, memoryview(serialized), _MAX_DEPTH)
    except _UnreadableError as unreadable:
        steps = unreadable.path[::-1]
        shown = ".".join(steps[:_SHOWN_STEPS]) + (".…" if len(steps) > _SHOWN_STEPS else "")
        return f"{shown}: {unreadable.reason}" if shown else unreadable.reason
    return ""


def _read(descriptor: Any, data: memoryview, depth: int) -> None:
    if depth < 0:
        raise _UnreadableError(f"nested deeper than the {_MAX_DEPTH} levels that protobuf reads")
    for number, content in _length_delimited(data):
        field = descriptor.fields_by_number.get(number)
        if field is None:
            continue
        try:
            _read_field(field, content, depth)
        except _UnreadableError as unreadable:
            unreadable.path.append(field.name)
            raise


def _read_field(field: Any, content: memoryview, depth: int) -> None:
    if field.message_type is not None:
        _read(field.message_type, content, depth - 1)
    elif field.type == FieldDescriptor.TYPE_STRING:
        try:
            str(content, "utf-8")
        except UnicodeDecodeError:
            raise _UnreadableError("not text in UTF-8") from None


def _length_delimited(data: memoryview) -> Iterator[tuple[int, memoryview]]:
    """The fields that are text, bytes or messages: number and content."""
    position = 0
    while position < len(data):
        tag, position = _varint(data, position)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            _, position = _varint(data, position)
            continue
        if kind == _LENGTH_DELIMITED:
            size, position = _varint(data, position)
        elif kind in _FIXED_SIZES:
            size = _FIXED_SIZES[kind]
        else:
            raise _UnreadableError(f"no protobuf message at byte {position}")
        if size > len(data) - position:
            raise _UnreadableError("cut off")
        if kind == _LENGTH_DELIMITED:
            yield number, data[position : position + size]
        position += size


def _varint(data: memoryview, position: int) -> tuple[int, int]:
    """A number of seven bits to a byte, the lowest first, and the position after it."""
    value = 0
    for shift in range(0, 70, 7):
        if position >= len(data):
            raise _UnreadableError("cut off")
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
    raise _UnreadableError(f"no protobuf message at byte {position}")
