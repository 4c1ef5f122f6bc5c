"""Rows of a type that stands for a message, from serialized messages to columns."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_type_hints

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import DecodeError

from viam_cloud_runtime.messages.view import View
from viam_cloud_runtime.messages.view_fields import message_field
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.arrays import YEAR_1, YEAR_10000, Piece
from viam_cloud_runtime.tables.decoded_rows import Cells, DecodedRows
from viam_cloud_runtime.tables.json_columns import JsonColumns, present
from viam_cloud_runtime.tables.known_columns import without_none
from viam_cloud_runtime.tables.values import Element, Kind, arrow_type, scalar_types
from viam_cloud_runtime.tables.wire_decoder import STRUCT, TIMESTAMP, LeftToProtobufError, WireDecoder

if TYPE_CHECKING:
    import pyarrow as pa

Array: TypeAlias = "pa.Array[Any]"

_SCALARS: Mapping[int, type] = {
    FieldDescriptor.TYPE_STRING: str,
    FieldDescriptor.TYPE_BOOL: bool,
    FieldDescriptor.TYPE_DOUBLE: float,
    FieldDescriptor.TYPE_INT32: int,
    FieldDescriptor.TYPE_INT64: int,
}
_MESSAGES: Mapping[str, Any] = {TIMESTAMP: datetime, STRUCT: dict[str, Any]}
_SECONDS_IN_NANOS = 3
"""More than 32 bits of nanoseconds are."""


class _Field(NamedTuple):
    """A field of the rows.

    Attributes:
        name: Its name, which is that of its column.
        of: The message's field.
        absent_is_none: Whether it is None where the message has nothing there.
    """

    name: str
    of: FieldDescriptor
    absent_is_none: bool


class RowDecoder:
    """Decodes rows in batches.

    Args:
        fields: The fields of the rows, in order.
    """

    def __init__(self, fields: Sequence[_Field]) -> None:
        self._fields = fields
        self._decoder = WireDecoder(field.of for field in fields)

    def decode(self, serialized: Sequence[bytes]) -> DecodedRows | None:
        """The rows as columns, the same that come of the rows one by one; None where that needs protobuf.

        Args:
            serialized: The messages.
        """
        try:
            batch = self._decoder.rows(serialized)
            columns = _RowColumns(self._decoder, batch)
            return DecodedRows(len(serialized), {field.name: columns.cells(field) for field in self._fields})
        except (LeftToProtobufError, DecodeError):
            return None


class _RowColumns:
    """Makes columns of the fields of one batch."""

    def __init__(self, decoder: WireDecoder, batch: pa.RecordBatch) -> None:
        self._batch = batch
        self._json = JsonColumns(decoder, batch.num_rows)

    def cells(self, field: _Field) -> Cells:
        """The values of a field.

        Raises:
            LeftToProtobufError: Something has to be merged, or is out of range.
        """
        array: Any = self._batch.column(field.of.name)
        message = field.of.message_type
        if message is not None:
            return self._messages(field, array, message.full_name)
        if array.null_count == len(array):
            return None
        array = self._json.in_rows(array, self._json.all_rows)
        return _texts(array) if field.of.is_repeated else _scalars(array, _SCALARS[field.of.type])

    def _messages(self, field: _Field, lists: Array, message_name: str) -> Cells:
        messages, rows = present(lists, self._json.all_rows)
        if field.absent_is_none and not len(messages):
            return None
        if message_name == STRUCT:
            return self._json.mappings(messages.field("fields"), rows)
        return self._times(_microseconds(messages), rows, absent_is_none=field.absent_is_none)

    def _times(self, microseconds: Array, rows: Array, *, absent_is_none: bool) -> Piece:
        times: Any = self._json.in_rows(microseconds, rows)
        if not absent_is_none:
            times = times.fill_null(0)
        return Piece(times.cast(scalar_types()[datetime]), {datetime})


def _scalars(array: Any, kind: type) -> Piece:
    return Piece(array.cast(scalar_types()[kind]), {kind})


def _texts(lists: Any) -> Piece:
    kinds: set[Kind] = {list, Element(str)} if len(lists.flatten()) else {list}
    return Piece(lists.cast(arrow_type(kinds)), kinds)


def _microseconds(timestamps: Any) -> Array:
    """Microseconds since 1970; what is finer is cut off, towards the past."""
    with IMPORTING:
        import pyarrow as pa
        import pyarrow.compute as pc

    seconds = timestamps.field("seconds")
    if len(seconds):
        _refuse_outside(seconds, YEAR_1 // 1_000_000 - _SECONDS_IN_NANOS, YEAR_10000 // 1_000_000)
    # Division cuts off towards zero.
    shifted = pc.add(timestamps.field("nanos").cast(pa.int64()), _SECONDS_IN_NANOS * 1_000_000_000)
    microseconds: Array = pc.add(
        pc.multiply(pc.subtract(seconds, _SECONDS_IN_NANOS), 1_000_000), pc.divide(shifted, 1000)
    )
    if len(microseconds):
        _refuse_outside(microseconds, YEAR_1, YEAR_10000)
    return microseconds


def _refuse_outside(array: Array, start: int, end: int) -> None:
    """Leave times to protobuf that Python does not have, for the error that says so."""
    with IMPORTING:
        import pyarrow.compute as pc

    bounds: Any = pc.min_max(array)
    if bounds["min"].as_py() < start or bounds["max"].as_py() >= end:
        raise LeftToProtobufError


@lru_cache(maxsize=16)
def row_decoder(row_type: type, message_type: type[Any]) -> RowDecoder | None:
    """What decodes rows of a type that stands for a message; None if they are only made one by one.

    Args:
        row_type: The type of the rows.
        message_type: The class of the messages.
    """
    fields = _fields(row_type, message_type.DESCRIPTOR)
    if fields is None:
        return None
    try:
        return RowDecoder(fields)
    except ImportError:
        return None


def _fields(row_type: type, descriptor: Any) -> list[_Field] | None:
    """The fields of the rows; None where there are no such columns for one of them."""
    if not dataclasses.is_dataclass(row_type) or not issubclass(row_type, View):
        return None
    hints, found = get_type_hints(row_type), list[_Field]()
    for field in dataclasses.fields(row_type):
        of = descriptor.fields_by_name.get(message_field(field))
        hint, allows_none = without_none(hints[field.name])
        if of is None or hint != _type_of(of) or (of.message_type is None and of.has_presence and not allows_none):
            return None
        found.append(_Field(field.name, of, allows_none))
    return found


def _type_of(field: FieldDescriptor) -> Any:
    """The type that stands for what is in a field; None if its values cannot be decoded here."""
    if field.is_repeated:
        return list[str] if field.type == FieldDescriptor.TYPE_STRING else None
    if field.message_type is not None:
        return _MESSAGES.get(field.message_type.full_name)
    return _SCALARS.get(field.type)
