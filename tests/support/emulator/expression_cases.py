"""Expressions over one document, and what they give: values worked out by hand, after the rules of MongoDB."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from bson import Decimal128, Int64, ObjectId, Timestamp

DATE = dt.datetime(2024, 2, 29, 13, 5, 9, 87000)
_DAY = dt.datetime(2024, 2, 29)
DOCUMENT: dict[str, Any] = {
    "date": DATE,
    "dates": [DATE, None],
    "n": 7,
    "x": -2.5,
    "text": "  Olive oil  ",
    "word": "press",
    "none": None,
    "list": [5, 1, 4],
    "pairs": [{"a": 2, "b": "y"}, {"a": 1, "b": "x"}, {"a": 2, "b": "w"}],
    "tank": {"level": 40, "unit": "l", "at.place": 3},
    "id": ObjectId("65e000000000000000000000"),
    "stamp": Timestamp(1700000000, 4),
    "binary": b"abcd",
}


def _zoned(zone: str) -> dict[str, Any]:
    return {"date": "$date", "timezone": zone}


def _shift(unit: str, amount: int, **more: Any) -> dict[str, Any]:
    return {"startDate": "$date", "unit": unit, "amount": amount, **more}


def _diff(start: dt.datetime, end: dt.datetime, unit: str, **more: Any) -> dict[str, Any]:
    return {"$dateDiff": {"startDate": start, "endDate": end, "unit": unit, **more}}


def _trunc(unit: str, **more: Any) -> dict[str, Any]:
    return {"$dateTrunc": {"date": "$date", "unit": unit, **more}}


def _format(layout: str, **more: Any) -> dict[str, Any]:
    return {"$dateToString": {"date": "$date", "format": layout, **more}}


def _read(text: Any, **more: Any) -> dict[str, Any]:
    return {"$dateFromString": {"dateString": text, **more}}


_D = dt.datetime
Case = tuple[Any, Any]
DATES: list[Case] = [
    ({"$year": "$date"}, 2024),
    ({"$year": {"date": _D(2024, 12, 31, 23), "timezone": "+02:00"}}, 2025),
    ({"$year": "$none"}, None),
    ({"$year": "$absent"}, None),
    ({"$month": "$date"}, 2),
    ({"$month": "$id"}, 2),
    ({"$dayOfMonth": "$date"}, 29),
    ({"$dayOfMonth": _zoned("Pacific/Auckland")}, 1),
    ({"$dayOfYear": "$date"}, 60),
    ({"$dayOfWeek": "$date"}, 5),
    ({"$dayOfWeek": {"date": _D(2024, 3, 3)}}, 1),
    ({"$week": "$date"}, 8),
    ({"$isoWeek": "$date"}, 9),
    ({"$isoWeekYear": {"date": _D(2027, 1, 2)}}, 2026),
    ({"$isoDayOfWeek": {"date": _D(2024, 3, 3)}}, 7),
    ({"$hour": "$date"}, 13),
    ({"$hour": _zoned("America/New_York")}, 8),
    ({"$hour": _zoned("-0330")}, 9),
    ({"$minute": "$date"}, 5),
    ({"$second": "$date"}, 9),
    ({"$millisecond": "$date"}, 87),
    ({"$hour": ["$date"]}, 13),
    (
        {"$dateToParts": {"date": "$date"}},
        {"year": 2024, "month": 2, "day": 29, "hour": 13, "minute": 5, "second": 9, "millisecond": 87},
    ),
    (
        {"$dateToParts": {"date": "$date", "iso8601": True}},
        {"isoWeekYear": 2024, "isoWeek": 9, "isoDayOfWeek": 4, "hour": 13, "minute": 5, "second": 9, "millisecond": 87},
    ),
    ({"$dateToParts": {"date": None}}, None),
    ({"$dateFromParts": {"year": 2024, "month": 2, "day": 29}}, _DAY),
    ({"$dateFromParts": {"year": 2024, "month": 14, "day": 1}}, _D(2025, 2, 1)),
    ({"$dateFromParts": {"year": 2024, "month": 0}}, _D(2023, 12, 1)),
    ({"$dateFromParts": {"year": 2024, "hour": -1}}, _D(2023, 12, 31, 23)),
    ({"$dateFromParts": {"year": 2024, "timezone": "Asia/Tokyo"}}, _D(2023, 12, 31, 15)),
    ({"$dateFromParts": {"isoWeekYear": 2024, "isoWeek": 9, "isoDayOfWeek": 4}}, _DAY),
    ({"$dateFromParts": {"year": "$none"}}, None),
    ({"$dateToString": {"date": "$date"}}, "2024-02-29T13:05:09.087Z"),
    (_format("%Y/%m/%d %H:%M:%S.%L"), "2024/02/29 13:05:09.087"),
    (_format("%j %u %w %U %V %G %%"), "060 4 5 08 09 2024 %"),
    (_format("%d %b %B"), "29 Feb February"),
    (_format("%H:%M %z %Z", timezone="Asia/Kolkata"), "18:35 +0530 +330"),
    ({"$dateToString": {"date": "$none", "onNull": "never"}}, "never"),
    ({"$dateToString": {"date": "$none"}}, None),
    (_read("2024-02-29"), _DAY),
    (_read("2024-02-29T13:05:09.087Z"), DATE),
    (_read("2024-02-29T13:05:09.087+0200"), DATE - dt.timedelta(hours=2)),
    (_read("2024-02-29T00:00:00", timezone="America/New_York"), _D(2024, 2, 29, 5)),
    (_read("29.2.2024", format="%d.%m.%Y"), _DAY),
    (_read("2024 W09 4", format="%G W%V %u"), _DAY),
    (_read("today", onError="?"), "?"),
    (_read(None, onNull=_DAY), _DAY),
    ({"$dateAdd": _shift("hour", 12)}, DATE + dt.timedelta(hours=12)),
    ({"$dateAdd": _shift("year", 1)}, _D(2025, 2, 28, 13, 5, 9, 87000)),
    ({"$dateAdd": _shift("quarter", 1)}, _D(2024, 5, 29, 13, 5, 9, 87000)),
    (
        {"$dateAdd": {"startDate": _D(2024, 3, 9, 12), "unit": "day", "amount": 1, "timezone": "America/New_York"}},
        _D(2024, 3, 10, 11),
    ),
    (
        {"$dateAdd": {"startDate": _D(2024, 3, 9, 12), "unit": "hour", "amount": 24, "timezone": "America/New_York"}},
        _D(2024, 3, 10, 12),
    ),
    ({"$dateAdd": {"startDate": None, "unit": "day", "amount": 1}}, None),
    ({"$dateSubtract": _shift("month", 1)}, _D(2024, 1, 29, 13, 5, 9, 87000)),
    ({"$dateSubtract": _shift("week", 1)}, DATE - dt.timedelta(days=7)),
    (_diff(_D(2024, 12, 31, 23), _D(2025, 1, 1, 1), "year"), 1),
    (_diff(_D(2024, 1, 31), _D(2024, 2, 1), "month"), 1),
    (_diff(_D(2024, 1, 1, 23, 59), _D(2024, 1, 2, 0, 1), "day"), 1),
    (_diff(_D(2024, 1, 1, 23, 59), _D(2024, 1, 2, 0, 1), "hour"), 1),
    (_diff(_D(2024, 1, 2), _D(2024, 1, 1), "minute"), -1440),
    (_diff(_D(2024, 3, 2), _D(2024, 3, 3), "week"), 1),
    (_diff(_D(2024, 3, 2), _D(2024, 3, 3), "week", startOfWeek="monday"), 0),
    (_diff(_D(2024, 3, 31), _D(2024, 4, 1), "quarter"), 1),
    (_trunc("year"), _D(2024, 1, 1)),
    (_trunc("quarter"), _D(2024, 1, 1)),
    (_trunc("month"), _D(2024, 2, 1)),
    (_trunc("week"), _D(2024, 2, 25)),
    (_trunc("week", startOfWeek="Monday"), _D(2024, 2, 26)),
    (_trunc("day"), _DAY),
    (_trunc("day", timezone="Asia/Tokyo"), _D(2024, 2, 29, 15) - dt.timedelta(days=1)),
    (_trunc("hour", binSize=6), _D(2024, 2, 29, 12)),
    (_trunc("minute", binSize=15), _D(2024, 2, 29, 13)),
    (_trunc("second"), _D(2024, 2, 29, 13, 5, 9)),
    (_trunc("month", binSize=5), _D(2023, 10, 1)),
    ({"$dateTrunc": {"date": "$none", "unit": "day"}}, None),
    ({"$tsSecond": "$stamp"}, 1700000000),
    ({"$tsIncrement": "$stamp"}, 4),
]
TYPES: list[Case] = [
    ({"$toDate": "2024-02-29"}, _DAY),
    ({"$toDate": Int64(0)}, _D(1970, 1, 1)),
    ({"$toDate": "$id"}, _D(2024, 2, 29, 3, 54, 40)),
    ({"$toDate": "$none"}, None),
    ({"$toDouble": "2.5"}, 2.5),
    ({"$toDouble": True}, 1.0),
    ({"$toInt": 1.99}, 1),
    ({"$toInt": "-12"}, -12),
    ({"$toInt": Decimal128("5.5")}, 5),
    ({"$toLong": "$date"}, 1709211909087),
    ({"$toLong": "$absent"}, None),
    ({"$toBool": "false"}, True),
    ({"$toBool": 0.0}, False),
    ({"$toBool": "$none"}, None),
    ({"$toString": True}, "true"),
    ({"$toString": 2.5}, "2.5"),
    ({"$toString": 7}, "7"),
    ({"$toString": "$date"}, "2024-02-29T13:05:09.087Z"),
    ({"$toString": "$id"}, "65e000000000000000000000"),
    ({"$toDecimal": "4.10"}, Decimal128("4.10")),
    ({"$toObjectId": "65e000000000000000000000"}, DOCUMENT["id"]),
    ({"$convert": {"input": "x", "to": "int", "onError": -1}}, -1),
    ({"$convert": {"input": None, "to": "int", "onNull": 0}}, 0),
    ({"$convert": {"input": "1", "to": 16}}, 1),
    ({"$convert": {"input": 5000000000, "to": "int", "onError": "large"}}, "large"),
    *(
        ({"$type": value}, name)
        for value, name in {
            "$n": "int",
            "$x": "double",
            "$word": "string",
            "$none": "null",
            "$absent": "missing",
        }.items()
    ),
    *(
        ({"$type": value}, name)
        for value, name in {"$list": "array", "$tank": "object", "$date": "date", "$id": "objectId"}.items()
    ),
    ({"$type": Int64(1)}, "long"),
    ({"$isNumber": "$x"}, True),
    ({"$isNumber": "$word"}, False),
    ({"$isArray": "$list"}, True),
    ({"$isArray": "$absent"}, False),
    ({"$bsonSize": {"$literal": {}}}, 5),
    ({"$binarySize": "$binary"}, 4),
]
NUMBERS: list[Case] = [
    ({"$round": 2.5}, 2.0),
    ({"$round": 3.5}, 4.0),
    ({"$round": [1.25, 1]}, 1.2),
    ({"$round": [1250, -2]}, 1200),
    ({"$round": "$absent"}, None),
    ({"$trunc": -7.8}, -7.0),
    ({"$trunc": [7.89, 1]}, 7.8),
    ({"$trunc": [-1299, -2]}, -1200),
    ({"$ceil": "$x"}, -2.0),
    ({"$floor": "$x"}, -3.0),
    ({"$abs": "$x"}, 2.5),
    ({"$mod": [-7, 3]}, -1),
    ({"$mod": [7.5, 2]}, 1.5),
    ({"$add": ["$n", 1, 2]}, 10),
    ({"$add": ["$date", 1000]}, DATE + dt.timedelta(seconds=1)),
    ({"$subtract": ["$n", 2]}, 5),
    ({"$subtract": ["$date", 87]}, DATE - dt.timedelta(milliseconds=87)),
    ({"$subtract": ["$date", _DAY]}, 47109087),
    ({"$multiply": ["$n", "$x"]}, -17.5),
    ({"$multiply": ["$n", "$none"]}, None),
    ({"$divide": ["$n", 2]}, 3.5),
    ({"$exp": 0}, 1.0),
    ({"$ln": 1}, 0.0),
    ({"$log": [8, 2]}, 3.0),
    ({"$log10": 1000}, 3.0),
    ({"$pow": [2, 3]}, 8),
    ({"$sqrt": 9}, 3.0),
    ({"$sin": 0}, 0.0),
    ({"$cos": 0}, 1.0),
    ({"$tan": 0}, 0.0),
    ({"$asin": 1}, math.pi / 2),
    ({"$acos": 1}, 0.0),
    ({"$atan": 0}, 0.0),
    ({"$atan2": [1, 1]}, math.pi / 4),
    ({"$sinh": 0}, 0.0),
    ({"$cosh": 0}, 1.0),
    ({"$tanh": 0}, 0.0),
    ({"$asinh": 0}, 0.0),
    ({"$acosh": 1}, 0.0),
    ({"$atanh": 1}, math.inf),
    ({"$degreesToRadians": 180}, math.pi),
    ({"$radiansToDegrees": math.pi}, 180.0),
    ({"$bitAnd": [6, 3]}, 2),
    ({"$bitOr": [6, 3]}, 7),
    ({"$bitXor": [6, 3]}, 5),
    ({"$bitNot": 5}, -6),
    ({"$lt": [{"$rand": {}}, 1]}, True),
]
STRINGS: list[Case] = [
    ({"$trim": {"input": "$text"}}, "Olive oil"),
    ({"$ltrim": {"input": "$text"}}, "Olive oil  "),
    ({"$rtrim": {"input": "xxaxx", "chars": "x"}}, "xxa"),
    ({"$trim": {"input": "$none"}}, None),
    ({"$replaceAll": {"input": "$word", "find": "s", "replacement": "z"}}, "prezz"),
    ({"$replaceOne": {"input": "$word", "find": "s", "replacement": "z"}}, "prezs"),
    ({"$replaceAll": {"input": "$none", "find": "s", "replacement": "z"}}, None),
    ({"$regexMatch": {"input": "$word", "regex": "^PR", "options": "i"}}, True),
    ({"$regexMatch": {"input": "$none", "regex": "a"}}, False),
    ({"$regexFind": {"input": "$word", "regex": "(e)(x)?"}}, {"match": "e", "idx": 2, "captures": ["e", None]}),
    ({"$regexFind": {"input": "$word", "regex": "q"}}, None),
    (
        {"$regexFindAll": {"input": "$word", "regex": "s"}},
        [{"match": "s", "idx": 3, "captures": []}, {"match": "s", "idx": 4, "captures": []}],
    ),
    ({"$concat": ["$word", "-", "$word"]}, "press-press"),
    ({"$concat": ["$word", "$none"]}, None),
    ({"$indexOfBytes": ["$word", "s"]}, 3),
    ({"$indexOfCP": ["$word", "q"]}, -1),
    ({"$split": ["a-b-c", "-"]}, ["a", "b", "c"]),
    ({"$strLenCP": "größe"}, 5),
    ({"$strLenBytes": "größe"}, 7),
    ({"$strcasecmp": ["Press", "$word"]}, 0),
    ({"$substrCP": ["$word", 1, 2]}, "re"),
    ({"$substrBytes": ["$word", 0, 3]}, "pre"),
    ({"$substr": ["$word", 0, 1]}, "p"),
    ({"$toUpper": "$word"}, "PRESS"),
    ({"$toLower": "ABC"}, "abc"),
    ({"$toLower": "$none"}, ""),
]
ARRAYS: list[Case] = [
    ({"$arrayElemAt": ["$list", -1]}, 4),
    ({"$arrayElemAt": ["$none", 0]}, None),
    ({"$first": "$list"}, 5),
    ({"$last": "$list"}, 4),
    ({"$firstN": {"input": "$list", "n": 2}}, [5, 1]),
    ({"$lastN": {"input": "$list", "n": 2}}, [1, 4]),
    ({"$maxN": {"input": "$list", "n": 2}}, [5, 4]),
    ({"$minN": {"input": "$list", "n": 2}}, [1, 4]),
    ({"$sortArray": {"input": "$list", "sortBy": -1}}, [5, 4, 1]),
    (
        {"$sortArray": {"input": "$pairs", "sortBy": {"a": 1, "b": 1}}},
        [{"a": 1, "b": "x"}, {"a": 2, "b": "w"}, {"a": 2, "b": "y"}],
    ),
    ({"$sortArray": {"input": "$none", "sortBy": 1}}, None),
    ({"$zip": {"inputs": [["a", "b"], [1, 2, 3]]}}, [["a", 1], ["b", 2]]),
    ({"$zip": {"inputs": [["a"], [1, 2]], "useLongestLength": True}}, [["a", 1], [None, 2]]),
    (
        {"$zip": {"inputs": [["a"], [1, 2]], "useLongestLength": True, "defaults": ["z", 0]}},
        [["a", 1], ["z", 2]],
    ),
    ({"$range": [0, 10, 4]}, [0, 4, 8]),
    ({"$range": [3, 0, -1]}, [3, 2, 1]),
    ({"$reverseArray": "$list"}, [4, 1, 5]),
    ({"$reduce": {"input": "$list", "initialValue": 0, "in": {"$add": ["$$value", "$$this"]}}}, 10),
    ({"$reduce": {"input": "$none", "initialValue": 0, "in": "$$this"}}, None),
    ({"$map": {"input": "$list", "as": "i", "in": {"$multiply": ["$$i", 2]}}}, [10, 2, 8]),
    ({"$filter": {"input": "$list", "as": "i", "cond": {"$gt": ["$$i", 3]}}}, [5, 4]),
    ({"$concatArrays": ["$list", [9]]}, [5, 1, 4, 9]),
    ({"$in": [4, "$list"]}, True),
    ({"$indexOfArray": ["$list", 4]}, 2),
    ({"$size": "$list"}, 3),
    ({"$slice": ["$list", 2]}, [5, 1]),
    ({"$slice": ["$list", -2]}, [1, 4]),
    ({"$slice": ["$list", 1, 1]}, [1]),
    ({"$arrayToObject": [[["a", 1], ["b", 2]]]}, {"a": 1, "b": 2}),
    ({"$objectToArray": {"$literal": {"a": 1}}}, [{"k": "a", "v": 1}]),
    ({"$setDifference": ["$list", [1]]}, [5, 4]),
    ({"$setEquals": ["$list", [1, 4, 5, 5]]}, True),
    ({"$setIsSubset": [[1], "$list"]}, True),
    ({"$anyElementTrue": [[False, 1]]}, True),
    ({"$allElementsTrue": [[True, 0]]}, False),
    ({"$mergeObjects": [{"a": 1, "b": 1}, None, {"b": 2}]}, {"a": 1, "b": 2}),
    ({"$getField": {"field": "at.place", "input": "$tank"}}, 3),
    ({"$getField": "n"}, 7),
    ({"$setField": {"field": "unit", "input": {"unit": "l", "n": 1}, "value": "m3"}}, {"unit": "m3", "n": 1}),
    ({"$unsetField": {"field": "unit", "input": {"unit": "l", "n": 1}}}, {"n": 1}),
    ({"$median": {"input": "$list", "method": "approximate"}}, 4.0),
    ({"$percentile": {"input": "$list", "p": [0, 1], "method": "approximate"}}, [1.0, 5.0]),
]
CONDITIONS: list[Case] = [
    ({"$cond": [{"$gt": ["$n", 5]}, "high", "low"]}, "high"),
    ({"$cond": {"if": "$none", "then": 1, "else": 2}}, 2),
    ({"$ifNull": ["$none", "$absent", 3]}, 3),
    ({"$switch": {"branches": [{"case": {"$eq": ["$n", 7]}, "then": "seven"}], "default": "other"}}, "seven"),
    ({"$let": {"vars": {"a": 2}, "in": {"$multiply": ["$$a", "$n"]}}}, 14),
    ({"$literal": "$n"}, "$n"),
    ({"$and": [True, 1]}, True),
    ({"$or": [0, None]}, False),
    ({"$not": ["$none"]}, True),
    ({"$cmp": ["$n", 8]}, -1),
    ({"$eq": ["$n", 7]}, True),
    ({"$ne": ["$n", 7]}, False),
    ({"$gte": ["$n", 7]}, True),
    ({"$lte": ["$n", 6]}, False),
    ({"$sum": "$list"}, 10),
    ({"$avg": "$list"}, 10 / 3),
    ({"$max": "$list"}, 5),
    ({"$min": "$list"}, 1),
]
CASES = [*DATES, *TYPES, *NUMBERS, *STRINGS, *ARRAYS, *CONDITIONS]
