"""`$group` and `$sort`: values are equal, and less than others, as MongoDB compares them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from bson import Decimal128, Int64, ObjectId
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.query_engine.mql.aggregate import run_stages
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING
from viam_cloud_emulator.query_engine.mql.operators.ordering import order_key

_NOON = datetime.datetime(2025, 6, 1, 12)
_ID = ObjectId("507f1f77bcf86cd799439011")

# MongoDB's order of types, with some values of each in order.
_IN_ORDER: Sequence[Any] = [
    None,
    math.nan,
    -math.inf,
    -1,
    0.5,
    Decimal128("0.75"),
    1,
    2**63,
    math.inf,
    "",
    "A",
    "a",
    "é",
    "寿",
    {},
    {"a": 1},
    {"a": 2},
    {"b": 1},
    {"a": "x"},
    [],
    [1],
    [1, 0],
    [2],
    ["a"],
    b"",
    b"\xff",
    b"\x00\x00",
    _ID,
    False,
    True,
    _NOON,
    _NOON + datetime.timedelta(milliseconds=1),
]

_plain = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from([0.0, 0.5, 1.0, 2.0, -1.0])
    | st.text("ab", max_size=2)
)
_values = st.recursive(
    _plain, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
)


@pytest.mark.parametrize(("less", "more"), list(pairwise(_IN_ORDER)))
def test_the_order_across_types(less: Any, more: Any) -> None:
    assert order_key(less) < order_key(more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (1, Int64(1)),
        (1, Decimal128("1.00")),
        (0.5, Decimal("0.5")),
        (0.0, -0.0),
        (math.nan, Decimal128("NaN")),
        (None, MISSING),
        (_NOON, _NOON.replace(tzinfo=datetime.timezone.utc)),
        ({"a": [1]}, {"a": [1.0]}),
    ],
)
def test_equal_values_have_equal_keys(one: Any, other: Any) -> None:
    assert order_key(one) == order_key(other)
    assert hash(order_key(one)) == hash(order_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (0, False),
        ("1", 1),
        (None, 0),
        ([1], 1),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": None}, {}),
        (b"a", "a"),
    ],
)
def test_other_values_have_other_keys(one: Any, other: Any) -> None:
    assert order_key(one) != order_key(other)


@given(st.lists(_values, max_size=12))
def test_the_order_is_that_of_mongomock(values: list[Any]) -> None:
    from mongomock_ng.filtering import BsonComparable  # type: ignore[import-untyped, unused-ignore]

    expected = sorted(values, key=BsonComparable)
    assert [order_key(value) for value in sorted(values, key=order_key)] == [order_key(value) for value in expected]


@given(st.lists(_values, max_size=20))
def test_groups_have_each_document_once(values: list[Any]) -> None:
    documents = [{"n": number, "v": value} for number, value in enumerate(values)]
    groups = run_stages(documents, [{"$group": {"_id": "$v", "all": {"$push": "$n"}, "first": {"$first": "$v"}}}])
    assert sorted(number for group in groups for number in group["all"]) == list(range(len(values)))
    assert len({order_key(group["_id"]) for group in groups}) == len(groups)
    for group in groups:
        assert {order_key(values[number]) for number in group["all"]} == {order_key(group["_id"])}
        assert group["all"] == sorted(group["all"])


_RESULTS: list[tuple[list[dict[str, Any]], list[Any], list[Any]]] = [
    (
        [{"$group": {"_id": "$v", "n": {"$sum": 1}}}],
        [1, 1.0, True, "1"],
        [{"_id": 1, "n": 2}, {"_id": True, "n": 1}, {"_id": "1", "n": 1}],
    ),
    ([{"$group": {"_id": "$nowhere.at.all", "n": {"$sum": 1}}}], [1, 2], [{"_id": None, "n": 2}]),
    ([{"$group": {"_id": None, "n": {"$sum": 1}}}], [], []),
    ([{"$group": {"_id": {"a": "$v", "b": "$nowhere"}}}], [1, 1], [{"_id": {"a": 1}}]),
    (
        [{"$group": {"_id": "$v.a", "n": {"$sum": 1}}}],
        [[{"a": 1}, {"a": 2}], [{"a": 1}, {"a": 2}]],
        [{"_id": [1, 2], "n": 2}],
    ),
    (
        [{"$group": {"_id": None, "v": {"$addToSet": "$v"}}}],
        [1, True, 1.0, "1"],
        [{"_id": None, "v": [1, True, "1"]}],
    ),
    (
        [{"$group": {"_id": None, "v": {"$push": "$v.a"}}}],
        [{"a": 1}, {}, {"a": None}],
        [{"_id": None, "v": [1, None]}],
    ),
    ([{"$sort": {"v": 1}}], ["b", 2, None, [5, 1], "a"], [None, [5, 1], 2, "a", "b"]),
    ([{"$sort": {"v": -1}}], [3, [5, 1], 4], [[5, 1], 4, 3]),
    ([{"$sort": {"v": 1}}], [1, [], None], [[], None, 1]),
    ([{"$sort": {"v.a": 1}}], [{"a": 2}, [{"a": 3}, {"a": 1}]], [[{"a": 3}, {"a": 1}], {"a": 2}]),
]


@pytest.mark.parametrize(("stages", "values", "expected"), _RESULTS)
def test_stages(stages: list[dict[str, Any]], values: list[Any], expected: list[Any]) -> None:
    found = run_stages([{"v": value} for value in values], stages)
    assert [document["v"] for document in found] == expected if "$sort" in stages[0] else found == expected


@pytest.mark.parametrize(
    ("argument", "complaint"),
    [
        (5, "with the field _id"),
        ({"n": {"$sum": 1}}, "with the field _id"),
        ({"_id": 1, "n": 5}, "n takes a document with one accumulator"),
        ({"_id": 1, "n": {"$sum": 1, "$avg": 1}}, "n takes a document with one accumulator"),
        ({"_id": 1, "n": {"$add": [1, 2]}}, r"\$add of n is no accumulator"),
        ({"_id": 1, "a.b": {"$sum": 1}}, "no field a.b"),
    ],
)
def test_mistakes_are_named_also_over_nothing(argument: Any, complaint: str) -> None:
    with pytest.raises(StatusError, match=complaint):
        run_stages([], [{"$group": argument}])
    with pytest.raises(StatusError, match="takes a document"):
        run_stages([], [{"$sort": 5}])
