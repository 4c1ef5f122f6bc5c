"""Rows of a stream, taken as they came over the wire and decoded a batch at a time."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast, runtime_checkable

from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.columns import BATCH_ROWS, batches, read
from viam_cloud_runtime.tables.decoded_rows import DecodedRows

if TYPE_CHECKING:
    from viam_cloud_runtime.tables.row_decoder import RowDecoder

ReadT = TypeVar("ReadT", covariant=True)


@runtime_checkable
class SerializedRows(Protocol[ReadT]):
    """A stream whose rows stand for one message each, and can be had as these came."""

    item_type: Any
    """The type of the rows."""

    @property
    def message_type(self) -> type[Any]:
        """The class of the messages."""
        ...

    def read_serialized(self, limit: int) -> ReadT:
        """The next messages as they came over the wire, so many at most; none at the end."""
        ...

    def items_of(self, serialized: Sequence[bytes]) -> Iterator[Any]:
        """The rows that the messages stand for which were read last."""
        ...


def decoder_for(rows: object) -> RowDecoder | None:
    """What decodes the rows of a stream; None if they can only be taken one by one."""
    if not isinstance(rows, SerializedRows) or not isinstance(rows.item_type, type):
        return None
    # It loads protobuf, which whoever has no messages may do without.
    with IMPORTING:
        from viam_cloud_runtime.tables.row_decoder import row_decoder

    message_type: Any = rows.message_type
    return row_decoder(rows.item_type, message_type)


def decoded_batches(rows: Iterable[Any]) -> Iterator[Sequence[Any] | DecodedRows]:
    """The rows, some at a time: as columns where that can be done, else one by one.

    Raises:
        TypeError: They cannot be iterated over, or are one text.
    """
    decoder = None if isinstance(rows, AsyncIterable) else decoder_for(rows)
    if decoder is None:
        yield from batches(rows)
        return
    stream = cast("SerializedRows[list[bytes]]", rows)
    while serialized := stream.read_serialized(BATCH_ROWS):
        decoded = decoder.decode(serialized)
        yield list(map(read, stream.items_of(serialized))) if decoded is None else decoded
