"""The stages of aggregations that mongomock lacks."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.emulator.captures import mql, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.query_engine.mql import window_fields
from viam_cloud_emulator.query_engine.mql.aggregate import run_stages
from viam_cloud_emulator.query_engine.mql.group import accumulated

Documents = Sequence[Mapping[str, Any]]

_DAY = datetime.datetime(2025, 6, 1)
_BEANS = [
    {"kind": "arabica", "height": 600},
    {"kind": "arabica", "height": 750},
    {"kind": "arabica", "height": 950},
    {"kind": "robusta", "height": 600},
    {"kind": "robusta", "height": 1100},
]
_SALES = [
    {"shop": "a", "day": 1, "sold": 5},
    {"shop": "b", "day": 1, "sold": 8},
    {"shop": "a", "day": 2, "sold": None},
    {"shop": "a", "day": 4, "sold": 11},
    {"shop": "b", "day": 3},
]


def _run(documents: Documents, *stages: Mapping[str, Any]) -> list[dict[str, Any]]:
    return run_stages([dict(document) for document in documents], [dict(stage) for stage in stages])


def _values(*values: Any) -> list[dict[str, Any]]:
    return [{"n": value} for value in values]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (
            {"$bucketAuto": {"groupBy": "$data.readings.n", "buckets": 2}},
            [{"_id": {"min": 0.0, "max": 2.0}, "count": 2}, {"_id": {"min": 2.0, "max": 3.0}, "count": 2}],
        ),
        ({"$redact": {"$cond": [{"$eq": ["$tags", ["a"]]}, "$$DESCEND", "$$PRUNE"]}}, []),
    ],
)
def test_they_run_over_readings(cloud: Cloud, fleet: Fleet, stage: dict[str, Any], expected: list[Any]) -> None:
    upload_readings(cloud, fleet.part, [{"n": number} for number in range(4)])
    assert mql(cloud, fleet.organization, [stage]) == expected


@pytest.mark.parametrize(
    ("values", "buckets", "expected"),
    [
        ([], 3, []),
        ([1], 3, [(1, 1, 1)]),
        ([4, 2, 1, 3], 2, [(1, 3, 2), (3, 4, 2)]),
        ([1, 2, 3, 4, 5, 6, 7], 3, [(1, 3, 2), (3, 5, 2), (5, 7, 3)]),
        ([1, 1, 1, 1, 2], 2, [(1, 2, 4), (2, 2, 1)]),
        ([1, 2], 5, [(1, 2, 1), (2, 2, 1)]),
        ([None, 1, 2, 3], 2, [(None, 2, 2), (2, 3, 2)]),
    ],
)
def test_buckets(values: list[Any], buckets: int, expected: list[tuple[Any, Any, int]]) -> None:
    found = _run(_values(*values), {"$bucketAuto": {"groupBy": "$n", "buckets": buckets}})
    assert [(each["_id"]["min"], each["_id"]["max"], each["count"]) for each in found] == expected


@given(st.lists(st.integers(0, 5)), st.integers(1, 6))
def test_buckets_have_each_document_once_and_keep_equal_ones_together(values: list[int], buckets: int) -> None:
    output: dict[str, Any] = {"values": {"$push": "$n"}}
    found = _run(_values(*values), {"$bucketAuto": {"groupBy": "$n", "buckets": buckets, "output": output}})
    assert len(found) <= buckets
    assert [value for bucket in found for value in bucket["values"]] == sorted(values)
    for bucket, following in pairwise(found):
        assert bucket["_id"]["max"] == following["_id"]["min"]
        assert bucket["values"][-1] < following["values"][0]


def test_redact_decides_at_every_level() -> None:
    document = {
        "level": 1,
        "kept": {"level": 5, "secret": {"level": 9}},
        "open": {"level": 2, "closed": {"level": 9}, "list": [{"level": 9}, {"level": 1, "x": None}, 7]},
    }
    decide = {
        "$switch": {
            "branches": [
                {"case": {"$eq": ["$level", 5]}, "then": "$$KEEP"},
                {"case": {"$eq": ["$level", 9]}, "then": "$$PRUNE"},
            ],
            "default": "$$DESCEND",
        }
    }
    assert _run([document, {"level": 9}], {"$redact": decide}) == [
        {
            "level": 1,
            "kept": {"level": 5, "secret": {"level": 9}},
            "open": {"level": 2, "list": [{"level": 1, "x": None}, 7]},
        }
    ]


def test_densify_by_partition_over_the_whole_range() -> None:
    stage = {"field": "height", "partitionByFields": ["kind"], "range": {"bounds": "full", "step": 200}}
    found = _run(_BEANS, {"$densify": stage})
    assert [(each["kind"], each["height"]) for each in found] == [
        *(("arabica", height) for height in (600, 750, 800, 950, 1000)),
        *(("robusta", height) for height in (600, 800, 1000, 1100)),
    ]


def test_densify_each_partition_by_itself() -> None:
    stage = {"field": "height", "partitionByFields": ["kind"], "range": {"bounds": "partition", "step": 200}}
    found = _run(_BEANS, {"$densify": stage})
    assert [each["height"] for each in found if each["kind"] == "arabica"] == [600, 750, 800, 950]


def test_densify_between_limits_and_with_times() -> None:
    times: list[dict[str, Any]] = [
        {"at": _DAY, "v": 1},
        {"at": _DAY.replace(day=3), "v": 3},
        {"at": None},
        {"other": 1},
    ]
    bounds = [_DAY, _DAY.replace(day=5)]
    stage = {"field": "at", "range": {"bounds": bounds, "step": 1, "unit": "day"}}
    assert _run(times, {"$densify": stage}) == [
        {"at": None},
        {"other": 1},
        {"at": _DAY, "v": 1},
        {"at": _DAY.replace(day=2)},
        {"at": _DAY.replace(day=3), "v": 3},
        {"at": _DAY.replace(day=4)},
    ]


def test_months_end_when_they_end() -> None:
    start = datetime.datetime(2024, 1, 31)
    stage = {"field": "at", "range": {"bounds": [start, start.replace(month=5)], "step": 1, "unit": "month"}}
    found = _run([{"at": start}], {"$densify": stage})
    assert [(each["at"].month, each["at"].day) for each in found] == [(1, 31), (2, 29), (3, 31), (4, 30)]


def test_fill_carries_on_and_interpolates() -> None:
    partition = {"partitionByFields": ["shop"], "sortBy": {"day": 1}}
    linear = _run(_SALES, {"$fill": {**partition, "output": {"sold": {"method": "linear"}}}})
    assert [(each["shop"], each["sold"]) for each in linear] == [("a", 5), ("a", 7), ("a", 11), ("b", 8), ("b", None)]
    carried = _run(
        _SALES, {"$fill": {"partitionBy": "$shop", "sortBy": {"day": 1}, "output": {"sold": {"method": "locf"}}}}
    )
    assert [each["sold"] for each in carried] == [5, 5, 11, 8, 8]
    constant = _run(_SALES, {"$fill": {"output": {"sold": {"value": {"$add": ["$day", 100]}}, "x.y": {"value": 1}}}})
    assert [each["sold"] for each in constant] == [5, 8, 102, 11, 103]
    assert constant[0]["x"] == {"y": 1}


def test_ranks_and_neighbours() -> None:
    documents = _values(1, 2, 2, 3)
    output: dict[str, Any] = {
        "rank": {"$rank": {}},
        "dense": {"$denseRank": {}},
        "number": {"$documentNumber": {}},
        "before": {"$shift": {"output": "$n", "by": -1, "default": "none"}},
        "after": {"$shift": {"output": "$n", "by": 1}},
    }
    found = _run(documents, {"$setWindowFields": {"sortBy": {"n": 1}, "output": output}})
    assert [[each[name] for name in output] for each in found] == [
        [1, 1, 1, "none", 2],
        [2, 2, 2, 1, 2],
        [2, 2, 3, 2, 3],
        [4, 3, 4, 2, None],
    ]


def test_null_and_missing_have_the_same_rank() -> None:
    output: dict[str, Any] = {"rank": {"$rank": {}}, "dense": {"$denseRank": {}}, "number": {"$documentNumber": {}}}
    found = _run([{"n": 2}, {"n": None}, {}], {"$setWindowFields": {"sortBy": {"n": 1}, "output": output}})
    assert [(each.get("n"), each["rank"], each["dense"], each["number"]) for each in found] == [
        (None, 1, 1, 1),
        (None, 1, 1, 2),
        (2, 3, 2, 3),
    ]


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ({}, [10, 10, 10, 10]),
        ({"documents": ["unbounded", "current"]}, [1, 3, 6, 10]),
        ({"documents": [-1, 1]}, [3, 6, 9, 7]),
        ({"documents": [1, "unbounded"]}, [9, 7, 4, 0]),
        ({"range": [-1, "current"]}, [1, 3, 5, 4]),
        ({"range": ["unbounded", 0]}, [1, 3, 6, 10]),
    ],
)
def test_sums_over_windows(window: dict[str, Any], expected: list[int]) -> None:
    documents = [{"at": at, "n": n} for at, n in ((1, 1), (2, 2), (3, 3), (9, 4))]
    output: dict[str, Any] = {"sum": {"$sum": "$n", **({"window": window} if window else {})}}
    found = _run(documents, {"$setWindowFields": {"sortBy": {"at": 1}, "output": output}})
    assert [each["sum"] for each in found] == expected


def test_a_window_that_is_the_same_for_all_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counted(documents: Sequence[Any], output: Any) -> Any:
        calls.append(len(documents))
        return accumulated(documents, output)

    monkeypatch.setattr(window_fields, "accumulated", counted)
    output: dict[str, Any] = {
        "all": {"$push": "$n"},
        "sum": {"$sum": "$n", "window": {"documents": ["unbounded", "unbounded"]}},
    }
    found = _run([{"n": n} for n in range(3)], {"$setWindowFields": {"sortBy": {"n": 1}, "output": output}})
    assert [(each["all"], each["sum"]) for each in found] == [([0, 1, 2], 3)] * 3
    # What a later stage does to one leaves the others alone.
    assert len({id(each["all"]) for each in found}) == 3
    assert calls == [3, 3]


def test_windows_by_partition_and_over_times() -> None:
    documents = [
        {"shop": shop, "at": _DAY + datetime.timedelta(hours=hour), "n": n}
        for shop, hour, n in (("b", 1, 10), ("a", 0, 1), ("a", 1, 2), ("a", 5, 4))
    ]
    output: dict[str, Any] = {
        "mean": {"$avg": "$n", "window": {"range": [-2, 0], "unit": "hour"}},
        "count": {"$count": {}},
    }
    found = _run(documents, {"$setWindowFields": {"partitionBy": "$shop", "sortBy": {"at": 1}, "output": output}})
    assert {(each["shop"], each["n"]): (each["mean"], each["count"]) for each in found} == {
        ("b", 10): (10, 1),
        ("a", 1): (1, 3),
        ("a", 2): (1.5, 3),
        ("a", 4): (4, 3),
    }


_LONG = {"bounds": [0, 10**9], "step": 1}


def _window(bounds: list[float]) -> dict[str, Any]:
    output = {"x": {"$sum": "$n", "window": {"documents": bounds}}}
    return {"$setWindowFields": {"sortBy": {"n": 1}, "output": output}}


@pytest.mark.parametrize(
    ("stage", "problem"),
    [
        ({"$bucketAuto": 5}, "takes a document"),
        ({"$bucketAuto": {"groupBy": "$n"}}, "needs the field buckets"),
        ({"$bucketAuto": {"groupBy": "$n", "buckets": 0}}, "whole number from 1 up"),
        ({"$bucketAuto": {"groupBy": "$n", "buckets": 2, "granularity": "R5"}}, "does not implement the granularity"),
        ({"$bucketAuto": {"groupBy": "$n", "buckets": 2, "size": 1}}, "knows no field size"),
        ({"$redact": "$n"}, "must come to"),
        ({"$densify": {"field": "n", "range": {"bounds": "full", "step": 0}}}, "number above 0"),
        ({"$densify": {"field": "n", "range": {"bounds": "some", "step": 1}}}, "bounds takes"),
        ({"$densify": {"field": "n", "range": {"bounds": "full", "step": 1, "unit": "day"}}}, "takes a unit where"),
        ({"$densify": {"field": "n", "range": _LONG}}, "more than 500000 documents"),
        ({"$densify": {"field": "", "range": _LONG}}, "name of a field"),
        ({"$densify": {"field": "n", "partitionByFields": "n", "range": _LONG}}, "list of names"),
        ({"$fill": {"output": {"n": {"method": "locf"}}}}, "needs sortBy"),
        ({"$fill": {"sortBy": {"n": 1}, "output": {"n": {"method": "guess"}}}}, "locf or linear"),
        ({"$fill": {"partitionBy": "$n", "partitionByFields": ["n"], "output": {"n": {"value": 1}}}}, "takes either"),
        ({"$fill": {"sortBy": {"all": 1}, "output": {"n": {"method": "linear"}}}}, "needs different values"),
        ({"$densify": {"field": "n", "range": {"bounds": "full", "step": 0.5, "unit": "day"}}}, "whole number"),
        ({"$setWindowFields": {"output": {"x": {"$rank": {}}}}}, "needs sortBy"),
        ({"$setWindowFields": {"sortBy": {"n": 1, "m": 1}, "output": {"x": {"$rank": {}}}}}, "exactly one field"),
        (_window([0.5, 1]), "whole number"),
        (_window([1, -1]), "ends before it begins"),
        ({"$setWindowFields": {"output": {"x": {"$derivative": {}}}}}, r"does not implement \$derivative"),
        ({"$setWindowFields": {"output": {"x": 5}}}, "takes one operator"),
        (
            {"$setWindowFields": {"sortBy": {"n": 1}, "output": {"x": {"$sum": "$n", "window": {"documents": [1]}}}}},
            "a window goes from",
        ),
    ],
)
def test_what_is_wrong_is_said(stage: dict[str, Any], problem: str) -> None:
    with pytest.raises(StatusError, match=problem):
        _run(_values(1, 2), stage)
