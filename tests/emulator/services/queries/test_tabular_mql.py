"""MQL over tabular data, and saved queries."""

from __future__ import annotations

import datetime
from typing import Any

import bson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.emulator.captures import NOON, SENSOR, emulator_of_its_own, encoded, mql, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet, names, unknown_id
from viam_cloud.errors import AlreadyExistsError, InvalidArgumentError, NotFoundError, UnimplementedError
from viam_cloud.proto.app import data
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.query_engine.mql.aggregate import run_stages
from viam_cloud_emulator.query_engine.readings import microseconds_of, prefilter, time_of
from viam_cloud_runtime import dict_to_struct

_NAIVE_NOON = NOON.replace(tzinfo=None)
_HOT = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE


@pytest.fixture
def warm(cloud: Cloud, fleet: Fleet) -> Fleet:
    """A fleet with five temperatures of two places."""
    values = [{"celsius": 20 + number, "place": "roof" if number % 2 else "cellar"} for number in range(5)]
    upload_readings(cloud, fleet.part, values, tags=["a"])
    return fleet


def test_documents_have_all_that_is_known(cloud: Cloud, warm: Fleet) -> None:
    (document,) = mql(cloud, warm.organization, [{"$limit": 1}])
    assert document == {
        "organization_id": warm.organization,
        "location_id": warm.location,
        "robot_id": warm.robot,
        "part_id": warm.part,
        **SENSOR,
        "time_requested": _NAIVE_NOON,
        "time_received": _NAIVE_NOON,
        "tags": ["a"],
        "additional_parameters": {},
        "data": {"readings": {"celsius": 20.0, "place": "cellar"}},
    }


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ([{"$match": {"component_name": "thermometer"}}, {"$count": "n"}], [{"n": 5}]),
        ([{"$match": {"component_name": "nobody"}}, {"$limit": 3}], []),
        ([{"$match": {"data.readings.celsius": {"$gte": 22}}}, {"$count": "n"}], [{"n": 3}]),
        ([{"$match": {"time_received": {"$gt": _NAIVE_NOON}}}, {"$count": "n"}], [{"n": 4}]),
        (
            [
                {"$group": {"_id": "$data.readings.place", "mean": {"$avg": "$data.readings.celsius"}}},
                {"$sort": {"_id": 1}},
            ],
            [{"_id": "cellar", "mean": 22.0}, {"_id": "roof", "mean": 22.0}],
        ),
        (
            [{"$sort": {"time_received": -1}}, {"$limit": 1}, {"$project": {"_id": 0, "t": "$data.readings.celsius"}}],
            [{"t": 24.0}],
        ),
        ([{"$skip": 3}, {"$count": "n"}], [{"n": 2}]),
        ([{"$limit": 2.0}, {"$count": "n"}], [{"n": 2}]),
        (
            [{"$sortByCount": "$data.readings.place"}],
            [{"_id": "cellar", "count": 3}, {"_id": "roof", "count": 2}],
        ),
        ([{"$limit": 1}, {"$replaceWith": "$data.readings"}], [{"celsius": 20.0, "place": "cellar"}]),
        (
            [{"$limit": 1}, {"$replaceRoot": {"newRoot": "$data.readings"}}, {"$unset": "place"}],
            [{"celsius": 20.0}],
        ),
        (
            [
                {"$limit": 1},
                {"$replaceWith": "$data"},
                {"$set": {"f": {"$add": ["$readings.celsius", 1]}}},
                {"$unset": ["readings"]},
            ],
            [{"f": 21.0}],
        ),
        ([{"$unwind": "$tags"}, {"$group": {"_id": "$tags", "n": {"$sum": 1}}}], [{"_id": "a", "n": 5}]),
    ],
)
def test_aggregations(cloud: Cloud, warm: Fleet, stages: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    assert mql(cloud, warm.organization, stages) == expected


def test_nobody_elses_data(cloud: Cloud, warm: Fleet) -> None:
    other = cloud.new_fleet()
    assert mql(cloud, other.organization, [{"$match": {}}]) == []
    match = {"$match": {"organization_id": warm.organization}}
    assert mql(cloud, other.organization, [match]) == []


@pytest.mark.parametrize(
    ("stages", "message"),
    [
        ([], "at least one stage"),
        ([{}], "exactly one field"),
        ([{"$match": {}, "$limit": 1}], "exactly one field"),
        ([{"match": {}}], "match is not a stage"),
        ([{"$out": "readings"}], r"\$out"),
        ([{"$merge": {"into": "readings"}}], r"\$merge"),
        ([{"$lookup": {"from": "x"}}], r"\$lookup"),
        ([{"$facet": {"a": [{"$match": {}}]}}], r"\$facet"),
        ([{"$match": {"$where": "sleep(1000)"}}], r"\$where"),
        ([{"$project": {"x": {"$function": {"body": "f", "args": [], "lang": "js"}}}}], r"\$function"),
        ([{"$project": {"x": [{"a": {"$range": [0, 10**9]}}]}}], r"\$range"),
        ([{"$limit": 0}], r"\$limit"),
        ([{"$limit": "5"}], r"\$limit"),
        ([{"$limit": True}], r"\$limit"),
        ([{"$limit": 1.5}], r"\$limit"),
        ([{"$limit": float("nan")}], r"\$limit"),
        ([{"$skip": -1}], r"\$skip"),
        ([{"$match": 5}], "cannot be run"),
        ([{"$match": {"part_id": {"$nonsense": 1}}}], r"\$nonsense"),
        ([{"$group": {}}], "with the field _id"),
        ([{"$group": {"_id": {"$nonsense": 1}}}], r"\$nonsense"),
        ([{"$unset": 5}], "cannot be run"),
    ],
)
def test_refused_aggregations(cloud: Cloud, warm: Fleet, stages: list[dict[str, Any]], message: str) -> None:
    with pytest.raises((InvalidArgumentError, UnimplementedError), match=message) as caught:
        mql(cloud, warm.organization, stages)
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize("stage", [b"", b"\0", b"\xff" * 30, bson.encode({"a": 1})[:-1]])
def test_broken_bson(cloud: Cloud, warm: Fleet, stage: bytes) -> None:
    with pytest.raises(InvalidArgumentError, match=r"mql_binary\[0\]"):
        cloud.data.tabular_data_by_mql(organization_id=warm.organization, mql_binary=[stage])


@pytest.mark.parametrize("stage", ["$geoNear"])
def test_stages_that_only_the_cloud_has(cloud: Cloud, warm: Fleet, stage: str) -> None:
    with pytest.raises(UnimplementedError, match=f"\\{stage}"):
        mql(cloud, warm.organization, [{stage: {}}])


@pytest.mark.parametrize("is_async", [False, True])
def test_the_hot_store_has_what_is_configured_for_as_long_as_it_says(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        minutes = (datetime.datetime.now(datetime.timezone.utc) - NOON).total_seconds() / 60
        everything = [{"$replaceWith": "$data.readings"}]
        upload_readings(cloud, fleet.part, [{"n": 1}], minute=minutes)
        assert mql(cloud, fleet.organization, everything, use_recent_data=True) == []

        capture = {"method": "Readings", "recent_data_store": {"stored_hours": 24}}
        service = {"type": "data_manager", "attributes": {"capture_methods": [capture]}}
        sensor = {"name": "thermometer", "api": "rdk:component:sensor", "service_configs": [service]}
        cloud.app.update_robot_part(id=fleet.part, name="p", robot_config=dict_to_struct({"components": [sensor]}))
        upload_readings(cloud, fleet.part, [{"n": 2}], minute=minutes)
        upload_readings(cloud, fleet.part, [{"n": 3}], minute=minutes, component_name="barometer")
        hot = data.TabularDataSource(type=_HOT)
        assert mql(cloud, fleet.organization, everything) == [{"n": 1.0}, {"n": 2.0}, {"n": 3.0}]
        assert mql(cloud, fleet.organization, everything, use_recent_data=True) == [{"n": 2.0}]
        assert mql(cloud, fleet.organization, everything, data_source=hot) == [{"n": 2.0}]
        emulator.advance(datetime.timedelta(hours=25))
        emulator.expire_tokens()
        assert mql(cloud, fleet.organization, everything, data_source=hot) == []
        assert len(mql(cloud, fleet.organization, everything)) == 3


_TIMES = st.integers(0, 5000).map(lambda microseconds: 1_700_000_000_000_000 + microseconds)
_BOUNDS = _TIMES.map(time_of)
_COMPARISONS = st.dictionaries(st.sampled_from(["$gt", "$gte", "$lt", "$lte", "$ne"]), _BOUNDS, min_size=1, max_size=2)
_MATCHES = st.fixed_dictionaries(
    {},
    optional={
        "part_id": st.sampled_from(["p", "q", {"$in": ["p"]}]),
        "robot_id": st.sampled_from(["r", "s"]),
        "time_received": st.one_of(_COMPARISONS, _BOUNDS),
        "data.n": st.integers(0, 3),
    },
)
_ROWS = st.lists(st.tuples(st.sampled_from("pq"), st.sampled_from("rs"), _TIMES, st.integers(0, 3)), max_size=8)


@settings(max_examples=200)
@given(rows=_ROWS, match=_MATCHES, limit=st.none() | st.integers(1, 4))
def test_the_prefilter_changes_no_result(
    rows: list[tuple[str, str, int, int]], match: dict[str, Any], limit: int | None
) -> None:
    stages: list[dict[str, Any]] = [{"$match": match}]
    if limit is not None:
        stages.append({"$limit": limit})
    wanted = prefilter(stages)
    kept = [row for row in rows if _fulfills(wanted.condition, row)][: wanted.limit]
    assert run_stages(map(_document, kept), stages) == run_stages(map(_document, rows), stages)


def _document(row: tuple[str, str, int, int]) -> dict[str, Any]:
    part, robot, time, number = row
    return {"part_id": part, "robot_id": robot, "time_received": time_of(time), "data": {"n": number}}


def _fulfills(condition: Condition, row: tuple[str, str, int, int]) -> bool:
    """What SQLite would say of the row."""
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        sql = f"SELECT ({condition.sql}) FROM (SELECT ? AS part_id, ? AS robot_id, ? AS time_received)"
        return bool(connection.execute(sql, (*condition.parameters, *row[:3])).fetchone()[0])
    finally:
        connection.close()


@given(_TIMES)
def test_times_survive_to_the_millisecond(time: int) -> None:
    assert microseconds_of(time_of(time)) == time - time % 1000


def test_saved_queries(cloud: Cloud, fleet: Fleet) -> None:
    stages = encoded({"$match": {"component_name": "thermometer"}})
    create, get = cloud.data.create_saved_query, cloud.data.get_saved_query
    first = create(organization_id=fleet.organization, name="first", mql_binary=stages).id
    query = get(id=first).saved_query
    assert (query.id, query.organization_id, query.name) == (first, fleet.organization, "first")
    assert list(query.mql_binary) == stages
    assert query.created_on == query.updated_at
    create(organization_id=fleet.organization, name="second", mql_binary=stages)
    listed = cloud.data.list_saved_queries(organization_id=fleet.organization).queries
    assert names(listed) == ["first", "second"]
    assert names(cloud.data.list_saved_queries(organization_id=fleet.organization, limit=1).queries) == ["first"]
    other = encoded({"$limit": 1})
    cloud.data.update_saved_query(id=first, name="renamed", mql_binary=other)
    changed = get(id=first).saved_query
    assert (changed.name, list(changed.mql_binary), changed.created_on) == ("renamed", other, query.created_on)
    assert changed.updated_at.ToMicroseconds() > query.updated_at.ToMicroseconds()
    cloud.data.delete_saved_query(id=first)
    with pytest.raises(NotFoundError, match=first):
        get(id=first)


def test_saved_queries_run_before_others(cloud: Cloud, warm: Fleet) -> None:
    roof = encoded({"$match": {"data.readings.place": "roof"}})
    cloud.data.create_saved_query(organization_id=warm.organization, name="roof", mql_binary=roof)
    counted = mql(cloud, warm.organization, [{"$count": "n"}], query_prefix_name="roof")
    assert counted == [{"n": 2}]
    alone = cloud.data.tabular_data_by_mql(organization_id=warm.organization, query_prefix_name="roof")
    assert len(alone.raw_data) == 2
    with pytest.raises(NotFoundError, match="cellar"):
        mql(cloud, warm.organization, [{"$count": "n"}], query_prefix_name="cellar")


def test_refused_saved_queries(cloud: Cloud, fleet: Fleet) -> None:
    create = cloud.data.create_saved_query
    stages = encoded({"$limit": 1})
    identifier = create(organization_id=fleet.organization, name="taken", mql_binary=stages).id
    with pytest.raises(AlreadyExistsError, match="taken"):
        create(organization_id=fleet.organization, name="taken", mql_binary=stages)
    with pytest.raises(InvalidArgumentError, match="name"):
        create(organization_id=fleet.organization, name=" ", mql_binary=stages)
    with pytest.raises(InvalidArgumentError, match="stage"):
        create(organization_id=fleet.organization, name="empty", mql_binary=[])
    with pytest.raises(InvalidArgumentError, match=r"\$out"):
        cloud.data.update_saved_query(id=identifier, name="taken", mql_binary=encoded({"$out": "x"}))
    with pytest.raises(InvalidArgumentError, match="limit"):
        cloud.data.list_saved_queries(organization_id=fleet.organization, limit=-1)
    with pytest.raises(NotFoundError, match="organization"):
        create(organization_id=unknown_id(), name="x", mql_binary=stages)
