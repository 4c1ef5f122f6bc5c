"""Conversions under the names that scripts know."""

from __future__ import annotations

from typing import Any

import pytest
from google.protobuf.json_format import ParseError
from google.protobuf.source_context_pb2 import SourceContext
from google.protobuf.struct_pb2 import Struct, Value
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud.errors import UnsupportedTypeError
from viam_cloud.proto.common import GeoPoint, Orientation, Vector3
from viam_cloud.utils import (
    dict_to_struct,
    message_to_struct,
    primitive_to_value,
    sensor_readings_native_to_value,
    sensor_readings_value_to_native,
    struct_to_message,
    value_to_primitive,
)

_PLAIN = st.recursive(
    st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
_COORDINATE = st.floats(-180, 180)
_READINGS = st.dictionaries(
    st.text(max_size=5),
    _PLAIN.filter(lambda plain: not isinstance(plain, dict) or "_type" not in plain)
    | st.builds(lambda x, y, z: Vector3(x=x, y=y, z=z), _COORDINATE, _COORDINATE, _COORDINATE)
    | st.builds(lambda a, b: GeoPoint(latitude=a, longitude=b), _COORDINATE, _COORDINATE)
    | st.builds(lambda x, theta: Orientation(o_x=x, o_y=0, o_z=1, theta=theta), _COORDINATE, _COORDINATE),
    max_size=4,
)


@given(_PLAIN)
def test_values_there_and_back(plain: Any) -> None:
    assert value_to_primitive(primitive_to_value(plain)) == plain


def test_values_as_scripts_know_them() -> None:
    assert primitive_to_value(None) == Value()
    assert value_to_primitive(Value()) is value_to_primitive(Value(null_value=None)) is None
    assert primitive_to_value(b"on") == primitive_to_value("on") == Value(string_value="on")
    assert primitive_to_value(7) == Value(number_value=7)
    for wrong in ({1: 2}, object()):
        with pytest.raises(TypeError):
            primitive_to_value(wrong)  # type: ignore[arg-type]
    with pytest.raises(UnsupportedTypeError, match=r"^v\[1\]: bytes cannot be sent"):
        primitive_to_value([1, b"x"])


def test_messages_there_and_back() -> None:
    message = SourceContext(file_name="a.proto")
    struct = dict_to_struct({"file_name": "a.proto"})
    assert message_to_struct(message) == struct
    assert message_to_struct(struct) == struct
    assert message_to_struct(SourceContext()) == dict_to_struct({"file_name": ""})
    assert struct_to_message(struct, SourceContext) == message
    assert struct_to_message(Struct(), SourceContext) == SourceContext()
    with pytest.raises(ParseError):
        struct_to_message(dict_to_struct({"FileName": "a.proto"}), SourceContext)


@given(_READINGS)
def test_readings_there_and_back(readings: dict[str, Any]) -> None:
    assert sensor_readings_value_to_native(sensor_readings_native_to_value(readings)) == readings


def test_readings_say_what_they_are() -> None:
    values = sensor_readings_native_to_value({"at": GeoPoint(latitude=1, longitude=2)})
    assert value_to_primitive(values["at"]) == {"lat": 1, "lng": 2, "_type": "geopoint"}
    spin = primitive_to_value({"x": 1, "y": 2, "z": 3, "_type": "angular_velocity"})
    assert sensor_readings_value_to_native({"spin": spin}) == {"spin": Vector3(x=1, y=2, z=3)}
    other = {"_type": "something else"}
    assert sensor_readings_value_to_native({"a": primitive_to_value(other)}) == {"a": other}
