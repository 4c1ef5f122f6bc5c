# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.provisioning.v1.ProvisioningService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.provisioning.v1 import provisioning_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

GET_SMART_MACHINE_STATUS: Final[
    UnaryMethod[provisioning_pb2.GetSmartMachineStatusRequest, provisioning_pb2.GetSmartMachineStatusResponse]
] = UnaryMethod(
    "/viam.provisioning.v1.ProvisioningService/GetSmartMachineStatus",
    provisioning_pb2.GetSmartMachineStatusRequest,
    provisioning_pb2.GetSmartMachineStatusResponse,
    RetryClass.READ,
)
SET_NETWORK_CREDENTIALS: Final[
    UnaryMethod[provisioning_pb2.SetNetworkCredentialsRequest, provisioning_pb2.SetNetworkCredentialsResponse]
] = UnaryMethod(
    "/viam.provisioning.v1.ProvisioningService/SetNetworkCredentials",
    provisioning_pb2.SetNetworkCredentialsRequest,
    provisioning_pb2.SetNetworkCredentialsResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
SET_SMART_MACHINE_CREDENTIALS: Final[
    UnaryMethod[provisioning_pb2.SetSmartMachineCredentialsRequest, provisioning_pb2.SetSmartMachineCredentialsResponse]
] = UnaryMethod(
    "/viam.provisioning.v1.ProvisioningService/SetSmartMachineCredentials",
    provisioning_pb2.SetSmartMachineCredentialsRequest,
    provisioning_pb2.SetSmartMachineCredentialsResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_NETWORK_LIST: Final[
    UnaryMethod[provisioning_pb2.GetNetworkListRequest, provisioning_pb2.GetNetworkListResponse]
] = UnaryMethod(
    "/viam.provisioning.v1.ProvisioningService/GetNetworkList",
    provisioning_pb2.GetNetworkListRequest,
    provisioning_pb2.GetNetworkListResponse,
    RetryClass.READ,
)
EXIT_PROVISIONING: Final[
    UnaryMethod[provisioning_pb2.ExitProvisioningRequest, provisioning_pb2.ExitProvisioningResponse]
] = UnaryMethod(
    "/viam.provisioning.v1.ProvisioningService/ExitProvisioning",
    provisioning_pb2.ExitProvisioningRequest,
    provisioning_pb2.ExitProvisioningResponse,
    RetryClass.IDEMPOTENT_WRITE,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    GET_SMART_MACHINE_STATUS,
    SET_NETWORK_CREDENTIALS,
    SET_SMART_MACHINE_CREDENTIALS,
    GET_NETWORK_LIST,
    EXIT_PROVISIONING,
)
