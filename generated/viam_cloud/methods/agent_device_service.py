# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.agent.v1.AgentDeviceService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.agent.v1 import agent_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

DEVICE_AGENT_CONFIG: Final[UnaryMethod[agent_pb2.DeviceAgentConfigRequest, agent_pb2.DeviceAgentConfigResponse]] = (
    UnaryMethod(
        "/viam.app.agent.v1.AgentDeviceService/DeviceAgentConfig",
        agent_pb2.DeviceAgentConfigRequest,
        agent_pb2.DeviceAgentConfigResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (DEVICE_AGENT_CONFIG,)
