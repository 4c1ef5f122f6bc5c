"""Push notifications of mobile apps: which devices get them, and the credentials that would send them."""

from __future__ import annotations

import json

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import SIGNED_IN, own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument, not_found
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS device_push_tokens (
    caller_id TEXT NOT NULL,
    app_id TEXT NOT NULL,
    device_uuid TEXT NOT NULL,
    device_token TEXT NOT NULL,
    PRIMARY KEY (caller_id, app_id, device_uuid)
);
-- That there are credentials, and not the credentials: nothing is ever sent with them.
CREATE TABLE IF NOT EXISTS firebase_configs (
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    app_id TEXT NOT NULL,
    UNIQUE (organization_id)
);
"""

rpcs = RpcTable()


@rpcs.unary(app_service.UPLOAD_DEVICE_PUSH_TOKEN, SIGNED_IN)
def upload_device_push_token(
    call: Call, request: app.UploadDevicePushTokenRequest
) -> app.UploadDevicePushTokenResponse:
    """Remember the token of a device, in place of the one it had."""
    call.transaction.run(
        "INSERT INTO device_push_tokens (caller_id, app_id, device_uuid, device_token) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (caller_id, app_id, device_uuid) DO UPDATE SET device_token = excluded.device_token",
        call.caller.id,
        required_text(request.app_id, "app_id"),
        required_text(request.device_uuid, "device_uuid"),
        required_text(request.device_token, "device_token"),
    )
    return app.UploadDevicePushTokenResponse()


@rpcs.unary(app_service.DELETE_DEVICE_PUSH_TOKEN, SIGNED_IN)
def delete_device_push_token(
    call: Call, request: app.DeleteDevicePushTokenRequest
) -> app.DeleteDevicePushTokenResponse:
    """Forget a device."""
    if not call.transaction.run(
        "DELETE FROM device_push_tokens WHERE caller_id = ? AND app_id = ? AND device_uuid = ?",
        call.caller.id,
        required_text(request.app_id, "app_id"),
        required_text(request.device_uuid, "device_uuid"),
    ):
        raise not_found(f"the device {request.device_uuid!r} (device_uuid) is not registered for {request.app_id!r}")
    return app.DeleteDevicePushTokenResponse()


@rpcs.unary(app_service.GET_DEVICE_PUSH_TOKENS, SIGNED_IN)
def get_device_push_tokens(call: Call, request: app.GetDevicePushTokensRequest) -> app.GetDevicePushTokensResponse:
    """Return the tokens of the caller's devices."""
    rows = call.transaction.all(
        "SELECT device_token FROM device_push_tokens WHERE caller_id = ? AND app_id = ? ORDER BY rowid",
        call.caller.id,
        required_text(request.app_id, "app_id"),
    )
    return app.GetDevicePushTokensResponse(device_tokens=[row["device_token"] for row in rows])


@rpcs.unary(app_service.SET_FIREBASE_CONFIG, own("organization", "org_id"))
def set_firebase_config(call: Call, request: app.SetFirebaseConfigRequest) -> app.SetFirebaseConfigResponse:
    """Take credentials for an app."""
    organization = find_organization(call, request.org_id, "org_id")
    app_id = required_text(request.app_id, "app_id")
    try:
        config = json.loads(request.config_json)
    except (ValueError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise invalid_argument("config_json is not a JSON object")
    # The organization's only one: another app takes its place.
    call.transaction.run("DELETE FROM firebase_configs WHERE organization_id = ?", organization["id"])
    call.transaction.run(
        "INSERT INTO firebase_configs (organization_id, app_id) VALUES (?, ?)", organization["id"], app_id
    )
    return app.SetFirebaseConfigResponse()


@rpcs.unary(app_service.GET_FIREBASE_CONFIG, own("organization", "org_id"))
def get_firebase_config(call: Call, request: app.GetFirebaseConfigRequest) -> app.GetFirebaseConfigResponse:
    """Name the app that credentials are there for."""
    organization = find_organization(call, request.org_id, "org_id")
    row = call.transaction.first("SELECT app_id FROM firebase_configs WHERE organization_id = ?", organization["id"])
    if row is None:
        raise not_found("the organization has no Firebase config")
    return app.GetFirebaseConfigResponse(app_id=row["app_id"])


@rpcs.unary(app_service.DELETE_FIREBASE_CONFIG, own("organization", "org_id"))
def delete_firebase_config(call: Call, request: app.DeleteFirebaseConfigRequest) -> app.DeleteFirebaseConfigResponse:
    """Forget that there are any."""
    organization = find_organization(call, request.org_id, "org_id")
    if not call.transaction.run(
        "DELETE FROM firebase_configs WHERE organization_id = ? AND app_id = ?",
        organization["id"],
        required_text(request.app_id, "app_id"),
    ):
        raise not_found(f"the organization has no Firebase config for {request.app_id!r} (app_id)")
    return app.DeleteFirebaseConfigResponse()
