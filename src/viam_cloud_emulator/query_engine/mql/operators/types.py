"""Operators on types: names of types, and conversions from one into another."""

from __future__ import annotations

import datetime as dt
import math
import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import bson
from bson import Binary, Decimal128, Int64, ObjectId, Regex, Timestamp
from bson.errors import InvalidId

from viam_cloud_emulator.core.errors import StatusError, invalid_argument
from viam_cloud_emulator.query_engine.mql.operators.date_formats import formatted, parsed
from viam_cloud_emulator.query_engine.mql.operators.dates import as_date
from viam_cloud_emulator.query_engine.mql.operators.forms import (
    MISSING,
    Evaluate,
    Lazy,
    Operator,
    Positional,
    fields_of,
    unary,
)

_EPOCH = dt.datetime(1970, 1, 1)
_NAMES: tuple[tuple[Any, str], ...] = (
    (bool, "bool"),
    (Int64, "long"),
    (float, "double"),
    (str, "string"),
    (dict, "object"),
    (list, "array"),
    (dt.datetime, "date"),
    (ObjectId, "objectId"),
    (Decimal128, "decimal"),
    (Timestamp, "timestamp"),
    ((re.Pattern, Regex), "regex"),
    ((bytes, uuid.UUID, Binary), "binData"),
)
_NUMBERS = {1: "double", 2: "string", 7: "objectId", 8: "bool", 9: "date", 16: "int", 18: "long", 19: "decimal"}
_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def type_name(value: Any) -> str:
    """MongoDB's name of a value's type."""
    if value is MISSING:
        return "missing"
    if value is None:
        return "null"
    for kind, name in _NAMES:
        if isinstance(value, kind):
            return name
    return ("int" if -(2**31) <= value < 2**31 else "long") if isinstance(value, int) else type(value).__name__


def converted(value: Any, kind: str) -> Any:
    """A value as another type.

    Raises:
        StatusError: There is no such type, or the value has no equal in it.
    """
    if kind not in _CONVERSIONS:
        raise invalid_argument(f"$convert knows no type {kind!r}")
    if value is None or value is MISSING:
        return None
    try:
        return _CONVERSIONS[kind](value)
    except (ValueError, OverflowError, TypeError, ArithmeticError, InvalidId, StatusError):
        raise invalid_argument(f"{value!r} ({type_name(value)}) cannot be converted to {kind}") from None


def _to_bool(value: Any) -> bool:
    return not isinstance(value, (bool, int, float)) or bool(value)


def _to_double(value: Any) -> float:
    if isinstance(value, dt.datetime):
        return float(_milliseconds(value))
    if isinstance(value, Decimal128):
        return float(value.to_decimal())
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value):
            raise ValueError(value)
    elif not isinstance(value, (int, float)):
        raise TypeError(value)
    return float(value)


def _milliseconds(date: dt.datetime) -> int:
    return (as_date("$convert", date) - _EPOCH) // dt.timedelta(milliseconds=1)


def _to_long(value: Any) -> Int64:
    return Int64(_integer(value, 63))


def _to_int(value: Any) -> int:
    if isinstance(value, dt.datetime):
        raise TypeError(value)
    return _integer(value, 31)


def _integer(value: Any, bits: int) -> int:
    if isinstance(value, str):
        if not re.fullmatch(r"[+-]?\d+", value):
            raise ValueError(value)
        found = int(value)
    elif isinstance(value, int):
        found = int(value)
    elif isinstance(value, dt.datetime):
        found = _milliseconds(value)
    elif isinstance(value, Decimal128):
        found = int(value.to_decimal())
    elif isinstance(value, float):
        found = math.trunc(value)
    else:
        raise TypeError(value)
    if not -(2**bits) <= found < 2**bits:
        raise OverflowError(value)
    return found


def _to_date(value: Any) -> dt.datetime:
    if isinstance(value, str):
        found = parsed(value, None)
        return as_date("$toDate", found)
    if isinstance(value, (float, Decimal128, Int64)) or (isinstance(value, int) and not isinstance(value, bool)):
        return _EPOCH + dt.timedelta(milliseconds=_integer(value, 63))
    return as_date("$toDate", value)


def _to_string(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _double_as_text(value)
    if isinstance(value, dt.datetime):
        return formatted(as_date("$toString", value), "%Y-%m-%dT%H:%M:%S.%LZ")
    if isinstance(value, (str, int, ObjectId, Decimal128)):
        return str(value)
    raise TypeError(value)


def _double_as_text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return f"{value:.0f}" if value == int(value) and abs(value) < 1e15 else repr(value)


def _to_decimal(value: Any) -> Decimal128:
    if isinstance(value, dt.datetime):
        return Decimal128(str(_milliseconds(value)))
    if isinstance(value, (bool, int, float, str)):
        return Decimal128(str(int(value) if isinstance(value, bool) else value))
    if isinstance(value, Decimal128):
        return value
    raise TypeError(value)


_CONVERSIONS: Mapping[str, Callable[[Any], Any]] = {
    "bool": _to_bool,
    "date": _to_date,
    "decimal": _to_decimal,
    "double": _to_double,
    "int": _to_int,
    "long": _to_long,
    "objectId": ObjectId,
    "string": _to_string,
}


def _convert(argument: Any, evaluate: Evaluate) -> Any:
    given = fields_of(argument)
    if given is None or "input" not in given or "to" not in given:
        raise invalid_argument("$convert needs input and to")
    value, to = evaluate(given["input"]), evaluate(given["to"])
    if isinstance(to, dict):
        to = to.get("type")  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    if value is None or value is MISSING or to is None or to is MISSING:
        return evaluate(given["onNull"]) if "onNull" in given else None
    kind = str(_NUMBERS.get(to, to))  # pyright: ignore[reportUnknownArgumentType]
    if kind not in _CONVERSIONS:
        raise invalid_argument(f"$convert knows no type {kind!r}")
    try:
        return converted(value, kind)
    except StatusError:
        if "onError" in given:
            return evaluate(given["onError"])
        raise


def _type(argument: Any, evaluate: Evaluate) -> str:
    # A list of one is that one argument.
    return type_name(evaluate(argument[0] if isinstance(argument, list) and len(argument) == 1 else argument))  # pyright: ignore[reportUnknownArgumentType]


def _to(kind: str) -> Positional:
    return unary(lambda value: converted(value, kind))


def _is_number(value: Any) -> bool:
    return type_name(value) in ("int", "long", "double", "decimal")


TYPES: dict[str, Operator] = {
    "$binarySize": unary(lambda value: len(value.encode() if isinstance(value, str) else value)),
    "$bsonSize": unary(lambda value: len(bson.encode(value))),
    "$convert": Lazy(_convert),
    "$isArray": unary(lambda value: isinstance(value, list), nulls=True),
    "$isNumber": Positional(_is_number, nulls=True),
    "$toBool": _to("bool"),
    "$toDate": _to("date"),
    "$toDecimal": _to("decimal"),
    "$toDouble": _to("double"),
    "$toInt": _to("int"),
    "$toLong": _to("long"),
    "$toObjectId": _to("objectId"),
    "$toString": _to("string"),
    "$type": Lazy(_type),
}
