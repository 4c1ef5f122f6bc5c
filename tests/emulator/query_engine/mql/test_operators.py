"""Expressions and accumulators: each of MongoDB's is run, added or refused, and gives what the manual says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bson
import pytest

from tests.support.emulator.captures import mql, upload_readings
from tests.support.emulator.expression_cases import CASES, DOCUMENT
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.query_engine.mql.aggregate import run_stages
from viam_cloud_emulator.query_engine.mql.operators.accumulators import ACCUMULATORS
from viam_cloud_emulator.query_engine.mql.operators.table import (
    EXPRESSIONS,
    KNOWN,
    REFUSED,
    RUN_BY_MONGOMOCK,
    WINDOW_FUNCTIONS,
)
from viam_cloud_emulator.query_engine.mql.stages import checked_stages


@pytest.mark.parametrize(("expression", "expected"), CASES, ids=[str(case[0])[:60] for case in CASES])
def test_expressions(expression: Any, expected: Any) -> None:
    (found,) = run_stages([dict(DOCUMENT)], [{"$project": {"v": expression}}])
    assert found["v"] == (pytest.approx(expected) if isinstance(expected, float) else expected)


_SALES: list[dict[str, Any]] = [
    {"day": 1, "sold": 1.25, "size": {"a": 1}},
    {"day": 2, "sold": 2.5, "size": {"b": 2}},
    {"day": 3, "sold": None},
    {"day": 4, "sold": 1.75},
    {"day": 5, "sold": 4},
]


@pytest.mark.parametrize(
    ("accumulator", "expected"),
    [
        ({"$addToSet": {"$gt": ["$day", 0]}}, [True]),
        ({"$avg": "$sold"}, 2.375),
        ({"$avg": "$absent"}, None),
        ({"$bottom": {"sortBy": {"day": 1}, "output": "$sold"}}, 4),
        ({"$bottomN": {"sortBy": {"day": 1}, "output": "$day", "n": 2}}, [4, 5]),
        ({"$count": {}}, 5),
        ({"$first": "$sold"}, 1.25),
        ({"$first": "$absent"}, None),
        ({"$firstN": {"input": "$sold", "n": 3}}, [1.25, 2.5, None]),
        ({"$last": "$sold"}, 4),
        ({"$last": "$size"}, None),
        ({"$lastN": {"input": "$day", "n": 2}}, [4, 5]),
        ({"$max": "$sold"}, 4),
        ({"$max": {"$cond": [{"$eq": ["$day", 1]}, "text", "$sold"]}}, "text"),
        ({"$maxN": {"input": "$sold", "n": 2}}, [4, 2.5]),
        ({"$median": {"input": "$sold", "method": "approximate"}}, 1.75),
        ({"$mergeObjects": "$size"}, {"a": 1, "b": 2}),
        ({"$min": "$sold"}, 1.25),
        ({"$minN": {"input": "$sold", "n": 2}}, [1.25, 1.75]),
        ({"$percentile": {"input": "$sold", "p": [0.5, 1], "method": "approximate"}}, [1.75, 4.0]),
        ({"$percentile": {"input": "$absent", "p": [0.5], "method": "approximate"}}, [None]),
        ({"$push": "$day"}, [1, 2, 3, 4, 5]),
        ({"$stdDevPop": "$sold"}, 1.038328),
        ({"$stdDevSamp": "$sold"}, 1.198958),
        ({"$stdDevSamp": "$absent"}, None),
        ({"$sum": "$sold"}, 9.5),
        ({"$sum": True}, 0),
        ({"$top": {"sortBy": {"day": -1}, "output": "$sold"}}, 4),
        ({"$topN": {"sortBy": {"sold": 1}, "output": "$day", "n": 2}}, [3, 1]),
    ],
    ids=str,
)
def test_accumulators(accumulator: Any, expected: Any) -> None:
    (found,) = run_stages([dict(each) for each in _SALES], [{"$group": {"_id": None, "v": accumulator}}])
    assert found["v"] == (pytest.approx(expected, abs=1e-6) if isinstance(expected, float) else expected)


# The manual's list, so that none is without an answer.
_MANUAL = frozenset(
    [
        "$abs",
        "$accumulator",
        "$acos",
        "$acosh",
        "$add",
        "$addToSet",
        "$allElementsTrue",
        "$and",
        "$anyElementTrue",
        "$arrayElemAt",
        "$arrayToObject",
        "$asin",
        "$asinh",
        "$atan",
        "$atan2",
        "$atanh",
        "$avg",
        "$binarySize",
        "$bitAnd",
        "$bitNot",
        "$bitOr",
        "$bitXor",
        "$bottom",
        "$bottomN",
        "$bsonSize",
        "$ceil",
        "$cmp",
        "$concat",
        "$concatArrays",
        "$cond",
        "$convert",
        "$cos",
        "$cosh",
        "$count",
        "$covariancePop",
        "$covarianceSamp",
        "$dateAdd",
        "$dateDiff",
        "$dateFromParts",
        "$dateFromString",
        "$dateSubtract",
        "$dateToParts",
        "$dateToString",
        "$dateTrunc",
        "$dayOfMonth",
        "$dayOfWeek",
        "$dayOfYear",
        "$degreesToRadians",
        "$denseRank",
        "$derivative",
        "$divide",
        "$documentNumber",
        "$eq",
        "$exp",
        "$expMovingAvg",
        "$filter",
        "$first",
        "$firstN",
        "$floor",
        "$function",
        "$getField",
        "$gt",
        "$gte",
        "$hour",
        "$ifNull",
        "$in",
        "$indexOfArray",
        "$indexOfBytes",
        "$indexOfCP",
        "$integral",
        "$isArray",
        "$isNumber",
        "$isoDayOfWeek",
        "$isoWeek",
        "$isoWeekYear",
        "$last",
        "$lastN",
        "$let",
        "$linearFill",
        "$literal",
        "$ln",
        "$locf",
        "$log",
        "$log10",
        "$lt",
        "$lte",
        "$ltrim",
        "$map",
        "$max",
        "$maxN",
        "$median",
        "$mergeObjects",
        "$meta",
        "$millisecond",
        "$min",
        "$minN",
        "$minute",
        "$mod",
        "$month",
        "$multiply",
        "$ne",
        "$not",
        "$objectToArray",
        "$or",
        "$percentile",
        "$pow",
        "$push",
        "$radiansToDegrees",
        "$rand",
        "$range",
        "$rank",
        "$reduce",
        "$regexFind",
        "$regexFindAll",
        "$regexMatch",
        "$replaceAll",
        "$replaceOne",
        "$reverseArray",
        "$round",
        "$rtrim",
        "$sampleRate",
        "$second",
        "$setDifference",
        "$setEquals",
        "$setField",
        "$setIntersection",
        "$setIsSubset",
        "$setUnion",
        "$shift",
        "$sin",
        "$sinh",
        "$size",
        "$slice",
        "$sortArray",
        "$split",
        "$sqrt",
        "$stdDevPop",
        "$stdDevSamp",
        "$strLenBytes",
        "$strLenCP",
        "$strcasecmp",
        "$substr",
        "$substrBytes",
        "$substrCP",
        "$subtract",
        "$sum",
        "$switch",
        "$tan",
        "$tanh",
        "$toBool",
        "$toDate",
        "$toDecimal",
        "$toDouble",
        "$toHashedIndexKey",
        "$toInt",
        "$toLong",
        "$toLower",
        "$toObjectId",
        "$toString",
        "$toUpper",
        "$top",
        "$topN",
        "$trim",
        "$trunc",
        "$tsIncrement",
        "$tsSecond",
        "$type",
        "$unsetField",
        "$week",
        "$year",
        "$zip",
    ]
)


def test_each_operator_of_the_manual_is_run_or_refused_with_a_reason() -> None:
    assert KNOWN | (REFUSED.keys() - {"$where"}) == _MANUAL
    assert not KNOWN & REFUSED.keys()
    assert not RUN_BY_MONGOMOCK & EXPRESSIONS.keys()
    assert all(REFUSED.values())


def test_the_counts_in_the_docs_are_those_of_the_table() -> None:
    page = (Path(__file__).parents[4] / "docs" / "emulator" / "queries.md").read_text(encoding="utf-8")
    theirs = RUN_BY_MONGOMOCK - ACCUMULATORS.keys()
    added = KNOWN - theirs - WINDOW_FUNCTIONS
    assert f"{len(KNOWN | REFUSED.keys()) - 1} expressions, accumulators and window functions {len(KNOWN)} run" in page
    assert f"| run by mongomock-ng | {len(theirs)} |" in page
    assert f"| added by the emulator | {len(added)} |" in page
    assert f"| refused with `UNIMPLEMENTED` | {len(REFUSED) - 1} |" in page


def test_each_expression_has_a_case() -> None:
    # `$rand` has one within another expression.
    tried = {name for expression, _ in CASES for name in expression} | {"$rand"}
    assert tried >= EXPRESSIONS.keys()


@pytest.mark.parametrize(
    ("stage", "status", "word"),
    [
        ({"$project": {"v": {"$dateTruncate": 1}}}, "INVALID_ARGUMENT", "dateTruncate"),
        ({"$match": {"$expr": {"$equal": [1, 1]}}}, "INVALID_ARGUMENT", "equal"),
        ({"$match": {"a": {"$near": [0, 0]}}}, "UNIMPLEMENTED", "emulator cannot"),
        ({"$group": {"_id": None, "v": {"$accumulator": {}}}}, "UNIMPLEMENTED", "JavaScript"),
        ({"$match": {"$where": "true"}}, "UNIMPLEMENTED", "JavaScript"),
    ],
)
def test_what_cannot_run_is_refused_before_anything_runs(stage: dict[str, Any], status: str, word: str) -> None:
    with pytest.raises(StatusError, match=word) as failure:
        checked_stages([bson.encode(stage)])
    assert failure.value.status.name == status


def test_names_in_literals_and_data_are_not_operators() -> None:
    stages: list[dict[str, Any]] = [{"$match": {"a": {"$in": ["$x"]}}}, {"$project": {"v": {"$literal": {"$x": 1}}}}]
    assert checked_stages([bson.encode(stage) for stage in stages]) == stages


def test_they_run_over_readings_too(cloud: Cloud, fleet: Fleet) -> None:
    upload_readings(cloud, fleet.part, [{"n": number} for number in range(4)])
    stages: list[dict[str, Any]] = [
        {"$group": {"_id": {"$type": "$data.readings.n"}, "v": {"$maxN": {"input": "$data.readings.n", "n": 2}}}},
        {"$project": {"_id": 0, "v": {"$zip": {"inputs": ["$v", ["a", "b"]]}}}},
    ]
    assert mql(cloud, fleet.organization, stages) == [{"v": [[3.0, "a"], [2.0, "b"]]}]
