from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.struct_pb2 import Value
from google.protobuf.wrappers_pb2 import Int64Value
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.messages.json_values import struct_to_dict, value_to_json
from viam_cloud_runtime.viam.data_capture import (
    binary_contents,
    dotted_extension,
    file_path,
    packed_parameters,
    path_extension,
    tabular_contents,
    time_received,
    time_requested,
    upload_name,
)

_NOW = datetime(2026, 6, 5, 11, tzinfo=timezone.utc)
_LATER = datetime(2026, 6, 5, 12, tzinfo=timezone.utc)
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | _TEXT,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(_TEXT, children, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(_TEXT, _JSON, max_size=4))
def test_parameters_round_trip(parameters: dict[str, Any]) -> None:
    packed = packed_parameters(parameters, "method_parameters") or {}
    found: dict[str, Any] = {}
    for key, item in packed.items():
        value = Value()
        assert item.Unpack(value)
        found[key] = value_to_json(value)
    assert found == parameters


def test_what_is_packed_already() -> None:
    packed = AnyMessage()
    packed.Pack(Int64Value(value=5))
    assert packed_parameters({"a": packed}) == {"a": packed}
    assert packed_parameters(None) is None
    assert packed_parameters({}) == {}


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ([("a", 1)], TypeError, "method_parameters: expected a mapping, got list"),
        ({1: "a"}, TypeError, "method_parameters: keys must be str, got int 1"),
        ({"a": b"x"}, TypeError, r"method_parameters\['a'\]: bytes"),
        ({"a": {"b": [float("inf")]}}, ValueError, r"method_parameters\['a'\]\.b\[0\]: inf"),
    ],
)
def test_parameters_that_cannot_be_packed(value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        packed_parameters(value, "method_parameters")


def test_extension() -> None:
    assert [dotted_extension(value) for value in ("jpg", ".jpg", "tar.gz", "", None)] == [
        ".jpg",
        ".jpg",
        ".tar.gz",
        "",
        None,
    ]
    with pytest.raises(TypeError, match="file_ext: expected a file extension"):
        dotted_extension(b"jpg", "file_ext")  # type: ignore[arg-type]


def test_path() -> None:
    assert file_path("a/b.txt") == Path("a/b.txt")
    assert (upload_name("a/b.txt", None), upload_name(Path("a/b"), None), upload_name("a", "")) == ("b", "b", "")
    assert (path_extension("a/b.txt"), path_extension(Path("a/b"))) == (".txt", "")
    with pytest.raises(TypeError, match="filepath: expected a path, got bytes"):
        file_path(b"a")  # type: ignore[arg-type]


def test_times() -> None:
    pair = (_NOW, _LATER)
    requested, received = time_requested(pair), time_received(list(pair))
    assert requested is not None
    assert received is not None
    assert received.seconds - requested.seconds == 3600
    assert time_requested(None) is None
    assert time_received(()) is None
    for wrong, error in (((_NOW,), ValueError), ((_NOW,) * 3, ValueError), (_NOW, TypeError), ((1, 2), TypeError)):
        with pytest.raises(error, match="data_request_times"):
            time_requested(wrong)  # type: ignore[arg-type]


def test_binary_contents() -> None:
    assert binary_contents(b"x", None) == [{"metadata": None, "binary": b"x"}]
    assert binary_contents(memoryview(b"x"), None)[0]["binary"] == b"x"  # type: ignore[arg-type]
    assert binary_contents(b"", (_NOW, _LATER))[0]["metadata"].keys() == {"time_requested", "time_received"}
    with pytest.raises(TypeError, match="binary_data: expected bytes, got str"):
        binary_contents("x", None)  # type: ignore[arg-type]


def test_tabular_contents() -> None:
    first, second = tabular_contents([{"a": 1}, {}], [(_NOW, _LATER), None])
    assert struct_to_dict(first["struct"]) == {"a": 1}
    assert first["metadata"].keys() == {"time_requested", "time_received"}
    assert (struct_to_dict(second["struct"]), second["metadata"]) == ({}, None)
    assert tabular_contents([], []) == []


@pytest.mark.parametrize(
    ("data", "times", "error", "message"),
    [
        ([{}], [], ValueError, "one pair of times for each of the 1 readings"),
        ([], [(_NOW, _NOW)], ValueError, "one pair of times for each of the 0 readings"),
        ({"a": 1}, [], TypeError, "tabular_data: expected a list, got dict"),
        ([{}], None, TypeError, "data_request_times: expected a list, got NoneType"),
        ([3], [(_NOW, _NOW)], TypeError, r"tabular_data\[0\]: expected a mapping"),
        ([{}], [(_NOW,)], ValueError, r"data_request_times\[0\]: expected two times"),
        ([{}], [_NOW], TypeError, r"data_request_times\[0\]: expected two times"),
    ],
)
def test_what_is_not_tabular(data: Any, times: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        tabular_contents(data, times)
