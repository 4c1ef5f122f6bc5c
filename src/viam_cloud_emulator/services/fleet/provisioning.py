"""Provisioning: the emulator plays one device that is being set up."""

from __future__ import annotations

from viam_cloud.methods import provisioning_service
from viam_cloud.proto import provisioning
from viam_cloud_emulator.access.policies import SIGNED_IN
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.rpc.table import RpcTable

# One row at most. Neither passkey nor credentials are kept: nothing is done with them.
SCHEMA = """
CREATE TABLE IF NOT EXISTS provisioned_device (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    network_type TEXT NOT NULL DEFAULT '',
    network_ssid TEXT NOT NULL DEFAULT '',
    network_error TEXT NOT NULL DEFAULT '',
    has_credentials INTEGER NOT NULL DEFAULT 0
);
"""
_NETWORK_TYPES = ("wifi", "wired")
_NETWORKS = (
    ("wifi", "Workshop", "WPA2", 87),
    ("wifi", "Attic", "WPA2", 54),
    ("wifi", "Guests", "-", 31),
)
"""Type, SSID, security and signal of what the device sees; `-` means that the network is open."""

rpcs = RpcTable()


# It speaks for one machine on a desk, which has no owner yet.
@rpcs.unary(provisioning_service.GET_SMART_MACHINE_STATUS, SIGNED_IN)
def get_smart_machine_status(
    call: Call, request: provisioning.GetSmartMachineStatusRequest
) -> provisioning.GetSmartMachineStatusResponse:
    """Return how far the device is."""
    response = provisioning.GetSmartMachineStatusResponse(
        provisioning_info=provisioning.ProvisioningInfo(model="emulated device", manufacturer="viam-cloud"),
        agent_version="0.0.0-emulator",
    )
    row = call.transaction.first("SELECT * FROM provisioned_device")
    if row is None:
        return response
    response.has_smart_machine_credentials = bool(row["has_credentials"])
    if row["network_ssid"]:
        response.is_online = not row["network_error"]
        response.latest_connection_attempt.CopyFrom(
            provisioning.NetworkInfo(
                type=row["network_type"],
                ssid=row["network_ssid"],
                connected=response.is_online,
                last_error=row["network_error"],
            )
        )
        if row["network_error"]:
            response.errors.append(row["network_error"])
    return response


@rpcs.unary(provisioning_service.GET_NETWORK_LIST, SIGNED_IN)
def get_network_list(call: Call, request: provisioning.GetNetworkListRequest) -> provisioning.GetNetworkListResponse:
    """List the networks around the device, always the same ones."""
    row = call.transaction.first("SELECT * FROM provisioned_device")
    tried = row["network_ssid"] if row is not None else ""
    error = row["network_error"] if row is not None else ""
    networks = [
        provisioning.NetworkInfo(
            type=kind,
            ssid=ssid,
            security=security,
            signal=signal,
            connected=ssid == tried and not error,
            last_error=error if ssid == tried else "",
        )
        for kind, ssid, security, signal in _NETWORKS
    ]
    return provisioning.GetNetworkListResponse(networks=networks)


@rpcs.unary(provisioning_service.SET_NETWORK_CREDENTIALS, SIGNED_IN)
def set_network_credentials(
    call: Call, request: provisioning.SetNetworkCredentialsRequest
) -> provisioning.SetNetworkCredentialsResponse:
    """Let the device try a network; how that goes shows in its status."""
    if request.type not in _NETWORK_TYPES:
        raise invalid_argument(f"type {request.type!r} is none of {', '.join(_NETWORK_TYPES)}")
    ssid = required_text(request.ssid, "ssid")
    security = {name: security for _, name, security, _ in _NETWORKS}.get(ssid)
    error = ""
    if request.type == "wifi" and security is None:
        error = f"the network {ssid!r} is not in reach"
    elif request.type == "wifi" and security != "-" and not request.psk:
        error = f"the network {ssid!r} needs a passkey"
    call.transaction.run(
        "INSERT INTO provisioned_device (number, network_type, network_ssid, network_error) VALUES (1, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET network_type = excluded.network_type, network_ssid = excluded.network_ssid,"
        " network_error = excluded.network_error",
        request.type,
        ssid,
        error,
    )
    return provisioning.SetNetworkCredentialsResponse()


@rpcs.unary(provisioning_service.SET_SMART_MACHINE_CREDENTIALS, SIGNED_IN)
def set_smart_machine_credentials(
    call: Call, request: provisioning.SetSmartMachineCredentialsRequest
) -> provisioning.SetSmartMachineCredentialsResponse:
    """Let the device be a machine part."""
    cloud = request.cloud
    required_text(cloud.id, "cloud.id")
    if not cloud.secret and not (cloud.api_key.id and cloud.api_key.key):
        raise invalid_argument("cloud must have a secret, or an api_key with id and key")
    call.transaction.run(
        "INSERT INTO provisioned_device (number, has_credentials) VALUES (1, 1)"
        " ON CONFLICT DO UPDATE SET has_credentials = 1"
    )
    return provisioning.SetSmartMachineCredentialsResponse()


@rpcs.unary(provisioning_service.EXIT_PROVISIONING, SIGNED_IN)
def exit_provisioning(
    call: Call, request: provisioning.ExitProvisioningRequest
) -> provisioning.ExitProvisioningResponse:
    """Take note; the emulated device stays in reach, so that it can be set up again."""
    return provisioning.ExitProvisioningResponse()
