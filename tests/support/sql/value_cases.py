"""SQL in the cloud's dialect: types, times and functions, worked out by hand from MongoDB's reference."""

from __future__ import annotations

import datetime

from tests.support.sql.readings import BARS, MIXED, NOON, ONE, TODAY, Case, v

TYPES: list[Case] = [
    (MIXED, "SELECT data.readings.v AS v FROM readings ORDER BY time_received", v(*(each.get("v") for each in MIXED))),
    (MIXED, "SELECT data.readings.v AS v FROM readings WHERE data.readings.v IS NUMBER", v(3.0)),
    (MIXED, "SELECT data.readings.v AS v FROM readings WHERE data.readings.v IS DOUBLE", v(3.0)),
    (MIXED, "SELECT data.readings.v AS v FROM readings WHERE data.readings.v IS STRING", v("x")),
    (MIXED, "SELECT data.readings.v AS v FROM readings WHERE data.readings.v IS BOOL", v(True)),
    (MIXED, "SELECT data.readings.v AS v FROM readings WHERE data.readings.v IS ARRAY", v([1.0, 2.0])),
    (MIXED, "SELECT data.readings.v AS v FROM readings WHERE data.readings.v IS DOCUMENT", v({"w": 1.0})),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v IS NULL", v(2)),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v IS MISSING", v(1)),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v IS NOT NULL", v(5)),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v IS NOT NUMBER", v(6)),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v > 2", v(1)),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v = 'x'", v(1)),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v = TRUE", v(1)),
    (MIXED, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.v IN ('x', 'y')", v(1)),
    (MIXED, "SELECT SUM(data.readings.v) AS v FROM readings", v(3.0)),
    (MIXED, "SELECT AVG(data.readings.v) AS v FROM readings", v(3.0)),
    (MIXED, "SELECT data.readings.v.w AS v FROM readings WHERE data.readings.v IS DOCUMENT", v(1.0)),
    (MIXED, "SELECT data.readings.v[1] AS v FROM readings WHERE data.readings.v IS ARRAY", v(2.0)),
    (
        MIXED,
        "SELECT data.readings.v AS v FROM readings ORDER BY data.readings.v, time_received",
        v(None, None, 3.0, "x", {"w": 1.0}, [1.0, 2.0], True),
    ),
    (BARS, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.bar IS NUMBER", v(3)),
    (BARS, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.bar IS STRING", v(0)),
    (BARS, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.bar IS MISSING", v(1)),
    (ONE, "SELECT time_received IS TIMESTAMP AS v FROM readings", v(True)),
    (ONE, "SELECT SIZE(tags) IS INT AS v FROM readings", v(True)),
    (ONE, "SELECT CAST('12' AS INT) AS v", v(12)),
    (ONE, "SELECT CAST('12.5' AS INT) AS v", v(None)),
    (ONE, "SELECT CAST(2.9 AS INT) AS v", v(2)),
    (ONE, "SELECT CAST(-2.9 AS LONG) AS v", v(-2)),
    (ONE, "SELECT CAST('x' AS INT) AS v", v(None)),
    (ONE, "SELECT CAST('12.5' AS DOUBLE) AS v", v(12.5)),
    (ONE, "SELECT '12'::INT AS v", v(12)),
    (ONE, "SELECT 12::STRING AS v", v("12")),
    (ONE, "SELECT CAST(2.0 AS STRING) AS v", v("2")),
    (ONE, "SELECT CAST(2.5 AS STRING) AS v", v("2.5")),
    (ONE, "SELECT CAST(TRUE AS STRING) AS v", v("true")),
    (ONE, "SELECT CAST(TRUE AS INT) AS v", v(1)),
    (ONE, "SELECT CAST(0 AS BOOL) AS v", v(False)),
    (ONE, "SELECT CAST('no' AS BOOL) AS v", v(True)),
    (ONE, "SELECT CAST(time_received AS STRING) AS v FROM readings", v("2025-06-01T12:00:00.000Z")),
    (ONE, "SELECT CAST(time_received AS LONG) AS v FROM readings", v(1748779200000)),
    (ONE, "SELECT CAST(1748779200000 AS TIMESTAMP) AS v", v(NOON)),
    (ONE, "SELECT CAST('2025-06-01T14:00:00+02:00' AS TIMESTAMP) AS v", v(NOON)),
    (ONE, "SELECT CAST('yesterday' AS TIMESTAMP) AS v", v(None)),
    (ONE, "SELECT CAST('x' AS INT, 0 ON NULL, -1 ON ERROR) AS v", v(-1)),
    (ONE, "SELECT CAST(NULL AS INT, 0 ON NULL, -1 ON ERROR) AS v", v(0)),
    (ONE, "SELECT CAST(data.readings.nowhere AS INT, 7 ON NULL) AS v FROM readings", v(7)),
    (ONE, "SELECT CAST('5' AS INT, 0 ON NULL) AS v", v(5)),
    (
        MIXED,
        "SELECT CAST(data.readings.v AS STRING) AS v FROM readings ORDER BY time_received",
        v("3", "x", "true", None, None, None, None),
    ),
    (
        MIXED,
        "SELECT CAST(data.readings.v AS DOCUMENT) AS v FROM readings WHERE data.readings.v IS DOCUMENT",
        v({"w": 1.0}),
    ),
    (MIXED, "SELECT COUNT(CAST(data.readings.v AS ARRAY)) AS v FROM readings", v(1)),
    (BARS, "SELECT data.readings.bar::!DOUBLE AS v FROM readings ORDER BY time_received LIMIT 1", v(1.25)),
]

TIMES: list[Case] = [
    (ONE, f"SELECT DATETRUNC({unit}, CAST('2025-05-21T13:14:15.678Z' AS TIMESTAMP)) AS v", v(expected))
    for unit, expected in {
        "YEAR": datetime.datetime(2025, 1, 1),
        "QUARTER": datetime.datetime(2025, 4, 1),
        "MONTH": datetime.datetime(2025, 5, 1),
        "WEEK": datetime.datetime(2025, 5, 18),
        "DAY": datetime.datetime(2025, 5, 21),
        "HOUR": datetime.datetime(2025, 5, 21, 13),
        "MINUTE": datetime.datetime(2025, 5, 21, 13, 14),
        "SECOND": datetime.datetime(2025, 5, 21, 13, 14, 15),
        "MILLISECOND": datetime.datetime(2025, 5, 21, 13, 14, 15, 678000),
    }.items()
]
TIMES.extend(
    [
        (ONE, f"SELECT DATEADD({unit}, {amount}, time_received) AS v FROM readings", v(expected))
        for unit, amount, expected in (
            ("YEAR", -1, datetime.datetime(2024, 6, 1, 12)),
            ("QUARTER", 1, datetime.datetime(2025, 9, 1, 12)),
            ("MONTH", 8, datetime.datetime(2026, 2, 1, 12)),
            ("WEEK", 1, datetime.datetime(2025, 6, 8, 12)),
            ("DAY", -1, datetime.datetime(2025, 5, 31, 12)),
            ("HOUR", -2, datetime.datetime(2025, 6, 1, 10)),
            ("MINUTE", 90, datetime.datetime(2025, 6, 1, 13, 30)),
            ("SECOND", 61, datetime.datetime(2025, 6, 1, 12, 1, 1)),
            ("MILLISECOND", 250, datetime.datetime(2025, 6, 1, 12, 0, 0, 250000)),
        )
    ]
)
TIMES.extend(
    [
        (
            ONE,
            f"SELECT DATEDIFF({unit}, CAST('2024-11-30T23:59:00Z' AS TIMESTAMP), time_received) AS v FROM readings",
            v(n),
        )
        for unit, n in {
            "YEAR": 1,
            "QUARTER": 2,
            "MONTH": 7,
            "WEEK": 27,
            "DAY": 183,
            "HOUR": 4381,
            "MINUTE": 262801,
        }.items()
    ]
)
TIMES.extend(
    [
        (ONE, f"SELECT EXTRACT({part} FROM CAST('2025-05-21T13:14:15.678Z' AS TIMESTAMP)) AS v", v(n))
        for part, n in {
            "YEAR": 2025,
            "MONTH": 5,
            "DAY": 21,
            "HOUR": 13,
            "MINUTE": 14,
            "SECOND": 15,
            "MILLISECOND": 678,
            "WEEK": 20,
            "DAY_OF_YEAR": 141,
            "ISO_WEEK": 21,
            "ISO_WEEKDAY": 3,
            "DAYOFWEEK": 4,
        }.items()
    ]
)
TIMES.extend(
    [
        (
            ONE,
            "SELECT DATETRUNC(WEEK, CAST('2025-05-21T13:14:15Z' AS TIMESTAMP), 'friday') AS v",
            v(datetime.datetime(2025, 5, 16)),
        ),
        (
            ONE,
            "SELECT DATEDIFF(WEEK, CAST('2025-05-18T00:00:00Z' AS TIMESTAMP), CAST('2025-05-19T00:00:00Z' AS TIMESTAMP)) AS v",
            v(0),
        ),
        (
            ONE,
            "SELECT DATEDIFF(WEEK, CAST('2025-05-18T00:00:00Z' AS TIMESTAMP), CAST('2025-05-19T00:00:00Z' AS TIMESTAMP), 'monday') AS v",
            v(1),
        ),
        (
            ONE,
            "SELECT DATEADD(MONTH, 1, CAST('2025-01-31T00:00:00Z' AS TIMESTAMP)) AS v",
            v(datetime.datetime(2025, 2, 28)),
        ),
        (ONE, "SELECT DATEADD(HOUR, 1, NULL) AS v", v(None)),
        (ONE, "SELECT TIMESTAMPADD(HOUR, 1, time_received) AS v FROM readings", v(NOON + datetime.timedelta(hours=1))),
        (ONE, "SELECT YEAR(time_received) AS v FROM readings", v(2025)),
        (ONE, "SELECT CURRENT_TIMESTAMP AS v", v(NOON)),
        (
            ONE,
            "SELECT COUNT(*) AS v FROM readings WHERE time_received > '2025-06-01T11:00:00Z' AND time_received < '2025-06-02T00:00:00Z'",
            v(1),
        ),
        (
            ONE,
            "SELECT COUNT(*) AS v FROM readings WHERE time_received BETWEEN '2025-06-01T12:00:00Z' AND '2025-06-01T12:00:00Z'",
            v(1),
        ),
        (
            BARS,
            "SELECT DATETRUNC(DAY, time_received) AS day, COUNT(*) AS n FROM readings GROUP BY day",
            [{"day": TODAY, "n": 5}],
        ),
        (BARS, "SELECT MAX(time_received) AS v FROM readings", v(NOON + datetime.timedelta(minutes=4))),
    ]
)

SCALARS: list[Case] = [
    (ONE, f"SELECT {expression} AS v", v(expected))
    for expression, expected in {
        "7 / 2": 3.5,
        "7 % 4": 3,
        "7 / 0": None,
        "1 + 2 * 3": 7,
        "-(2 - 5)": 3,
        "2147483647 + 1": 2147483648,
        "0.1 + 0.2": 0.30000000000000004,
        "99999999999999999999": 1e20,
        "'a' || 'b'": "ab",
        "'a' || NULL": None,
        "ABS(-2.5)": 2.5,
        "CEIL(1.2)": 2.0,
        "FLOOR(-1.2)": -2.0,
        "ROUND(2.5)": 2.0,
        "ROUND(3.14159, 2)": 3.14,
        "SQRT(9)": 3.0,
        "SQRT(-1)": None,
        "POW(2, 10)": 1024.0,
        "LOG(100, 10)": 2.0,
        "LOG(0, 10)": None,
        "MOD(7, 4)": 3,
        "DEGREES(0)": 0.0,
        "COS(0)": 1.0,
        "UPPER('aB')": "AB",
        "LOWER('aB')": "ab",
        "CHAR_LENGTH('寿司')": 2,
        "OCTET_LENGTH('寿司')": 6,
        "BIT_LENGTH('ab')": 16,
        "SUBSTRING('abcd', 1)": "bcd",
        "SUBSTRING('abcd', 1, 2)": "bc",
        "SUBSTRING('abcd' FROM 0 FOR 2)": "ab",
        "POSITION('b' IN 'abc')": 1,
        "POSITION('x' IN 'abc')": -1,
        "TRIM('  a ')": "a",
        "TRIM(BOTH 'x' FROM 'xax')": "a",
        "TRIM(LEADING '123' FROM '123abc123')": "abc123",
        "TRIM(TRAILING 'x' FROM 'xax')": "xa",
        "REPLACE('abc', 'b', 'xx')": "axxc",
        "SPLIT('a-b-c', '-', 0)": "a",
        "SPLIT('a-b-c', '-', 2)": "c",
        "SPLIT('a-b-c', '-', -1)": "c",
        "SPLIT('a-b-c', '-', 7)": "",
        "SPLIT('a', '', 0)": None,
        "COALESCE(NULL, 2, 3)": 2,
        "NULLIF(1, 1)": None,
        "NULLIF('a', 'b')": "a",
        "CASE WHEN 1 = 2 THEN 'x' ELSE 'y' END": "y",
        "CASE 2 WHEN 1 THEN 'x' WHEN 2 THEN 'y' END": "y",
        "CASE WHEN FALSE THEN 1 END": None,
        "'abc' LIKE 'a%'": True,
        "'abc' LIKE '_c'": False,
        "'a%c' LIKE 'a$%c' ESCAPE '$'": True,
        "'abc' NOT LIKE 'b%'": True,
        "2 BETWEEN 1 AND 3": True,
        "2 IN (1, 2)": True,
        "2 NOT IN (1, 2)": False,
        "TRUE AND NULL": None,
        "TRUE OR NULL": True,
        "1 <> 2": True,
        "1 != 1": False,
        "NULL IS NULL": True,
        "1 IS NOT NULL": True,
        "(1 = 1) IS TRUE": True,
    }.items()
]
SCALARS.extend(
    [
        (ONE, "SELECT SIZE(tags) AS v FROM readings", v(2)),
        (ONE, "SELECT SIZE(data.readings.nowhere) AS v FROM readings", v(None)),
        (ONE, "SELECT SLICE(tags, 1) AS v FROM readings", v(["winter"])),
        (ONE, "SELECT SLICE(tags, -1) AS v FROM readings", v(["test"])),
        (ONE, "SELECT SLICE(tags, 1, 1) AS v FROM readings", v(["test"])),
        (BARS, "SELECT COUNT(*) AS v FROM readings WHERE 'test' IN tags", v(1)),
    ]
)

VALUE_CASES = [*TYPES, *TIMES, *SCALARS]
