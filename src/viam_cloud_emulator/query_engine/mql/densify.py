"""The stage `$densify`: documents where a sequence of numbers or times has gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.expressions import (
    as_list,
    by_fields,
    field,
    in_order,
    names_in,
    options,
    with_field,
)
from viam_cloud_emulator.query_engine.mql.group import partitions
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING
from viam_cloud_emulator.query_engine.mql.units import is_number, moved

_MOST_DOCUMENTS = 500_000
"""As many as MongoDB makes up."""


def densify(documents: Sequence[Document], argument: Any) -> list[Document]:
    """The documents and those made up between them, by partition and in the order of the field."""
    wanted = options("$densify", argument, ["field", "range"], ["partitionByFields"])
    name, shared = wanted["field"], names_in("$densify", wanted.get("partitionByFields", []))
    if not isinstance(name, str) or not name:
        raise invalid_argument("$densify: field takes the name of a field")
    range_ = options("$densify.range", wanted["range"], ["step", "bounds"], ["unit"])
    with_value = [document for document in documents if field(document, name) not in (MISSING, None)]
    dense = [document for document in documents if field(document, name) in (MISSING, None)]
    groups = [in_order(group, {name: 1}) for group in partitions(with_value, by_fields(shared))]
    made = 0
    for group in groups:
        template = _template(group[0], shared)
        values = [field(document, name) for document in group]
        taken = set(values)
        for value in _steps(range_, values, [field(each, name) for each in with_value]):
            if value not in taken:
                made += 1
                group.append(with_field(template, name, value))
            if made > _MOST_DOCUMENTS:
                raise invalid_argument(f"$densify would make up more than {_MOST_DOCUMENTS} documents")
        dense += in_order(group, {name: 1})
    return dense


def _template(document: Document, names: Sequence[str]) -> Document:
    made: Document = {}
    for name in names:
        value = field(document, name)
        if value is not MISSING:
            made = with_field(made, name, value)
    return made


def _steps(range_: Document, own: Sequence[Any], every: Sequence[Any]) -> Iterator[Any]:
    """The values that there should be."""
    step, unit, bounds = range_["step"], range_.get("unit"), range_["bounds"]
    if not is_number(step) or not step > 0:
        raise invalid_argument("$densify: step takes a number above 0")
    if unit is not None and step != int(step):
        raise invalid_argument("$densify: step takes a whole number where there is a unit")
    if bounds in ("full", "partition"):
        values = every if bounds == "full" else own
        low, high, closed = _least(values), _greatest(values), True
    else:
        limits = as_list(bounds)
        if limits is None or len(limits) != 2:
            raise invalid_argument("$densify: bounds takes 'full', 'partition' or a list of two values")
        (low, high), closed = limits, False
    number = 0
    while True:
        # From the beginning each time, so that errors of rounding do not add up, nor the ends of short months.
        value = moved("$densify", low, number * step, unit)
        if not (value < high or (closed and value == high)):
            return
        yield value
        number += 1


def _least(values: Sequence[Any]) -> Any:
    try:
        return min(values)
    except TypeError:
        raise _mixed() from None


def _greatest(values: Sequence[Any]) -> Any:
    return max(values)


def _mixed() -> Exception:
    return invalid_argument("$densify takes a field with either numbers or times in it")
