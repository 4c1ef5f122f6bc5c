"""Which readings a configuration keeps in the hot data store, and for how long."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.emulator.captures import SENSOR, mql, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto.app import datasync
from viam_cloud_emulator.services.data.hot_storage import stored_hours
from viam_cloud_runtime import dict_to_struct

_KEPT = {"method": "Readings", "recent_data_store": {"stored_hours": 12}}


def _component(*captures: Any, name: str = "thermometer", kind: str = "data_manager") -> dict[str, Any]:
    return {"name": name, "service_configs": [{"type": kind, "attributes": {"capture_methods": list(captures)}}]}


@pytest.mark.parametrize(
    ("config", "hours"),
    [
        ({}, None),
        ({"components": [_component(_KEPT)]}, 12),
        ({"components": [_component(_KEPT, kind="rdk:service:data_manager")]}, 12),
        ({"services": [_component(_KEPT)]}, 12),
        ({"components": [_component({"method": "Position"}, _KEPT)]}, 12),
        ({"components": [_component(_KEPT, name="barometer")]}, None),
        ({"components": [_component(_KEPT, kind="other")]}, None),
        ({"components": [_component({"method": "Readings"})]}, None),
        ({"components": [_component({**_KEPT, "method": "Position"})]}, None),
        *(
            ({"components": [_component({**_KEPT, "recent_data_store": setting})]}, None)
            for setting in (None, 12, [], {}, {"stored_hours": "12"}, {"stored_hours": True}, {"stored_hours": 0})
        ),
        ({"components": "nonsense", "services": [5, {"service_configs": {"type": "data_manager"}}]}, None),
        (
            {
                "services": [
                    {
                        "name": "data",
                        "api": "rdk:service:data_manager",
                        "attributes": {"capture_methods": [{"name": "rdk:component:sensor/thermometer", **_KEPT}]},
                    }
                ]
            },
            12,
        ),
    ],
)
def test_what_a_configuration_says(config: dict[str, Any], hours: float | None) -> None:
    assert stored_hours(config, datasync.UploadMetadata(**SENSOR)) == hours


def test_fragments_say_it_too(cloud: Cloud, fleet: Fleet) -> None:
    component = dict_to_struct({"components": [{**_component(_KEPT), "api": "rdk:component:sensor"}]})
    fragment = cloud.app.create_fragment(name="F", organization_id=fleet.organization, config=component).fragment
    config = dict_to_struct({"fragments": [fragment.id]})
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config=config)
    # Far in the future, so that it is not over.
    upload_readings(cloud, fleet.part, [{"n": 1}], minute=60 * 24 * 365 * 50)
    assert mql(cloud, fleet.organization, [{"$count": "n"}], use_recent_data=True) == [{"n": 1}]
    cloud.data.delete_tabular_data(organization_id=fleet.organization, delete_older_than_days=0)
    assert mql(cloud, fleet.organization, [{"$match": {}}], use_recent_data=True) == []


def test_a_fragment_that_is_gone_keeps_nothing(cloud: Cloud, fleet: Fleet) -> None:
    fragment = cloud.app.create_fragment(name="F", organization_id=fleet.organization).fragment
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config=dict_to_struct({"fragments": [fragment.id]}))
    cloud.app.delete_fragment(id=fragment.id)
    upload_readings(cloud, fleet.part, [{"n": 1}])
    assert mql(cloud, fleet.organization, [{"$count": "n"}]) == [{"n": 1}]
