"""Large results of MQL: each row once, in one order, whatever the size of a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import bson
import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.errors import InvalidArgumentError
from viam_cloud_runtime.viam.query_pages import QueryPages, in_one_order

_NOON = datetime(2026, 2, 10, 12, tzinfo=timezone.utc)


@pytest.fixture
def readings(cloud: Cloud, fleet: Fleet) -> Fleet:
    """Twelve readings, of which four were captured at a time."""
    times = [(_NOON + timedelta(hours=number // 4),) * 2 for number in range(12)]
    cloud.flavour.call(
        cloud.flavour.client.data_client.tabular_data_capture_upload,
        [{"readings": {"number": number, "row": number % 3}} for number in range(12)],
        fleet.part,
        "rdk:component:sensor",
        "tank",
        "Readings",
        times,
    )
    return fleet


def _rows(cloud: Cloud, fleet: Fleet, query: Sequence[Any], **options: Any) -> list[dict[str, Any]]:
    client = cloud.flavour.client.data_client
    return cloud.flavour.collect(client.iter_tabular_data_by_mql(fleet.organization, query, **options))


@pytest.mark.emulator
@pytest.mark.parametrize("page_size", [1, 5, 6, 12, 1000])
@pytest.mark.parametrize(
    "query",
    [
        [{"$match": {"component_name": "tank"}}],
        [{"$match": {"component_name": "tank"}}, {"$project": {"data": 1, "_id": 0}}],
        [{"$sort": {"data.readings.row": -1}}, {"$project": {"data": 1}}],
        [{"$group": {"_id": {"n": "$data.readings.number"}}}],
        [{"$sort": {"time_requested": 1}}, {"$group": {"_id": "$data.readings.number"}}, {"$sort": {"_id": -1}}],
        [bson.encode({"$match": {"component_name": "tank"}})],
    ],
)
def test_each_row_once(query: Sequence[Any], page_size: int, cloud: Cloud, readings: Fleet) -> None:
    rows = _rows(cloud, readings, query, page_size=page_size)
    assert len(rows) == 12
    assert rows == _rows(cloud, readings, query, page_size=7)
    assert len({str(row) for row in rows}) == 12
    assert _rows(cloud, readings, query, page_size=page_size, limit=5) == rows[:5]


@pytest.mark.emulator
def test_the_order_of_the_query_is_kept(cloud: Cloud, readings: Fleet) -> None:
    query = [{"$sort": {"data.readings.row": -1, "data.readings.number": 1}}]
    rows = _rows(cloud, readings, query, page_size=5)
    assert [row["data"]["readings"]["number"] for row in rows] == [2, 5, 8, 11, 1, 4, 7, 10, 0, 3, 6, 9]


@pytest.mark.emulator
def test_rows_without_an_id_or_an_order(cloud: Cloud, readings: Fleet) -> None:
    query = [{"$group": {"_id": "$data.readings.number"}}, {"$project": {"_id": 0, "number": "$_id"}}]
    assert len(_rows(cloud, readings, query)) == 12
    with pytest.raises(ValueError, match="no `_id` that would put them in order"):
        _rows(cloud, readings, query, page_size=5)
    assert len(_rows(cloud, readings, [*query, {"$sort": {"number": 1}}], page_size=5)) == 12


@pytest.mark.emulator
def test_errors_of_the_server_come_through(cloud: Cloud, readings: Fleet) -> None:
    with pytest.raises(InvalidArgumentError):
        _rows(cloud, readings, [{"$out": "elsewhere"}])


@pytest.mark.emulator
@pytest.mark.parametrize(
    ("query", "options", "error"),
    [
        ([], {}, "query: expected at least one stage"),
        ([{"$limit": 1}], {"page_size": 0}, "page_size must be 1 or more, not 0"),
        ([{"$limit": 1}], {"limit": -1}, "limit must be 0 or more, not -1"),
    ],
)
def test_arguments_that_make_no_sense(query: Any, options: dict[str, Any], error: str, cloud: Cloud) -> None:
    with pytest.raises(ValueError, match=error):
        cloud.flavour.client.data_client.iter_tabular_data_by_mql("organization", query, **options)


def test_numbers_have_to_be_some() -> None:
    with pytest.raises(TypeError, match="page_size: expected a number of rows, got str"):
        QueryPages([{"$limit": 1}], "5", None, is_whole=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stages", "ordered"),
    [
        (["$match"], ["$match", "$sort"]),
        (["$match", "$limit"], ["$match", "$sort", "$limit"]),
        (["$project"], ["$sort", "$project"]),
        (["$group", "$match"], ["$group", "$match", "$sort"]),
        (["$sort", "$limit", "$project"], ["$sort", "$limit", "$project"]),
        (["$sort", "$group"], ["$sort", "$group", "$sort"]),
    ],
)
def test_where_an_order_comes_from(stages: list[str], ordered: list[str]) -> None:
    found = in_one_order([{stage: {"x": 1}} for stage in stages], is_whole=True)
    assert [next(iter(stage)) for stage in found] == ordered


def test_after_a_saved_query_rows_may_be_anything() -> None:
    assert in_one_order([{"$match": {}}], is_whole=False) == [{"$match": {}}, {"$sort": {"_id": 1}}]


def test_no_page_is_asked_for_without_need() -> None:
    pages = QueryPages([{"$match": {}}], 3, 6, is_whole=True)
    asked: list[Any] = []
    while (query := pages.next_query()) is not None:
        asked.append(query[-2:])
        pages.take([{"_id": number} for number in range(3)])
    assert asked == [
        [{"$sort": asked[0][0]["$sort"]}, {"$limit": 3}],
        [{"$skip": 3}, {"$limit": 3}],
    ]
