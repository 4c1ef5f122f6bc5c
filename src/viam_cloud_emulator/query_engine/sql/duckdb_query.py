"""Queries in DuckDB, over one table that was copied into memory and nothing else."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viam_cloud_emulator.core.errors import StatusError, invalid_argument, missing_extra, resource_exhausted
from viam_cloud_emulator.query_engine.sql.macros import MACROS
from viam_cloud_emulator.query_engine.sql.values import Kind, Value, structure

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ROWS_AT_A_TIME = 100
_MAY_NOT_LEAVE_MEMORY = {
    "temp_directory": "''",
    "memory_limit": "'1GB'",
    "threads": "2",
    # Variables of the emulator's own code are no tables.
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "lock_configuration": "true",
}
"""Settings in this order, since the last ones fix the others. Text is quoted as SQL has it."""

_UNBOUNDED = (
    "SQL over readings without a lower bound on time_received finds nothing in the cloud, and all of it here; add"
    " time_received >= CAST('2000-01-01T00:00:00.000Z' AS TIMESTAMP) to its WHERE"
)
Convert = Callable[[Any], Any]

_LARGEST_INTEGER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Args:
        name: Its name.
        type: Type of the values that it is made from.
        expression: How it is made from one of these, which stands where the braces are.
        values: These values.
        kind: What queries see it as.
        hidden: Whether `*` leaves it out.
    """

    name: str
    type: str
    expression: str
    values: list[Any]
    kind: Kind
    hidden: bool = False


def run_query(
    sql: str, table: str, columns: Sequence[Column], now: int, warn: Callable[[str], None]
) -> Iterator[dict[str, Any]]:
    """The rows that a query yields, each by the names of its columns, with values that BSON can hold.

    Args:
        sql: The query, in the cloud's dialect.
        table: Name of the table that it can read.
        columns: What the table has.
        now: What CURRENT_TIMESTAMP is, in microseconds since 1970.
        warn: Takes what the caller should know of a query that runs all the same.

    Raises:
        StatusError: The query is malformed, tries to do more than read, or takes too much memory.
    """
    try:
        import duckdb
    except ImportError:
        raise missing_extra("SQL queries", "duckdb") from None
    try:
        import sqlglot  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except ImportError:
        raise missing_extra("SQL queries", "sqlglot") from None
    from viam_cloud_emulator.query_engine.sql.queries import translate

    try:
        with duckdb.connect(":memory:") as connection:
            translation = translate(sql, table, _load(connection, table, columns, now))
            for name, value in _MAY_NOT_LEAVE_MEMORY.items():
                connection.execute(f"SET {name} = {value}")
            if translation.unbounded:
                warn(_UNBOUNDED)
            yield from _rows(connection, translation.text, translation.names)
    except duckdb.PermissionException:
        raise invalid_argument(f"the query may read nothing but the table {table}") from None
    except duckdb.OutOfMemoryException:
        raise resource_exhausted("the query takes too much memory; let it do with less data") from None
    except duckdb.Error as error:
        raise _refusal(error) from None
    except RecursionError:
        raise invalid_argument("sql_query is nested too deeply") from None


def _load(connection: DuckDBPyConnection, table: str, columns: Sequence[Column], now: int) -> dict[str, Value]:
    """Make the table; returns what is known of its columns."""
    unnested = ", ".join(f"unnest(?::{column.type}[]) AS {column.name}" for column in columns)
    selected = ", ".join(f"{column.expression.format(column.name)} AS {column.name}" for column in columns)
    connection.execute(
        f"CREATE TABLE {table} AS SELECT {selected} FROM (SELECT {unnested})", [column.values for column in columns]
    )
    for name, meaning in {**MACROS, "current_time_here()": f"make_timestamp({now} // 1000 * 1000)"}.items():
        connection.execute(f"CREATE MACRO {name} AS {meaning}")
    return {column.name: _known(connection, table, column) for column in columns}


def _known(connection: DuckDBPyConnection, table: str, column: Column) -> Value:
    if column.kind != "json":
        return Value(column.name, column.kind, hidden=column.hidden)
    row = connection.execute(f"SELECT json_group_structure({column.name}) FROM {table}").fetchone()
    return Value(column.name, column.kind, structure(row[0] if row else None))


def _rows(connection: DuckDBPyConnection, sql: str, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    # Another way to say that nothing may be written, whatever a SELECT can do.
    connection.execute("BEGIN TRANSACTION READ ONLY")
    # Only a relation knows the types, only a connection gives the rows some at a time.
    converters = [converter(kind) for kind in connection.sql(sql).types]
    connection.execute(sql)
    while some := connection.fetchmany(_ROWS_AT_A_TIME):
        for row in some:
            yield {name: convert(value) for name, convert, value in zip(names, converters, row, strict=True)}


def _refusal(error: Exception) -> StatusError:
    first_line = str(error).strip().partition("\n")[0]
    return invalid_argument(f"sql_query cannot be run: {first_line}")


def converter(kind: Any) -> Convert:
    """The function that turns values of a DuckDB type into BSON's.

    Args:
        kind: A `DuckDBPyType`.
    """
    if str(kind) == "JSON":
        return _json
    if kind.id == "struct":
        return _struct({name: converter(child) for name, child in kind.children})
    if kind.id in ("list", "array"):
        return _list(converter(kind.children[0][1]))
    if kind.id == "map":
        return _map(converter(kind.children[1][1]))
    return _scalar


def _struct(fields: dict[str, Convert]) -> Convert:
    def convert(value: dict[str, Any] | None) -> dict[str, Any] | None:
        # A document without a field is no document with a null: all rows share one structure only in DuckDB.
        return value and {name: fields[name](item) for name, item in value.items() if item is not None}

    return convert


def _list(item: Convert) -> Convert:
    return lambda value: None if value is None else [item(each) for each in value]


def _map(item: Convert) -> Convert:
    return lambda value: None if value is None else {str(key): item(each) for key, each in value.items()}


def _json(value: str | None) -> Any:
    return None if value is None else json.loads(value)


def _scalar(value: Any) -> Any:
    if value is None or isinstance(value, (bool, str, float, datetime.datetime)):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST_INTEGER else float(value)
    if isinstance(value, bytes):
        return value
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    if isinstance(value, datetime.timedelta):
        return value.total_seconds()
    try:
        return float(value)  # Decimals.
    except (TypeError, ValueError):
        return str(value)  # UUIDs, times of day and the like.
