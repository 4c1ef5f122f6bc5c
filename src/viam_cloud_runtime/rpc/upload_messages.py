"""Uploads: a client stream made of a first message and of data, in chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from viam_cloud_runtime.rpc.upload_data import CHUNK_BYTES as CHUNK_BYTES
from viam_cloud_runtime.rpc.upload_data import UploadData
from viam_cloud_runtime.rpc.upload_data import UploadSource as UploadSource
from viam_cloud_runtime.rpc.wire import field_numbers, serialized_chunk

if TYPE_CHECKING:
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
        self._chunk_numbers = field_numbers(type(first), chunk_field)

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
        # Whoever takes these requests passes on what is bytes already: see `passing_bytes`.
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
