# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/v1/robot.proto`; `…OrName` is a value of an enum, or its name as text."""

from typing import Literal as _Literal, TypeAlias as _TypeAlias

from viam_cloud.gen.app.v1.robot_pb2 import (
    CREDENTIALS_TYPE_API_KEY as CREDENTIALS_TYPE_API_KEY,
    CREDENTIALS_TYPE_INTERNAL as CREDENTIALS_TYPE_INTERNAL,
    CREDENTIALS_TYPE_ROBOT_LOCATION_SECRET as CREDENTIALS_TYPE_ROBOT_LOCATION_SECRET,
    CREDENTIALS_TYPE_ROBOT_SECRET as CREDENTIALS_TYPE_ROBOT_SECRET,
    CREDENTIALS_TYPE_UNSPECIFIED as CREDENTIALS_TYPE_UNSPECIFIED,
    AgentInfo as AgentInfo,
    AppValidationStatus as AppValidationStatus,
    AuthConfig as AuthConfig,
    AuthHandlerConfig as AuthHandlerConfig,
    CertificateRequest as CertificateRequest,
    CertificateResponse as CertificateResponse,
    CloudConfig as CloudConfig,
    ComponentConfig as ComponentConfig,
    ConfigRequest as ConfigRequest,
    ConfigResponse as ConfigResponse,
    CredentialsType as CredentialsType,
    ExternalAuthConfig as ExternalAuthConfig,
    Frame as Frame,
    JobConfig as JobConfig,
    JWKSFile as JWKSFile,
    LocationSecret as LocationSecret,
    LogConfiguration as LogConfiguration,
    LogPatternConfig as LogPatternConfig,
    LogRequest as LogRequest,
    LogResponse as LogResponse,
    MaintenanceConfig as MaintenanceConfig,
    ModuleConfig as ModuleConfig,
    NeedsRestartRequest as NeedsRestartRequest,
    NeedsRestartResponse as NeedsRestartResponse,
    NetworkConfig as NetworkConfig,
    Orientation as Orientation,
    PackageConfig as PackageConfig,
    Permission as Permission,
    ProcessConfig as ProcessConfig,
    RemoteAuth as RemoteAuth,
    RemoteConfig as RemoteConfig,
    ResourceLevelServiceConfig as ResourceLevelServiceConfig,
    RobotConfig as RobotConfig,
    ServiceConfig as ServiceConfig,
    SessionsConfig as SessionsConfig,
    TracingConfig as TracingConfig,
    TrafficTunnelEndpoint as TrafficTunnelEndpoint,
    Translation as Translation,
    User as User,
    UserPermission as UserPermission,
)

CredentialsTypeOrName: _TypeAlias = (
    CredentialsType.ValueType
    | _Literal[
        "CREDENTIALS_TYPE_UNSPECIFIED",
        "CREDENTIALS_TYPE_INTERNAL",
        "CREDENTIALS_TYPE_API_KEY",
        "CREDENTIALS_TYPE_ROBOT_SECRET",
        "CREDENTIALS_TYPE_ROBOT_LOCATION_SECRET",
    ]
)
