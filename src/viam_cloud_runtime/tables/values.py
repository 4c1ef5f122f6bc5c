"""What rows may hold: kinds of values, what is made plain, and what is written as text where a column needs that."""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Mapping, Set
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from uuid import UUID

from viam_cloud_runtime.messages.json_values import list_value_to_list, struct_to_dict, value_to_json
from viam_cloud_runtime.messages.times import from_duration, from_timestamp
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from google.protobuf.message import Message

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


_AS_TEXT = (Decimal, UUID, date, time)
_FINER_THAN_MICROSECONDS = frozenset({"ns", "ps", "fs", "as"})
_MIN_INT64, _MAX_INT64 = -(2**63), 2**63 - 1


def plain(value: object) -> object:
    """Turn a value into one of the types in `PLAIN`; what is inside a list or mapping is left as it is.

    Raises:
        TypeError: There is no rule for values of its type.
    """
    if type(value) in PLAIN:
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    for base, convert in _CONVERSIONS:
        if isinstance(value, base):
            return convert(value)
    if isinstance(value, _AS_TEXT):
        return str(value)
    fields = _fields(value)
    if fields is not None:
        return fields
    return _foreign(value)


def _fields(value: object) -> dict[str, object] | None:
    """The fields of a data class; None if it is none."""
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return None
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _moment(value: datetime) -> datetime | None:
    """A plain `datetime` in place of another library's; what that library has for "no time" is None."""
    if value != value:
        return None
    fields = (value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)
    return datetime(*fields, tzinfo=value.tzinfo, fold=value.fold)


_CONVERSIONS: tuple[tuple[type | tuple[type, ...], Callable[[Any], object]], ...] = (
    (str, lambda value: str.__str__(value)),
    (int, int),
    (float, float),
    ((bytes, bytearray, memoryview), bytes),
    (datetime, _moment),
    (Mapping, dict),
    ((list, tuple), list),
    (timedelta, timedelta.total_seconds),
)


def _foreign(value: Any) -> object:
    """Values of other libraries: protobuf's messages, MongoDB's types, numpy's scalars and arrays."""
    name, module = type(value).__name__, type(value).__module__.partition(".")[0]
    if hasattr(value, "DESCRIPTOR"):
        return message_value(value)
    if name == "DatetimeMS":
        return f"{int(value)} ms since 1970-01-01"
    if module == "bson":
        return str(value)
    if module == "numpy":
        return plain(_of_numpy(value))
    if name == "NAType" and module == "pandas":
        return None
    hint = "; make it a list" if name in ("set", "frozenset") else ""
    raise TypeError(f"a table cannot hold {name}{hint}")


def _of_numpy(value: Any) -> object:
    """What a scalar or array of numpy's holds."""
    with IMPORTING:
        import numpy as np

    is_time = value.dtype.kind in "mM"
    if is_time and np.datetime_data(value.dtype)[0] in _FINER_THAN_MICROSECONDS:
        # Else they would be given as bare numbers.
        value = value.astype(f"{value.dtype.kind}8[us]")
    elif value.dtype.kind == "f":
        value = value.astype("f8")
    held: object = value.tolist()
    if is_time and any(type(item) is int for item in value.ravel().tolist()):
        raise ValueError("a time or duration that Python's datetime and timedelta cannot hold")
    if type(held) is type(value):
        raise TypeError(f"a table cannot hold {type(value).__name__}")
    return held


def message_value(message: Message) -> object:
    """What a message says, in plain values: well-known types as what they stand for, others as a mapping of fields."""
    full_name = message.DESCRIPTOR.full_name
    if full_name in _WELL_KNOWN:
        return _WELL_KNOWN[full_name](message)
    return {field.name: _field_value(message, field) for field in message.DESCRIPTOR.fields}


def _packed(message: Any) -> object:
    """What is in an `Any`, as JSON; as it is where its type is not known here."""
    # Messages of these modules are what is packed, and must be loaded to be unpacked.
    with IMPORTING:
        from google.protobuf import duration_pb2, struct_pb2, timestamp_pb2, wrappers_pb2
        from google.protobuf.json_format import MessageToDict

    del duration_pb2, struct_pb2, timestamp_pb2, wrappers_pb2
    try:
        return MessageToDict(message, preserving_proto_field_name=True)
    except TypeError:
        return {"type_url": message.type_url, "value": message.value}


_WRAPPERS = ("Bool", "Bytes", "Double", "Float", "Int32", "Int64", "String", "UInt32", "UInt64")
_WELL_KNOWN: dict[str, Callable[[Any], object]] = {
    "google.protobuf.Any": _packed,
    "google.protobuf.Struct": struct_to_dict,
    "google.protobuf.ListValue": list_value_to_list,
    "google.protobuf.Value": value_to_json,
    "google.protobuf.Timestamp": from_timestamp,
    "google.protobuf.Duration": from_duration,
    **dict.fromkeys((f"google.protobuf.{name}Value" for name in _WRAPPERS), attrgetter("value")),
}


def _field_value(message: Message, field: Any) -> object:
    value: Any = getattr(message, field.name)
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        return {str(key): _item(value[key], field.message_type.fields_by_name["value"]) for key in value}
    if field.is_repeated:
        return [_item(item, field) for item in value]
    if field.has_presence and not message.HasField(field.name):
        return None
    return _item(value, field)


def _item(value: Any, field: Any) -> object:
    if field.enum_type is not None:
        known = field.enum_type.values_by_number.get(value)
        return known.name if known else value
    return message_value(value) if field.message_type is not None else value


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
