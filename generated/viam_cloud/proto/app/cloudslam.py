# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/cloudslam/v1/cloud_slam.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_EndStatusOrName: _typing.TypeAlias = _typing.Literal[
    "END_STATUS_UNSPECIFIED", "END_STATUS_SUCCESS", "END_STATUS_TIMEOUT", "END_STATUS_FAIL"
]

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.app.cloudslam.v1.cloud_slam_pb2 import (
        END_STATUS_FAIL as END_STATUS_FAIL,
        END_STATUS_SUCCESS as END_STATUS_SUCCESS,
        END_STATUS_TIMEOUT as END_STATUS_TIMEOUT,
        END_STATUS_UNSPECIFIED as END_STATUS_UNSPECIFIED,
        CaptureInterval as CaptureInterval,
        EndStatus as EndStatus,
        GetActiveMappingSessionsForRobotRequest as GetActiveMappingSessionsForRobotRequest,
        GetActiveMappingSessionsForRobotResponse as GetActiveMappingSessionsForRobotResponse,
        GetMappingSessionMetadataByIDRequest as GetMappingSessionMetadataByIDRequest,
        GetMappingSessionMetadataByIDResponse as GetMappingSessionMetadataByIDResponse,
        GetMappingSessionPointCloudRequest as GetMappingSessionPointCloudRequest,
        GetMappingSessionPointCloudResponse as GetMappingSessionPointCloudResponse,
        ListMappingSessionsRequest as ListMappingSessionsRequest,
        ListMappingSessionsResponse as ListMappingSessionsResponse,
        MappingMetadata as MappingMetadata,
        Module as Module,
        SensorInfo as SensorInfo,
        StartMappingSessionRequest as StartMappingSessionRequest,
        StartMappingSessionResponse as StartMappingSessionResponse,
        StopMappingSessionRequest as StopMappingSessionRequest,
        StopMappingSessionResponse as StopMappingSessionResponse,
    )

    EndStatusOrName: _typing.TypeAlias = EndStatus.ValueType | _EndStatusOrName
else:
    _NAMES = (
        "CaptureInterval",
        "END_STATUS_FAIL",
        "END_STATUS_SUCCESS",
        "END_STATUS_TIMEOUT",
        "END_STATUS_UNSPECIFIED",
        "EndStatus",
        "GetActiveMappingSessionsForRobotRequest",
        "GetActiveMappingSessionsForRobotResponse",
        "GetMappingSessionMetadataByIDRequest",
        "GetMappingSessionMetadataByIDResponse",
        "GetMappingSessionPointCloudRequest",
        "GetMappingSessionPointCloudResponse",
        "ListMappingSessionsRequest",
        "ListMappingSessionsResponse",
        "MappingMetadata",
        "Module",
        "SensorInfo",
        "StartMappingSessionRequest",
        "StartMappingSessionResponse",
        "StopMappingSessionRequest",
        "StopMappingSessionResponse",
    )
    EndStatusOrName = int | _EndStatusOrName
    __all__ = [*_NAMES, "EndStatusOrName"]
    __getattr__, __dir__ = _lazy_names(
        __name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.cloudslam.v1.cloud_slam_pb2")
    )
