# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/agent/v1/agent.proto`."""

from viam_cloud._pb2.app.agent.v1.agent_pb2 import (
    DeviceAgentConfigRequest as DeviceAgentConfigRequest,
    DeviceAgentConfigResponse as DeviceAgentConfigResponse,
    DeviceSubsystemConfig as DeviceSubsystemConfig,
    HostInfo as HostInfo,
    PackageFormat as PackageFormat,
    UpdateInfo as UpdateInfo,
    VersionInfo as VersionInfo,
)
