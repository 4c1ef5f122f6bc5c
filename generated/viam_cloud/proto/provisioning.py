# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `provisioning/v1/provisioning.proto`."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

if _typing.TYPE_CHECKING:
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
else:
    _NAMES = (
        "APIKey",
        "CloudConfig",
        "ExitProvisioningRequest",
        "ExitProvisioningResponse",
        "GetNetworkListRequest",
        "GetNetworkListResponse",
        "GetSmartMachineStatusRequest",
        "GetSmartMachineStatusResponse",
        "NetworkInfo",
        "ProvisioningInfo",
        "SetNetworkCredentialsRequest",
        "SetNetworkCredentialsResponse",
        "SetSmartMachineCredentialsRequest",
        "SetSmartMachineCredentialsResponse",
    )
    __all__ = [*_NAMES]
    __getattr__, __dir__ = _lazy_names(
        __name__, dict.fromkeys(_NAMES, "viam_cloud.gen.provisioning.v1.provisioning_pb2")
    )
