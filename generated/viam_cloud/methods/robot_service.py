# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.v1.RobotService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.v1 import robot_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

CONFIG: Final[UnaryMethod[robot_pb2.ConfigRequest, robot_pb2.ConfigResponse]] = UnaryMethod(
    "/viam.app.v1.RobotService/Config", robot_pb2.ConfigRequest, robot_pb2.ConfigResponse, RetryClass.IDEMPOTENT_WRITE
)
CERTIFICATE: Final[UnaryMethod[robot_pb2.CertificateRequest, robot_pb2.CertificateResponse]] = UnaryMethod(
    "/viam.app.v1.RobotService/Certificate",
    robot_pb2.CertificateRequest,
    robot_pb2.CertificateResponse,
    RetryClass.WRITE,
)
LOG: Final[UnaryMethod[robot_pb2.LogRequest, robot_pb2.LogResponse]] = UnaryMethod(
    "/viam.app.v1.RobotService/Log", robot_pb2.LogRequest, robot_pb2.LogResponse, RetryClass.WRITE
)
NEEDS_RESTART: Final[UnaryMethod[robot_pb2.NeedsRestartRequest, robot_pb2.NeedsRestartResponse]] = UnaryMethod(
    "/viam.app.v1.RobotService/NeedsRestart",
    robot_pb2.NeedsRestartRequest,
    robot_pb2.NeedsRestartResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (CONFIG, CERTIFICATE, LOG, NEEDS_RESTART)
