"""Mapping sessions: one at a time for a machine; stopping it saves its map, which is empty, as a package."""

from __future__ import annotations

import io
import sqlite3

from viam_cloud.methods import cloud_slam_service
from viam_cloud.proto import common
from viam_cloud.proto.app import cloudslam, packages
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find, find_organization, find_robot
from viam_cloud_emulator.access.policies import own, own_inside
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call, Environment
from viam_cloud_emulator.core.downloads import Download
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument, not_found
from viam_cloud_emulator.core.values import from_timestamp, new_uuid, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.package_table import insert_package

SCHEMA = """
CREATE TABLE IF NOT EXISTS mapping_sessions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    robot_id TEXT NOT NULL REFERENCES robots (id) ON DELETE CASCADE,
    -- A serialized StartMappingSessionRequest.
    request BLOB NOT NULL,
    created_on INTEGER NOT NULL,
    -- Null while it runs.
    ended_on INTEGER
);
CREATE INDEX IF NOT EXISTS mapping_sessions_by_robot ON mapping_sessions (robot_id);
"""
DOWNLOAD_KIND = "map"
_LINK_TIME = 15 * 60 * 1_000_000
_SLAM_MAP = packages.PackageType.PACKAGE_TYPE_SLAM_MAP
# A point cloud without a point, in the notation that cameras use.
_EMPTY_MAP = b"""VERSION .7
FIELDS x y z
SIZE 4 4 4
TYPE F F F
COUNT 1 1 1
WIDTH 0
HEIGHT 1
VIEWPOINT 0 0 0 1 0 0 0
POINTS 0
DATA ascii
"""

rpcs = RpcTable()


@rpcs.unary(cloud_slam_service.START_MAPPING_SESSION, own("robot", "robot_id"))
def start_mapping_session(
    call: Call, request: cloudslam.StartMappingSessionRequest
) -> cloudslam.StartMappingSessionResponse:
    """Begin a session, unless the machine has one running."""
    robot = find_robot(call, request.robot_id, "robot_id")
    for field in ("organization_id", "location_id"):
        if getattr(request, field) not in ("", robot[field]):
            raise invalid_argument(f"{field} is not that of the machine")
    required_text(request.map_name, "map_name")
    _check_interval(request)
    if _active(call, robot["id"]) is not None:
        raise failed_precondition("the machine has a mapping session running; stop it first")
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO mapping_sessions (id, organization_id, location_id, robot_id, request, created_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        identifier,
        robot["organization_id"],
        robot["location_id"],
        robot["id"],
        request.SerializeToString(),
        call.environment.clock.now(),
    )
    return cloudslam.StartMappingSessionResponse(session_id=identifier)


@rpcs.unary(cloud_slam_service.GET_ACTIVE_MAPPING_SESSIONS_FOR_ROBOT, own("robot", "robot_id"))
def get_active_mapping_sessions_for_robot(
    call: Call, request: cloudslam.GetActiveMappingSessionsForRobotRequest
) -> cloudslam.GetActiveMappingSessionsForRobotResponse:
    """Return the session that a machine has running."""
    row = _active(call, find_robot(call, request.robot_id, "robot_id")["id"])
    if row is None:
        raise not_found("the machine has no mapping session running")
    return cloudslam.GetActiveMappingSessionsForRobotResponse(session_id=row["id"])


@rpcs.unary(cloud_slam_service.GET_MAPPING_SESSION_POINT_CLOUD, own("mapping session", "session_id"))
def get_mapping_session_point_cloud(
    call: Call, request: cloudslam.GetMappingSessionPointCloudRequest
) -> cloudslam.GetMappingSessionPointCloudResponse:
    """Return a link to the map, and the pose where all began."""
    row = _find(call, request.session_id)
    expires_at = call.environment.clock.now() + _LINK_TIME
    return cloudslam.GetMappingSessionPointCloudResponse(
        map_url=call.environment.downloads.url(DOWNLOAD_KIND, row["id"], expires_at), pose=common.Pose(o_z=1)
    )


@rpcs.unary(cloud_slam_service.LIST_MAPPING_SESSIONS, own_inside("organization", "organization_id"))
def list_mapping_sessions(
    call: Call, request: cloudslam.ListMappingSessionsRequest
) -> cloudslam.ListMappingSessionsResponse:
    """List the sessions of machines that the caller owns, oldest first."""
    organization = find_organization(call, request.organization_id)
    rows = call.transaction.all(
        "SELECT * FROM mapping_sessions WHERE organization_id = ? AND (? = '' OR location_id = ?) ORDER BY sequence",
        organization["id"],
        request.location_id,
        request.location_id,
    )
    access = Access(call)
    owned = [row for row in rows if access.owns(Scope(row["organization_id"], row["location_id"], row["robot_id"]))]
    return cloudslam.ListMappingSessionsResponse(session=[_metadata(row) for row in owned])


@rpcs.unary(cloud_slam_service.GET_MAPPING_SESSION_METADATA_BY_ID, own("mapping session", "session_id"))
def get_mapping_session_metadata_by_id(
    call: Call, request: cloudslam.GetMappingSessionMetadataByIDRequest
) -> cloudslam.GetMappingSessionMetadataByIDResponse:
    """Return one session."""
    row = _find(call, request.session_id)
    return cloudslam.GetMappingSessionMetadataByIDResponse(session_metadata=_metadata(row))


@rpcs.unary(cloud_slam_service.STOP_MAPPING_SESSION, own("mapping session", "session_id"))
def stop_mapping_session(
    call: Call, request: cloudslam.StopMappingSessionRequest
) -> cloudslam.StopMappingSessionResponse:
    """End a session, and save its map as the next version of the package that has the map's name."""
    row = _find(call, request.session_id)
    if row["ended_on"] is not None:
        raise failed_precondition("the mapping session has ended already")
    call.transaction.run(
        "UPDATE mapping_sessions SET ended_on = ? WHERE id = ?", call.environment.clock.now(), row["id"]
    )
    info = packages.PackageInfo(organization_id=row["organization_id"], name=_request(row).map_name, type=_SLAM_MAP)
    versions = call.transaction.number(
        "SELECT COUNT(*) FROM packages WHERE organization_id = ? AND name = ?", info.organization_id, info.name
    )
    info.version = str(versions + 1)
    received = call.environment.archives.receive([_EMPTY_MAP])
    try:
        package_id = insert_package(call, info, received)
    finally:
        call.environment.archives.discard(received)
    return cloudslam.StopMappingSessionResponse(package_id=package_id, version=info.version)


def open_download(environment: Environment, identifier: str) -> Download | None:
    """Open the map of a session that a link leads to."""
    with environment.store.read() as transaction:
        row = transaction.first("SELECT 1 FROM mapping_sessions WHERE id = ?", identifier)
    if row is None:
        return None
    return Download("map.pcd", "pointcloud/pcd", io.BytesIO(_EMPTY_MAP), len(_EMPTY_MAP))


def _find(call: Call, identifier: str) -> sqlite3.Row:
    sql = "SELECT * FROM mapping_sessions WHERE id = ?"
    return find(call, "mapping session", "session_id", identifier, sql)


def _active(call: Call, robot_id: str) -> sqlite3.Row | None:
    return call.transaction.first("SELECT * FROM mapping_sessions WHERE robot_id = ? AND ended_on IS NULL", robot_id)


def _check_interval(request: cloudslam.StartMappingSessionRequest) -> None:
    interval = request.capture_interval
    if interval.HasField("start_time") and interval.HasField("end_time"):
        start = from_timestamp(interval.start_time, "capture_interval.start_time")
        if start > from_timestamp(interval.end_time, "capture_interval.end_time"):
            raise invalid_argument("capture_interval.start_time is later than capture_interval.end_time")


def _request(row: sqlite3.Row) -> cloudslam.StartMappingSessionRequest:
    return cloudslam.StartMappingSessionRequest.FromString(row["request"])


def _metadata(row: sqlite3.Row) -> cloudslam.MappingMetadata:
    request, started = _request(row), to_timestamp(row["created_on"])
    ended = None if row["ended_on"] is None else to_timestamp(row["ended_on"])
    return cloudslam.MappingMetadata(
        org_id=row["organization_id"],
        location_id=row["location_id"],
        robot_id=row["robot_id"],
        time_start_submitted=started,
        time_cloud_run_job_started=started,
        time_end_submitted=ended,
        time_cloud_run_job_ended=ended,
        end_status=cloudslam.EndStatus.END_STATUS_UNSPECIFIED
        if ended is None
        else cloudslam.EndStatus.END_STATUS_SUCCESS,
        cloud_run_job_id=row["id"],
        viam_server_version=request.viam_server_version,
        map_name=request.map_name,
        slam_version=request.slam_version,
    )
