"""SQL in the cloud's dialect: rows, a query, and its result, worked out by hand from MongoDB's language reference."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.query_engine.readings import columns, microseconds_of
from viam_cloud_emulator.query_engine.sql.duckdb_query import run_query

Rows = Sequence[Mapping[str, Any]]

NOON = datetime.datetime(2025, 6, 1, 12)
TODAY = datetime.datetime(2025, 6, 1)
SINCE = "time_received >= CAST('2000-01-01T00:00:00.000Z' AS TIMESTAMP)"

ONE: Rows = [{}]
"""One reading with nothing in it."""
BARS: Rows = [{"bar": 1.25}, {"bar": 2.5}, {"bar": None}, {}, {"bar": 4.0}]
MIXED: Rows = [{"v": 3.0}, {"v": "x"}, {"v": True}, {"v": [1.0, 2.0]}, {"v": {"w": 1.0}}, {"v": None}, {}]
BOXES: Rows = [
    {"boxes": [{"label": "cat", "share": 0.9}, {"label": "dog", "share": 0.5}]},
    {"boxes": []},
    {"boxes": [{"label": "cat", "share": 0.25}]},
    {},
]
NESTED: Rows = [{"a": {"b": {"c": 1.0}}, "x": "one"}, {"a": {"b": {"c": 2.0}}, "x": "two"}]


def run(values: Rows, query: str, tags: Sequence[str] = ("winter", "test")) -> list[dict[str, Any]]:
    """The rows of a query over readings, a minute apart from noon on, of which the first has tags."""
    rows = [
        (
            "organization",
            "location",
            "robot",
            "part",
            "rdk:component:sensor",
            "boiler",
            "Readings",
            *[microseconds_of(NOON + datetime.timedelta(minutes=minute))] * 3,
            json.dumps(list(tags) if minute == 0 else ["winter"]),
            "{}",
            json.dumps({"readings": dict(value)}),
        )
        for minute, value in enumerate(values)
    ]
    warnings: list[str] = []
    return list(run_query(query, "readings", columns(rows), warnings.append))  # type: ignore[arg-type]


def v(*values: Any) -> list[dict[str, Any]]:
    """Rows with one column, `v`."""
    return [{"v": value} for value in values]


PATHS: list[tuple[Rows, str, Any]] = [
    (BARS, "SELECT data.readings.bar AS v FROM readings ORDER BY time_received", v(1.25, 2.5, None, None, 4.0)),
    (BARS, "SELECT data.readings.bar FROM readings ORDER BY time_received LIMIT 1", [{"bar": 1.25}]),
    (BARS, "SELECT data.readings.nowhere AS v FROM readings LIMIT 1", v(None)),
    (BARS, "SELECT data.nowhere.further.still AS v FROM readings LIMIT 1", v(None)),
    (BARS, "SELECT data.readings.bar.below AS v FROM readings LIMIT 1", v(None)),
    (BARS, "SELECT data.readings.BAR AS v FROM readings LIMIT 1", v(None)),
    (BARS, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.nowhere = 1", v(0)),
    (BARS, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.nowhere IS NULL", v(5)),
    (BARS, "SELECT SUM(data.readings.nowhere) AS v FROM readings", v(None)),
    (BARS, "SELECT r.data.readings.bar AS v FROM readings AS r ORDER BY r.time_received LIMIT 1", v(1.25)),
    (BARS, "SELECT readings.data.readings.bar AS v FROM readings ORDER BY time_received LIMIT 1", v(1.25)),
    (BARS, "SELECT COUNT(*) AS v FROM sensorData.readings", v(5)),
    (BARS, "SELECT COUNT(*) AS v FROM `sensorData`.`readings` AS `r`", v(5)),
    (BARS, 'SELECT "data"."readings"."bar" AS "v" FROM readings ORDER BY time_received LIMIT 1', v(1.25)),
    ([{"a b": {"c.d": 1.0}, "1": "x"}], "SELECT data.readings.`a b`.`c.d` AS v FROM readings", v(1.0)),
    ([{"1": "x"}], "SELECT data.readings.`1` AS v FROM readings", v("x")),
    ([{"1": "x"}], "SELECT data.readings['1'] AS v FROM readings", v("x")),
    ([{"a/b": {"~": 1.0}}], "SELECT data.readings.`a/b`.`~` AS v FROM readings", v(1.0)),
    ([{"a": 1.0, "A": "x"}], "SELECT data.readings.a, data.readings.A FROM readings", [{"a": 1.0, "A": "x"}]),
    ([{'"': 1.0}], 'SELECT data.readings."""" AS v FROM readings', v(1.0)),
    ([{"": 1.0}], "SELECT data.readings AS v FROM readings", v({"": 1.0})),
    ([{"a": None}], "SELECT data.readings AS v FROM readings", v({"a": None})),
    (NESTED, "SELECT data.readings.a.b.c AS v FROM readings ORDER BY v DESC", v(2.0, 1.0)),
    (NESTED, "SELECT data.readings.a AS v FROM readings WHERE data.readings.x = 'one'", v({"b": {"c": 1.0}})),
    (ONE, "SELECT tags[0] AS v FROM readings", v("winter")),
    (ONE, "SELECT tags[1] AS v FROM readings", v("test")),
    (ONE, "SELECT tags[-1] AS v FROM readings", v("test")),
    (ONE, "SELECT tags[7] AS v FROM readings", v(None)),
    (ONE, "SELECT tags[0] FROM readings", [{"_1": "winter"}]),
    (
        BOXES,
        "SELECT data.readings.boxes[0].label AS v FROM readings ORDER BY time_received",
        v("cat", None, "cat", None),
    ),
    (BOXES, "SELECT data.readings.boxes[1].share AS v FROM readings ORDER BY time_received LIMIT 1", v(0.5)),
    (BOXES, "SELECT data.readings.boxes.label AS v FROM readings LIMIT 1", v(None)),
    (ONE, "SELECT additional_parameters AS v FROM readings", v({})),
    (ONE, "SELECT capture_day AS v FROM readings", v(TODAY)),
    (ONE, "SELECT COUNT(*) AS v FROM readings WHERE capture_day = '2025-06-01'", v(1)),
]

NAMES: list[tuple[Rows, str, Any]] = [
    (BARS, "SELECT COUNT(*) FROM readings", [{"_1": 5}]),
    (BARS, "SELECT part_id, COUNT(*), 1 + 1 FROM readings GROUP BY part_id", [{"part_id": "part", "_2": 5, "_3": 2}]),
    (BARS, "SELECT part_id AS `Part` FROM readings LIMIT 1", [{"Part": "part"}]),
    (ONE, "SELECT 1 AS a, 2 AS A", [{"a": 1, "A": 2}]),
    (ONE, "SELECT x.a, x.A FROM (SELECT 1 AS a, 2 AS A) AS x", [{"a": 1, "A": 2}]),
    (ONE, "SELECT x.* FROM (SELECT 1 AS a, 2 AS A) AS x", [{"a": 1, "A": 2}]),
    (ONE, "SELECT '`' AS tick, 'it''s' AS it", [{"tick": "`", "it": "it's"}]),
    (ONE, 'SELECT 1 AS `a"b`', [{'a"b': 1}]),
]

TYPES: list[tuple[Rows, str, Any]] = [
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

TIMES: list[tuple[Rows, str, Any]] = [
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
        (ONE, "SELECT CURRENT_TIMESTAMP > CAST('2025-01-01T00:00:00Z' AS TIMESTAMP) AS v", v(True)),
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

SOURCES: list[tuple[Rows, str, Any]] = [
    (NESTED, "SELECT data_readings_a_b_c AS v FROM FLATTEN(readings) ORDER BY v", v(1.0, 2.0)),
    (NESTED, "SELECT r.data_readings_x AS v FROM FLATTEN(readings AS r) ORDER BY r.time_received", v("one", "two")),
    (
        NESTED,
        "SELECT `data:readings:x` AS v FROM FLATTEN(readings WITH SEPARATOR => ':') ORDER BY time_received",
        v("one", "two"),
    ),
    (
        NESTED,
        "SELECT data_readings_a AS v FROM FLATTEN(readings WITH DEPTH => 2) ORDER BY time_received LIMIT 1",
        v({"b": {"c": 1.0}}),
    ),
    (
        NESTED,
        "SELECT data_readings_a.b.c AS v FROM FLATTEN(readings WITH DEPTH => 2, SEPARATOR => '_') ORDER BY v",
        v(1.0, 2.0),
    ),
    (
        NESTED,
        "SELECT COUNT(*) AS v FROM FLATTEN(FLATTEN(readings WITH DEPTH => 1)) WHERE data_readings_a_b_c > 1",
        v(1),
    ),
    (
        NESTED,
        "SELECT f.p_b_c AS v FROM FLATTEN((SELECT data.readings.a AS p FROM readings) AS f) ORDER BY v",
        v(1.0, 2.0),
    ),
    (BARS, "SELECT COUNT(*) AS v FROM UNWIND(readings WITH PATH => tags)", v(6)),
    (
        BARS,
        "SELECT tags, COUNT(*) AS n FROM UNWIND(readings WITH PATH => tags) GROUP BY tags ORDER BY tags",
        [{"tags": "test", "n": 1}, {"tags": "winter", "n": 5}],
    ),
    (
        ONE,
        "SELECT tags, i FROM UNWIND(readings WITH PATH => tags, INDEX => i) ORDER BY i",
        [{"tags": "winter", "i": 0}, {"tags": "test", "i": 1}],
    ),
    (
        BOXES,
        "SELECT data.readings.boxes.label AS v FROM UNWIND(readings WITH PATH => data.readings.boxes) ORDER BY data.readings.boxes.share",
        v("cat", "dog", "cat"),
    ),
    (BOXES, "SELECT COUNT(*) AS v FROM UNWIND(readings WITH PATH => data.readings.boxes, OUTER => TRUE)", v(5)),
    (
        BOXES,
        "SELECT r.data.readings.boxes.label AS v FROM UNWIND(readings AS r WITH PATH => r.data.readings.boxes) WHERE r.data.readings.boxes.share > 0.6",
        v("cat"),
    ),
    (
        BOXES,
        "SELECT data.readings AS v FROM UNWIND(readings WITH PATH => data.readings.boxes) ORDER BY data.readings.boxes.share LIMIT 1",
        v({"boxes": {"label": "cat", "share": 0.25}}),
    ),
    (
        BOXES,
        "SELECT data_readings_boxes_label AS v FROM FLATTEN(UNWIND(readings WITH PATH => data.readings.boxes)) ORDER BY data_readings_boxes_share DESC LIMIT 1",
        v("cat"),
    ),
    (BOXES, "SELECT COUNT(*) AS v FROM UNWIND(readings WITH PATH => data.readings.nowhere)", v(0)),
    (BARS, "SELECT COUNT(*) AS v FROM UNWIND(readings WITH PATH => data.readings.bar)", v(3)),
    (
        [{"m": [[1.0, 2.0], [3.0]]}],
        "SELECT data.readings.m AS v FROM UNWIND(UNWIND(readings WITH PATH => data.readings.m) WITH PATH => data.readings.m) ORDER BY v",
        v(1.0, 2.0, 3.0),
    ),
    (
        [{"m": [None, {"a": None}]}],
        "SELECT data.readings.m AS v, i FROM UNWIND(readings WITH PATH => data.readings.m, INDEX => i) ORDER BY i",
        [{"v": None, "i": 0}, {"v": {"a": None}, "i": 1}],
    ),
    (BARS, "SELECT MAX(t.b) AS v FROM (SELECT data.readings.bar AS b FROM readings) AS t", v(4.0)),
    (NESTED, "SELECT t.d.b.c AS v FROM (SELECT data.readings.a AS d FROM readings) AS t ORDER BY v", v(1.0, 2.0)),
    (
        BARS,
        "WITH high AS (SELECT data.readings.bar AS b FROM readings WHERE data.readings.bar > 2) SELECT COUNT(*) AS v FROM high",
        v(2),
    ),
    (BARS, "WITH readings AS (SELECT 1 AS one FROM readings) SELECT COUNT(one) AS v FROM readings", v(5)),
    (
        NESTED,
        "SELECT a.data.readings.x AS v FROM readings AS a JOIN readings AS b ON a.data.readings.a.b.c < b.data.readings.a.b.c",
        v("one"),
    ),
    (NESTED, "SELECT COUNT(*) AS v FROM readings AS a, readings AS b", v(4)),
    (NESTED, "SELECT COUNT(*) AS v FROM readings AS a CROSS JOIN readings AS b", v(4)),
    (
        NESTED,
        "SELECT a.data.readings.x AS x, b.data.readings.x AS y FROM readings a LEFT OUTER JOIN readings b ON a.data.readings.a.b.c < b.data.readings.a.b.c ORDER BY x",
        [{"x": "one", "y": "two"}, {"x": "two", "y": None}],
    ),
    (NESTED, "SELECT 1 AS v UNION ALL SELECT 1 AS v", v(1, 1)),
    (NESTED, "SELECT data.readings.x AS v FROM readings UNION SELECT 'two' AS v ORDER BY v DESC", v("two", "one")),
    (
        BARS,
        "SELECT COUNT(*) AS v FROM readings WHERE data.readings.bar = (SELECT MAX(data.readings.bar) FROM readings)",
        v(1),
    ),
    (
        BARS,
        "SELECT COUNT(*) AS v FROM readings WHERE data.readings.bar IN (SELECT data.readings.bar FROM readings WHERE data.readings.bar > 2)",
        v(2),
    ),
    (
        BARS,
        "SELECT COUNT(*) AS v FROM readings WHERE data.readings.bar >= ALL (SELECT data.readings.bar FROM readings WHERE data.readings.bar IS NOT NULL)",
        v(1),
    ),
    (
        BARS,
        "SELECT COUNT(*) AS v FROM readings AS r WHERE EXISTS (SELECT 1 FROM readings AS o WHERE o.data.readings.bar > r.data.readings.bar)",
        v(2),
    ),
]

CLAUSES: list[tuple[Rows, str, Any]] = [
    (BARS, "SELECT data.readings.bar AS v FROM readings ORDER BY v", v(None, None, 1.25, 2.5, 4.0)),
    (BARS, "SELECT data.readings.bar AS v FROM readings ORDER BY v DESC", v(4.0, 2.5, 1.25, None, None)),
    (BARS, "SELECT data.readings.bar AS v FROM readings ORDER BY 1 DESC LIMIT 2", v(4.0, 2.5)),
    (BARS, "SELECT data.readings.bar AS v FROM readings ORDER BY v DESC LIMIT 1 OFFSET 1", v(2.5)),
    (BARS, "SELECT data.readings.bar AS v FROM readings ORDER BY v DESC FETCH FIRST 1 ROWS ONLY", v(4.0)),
    (BARS, "SELECT DISTINCT component_name AS v FROM readings", v("boiler")),
    (BARS, "SELECT COUNT(DISTINCT component_name) AS v FROM readings", v(1)),
    (BARS, "SELECT COUNT(data.readings.bar) AS v FROM readings", v(3)),
    (BARS, "SELECT COUNT(*) AS v FROM readings WHERE NOT (data.readings.bar > 2)", v(1)),
    (BARS, "SELECT COUNT(*) AS v FROM readings WHERE data.readings.bar > 2 OR data.readings.bar IS NULL", v(4)),
    (
        BARS,
        "SELECT part_id, AVG(data.readings.bar) AS mean FROM readings GROUP BY part_id HAVING COUNT(*) > 4",
        [{"part_id": "part", "mean": 31 / 12}],
    ),
    (BARS, "SELECT part_id AS v FROM readings GROUP BY part_id HAVING COUNT(*) > 5", []),
    (BARS, "SELECT STDDEV_POP(data.readings.bar) AS v FROM readings WHERE data.readings.bar < 3", v(0.625)),
    (BARS, "SELECT ADD_TO_ARRAY(data.readings.bar) AS v FROM readings WHERE data.readings.bar < 2", v([1.25])),
    (BARS, "SELECT FIRST(component_name) AS v FROM readings", v("boiler")),
    (
        BARS,
        "SELECT MIN(data.readings.bar) AS least, MAX(data.readings.bar) AS most FROM readings",
        [{"least": 1.25, "most": 4.0}],
    ),
    (ONE, "SELECT 1 AS a WHERE FALSE", []),
    (ONE, "-- a comment\nSELECT 1 /* another */ AS v;", v(1)),
]

SCALARS: list[tuple[Rows, str, Any]] = [
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


@pytest.mark.parametrize(
    ("rows", "query", "expected"),
    [*PATHS, *NAMES, *TYPES, *TIMES, *SOURCES, *CLAUSES, *SCALARS],
)
def test_results(rows: Rows, query: str, expected: list[dict[str, Any]]) -> None:
    assert run(rows, query) == expected


@pytest.mark.parametrize(
    ("word", "query"),
    [
        ("ILIKE", "SELECT COUNT(*) AS n FROM readings WHERE component_name ILIKE 'BOIL%'"),
        ("OVER", "SELECT ROW_NUMBER() OVER (ORDER BY time_received) AS n FROM readings"),
        ("OVER", "SELECT SUM(1) OVER () AS n FROM readings"),
        ("DATE; use TIMESTAMP", "SELECT CAST(time_received AS DATE) AS d FROM readings"),
        ("DATE; use TIMESTAMP", "SELECT DATE '2025-01-01' AS d"),
        ("INTERVAL", "SELECT time_received + INTERVAL 1 MINUTE AS d FROM readings"),
        ("QUALIFY", "SELECT part_id FROM readings QUALIFY part_id = ''"),
        ("USING", "SELECT 1 FROM readings AS a JOIN readings AS b USING (part_id)"),
        ("FULL JOIN", "SELECT 1 FROM readings AS a FULL JOIN readings AS b ON TRUE"),
        ("NATURAL JOIN", "SELECT 1 FROM readings AS a NATURAL JOIN readings AS b"),
        ("RECURSIVE", "WITH RECURSIVE t AS (SELECT 1 AS n) SELECT n FROM t"),
        ("INTERSECT", "SELECT 1 AS a INTERSECT SELECT 1 AS a"),
        ("EXCEPT", "SELECT 1 AS a EXCEPT SELECT 1 AS a"),
        ("DISTINCT ON", "SELECT DISTINCT ON (part_id) part_id FROM readings"),
        ("IS DISTINCT FROM", "SELECT 1 IS DISTINCT FROM 2 AS a"),
        ("LIST", "SELECT list(part_id) AS a FROM readings"),
        ("function READ_CSV", "SELECT * FROM read_csv('/etc/passwd')"),
        ("function EPOCH_MS", "SELECT epoch_ms(1) AS a"),
        ("HUGEINT", "SELECT 2::HUGEINT AS big"),
        ("braces", "SELECT {'a': 1} AS a"),
        ("brackets", "SELECT [1, 2] AS a"),
        ("STAR|EXCEPT|EXCLUDE", "SELECT * EXCLUDE (part_id) FROM readings"),
    ],
)
def test_what_the_cloud_lacks_is_refused_with_its_word(word: str, query: str) -> None:
    with pytest.raises(StatusError, match=word) as caught:
        run(ONE, query)
    assert caught.value.status.name == "INVALID_ARGUMENT"


@pytest.mark.parametrize(
    ("complaint", "query"),
    [
        ("no column part_nam; there are: .*part_id", "SELECT part_nam FROM readings"),
        ("no column robot_name", "SELECT robot_name FROM readings"),
        ("no column x", "SELECT r.x FROM (SELECT 1 AS y) AS r"),
        ("no table nowhere; there are: readings", "SELECT 1 FROM nowhere"),
        ("no table other.readings", "SELECT 1 FROM other.readings"),
        ("several sources", "SELECT part_id FROM readings AS a, readings AS b"),
        ("two sources are called readings", "SELECT 1 FROM readings, readings"),
        ("two columns are called a", "SELECT 1 AS a, 2 AS a"),
        ("needs a name", "SELECT a FROM (SELECT 1 AS a)"),
        ("= does not take a number and a string together", "SELECT 1 = '1' AS v"),
        (r"\+ takes a number, not a string", "SELECT 1 + '1' AS v"),
        (r"\+ takes a number, not a timestamp", "SELECT time_received + 1 AS v FROM readings"),
        ("WHERE takes a boolean, not a number", "SELECT 1 AS v FROM readings WHERE 1"),
        ("UPPER does not take 2 arguments", "SELECT UPPER('a', 'b') AS v"),
        ("DATEADD knows no unit FORTNIGHT", "SELECT DATEADD(FORTNIGHT, 1, time_received) AS v FROM readings"),
        ("EXTRACT knows no part EPOCH", "SELECT EXTRACT(EPOCH FROM time_received) AS v FROM readings"),
        ("knows no day someday", "SELECT DATETRUNC(WEEK, time_received, 'someday') AS v FROM readings"),
        ("UNWIND needs PATH", "SELECT 1 FROM UNWIND(readings)"),
        ("UNWIND knows no option FROM", "SELECT 1 FROM UNWIND(readings WITH PATH => tags, FROM => 1)"),
        ("there is a column part_id already", "SELECT 1 FROM UNWIND(readings WITH PATH => tags, INDEX => part_id)"),
        ("no column nowhere", "SELECT 1 FROM UNWIND(readings WITH PATH => nowhere)"),
        ("FLATTEN knows no option SIZE", "SELECT 1 FROM FLATTEN(readings WITH SIZE => 1)"),
        ("each once", "SELECT 1 FROM FLATTEN(readings WITH DEPTH => 1, DEPTH => 2)"),
        ("takes a whole number", "SELECT 1 FROM FLATTEN(readings WITH DEPTH => 1.5)"),
        ("takes a string", "SELECT 1 FROM FLATTEN(readings WITH SEPARATOR => 1)"),
        (
            "cannot FLATTEN or UNWIND a join|cannot be read",
            "SELECT 1 FROM UNWIND(readings JOIN readings WITH PATH => tags)",
        ),
        ("stands inside", "SELECT 1 FROM FLATTEN(readings) AS f"),
        ("same columns", "SELECT 1 AS a UNION ALL SELECT 1 AS b"),
        ("one SELECT statement", "SELECT 1; SELECT 2"),
        ("one SELECT statement", "DROP TABLE readings"),
        ("one SELECT statement", ""),
        ("cannot be read", "SELECT 'x"),
        ("cannot be read at line 2", "SELECT 1\nFROM WHERE"),
        ("nested too deeply|cannot be read", "(" * 5000),
        ("2 columns instead of one", "SELECT (SELECT 1 AS a, 2 AS b) AS v"),
        ("GROUP BY takes names and expressions", "SELECT part_id FROM readings GROUP BY 1"),
        ("ORDER BY 3: there are 1 columns", "SELECT 1 AS a ORDER BY 3"),
    ],
)
def test_mistakes_are_named(complaint: str, query: str) -> None:
    with pytest.raises(StatusError, match=complaint) as caught:
        run(ONE, query)
    assert caught.value.status.name == "INVALID_ARGUMENT"


@pytest.mark.parametrize(
    ("query", "warned"),
    [
        ("SELECT 1 FROM readings", True),
        ("SELECT 1 FROM FLATTEN(readings)", True),
        ("SELECT 1 FROM UNWIND(FLATTEN(readings) WITH PATH => tags)", True),
        ("SELECT 1 FROM readings WHERE part_id = ''", True),
        ("SELECT 1 FROM readings WHERE time_received < '2030-01-01T00:00:00Z'", True),
        (f"SELECT 1 FROM readings WHERE {SINCE} OR part_id = ''", True),
        ("SELECT a FROM (SELECT 1 AS a FROM readings) AS r WHERE a > 1", True),
        (f"SELECT 1 FROM readings WHERE {SINCE}", False),
        (f"SELECT 1 FROM readings AS r WHERE r.part_id = '' AND r.{SINCE}", False),
        (f"SELECT 1 FROM FLATTEN(readings) WHERE {SINCE}", False),
        ("SELECT 1 FROM readings WHERE '2000-01-01T00:00:00Z' < time_received", False),
        ("SELECT 1 FROM readings WHERE time_received BETWEEN '2000-01-01T00:00:00Z' AND '2030-01-01T00:00:00Z'", False),
        ("SELECT 1 AS one", False),
        ("WITH readings AS (SELECT 1 AS one) SELECT one FROM readings", False),
    ],
)
def test_a_missing_lower_bound_is_warned_of(query: str, warned: bool) -> None:
    warnings: list[str] = []
    list(run_query(query, "readings", columns([]), warnings.append))
    assert bool(warnings) == warned
    assert all("lower bound on time_received" in text for text in warnings)
