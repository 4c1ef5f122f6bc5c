# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `common/v1/common.proto`; `…OrName` is a value of an enum, or its name as text."""

from typing import Literal as _Literal, TypeAlias as _TypeAlias

from viam_cloud.gen.common.v1.common_pb2 import (
    JOINT_TYPE_CONTINUOUS as JOINT_TYPE_CONTINUOUS,
    JOINT_TYPE_PRISMATIC as JOINT_TYPE_PRISMATIC,
    JOINT_TYPE_REVOLUTE as JOINT_TYPE_REVOLUTE,
    JOINT_TYPE_UNSPECIFIED as JOINT_TYPE_UNSPECIFIED,
    KINEMATICS_FILE_FORMAT_SVA as KINEMATICS_FILE_FORMAT_SVA,
    KINEMATICS_FILE_FORMAT_UNSPECIFIED as KINEMATICS_FILE_FORMAT_UNSPECIFIED,
    KINEMATICS_FILE_FORMAT_URDF as KINEMATICS_FILE_FORMAT_URDF,
    ActuatorStatus as ActuatorStatus,
    AudioInfo as AudioInfo,
    AxisAngles as AxisAngles,
    Capsule as Capsule,
    DoCommandRequest as DoCommandRequest,
    DoCommandResponse as DoCommandResponse,
    EulerAngles as EulerAngles,
    GeoGeometry as GeoGeometry,
    GeometriesInFrame as GeometriesInFrame,
    Geometry as Geometry,
    GeoPoint as GeoPoint,
    GeoPose as GeoPose,
    Get3DModelsRequest as Get3DModelsRequest,
    Get3DModelsResponse as Get3DModelsResponse,
    GetGeometriesRequest as GetGeometriesRequest,
    GetGeometriesResponse as GetGeometriesResponse,
    GetKinematicsRequest as GetKinematicsRequest,
    GetKinematicsResponse as GetKinematicsResponse,
    GetPropertiesRequest as GetPropertiesRequest,
    GetPropertiesResponse as GetPropertiesResponse,
    GetReadingsRequest as GetReadingsRequest,
    GetReadingsResponse as GetReadingsResponse,
    GetStatusRequest as GetStatusRequest,
    GetStatusResponse as GetStatusResponse,
    GetWorldPoseResponse as GetWorldPoseResponse,
    JointLimits as JointLimits,
    JointType as JointType,
    KinematicJoint as KinematicJoint,
    KinematicLink as KinematicLink,
    KinematicModel as KinematicModel,
    KinematicProperties as KinematicProperties,
    KinematicsFileFormat as KinematicsFileFormat,
    LinkPose as LinkPose,
    LogEntry as LogEntry,
    Mesh as Mesh,
    MimicJoint as MimicJoint,
    Orientation as Orientation,
    PointCloud as PointCloud,
    PointCloudObject as PointCloudObject,
    Pose as Pose,
    PoseCloud as PoseCloud,
    PoseInFrame as PoseInFrame,
    Quaternion as Quaternion,
    RectangularPrism as RectangularPrism,
    ResourceName as ResourceName,
    ResponseMetadata as ResponseMetadata,
    Sphere as Sphere,
    Transform as Transform,
    Vector3 as Vector3,
    WorldState as WorldState,
)

KinematicsFileFormatOrName: _TypeAlias = (
    KinematicsFileFormat.ValueType
    | _Literal["KINEMATICS_FILE_FORMAT_UNSPECIFIED", "KINEMATICS_FILE_FORMAT_SVA", "KINEMATICS_FILE_FORMAT_URDF"]
)
JointTypeOrName: _TypeAlias = (
    JointType.ValueType
    | _Literal["JOINT_TYPE_UNSPECIFIED", "JOINT_TYPE_REVOLUTE", "JOINT_TYPE_PRISMATIC", "JOINT_TYPE_CONTINUOUS"]
)
