# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/agent/v1/agent.proto`; `…OrName` is a value of an enum, or its name as text."""

from typing import Literal as _Literal, TypeAlias as _TypeAlias

from viam_cloud.gen.app.agent.v1.agent_pb2 import (
    PACKAGE_FORMAT_EXECUTABLE as PACKAGE_FORMAT_EXECUTABLE,
    PACKAGE_FORMAT_RAW as PACKAGE_FORMAT_RAW,
    PACKAGE_FORMAT_UNSPECIFIED as PACKAGE_FORMAT_UNSPECIFIED,
    PACKAGE_FORMAT_XZ as PACKAGE_FORMAT_XZ,
    PACKAGE_FORMAT_XZ_EXECUTABLE as PACKAGE_FORMAT_XZ_EXECUTABLE,
    DeviceAgentConfigRequest as DeviceAgentConfigRequest,
    DeviceAgentConfigResponse as DeviceAgentConfigResponse,
    DeviceSubsystemConfig as DeviceSubsystemConfig,
    HostInfo as HostInfo,
    PackageFormat as PackageFormat,
    UpdateInfo as UpdateInfo,
    VersionInfo as VersionInfo,
)

PackageFormatOrName: _TypeAlias = (
    PackageFormat.ValueType
    | _Literal[
        "PACKAGE_FORMAT_UNSPECIFIED",
        "PACKAGE_FORMAT_RAW",
        "PACKAGE_FORMAT_XZ",
        "PACKAGE_FORMAT_EXECUTABLE",
        "PACKAGE_FORMAT_XZ_EXECUTABLE",
    ]
)
