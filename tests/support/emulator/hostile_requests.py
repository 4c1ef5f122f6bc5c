"""Requests that no well-meaning client would send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.struct_pb2 import Struct, Value
from google.protobuf.timestamp_pb2 import Timestamp

_DEPTH = 4
_INTEGERS = {
    FieldDescriptor.TYPE_INT32: (-(2**31), 2**31 - 1),
    FieldDescriptor.TYPE_INT64: (-(2**63), 2**63 - 1),
    FieldDescriptor.TYPE_UINT32: (0, 2**32 - 1),
    FieldDescriptor.TYPE_UINT64: (0, 2**64 - 1),
}

KINDS: dict[str, dict[str, Any]] = {
    "largest": {"text": "x" * 100_000, "end": 1, "float": float("inf"), "enum": 2**31 - 1, "seconds": 2**63 - 1},
    "smallest": {"text": "\0", "end": 0, "float": float("-inf"), "enum": -(2**31), "seconds": -(2**63)},
    "not a number": {"text": "'; DROP TABLE organizations; --", "end": 1, "float": float("nan"), "enum": 0},
    "paths": {"text": "../../../../../../etc/passwd", "end": 0, "float": 0.0, "enum": 1, "seconds": 0},
    "json": {"text": "[" * 100_000, "end": 1, "float": 1e308, "enum": 1, "seconds": 1},
    "more json": {"text": '{"a": 1e999, "b": "\\ud800", "a": {"$where": "1"}}', "end": 1, "float": -0.0, "enum": 2},
    "sql": {"text": "SELECT * FROM read_csv('/etc/passwd')", "end": 1, "float": 5e-324, "enum": 1},
    "regular expression": {"text": "(a+)+$", "end": 0, "float": 1.5, "enum": 1, "seconds": 253402300800},
    "unicode": {"text": "\u202e\U0010ffff\ufeffßﬁ", "end": 1, "float": 1.0, "enum": 3, "seconds": 253402300799},
    "token": {"text": "W251bGwsIDFlOTk5XQ==", "end": 1, "float": 1.0, "enum": 1},
}


def hostile(message_type: type[Message], kind: str, known: Mapping[str, str]) -> Message:
    """A message with every field set to something of a kind; fields that `known` names get what it says."""
    message = message_type()
    _fill(message, KINDS[kind], known, _DEPTH)
    return message


def _fill(message: Any, kind: dict[str, Any], known: Mapping[str, str], depth: int) -> None:
    if isinstance(message, Timestamp):
        message.seconds, message.nanos = kind.get("seconds", 1), 2**31 - 1 if kind["end"] else -1
    elif isinstance(message, Struct):
        message.CopyFrom(_deep_struct(kind))
    elif not isinstance(message, Value):
        for field in message.DESCRIPTOR.fields:
            if depth or field.message_type is None:
                _set(message, field, kind, known, depth)


def _set(message: Any, field: FieldDescriptor, kind: dict[str, Any], known: Mapping[str, str], depth: int) -> None:
    target = getattr(message, field.name)
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        key, value = field.message_type.fields
        if value.message_type is not None:
            _fill(target[_scalar(key, kind, known)], kind, known, depth - 1)
        else:
            target[_scalar(key, kind, known)] = _scalar(value, kind, known)
    elif field.message_type is not None:
        item = GetMessageClass(field.message_type)()
        _fill(item, kind, known, depth - 1)
        if field.is_repeated:
            target.extend([item, item])
        else:
            target.SetInParent()
            target.CopyFrom(item)
    elif field.is_repeated:
        target.extend([_scalar(field, kind, known)] * 2)
    else:
        setattr(message, field.name, _scalar(field, kind, known))


def _scalar(field: FieldDescriptor, kind: dict[str, Any], known: Mapping[str, str]) -> object:
    if field.enum_type is not None:
        return kind["enum"]
    if field.type == FieldDescriptor.TYPE_STRING:
        return known.get(field.name, kind["text"])
    if field.type == FieldDescriptor.TYPE_BYTES:
        return kind["text"].encode()
    if field.type == FieldDescriptor.TYPE_BOOL:
        return bool(kind["end"])
    if field.type in _INTEGERS:
        return _INTEGERS[field.type][kind["end"]]
    return kind["float"]


def _deep_struct(kind: dict[str, Any]) -> Struct:
    struct = Struct()
    struct.fields["number"].number_value = kind["float"]
    struct.fields[kind["text"]].string_value = kind["text"]
    for _ in range(20):
        outer = Struct()
        outer.fields["inner"].struct_value.CopyFrom(struct)
        struct = outer
    return struct
