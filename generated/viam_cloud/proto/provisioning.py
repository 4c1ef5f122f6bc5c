# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `provisioning/v1/provisioning.proto`."""

from viam_cloud.gen.provisioning.v1.provisioning_pb2 import (
    APIKey as APIKey,
    CloudConfig as CloudConfig,
    ExitProvisioningRequest as ExitProvisioningRequest,
    ExitProvisioningResponse as ExitProvisioningResponse,
    GetNetworkListRequest as GetNetworkListRequest,
    GetNetworkListResponse as GetNetworkListResponse,
    GetSmartMachineStatusRequest as GetSmartMachineStatusRequest,
    GetSmartMachineStatusResponse as GetSmartMachineStatusResponse,
    NetworkInfo as NetworkInfo,
    ProvisioningInfo as ProvisioningInfo,
    SetNetworkCredentialsRequest as SetNetworkCredentialsRequest,
    SetNetworkCredentialsResponse as SetNetworkCredentialsResponse,
    SetSmartMachineCredentialsRequest as SetSmartMachineCredentialsRequest,
    SetSmartMachineCredentialsResponse as SetSmartMachineCredentialsResponse,
)
