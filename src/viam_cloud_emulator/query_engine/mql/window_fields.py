"""The stage `$setWindowFields`: values that come from the documents around each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument, unimplemented
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.expressions import (
    as_document,
    as_list,
    evaluated,
    field,
    in_order,
    options,
    with_field,
)
from viam_cloud_emulator.query_engine.mql.group import accumulated, partitions
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING
from viam_cloud_emulator.query_engine.mql.units import is_number, moved

_STAGE = "$setWindowFields"
_ACCUMULATORS = ("$addToSet", "$avg", "$count", "$first", "$last", "$max", "$min", "$push", "$sum")
_RANKS = ("$denseRank", "$documentNumber", "$rank")
_WITHOUT_DOCUMENTS: Document = {"$count": 0, "$sum": 0, "$push": [], "$addToSet": []}


def set_window_fields(documents: Sequence[Document], argument: Any) -> list[Document]:
    """The documents, by partition and in order, each with more fields."""
    wanted = options(_STAGE, argument, ["output"], ["partitionBy", "sortBy"])
    output = options(f"{_STAGE}.output", wanted["output"], [], wanted["output"])
    sort_by = options(f"{_STAGE}.sortBy", wanted.get("sortBy", {}), [], wanted.get("sortBy", {}))
    by = wanted.get("partitionBy")
    result: list[Document] = []
    for group in partitions(documents, lambda document: evaluated(by, document)):
        partition = _Partition(in_order(group, sort_by), sort_by)
        columns = {name: _values(partition, name, how) for name, how in output.items()}
        for index, document in enumerate(partition.documents):
            for name, values in columns.items():
                document = with_field(document, name, values[index])
            result.append(document)
    return result


@dataclass(frozen=True)
class _Partition:
    documents: list[Document]
    sort_by: Document

    def keys(self, why: str) -> list[tuple[Any, ...]]:
        """Keys that the documents are sorted by."""
        if not self.sort_by:
            raise invalid_argument(f"{_STAGE}: {why} needs sortBy")
        rows = [[field(document, name) for name in self.sort_by] for document in self.documents]
        # To `$sort` what is not there is null.
        return [tuple(None if value is MISSING else value for value in row) for row in rows]


def _values(partition: _Partition, name: str, how: Any) -> list[Any]:
    """The values of a new field, one for each document."""
    wanted = as_document(how)
    operators = [key for key in wanted if key != "window"]
    if len(operators) != 1:
        raise invalid_argument(f"{_STAGE}: {name} takes one operator, and a window if need be")
    (operator,) = operators
    if operator in _RANKS:
        return _ranks(partition, operator)
    if operator == "$shift":
        return _shifted(partition, wanted[operator])
    if operator not in _ACCUMULATORS:
        raise unimplemented(f"the emulator does not implement {operator} in {_STAGE}")
    accumulator: Document = {"$sum": 1} if operator == "$count" else {operator: wanted[operator]}
    values: list[Any] = []
    last: tuple[int, int] | None = None
    for window in _windows(partition, wanted.get("window", {})):
        # Often it is the same for all documents, and has all of them in it.
        values.append(
            deepcopy(values[-1]) if window == last else _accumulated(partition, window, operator, accumulator)
        )
        last = window
    return values


def _accumulated(partition: _Partition, window: tuple[int, int], operator: str, accumulator: Document) -> Any:
    start, end = window
    inside = partition.documents[max(start, 0) : max(end, 0)]
    if not inside:
        return _WITHOUT_DOCUMENTS.get(operator)
    return accumulated(inside, {"value": accumulator})["value"]


def _ranks(partition: _Partition, operator: str) -> list[int]:
    ranks: list[int] = []
    keys = partition.keys(operator)
    if operator != "$documentNumber" and len(partition.sort_by) != 1:
        raise invalid_argument(f"{_STAGE}: {operator} needs exactly one field in sortBy")
    for index, key in enumerate(keys):
        if operator == "$documentNumber" or not index:
            ranks.append(index + 1)
        elif key == keys[index - 1]:
            ranks.append(ranks[-1])
        else:
            ranks.append(ranks[-1] + 1 if operator == "$denseRank" else index + 1)
    return ranks


def _shifted(partition: _Partition, argument: Any) -> list[Any]:
    wanted = options("$shift", argument, ["output", "by"], ["default"])
    partition.keys("$shift")
    by = wanted["by"]
    if isinstance(by, bool) or not isinstance(by, int):
        raise invalid_argument(f"{_STAGE}: by of $shift takes a whole number")
    values: list[Any] = []
    for index in range(len(partition.documents)):
        other = index + by
        there = 0 <= other < len(partition.documents)
        value = evaluated(wanted["output"], partition.documents[other]) if there else wanted.get("default")
        values.append(None if value is MISSING else value)
    return values


def _windows(partition: _Partition, window: Any) -> list[tuple[int, int]]:
    """For each document the indexes at which its window begins and ends."""
    wanted = options(f"{_STAGE}.window", window, [], ["documents", "range", "unit"])
    count = len(partition.documents)
    if not wanted:
        return [(0, count)] * count
    if ("documents" in wanted) == ("range" in wanted):
        raise invalid_argument(f"{_STAGE}: a window has either documents or a range")
    if "documents" in wanted:
        low, high = _bounds(wanted["documents"])
        if any(bound != "unbounded" and bound != int(bound) for bound in (low, high)):
            raise invalid_argument(f"{_STAGE}: a window of documents goes from one whole number to another")
        partition.keys("a window")
        return [(_index(index, low, 0), _index(index, high, count - 1) + 1) for index in range(count)]
    return _ranges(partition, *_bounds(wanted["range"]), wanted.get("unit"))


def _ranges(partition: _Partition, low: Any, high: Any, unit: str | None) -> list[tuple[int, int]]:
    if len(partition.sort_by) != 1 or next(iter(partition.sort_by.values())) != 1:
        raise invalid_argument(f"{_STAGE}: a range needs exactly one field in sortBy, ascending")
    keys = [key for (key,) in partition.keys("a range")]
    windows: list[tuple[int, int]] = []
    try:
        for key in keys:
            start = 0 if low == "unbounded" else bisect_left(keys, moved(_STAGE, key, low, unit))
            end = len(keys) if high == "unbounded" else bisect_right(keys, moved(_STAGE, key, high, unit))
            windows.append((start, end))
    except TypeError:
        raise invalid_argument(f"{_STAGE}: a range needs numbers or times in the field of sortBy") from None
    return windows


def _bounds(value: Any) -> tuple[Any, Any]:
    """The two ends of a window, as numbers or `unbounded`."""
    bounds = [0 if bound == "current" else bound for bound in as_list(value) or ()]
    if len(bounds) != 2 or not all(bound == "unbounded" or is_number(bound) for bound in bounds):
        raise invalid_argument(f"{_STAGE}: a window goes from one to another of 'unbounded', 'current' and numbers")
    if "unbounded" not in bounds and bounds[0] > bounds[1]:
        raise invalid_argument(f"{_STAGE}: a window ends before it begins")
    return bounds[0], bounds[1]


def _index(current: int, bound: Any, unbounded: int) -> int:
    return unbounded if bound == "unbounded" else current + int(bound)
