"""SQL in the cloud's dialect: results, what is refused, mistakes, and the warning about a missing lower bound."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.sql.cases import CASES
from tests.support.sql.readings import ONE, SINCE, Rows, run
from tests.support.sql.value_cases import VALUE_CASES
from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.query_engine.readings import columns
from viam_cloud_emulator.query_engine.sql.duckdb_query import run_query


@pytest.mark.parametrize(
    ("rows", "query", "expected"),
    [*CASES, *VALUE_CASES],
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
        (r"\* stands alone", "SELECT *, 1 AS a FROM readings"),
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
    list(run_query(query, "readings", columns([]), 0, warnings.append))
    assert bool(warnings) == warned
    assert all("lower bound on time_received" in text for text in warnings)
