"""Rows as tables: Arrow, pandas, Parquet.

One pipeline makes them all: rows are taken in batches and flattened into columns (`columns`), each of which becomes an
Arrow array (`arrays`) and remembers what kinds of values it has held (`values`). The type of a column follows from all of
its kinds, so it is the same however the rows are cut into batches.
"""

from viam_cloud_runtime.tables.frames import to_arrow, to_pandas
from viam_cloud_runtime.tables.parquet import to_parquet

__all__ = ["to_arrow", "to_pandas", "to_parquet"]
