# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""What `viam-agent`, the service manager on a machine's computer, asks of the cloud."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from google.protobuf import duration_pb2

from viam_cloud.gen.app.agent.v1 import agent_pb2
from viam_cloud.methods import agent_device_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, to_duration
from viam_cloud_runtime.aio import ServiceClient

__all__ = ["AgentDeviceClient"]


class AgentDeviceClient(ServiceClient):
    """What `viam-agent`, the service manager on a machine's computer, asks of the cloud.

    Made for devices; other programs rarely need it.
    """

    @property
    def raw(self) -> AgentDeviceClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def device_agent_config(
        self,
        *,
        id: str | None = None,
        host_info: agent_pb2.HostInfo | None = None,
        subsystem_versions: Mapping[str, str] | None = None,
        version_info: agent_pb2.VersionInfo | None = None,
        agent_uptime: datetime.timedelta | duration_pb2.Duration | None = None,
        viam_server_uptime: datetime.timedelta | duration_pb2.Duration | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> agent_pb2.DeviceAgentConfigResponse:
        """Report a device's state and return the agent configuration of its part.

        Called by `viam-agent` again and again, in the interval that the response asks for.

        Args:
            id (str, optional): UUID of the machine part.
            host_info (HostInfo, optional): Platform and distribution of the device.
            subsystem_versions (Mapping[str, str], optional): Installed versions by subsystem. Use
                `version_info` instead.
            version_info (VersionInfo, optional): Versions of the agent and of `viam-server` on the
                device.
            agent_uptime (timedelta | Duration, optional): How long `viam-agent` has been running.
            viam_server_uptime (timedelta | Duration, optional): How long `viam-server` has been
                running.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeviceAgentConfigResponse: What the agent shall install and how it shall set up the device.
                subsystem_configs (dict[str, DeviceSubsystemConfig]): Configurations by subsystem. Use
                    the other fields of this message instead.
                check_interval (Duration): How long to wait before asking again.
                agent_update_info (UpdateInfo): Version of `viam-agent` to run and where to get it.
                viam_server_update_info (UpdateInfo): Version of `viam-server` to run and where to get
                    it.
                advanced_settings (Struct): Rarely needed settings of the agent, as a JSON object.
                network_configuration (Struct): Settings for networking and provisioning, as a JSON
                    object.
                additional_networks (Struct): Networks the device may connect to besides those known to
                    its system, as a JSON object.
                system_configuration (Struct): Settings of the operating system that the agent manages,
                    such as logging and updates, as a JSON object.

        Raises:
            NotFoundError: no machine part has this ID.
            PermissionDeniedError: the credentials are not those of the part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.agent_device_client.device_agent_config(id="<AGENT-CONFIG-ID>")
        """
        return await self._call(
            agent_device_service.DEVICE_AGENT_CONFIG,
            build_request(
                agent_pb2.DeviceAgentConfigRequest,
                id=id,
                host_info=host_info,
                subsystem_versions=subsystem_versions,
                version_info=version_info,
                agent_uptime=to_duration(agent_uptime, "agent_uptime"),
                viam_server_uptime=to_duration(viam_server_uptime, "viam_server_uptime"),
            ),
            timeout=timeout,
            retry=retry,
        )
