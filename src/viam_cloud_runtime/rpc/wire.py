"""Messages that carry a chunk of data, serialized by hand.

A protobuf message copies the chunk when it is set and twice when it is serialized, which is most of what an upload takes.
On the wire, a field of bytes and a field that is a message look the same: number and kind, length, contents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from google.protobuf.message import Message

_LENGTH_DELIMITED = 2


def field_numbers(message_type: type[Message], dotted_name: str) -> list[int]:
    """The numbers of the fields that lead to a field, and its own.

    Args:
        message_type: Where it begins.
        dotted_name: The names, such as `file_contents.data`.

    Example:
        >>> from google.protobuf.wrappers_pb2 import BytesValue
        >>> field_numbers(BytesValue, "value")
        [1]
    """
    numbers: list[int] = []
    descriptor: Any = message_type.DESCRIPTOR
    for name in dotted_name.split("."):
        field = descriptor.fields_by_name[name]
        numbers.append(field.number)
        descriptor = field.message_type
    return numbers


def serialized_chunk(numbers: Sequence[int], chunk: bytes | memoryview) -> bytes:
    """A message in which nothing but one field of bytes is set, as it goes over the wire; the chunk is copied once.

    Args:
        numbers: Of the fields that lead to the one with the bytes, and its own.
        chunk: The bytes.

    Example:
        >>> serialized_chunk([2, 1], b"abc").hex(" ")
        '12 05 0a 03 61 62 63'
    """
    parts: list[bytes | memoryview] = [chunk]
    size = len(chunk)
    for number in reversed(numbers):
        head = _varint(number << 3 | _LENGTH_DELIMITED) + _varint(size)
        parts.append(head)
        size += len(head)
    return b"".join(reversed(parts))


def _varint(value: int) -> bytes:
    """Seven bits to a byte, the lowest first; the eighth says that more follow."""
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)
