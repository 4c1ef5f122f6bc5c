"""Iterators over lists that the emulator keeps: whatever the size of the pages, everything comes once and in order."""

from __future__ import annotations

from typing import Any

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.captures import upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto.app.data import ORDER_ASCENDING
from viam_cloud.utils import create_filter


@pytest.mark.parametrize("page_size", [1, 2, 5, 7, None])
def test_binary_and_tabular_data(page_size: int | None, cloud: Cloud, fleet: Fleet) -> None:
    for number in range(5):
        cloud.upload(fleet.part, b"x", file_name=str(number), file_create_time=Timestamp(seconds=number))
    upload_readings(cloud, fleet.part, [{"value": number} for number in range(5)])
    data = cloud.flavour.client.data_client
    own = create_filter(organization_ids=[fleet.organization])
    options: dict[str, Any] = {"sort_order": ORDER_ASCENDING, "page_size": page_size}
    files = cloud.flavour.call(data.iter_binary_data_by_filter, own, include_binary_data=False, **options)
    assert [file.metadata.file_name for file in files] == [str(number) for number in range(5)]
    rows = cloud.flavour.call(data.iter_tabular_data_by_filter, own, **options)
    assert [row.data["readings"]["value"] for row in rows] == list(range(5))
    assert {row.metadata.part_id for row in rows} == {fleet.part}
    limited = cloud.flavour.call(data.iter_tabular_data_by_filter, own, limit=3, **options)
    assert limited == rows[:3]
    points = cloud.flavour.call(
        data.iter_export_tabular_data, fleet.part, "thermometer", "rdk:component:sensor", "Readings"
    )
    assert [point.payload["readings"]["value"] for point in points] == list(range(5))


def test_history_of_a_part(cloud: Cloud, fleet: Fleet) -> None:
    app = cloud.flavour.client.app_client
    for number in range(4):
        cloud.flavour.call(app.update_robot_part, fleet.part, f"part {number}", {})
    whole = cloud.flavour.call(app.get_robot_part_history, fleet.part, page_limit=100)
    assert len(whole) >= 4
    assert cloud.flavour.call(app.iter_robot_part_history, fleet.part, page_size=1) == whole
