"""Columns that are known before there are rows: those of a type of rows, or of a schema."""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.values import Element, Kind

if TYPE_CHECKING:
    import pyarrow as pa

Schema: TypeAlias = "pa.Schema | type[Any]"
"""A schema of pyarrow, or a type of rows: a data class or a message class."""

_MAX_DEPTH = 20

_SCALARS: dict[type, type] = {
    bool: bool,
    int: int,
    float: float,
    str: str,
    bytes: bytes,
    datetime: datetime,
    timedelta: float,
    date: str,
    time: str,
    Decimal: str,
    UUID: str,
}
_WELL_KNOWN: dict[str, type] = {
    "google.protobuf.Timestamp": datetime,
    "google.protobuf.Duration": float,
    "google.protobuf.StringValue": str,
    "google.protobuf.BytesValue": bytes,
    "google.protobuf.BoolValue": bool,
    **dict.fromkeys((f"google.protobuf.{name}Value" for name in ("Double", "Float")), float),
    **dict.fromkeys((f"google.protobuf.{name}Value" for name in ("Int32", "Int64", "UInt32", "UInt64")), int),
}


class KnownColumn(NamedTuple):
    """A column that is known beforehand.

    Attributes:
        path: The keys that lead to it.
        kinds: Kinds of values that it holds at least; empty where they are not known.
        is_mapping: Whether it holds mappings, whose keys are columns below it.
    """

    path: tuple[str, ...]
    kinds: Set[Kind]
    is_mapping: bool = False


def known_columns(schema: Any) -> list[KnownColumn]:
    """The columns that a schema or a type of rows names.

    Raises:
        TypeError: It is neither, or a field is of a type that tables do not have.
    """
    if isinstance(schema, type) and dataclasses.is_dataclass(schema):
        return list(_of_class(schema, ()))
    if hasattr(schema, "DESCRIPTOR"):
        return list(_of_message(schema.DESCRIPTOR, (), frozenset()))
    if not isinstance(schema, type) and hasattr(schema, "names") and hasattr(schema, "field"):
        return [column for name in schema.names for column in _of_arrow(_path(name), schema.field(name).type)]
    said = schema.__name__ if isinstance(schema, type) else type(schema).__name__
    raise TypeError(f"schema: expected a pyarrow.Schema, a data class or a message class, got {said}")


def has_known_columns(item_type: object) -> bool:
    """Whether what a stream or a list gives, item by item, is of a type with known columns."""
    is_class = isinstance(item_type, type)
    return is_class and (dataclasses.is_dataclass(item_type) or hasattr(item_type, "DESCRIPTOR"))


def _of_class(row_type: Any, above: tuple[str, ...]) -> Iterator[KnownColumn]:
    hints = get_type_hints(row_type)
    for field in dataclasses.fields(row_type):
        path, (hint, _) = (*above, field.name), without_none(hints[field.name])
        origin: Any = get_origin(hint) or hint
        if has_known_columns(hint) and len(path) < _MAX_DEPTH:
            yield KnownColumn(path, frozenset(), is_mapping=True)
            yield from (
                _of_class(hint, path)
                if dataclasses.is_dataclass(hint)
                else _of_message(hint.DESCRIPTOR, path, frozenset())
            )
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            yield KnownColumn(path, frozenset(), is_mapping=True)
        elif isinstance(origin, type) and origin is not str and issubclass(origin, Sequence) and origin is not bytes:
            element: Any = (*get_args(hint), Any)[0]
            yield KnownColumn(path, _list_of(_SCALARS.get(element)))
        else:
            yield KnownColumn(path, _only(_SCALARS.get(hint)))


def without_none(hint: Any) -> tuple[Any, bool]:
    """A type without None, and whether None was in it."""
    if get_origin(hint) in (Union, types.UnionType):
        left: list[Any] = [arm for arm in get_args(hint) if arm is not type(None)]
        return left[0] if len(left) == 1 else Any, len(left) < len(get_args(hint))
    return hint, False


def _of_message(descriptor: Any, above: tuple[str, ...], around: frozenset[str]) -> Iterator[KnownColumn]:
    for field in descriptor.fields:
        path, message = (*above, field.name), field.message_type
        if message is not None and message.GetOptions().map_entry:
            yield KnownColumn(path, frozenset(), is_mapping=True)
        elif field.is_repeated:
            yield KnownColumn(path, _list_of(_kind_of(field)))
        elif message is None or message.full_name.startswith("google.protobuf."):
            is_mapping = message is not None and message.name in ("Struct", "Any")
            yield KnownColumn(path, _only(_kind_of(field)), is_mapping=is_mapping)
        else:
            yield KnownColumn(path, frozenset(), is_mapping=True)
            if message.full_name not in around:
                yield from _of_message(message, path, around | {message.full_name})


def _kind_of(field: Any) -> type | None:
    if field.message_type is not None:
        return _WELL_KNOWN.get(field.message_type.full_name)
    if field.enum_type is not None:
        return str
    return _PYTHON_TYPES[field.cpp_type] if field.type != field.TYPE_BYTES else bytes


# By `FieldDescriptor.cpp_type`, whose numbers are part of protobuf's interface.
_PYTHON_TYPES: dict[int, type] = {1: int, 2: int, 3: int, 4: int, 5: float, 6: float, 7: bool, 8: str, 9: str}


def _path(name: str) -> tuple[str, ...]:
    """The keys in the name of a column, where a dot within a key has a backslash in front."""
    keys = re.findall(r"(?:\\.|[^.\\])+", name) or [name]
    return tuple(re.sub(r"\\(.)", r"\1", key) for key in keys)


def _of_arrow(path: tuple[str, ...], arrow_type: pa.DataType) -> Iterator[KnownColumn]:
    with IMPORTING:
        import pyarrow as pa

    if pa.types.is_struct(arrow_type):
        yield KnownColumn(path, frozenset(), is_mapping=True)
        for field in arrow_type.fields:
            yield from _of_arrow((*path, field.name), field.type)
    elif pa.types.is_list(arrow_type) or pa.types.is_large_list(arrow_type):
        yield KnownColumn(path, _list_of(_kind_of_arrow(path, arrow_type.value_type)))
    else:
        yield KnownColumn(path, _only(_kind_of_arrow(path, arrow_type)))


def _kind_of_arrow(path: tuple[str, ...], arrow_type: pa.DataType) -> type | None:
    with IMPORTING:
        import pyarrow as pa

    if pa.types.is_null(arrow_type):
        return None
    for matches, kind in (
        (pa.types.is_boolean, bool),
        (pa.types.is_integer, int),
        (pa.types.is_floating, float),
        (pa.types.is_timestamp, datetime),
        (pa.types.is_string, str),
        (pa.types.is_large_string, str),
        (pa.types.is_binary, bytes),
        (pa.types.is_large_binary, bytes),
    ):
        if matches(arrow_type):
            return kind
    raise TypeError(
        f"schema: {'.'.join(path)}: tables have no columns of the type {arrow_type}; "
        "use bool_, int64, float64, string, binary, timestamp or a list of one of these"
    )


def _only(kind: type | None) -> Set[Kind]:
    return frozenset() if kind is None else frozenset({kind})


def _list_of(kind: type | None) -> Set[Kind]:
    return frozenset({list}) if kind is None else frozenset({list, Element(kind)})
