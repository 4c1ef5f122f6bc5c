"""JSON: plain Python values on one side, `Struct`, `Value` and `ListValue` on the other."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, NoReturn, cast, overload

from viam_cloud_runtime.errors import UnsupportedTypeError
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.struct_pb2 import ListValue, Struct, Value

_MAX_DEPTH = 100


class _UnfitError(Exception):
    """A value that JSON cannot hold, and the way to it, which grows as the recursion unwinds."""

    def __init__(self, error_type: type[ValueError], reason: str) -> None:
        super().__init__(reason)
        self.error_type = error_type
        self.reason = reason
        self.path: list[str] = []

    def under(self, step: str) -> _UnfitError:
        self.path.append(step)
        return self

    def raise_for(self, name: str) -> NoReturn:
        path = "".join(reversed(self.path))
        raise self.error_type(f"{name}{path}: {self.reason}") from None


@overload
def to_struct(value: Mapping[str, Any] | Struct, name: str = ...) -> Struct: ...
@overload
def to_struct(value: None, name: str = ...) -> None: ...
@overload
def to_struct(value: Mapping[str, Any] | Struct | None, name: str = ...) -> Struct | None: ...
def to_struct(value: Mapping[str, Any] | Struct | None, name: str = "value") -> Struct | None:
    """Turn a mapping into a protobuf `Struct`, which is a JSON object.

    Takes what JSON has, and what stands for it: tuples for lists, enum members for their values, numbers of other
    libraries. JSON numbers are doubles, so a whole number that a double cannot hold exactly is refused.

    Args:
        value: The mapping; keys are text. None stays None.
        name: What errors call it; they go on with the path, such as `config.components[0].speed`.

    Returns:
        The struct (a `Struct` is returned as it is).

    Raises:
        UnsupportedTypeError: Something in it is of a type that JSON does not have.
        ValueError: Something in it is NaN, infinite, too large a whole number, or too deep.

    Example:
        >>> struct_to_dict(to_struct({"axes": ("x", 1)}))
        {'axes': ['x', 1.0]}
    """
    if value is None:
        return None
    with IMPORTING:
        from google.protobuf.struct_pb2 import Struct

    if isinstance(value, Struct):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(f"{name}: expected a mapping or Struct, got {type(value).__name__}")
    struct = Struct()
    try:
        _fill_struct(struct, value, _MAX_DEPTH)
    except _UnfitError as unfit:
        unfit.raise_for(name)
    return struct


def to_value(value: Any, name: str = "value") -> Value:
    """Turn a JSON value into a protobuf `Value`; None becomes JSON's null.

    Args:
        value: The value; see `to_struct` for what it may hold.
        name: What errors call it.

    Returns:
        The value (a `Value` is returned as it is).

    Raises:
        UnsupportedTypeError: Something in it is of a type that JSON does not have.
        ValueError: Something in it is NaN, infinite, too large a whole number, or too deep.

    Example:
        >>> to_value("on").string_value
        'on'
    """
    with IMPORTING:
        from google.protobuf.struct_pb2 import Value

    if isinstance(value, Value):
        return value
    target = Value()
    try:
        _fill_value(target, value, _MAX_DEPTH)
    except _UnfitError as unfit:
        unfit.raise_for(name)
    return target


def to_optional_value(value: Any, name: str = "value") -> Value | None:
    """Turn a JSON value into a protobuf `Value`, but None into nothing: as a parameter, None means that it is not sent.

    Args:
        value: The value; see `to_struct` for what it may hold. JSON's null is `Value(null_value=0)`.
        name: What errors call it.

    Returns:
        The value, or None.

    Raises:
        TypeError: Something in it is of a type that JSON does not have.
        ValueError: Something in it is NaN, infinite, too large a whole number, or too deep.

    Example:
        >>> print(to_optional_value(None))
        None
    """
    return None if value is None else to_value(value, name)


@overload
def to_list_value(value: list[Any] | tuple[Any, ...] | ListValue, name: str = ...) -> ListValue: ...
@overload
def to_list_value(value: None, name: str = ...) -> None: ...
@overload
def to_list_value(value: list[Any] | tuple[Any, ...] | ListValue | None, name: str = ...) -> ListValue | None: ...
def to_list_value(value: list[Any] | tuple[Any, ...] | ListValue | None, name: str = "value") -> ListValue | None:
    """Turn a list into a protobuf `ListValue`.

    Args:
        value: The list; see `to_struct` for what it may hold. None stays None.
        name: What errors call it.

    Returns:
        The list value (a `ListValue` is returned as it is).

    Raises:
        TypeError: It is no list, or something in it is of a type that JSON does not have.
        ValueError: Something in it is NaN, infinite, too large a whole number, or too deep.

    Example:
        >>> len(to_list_value([1, "two"]).values)
        2
    """
    if value is None:
        return None
    with IMPORTING:
        from google.protobuf.struct_pb2 import ListValue

    if isinstance(value, ListValue):
        return value
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"{name}: expected a list or ListValue, got {type(value).__name__}")
    target = ListValue()
    try:
        _fill_list(target, value, _MAX_DEPTH)
    except _UnfitError as unfit:
        unfit.raise_for(name)
    return target


def _fill_struct(struct: Struct, mapping: Mapping[Any, Any], depth: int) -> None:
    # A struct without members is still an object, also where it is a member itself.
    struct.SetInParent()
    if depth == 0:
        raise _UnfitError(ValueError, f"nested deeper than {_MAX_DEPTH} levels, or contains itself")
    fields = struct.fields
    for key, item in mapping.items():
        if not isinstance(key, str):
            raise _UnfitError(
                UnsupportedTypeError, f"keys must be str to be sent as JSON, got {type(key).__name__} {key!r:.60}"
            )
        try:
            _fill_value(fields[_utf8(key)], item, depth - 1)
        except _UnfitError as unfit:
            raise unfit.under(f".{key}" if key.isidentifier() else f"[{key!r}]") from None


def _fill_list(target: ListValue, items: list[Any] | tuple[Any, ...], depth: int) -> None:
    target.SetInParent()
    if depth == 0:
        raise _UnfitError(ValueError, f"nested deeper than {_MAX_DEPTH} levels, or contains itself")
    values = target.values
    for index, item in enumerate(items):
        try:
            _fill_value(values.add(), item, depth - 1)
        except _UnfitError as unfit:
            raise unfit.under(f"[{index}]") from None


def _fill_value(target: Value, value: Any, depth: int) -> None:
    if isinstance(value, Enum):
        value = value.value
    if value is None:
        target.null_value = 0  # type: ignore[assignment]
    elif isinstance(value, bool):
        target.bool_value = value
    elif isinstance(value, str):
        target.string_value = _utf8(value)
    elif isinstance(value, (int, float)):
        target.number_value = _number(value)
    elif isinstance(value, Mapping):
        entries = cast("Mapping[Any, Any]", value)  # type: ignore[redundant-cast]
        _fill_struct(target.struct_value, entries, depth)
    elif isinstance(value, (list, tuple)):
        _fill_list(target.list_value, cast("list[Any]", value), depth)
    else:
        _fill_other(target, value)


def _fill_other(target: Value, value: Any) -> None:
    """What is no JSON type itself: protobuf's JSON messages, and scalars of other libraries."""
    full_name = getattr(getattr(value, "DESCRIPTOR", None), "full_name", "")
    if full_name == "google.protobuf.Value":
        target.CopyFrom(value)
    elif full_name == "google.protobuf.Struct":
        target.struct_value.CopyFrom(value)
    elif full_name == "google.protobuf.ListValue":
        target.list_value.CopyFrom(value)
    elif isinstance(value, (bytes, bytearray, memoryview)):
        raise _UnfitError(
            UnsupportedTypeError, "bytes cannot be sent as JSON; decode them, or encode them as base64 text"
        )
    elif hasattr(value, "isoformat"):
        raise _UnfitError(UnsupportedTypeError, f"{type(value).__name__} cannot be sent as JSON; use its .isoformat()")
    elif getattr(value, "ndim", 0):
        raise _UnfitError(UnsupportedTypeError, f"{type(value).__name__} cannot be sent as JSON; use its .tolist()")
    elif type(value).__name__ in ("bool_", "bool"):
        # numpy's booleans count neither as bool nor as a number.
        target.bool_value = bool(value)
    elif hasattr(value, "__index__"):
        target.number_value = _number(value.__index__())
    elif hasattr(value, "__float__"):
        target.number_value = _number(float(value))
    else:
        kind = type(value).__name__
        hint = "; make it a list" if kind in ("set", "frozenset") or hasattr(value, "__iter__") else ""
        raise _UnfitError(UnsupportedTypeError, f"{kind} cannot be sent as JSON{hint}")


def _number(value: float) -> float:
    if isinstance(value, int):
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if number != value:
            raise _UnfitError(ValueError, "the whole number is too large to be sent exactly as JSON; send it as text")
        return number
    if not math.isfinite(value):
        raise _UnfitError(ValueError, f"{'NaN' if math.isnan(value) else value} cannot be sent as JSON")
    return value


def _utf8(text: str) -> str:
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise _UnfitError(ValueError, "text with lone surrogates cannot be sent as JSON") from None
    return text


def struct_to_dict(struct: Struct) -> dict[str, Any]:
    """Turn a protobuf `Struct` into a plain dict.

    Args:
        struct: The struct.

    Returns:
        The dict, in the alphabetical order of its keys. Numbers are `float`, whole ones too, as JSON does not tell them apart.

    Example:
        >>> struct_to_dict(to_struct({"speed": 1, "arm": True}))
        {'arm': True, 'speed': 1.0}
    """
    fields = struct.fields
    plain: dict[str, Any] = {}
    # Protobuf gives the keys of a map in another order in each process.
    # Most values are numbers and text. Those that count as true tell what they are for less than what it takes to ask.
    for key in sorted(fields):
        value = fields[key]
        plain[key] = value.number_value or value.string_value or value_to_json(value)
    return plain


def list_value_to_list(values: ListValue) -> list[Any]:
    """Turn a protobuf `ListValue` into a plain list.

    Args:
        values: The list value.

    Returns:
        The list, its items as in `struct_to_dict`.

    Example:
        >>> list_value_to_list(to_list_value([True, None]))
        [True, None]
    """
    # A slice, as iterating over what is repeated takes protobuf three times as long.
    return [value.number_value or value.string_value or value_to_json(value) for value in values.values[:]]


def value_to_json(value: Value) -> Any:
    """Turn a protobuf `Value` into the plain value it stands for; one that was never set is None.

    Args:
        value: The value.

    Returns:
        None, bool, float, str, list or dict.

    Example:
        >>> value_to_json(to_value([1.5]))
        [1.5]
    """
    if value.HasField("struct_value"):
        return struct_to_dict(value.struct_value)
    if value.HasField("list_value"):
        return list_value_to_list(value.list_value)
    kind = value.WhichOneof("kind")
    return None if kind is None or kind == "null_value" else getattr(value, kind)
