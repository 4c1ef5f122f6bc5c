"""Readings of a plan as a Dask DataFrame."""

# Dask and the stubs of pyarrow leave some types unknown.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from viam_cloud_runtime.distributed.engines import engine_for
from viam_cloud_runtime.distributed.rate_limits import NoRateLimit
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.frames import data_frame, require_pandas
from viam_cloud_runtime.viam.distributed.read_readings import ReadReadings
from viam_cloud_runtime.viam.distributed.readings_partitions import ReadingsPartition
from viam_cloud_runtime.viam.distributed.readings_plan import ReadingsPlan

if TYPE_CHECKING:
    import dask.dataframe as dd
    import pandas as pd
    import pyarrow as pa


@dataclass(frozen=True)
class ReadFrame:
    """Reads partitions of readings as pandas DataFrames; called with one, it gives its frame.

    Attributes:
        read: What reads a partition.
    """

    read: ReadReadings

    def __call__(self, partition: ReadingsPartition) -> pd.DataFrame:
        """The readings of a partition."""
        return _frame(self.read(partition))


def _frame(table: pa.Table) -> pd.DataFrame:
    with IMPORTING:
        import pandas as pd

    frame = data_frame(table)
    # Dask makes texts of what is an object to pandas, as lists are.
    frame["tags"] = pd.arrays.ArrowExtensionArray(table.column("tags"))
    return frame


def read_readings(plan: ReadingsPlan, *, calls_per_second: float | None = None) -> dd.DataFrame:
    """Readings as a Dask DataFrame, with a partition for each of the plan's; nothing is read until it is computed.

    Columns and their types are those of the plan: known before anything is read, and the same in every partition.
    Dtypes are those of `to_pandas`; tags are lists in Arrow's form.

    Args:
        plan: From `plan_export`.
        calls_per_second: How many calls all workers of the current `distributed.Client` together may begin per second.
            Default: no limit.

    Returns:
        dask.dataframe.DataFrame: The readings, lazily.

    Raises:
        ValueError: The plan has no partitions, or there is a limit and no cluster.
        ImportError: Dask, pandas or pyarrow is not installed.

    Example:
        >>> frame = read_readings(plan)  # doctest: +SKIP
        >>> frame.groupby("part_id")["payload.readings.temperature"].mean().compute()  # doctest: +SKIP
    """
    require("dask", "a Dask DataFrame")
    require_pandas()
    with IMPORTING:
        import dask.dataframe as dd

    limit = NoRateLimit() if calls_per_second is None else engine_for(None, calls_per_second)[1]
    if not plan.partitions:
        raise ValueError("the plan has no partitions, of which no DataFrame is made: there are no such readings")
    meta = _frame(plan.schema.arrow().empty_table())
    from_map: Callable[..., dd.DataFrame] = cast("Any", dd.from_map)
    return from_map(ReadFrame(plan.reader(limit)), plan.partitions, meta=meta)
