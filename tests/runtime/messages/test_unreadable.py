"""Where a value is in a message, and why bytes cannot be read as one: for random messages, and for random damage."""

from __future__ import annotations

import pytest
from google.protobuf.message import DecodeError
from google.protobuf.struct_pb2 import ListValue, Struct, Value
from google.protobuf.timestamp_pb2 import Timestamp
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.message_strategies import messages
from viam_cloud_runtime import from_duration, from_timestamp
from viam_cloud_runtime.messages.unconvertible import UnconvertibleError, path_to
from viam_cloud_runtime.messages.unreadable import why_unreadable
from viam_cloud_runtime.viam.bson_documents import decode_document

_SETTINGS = settings(max_examples=200, deadline=None)
_INT64 = st.integers(-(2**63), 2**63 - 1)


@_SETTINGS
@given(messages(Struct.DESCRIPTOR))
def test_readable_messages_have_nothing_to_explain(message):
    assert why_unreadable(Struct, message.SerializeToString()) == ""


@_SETTINGS
@given(messages(Struct.DESCRIPTOR), st.integers(0, 1000), st.integers(0, 255))
def test_what_protobuf_cannot_read_is_explained(message, position, byte):
    damaged = bytearray(message.SerializeToString() or b"\x0a")
    damaged[position % len(damaged)] = byte
    try:
        Struct.FromString(bytes(damaged))
    except DecodeError:
        why_unreadable(Struct, bytes(damaged))  # says what it can, and never fails itself


@pytest.mark.parametrize("depth", range(95, 106))
def test_depth_is_counted_as_protobuf_does(depth):
    serialized = b""
    for level in range(depth):
        # From the inside: a list in a value, a value in a list.
        tag = 0x0A if (depth - level) % 2 else 0x32
        size, length = len(serialized), b""
        while size > 127:
            length, size = length + bytes([size & 127 | 128]), size >> 7
        serialized = bytes([tag]) + length + bytes([size]) + serialized
    try:
        ListValue.FromString(serialized)
        readable = True
    except DecodeError:
        readable = False
    said = why_unreadable(ListValue, serialized)
    assert ("nested deeper" in said) is not readable


@pytest.mark.parametrize(
    ("serialized", "said"),
    [
        (b"\x1a\x01\xff", "string_value: not text in UTF-8"),
        (b"\x1a\x05ab", "cut off"),
        (b"\x2a\x04\x0a\x05ab", "struct_value: cut off"),
        (b"\x07", "no protobuf message at byte 1"),
        (b"\xff" * 11, "no protobuf message at byte 10"),
        (b"\x80", "cut off"),
    ],
)
def test_what_is_said(serialized, said):
    with pytest.raises(DecodeError):
        Value.FromString(serialized)
    assert why_unreadable(Value, serialized) == said


@_SETTINGS
@given(_INT64, st.integers(-(2**31), 2**31 - 1))
def test_times_convert_or_say_that_they_do_not(seconds, nanos):
    timestamp = Timestamp(seconds=seconds, nanos=nanos)
    for convert in (from_timestamp, from_duration):
        error = _raised(convert, timestamp)
        assert error is None or (error.value is timestamp and str(seconds) in error.reason)


def _raised(convert, value):
    try:
        convert(value)
    except UnconvertibleError as error:
        return error
    return None


@_SETTINGS
@given(st.binary(max_size=200))
def test_bytes_are_bson_or_say_that_they_are_not(document):
    error = _raised(decode_document, document)
    assert error is None or (error.value == document and "BSON" in str(error))


def test_the_way_to_a_value():
    sought = Value(string_value="here")
    struct = Struct()
    struct["a"] = [1, {"b": "here"}]
    assert path_to(struct, sought) == 'fields["a"].list_value.values[1].struct_value.fields["b"]'
    assert path_to(struct, Value(string_value="nowhere")) == ""
