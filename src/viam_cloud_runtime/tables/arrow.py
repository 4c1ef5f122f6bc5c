"""Rows as an Arrow table, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.tables.arrays import Array, chunked, converted, nulls
from viam_cloud_runtime.tables.batches import batches
from viam_cloud_runtime.tables.columns import Batch, Column, Columns, Row

if TYPE_CHECKING:
    import pyarrow as pa


def to_arrow(rows: Iterable[Row]) -> pa.Table:
    """Turn rows into an Arrow table: data points, SQL and MQL results, mappings of any kind.

    Nested mappings become columns with dotted names, such as `payload.readings.temperature`. All values of a column
    are of one type that fits them all; see the documentation, "Tables".

    Args:
        rows (Iterable[Mapping | DataClass | Message]): The rows; read once, from beginning to end.

    Returns:
        pyarrow.Table: The table. Rows without any column are no rows.

    Raises:
        ImportError: `pyarrow` is not installed: `pip install 'viam-cloud[arrow]'`.
        TypeError: A row is no mapping, data class or message, or holds something that a table cannot hold.
        ValueError: A row holds text that is no Unicode, a time outside of the years 1 to 9999, or is nested too deeply.

    Example:
        >>> table = to_arrow([{"payload": {"speed": 1.5}}, {"payload": {"speed": None, "on": True}}])
        >>> table.to_pylist()
        [{'payload.speed': 1.5, 'payload.on': None}, {'payload.speed': None, 'payload.on': True}]
    """
    builder = ArrowBuilder()
    for batch in batches(rows):
        builder.add(batch)
    return builder.finish()


class ArrowBuilder:
    """Collects batches of rows, and makes a table of them."""

    def __init__(self) -> None:
        require("pyarrow", "arrow", "an Arrow table")
        self._columns = Columns()
        self._batches: list[Batch] = []

    def add(self, rows: Sequence[object]) -> None:
        """Take some more rows."""
        self._batches.append(self._columns.add(rows))

    def finish(self) -> pa.Table:
        """The table of all of them."""
        import pyarrow as pa

        columns = self._columns.visible()
        fields = [pa.field(column.name, column.arrow_type) for column in columns]
        return pa.table([self._take(column) for column in columns], schema=pa.schema(fields))

    def _take(self, column: Column) -> pa.ChunkedArray[Any]:
        """The values of a column, which are not kept twice."""
        target = column.arrow_type
        chunks: list[Array] = []
        for batch in self._batches:
            piece = batch.pieces.pop(column, None)
            if piece is None:
                chunks.append(nulls(batch.num_rows, target))
            else:
                chunks.append(converted(piece.array, target, numbers_as_json=piece.numbers_as_json))
        return chunked(chunks, target)
