"""Wrappers of plain values, and lists and maps of what is converted."""

from __future__ import annotations

import pytest
from google.protobuf import wrappers_pb2
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.messages import wrappers
from viam_cloud_runtime.messages.containers import to_list, to_map

_INTEGERS = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
}


@given(st.sampled_from(sorted(_INTEGERS)), st.integers(-(2**66), 2**66))
def test_integers_are_wrapped_or_refused(kind: str, value: int) -> None:
    low, high = _INTEGERS[kind]
    wrap = getattr(wrappers, f"to_{kind}_value")
    if low <= value <= high:
        assert wrap(value).value == value
    else:
        with pytest.raises(ValueError, match=r"^size: int that does not fit into a U?Int\d\dValue$"):
            wrap(value, "size")


@pytest.mark.parametrize(
    ("kind", "value", "wrong"),
    [("bool", True, "yes"), ("bytes", b"x", 1), ("double", 0.5, "x"), ("float", 0.5, "x"), ("string", "x", 1)],
)
def test_others_are_wrapped_or_refused(kind: str, value: object, wrong: object) -> None:
    wrap = getattr(wrappers, f"to_{kind}_value")
    wrapped = wrap(value)
    assert wrapped.value == value
    assert wrap(wrapped) is wrapped
    assert wrap(None) is None
    with pytest.raises(
        TypeError, match=rf"^name: expected \w+ or {type(wrapped).__name__}, got {type(wrong).__name__}$"
    ):
        wrap(wrong, "name")


def test_text_that_is_no_utf_8_is_refused_without_being_shown() -> None:
    with pytest.raises(ValueError, match=r"^password: str that does not fit into a StringValue$") as raised:
        wrappers.to_string_value("se\ud800cret", "password")
    assert raised.value.__cause__ is None


def test_lists_and_maps_name_the_place_of_what_is_wrong() -> None:
    assert to_list(None, wrappers.to_string_value) is None
    assert to_map(None, wrappers.to_string_value) is None
    assert to_list(iter("ab"), wrappers.to_string_value) == [wrappers_pb2.StringValue(value=text) for text in "ab"]
    with pytest.raises(TypeError, match=r"^names\[1\]: expected str or StringValue, got int$"):
        to_list(["a", 1], wrappers.to_string_value, "names")  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"^names\['x'\]: expected str"):
        to_map({"x": 1}, wrappers.to_string_value, "names")  # type: ignore[dict-item]
    with pytest.raises(TypeError, match=r"^names: expected a list, got dict$"):
        to_list({}, wrappers.to_string_value, "names")
