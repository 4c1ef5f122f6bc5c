"""Lists that methods return: those of Python, which notebooks show as tables."""

from __future__ import annotations

from typing import TypeVar

from viam_cloud_runtime.support.importing import IMPORTING

ItemT = TypeVar("ItemT")


class ResultList(list[ItemT]):
    """A list. Notebooks show it as a table, without secrets.

    Example:
        >>> ResultList([1, 2]) == [1, 2]
        True
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """A table with a row for each item."""
        with IMPORTING:
            from viam_cloud_runtime.messages.html_tables import rows_table

        return rows_table(self)
