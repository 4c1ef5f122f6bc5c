"""Tabular data: found by filters, exported, queried, deleted."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import bson
import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import InvalidArgumentError, NotFoundError
from viam_cloud.proto.app.data import DeleteTabularFilter, Order, TabularDataSourceType
from viam_cloud.utils import create_filter

NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)
_TYPE = "rdk:component:sensor"


async def upload(sdk: Sdk, part: str, *numbers: int, name: str = "thermometer", **more: Any) -> None:
    """Readings `{"n": number}`, each captured that many minutes after noon."""
    times = [NOON + timedelta(minutes=number) for number in numbers]
    await sdk.data.tabular_data_capture_upload(
        [{"readings": {"n": number}} for number in numbers],
        part,
        _TYPE,
        name,
        "Readings",
        [(time, time + timedelta(seconds=1)) for time in times],
        **more,
    )


def _numbers(rows: list[dict[str, Any]]) -> list[float]:
    return [row["readings"]["n"] for row in rows]


@scenario
async def pages_of_readings(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    await upload(sdk, fleet.part, 0, 1, 2, 3, 4)
    await upload(sdk, other.part, 9)
    filter = create_filter(organization_ids=[fleet.organization])
    found: list[float] = []
    last = ""
    while True:
        page, count, last = await sdk.data.tabular_data_by_filter(
            filter, limit=2, sort_order=Order.ORDER_ASCENDING, last=last
        )
        assert count == len(page) <= 2
        if not page:
            break
        found += _numbers([each.data for each in page])
        assert found == list(range(len(found)))
    assert found == [0, 1, 2, 3, 4]
    assert await sdk.data.tabular_data_by_filter(filter, count_only=True, include_internal_data=True) == ([], 5, "")
    saved = sdk.folder / "readings.jsonl"
    newest, _, _ = await sdk.data.tabular_data_by_filter(
        filter, limit=2, sort_order=Order.ORDER_DESCENDING, dest=str(saved)
    )
    assert _numbers([each.data for each in newest]) == [4, 3]
    lines = [json.loads(line) for line in saved.read_text(encoding="utf-8").splitlines()]
    assert _numbers([line["data"] for line in lines]) == [4, 3]


@scenario
async def readings_of_a_resource(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    await upload(sdk, fleet.part, 1, 2, 3, method_parameters={"side": "left"}, tags=["night"])
    await upload(sdk, fleet.part, 4, method_parameters={"side": "right"})
    await upload(sdk, fleet.part, 5, name="other")
    resource = (fleet.part, "thermometer", _TYPE, "Readings")

    points = await sdk.data.export_tabular_data(*resource)
    assert _numbers([each.payload for each in points]) == [1, 2, 3, 4]
    assert [each.time_captured for each in points] == [NOON + timedelta(minutes=number) for number in (1, 2, 3, 4)]
    first = points[0]
    assert (first.part_id, first.resource_name, first.resource_api, first.method_name) == resource
    assert (first.organization_id, first.location_id, first.robot_id) == (
        fleet.organization,
        fleet.location,
        fleet.robot,
    )
    assert (first.tags, first.method_parameters) == (["night"], {"side": "left"})
    later = await sdk.data.export_tabular_data(
        *resource, start_time=NOON + timedelta(minutes=2), end_time=NOON + timedelta(minutes=3, seconds=1)
    )
    assert _numbers([each.payload for each in later]) == [2, 3]
    right = await sdk.data.export_tabular_data(*resource, additional_params={"side": "right"})
    assert _numbers([each.payload for each in right]) == [4]

    latest = await sdk.data.get_latest_tabular_data(*resource)
    assert latest is not None
    captured, synced, values = latest
    assert (captured, values) == (NOON + timedelta(minutes=4), {"readings": {"n": 4}})
    assert synced > captured
    left = await sdk.data.get_latest_tabular_data(*resource, additional_params={"side": "left"})
    assert left is not None
    assert left[2] == {"readings": {"n": 3}}
    assert await sdk.data.get_latest_tabular_data(fleet.part, "thermometer", _TYPE, "Position") is None


@scenario
async def queries(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    await upload(sdk, fleet.part, 1, 2, 3)
    await upload(sdk, other.part, 9)
    organization = fleet.organization
    rows = await sdk.data.tabular_data_by_sql(
        organization,
        "SELECT part_id, SUM(data.readings.n) AS total, MAX(time_requested) AS at FROM readings GROUP BY part_id",
    )
    assert rows == [{"part_id": fleet.part, "total": 6, "at": NOON + timedelta(minutes=3)}]
    stages: list[dict[str, Any]] = [{"$match": {"data.readings.n": {"$gt": 1}}}, {"$sort": {"time_requested": 1}}]
    documents = await sdk.data.tabular_data_by_mql(organization, stages)
    assert [(each["part_id"], each["data"]["readings"]["n"]) for each in documents] == [
        (fleet.part, 2),
        (fleet.part, 3),
    ]
    assert documents[0]["time_requested"] == NOON + timedelta(minutes=2)
    for wrong in ("nonsense", "DROP TABLE readings"):
        with pytest.raises(InvalidArgumentError):
            await sdk.data.tabular_data_by_sql(organization, wrong)


@scenario
async def a_query_that_is_saved(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    await upload(sdk, fleet.part, 1, 2, 3)
    late = [bson.encode({"$match": {"data.readings.n": {"$gt": 1}}})]
    await sdk.data.create_saved_query(organization_id=fleet.organization, name="late", mql_binary=late)
    counted = await sdk.data.tabular_data_by_mql(fleet.organization, [{"$count": "n"}], query_prefix_name="late")
    assert counted == [{"n": 2}]
    with pytest.raises(NotFoundError, match="early"):
        await sdk.data.tabular_data_by_mql(fleet.organization, [{"$count": "n"}], query_prefix_name="early")


@scenario
async def a_query_over_recent_data(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    await upload(sdk, fleet.part, 1)
    # As long ago as the readings are.
    capture = {"method": "Readings", "recent_data_store": {"stored_hours": 1_000_000}}
    service = {"type": "data_manager", "attributes": {"capture_methods": [capture]}}
    sensor = {"name": "thermometer", "api": _TYPE, "service_configs": [service]}
    await sdk.app.update_robot_part(fleet.part, "main", {"components": [sensor]})
    await upload(sdk, fleet.part, 2)

    async def found(**store: Any) -> list[float]:
        rows = await sdk.data.tabular_data_by_mql(fleet.organization, [{"$sort": {"time_requested": 1}}], **store)
        return _numbers([row["data"] for row in rows])

    assert await found() == [1, 2]
    assert await found(use_recent_data=True) == [2]
    hot = TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE
    assert await found(tabular_data_source_type=hot) == [2]


@scenario
async def deletion_by_age(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    await upload(sdk, fleet.part, 1, 2)
    await upload(sdk, fleet.part, 3, name="other")
    await upload(sdk, other.part, 9)
    now = datetime.now(timezone.utc)
    await sdk.data.tabular_data_capture_upload(
        [{"readings": {"n": 4}}], fleet.part, _TYPE, "thermometer", "Readings", [(now, now)]
    )

    async def left() -> set[float]:
        rows, _, _ = await sdk.data.tabular_data_by_filter(create_filter(part_id=fleet.part))
        return set(_numbers([each.data for each in rows]))

    only = DeleteTabularFilter(component_name="other")
    assert await sdk.data.delete_tabular_data(fleet.organization, 1, filter=only) == 1
    assert await left() == {1, 2, 4}
    assert await sdk.data.delete_tabular_data(fleet.organization, 1) == 2
    assert await left() == {4}
    rows, _, _ = await sdk.data.tabular_data_by_filter(create_filter(part_id=other.part))
    assert _numbers([each.data for each in rows]) == [9]


@scenario
async def deletion_that_the_api_does_not_have(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    await upload(sdk, fleet.part, 1)
    everything = create_filter(organization_ids=[fleet.organization])
    with pytest.raises(NotImplementedError, match="delete_tabular_data"):
        await sdk.data.delete_tabular_data_by_filter(everything)
    assert (await sdk.data.tabular_data_by_filter(everything, count_only=True))[1] == 1


@scenario
async def a_database_of_ones_own(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    with pytest.raises(NotFoundError, match="ConfigureDatabaseUser"):
        await sdk.data.get_database_connection(organization)
    await sdk.data.configure_database_user(organization, "correct horse battery staple")
    after = await sdk.data.raw.get_database_connection(organization)
    assert (after.has_database_user, await sdk.data.get_database_connection(organization)) == (True, after.hostname)
    with pytest.raises(NotFoundError, match="nothing"):
        await sdk.data.get_database_connection("nothing")
