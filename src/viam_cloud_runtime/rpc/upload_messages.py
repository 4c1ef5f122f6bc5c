"""Uploads: a client stream made of a first message and of data, in chunks."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from viam_cloud_runtime.rpc.upload_data import CHUNK_BYTES as CHUNK_BYTES
from viam_cloud_runtime.rpc.upload_data import UploadData
from viam_cloud_runtime.rpc.upload_data import UploadSource as UploadSource

if TYPE_CHECKING:
    from google.protobuf.descriptor import Descriptor
    from google.protobuf.message import Message

MessageT = TypeVar("MessageT", bound="Message")


class UploadRequests(Generic[MessageT]):
    """The messages of an upload, those with data already serialized. Iterating again starts again.

    Args:
        first: The message that says what is uploaded.
        data: What is uploaded.
        chunk_field: Dotted name of the field that takes the data.
    """

    def __init__(self, first: MessageT, data: UploadData, chunk_field: str) -> None:
        self.size: int | None = data.size
        """Bytes of data; None when that is not known."""
        self._first = first
        self._data = data
        self._chunk_numbers = field_numbers(type(first).DESCRIPTOR, chunk_field)

    def __iter__(self) -> Iterator[MessageT]:
        yield self._first
        is_empty = True
        for chunk in self._data:
            is_empty = False
            yield self._message(chunk)
        if is_empty:
            # Servers tell an empty file from a missing one by a chunk without data.
            yield self._message(b"")

    def _message(self, chunk: bytes | memoryview) -> MessageT:
        # The reader of these requests passes on what is bytes already: see `passing_bytes`.
        return cast("MessageT", serialized_chunk(self._chunk_numbers, chunk))


class UploadOnce(UploadRequests[MessageT]):
    """The messages of an upload whose source can be read only once: an iterator, which is how callers tell."""

    def __init__(self, first: MessageT, data: UploadData, chunk_field: str) -> None:
        super().__init__(first, data, chunk_field)
        self._messages = super().__iter__()

    def __iter__(self) -> Iterator[MessageT]:
        return self

    def __next__(self) -> MessageT:
        return next(self._messages)


def upload_requests(first: MessageT, source: UploadSource, chunk_field: str) -> UploadRequests[MessageT]:
    """The messages of an upload.

    Args:
        first: The message that says what is uploaded.
        source: The data.
        chunk_field: Dotted name of the field that takes the data, in messages of the same type.

    Returns:
        An iterable of messages, of which those after the first carry 1 MiB at most. It raises `OSError` when it finds
        that a file has become another one since: shorter, longer or written to.

    Raises:
        TypeError: The source is none of what can be uploaded.
        OSError: The file cannot be read.
    """
    data = UploadData(source)
    return (UploadRequests if data.can_be_read_again else UploadOnce)(first, data, chunk_field)


def passing_bytes(serialize: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """The same function for messages of `UploadRequests`: what is serialized already is passed on."""

    def serialize_upload(request: Any) -> bytes:
        return request if isinstance(request, bytes) else serialize(request)

    return serialize_upload


# Messages that carry a chunk are serialized by hand: a protobuf message copies the chunk when it is set and twice when it
# is serialized, which is most of what an upload takes. On the wire, a field of bytes and a field that is a message look
# the same: number and kind, length, contents.
_LENGTH_DELIMITED = 2


@functools.cache
def field_numbers(descriptor: Descriptor, dotted_name: str) -> tuple[int, ...]:
    """The numbers of the fields that lead to a field, and its own.

    Args:
        descriptor: Of the message where it begins.
        dotted_name: The names, such as `file_contents.data`.

    Example:
        >>> from google.protobuf.wrappers_pb2 import BytesValue
        >>> field_numbers(BytesValue.DESCRIPTOR, "value")
        (1,)
    """
    numbers: list[int] = []
    message: Descriptor | None = descriptor
    for name in dotted_name.split("."):
        assert message is not None, f"{dotted_name}: a field before {name} is no message"
        field = message.fields_by_name[name]
        numbers.append(field.number)
        message = field.message_type
    return tuple(numbers)


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
