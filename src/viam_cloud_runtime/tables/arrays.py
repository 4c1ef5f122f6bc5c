"""Values of one column and one batch as an Arrow array, and such arrays as what the whole column turns out to be."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence, Set
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, cast

from viam_cloud_runtime.messages.plain_values import NONE, PLAIN, plain
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.values import Element, Kind, arrow_type, fitting, scalar_types, text

if TYPE_CHECKING:
    import pyarrow as pa

Array: TypeAlias = "pa.Array[Any]"

YEAR_1, YEAR_10000 = -62_135_596_800_000_000, 253_402_300_800_000_000
"""Microseconds since 1970."""


class Piece(NamedTuple):
    """The values of one column in one batch."""

    array: Array
    kinds: Set[Kind]
    numbers_as_json: bool = False
    """Whether these are whole and other numbers side by side: as doubles, unless the column turns out to be text, in
    which 1 and 1.0 differ. So they are kept as JSON until that is known."""


def nulls(length: int, target: pa.DataType) -> Array:
    """An array of nothing but null."""
    with IMPORTING:
        import pyarrow as pa

    # The stubs know each type on its own, but not any type.
    make: Callable[..., Array] = cast("Any", pa.nulls)
    return make(length, target)


def chunked(chunks: Sequence[Array], target: pa.DataType) -> pa.ChunkedArray[Any]:
    """Arrays of one type, one after the other."""
    with IMPORTING:
        import pyarrow as pa

    make: Callable[..., pa.ChunkedArray[Any]] = pa.chunked_array
    return make(chunks, target)


def make_piece(values: Sequence[object], types: Set[type]) -> Piece:
    """An array of values of these types, all in `PLAIN`, without `dict`."""
    with IMPORTING:
        import pyarrow as pa

    kinds = types - {NONE}
    if not kinds:
        return Piece(nulls(len(values), pa.null()), kinds)
    if kinds == {list}:
        return _list_piece(values)
    if len(kinds) == 1:
        [kind] = kinds
        try:
            array: Array = pa.array(values, scalar_types()[kind])
        except OverflowError:
            return _mixed_piece(values)
        if kind is datetime:
            _check_years(array)
        return Piece(array, kinds)
    return _mixed_piece(values)


def _mixed_piece(values: Sequence[object]) -> Piece:
    values = [
        _fitting_elements(cast("list[object]", value)) if type(value) is list else fitting(value) for value in values
    ]
    kinds: set[type] = set(map(type, values)) - {NONE}
    if kinds == {int, float}:
        return _numbers_piece(values, kinds)
    if len(kinds) == 1:
        return make_piece(values, kinds)
    # What is in the lists makes no difference any more: beside other values, they are text.
    return _text_piece(values, kinds)


def _fitting_elements(items: list[object]) -> list[object]:
    return [fitting(plain(item)) for item in items]


def _list_piece(values: Sequence[Any]) -> Piece:
    with IMPORTING:
        import pyarrow as pa

    types: set[type] = set(map(type, chain.from_iterable(filter(None, values))))
    if not types <= PLAIN:
        values = _each_element(plain, values)
        types = set(map(type, chain.from_iterable(filter(None, values))))
    types.discard(NONE)
    if len(types) > 1 and int in types:
        values = _each_element(fitting, values)
        types = set(map(type, chain.from_iterable(filter(None, values)))) - {NONE}
    kinds: set[Kind] = {list, *map(Element, types)}
    if not types:
        return Piece(pa.array(values, arrow_type(kinds)), kinds)
    if types == {int, float}:
        return _numbers_piece(values, kinds)
    [kind, *others] = types
    if others or kind not in scalar_types():
        return _text_piece(values, kinds)
    try:
        array: Any = pa.array(values, pa.list_(scalar_types()[kind]))
    except OverflowError:
        return _list_piece(_each_element(fitting, values))
    if kind is datetime:
        _check_years(array.flatten())
    return Piece(array, kinds)


def _each_element(change: Any, values: Sequence[Any]) -> list[list[object] | None]:
    return [None if items is None else [change(item) for item in items] for items in values]


def _text_piece(values: Sequence[object], kinds: Set[Kind]) -> Piece:
    with IMPORTING:
        import pyarrow as pa

    return Piece(pa.array(map(text, values), pa.string(), size=len(values)), kinds)


def _numbers_piece(values: Sequence[object], kinds: Set[Kind]) -> Piece:
    return Piece(_text_piece(values, kinds).array, kinds, numbers_as_json=True)


def _check_years(array: Array) -> None:
    with IMPORTING:
        import pyarrow as pa
        import pyarrow.compute as pc

    bounds: Any = pc.min_max(array.cast(pa.int64()))
    least, greatest = bounds["min"].as_py(), bounds["max"].as_py()
    if least is not None and not (least >= YEAR_1 and greatest < YEAR_10000):
        raise ValueError("a time is outside of the years 1 to 9999 in UTC")


def converted(array: Array, target: pa.DataType, *, numbers_as_json: bool) -> Array:
    """A piece's array as the type of the whole column, which is its own type or a wider one."""
    with IMPORTING:
        import pyarrow as pa

    if array.type == target:
        return array
    if pa.types.is_null(array.type):
        return nulls(len(array), target)
    if pa.types.is_string(target):
        return pa.array(map(text, array.to_pylist()), target, size=len(array))
    if numbers_as_json:
        return _numbers(array, target)
    # Unsafe, for whole numbers that a double has to round.
    return array.cast(target, safe=False)


def _numbers(array: Array, target: pa.DataType) -> Array:
    with IMPORTING:
        import pyarrow as pa

    decoded = (None if item is None else json.loads(item, parse_int=float) for item in array.to_pylist())
    return pa.array(decoded, target, size=len(array))
