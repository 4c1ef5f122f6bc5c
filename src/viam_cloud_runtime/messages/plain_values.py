"""Values of Python, of protobuf and of other libraries, made plain: what tables and JSON are made of."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from uuid import UUID

from viam_cloud_runtime.messages.json_values import list_value_to_list, struct_to_dict, value_to_json
from viam_cloud_runtime.messages.times import from_duration, from_timestamp
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.message import Message

NONE = type(None)

PLAIN = frozenset({NONE, bool, int, float, str, bytes, datetime, list, dict})
"""Every other type is turned into one of these first."""

_AS_TEXT = (Decimal, UUID, date, time, PurePath, BaseException)
_FINER_THAN_MICROSECONDS = frozenset({"ns", "ps", "fs", "as"})


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
        return _MESSAGES.value(value)
    if name == "DatetimeMS":
        return f"{int(value)} ms since 1970-01-01"
    if module == "bson":
        return str(value)
    if module == "numpy":
        return plain(_of_numpy(value))
    if name == "NAType" and module == "pandas":
        return None
    hint = "; make it a list" if name in ("set", "frozenset") else ""
    raise TypeError(f"{name} has no plain form{hint}")


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
        raise TypeError(f"{type(value).__name__} has no plain form")
    return held


class PlainMessages:
    """Says in plain values what messages say: a mapping of all fields, in which those that were never set are None.

    Args:
        well_known: What the well-known types of protobuf stand for, by their full names.
    """

    def __init__(self, well_known: Mapping[str, Callable[[Any], object]]) -> None:
        self._well_known = well_known

    def value(self, message: Message) -> object:
        """What a message says: well-known types as what they stand for, others as a mapping of fields."""
        stands_for = self._well_known.get(message.DESCRIPTOR.full_name)
        if stands_for is not None:
            return stands_for(message)
        return {field.name: self._field(message, field) for field in message.DESCRIPTOR.fields}

    def _field(self, message: Message, field: Any) -> object:
        value: Any = getattr(message, field.name)
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            return {str(key): self._item(value[key], field.message_type.fields_by_name["value"]) for key in value}
        if field.is_repeated:
            return [self._item(item, field) for item in value]
        if field.has_presence and not message.HasField(field.name):
            return None
        return self._item(value, field)

    def _item(self, value: Any, field: Any) -> object:
        if field.enum_type is not None:
            known = field.enum_type.values_by_number.get(value)
            return known.name if known else value
        return self.value(value) if field.message_type is not None else value


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

WELL_KNOWN: Mapping[str, Callable[[Any], object]] = {
    "google.protobuf.Any": _packed,
    "google.protobuf.Struct": struct_to_dict,
    "google.protobuf.ListValue": list_value_to_list,
    "google.protobuf.Value": value_to_json,
    "google.protobuf.Timestamp": from_timestamp,
    "google.protobuf.Duration": from_duration,
    **dict.fromkeys((f"google.protobuf.{name}Value" for name in _WRAPPERS), attrgetter("value")),
}
"""What the well-known types stand for in Python."""

_MESSAGES = PlainMessages(WELL_KNOWN)
