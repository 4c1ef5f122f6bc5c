"""Rows as a Parquet file, however many there are.

Columns and types are known only when the last row has been read. So rows are written as they come, with the columns
and types known by then. Where a later row does not fit, a new segment is begun; in the end all segments are
read again, one row group at a time, and written as one file. Nearly always there is one segment, which is the file.
"""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false
# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, get_args

from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.files import Destination, hidden_prefix, put_in_place, resolved
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.arrays import Array, chunked, converted, nulls
from viam_cloud_runtime.tables.columns import Batch, Column, Columns, Row, item_type_of
from viam_cloud_runtime.tables.decoded_rows import DecodedRows
from viam_cloud_runtime.tables.known_columns import Schema
from viam_cloud_runtime.tables.serialized_rows import decoded_batches
from viam_cloud_runtime.tables.values import NUMBERS, Element

if TYPE_CHECKING:
    from types import TracebackType

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


Compression: TypeAlias = Literal["zstd", "snappy", "gzip", "brotli", "lz4", "none"]

# Of Arrow's memory. Rows that are larger than usual get smaller row groups.
_BATCH_ROWS = 8192
MAX_PENDING_BYTES = 64 * 1024 * 1024


class RowGroups:
    """Writes tables of one schema to a file, in row groups of one size, whatever the size of the tables."""

    def __init__(self, path: Path, schema: pa.Schema, *, row_group_size: int, compression: Compression) -> None:
        with IMPORTING:
            import pyarrow.parquet as pq

        self._schema = schema
        self._row_group_size = row_group_size
        self._pending: list[pa.Table] = []
        self._pending_rows = 0
        self._pending_bytes = 0
        self._writer = pq.ParquetWriter(path, schema, compression=compression)

    def __enter__(self) -> RowGroups:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if exc_type is not None:
            self._pending = []
        self.close()

    def add(self, table: pa.Table) -> None:
        """Write a table, or keep it until there is a row group of them."""
        self._pending.append(table)
        self._pending_rows += table.num_rows
        self._pending_bytes += table.nbytes
        if self._pending_rows >= self._row_group_size or self._pending_bytes >= MAX_PENDING_BYTES:
            self._write(keep_rest=True)

    def _write(self, *, keep_rest: bool) -> None:
        with IMPORTING:
            import pyarrow as pa

        table = pa.concat_tables(self._pending)
        whole = table.num_rows
        if keep_rest and whole > self._row_group_size:
            whole -= whole % self._row_group_size
        self._writer.write_table(table.slice(0, whole), self._row_group_size)
        rest = table.slice(whole)
        self._pending = [rest] if rest.num_rows else []
        self._pending_rows, self._pending_bytes = rest.num_rows, rest.nbytes

    def close(self) -> None:
        """Write what is left, and what ends the file."""
        if self._pending:
            self._write(keep_rest=False)
        self._writer.close()


def stored_batches(path: Path) -> Iterator[pa.Table]:
    """What is in a file, some rows at a time."""
    with IMPORTING:
        import pyarrow as pa
        import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH_ROWS, use_threads=False):
            yield pa.Table.from_batches([batch])


def to_parquet(
    rows: Iterable[Row],
    dest: Destination,
    *,
    schema: Schema | None = None,
    row_group_size: int = 65_536,
    compression: Compression = "zstd",
) -> int:
    """Write rows to a Parquet file: data points, SQL and MQL results, mappings of any kind.

    Columns and types are those of `to_arrow`. Memory does not grow with the number of rows, so this is for more of
    them than fit in it; pass a stream rather than a list. The file is put in place once it is complete: an error or
    Ctrl-C leaves what was there before.

    Args:
        rows (Iterable[Mapping | DataClass | Message | str]): The rows; read once, from beginning to end.
        dest (str | os.PathLike[str]): The file to write. While it is written, its folder holds a hidden folder with what there
            is so far.
        schema (pyarrow.Schema | type, optional): Columns that there are in any case, before all others: those of a schema,
            or of a type of rows, such as `TabularDataPoint` or a message class. The type of each fits what is said here
            and what rows hold. Default: no such columns; but what methods named `iter_…` give has the columns of its
            type also when there are no rows.
        row_group_size (int): The greatest number of rows in a row group, which is what is in memory at a time. Default: 65,536.
        compression (str): "zstd" (default), "snappy", "gzip", "brotli", "lz4" or "none".

    Returns:
        int: How many rows were written.

    Raises:
        ImportError: pyarrow is not installed.
        OSError: The file cannot be written.
        TypeError: A row is no mapping, data class or message, or holds something that a table cannot hold; or `schema` is
            none.
        ValueError: An option is none of those above, or a row holds text that is no Unicode, a time outside of the years 1 to
            9999, or is nested too deeply; or there are neither rows nor known columns, of which no file is made.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     to_parquet(({"n": n} for n in range(1000)), Path(folder) / "numbers.parquet")
        1000
    """
    file = ParquetFile(
        dest,
        schema=schema,
        item_type=item_type_of(rows),
        row_group_size=row_group_size,
        compression=compression,
    )
    with file:
        for batch in decoded_batches(rows):
            file.add(batch)
        return file.finish()


class ParquetFile:
    """A Parquet file in the making, as a context manager: leaves nothing behind unless it is finished."""

    def __init__(
        self,
        dest: Destination,
        *,
        schema: Schema | None = None,
        item_type: object = None,
        row_group_size: int,
        compression: Compression,
    ) -> None:
        require("pyarrow", "a Parquet file")
        if isinstance(row_group_size, bool) or not isinstance(row_group_size, int):
            raise TypeError(f"row_group_size: expected a number of rows, got {type(row_group_size).__name__}")
        if row_group_size < 1:
            raise ValueError(f"row_group_size: expected a number of rows of at least 1, got {row_group_size!r}")
        if compression not in get_args(Compression):
            raise ValueError(f"compression: expected one of {', '.join(get_args(Compression))}, got {compression!r}")
        self._path = resolved(dest)
        if self._path.is_dir():
            raise IsADirectoryError(f"{self._path} is a folder; expected the name of a file")
        self._row_group_size = row_group_size
        self._compression: Compression = compression
        self._columns = Columns()
        self._item_type = item_type
        if schema is not None:
            self._columns.declare(schema)
        self._num_rows = 0
        # Rows for a file that has not been begun, as more may be learned about their columns.
        self._pending: list[Batch] = []
        self._segments: list[tuple[Path, Layout]] = []
        self._open_segment: RowGroups | None = None
        self._cleanup = ExitStack()

    def __enter__(self) -> ParquetFile:
        folder = TemporaryDirectory(dir=self._path.parent, prefix=hidden_prefix(self._path.name), suffix=".part")
        self._folder = Path(self._cleanup.enter_context(folder))
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what is not finished. May be called twice."""
        self._cleanup.close()

    def add(self, rows: Sequence[object] | DecodedRows) -> None:
        """Write some more rows."""
        batch = self._columns.add(rows)
        self._num_rows += batch.num_rows
        if self._open_segment is not None:
            _, layout = self._segments[-1]
            if layout.fits(batch):
                self._open_segment.add(layout.lay_out(batch))
                return
            self._end_segment()
        self._pending.append(batch)
        # A file without columns would not even know how many rows it has.
        if self._is_row_group_pending() and self._columns.visible():
            self._begin_segment(is_final=False)

    def _is_row_group_pending(self) -> bool:
        num_rows = sum(batch.num_rows for batch in self._pending)
        return num_rows >= self._row_group_size or sum(batch.nbytes for batch in self._pending) >= MAX_PENDING_BYTES

    def _begin_segment(self, *, is_final: bool) -> None:
        layout = Layout(self._columns, is_final=is_final)
        self._open_segment = self._begin_file(layout)
        for batch in self._pending:
            self._open_segment.add(layout.lay_out(batch))
        self._pending = []

    def _begin_file(self, layout: Layout) -> RowGroups:
        path = self._folder / str(len(self._segments))
        self._segments.append((path, layout))
        size, compression = self._row_group_size, self._compression
        # Closed last of all, if it is not before: a folder cannot be removed everywhere while files in it are open.
        return self._cleanup.enter_context(RowGroups(path, layout.schema, row_group_size=size, compression=compression))

    def _end_segment(self) -> None:
        if self._open_segment is not None:
            self._open_segment.close()
            self._open_segment = None

    def finish(self) -> int:
        """Put the file in place, and say how many rows it has.

        Raises:
            ValueError: There is no column.
        """
        self._columns.declare_if_empty(self._item_type)
        if not self._columns.visible():
            # It would hide the columns of all files that are read together with it.
            raise ValueError(
                f"{self._path}: no rows and no known columns, so there is nothing to write; say which columns there "
                "would be with schema=, such as schema=TabularDataPoint"
            )
        if self._pending or not self._segments:
            self._begin_segment(is_final=not self._segments)
        self._end_segment()
        final = Layout(self._columns, is_final=True)
        if len(self._segments) > 1 or not final.is_same_as(self._segments[0][1]):
            self._merge(final)
        put_in_place(self._segments[-1][0], self._path)
        return self._num_rows

    def _merge(self, final: Layout) -> None:
        """All segments in one file, in the layout that fits them all."""
        segments = list(self._segments)
        file = self._begin_file(final)
        for path, layout in segments:
            for table in stored_batches(path):
                file.add(final.translate(table, layout))
            path.unlink()
        file.close()
