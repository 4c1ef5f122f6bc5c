"""Exports, filters and queries as tables, in both flavours, over gRPC."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support.emulator.captures import NOON, SENSOR, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.utils import create_filter
from viam_cloud_runtime import tables
from viam_cloud_runtime.aio import tables as async_tables

pytestmark = pytest.mark.emulator

_TIME = pa.timestamp("us", "UTC")
_TEXT = pa.string()


@pytest.fixture
def table_of(cloud: Cloud) -> Callable[[str, Any], Any]:
    """Calls a function of the flavour's `tables`."""

    def call(name: str, *args: Any, **options: Any) -> Any:
        if cloud.flavour.loop is None:
            return getattr(tables, name)(*args, **options)
        return cloud.flavour.loop.run_until_complete(getattr(async_tables, name)(*args, **options))

    return call


@pytest.fixture
def readings(cloud: Cloud, fleet: Fleet) -> Fleet:
    upload_readings(cloud, fleet.part, [{"temperature": 20.5, "door": {"open": True}}], tags=["a"])
    upload_readings(cloud, fleet.part, [{"temperature": "broken", "axes": [1, 2]}], minute=1)
    return fleet


def _resource(fleet: Fleet) -> tuple[str, str, str, str]:
    return fleet.part, SENSOR["component_name"], SENSOR["component_type"], SENSOR["method_name"]


def test_an_export(cloud: Cloud, readings: Fleet, table_of: Callable[..., Any], tmp_path: Path) -> None:
    data_client = cloud.flavour.client.data_client
    points = cloud.flavour.call(data_client.export_tabular_data, *_resource(readings))
    table = table_of("to_arrow", points)
    assert {field.name: field.type for field in table.schema} == {
        **dict.fromkeys(("part_id", "resource_name", "resource_api", "method_name"), _TEXT),
        "time_captured": _TIME,
        **dict.fromkeys(("organization_id", "location_id", "robot_name", "robot_id", "part_name"), _TEXT),
        "tags": pa.list_(_TEXT),
        "payload.readings.temperature": _TEXT,
        "payload.readings.door.open": pa.bool_(),
        "payload.readings.axes": pa.list_(pa.float64()),
    }
    assert table.column("payload.readings.temperature").to_pylist() == ["20.5", "broken"]
    assert table.column("payload.readings.axes").to_pylist() == [None, [1.0, 2.0]]
    assert table.column("time_captured").to_pylist()[0] == NOON
    assert table_of("to_parquet", points, tmp_path / "points.parquet") == 2
    assert pq.read_table(tmp_path / "points.parquet").cast(table.schema).equals(table)
    frame = table_of("to_pandas", points)
    assert frame["payload.readings.door.open"].tolist()[0] is True


def test_a_stream(cloud: Cloud, readings: Fleet, table_of: Callable[..., Any], tmp_path: Path) -> None:
    """Messages as they come, which nothing collects."""
    export = cloud.flavour.client.data_client.raw.export_tabular_data
    table = table_of("to_arrow", export(*_resource(readings)))
    assert table.column("resource_subtype").to_pylist() == [SENSOR["component_type"]] * 2
    assert table.column("payload.readings.temperature").to_pylist() == ["20.5", "broken"]
    assert table_of("to_parquet", export(*_resource(readings)), tmp_path / "points.parquet") == 2


def test_a_filter(cloud: Cloud, readings: Fleet, table_of: Callable[..., Any]) -> None:
    wanted = create_filter(organization_ids=[readings.organization])
    rows, _, _ = cloud.flavour.call(cloud.flavour.client.data_client.tabular_data_by_filter, wanted)
    table = table_of("to_arrow", rows)
    assert table.column("metadata.component_name").to_pylist() == [SENSOR["component_name"]] * 2
    assert sorted(map(str, table.column("data.readings.temperature").to_pylist())) == ["20.5", "broken"]
    assert table.schema.field("time_requested").type == _TIME


def test_queries(cloud: Cloud, readings: Fleet, table_of: Callable[..., Any]) -> None:
    data_client = cloud.flavour.client.data_client
    rows = cloud.flavour.call(
        data_client.tabular_data_by_sql, readings.organization, "SELECT part_id, time_received FROM readings"
    )
    assert table_of("to_arrow", rows).schema == pa.schema([("part_id", _TEXT), ("time_received", _TIME)])
    stages = [{"$group": {"_id": {"part": "$part_id"}, "n": {"$sum": 1}}}]
    rows = cloud.flavour.call(data_client.tabular_data_by_mql, readings.organization, stages)
    assert table_of("to_arrow", rows).to_pylist() == [{"_id.part": readings.part, "n": 2}]
