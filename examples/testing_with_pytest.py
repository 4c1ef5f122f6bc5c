"""Tests of a job that stops arms, on a fleet like yours and when the cloud has a bad day.

Usage: `pytest testing_with_pytest.py`; it takes `pip install 'viam-cloud[emulator]' pytest`.
"""

import sys
from typing import Any

import pytest

from viam_cloud import RetryPolicy, ViamClient
from viam_cloud.errors import NameNotFoundError, UnavailableError
from viam_cloud_emulator import Emulator


def stop_arms(client: ViamClient, machine: str) -> list[str]:
    """The job itself: set the speed of every arm to zero, and say what changed."""

    def change(config: dict[str, Any]) -> None:
        for component in config.get("components", []):
            if component["api"] == "rdk:component:arm":
                component.setdefault("attributes", {})["speed"] = 0

    part = client.app_client.find_part(machine)
    return list(client.app_client.edit_robot_part_config(part.id, change).paths)


@pytest.fixture
def machine(viam_client: ViamClient) -> str:
    """A machine with an arm, in the emulator that the test has to itself."""
    app = viam_client.app_client
    location = app.create_location(app.create_organization("Acme").id, "Hall")
    part = app.get_robot_parts(app.new_robot("picker", location.id))[0]
    config = {"components": [{"name": "arm", "api": "rdk:component:arm"}]}
    app.update_robot_part(part.id, part.name, config)
    return "Hall/picker"


def test_arms_stop_once(viam_client: ViamClient, machine: str) -> None:
    """A second run finds nothing to do."""
    assert stop_arms(viam_client, machine) == ["components[0].attributes"]
    assert stop_arms(viam_client, machine) == []


def test_an_outage_is_waited_for(viam_client: ViamClient, viam_emulator: Emulator, machine: str) -> None:
    """The cloud is away for two calls."""
    with viam_emulator.fault("GetRobotPart", status="UNAVAILABLE", times=2) as fault:
        assert stop_arms(viam_client, machine)
    assert fault.hits == 2


def test_an_outage_that_lasts_is_an_error(viam_client: ViamClient, viam_emulator: Emulator, machine: str) -> None:
    """Two attempts are all that this client makes."""
    hasty = viam_client.with_options(retry=RetryPolicy(attempts=2))
    with viam_emulator.fault("GetRobotPart", status="UNAVAILABLE"), pytest.raises(UnavailableError):
        stop_arms(hasty, machine)


def test_an_unknown_machine(viam_client: ViamClient, machine: str) -> None:
    """The error says what there is."""
    with pytest.raises(NameNotFoundError, match=f"there are 'Acme/{machine}"):
        stop_arms(viam_client, "pikcer")


if __name__ == "__main__":
    # Nothing here is asynchronous; pytest-asyncio would want to be configured.
    options = ["-v", "--no-header", "-p", "no:cacheprovider", "-p", "no:asyncio"]
    sys.exit(pytest.main([__file__, *options]))
