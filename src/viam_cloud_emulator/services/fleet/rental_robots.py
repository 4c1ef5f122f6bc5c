"""Rental rovers. They belong to the vendor, and none are rented out here."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import see
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable

rpcs = RpcTable()


@rpcs.unary(app_service.GET_ROVER_RENTAL_ROBOTS, see("organization", "org_id"))
def get_rover_rental_robots(call: Call, request: app.GetRoverRentalRobotsRequest) -> app.GetRoverRentalRobotsResponse:
    """List the rental rovers of an organization: none."""
    find_organization(call, request.org_id, "org_id")
    return app.GetRoverRentalRobotsResponse()
