"""Configuration of `viam-agent`."""

from __future__ import annotations

import json

from tests.support.emulator.callers import callers
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator


def test_an_agent_gets_what_its_part_is_configured_with(cloud: Cloud, fleet: Fleet) -> None:
    settings = {"network_configuration": {"hotspot_prefix": "acme"}, "advanced_settings": 7}
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config_json=json.dumps({"agent": settings}))
    response = cloud.app.device_agent_config(id=fleet.part)
    assert response.check_interval.seconds == 60
    assert dict(response.network_configuration) == {"hotspot_prefix": "acme"}
    assert not response.advanced_settings.fields
    # An owner who asks is no machine that is online.
    assert not cloud.app.get_robot_part(id=fleet.part).part.HasField("last_access")


def test_a_machine_that_asks_is_online(emulator: Emulator, blocking_cloud: Cloud, fleet: Fleet) -> None:
    blocking_cloud.app.update_robot_part(id=fleet.part, name="p", robot_config_json='{"agent": []}')
    secret = blocking_cloud.app.get_robot_part(id=fleet.part).part.secret
    with callers(emulator) as signing_in:
        machine = signing_in.with_secret("robot-secret", fleet.part, secret)
        assert machine.status("device_agent_config", id=fleet.part) == "OK"
    part = blocking_cloud.app.get_robot_part(id=fleet.part).part
    assert part.online_state == app.OnlineState.ONLINE_STATE_ONLINE
