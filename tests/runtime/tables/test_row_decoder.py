"""Rows decoded from the wire make the same table as rows that are read one by one, whatever comes over the wire."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from viam_cloud.proto.app import data
from viam_cloud.views import TabularDataPoint
from viam_cloud_runtime.messages.json_values import to_struct
from viam_cloud_runtime.tables.columns import read
from viam_cloud_runtime.tables.frames import ArrowBuilder
from viam_cloud_runtime.tables.row_decoder import RowDecoder, row_decoder

_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=3)
_KEYS = st.sampled_from(["a", "b", "a.b", "", "é"]) | _TEXT
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, -0.0, 1.0])
_SCALARS = st.none() | st.booleans() | _NUMBERS | _TEXT
_JSON = st.recursive(
    _SCALARS | st.lists(_NUMBERS, max_size=3) | st.lists(_TEXT, max_size=2) | st.lists(_SCALARS, max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)
_OBJECTS = st.dictionaries(_KEYS, _JSON, max_size=4)
_SECONDS = st.integers(0, 2**31) | st.sampled_from([-62_135_596_800, 253_402_300_799, -62_135_596_801, 2**62, -(2**63)])
_NANOS = st.integers(-2_000_000_000, 2_000_000_000)


def _decoder() -> RowDecoder:
    decoder = row_decoder(TabularDataPoint, data.ExportTabularDataResponse)
    assert decoder is not None
    return decoder


def _one_by_one(serialized: Sequence[bytes]) -> list[TabularDataPoint]:
    messages = map(data.ExportTabularDataResponse.FromString, serialized)
    return [read(TabularDataPoint.from_response(message)) for message in messages]


def _table(batches: Sequence[Any]) -> pa.Table:
    builder = ArrowBuilder()
    for batch in batches:
        builder.add(batch)
    return builder.finish()


def _assert_same(batches: Sequence[Sequence[bytes]]) -> bool:
    """Whether all of it was decoded; it is as if it had been read one by one."""
    decoder = _decoder()
    decoded = [decoder.decode(batch) for batch in batches]
    found = _table([columns or _one_by_one(batch) for columns, batch in zip(decoded, batches, strict=True)])
    expected = _table(list(map(_one_by_one, batches)))
    assert found.schema == expected.schema
    # As text, in which zeros have a sign, and NaN is like any other.
    assert str(found.to_pylist()) == str(expected.to_pylist())
    return None not in decoded


@st.composite
def _rows(draw: st.DrawFn) -> data.ExportTabularDataResponse:
    row = data.ExportTabularDataResponse(part_id=draw(_TEXT), tags=draw(st.lists(_TEXT, max_size=2)))
    if draw(st.booleans()):
        row.payload.CopyFrom(
            to_struct(draw(_OBJECTS)) if draw(st.booleans()) else to_struct({"readings": draw(_OBJECTS)})
        )
    if draw(st.booleans()):
        row.method_parameters.CopyFrom(to_struct(draw(_OBJECTS)))
    if draw(st.booleans()):
        row.time_captured.seconds, row.time_captured.nanos = draw(st.integers(0, 2**32)), draw(_NANOS)
    return row


@settings(max_examples=200)
@given(st.lists(st.lists(_rows(), min_size=1, max_size=5), max_size=3))
def test_what_servers_send_is_decoded_and_the_same(batches: list[list[data.ExportTabularDataResponse]]) -> None:
    assert _assert_same([[row.SerializeToString() for row in batch] for batch in batches])


def test_numbers_are_the_same_bit_by_bit() -> None:
    numbers = [0.0, -0.0, 5e-324, 1.7976931348623157e308, math.nan, math.inf, -math.inf]
    rows: list[bytes] = []
    for number in numbers:
        row = data.ExportTabularDataResponse()
        row.payload.fields["n"].number_value = number
        row.payload.fields["list"].list_value.values.add().number_value = number
        rows.append(row.SerializeToString())
    assert _assert_same([rows])


def test_more_rows_than_keys_and_keys_that_come_late() -> None:
    payloads: list[dict[str, Any]] = [{"b": n, "only": {"odd": n} if n % 2 else None, str(n): [n]} for n in range(300)]
    payloads.append({"a": 1, "b": "text", "only": 3.0})
    rows = [data.ExportTabularDataResponse(payload=to_struct(payload)).SerializeToString() for payload in payloads]
    assert _assert_same([rows, rows[:1], rows[-1:]])


# What follows writes messages byte by byte, as no library does.


def _varint(value: int, padding: int = 0) -> bytes:
    """A varint, with bytes that it needs not have."""
    parts: list[int] = []
    while True:
        value, part = value >> 7, value & 0x7F
        parts.append(part)
        if not value:
            break
    parts += [0] * min(padding, 5 - len(parts))
    return bytes([*(part | 0x80 for part in parts[:-1]), parts[-1]])


def _field(number: int, content: bytes | float, padding: int = 0) -> bytes:
    if isinstance(content, bytes):
        return _varint(number << 3 | 2, padding) + _varint(len(content), padding) + content
    return _varint(number << 3 | 1, padding) + struct.pack("<d", content)


_UNKNOWN = st.sampled_from(
    [
        _field(200, b"later"),
        _field(201, 1.5),
        _varint(202 << 3) + _varint(2**40),
        _varint(203 << 3 | 5) + b"1234",
        # A group, and known fields as other types than theirs.
        _varint(204 << 3 | 3) + _field(1, b"in a group") + _varint(204 << 3 | 4),
        _varint(1 << 3) + _varint(7),
        _field(1, 1.5),
    ]
)
_PADDING = st.sampled_from([0, 0, 0, 1, 3])
_OBJECT, _LIST, _PAYLOAD, _PARAMETERS, _TIME = 5, 6, 13, 11, 5


@st.composite
def _wire_values(draw: st.DrawFn, depth: int = 0) -> bytes:
    kinds = st.sampled_from(["null", "number", "text", "bool", "object", "list"][: 6 if depth < 3 else 4])
    value = b""
    for _ in range(draw(st.sampled_from([1, 1, 1, 1, 0, 2]))):
        kind, padding = draw(kinds), draw(_PADDING)
        if kind == "object":
            value += _field(_OBJECT, draw(_wire_objects(depth + 1)), padding)
        elif kind == "list":
            elements = draw(st.lists(_wire_values(depth + 1), max_size=3))
            value += _field(_LIST, b"".join(_field(1, element) for element in elements), padding)
        elif kind == "text":
            value += _field(3, draw(_TEXT.map(str.encode) | st.just(b"\xff")), padding)
        elif kind == "number":
            value += _field(2, draw(_NUMBERS), padding)
        else:
            number = draw(st.integers(0, 2) | st.just(2**63))
            value += _varint((1 if kind == "null" else 4) << 3, padding) + _varint(number, padding)
    return value + (draw(_UNKNOWN) if draw(st.integers(0, 9)) == 0 else b"")


@st.composite
def _wire_objects(draw: st.DrawFn, depth: int = 0) -> bytes:
    entries: list[bytes] = []
    for key in draw(st.lists(_KEYS, max_size=3)):
        parts = [_field(1, key.encode(), draw(_PADDING)), _field(2, draw(_wire_values(depth)), draw(_PADDING))]
        if draw(st.integers(0, 9)) == 0:
            parts = draw(st.lists(st.sampled_from([*parts, draw(_UNKNOWN)]), max_size=3))
        entries.append(_field(1, b"".join(parts), draw(_PADDING)))
    return b"".join(entries)


@st.composite
def _wire_rows(draw: st.DrawFn) -> bytes:
    time = _varint(1 << 3) + _varint(draw(_SECONDS) % 2**64) + _varint(2 << 3) + _varint(draw(_NANOS) % 2**64)
    parts = [
        _field(1, draw(_TEXT).encode(), draw(_PADDING)),
        _field(_TIME, time),
        _field(_PAYLOAD, draw(_wire_objects()), draw(_PADDING)),
    ]
    if draw(st.integers(0, 3)) == 0:
        extra = [_field(_PAYLOAD, draw(_wire_objects())), _field(_TIME, b""), _field(12, b"tag"), draw(_UNKNOWN)]
        parts = draw(st.lists(st.sampled_from(parts + extra), max_size=5))
    row = b"".join(draw(st.permutations(parts)))
    if row and draw(st.integers(0, 9)) == 0:
        place = draw(st.integers(0, len(row) - 1))
        row = row[:place] + draw(st.binary(max_size=2)) + row[place + 1 :]
    return row


@pytest.mark.parametrize("depth", [15, 16, 17, 31, 32, 33, 34, 48, 49, 50, 51, 60])
@pytest.mark.parametrize("around", ["object", "list", "object in list"])
def test_values_within_values_are_as_deep_as_protobuf_reads(around: str, depth: int) -> None:
    value = _field(2, 1.5)
    for level in range(depth):
        if around == "object" or (around == "object in list" and level % 2 == 0):
            value = _field(_OBJECT, _field(1, _field(1, b"a") + _field(2, value)))
        else:
            value = _field(_LIST, _field(1, value))
    _assert_as_read_by_protobuf([_field(_PAYLOAD, _field(1, _field(1, b"a") + _field(2, value)))])


def _assert_as_read_by_protobuf(rows: list[bytes]) -> None:
    try:
        _one_by_one(rows)
    except Exception:
        # Protobuf says what is wrong.
        assert _decoder().decode(rows) is None
        return
    _assert_same([rows])


@settings(max_examples=400)
@given(st.lists(_wire_rows(), min_size=1, max_size=3))
@example([_field(_PAYLOAD, _field(1, _field(1, b"a")))])
@example([_field(_PAYLOAD, _field(1, _field(1, b"a") + 2 * _field(2, _field(2, 1.5))))])
@example([_varint(1 << 3 | 2) + b"\xff" * 9 + b"\x01abc"])
def test_what_nobody_should_send_is_never_taken_for_something_else(rows: list[bytes]) -> None:
    _assert_as_read_by_protobuf(rows)
