"""Rows as an Arrow table, and as a pandas DataFrame."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.arrays import Array, chunked, converted, nulls
from viam_cloud_runtime.tables.columns import Batch, Column, Columns, Row, item_type_of
from viam_cloud_runtime.tables.decoded_rows import DecodedRows
from viam_cloud_runtime.tables.known_columns import Schema
from viam_cloud_runtime.tables.serialized_rows import decoded_batches

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def to_arrow(rows: Iterable[Row], *, schema: Schema | None = None) -> pa.Table:
    """Turn rows into an Arrow table: data points, SQL and MQL results, mappings of any kind.

    Nested mappings become columns with dotted names, such as `payload.readings.temperature`. All values of a column
    are of one type that fits them all; see the documentation, "Tables".

    Args:
        rows (Iterable[Mapping | DataClass | Message | str]): The rows; read once, from beginning to end.
        schema (pyarrow.Schema | type, optional): Columns that there are in any case, before all others: those of a schema,
            or of a type of rows, such as `TabularDataPoint` or a message class. The type of each fits what is said here
            and what rows hold. Default: no such columns; but what methods named `iter_…` give has the columns of its
            type also when there are no rows.

    Returns:
        pyarrow.Table: The table. Rows without any column are no rows.

    Raises:
        ImportError: pyarrow is not installed.
        TypeError: A row is no mapping, data class or message, or holds something that a table cannot hold; or `schema` is
            none.
        ValueError: A row holds text that is no Unicode, a time outside of the years 1 to 9999, or is nested too deeply.

    Example:
        >>> table = to_arrow([{"payload": {"speed": 1.5}}, {"payload": {"speed": None, "on": True}}])
        >>> table.to_pylist()
        [{'payload.speed': 1.5, 'payload.on': None}, {'payload.speed': None, 'payload.on': True}]
    """
    builder = ArrowBuilder(schema, item_type_of(rows))
    for batch in decoded_batches(rows):
        builder.add(batch)
    return builder.finish()


class ArrowBuilder:
    """Collects batches of rows, and makes a table of them."""

    def __init__(self, schema: Schema | None = None, item_type: object = None) -> None:
        require("pyarrow", "an Arrow table")
        self._columns = Columns()
        self._item_type = item_type
        if schema is not None:
            self._columns.declare(schema)
        self._batches: list[Batch] = []

    def add(self, rows: Sequence[object] | DecodedRows) -> None:
        """Take some more rows."""
        self._batches.append(self._columns.add(rows))

    def finish(self) -> pa.Table:
        """The table of all of them."""
        with IMPORTING:
            import pyarrow as pa

        self._columns.declare_if_empty(self._item_type)
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


def to_pandas(rows: Iterable[Row], *, schema: Schema | None = None) -> pd.DataFrame:
    """Turn rows into a pandas DataFrame: data points, SQL and MQL results, mappings of any kind.

    Columns are those of `to_arrow`. Their dtype depends on their type alone, never on whether something is missing:
    `float64`, `Int64`, `boolean`, `string`, `datetime64[us, UTC]`, and `object` for lists and bytes.

    Args:
        rows (Iterable[Mapping | DataClass | Message | str]): The rows; read once, from beginning to end.
        schema (pyarrow.Schema | type, optional): Columns that there are in any case, before all others: those of a schema,
            or of a type of rows, such as `TabularDataPoint` or a message class. The type of each fits what is said here
            and what rows hold. Default: no such columns; but what methods named `iter_…` give has the columns of its
            type also when there are no rows.

    Returns:
        pandas.DataFrame: The rows, numbered from 0.

    Raises:
        ImportError: pandas or pyarrow is not installed.
        TypeError: A row is no mapping, data class or message, or holds something that a table cannot hold; or `schema` is
            none.
        ValueError: A row holds text that is no Unicode, a time outside of the years 1 to 9999, or is nested too deeply.

    Example:
        >>> frame = to_pandas([{"payload": {"speed": 1.5}}, {"payload": {"speed": 2.5}}])
        >>> float(frame["payload.speed"].mean())
        2.0
    """
    require_pandas()
    return data_frame(to_arrow(rows, schema=schema))


def require_pandas() -> None:
    """Makes sure that pandas is there, and pyarrow, through which it gets the rows."""
    require("pandas", "a DataFrame")
    require("pyarrow", "a DataFrame")


def data_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a DataFrame."""
    with IMPORTING:
        import pandas as pd
        import pyarrow as pa

    dtypes: dict[Any, Any] = {pa.bool_(): pd.BooleanDtype(), pa.int64(): pd.Int64Dtype(), pa.string(): pd.StringDtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=dtypes.get)
    return frame
