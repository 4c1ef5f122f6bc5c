"""Plain JSON values made messages and views again."""

# Values of any kind are taken apart, and so is what is in them.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import base64
import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from google.protobuf.duration_pb2 import Duration
from google.protobuf.json_format import ParseDict, ParseError
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud_runtime.messages.times import from_duration, from_timestamp
from viam_cloud_runtime.messages.view_fields import ENUM, fields_of

ResultT = TypeVar("ResultT")


def from_dict(result_type: type[ResultT], values: Mapping[str, Any]) -> ResultT:
    """Make a message or view of plain values, as `to_dict` gives them.

    Args:
        result_type (type): The class: of a message, or of a view.
        values (Mapping): The values by the names of fields. Values of enums may be names or numbers. What is left out or
            None is not set, also where JSON's own null could be meant.

    Returns:
        The message or view.

    Raises:
        TypeError: The class is neither, or a value has the wrong type.
        ValueError: There is no such field, a field of a view is missing, or a value cannot be read.

    Example:
        >>> from google.protobuf.type_pb2 import Field
        >>> from_dict(Field, {"name": "volts", "number": 5}).number
        5
    """
    if not isinstance(values, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"values: expected a mapping, got {type(values).__name__}")
    return cast("ResultT", _made(result_type, values, ""))


def _made(result_type: Any, values: Any, where: str) -> Any:
    if isinstance(result_type, type) and issubclass(result_type, Message):
        return _message(result_type, values, where)
    if isinstance(result_type, type) and dataclasses.is_dataclass(result_type):
        return _view(result_type, values, where)
    raise TypeError(f"result_type: expected the class of a message or view, got {result_type!r:.80}")


def _message(message_type: type[Message], values: Any, where: str) -> Message:
    try:
        return ParseDict(_without_unset(message_type.DESCRIPTOR, values), message_type())
    except ParseError as error:
        raise ValueError(f"{where or message_type.__name__}: {error}") from None


def _without_unset(descriptor: Any, values: Any) -> Any:
    """The values without the fields that are None, which protobuf would take for a set null in fields of JSON."""
    if not isinstance(values, Mapping) or descriptor.full_name.startswith("google.protobuf."):
        return values
    fields = {name: descriptor.fields_by_name.get(name) for name in values}
    return {name: _inside(fields[name], value) for name, value in values.items() if value is not None}


def _inside(field: Any, value: Any) -> Any:
    message = None if field is None else field.message_type
    if field is None or message is None:
        return value
    if message.GetOptions().map_entry:
        item = message.fields_by_name["value"].message_type
        if item is None or not isinstance(value, Mapping):
            return value
        return {key: _without_unset(item, each) for key, each in value.items()}
    if field.is_repeated and isinstance(value, list):
        return [_without_unset(message, each) for each in value]
    return _without_unset(message, value)


def _view(view: type[Any], values: Any, where: str) -> Any:
    if not isinstance(values, Mapping):
        raise TypeError(f"{where or view.__name__}: expected a mapping, got {type(values).__name__}")
    given = cast("Mapping[str, Any]", values)
    hints = get_type_hints(view)
    fields = {field.name: field for field in fields_of(view) if field.init}
    unknown = [name for name in given if name not in fields]
    missing = [name for name, field in fields.items() if name not in given and _is_required(field)]
    for names, problem in ((unknown, "has no field"), (missing, "lacks the field")):
        if names:
            raise ValueError(f"{where or view.__name__} {problem} {', '.join(names)}")
    prefix = f"{where}." if where else ""
    return view(**{name: _value(hints[name], value, f"{prefix}{name}", fields[name]) for name, value in given.items()})


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _value(hint: Any, value: Any, where: str, field: dataclasses.Field[Any] | None = None) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        [hint] = [arm for arm in get_args(hint) if arm is not type(None)] or [Any]
    enum_type = None if field is None else field.metadata.get(ENUM)
    if enum_type is not None and isinstance(value, str):
        return enum_type.Value(value)
    if get_origin(hint) is list:
        if not isinstance(value, (list, tuple)):
            raise TypeError(f"{where}: expected a list, got {type(value).__name__}")
        return [_value(get_args(hint)[0], item, f"{where}[{index}]") for index, item in enumerate(value)]
    return _of_class(hint, value, where) if isinstance(hint, type) else value


def _of_class(wanted: type[Any], value: Any, where: str) -> Any:
    if wanted in _READERS:
        try:
            return _READERS[wanted](_text(value, where))
        except ValueError as error:
            raise ValueError(f"{where}: {error}") from None
    if issubclass(wanted, Enum):
        return wanted(value)
    if issubclass(wanted, Message) or dataclasses.is_dataclass(wanted):
        return _made(wanted, value, where)
    fits = isinstance(value, (int, float) if wanted is float else wanted)
    if wanted is not object and (not fits or (isinstance(value, bool) and wanted is not bool)):
        raise TypeError(f"{where}: expected {wanted.__name__}, got {type(value).__name__}")
    return value


def _moment(text: str) -> datetime:
    moment = Timestamp()
    moment.FromJsonString(text)
    return from_timestamp(moment)


def _span(text: str) -> timedelta:
    span = Duration()
    span.FromJsonString(text)
    return from_duration(span)


_READERS: Mapping[type, Callable[[str], object]] = {
    datetime: _moment,
    timedelta: _span,
    bytes: lambda text: base64.b64decode(text, validate=True),
}


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{where}: expected text, got {type(value).__name__}")
    return value
