"""Messages with every field set to something telling, the same in every run."""

from __future__ import annotations

from typing import Any

import bson
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

_DEPTH = 3
_BSON_FIELDS = {"raw_data", "mql_binary", "index_spec"}
_FIXED: dict[str, Any] = {
    # Rows name their metadata by position.
    "metadata_index": 0,
    # One page is all there is.
    "next_page_token": "",
    "config_json": '{"components": [1, 2]}',
    "robot_config_json": '{"components": []}',
}


def filled(message_type: type[Message]) -> Any:
    """A message of that type with every field set; of a oneof, the first member."""
    message = message_type()
    _fill(message, _DEPTH)
    return message


def _fill(message: Any, depth: int) -> None:
    match message.DESCRIPTOR.full_name:
        case "google.protobuf.Timestamp":
            message.seconds, message.nanos = 1_780_000_000, 250_000_000
        case "google.protobuf.Duration":
            message.seconds = 90
        case "google.protobuf.Struct":
            message.update({"key": "value", "list": [1, "x", True], "File": "main.go", "Line": 3})
        case "google.protobuf.Value":
            message.string_value = "value"
        case "google.protobuf.Any":
            pass
        case _:
            _fill_fields(message, depth)


def _fill_fields(message: Any, depth: int) -> None:
    for field in message.DESCRIPTOR.fields:
        oneof = field.containing_oneof
        if oneof is not None and oneof.fields[0] is not field:
            continue
        if field.message_type is not None:
            _fill_message_field(message, field, depth)
        elif field.is_repeated:
            getattr(message, field.name).extend([_value(field), _value(field)])
        else:
            setattr(message, field.name, _value(field))


def _fill_message_field(message: Any, field: FieldDescriptor, depth: int) -> None:
    if depth == 0:
        return
    target = getattr(message, field.name)
    if field.message_type.GetOptions().map_entry:
        key, value = field.message_type.fields
        if value.message_type is not None:
            _fill(target[_value(key)], depth - 1)
        else:
            target[_value(key)] = _value(value)
    elif field.is_repeated:
        for _ in range(2):
            _fill(target.add(), depth - 1)
    else:
        target.SetInParent()
        _fill(target, depth - 1)


def _value(field: FieldDescriptor) -> Any:
    if field.name in _FIXED:
        return _FIXED[field.name]
    if field.enum_type is not None:
        return field.enum_type.values[-1].number
    match field.cpp_type:
        case FieldDescriptor.CPPTYPE_STRING if field.type == FieldDescriptor.TYPE_BYTES:
            return bson.encode({"number": 1, "name": "row"}) if field.name in _BSON_FIELDS else b"bytes"
        case FieldDescriptor.CPPTYPE_STRING:
            return f"<{field.name}>"
        case FieldDescriptor.CPPTYPE_BOOL:
            return True
        case FieldDescriptor.CPPTYPE_DOUBLE | FieldDescriptor.CPPTYPE_FLOAT:
            return 0.25
        case _:
            return 3
