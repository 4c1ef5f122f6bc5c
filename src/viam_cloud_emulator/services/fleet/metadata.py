"""Metadata of organizations, locations, machines and parts: JSON objects that callers store with them."""

from __future__ import annotations

from typing import Literal

from google.protobuf.struct_pb2 import Struct

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_location, find_organization, find_part, find_robot
from viam_cloud_emulator.access.policies import own, own_inside
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_config import config_from_struct, config_to_struct

SCHEMA = """
CREATE TABLE IF NOT EXISTS metadata (
    -- Exactly one of these is there.
    organization_id TEXT UNIQUE REFERENCES organizations (id) ON DELETE CASCADE,
    location_id TEXT UNIQUE REFERENCES locations (id) ON DELETE CASCADE,
    robot_id TEXT UNIQUE REFERENCES robots (id) ON DELETE CASCADE,
    part_id TEXT UNIQUE REFERENCES robot_parts (id) ON DELETE CASCADE,
    data TEXT NOT NULL
);
"""

_Owner = Literal["organization_id", "location_id", "robot_id", "part_id"]

rpcs = RpcTable()


@rpcs.unary(app_service.GET_ORGANIZATION_METADATA, own_inside("organization", "organization_id"))
def get_organization_metadata(
    call: Call, request: app.GetOrganizationMetadataRequest
) -> app.GetOrganizationMetadataResponse:
    """Return the metadata of an organization."""
    row = find_organization(call, request.organization_id)
    return app.GetOrganizationMetadataResponse(data=_read(call, "organization_id", row["id"]))


@rpcs.unary(app_service.UPDATE_ORGANIZATION_METADATA, own_inside("organization", "organization_id"))
def update_organization_metadata(
    call: Call, request: app.UpdateOrganizationMetadataRequest
) -> app.UpdateOrganizationMetadataResponse:
    """Replace the metadata of an organization."""
    row = find_organization(call, request.organization_id)
    _write(call, "organization_id", row["id"], request.data)
    return app.UpdateOrganizationMetadataResponse()


@rpcs.unary(app_service.GET_LOCATION_METADATA, own_inside("location", "location_id"))
def get_location_metadata(call: Call, request: app.GetLocationMetadataRequest) -> app.GetLocationMetadataResponse:
    """Return the metadata of a location."""
    row = find_location(call, request.location_id)
    return app.GetLocationMetadataResponse(data=_read(call, "location_id", row["id"]))


@rpcs.unary(app_service.UPDATE_LOCATION_METADATA, own_inside("location", "location_id"))
def update_location_metadata(
    call: Call, request: app.UpdateLocationMetadataRequest
) -> app.UpdateLocationMetadataResponse:
    """Replace the metadata of a location."""
    row = find_location(call, request.location_id)
    _write(call, "location_id", row["id"], request.data)
    return app.UpdateLocationMetadataResponse()


@rpcs.unary(app_service.GET_ROBOT_METADATA, own("robot", "id"))
def get_robot_metadata(call: Call, request: app.GetRobotMetadataRequest) -> app.GetRobotMetadataResponse:
    """Return the metadata of a machine."""
    row = find_robot(call, request.id)
    return app.GetRobotMetadataResponse(data=_read(call, "robot_id", row["id"]))


@rpcs.unary(app_service.UPDATE_ROBOT_METADATA, own("robot", "id"))
def update_robot_metadata(call: Call, request: app.UpdateRobotMetadataRequest) -> app.UpdateRobotMetadataResponse:
    """Replace the metadata of a machine."""
    row = find_robot(call, request.id)
    _write(call, "robot_id", row["id"], request.data)
    return app.UpdateRobotMetadataResponse()


@rpcs.unary(app_service.GET_ROBOT_PART_METADATA, own("part", "id"))
def get_robot_part_metadata(call: Call, request: app.GetRobotPartMetadataRequest) -> app.GetRobotPartMetadataResponse:
    """Return the metadata of a machine part."""
    row = find_part(call, request.id, "id")
    return app.GetRobotPartMetadataResponse(data=_read(call, "part_id", row["id"]))


@rpcs.unary(app_service.UPDATE_ROBOT_PART_METADATA, own("part", "id"))
def update_robot_part_metadata(
    call: Call, request: app.UpdateRobotPartMetadataRequest
) -> app.UpdateRobotPartMetadataResponse:
    """Replace the metadata of a machine part."""
    row = find_part(call, request.id, "id")
    _write(call, "part_id", row["id"], request.data)
    return app.UpdateRobotPartMetadataResponse()


def _read(call: Call, owner: _Owner, identifier: str) -> Struct:
    row = call.transaction.first(f"SELECT data FROM metadata WHERE {owner} = ?", identifier)
    return config_to_struct(row["data"]) if row is not None else Struct()


def _write(call: Call, owner: _Owner, identifier: str, data: Struct) -> None:
    call.transaction.run(
        f"INSERT INTO metadata ({owner}, data) VALUES (?, ?) ON CONFLICT ({owner}) DO UPDATE SET data = excluded.data",
        identifier,
        config_from_struct(data, "data"),
    )
