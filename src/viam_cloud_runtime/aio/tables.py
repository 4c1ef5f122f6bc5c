"""Rows as tables, with asyncio: rows may come from an async iterable, and the work is done in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Iterable, Sequence
from contextlib import aclosing, suppress
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from viam_cloud_runtime.support.files import Destination
from viam_cloud_runtime.tables.columns import BATCH_ROWS, Row, batches_async, item_type_of, read
from viam_cloud_runtime.tables.decoded_rows import DecodedRows
from viam_cloud_runtime.tables.frames import ArrowBuilder, data_frame, require_pandas
from viam_cloud_runtime.tables.known_columns import Schema
from viam_cloud_runtime.tables.parquet import Compression, ParquetFile
from viam_cloud_runtime.tables.serialized_rows import SerializedRows, decoder_for

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


async def to_arrow(rows: Iterable[Row] | AsyncIterable[Row], *, schema: Schema | None = None) -> pa.Table:
    """Turn rows into an Arrow table: data points, SQL and MQL results, mappings of any kind.

    Nested mappings become columns with dotted names, such as `payload.readings.temperature`. All values of a column
    are of one type that fits them all; see the documentation, "Tables".

    Args:
        rows (Iterable[Mapping | DataClass | Message | str] | AsyncIterable[Mapping | DataClass | Message | str]): The rows; read
            once, from beginning to end.
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
        >>> table = asyncio.run(to_arrow([{"payload": {"speed": 1.5}}, {"payload": {"speed": 2.5}}]))
        >>> table.to_pylist()
        [{'payload.speed': 1.5}, {'payload.speed': 2.5}]
    """
    # In a thread, as pyarrow and pandas take a while to import.
    builder = await _in_thread(ArrowBuilder, schema, item_type_of(rows))
    async with aclosing(_batches(rows)) as batches:
        async for batch in batches:
            await _in_thread(builder.add, batch)
    return await _in_thread(builder.finish)


async def to_pandas(rows: Iterable[Row] | AsyncIterable[Row], *, schema: Schema | None = None) -> pd.DataFrame:
    """Turn rows into a pandas DataFrame: data points, SQL and MQL results, mappings of any kind.

    Columns are those of `to_arrow`. Their dtype depends on their type alone, never on whether something is missing:
    `float64`, `Int64`, `boolean`, `string`, `datetime64[us, UTC]`, and `object` for lists and bytes.

    Args:
        rows (Iterable[Mapping | DataClass | Message | str] | AsyncIterable[Mapping | DataClass | Message | str]): The rows; read
            once, from beginning to end.
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
        >>> frame = asyncio.run(to_pandas([{"payload": {"speed": 1.5}}, {"payload": {"speed": 2.5}}]))
        >>> list(frame.columns)
        ['payload.speed']
    """
    await _in_thread(require_pandas)
    return await _in_thread(data_frame, await to_arrow(rows, schema=schema))


async def to_parquet(
    rows: Iterable[Row] | AsyncIterable[Row],
    dest: Destination,
    *,
    schema: Schema | None = None,
    row_group_size: int = 65_536,
    compression: Compression = "zstd",
) -> int:
    """Write rows to a Parquet file: data points, SQL and MQL results, mappings of any kind.

    Columns and types are those of `to_arrow`. Memory does not grow with the number of rows, so this is for more of
    them than fit in it; pass a stream rather than a list. The file is put in place once it is complete: an error or
    a cancellation leaves what was there before.

    Args:
        rows (Iterable[Mapping | DataClass | Message | str] | AsyncIterable[Mapping | DataClass | Message | str]): The rows; read
            once, from beginning to end.
        dest (str | os.PathLike[str]): The file to write. While it is written, its folder holds a hidden folder with
            what there is so far.
        schema (pyarrow.Schema | type, optional): Columns that there are in any case, before all others: those of a schema,
            or of a type of rows, such as `TabularDataPoint` or a message class. The type of each fits what is said here
            and what rows hold. Default: no such columns; but what methods named `iter_…` give has the columns of its
            type also when there are no rows.
        row_group_size (int): The greatest number of rows in a row group, which is what is in memory at a time.
            Default: 65,536.
        compression (str): "zstd" (default), "snappy", "gzip", "brotli", "lz4" or "none".

    Returns:
        int: How many rows were written.

    Raises:
        ImportError: pyarrow is not installed.
        OSError: The file cannot be written.
        TypeError: A row is no mapping, data class or message, or holds something that a table cannot hold; or `schema` is
            none.
        ValueError: An option is none of those above, or a row holds text that is no Unicode, a time outside of the
            years 1 to 9999, or is nested too deeply; or there are neither rows nor known columns, of which no file is made.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     asyncio.run(to_parquet([{"n": 1}, {"n": 2}], Path(folder) / "numbers.parquet"))
        2
    """
    make = partial(
        ParquetFile,
        dest,
        schema=schema,
        item_type=item_type_of(rows),
        row_group_size=row_group_size,
        compression=compression,
    )
    file = await _in_thread(make)
    try:
        await _in_thread(file.__enter__)
        async with aclosing(_batches(rows)) as batches:
            async for batch in batches:
                await _in_thread(file.add, batch)
        return await _in_thread(file.finish)
    finally:
        await _in_thread(file.close)


async def _batches(rows: Iterable[Row] | AsyncIterable[Row]) -> AsyncGenerator[Sequence[object] | DecodedRows]:
    """The rows, some at a time: as columns where that can be done, else one by one."""
    decoder = await _in_thread(decoder_for, rows) if isinstance(rows, AsyncIterable) else None
    if decoder is None:
        async with aclosing(batches_async(rows)) as batches:
            async for batch in batches:
                yield batch
        return
    stream = cast("SerializedRows[Awaitable[list[bytes]]]", rows)
    while serialized := await stream.read_serialized(BATCH_ROWS):
        decoded = await _in_thread(decoder.decode, serialized)
        # Not in the thread: what cannot be converted ends the call.
        yield list(map(read, stream.items_of(serialized))) if decoded is None else decoded


async def _in_thread(function: Callable[Params, ResultT], *args: Params.args, **kwargs: Params.kwargs) -> ResultT:
    """Call a function in a thread; when cancelled, wait for it all the same, as it holds the file that is removed then."""
    running = asyncio.ensure_future(asyncio.to_thread(function, *args, **kwargs))
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        while not running.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([running])
        raise
