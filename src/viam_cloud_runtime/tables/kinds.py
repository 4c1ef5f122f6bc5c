"""Which kinds of values a column may hold, and the one type that fits all of them.

What a column has held is a set of kinds, so its type depends neither on the order of the rows nor on how they are
cut into batches:

- nothing but None: `null`
- one kind: its own type
- whole numbers and other numbers: `double`
- lists: a list of the type that their elements have together, if that is no text made of other things; of text if
  there are none
- anything else: `string`, in which text stays as it is and other values are JSON
"""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    import pyarrow as pa

NONE = type(None)


class Element(NamedTuple):
    """That lists of a column hold elements of a kind."""

    kind: type


Kind: TypeAlias = "type | Element"
"""A Python type for a value, with `list` for any list, and `Element` for what is in the lists."""

PLAIN = frozenset({NONE, bool, int, float, str, bytes, datetime, list, dict})
"""Every other type is turned into one of these first."""

NUMBERS = frozenset({int, float})


@lru_cache(maxsize=1)
def scalar_types() -> dict[type, pa.DataType]:
    """The types of columns whose values are all of one kind."""
    with IMPORTING:
        import pyarrow as pa

    return {
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        str: pa.string(),
        bytes: pa.binary(),
        datetime: pa.timestamp("us", "UTC"),
    }


def arrow_type(kinds: Set[Kind]) -> pa.DataType:
    """The type of a column that holds values of these kinds."""
    with IMPORTING:
        import pyarrow as pa

    scalars = {kind for kind in kinds if isinstance(kind, type) and kind is not list}
    if list not in kinds:
        return _common_type(scalars) or pa.string()
    # Lists without elements are lists of text until there is one: Parquet loses count in lists of `null`.
    elements = _common_type({kind.kind for kind in kinds if isinstance(kind, Element)} or {str})
    return pa.string() if scalars or elements is None else pa.list_(elements)


def _common_type(kinds: Set[type]) -> pa.DataType | None:
    """The type that holds all of these as they are; None if there is no such type."""
    with IMPORTING:
        import pyarrow as pa

    if not kinds:
        return pa.null()
    if kinds == NUMBERS:
        return pa.float64()
    [kind, *others] = kinds
    return None if others else scalar_types().get(kind)
