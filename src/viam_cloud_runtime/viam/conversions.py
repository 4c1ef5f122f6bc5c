"""Conversions of values, messages and sensor readings, under the names that scripts know."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, SupportsBytes, SupportsFloat, TypeAlias, TypeVar, Union, cast

from viam_cloud_runtime.messages.json_values import struct_to_dict, to_struct, to_value, value_to_json
from viam_cloud_runtime.messages.wire_names import message_class, wire_name
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.message import Message
    from google.protobuf.struct_pb2 import Struct, Value

MessageT = TypeVar("MessageT", bound="Message")

# Unions as objects, which scripts use at run time, too.
ValueTypes: TypeAlias = Union[  # noqa: UP007
    bool, SupportsBytes, SupportsFloat, list["ValueTypes"], Mapping[str, "ValueTypes"], str, None
]
"""What a protobuf `Value` can hold."""

SensorReading: TypeAlias = Union[ValueTypes, "Message"]
"""What a sensor reads: a value, or one of the messages `Vector3`, `GeoPoint` and `Orientation`."""

# The message -> how a reading names its type, and the keys of its fields there.
_READINGS = {
    "viam.common.v1.Vector3": ("vector3", {"x": "x", "y": "y", "z": "z"}),
    "viam.common.v1.GeoPoint": ("geopoint", {"latitude": "lat", "longitude": "lng"}),
    "viam.common.v1.Orientation": (
        "orientation_vector_degrees",
        {"o_x": "ox", "o_y": "oy", "o_z": "oz", "theta": "theta"},
    ),
}
_MESSAGE_OF_TYPE = {kind: message for message, (kind, _) in _READINGS.items()}
_MESSAGE_OF_TYPE["angular_velocity"] = "viam.common.v1.Vector3"
_TYPE_KEY = "_type"


def primitive_to_value(v: ValueTypes) -> Value:
    """Turn a plain value into a protobuf `Value`.

    Args:
        v: The value. Bytes are taken as text in UTF-8; None gives a value that holds nothing, not even JSON's null.

    Returns:
        The value.

    Raises:
        UnsupportedTypeError: Something in it is of a type that JSON does not have.
        ValueError: Something in it is NaN, infinite, too large a whole number, or too deep; or the bytes are no text.

    Example:
        >>> primitive_to_value("on").string_value
        'on'
    """
    if v is None:
        with IMPORTING:
            from google.protobuf.struct_pb2 import Value

        return Value()
    return to_value(v.decode() if isinstance(v, (bytes, bytearray)) else v, "v")


def value_to_primitive(value: Value) -> Any:
    """Turn a protobuf `Value` into the plain value it stands for.

    Args:
        value: The value.

    Returns:
        None, bool, float, str, list or dict; None, too, for a value that holds nothing.

    Example:
        >>> value_to_primitive(primitive_to_value([1, "on"]))
        [1.0, 'on']
    """
    return value_to_json(value)


def message_to_struct(message: Message) -> Struct:
    """Turn a message into a protobuf `Struct`, with its fields under the names that the .proto file gives them.

    Args:
        message: Any message. Fields that are not set are there with their defaults.

    Returns:
        The struct; of a `Struct`, an equal one.

    Example:
        >>> from google.protobuf.source_context_pb2 import SourceContext
        >>> struct_to_dict(message_to_struct(SourceContext(file_name="a.proto")))
        {'file_name': 'a.proto'}
    """
    with IMPORTING:
        from google.protobuf.json_format import MessageToDict

    plain = MessageToDict(message, always_print_fields_with_no_presence=True, preserving_proto_field_name=True)
    struct: Struct = to_struct(plain, "message")
    return struct


def struct_to_message(struct: Struct, message_type: type[MessageT]) -> MessageT:
    """Turn a protobuf `Struct` into a message.

    Args:
        struct: The struct; its keys are names of fields, as in the .proto file or in JSON.
        message_type: Class of the message.

    Returns:
        The message.

    Raises:
        google.protobuf.json_format.ParseError: The message has no such field, or it cannot hold the value.

    Example:
        >>> from google.protobuf.source_context_pb2 import SourceContext
        >>> struct_to_message(primitive_to_value({"fileName": "a.proto"}).struct_value, SourceContext).file_name
        'a.proto'
    """
    with IMPORTING:
        from google.protobuf.json_format import ParseDict

    return ParseDict(struct_to_dict(struct), message_type())


def sensor_readings_native_to_value(readings: Mapping[str, Any]) -> dict[str, Value]:
    """Turn what a sensor read into protobuf values.

    Args:
        readings: The readings by name: plain values, or messages `Vector3`, `GeoPoint` and `Orientation`.

    Returns:
        The values by name.

    Raises:
        UnsupportedTypeError: A reading is of a type that JSON does not have.
        ValueError: A reading is NaN, infinite, too large a whole number, or too deep.

    Example:
        >>> sensor_readings_native_to_value({"volts": 24.5})["volts"].number_value
        24.5
    """
    return {name: primitive_to_value(_plain_reading(reading)) for name, reading in readings.items()}


def sensor_readings_value_to_native(readings: Mapping[str, Value]) -> dict[str, SensorReading]:
    """Turn protobuf values into what a sensor read.

    Args:
        readings: The values by name.

    Returns:
        The readings by name: plain values, and messages for those that say they are vectors, points or orientations.

    Example:
        >>> sensor_readings_value_to_native(sensor_readings_native_to_value({"volts": 24.5}))
        {'volts': 24.5}
    """
    return {name: _native_reading(value_to_json(value)) for name, value in readings.items()}


def _plain_reading(reading: Any) -> Any:
    descriptor = getattr(reading, "DESCRIPTOR", None)
    known = None if descriptor is None else _READINGS.get(wire_name(descriptor))
    if known is None:
        return reading
    kind, keys = known
    return {**{key: getattr(reading, field) for field, key in keys.items()}, _TYPE_KEY: kind}


def _native_reading(plain: Any) -> Any:
    kind: object = cast("dict[str, Any]", plain).get(_TYPE_KEY) if isinstance(plain, dict) else None
    message = _MESSAGE_OF_TYPE.get(kind) if isinstance(kind, str) else None
    if message is None:
        return cast("Any", plain)
    _, keys = _READINGS[message]
    return message_class(message)(**{field: plain[key] for field, key in keys.items()})
