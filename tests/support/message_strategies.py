"""Messages with every field set: Hypothesis strategies for any of them, and one that is the same each time."""

from __future__ import annotations

from typing import Any

from google.protobuf import json_format
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from hypothesis import strategies as st

_DEPTH = 3

_INT32 = st.integers(-(2**31), 2**31 - 1)
_INT64 = st.integers(-(2**63), 2**63 - 1)
_UINT32 = st.integers(0, 2**32 - 1)
_UINT64 = st.integers(0, 2**64 - 1)
# Surrogates are no valid UTF-8, so no string field can hold them.
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
_SCALARS: dict[int, st.SearchStrategy[object]] = {
    FieldDescriptor.TYPE_DOUBLE: st.floats(allow_nan=False),
    FieldDescriptor.TYPE_FLOAT: st.floats(allow_nan=False, width=32),
    FieldDescriptor.TYPE_INT32: _INT32,
    FieldDescriptor.TYPE_SINT32: _INT32,
    FieldDescriptor.TYPE_SFIXED32: _INT32,
    FieldDescriptor.TYPE_INT64: _INT64,
    FieldDescriptor.TYPE_SINT64: _INT64,
    FieldDescriptor.TYPE_SFIXED64: _INT64,
    FieldDescriptor.TYPE_UINT32: _UINT32,
    FieldDescriptor.TYPE_FIXED32: _UINT32,
    FieldDescriptor.TYPE_UINT64: _UINT64,
    FieldDescriptor.TYPE_FIXED64: _UINT64,
    FieldDescriptor.TYPE_BOOL: st.booleans(),
    FieldDescriptor.TYPE_STRING: _TEXT,
    FieldDescriptor.TYPE_BYTES: st.binary(max_size=8),
}
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_TEXT, inner, max_size=2),
    max_leaves=4,
)
# Years 1 to 9999, as google.protobuf.Timestamp allows.
_TIMESTAMP_SECONDS = st.integers(-62135596800, 253402300799)
_DURATION_SECONDS = st.integers(0, 315576000000)
_NANOSECONDS = st.integers(0, 999_999_999)


def messages(descriptor: Descriptor) -> st.SearchStrategy[Message]:
    """Messages with every field set; of a oneof, one member."""
    return _messages(descriptor, _DEPTH)


@st.composite
def _messages(draw: st.DrawFn, descriptor: Descriptor, depth: int) -> Message:
    message = GetMessageClass(descriptor)()
    well_known = _draw_well_known(draw, message)
    if well_known is not None:
        return well_known
    for field in _fields_to_set(draw, descriptor):
        if field.type in (FieldDescriptor.TYPE_MESSAGE, FieldDescriptor.TYPE_GROUP) and depth == 0:
            continue
        _set(draw, message, field, depth)
    return message


def _fields_to_set(draw: st.DrawFn, descriptor: Descriptor) -> list[FieldDescriptor]:
    chosen = {oneof.name: draw(st.sampled_from(list(oneof.fields))) for oneof in descriptor.oneofs}
    return [
        field
        for field in descriptor.fields
        if field.containing_oneof is None or chosen[field.containing_oneof.name] is field
    ]


def _draw_well_known(draw: st.DrawFn, message: Message) -> Message | None:
    match message.DESCRIPTOR.full_name:
        case "google.protobuf.Timestamp":
            return type(message)(seconds=draw(_TIMESTAMP_SECONDS), nanos=draw(_NANOSECONDS))
        case "google.protobuf.Duration":
            return type(message)(seconds=draw(_DURATION_SECONDS), nanos=draw(_NANOSECONDS))
        case "google.protobuf.Struct":
            return json_format.ParseDict(draw(st.dictionaries(_TEXT, _JSON, max_size=3)), message)
        case "google.protobuf.Value":
            return json_format.ParseDict(draw(_JSON), message)
        case _:
            return None


def _set(draw: st.DrawFn, message: Any, field: FieldDescriptor, depth: int) -> None:
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        key, value = field.message_type.fields
        entry = getattr(message, field.name)
        drawn_key = draw(_SCALARS[key.type])
        if value.message_type is not None:
            entry[drawn_key].CopyFrom(draw(_messages(value.message_type, depth - 1)))
        else:
            entry[drawn_key] = draw(_values(value))
    elif field.is_repeated:
        items = [_draw_value(draw, field, depth) for _ in range(draw(st.integers(1, 2)))]
        getattr(message, field.name).extend(items)
    elif field.message_type is not None:
        target = getattr(message, field.name)
        target.SetInParent()
        target.CopyFrom(_draw_value(draw, field, depth))
    else:
        setattr(message, field.name, draw(_values(field)))


def _draw_value(draw: st.DrawFn, field: FieldDescriptor, depth: int) -> Any:
    if field.message_type is not None:
        return draw(_messages(field.message_type, depth - 1))
    return draw(_values(field))


def _values(field: FieldDescriptor) -> st.SearchStrategy[object]:
    if field.enum_type is not None:
        return st.sampled_from([value.number for value in field.enum_type.values])
    return _SCALARS[field.type]


def filled(descriptor: Descriptor, depth: int = _DEPTH) -> Message:
    """A message with all its fields; of a oneof it has the first member, and where it contains itself, an end."""
    message = GetMessageClass(descriptor)()
    for field in descriptor.fields:
        oneof = field.containing_oneof
        if oneof is None or oneof.fields[0] is field:
            _fill(message, field, depth)
    return message


def _fill(message: Message, field: FieldDescriptor, depth: int) -> None:
    is_message = field.message_type is not None
    if is_message and depth == 0 and not field.is_required:
        return
    if is_message and field.message_type.GetOptions().map_entry:
        key, item = field.message_type.fields_by_name["key"], field.message_type.fields_by_name["value"]
        entries: Any = getattr(message, field.name)
        if item.message_type is not None:
            entries[_distinct_scalar(key)].CopyFrom(filled(item.message_type, depth - 1))
        else:
            entries[_distinct_scalar(key)] = _distinct_scalar(item)
    elif field.is_repeated:
        values = [filled(field.message_type, depth - 1) if is_message else _distinct_scalar(field)] * 2
        getattr(message, field.name).extend(values)
    elif is_message:
        getattr(message, field.name).SetInParent()
        getattr(message, field.name).CopyFrom(filled(field.message_type, depth - 1))
    else:
        setattr(message, field.name, _distinct_scalar(field))


def _distinct_scalar(field: FieldDescriptor) -> Any:
    if field.enum_type is not None:
        return field.enum_type.values[-1].number
    if field.type == FieldDescriptor.TYPE_BYTES:
        return field.name.encode()
    if field.type == FieldDescriptor.TYPE_STRING:
        return field.name
    if field.type == FieldDescriptor.TYPE_BOOL:
        return True
    return 0.5 if field.cpp_type in (FieldDescriptor.CPPTYPE_DOUBLE, FieldDescriptor.CPPTYPE_FLOAT) else field.number
