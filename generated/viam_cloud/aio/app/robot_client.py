# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""What `viam-server`, running on a machine, asks of the cloud."""

from __future__ import annotations

from collections.abc import Sequence

from viam_cloud.gen.app.v1 import robot_pb2
from viam_cloud.gen.common.v1 import common_pb2
from viam_cloud.methods import robot_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.aio import ServiceClient

__all__ = ["RobotClient"]


class RobotClient(ServiceClient):
    """What `viam-server`, running on a machine, asks of the cloud.

    Made for machines, which sign in with their part's credentials; other programs use `app_client`.
    """

    @property
    def raw(self) -> RobotClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def config(
        self,
        *,
        id: str | None = None,
        agent_info: robot_pb2.AgentInfo | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> robot_pb2.ConfigResponse:
        """Return the full configuration of a machine part.

        Fragments are already merged in. The part may tell about the computer it runs on while asking.

        Args:
            id (str, optional): UUID of the machine part.
            agent_info (AgentInfo, optional): The computer and software it runs on. Absent reports
                nothing.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            ConfigResponse: The configuration of the part.
                config (RobotConfig): What the part shall run.

        Raises:
            NotFoundError: no machine part has this ID.
            PermissionDeniedError: the credentials are not those of the part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.robot_client.config(id="<ID>")
        """
        return await self._call(
            robot_service.CONFIG,
            build_request(robot_pb2.ConfigRequest, id=id, agent_info=agent_info),
            timeout=timeout,
            retry=retry,
        )

    async def certificate(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> robot_pb2.CertificateResponse:
        """Return the TLS certificate and private key of a machine part.

        Args:
            id (str, optional): UUID of the machine part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CertificateResponse: The certificate of the part.
                id (str): ID of what the certificate was made out to.
                tls_certificate (str): Certificate chain, PEM-encoded.
                tls_private_key (str): Private key, PEM-encoded. Treat it as a secret.

        Raises:
            NotFoundError: no machine part has this ID.
            PermissionDeniedError: the credentials are not those of the part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.robot_client.certificate(id="<ID>")
        """
        return await self._call(
            robot_service.CERTIFICATE, build_request(robot_pb2.CertificateRequest, id=id), timeout=timeout, retry=retry
        )

    async def log(
        self,
        *,
        id: str | None = None,
        logs: Sequence[common_pb2.LogEntry] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> robot_pb2.LogResponse:
        """Add log entries of a machine part to its log in the cloud.

        Args:
            id (str, optional): UUID of the machine part.
            logs (Sequence[LogEntry], optional): Entries to add.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            LogResponse: Empty: the entries were added.

        Raises:
            NotFoundError: no machine part has this ID.
            PermissionDeniedError: the credentials are not those of the part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.robot_client.log(id="<ID>")
        """
        return await self._call(
            robot_service.LOG, build_request(robot_pb2.LogRequest, id=id, logs=logs), timeout=timeout, retry=retry
        )

    async def needs_restart(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> robot_pb2.NeedsRestartResponse:
        """Return whether a machine part has been asked to restart.

        A machine asks again and again, in the interval the response gives. Requests come from
        `app_client.mark_part_for_restart`.

        Args:
            id (str, optional): UUID of the machine part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            NeedsRestartResponse: Whether the part is to restart.
                id (str): UUID of the machine part.
                must_restart (bool): True when the part has been asked to restart.
                restart_check_interval (Duration): How long to wait before asking again.

        Raises:
            NotFoundError: no machine part has this ID.
            PermissionDeniedError: the credentials are not those of the part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.robot_client.needs_restart(id="<RESTART-ID>")
        """
        return await self._call(
            robot_service.NEEDS_RESTART,
            build_request(robot_pb2.NeedsRestartRequest, id=id),
            timeout=timeout,
            retry=retry,
        )
