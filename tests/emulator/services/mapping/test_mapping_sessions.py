"""Mapping sessions: started, followed, stopped; their maps become packages."""

from __future__ import annotations

import urllib.request
from typing import Any

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.waiting import LIMIT
from viam_cloud.errors import FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import cloudslam, packages


def _start(cloud: Cloud, fleet: Fleet, **more: Any) -> str:
    fields = {"map_name": "hall", "robot_id": fleet.robot, "slam_version": "0.4", **more}
    identifier: str = cloud.app.start_mapping_session(**fields).session_id
    return identifier


def test_a_session_from_start_to_map(cloud: Cloud, fleet: Fleet) -> None:
    rpcs = cloud.app
    with pytest.raises(NotFoundError, match="no mapping session running"):
        rpcs.get_active_mapping_sessions_for_robot(robot_id=fleet.robot)
    session_id = _start(cloud, fleet, organization_id=fleet.organization, location_id=fleet.location)
    assert rpcs.get_active_mapping_sessions_for_robot(robot_id=fleet.robot).session_id == session_id
    with pytest.raises(FailedPreconditionError, match="stop it first"):
        _start(cloud, fleet)
    running = rpcs.get_mapping_session_metadata_by_id(session_id=session_id).session_metadata
    assert (running.robot_id, running.map_name, running.slam_version) == (fleet.robot, "hall", "0.4")
    assert (running.end_status, running.HasField("time_end_submitted")) == (0, False)
    url = rpcs.get_mapping_session_point_cloud(session_id=session_id).map_url
    with urllib.request.urlopen(url, timeout=LIMIT) as response:
        assert response.read().startswith(b"VERSION .7\n")
    stopped = rpcs.stop_mapping_session(session_id=session_id)
    assert stopped.version == "1"
    ended = rpcs.get_mapping_session_metadata_by_id(session_id=session_id).session_metadata
    assert ended.end_status == cloudslam.EndStatus.END_STATUS_SUCCESS
    assert ended.HasField("time_end_submitted")
    package = rpcs.get_package(id=stopped.package_id, version="1").package
    assert (package.info.name, package.info.type) == ("hall", packages.PackageType.PACKAGE_TYPE_SLAM_MAP)
    with pytest.raises(FailedPreconditionError, match="has ended already"):
        rpcs.stop_mapping_session(session_id=session_id)
    # The next map of that name is the next version.
    assert rpcs.stop_mapping_session(session_id=_start(cloud, fleet)).version == "2"


def test_sessions_are_listed_by_place(cloud: Cloud, fleet: Fleet) -> None:
    rpcs = cloud.app
    session_id = _start(cloud, fleet)
    other = rpcs.create_location(organization_id=fleet.organization, name="Other").location.id
    robot_id = rpcs.new_robot(name="Other", location=other).id
    _start(cloud, fleet, robot_id=robot_id)

    def listed(**more: str) -> list[str]:
        sessions = rpcs.list_mapping_sessions(organization_id=fleet.organization, **more).session
        return [session.robot_id for session in sessions]

    assert listed() == [fleet.robot, robot_id]
    assert listed(location_id=other) == [robot_id]
    rpcs.delete_robot(id=fleet.robot)
    assert listed() == [robot_id]
    with pytest.raises(NotFoundError):
        rpcs.get_mapping_session_metadata_by_id(session_id=session_id)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"map_name": ""}, "map_name must not be empty"),
        ({"location_id": "elsewhere"}, "location_id is not that of the machine"),
        (
            {
                "capture_interval": cloudslam.CaptureInterval(
                    start_time=Timestamp(seconds=2), end_time=Timestamp(seconds=1)
                )
            },
            "is later than",
        ),
    ],
)
def test_what_cannot_be_mapped(cloud: Cloud, fleet: Fleet, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        _start(cloud, fleet, **fields)
