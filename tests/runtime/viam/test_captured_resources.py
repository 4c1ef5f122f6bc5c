"""What a part has captured data of."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.support.emulator.captures import upload_readings
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from viam_cloud import CapturedResource
from viam_cloud.errors import NotFoundError

pytestmark = pytest.mark.emulator


def test_each_resource_and_method_with_its_times(cloud: Cloud, fleet: Fleet) -> None:
    data: Any = cloud.flavour.client.data_client
    assert cloud.flavour.call(data.list_captured_resources, fleet.part) == []
    upload_readings(cloud, fleet.part, [{"value": number} for number in range(3)])
    when = datetime.datetime(2026, 2, 10, tzinfo=datetime.timezone.utc)
    cloud.flavour.call(
        data.tabular_data_capture_upload,
        [{"readings": {"litres": 1}}],
        fleet.part,
        "rdk:component:sensor",
        "tank",
        "Readings",
        [(when, when)],
    )
    found = cloud.flavour.call(data.list_captured_resources, fleet.part)
    assert [(each.resource_name, each.count) for each in found] == [("tank", 1), ("thermometer", 3)]
    assert found[0] == CapturedResource("tank", "rdk:component:sensor", "Readings", 1, when, when)
    again = cloud.flavour.call(data.list_captured_resources, fleet.part, organization_id=fleet.organization)
    assert again == found
    points = cloud.flavour.call(
        data.export_tabular_data, fleet.part, found[0].resource_name, found[0].resource_api, found[0].method_name
    )
    assert [point.time_captured for point in points] == [when]


def test_an_unknown_part(cloud: Cloud) -> None:
    with pytest.raises(NotFoundError):
        cloud.flavour.call(cloud.flavour.client.data_client.list_captured_resources, unknown_id())
