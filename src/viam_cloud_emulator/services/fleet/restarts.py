"""Restarts of machine parts: asked for by people, looked for by machines."""

from __future__ import annotations

from google.protobuf.duration_pb2 import Duration

from viam_cloud.methods import app_service, robot_service
from viam_cloud.proto import app
from viam_cloud.proto.app import robot
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import machine, own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable

_CHECK_SECONDS = 1

rpcs = RpcTable()


@rpcs.unary(app_service.MARK_PART_FOR_RESTART, own("part", "part_id"))
def mark_part_for_restart(call: Call, request: app.MarkPartForRestartRequest) -> app.MarkPartForRestartResponse:
    """Leave a mark that a part has to restart."""
    row = find_part(call, request.part_id)
    call.transaction.run("UPDATE robot_parts SET must_restart = 1 WHERE id = ?", row["id"])
    return app.MarkPartForRestartResponse()


@rpcs.unary(robot_service.NEEDS_RESTART, machine("part", "id"))
def needs_restart(call: Call, request: robot.NeedsRestartRequest) -> robot.NeedsRestartResponse:
    """Tell whether there is a mark."""
    row = find_part(call, request.id, "id")
    return robot.NeedsRestartResponse(
        id=row["id"],
        must_restart=bool(row["must_restart"]),
        restart_check_interval=Duration(seconds=_CHECK_SECONDS),
    )


def forget_restart(call: Call, part_id: str) -> None:
    """Take the mark away, since the part has begun anew."""
    call.transaction.run("UPDATE robot_parts SET must_restart = 0 WHERE id = ?", part_id)
