"""What rows may hold: kinds of values, what is made plain, and what is written as text where a column needs that."""

from __future__ import annotations

import base64
import json
from collections.abc import Set
from datetime import datetime, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from viam_cloud_runtime.messages.plain_values import plain
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    import pyarrow as pa


class Element(NamedTuple):
    """That lists of a column hold elements of a kind."""

    kind: type


Kind: TypeAlias = "type | Element"
"""A Python type for a value, with `list` for any list, and `Element` for what is in the lists."""

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


_MIN_INT64, _MAX_INT64 = -(2**63), 2**63 - 1


def fitting(value: object) -> object:
    """A whole number beyond 64 bits as a double, or as text where that is not enough; all else as it is."""
    if type(value) is not int or _MIN_INT64 <= value <= _MAX_INT64:
        return value
    try:
        return float(value)
    except OverflowError:
        return str(value)


def text(value: object) -> str | None:
    """A value in a column of text: text as it is, times in ISO form, bytes as base64, all else as JSON; None stays."""
    if value is None or type(value) is str:
        return value
    if type(value) in (datetime, bytes):
        return str(_json_default(value))
    return json_text(value)


def json_text(value: object) -> str:
    """A value as JSON; times in ISO form and bytes as base64 are text in it."""
    return json.dumps(value, ensure_ascii=False, default=_json_default)


def _json_default(value: object) -> object:
    made_plain = plain(value)
    if isinstance(made_plain, datetime):
        return _utc(made_plain).isoformat()
    if isinstance(made_plain, bytes):
        return base64.b64encode(made_plain).decode()
    return made_plain


def _utc(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        return moment.replace(tzinfo=timezone.utc)
    try:
        return moment.astimezone(timezone.utc)
    except OverflowError:
        raise ValueError(f"{moment.isoformat()} is outside of the years 1 to 9999 in UTC") from None
