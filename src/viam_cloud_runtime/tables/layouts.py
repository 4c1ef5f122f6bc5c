"""How batches are laid out in a file: the columns known when it was begun, and how their values are stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.arrays import Array, chunked, converted, nulls
from viam_cloud_runtime.tables.columns import Batch, Column, Columns
from viam_cloud_runtime.tables.kinds import NUMBERS, Element

if TYPE_CHECKING:
    import pyarrow as pa


class Storage(NamedTuple):
    """How the values of a column are stored."""

    type: pa.DataType
    numbers_as_json: bool
    """See `Piece`."""


class Layout:
    """The columns of a file, in order, each with its storage.

    Args:
        columns: The columns found so far.
        is_final: Whether there are no more rows, so that every type is known.
    """

    def __init__(self, columns: Columns, *, is_final: bool) -> None:
        self._storages = {column: _storage(column, is_final=is_final) for column in columns.visible()}

    @property
    def schema(self) -> pa.Schema:
        """The schema of the file."""
        with IMPORTING:
            import pyarrow as pa

        return pa.schema([pa.field(column.name, storage.type) for column, storage in self._storages.items()])

    def is_same_as(self, other: Layout) -> bool:
        """Whether columns, order and storages are the same."""
        return list(self._storages.items()) == list(other._storages.items())

    def fits(self, batch: Batch) -> bool:
        """Whether a batch can go into the file, now that its values have been seen."""
        return all(self._storages.get(column) == _storage(column, is_final=False) for column in batch.pieces)

    def lay_out(self, batch: Batch) -> pa.Table:
        """A batch as it goes into the file."""
        with IMPORTING:
            import pyarrow as pa

        return pa.table([self._array(batch, column) for column in self._storages], schema=self.schema)

    def _array(self, batch: Batch, column: Column) -> Array:
        piece = batch.pieces.get(column)
        target = self._storages[column].type
        if piece is None:
            return nulls(batch.num_rows, target)
        return converted(piece.array, target, numbers_as_json=piece.numbers_as_json)

    def translate(self, table: pa.Table, source: Layout) -> pa.Table:
        """A table of another layout in this one."""
        with IMPORTING:
            import pyarrow as pa

        arrays: list[pa.ChunkedArray[Any]] = []
        positions = {column: position for position, column in enumerate(source._storages)}
        for column, storage in self._storages.items():
            if column in positions:
                stored: Sequence[Array] = table.column(positions[column]).chunks
                as_json = source._storages[column].numbers_as_json
                chunks = [converted(chunk, storage.type, numbers_as_json=as_json) for chunk in stored]
            else:
                chunks = [nulls(table.num_rows, storage.type)]
            arrays.append(chunked(chunks, storage.type))
        return pa.table(arrays, schema=self.schema)


def _storage(column: Column, *, is_final: bool) -> Storage:
    """How to store what the column has held so far, such that nothing is lost whatever else it will hold."""
    with IMPORTING:
        import pyarrow as pa

    if not is_final and _has_both_numbers(column) and not pa.types.is_string(column.arrow_type):
        return Storage(pa.string(), numbers_as_json=True)
    return Storage(column.arrow_type, numbers_as_json=False)


def _has_both_numbers(column: Column) -> bool:
    return column.kinds >= NUMBERS or column.kinds >= set(map(Element, NUMBERS))
