"""Parquet files, a row group at a time."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from types import TracebackType

    import pyarrow as pa

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
