"""Why a request could not be built, in words for the caller. Loaded only once something went wrong."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from operator import index
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message_factory import GetMessageClass

from viam_cloud_runtime.redaction import is_secret_field, is_secret_name, shorten

if TYPE_CHECKING:
    from google.protobuf.message import Message

# protobuf's stubs describe descriptors twice over, by types that do not fit each other.
Descriptor: TypeAlias = Any
Field: TypeAlias = Any
Enum: TypeAlias = Any

_INTEGERS = {
    FieldDescriptor.CPPTYPE_INT32: (-(2**31), 2**31 - 1),
    FieldDescriptor.CPPTYPE_INT64: (-(2**63), 2**63 - 1),
    FieldDescriptor.CPPTYPE_UINT32: (0, 2**32 - 1),
    FieldDescriptor.CPPTYPE_UINT64: (0, 2**64 - 1),
}
_FLOATS = (FieldDescriptor.CPPTYPE_DOUBLE, FieldDescriptor.CPPTYPE_FLOAT)
_MAX_SHOWN_ENUM_VALUES = 8


def explain(message_type: type[Message], fields: Mapping[str, Any], cause: Exception) -> TypeError | ValueError:
    """The error that says which of the fields is wrong, what belongs there and what came instead."""
    descriptor = message_type.DESCRIPTOR
    return (
        _unknown_field(descriptor, fields)
        or _wrong_value(descriptor, fields)
        or _two_of_a_oneof(descriptor, fields)
        # Not reached as far as we know; protobuf's own words are better than none, but may quote a value.
        or type_or_value_error(
            cause, f"{descriptor.name} cannot be made from the given values ({type(cause).__name__})"
        )
    )


def type_or_value_error(cause: Exception, text: str) -> TypeError | ValueError:
    """An error of the kind that the cause is of."""
    return TypeError(text) if isinstance(cause, (TypeError, AttributeError)) else ValueError(text)


def _unknown_field(descriptor: Descriptor, fields: Mapping[str, Any]) -> TypeError | None:
    for name in fields:
        if name not in descriptor.fields_by_name:
            close = difflib.get_close_matches(name, list(descriptor.fields_by_name), 1)
            suggestion = f"; did you mean {close[0]}?" if close else ""
            return TypeError(f"{descriptor.name} has no field {name}{suggestion}")
    return None


def _two_of_a_oneof(descriptor: Descriptor, fields: Mapping[str, Any]) -> ValueError | None:
    for oneof in descriptor.oneofs:
        given = [field.name for field in oneof.fields if fields.get(field.name) is not None]
        if len(given) > 1:
            return ValueError(f"{' and '.join(given)} exclude each other: give one of them, not {len(given)}")
    return None


def _wrong_value(descriptor: Descriptor, fields: Mapping[str, Any], path: str = "") -> TypeError | ValueError | None:
    for name, value in fields.items():
        field = descriptor.fields_by_name[name]
        if value is None:
            continue
        if isinstance(value, (str, bytes)) and field.is_repeated:
            kind = type(value).__name__
            return TypeError(f"{path}{name}: expected {_expected(field)}, got a single {kind}; put it into a list")
        error = _failure(field, value)
        if error is not None:
            return _describe(field, value, f"{path}{name}", error)
    return None


def _failure(field: Field, value: Any) -> Exception | None:
    """What the constructor says about a value on its own."""
    try:
        GetMessageClass(field.containing_type)(**{field.name: value})
    except (TypeError, ValueError, OverflowError, KeyError, AttributeError) as error:
        return error
    return None


def _describe(field: Field, value: Any, path: str, error: Exception) -> TypeError | ValueError:
    if _is_map(field):
        return _describe_map(field, value, path, error)
    if field.is_repeated:
        return _describe_list(field, value, path, error)
    return _describe_one(field, value, path, hidden=is_secret_field(field))


def _describe_map(field: Field, value: Any, path: str, error: Exception) -> TypeError | ValueError:
    if not isinstance(value, Mapping):
        return TypeError(f"{path}: expected {_expected(field)}, got {type(value).__name__}")
    key_field, item_field = (field.message_type.fields_by_name[name] for name in ("key", "value"))
    entries = cast("Mapping[Any, Any]", value)  # type: ignore[redundant-cast]
    for key, item in entries.items():
        wrong_key = _mismatch(key_field, key, hidden=False)
        if wrong_key:
            return TypeError(f"{path}: a key: {wrong_key}")
        if _failure(field, {key: item}) is not None:
            return _describe_one(item_field, item, f"{path}[{key!r}]", hidden=is_secret_name(str(key)))
    return type_or_value_error(error, f"{path}: expected {_expected(field)}, got a wrong one")


def _describe_list(field: Field, value: Any, path: str, error: Exception) -> TypeError | ValueError:
    hidden = is_secret_field(field)
    if not isinstance(value, (list, tuple)):
        return TypeError(f"{path}: expected {_expected(field)}, got {_got(value, hidden=hidden)}")
    for position, item in enumerate(cast("list[Any]", value)):
        if _failure(field, [item]) is not None:
            return _describe_one(field, item, f"{path}[{position}]", hidden=hidden)
    return type_or_value_error(error, f"{path}: expected {_expected(field)}, got a wrong one")


def _describe_one(field: Field, value: Any, path: str, *, hidden: bool) -> TypeError | ValueError:
    if not _type_fits(field, value):
        return TypeError(f"{path}: expected {_one(field)}, got {_got(value, hidden=hidden)}")
    if isinstance(value, Mapping):
        entries = cast("Mapping[str, Any]", value)
        unknown = next((name for name in entries if name not in field.message_type.fields_by_name), None)
        if unknown is not None:
            return TypeError(f"{path}: {field.message_type.name} has no field {unknown}")
        nested = _wrong_value(field.message_type, entries, f"{path}.")
        if nested is not None:
            return nested
    wrong = _mismatch(field, value, hidden=hidden) or f"not a {_one(field)} that can be sent"
    return ValueError(f"{path}: {wrong}")


def _mismatch(field: Field, value: Any, *, hidden: bool) -> str:
    """What is wrong with a single value, or nothing."""
    if not _type_fits(field, value):
        return f"expected {_one(field)}, got {_got(value, hidden=hidden)}"
    shown = "" if hidden else f", got {shorten(ascii(value), 60)}"
    if field.cpp_type in _INTEGERS and hasattr(value, "__index__"):
        low, high = _INTEGERS[field.cpp_type]
        return "" if low <= index(value) <= high else f"must be from {low} to {high}{shown}"
    if field.cpp_type == FieldDescriptor.CPPTYPE_ENUM:
        return _bad_enum(field.enum_type, value, shown)
    if field.cpp_type == FieldDescriptor.CPPTYPE_STRING and field.type != FieldDescriptor.TYPE_BYTES:
        return "" if _is_utf8(value) else f"must be text that UTF-8 can hold{shown}"
    return ""


def _bad_enum(enum: Enum, value: Any, shown: str) -> str:
    if isinstance(value, str):
        if value in enum.values_by_name:
            return ""
        names = list(enum.values_by_name)
        close = difflib.get_close_matches(value, names, 1)
        choices = ", ".join(names[:_MAX_SHOWN_ENUM_VALUES]) + (", …" if len(names) > _MAX_SHOWN_ENUM_VALUES else "")
        return f"must be a {enum.name}{shown}; " + (f"did you mean {close[0]}?" if close else f"it is one of {choices}")
    return "" if -(2**31) <= index(value) < 2**31 else f"must be a {enum.name}{shown}"


def _is_utf8(value: Any) -> bool:
    try:
        if isinstance(value, str):
            value.encode("utf-8")
        elif isinstance(value, bytes):
            value.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _type_fits(field: Field, value: Any) -> bool:
    if value is None:
        return False
    if field.cpp_type in _INTEGERS:
        return hasattr(value, "__index__") or (isinstance(value, float) and value.is_integer())
    if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL:
        return hasattr(value, "__index__")
    if field.cpp_type in _FLOATS:
        return hasattr(value, "__float__") or hasattr(value, "__index__")
    if field.cpp_type == FieldDescriptor.CPPTYPE_ENUM:
        return isinstance(value, str) or hasattr(value, "__index__")
    if field.type == FieldDescriptor.TYPE_BYTES:
        return isinstance(value, bytes)
    if field.cpp_type == FieldDescriptor.CPPTYPE_STRING:
        # The constructor takes UTF-8 in bytes for a string.
        return isinstance(value, (str, bytes))
    descriptor = getattr(value, "DESCRIPTOR", None)
    return isinstance(value, Mapping) if descriptor is None else descriptor is field.message_type


def _is_map(field: Field) -> bool:
    return field.message_type is not None and bool(field.message_type.GetOptions().map_entry)


def _expected(field: Field) -> str:
    if _is_map(field):
        entry = field.message_type.fields_by_name
        return f"a mapping of {_one(entry['key'])} to {_one(entry['value'])}"
    return f"a list of {_one(field)}" if field.is_repeated else _one(field)


def _one(field: Field) -> str:
    if field.cpp_type in _INTEGERS:
        return "int"
    if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL:
        return "bool"
    if field.cpp_type in _FLOATS:
        return "float"
    if field.cpp_type == FieldDescriptor.CPPTYPE_ENUM:
        return str(field.enum_type.name)
    if field.cpp_type == FieldDescriptor.CPPTYPE_MESSAGE:
        return str(field.message_type.name)
    return "bytes" if field.type == FieldDescriptor.TYPE_BYTES else "str"


def _got(value: Any, *, hidden: bool) -> str:
    """Type and, where it helps and may be shown, the value."""
    kind = "None" if value is None else type(value).__name__
    show = isinstance(value, (str, int, float)) and not hidden
    return f"{kind} {shorten(ascii(value), 60)}" if show else kind
