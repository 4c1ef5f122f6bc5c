"""Rows of a batch as columns that were made without a Python object for each value."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from viam_cloud_runtime.tables.arrays import Piece


class Mappings(NamedTuple):
    """The values of a column that are mappings or None.

    Attributes:
        columns: What is below each key, in the order of the columns.
    """

    columns: dict[str, Cells]


Cells: TypeAlias = "Piece | Mappings | list[object] | None"
"""The values of a column in one batch: an array, mappings, plain Python values, or nothing but None."""


class DecodedRows(NamedTuple):
    """Some rows.

    Attributes:
        num_rows: How many there are.
        columns: The values of each of their fields, in order.
    """

    num_rows: int
    columns: dict[str, Cells]
