from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta, timezone
from typing import Any

import bson
import pytest
from bson.datetime_ms import DatetimeMS
from hypothesis import given
from hypothesis import strategies as st

from tests.support.waiting import LIMIT
from viam_cloud_runtime.errors import NaiveTimeWarning
from viam_cloud_runtime.viam.bson_documents import (
    data_source_type,
    decode_document,
    encode_document,
    encode_pipeline,
    encode_specification,
)

_KEYS = st.text(st.characters(exclude_characters="\x00$", exclude_categories=("Cs",)), max_size=8)
# BSON keeps milliseconds.
_TIMES = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)).map(
    lambda time: time.replace(microsecond=time.microsecond // 1000 * 1000, tzinfo=timezone.utc)
)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
    | st.binary(max_size=8)
    | _TIMES,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(_KEYS, children, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=5))
def test_round_trip(document: dict[str, Any]) -> None:
    assert decode_document(encode_document(document)) == document


@given(st.lists(st.dictionaries(_KEYS, _VALUES, max_size=3), max_size=4))
def test_a_stage_is_a_dict_or_what_it_becomes(stages: list[dict[str, Any]]) -> None:
    encoded = encode_pipeline(stages)
    assert encoded == [bson.encode(stage) for stage in stages]
    assert encode_pipeline(encoded) == encoded
    assert encode_pipeline(tuple(stages)) == encoded


def test_times_are_aware() -> None:
    local = datetime(2026, 6, 5, 13, tzinfo=timezone(timedelta(hours=2)))
    with pytest.warns(NaiveTimeWarning, match=r"^a time in query"):
        encoded = encode_document({"naive": datetime(2026, 6, 5, 11), "local": local}, "query")
    decoded = decode_document(encoded)
    assert decoded == dict.fromkeys(("naive", "local"), datetime(2026, 6, 5, 11, tzinfo=timezone.utc))
    assert all(time.utcoffset() == timedelta() for time in decoded.values())


def test_a_time_that_python_lacks_does_not_hide_the_others() -> None:
    far = DatetimeMS(2**60)
    assert decode_document(bson.encode({"far": far, "x": 1})) == {"far": far, "x": 1}


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ([{"a": {"$date": "soon"}}], ValueError, r"query\[0\]: .* cannot be read as \$date; a time is written as"),
        ({}, TypeError, "query: expected a list of stages, got dict"),
        (b"x", TypeError, "query: expected a list of stages, got bytes"),
        (None, TypeError, "query: expected a list of stages, got NoneType"),
        ([{}, 3], TypeError, r"query\[1\]: expected a dict or BSON bytes, got int"),
        ([{1: 2}], TypeError, r"query\[0\]: .*key"),
        ([{"a": {1, 2}}], TypeError, r"query\[0\]: .*cannot encode object"),
        ([{"a": 2**64}], ValueError, r"query\[0\]: "),
    ],
)
def test_what_is_no_pipeline(value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        encode_pipeline(value, "query")


def test_specification() -> None:
    assert encode_specification({"a": 1, "b": -1}) == [bson.encode({"a": 1, "b": -1})]
    with pytest.raises(ValueError, match="index_spec: expected the keys to index"):
        encode_specification({}, "index_spec")
    with pytest.raises(TypeError, match="index_spec: expected a dict"):
        encode_specification([("a", 1)], "index_spec")  # type: ignore[arg-type]


def test_recent_data_is_in_the_hot_store() -> None:
    assert data_source_type(1, None) == 1
    assert data_source_type(3, False) == 3
    assert data_source_type(1, True) == "TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE"


def test_bson_is_loaded_when_needed() -> None:
    program = "import sys, viam_cloud_runtime.viam.bson_documents; sys.exit('bson' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], timeout=LIMIT, check=False).returncode == 0
