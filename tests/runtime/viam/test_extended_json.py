"""Extended JSON in queries becomes the values that it stands for."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import bson
import pytest
from bson import json_util
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.viam.bson_documents import decode_document, encode_document
from viam_cloud_runtime.viam.extended_json import bson_values

_MOMENT = datetime(2026, 2, 10, 9, tzinfo=timezone.utc)
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=("Cs",)), max_size=5)
    | st.binary(max_size=5)
    | st.builds(bson.ObjectId, st.binary(min_size=12, max_size=12))
    | st.builds(
        lambda milliseconds: datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=milliseconds),
        st.integers(-(10**12), 10**13),
    )
)
_KEYS = st.text(st.characters(categories=("Ll",)), max_size=4)
_DOCUMENTS = st.dictionaries(
    _KEYS,
    st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3)),
    max_size=4,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"$date": "2026-02-10T09:00:00Z"}, _MOMENT),
        ({"$date": "2026-02-10T10:00:00.000+01:00"}, _MOMENT),
        ({"$date": 1770714000000}, _MOMENT),
        ({"$date": {"$numberLong": "1770714000000"}}, _MOMENT),
        ({"$oid": "65c73a80f0a1b2c3d4e5f607"}, bson.ObjectId("65c73a80f0a1b2c3d4e5f607")),
        ({"$numberLong": "5"}, 5),
        ({"$numberInt": "5"}, 5),
        ({"$numberDouble": "1.5"}, 1.5),
        ({"$numberDecimal": "1.5"}, bson.Decimal128("1.5")),
        ({"$binary": {"base64": "AQI=", "subType": "00"}}, b"\x01\x02"),
    ],
)
def test_what_it_means(written: dict[str, Any], meant: object) -> None:
    stage = {"$match": {"time_received": {"$gte": written}, "a": {"$in": [1, written]}}}
    expected = {"$match": {"time_received": {"$gte": meant}, "a": {"$in": [1, meant]}}}
    assert decode_document(encode_document(stage)) == expected
    # What the caller has stays as it was.
    assert stage["$match"]["time_received"] == {"$gte": written}


@given(_DOCUMENTS)
def test_what_pymongo_writes_is_read(document: dict[str, Any]) -> None:
    written = json.loads(json_util.dumps(document, json_options=json_util.CANONICAL_JSON_OPTIONS))
    assert decode_document(encode_document(written)) == decode_document(bson.encode(document))


@pytest.mark.parametrize(
    "document",
    [
        {"$match": {"$expr": {"$gt": ["$a", {"$dateFromString": {"dateString": "2026-01-01"}}]}}},
        {"$match": {"name": {"$regex": "^a", "$options": "i"}}},
        {"$date": 5, "other": 1},
        {"a": _MOMENT, "b": [1, {"c": None}]},
    ],
)
def test_other_documents_are_not_even_copied(document: dict[str, Any]) -> None:
    assert bson_values(document, "query") is document


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"$date": "yesterday"}, r"^query: \{'\$date': 'yesterday'\} cannot be read as \$date; a time is written as"),
        ({"$date": None}, r"^query: .* cannot be read as \$date"),
        ({"$oid": "65"}, r"^query: .* cannot be read as \$oid$"),
    ],
)
def test_what_cannot_be_read(document: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bson_values({"a": document}, "query")


def test_a_document_in_itself_is_refused_and_not_followed_for_ever() -> None:
    document: dict[str, Any] = {}
    document["a"] = document
    with pytest.raises((ValueError, TypeError, RecursionError)):
        encode_document(document, "query")
