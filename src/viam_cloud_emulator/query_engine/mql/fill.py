"""The stage `$fill`: values for fields that are null or not there."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.expressions import (
    as_document,
    by_fields,
    evaluated,
    field,
    in_order,
    names_in,
    options,
    with_field,
)
from viam_cloud_emulator.query_engine.mql.group import partitions
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING
from viam_cloud_emulator.query_engine.mql.units import is_number


def fill(documents: Sequence[Document], argument: Any) -> list[Document]:
    """The documents, by partition and in order if there is one, with their gaps filled."""
    wanted = options("$fill", argument, ["output"], ["partitionBy", "partitionByFields", "sortBy"])
    output = options("$fill.output", wanted["output"], [], wanted["output"])
    sort_by = options("$fill.sortBy", wanted.get("sortBy", {}), [], wanted.get("sortBy", {}))
    key = by_fields(names_in("$fill", wanted.get("partitionByFields", [])))
    if "partitionBy" in wanted and "partitionByFields" in wanted:
        raise invalid_argument("$fill takes either partitionBy or partitionByFields")
    if "partitionBy" in wanted:
        expression = wanted["partitionBy"]
        groups = partitions(documents, lambda document: evaluated(expression, document))
    else:
        groups = partitions(documents, key)
    filled: list[Document] = []
    for group in groups:
        ordered = in_order(group, sort_by)
        for name, how in output.items():
            ordered = _filled(ordered, name, how, sort_by)
        filled += ordered
    return filled


def _filled(documents: list[Document], name: str, how: Any, sort_by: Document) -> list[Document]:
    wanted = as_document(how)
    if set(wanted) == {"value"}:
        return [
            document
            if _has(document, name)
            else with_field(document, name, _or_none(evaluated(wanted["value"], document)))
            for document in documents
        ]
    method = wanted["method"] if set(wanted) == {"method"} else None
    if method not in ("locf", "linear"):
        raise invalid_argument(f"$fill: {name} takes a value, or a method that is locf or linear")
    if not sort_by:
        raise invalid_argument(f"$fill: the method of {name} needs sortBy")
    values = [field(document, name) if _has(document, name) else None for document in documents]
    if method == "locf":
        values = _carried(values)
    elif len(sort_by) != 1:
        raise invalid_argument("$fill: the method linear needs exactly one field in sortBy")
    else:
        positions = [field(document, next(iter(sort_by))) for document in documents]
        if any(position == following for position, following in pairwise(positions)):
            raise invalid_argument("$fill: the method linear needs different values in the field of sortBy")
        values = _interpolated(positions, values)
    return [with_field(document, name, value) for document, value in zip(documents, values, strict=True)]


def _has(document: Document, name: str) -> bool:
    return field(document, name) not in (MISSING, None)


def _or_none(value: Any) -> Any:
    return None if value is MISSING else value


def _carried(values: Sequence[Any]) -> list[Any]:
    last: Any = None
    carried: list[Any] = []
    for value in values:
        last = value if value is not None else last
        carried.append(last)
    return carried


def _interpolated(positions: Sequence[Any], values: Sequence[Any]) -> list[Any]:
    """Between two known values those on the straight line; nothing before the first and after the last."""
    known = [index for index, value in enumerate(values) if value is not None]
    if not all(is_number(values[index]) for index in known):
        raise invalid_argument("$fill: the method linear takes fields with numbers")
    result = list(values)
    for before, after in pairwise(known):
        span = _distance(positions[before], positions[after])
        for index in range(before + 1, after):
            share = _distance(positions[before], positions[index]) / span
            result[index] = values[before] + (values[after] - values[before]) * share
    return result


def _distance(start: Any, end: Any) -> float:
    if isinstance(start, datetime.datetime) and isinstance(end, datetime.datetime):
        return (end - start).total_seconds()
    if is_number(start) and is_number(end):
        return float(end - start)
    raise invalid_argument("$fill: the method linear needs numbers or times in the field of sortBy")
