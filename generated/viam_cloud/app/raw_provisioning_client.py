# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""First setup of a device: its network and its machine credentials."""

from __future__ import annotations

from viam_cloud.gen.provisioning.v1 import provisioning_pb2
from viam_cloud.methods import provisioning_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.blocking import ServiceClient

__all__ = ["RawProvisioningClient"]


class RawProvisioningClient(ServiceClient):
    """`ProvisioningClient` with the same methods, each returning its whole response message."""

    def get_smart_machine_status(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> provisioning_pb2.GetSmartMachineStatusResponse:
        """Return how far the provisioning of the device has come.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetSmartMachineStatusResponse: How far provisioning has come.
                provisioning_info (ProvisioningInfo): What the maker of the device says about it.
                has_smart_machine_credentials (bool): Whether the device has machine credentials
                    already.
                is_online (bool): Whether the device reaches the internet.
                latest_connection_attempt (NetworkInfo): The network the device tried last, and how that
                    went.
                errors (list[str]): Problems met so far, for people to read.
                agent_version (str): Version of `viam-agent` on the device.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = client.provisioning_client.raw.get_smart_machine_status()
        """
        return self._call(
            provisioning_service.GET_SMART_MACHINE_STATUS,
            build_request(provisioning_pb2.GetSmartMachineStatusRequest),
            timeout=timeout,
            retry=retry,
        )

    def set_network_credentials(
        self, network_type: str, ssid: str, psk: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> provisioning_pb2.SetNetworkCredentialsResponse:
        """Give the device a network to connect to.

        Returns the whole response, of which `provisioning_client.set_network_credentials` returns a part.

        The device may leave the connection this call came over when it tries the network. If that fails,
        the error shows in `latest_connection_attempt` of the status.

        Args:
            network_type (str): Kind of network, such as `wifi`.
            ssid (str): SSID of the network.
            psk (str): Passkey of the network; empty for an open one. Treat it as a secret.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            SetNetworkCredentialsResponse: Empty: the device has taken the network over.

        Raises:
            InvalidArgumentError: the network type or name is not acceptable.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = client.provisioning_client.raw.set_network_credentials(
                network_type="wifi",
                ssid="workshop",
                psk="<PASSKEY>",
            )
        """
        return self._call(
            provisioning_service.SET_NETWORK_CREDENTIALS,
            build_request(provisioning_pb2.SetNetworkCredentialsRequest, type=network_type, ssid=ssid, psk=psk),
            timeout=timeout,
            retry=retry,
        )

    def set_smart_machine_credentials(
        self,
        cloud_config: provisioning_pb2.CloudConfig | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> provisioning_pb2.SetSmartMachineCredentialsResponse:
        """Give the device the credentials of its machine part.

        Returns the whole response, of which `provisioning_client.set_smart_machine_credentials` returns a
        part.

        With them, the device connects to the cloud as that part.

        Args:
            cloud_config (CloudConfig, optional): Part ID, secret or API key, and address of the cloud.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            SetSmartMachineCredentialsResponse: Empty: the device has taken the credentials over.

        Raises:
            InvalidArgumentError: the credentials are incomplete.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.provisioning import CloudConfig

            response = client.provisioning_client.raw.set_smart_machine_credentials(
                CloudConfig(id="<PART-ID>", secret="<PART-SECRET>", app_address="https://app.viam.com:443"),
            )
        """
        return self._call(
            provisioning_service.SET_SMART_MACHINE_CREDENTIALS,
            build_request(provisioning_pb2.SetSmartMachineCredentialsRequest, cloud=cloud_config),
            timeout=timeout,
            retry=retry,
        )

    def get_network_list(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> provisioning_pb2.GetNetworkListResponse:
        """List the networks that the device can see.

        Returns the whole response, of which `provisioning_client.get_network_list` returns a part.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetNetworkListResponse: The networks the device can see.
                networks (list[NetworkInfo]): One entry for each network.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = client.provisioning_client.raw.get_network_list()
        """
        return self._call(
            provisioning_service.GET_NETWORK_LIST,
            build_request(provisioning_pb2.GetNetworkListRequest),
            timeout=timeout,
            retry=retry,
        )

    def exit_provisioning(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> provisioning_pb2.ExitProvisioningResponse:
        """Make the device leave provisioning mode.

        The device may become unreachable on its provisioning connection right after.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            ExitProvisioningResponse: Empty: the device leaves provisioning mode.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = client.provisioning_client.raw.exit_provisioning()
        """
        return self._call(
            provisioning_service.EXIT_PROVISIONING,
            build_request(provisioning_pb2.ExitProvisioningRequest),
            timeout=timeout,
            retry=retry,
        )
