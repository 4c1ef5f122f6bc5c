# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/agent/v1/agent.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_PackageFormatOrName: _typing.TypeAlias = _typing.Literal[
    "PACKAGE_FORMAT_UNSPECIFIED",
    "PACKAGE_FORMAT_RAW",
    "PACKAGE_FORMAT_XZ",
    "PACKAGE_FORMAT_EXECUTABLE",
    "PACKAGE_FORMAT_XZ_EXECUTABLE",
]

if _typing.TYPE_CHECKING:
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

    PackageFormatOrName: _typing.TypeAlias = PackageFormat.ValueType | _PackageFormatOrName
else:
    _NAMES = (
        "DeviceAgentConfigRequest",
        "DeviceAgentConfigResponse",
        "DeviceSubsystemConfig",
        "HostInfo",
        "PACKAGE_FORMAT_EXECUTABLE",
        "PACKAGE_FORMAT_RAW",
        "PACKAGE_FORMAT_UNSPECIFIED",
        "PACKAGE_FORMAT_XZ",
        "PACKAGE_FORMAT_XZ_EXECUTABLE",
        "PackageFormat",
        "UpdateInfo",
        "VersionInfo",
    )
    PackageFormatOrName = int | _PackageFormatOrName
    __all__ = [*_NAMES, "PackageFormatOrName"]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.agent.v1.agent_pb2"))
