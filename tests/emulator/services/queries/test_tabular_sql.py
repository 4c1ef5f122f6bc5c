"""SQL over tabular data: it finds what is there, and nothing else."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.support.emulator.captures import (
    ENDLESS_SQL,
    GROWING_SQL,
    NOON,
    SENSOR,
    emulator_of_its_own,
    mql,
    sql,
    upload_readings,
)
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from viam_cloud.errors import DeadlineExceededError, InvalidArgumentError, NotFoundError, ResourceExhaustedError

_NAIVE_NOON = NOON.replace(tzinfo=None)


@pytest.fixture
def warm(cloud: Cloud, fleet: Fleet) -> Fleet:
    """A fleet with five temperatures."""
    upload_readings(cloud, fleet.part, [{"celsius": 20 + number, "place": "roof"} for number in range(5)], tags=["a"])
    return fleet


def test_rows_have_all_that_is_known(cloud: Cloud, warm: Fleet) -> None:
    row = sql(cloud, warm.organization, "SELECT * FROM readings ORDER BY time_received LIMIT 1")[0]
    assert row == {
        "organization_id": warm.organization,
        "location_id": warm.location,
        "robot_id": warm.robot,
        "part_id": warm.part,
        **SENSOR,
        "time_requested": _NAIVE_NOON,
        "time_received": _NAIVE_NOON,
        "tags": ["a"],
        "additional_parameters": {},
        "data": {"readings": {"celsius": 20.0, "place": "roof"}},
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT COUNT(*) AS n FROM readings", [{"n": 5}]),
        ("SELECT AVG(data.readings.celsius) AS mean FROM readings;", [{"mean": 22.0}]),
        ("SELECT data.readings.celsius FROM readings WHERE data.readings.celsius > 23", [{"celsius": 24.0}]),
        ("SELECT `component_name` AS `n` FROM readings LIMIT 1", [{"n": "thermometer"}]),
        ("SELECT '`' AS tick, 'it''s' AS it", [{"tick": "`", "it": "it's"}]),
        ("SELECT DISTINCT data.readings.place AS place FROM readings", [{"place": "roof"}]),
        (
            "SELECT COUNT(*) AS n FROM readings"
            " WHERE time_received >= CAST('2025-06-01T12:02:00.000Z' AS TIMESTAMP) AND 'a' IN tags",
            [{"n": 3}],
        ),
        (
            "SELECT MAX(time_requested) AS latest FROM readings",
            [{"latest": _NAIVE_NOON + datetime.timedelta(minutes=4)}],
        ),
        ("SELECT 1 AS a WHERE FALSE", []),
    ],
)
def test_queries(cloud: Cloud, warm: Fleet, query: str, expected: list[dict[str, object]]) -> None:
    assert sql(cloud, warm.organization, query) == expected


@pytest.mark.parametrize(
    "values",
    [
        [],
        [{}],
        [{"a": 1}, {"a": "x"}, {"a": [1, "x"]}, {"a": {"b": 1}}],
        [{"a": 1, "A": 2}],
        [{"": 1}],
        [{"a b": {"c": [[1], [], [{"d": True}]]}}, {"other": "é"}],
    ],
)
def test_readings_of_any_shape(cloud: Cloud, fleet: Fleet, values: list[dict[str, object]]) -> None:
    for minute, value in enumerate(values):
        upload_readings(cloud, fleet.part, [value], minute=minute)
    rows = sql(cloud, fleet.organization, "SELECT data FROM readings ORDER BY time_received")
    assert len(rows) == len(values)
    assert [row["data"]["readings"] for row in rows] == values


def test_nobody_elses_data(cloud: Cloud, warm: Fleet) -> None:
    other = cloud.new_fleet()
    upload_readings(cloud, other.part, [{"secret": 1}])
    assert sql(cloud, warm.organization, "SELECT DISTINCT organization_id AS id FROM readings") == [
        {"id": warm.organization}
    ]
    assert sql(cloud, other.organization, "SELECT COUNT(*) AS n FROM readings") == [{"n": 1}]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "--",
        "SELEC",
        "SELECT",
        "SELECT * FROM nowhere",
        "SELECT nothing FROM readings",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE readings",
        "DROP TABLE readings",
        "DELETE FROM readings",
        "INSERT INTO readings SELECT * FROM readings",
        "UPDATE readings SET part_id = ''",
        "CREATE TABLE t AS SELECT 1",
        "WITH gone AS (DELETE FROM readings RETURNING *) SELECT * FROM gone",
        "ATTACH 'other.db'",
        "ATTACH ':memory:' AS other",
        "EXPORT DATABASE 'out'",
        "IMPORT DATABASE 'out'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA database_list",
        "SET enable_external_access = true",
        "RESET enable_external_access",
        "CALL pragma_version()",
        "EXPLAIN ANALYZE SELECT 1",
        "VACUUM",
        "CHECKPOINT",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_csv_auto('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/passwd')",
        "SELECT * FROM read_json('/etc/passwd')",
        "SELECT * FROM read_parquet('https://example.com/a.parquet')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM sqlite_scan('emulator.sqlite3', 'api_keys')",
        "SELECT * FROM query('COPY readings TO ''out.csv''')",
        "SELECT getenv('HOME')",
        "SELECT * FROM columns",
        "SELECT * FROM rows",
        "SELECT * FROM connection",
        "SELECT error('on purpose')",
        "\0",
        "SELECT '" + "x" * 100,
        "(" * 2000,
    ],
)
def test_queries_that_do_more_than_read(cloud: Cloud, warm: Fleet, query: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        sql(cloud, warm.organization, query)
    assert "Traceback" not in str(caught.value)
    assert sql(cloud, warm.organization, "SELECT COUNT(*) AS n FROM readings") == [{"n": 5}]


def test_no_file_is_written(cloud: Cloud, warm: Fleet, tmp_path: Path) -> None:
    for query in ("COPY readings TO '{}'", "COPY (SELECT 1) TO '{}'", "SELECT * FROM query('COPY readings TO ''{}''')"):
        with pytest.raises(InvalidArgumentError):
            sql(cloud, warm.organization, query.format(tmp_path / "out.csv"))
    assert list(tmp_path.iterdir()) == []


def test_results_are_not_endless(blocking_cloud: Cloud) -> None:
    fleet = blocking_cloud.new_fleet()
    upload_readings(blocking_cloud, fleet.part, [{"text": "x" * 1000}] * 20)
    joined = ", ".join(f"readings AS r{number}" for number in range(4))
    with pytest.raises(ResourceExhaustedError, match="32 MiB"):
        sql(blocking_cloud, fleet.organization, f"SELECT r1.data.readings.text AS text FROM {joined}")
    with pytest.raises(ResourceExhaustedError, match="memory"):
        sql(blocking_cloud, fleet.organization, f"SELECT {GROWING_SQL} FROM {joined}, readings AS r4, readings AS r5")


def test_long_queries_end(blocking_cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viam_cloud_emulator.query_engine.processes.LONGEST_SECONDS", 2.0)
    fleet = blocking_cloud.new_fleet()
    upload_readings(blocking_cloud, fleet.part, [{"n": number} for number in range(100)])
    with pytest.raises(DeadlineExceededError, match="takes longer"):
        sql(blocking_cloud, fleet.organization, ENDLESS_SQL)


@pytest.mark.parametrize("is_async", [False, True])
def test_now_is_the_time_on_the_emulators_clock(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        upload_readings(cloud, fleet.part, [{"n": 1}])
        emulator.advance(datetime.timedelta(days=3650))
        emulator.expire_tokens()
        [by_sql] = sql(cloud, fleet.organization, "SELECT CURRENT_TIMESTAMP AS now FROM readings")
        [by_mql] = mql(cloud, fleet.organization, [{"$project": {"_id": 0, "now": "$$NOW"}}])
        [matched] = mql(
            cloud,
            fleet.organization,
            [{"$match": {"$expr": {"$lt": ["$time_received", "$$NOW"]}}}, {"$group": {"_id": "$$NOW"}}],
        )
        late = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None) + datetime.timedelta(days=3649)
        assert min(by_sql["now"], by_mql["now"], matched["_id"]) > late


def test_a_missing_lower_bound_is_in_the_log(cloud: Cloud, warm: Fleet, caplog: pytest.LogCaptureFixture) -> None:
    assert sql(cloud, warm.organization, "SELECT COUNT(*) FROM readings") == [{"_1": 5}]
    assert [record.levelname for record in caplog.records if "lower bound on time_received" in record.message] == [
        "WARNING"
    ]


def test_organizations_have_to_exist(cloud: Cloud) -> None:
    with pytest.raises(NotFoundError, match="organization"):
        sql(cloud, unknown_id(), "SELECT 1")
    with pytest.raises(InvalidArgumentError, match="organization_id"):
        sql(cloud, "", "SELECT 1")
