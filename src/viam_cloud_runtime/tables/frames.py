"""Rows as a pandas DataFrame."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.arrow import to_arrow
from viam_cloud_runtime.tables.columns import Row
from viam_cloud_runtime.tables.known_columns import Schema

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def to_pandas(rows: Iterable[Row], *, schema: Schema | None = None) -> pd.DataFrame:
    """Turn rows into a pandas DataFrame: data points, SQL and MQL results, mappings of any kind.

    Columns are those of `to_arrow`. Their dtype depends on their type alone, never on whether something is missing:
    `float64`, `Int64`, `boolean`, `string`, `datetime64[us, UTC]`, and `object` for lists and bytes.

    Args:
        rows (Iterable[Mapping | DataClass | Message]): The rows; read once, from beginning to end.
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
