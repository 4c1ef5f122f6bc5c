"""Results as plain JSON values: messages, views, pages, rows and lists of them."""

# Values of any kind are taken apart, and so is what is in them.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import base64
import dataclasses
import json
import math
import os
from collections.abc import AsyncIterable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, overload

from google.protobuf.message import Message

from viam_cloud_runtime.messages.plain_values import WELL_KNOWN, PlainMessages, plain
from viam_cloud_runtime.messages.redacted import redacted
from viam_cloud_runtime.messages.times import to_duration, to_timestamp
from viam_cloud_runtime.messages.view_fields import enum_name, fields_of
from viam_cloud_runtime.redaction import MASK, is_secret_name

if TYPE_CHECKING:
    from google.protobuf.duration_pb2 import Duration
    from google.protobuf.timestamp_pb2 import Timestamp

_MAX_EXACT = 2.0**53


class DataclassInstance(Protocol):
    """An instance of any dataclass, such as a view."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


@overload
def to_dict(  # type: ignore[overload-overlap]
    value: Message | DataclassInstance | Mapping[str, Any], *, redact: bool = True
) -> dict[str, Any]: ...
@overload
def to_dict(value: Iterable[object], *, redact: bool = True) -> list[Any]: ...
def to_dict(value: object, *, redact: bool = True) -> dict[str, Any] | list[Any]:
    """Turn any result into plain values that JSON has: a message, a view, a page, a row, or a list of them.

    Fields have their names in Python, and all of them are there: one that was never set is None, so that a time that is
    not there is no 1970. Values of enums are their names (their number, where it has no name here), times ISO text in
    UTC, durations text such as `1.5s`, bytes base64, whole numbers numbers of any size, NaN and infinities text.

    Args:
        value (Message | dataclass | Mapping | Iterable): The result. An iterator is read to its end.
        redact (bool, default True): Whether secrets become `***`, as in `redacted`: in fields that hold them, and under
            names that suggest them (`api_key`, `PASSWORD`) in JSON objects and rows.

    Returns:
        dict | list: The values, for `json.dumps` or a web framework.

    Raises:
        TypeError: Something in it has no form in JSON.
        ValueError: A time in it is outside of the years 1 to 9999.

    Example:
        >>> from google.protobuf.duration_pb2 import Duration
        >>> to_dict([{"limit": Duration(seconds=90), "token": "s3cret"}])
        [{'limit': '90s', 'token': '***'}]
    """
    made: Any = _Output(redact).value(value)
    if not isinstance(made, (dict, list)):
        raise TypeError(f"value: expected a message, view, mapping or a list of them, got {type(value).__name__}")
    return made


def to_json(
    value: Message | DataclassInstance | Iterable[object], *, redact: bool = True, indent: int | None = None
) -> str:
    """Turn any result into JSON text; see `to_dict` for how.

    Args:
        value (Message | dataclass | Mapping | Iterable): The result. An iterator is read to its end.
        redact (bool, default True): Whether secrets become `***`.
        indent (int, optional): Spaces by which each level is indented; None for all on one line.

    Returns:
        str: The text. Letters of all languages are in it as they are.

    Raises:
        TypeError: Something in it has no form in JSON.
        ValueError: A time in it is outside of the years 1 to 9999.

    Example:
        >>> to_json([{"name": "picker-1", "seen": None}])
        '[{"name": "picker-1", "seen": null}]'
    """
    text = json.dumps(to_dict(value, redact=redact), ensure_ascii=False, allow_nan=False, indent=indent)
    # Half of a surrogate pair stays quoted: what has one can neither be printed nor written to a file.
    return text.encode(errors="backslashreplace").decode()


class _Output:
    """Makes one result plain.

    Args:
        redact: Whether secrets are masked.
    """

    def __init__(self, redact: bool) -> None:
        self._redact = redact

    def value(self, value: Any, *, by_name: bool = True) -> Any:
        """The value in plain values; `by_name` says whether names in mappings tell what is secret."""
        if isinstance(value, Message):
            # Its own fields are marked, and what they are called says less.
            message = redacted(value) if self._redact else value
            return self.value(_MESSAGES.value(message), by_name=False)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {field.name: self._field(field, getattr(value, field.name)) for field in fields_of(value)}
        if isinstance(value, Mapping):
            return {str(key): self._entry(str(key), item, by_name) for key, item in value.items()}
        if isinstance(value, float):
            return _number(float(value))
        if value is None or isinstance(value, (str, int)):
            return plain(value)
        return self._other(value, by_name)

    def _field(self, field: dataclasses.Field[Any], value: Any) -> Any:
        if field.repr or not self._redact or value is None:
            name = enum_name(field, value)
            return self.value(value) if name is None else name
        return self.value(value) if isinstance(value, list) and not _holds_text(value) else MASK

    def _entry(self, name: str, value: Any, by_name: bool) -> Any:
        is_secret = self._redact and by_name and value is not None and is_secret_name(name)
        return MASK if is_secret else self.value(value, by_name=by_name)

    def _other(self, value: Any, by_name: bool) -> Any:
        if isinstance(value, datetime):
            return _moment(value)
        if isinstance(value, timedelta):
            return to_duration(value).ToJsonString()
        if isinstance(value, (bytes, bytearray, memoryview)):
            return base64.b64encode(value).decode()
        if isinstance(value, os.PathLike):
            return os.fspath(value)
        if isinstance(value, AsyncIterable):
            raise TypeError("an async iterator has to be collected first: [item async for item in ...]")
        if isinstance(value, Iterable) and not hasattr(value, "dtype"):
            return [self.value(item, by_name=by_name) for item in value]
        return self.value(plain(value), by_name=by_name)


def _holds_text(values: list[Any]) -> bool:
    return any(isinstance(value, (str, bytes)) for value in values)


def _number(value: float) -> float | int | str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    # JSON does not tell whole numbers apart, and most readers like them without a point; only -0.0 has no other form.
    is_whole = value.is_integer() and abs(value) < _MAX_EXACT and (value != 0 or math.copysign(1, value) > 0)
    return int(value) if is_whole else value


def _moment(value: datetime) -> str | None:
    # What pandas has for "no time" equals nothing.
    return None if value != value else _iso(to_timestamp(value))


def _iso(value: Timestamp) -> str:
    # As `datetime.isoformat` writes it, so that its counterpart reads it in all versions of Python.
    return value.ToJsonString().removesuffix("Z") + "+00:00"


def _seconds(value: Duration) -> str:
    return value.ToJsonString()


_MESSAGES = PlainMessages({**WELL_KNOWN, "google.protobuf.Timestamp": _iso, "google.protobuf.Duration": _seconds})
