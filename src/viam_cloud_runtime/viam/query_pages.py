"""MQL queries whose results come in pages: the same query again, less what was there already."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from viam_cloud_runtime.viam.bson_documents import decode_document, encode_pipeline

_BY_ID = {"_id": 1}
_OF_READINGS = {"time_requested": 1, "part_id": 1, "component_name": 1, "method_name": 1, **_BY_ID}
"""An order of readings, of which an index may help."""

_KEEP_ORDER = frozenset(
    {"$addFields", "$limit", "$match", "$project", "$redact", "$replaceRoot", "$replaceWith", "$set", "$skip", "$unset"}
    | {"$unwind"}
)


class QueryPages:
    """What asks for each page of a query's result, and what is known by now.

    Args:
        query: The stages of the query.
        page_size: How many rows a page has.
        limit: How many rows are wanted in all; None for all.
        is_whole: Whether the stages are the whole query; no other ones come before them.

    Raises:
        TypeError: The query is none, or a number is none.
        ValueError: The query has no stage, or a number is out of its range.
    """

    def __init__(
        self,
        query: Sequence[Mapping[str, Any]] | Sequence[bytes],
        page_size: int,
        limit: int | None,
        *,
        is_whole: bool,
    ) -> None:
        encode_pipeline(query, "query")
        if is_whole and not query:
            raise ValueError('query: expected at least one stage, such as {"$match": {}}, got none')
        _check_number("page_size", page_size, least=1)
        if limit is not None:
            _check_number("limit", limit, least=0)
        stages = [decode_document(stage) if isinstance(stage, bytes) else stage for stage in query]
        self._stages = in_one_order(stages, is_whole=is_whole)
        self._needs_ids = "$sort" in self._stages[-1] and self._stages[-1]["$sort"] == _BY_ID
        self._page_size = page_size
        self._left = limit
        self._taken = 0
        self._is_complete = limit == 0

    def next_query(self) -> list[Mapping[str, Any]] | None:
        """The query for the next page; None if there is none."""
        if self._is_complete:
            return None
        skipped = [{"$skip": self._taken}] if self._taken else []
        return [*self._stages, *skipped, {"$limit": self._wanted()}]

    def _wanted(self) -> int:
        return self._page_size if self._left is None else min(self._page_size, self._left)

    def take(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Takes a page in.

        Raises:
            ValueError: There are more, and nothing tells which.
        """
        self._is_complete = len(rows) < self._wanted()
        if self._left is not None:
            self._left -= len(rows)
            self._is_complete = self._is_complete or self._left == 0
        self._taken += len(rows)
        if self._needs_ids and not self._is_complete and not all("_id" in row for row in rows):
            raise ValueError(
                "query: its rows have no `_id` that would put them in order, so there is no second page; "
                'let it end with a stage such as {"$sort": {"name": 1}}'
            )


def in_one_order(stages: Sequence[Mapping[str, Any]], *, is_whole: bool) -> list[Mapping[str, Any]]:
    """The stages, such that they give the same rows in the same order each time, as long as the data stays the same.

    Args:
        stages: The stages of a query.
        is_whole: Whether they are the whole query, and begin with readings.
    """
    kept = len(stages)
    while kept and _name(stages[kept - 1]) in _KEEP_ORDER:
        kept -= 1
    if kept and _name(stages[kept - 1]) == "$sort":
        # Rows that are equal in the order that is asked for have one of their own.
        sort = {"$sort": {**stages[kept - 1]["$sort"], **_BY_ID}}
        return [*stages[: kept - 1], sort, *stages[kept:]]
    if kept or not is_whole:
        return [*stages, {"$sort": _BY_ID}]
    matching = next((number for number, stage in enumerate(stages) if _name(stage) != "$match"), len(stages))
    return [*stages[:matching], {"$sort": _OF_READINGS}, *stages[matching:]]


def _name(stage: Mapping[str, Any]) -> str:
    return next(iter(stage), "")


def _check_number(name: str, value: int, *, least: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name}: expected a number of rows, got {type(value).__name__}")
    if value < least:
        raise ValueError(f"{name} must be {least} or more, not {value}")
