"""Secrets of machine parts, with which they sign in."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_message import part_message
from viam_cloud_emulator.services.identity.shared_secrets import create_shared_secret, delete_shared_secret

rpcs = RpcTable()


@rpcs.unary(app_service.CREATE_ROBOT_PART_SECRET, own("part", "part_id"))
def create_robot_part_secret(
    call: Call, request: app.CreateRobotPartSecretRequest
) -> app.CreateRobotPartSecretResponse:
    """Give a part one more secret."""
    row = find_part(call, request.part_id)
    create_shared_secret(call, "part_id", row["id"])
    return app.CreateRobotPartSecretResponse(part=part_message(call, row))


@rpcs.unary(app_service.DELETE_ROBOT_PART_SECRET, own("part", "part_id"))
def delete_robot_part_secret(
    call: Call, request: app.DeleteRobotPartSecretRequest
) -> app.DeleteRobotPartSecretResponse:
    """Delete one, as long as another is left."""
    row = find_part(call, request.part_id)
    delete_shared_secret(call, "part_id", row["id"], request.secret_id)
    return app.DeleteRobotPartSecretResponse()
