"""What is serialized by hand is what protobuf would have made of it."""

from __future__ import annotations

import pytest
from google.protobuf.type_pb2 import Option
from google.protobuf.wrappers_pb2 import BytesValue
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.rpc.upload_messages import field_numbers, serialized_chunk

# Lengths on both sides of where their encoding takes a byte more.
LENGTHS = st.sampled_from([0, 1, 117, 118, 127, 128, 16_376, 16_383, 16_384, 2_097_151, 2_097_152])


@given(LENGTHS.map(bytes) | st.binary(max_size=300))
def test_a_chunk_in_the_message_itself(chunk):
    assert BytesValue.FromString(serialized_chunk(field_numbers(BytesValue.DESCRIPTOR, "value"), chunk)).value == chunk


@given(LENGTHS.map(bytes) | st.binary(max_size=300))
def test_a_chunk_in_a_message_within(chunk):
    parsed = Option.FromString(serialized_chunk(field_numbers(Option.DESCRIPTOR, "value.value"), chunk))
    assert parsed.value.value == chunk
    assert parsed.HasField("value")
    expected = Option()
    expected.value.value = chunk
    assert parsed == expected


@pytest.mark.parametrize("number", [1, 15, 16, 2047, 2048, 536_870_911])
def test_numbers_of_any_size(number):
    tag = serialized_chunk([number], b"")[:-1]
    value = sum((byte & 0x7F) << (7 * position) for position, byte in enumerate(tag))
    assert value == number << 3 | 2
