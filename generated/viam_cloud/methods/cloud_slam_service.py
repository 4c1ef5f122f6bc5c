# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.cloudslam.v1.CloudSLAMService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.cloudslam.v1 import cloud_slam_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

START_MAPPING_SESSION: Final[
    UnaryMethod[cloud_slam_pb2.StartMappingSessionRequest, cloud_slam_pb2.StartMappingSessionResponse]
] = UnaryMethod(
    "/viam.app.cloudslam.v1.CloudSLAMService/StartMappingSession",
    cloud_slam_pb2.StartMappingSessionRequest,
    cloud_slam_pb2.StartMappingSessionResponse,
    RetryClass.WRITE,
)
GET_ACTIVE_MAPPING_SESSIONS_FOR_ROBOT: Final[
    UnaryMethod[
        cloud_slam_pb2.GetActiveMappingSessionsForRobotRequest, cloud_slam_pb2.GetActiveMappingSessionsForRobotResponse
    ]
] = UnaryMethod(
    "/viam.app.cloudslam.v1.CloudSLAMService/GetActiveMappingSessionsForRobot",
    cloud_slam_pb2.GetActiveMappingSessionsForRobotRequest,
    cloud_slam_pb2.GetActiveMappingSessionsForRobotResponse,
    RetryClass.READ,
)
GET_MAPPING_SESSION_POINT_CLOUD: Final[
    UnaryMethod[cloud_slam_pb2.GetMappingSessionPointCloudRequest, cloud_slam_pb2.GetMappingSessionPointCloudResponse]
] = UnaryMethod(
    "/viam.app.cloudslam.v1.CloudSLAMService/GetMappingSessionPointCloud",
    cloud_slam_pb2.GetMappingSessionPointCloudRequest,
    cloud_slam_pb2.GetMappingSessionPointCloudResponse,
    RetryClass.READ,
)
LIST_MAPPING_SESSIONS: Final[
    UnaryMethod[cloud_slam_pb2.ListMappingSessionsRequest, cloud_slam_pb2.ListMappingSessionsResponse]
] = UnaryMethod(
    "/viam.app.cloudslam.v1.CloudSLAMService/ListMappingSessions",
    cloud_slam_pb2.ListMappingSessionsRequest,
    cloud_slam_pb2.ListMappingSessionsResponse,
    RetryClass.READ,
)
STOP_MAPPING_SESSION: Final[
    UnaryMethod[cloud_slam_pb2.StopMappingSessionRequest, cloud_slam_pb2.StopMappingSessionResponse]
] = UnaryMethod(
    "/viam.app.cloudslam.v1.CloudSLAMService/StopMappingSession",
    cloud_slam_pb2.StopMappingSessionRequest,
    cloud_slam_pb2.StopMappingSessionResponse,
    RetryClass.WRITE,
)
GET_MAPPING_SESSION_METADATA_BY_ID: Final[
    UnaryMethod[
        cloud_slam_pb2.GetMappingSessionMetadataByIDRequest, cloud_slam_pb2.GetMappingSessionMetadataByIDResponse
    ]
] = UnaryMethod(
    "/viam.app.cloudslam.v1.CloudSLAMService/GetMappingSessionMetadataByID",
    cloud_slam_pb2.GetMappingSessionMetadataByIDRequest,
    cloud_slam_pb2.GetMappingSessionMetadataByIDResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    START_MAPPING_SESSION,
    GET_ACTIVE_MAPPING_SESSIONS_FOR_ROBOT,
    GET_MAPPING_SESSION_POINT_CLOUD,
    LIST_MAPPING_SESSIONS,
    STOP_MAPPING_SESSION,
    GET_MAPPING_SESSION_METADATA_BY_ID,
)
