"""Secrets of locations, with which machines and clients of a location sign in."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_location
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.identity.shared_secrets import (
    create_shared_secret,
    delete_shared_secret,
    shared_secrets,
)

rpcs = RpcTable()


@rpcs.unary(app_service.LOCATION_AUTH, own("location", "location_id"))
def location_auth(call: Call, request: app.LocationAuthRequest) -> app.LocationAuthResponse:
    """Return the secrets of a location."""
    location = find_location(call, request.location_id)
    return app.LocationAuthResponse(auth=location_auth_message(call, location["id"]))


@rpcs.unary(app_service.CREATE_LOCATION_SECRET, own("location", "location_id"))
def create_location_secret(call: Call, request: app.CreateLocationSecretRequest) -> app.CreateLocationSecretResponse:
    """Create one more."""
    location = find_location(call, request.location_id)
    create_shared_secret(call, "location_id", location["id"])
    return app.CreateLocationSecretResponse(auth=location_auth_message(call, location["id"]))


@rpcs.unary(app_service.DELETE_LOCATION_SECRET, own("location", "location_id"))
def delete_location_secret(call: Call, request: app.DeleteLocationSecretRequest) -> app.DeleteLocationSecretResponse:
    """Delete one, as long as another is left."""
    location = find_location(call, request.location_id)
    delete_shared_secret(call, "location_id", location["id"], request.secret_id)
    return app.DeleteLocationSecretResponse()


def location_auth_message(call: Call, location_id: str) -> app.LocationAuth:
    """The secrets of a location as the API shows them."""
    return app.LocationAuth(location_id=location_id, secrets=shared_secrets(call, "location_id", location_id))
