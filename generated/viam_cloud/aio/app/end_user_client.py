# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""What concerns the signed-in user: acceptance of the legal terms, and OAuth applications
(deprecated).
"""

from __future__ import annotations

from collections.abc import Sequence

from viam_cloud.gen.app.v1 import end_user_pb2
from viam_cloud.methods import end_user_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.aio import ServiceClient
from viam_cloud_runtime.support.deprecation import deprecated

__all__ = ["EndUserClient"]


class EndUserClient(ServiceClient):
    """What concerns the signed-in user: acceptance of the legal terms, and OAuth applications
    (deprecated).
    """

    @property
    def raw(self) -> EndUserClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def is_legal_accepted(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> end_user_pb2.IsLegalAcceptedResponse:
        """Tell whether the caller has accepted the current legal terms.

        `accept_legal` records the acceptance.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            IsLegalAcceptedResponse: Whether the caller has accepted the legal terms.
                accepted_legal (bool): True when the caller has accepted the terms in their current
                    form.
                ever_accepted_legal (bool): True when the caller has accepted the terms in any form,
                    present or past.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = await client.end_user_client.is_legal_accepted()
        """
        return await self._call(
            end_user_service.IS_LEGAL_ACCEPTED,
            build_request(end_user_pb2.IsLegalAcceptedRequest),
            timeout=timeout,
            retry=retry,
        )

    async def accept_legal(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> end_user_pb2.AcceptLegalResponse:
        """Record that the caller accepts the current legal terms.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            AcceptLegalResponse: Empty: the acceptance was recorded.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = await client.end_user_client.accept_legal()
        """
        return await self._call(
            end_user_service.ACCEPT_LEGAL, build_request(end_user_pb2.AcceptLegalRequest), timeout=timeout, retry=retry
        )

    @deprecated("Deprecated: use `create_oauth_app` of `app_client` instead.")
    async def register_auth_application(
        self,
        *,
        application_name: str | None = None,
        org_id: str | None = None,
        origin_uris: Sequence[str] | None = None,
        redirect_uris: Sequence[str] | None = None,
        logout_uri: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> end_user_pb2.RegisterAuthApplicationResponse:
        """Register an OAuth application of an organization and return its client secret.

        Deprecated: use `create_oauth_app` of `app_client` instead.

        Args:
            application_name (str, optional): Display name of the application.
            org_id (str, optional): UUID of the organization the application belongs to.
            origin_uris (Sequence[str], optional): Web origins from which the application may ask for a
                login, such as `https://example.com`.
            redirect_uris (Sequence[str], optional): Addresses users may be sent back to after login.
            logout_uri (str, optional): Address users are sent to after logout.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            RegisterAuthApplicationResponse: The new OAuth application.
                application_id (str): ID of the new application, by which it is updated and read later.
                application_name (str): Display name of the application.
                client_secret (str): Secret with which the application proves who it is; to be kept like
                    a password.

        Raises:
            InvalidArgumentError: the name is empty or one of the URIs is not valid.
            PermissionDeniedError: the caller may not manage the organization's login.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.end_user_client.register_auth_application(
                application_name="<APPLICATION-NAME>",
                org_id="<ORG-ID>",
                origin_uris=["<ORIGIN-URI>"],
            )
        """
        return await self._call(
            end_user_service.REGISTER_AUTH_APPLICATION,
            build_request(
                end_user_pb2.RegisterAuthApplicationRequest,
                application_name=application_name,
                org_id=org_id,
                origin_uris=origin_uris,
                redirect_uris=redirect_uris,
                logout_uri=logout_uri,
            ),
            timeout=timeout,
            retry=retry,
        )

    @deprecated("Deprecated: use `update_oauth_app` of `app_client` instead.")
    async def update_auth_application(
        self,
        *,
        org_id: str | None = None,
        application_id: str | None = None,
        application_name: str | None = None,
        origin_uris: Sequence[str] | None = None,
        redirect_uris: Sequence[str] | None = None,
        logout_uri: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> end_user_pb2.UpdateAuthApplicationResponse:
        """Replace the name and URIs of an OAuth application.

        Deprecated: use `update_oauth_app` of `app_client` instead.

        Args:
            org_id (str, optional): UUID of the organization the application belongs to.
            application_id (str, optional): ID of the application to update.
            application_name (str, optional): Display name to give the application.
            origin_uris (Sequence[str], optional): Web origins from which the application may ask for a
                login, such as `https://example.com`.
            redirect_uris (Sequence[str], optional): Addresses users may be sent back to after login.
            logout_uri (str, optional): Address users are sent to after logout.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateAuthApplicationResponse: The updated OAuth application.
                application_id (str): ID of the application, as before.
                application_name (str): Display name the application now has.

        Raises:
            NotFoundError: the organization has no application of this ID.
            InvalidArgumentError: the name is empty or one of the URIs is not valid.
            PermissionDeniedError: the caller may not manage the organization's login.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.end_user_client.update_auth_application(
                org_id="<ORG-ID>",
                application_id="<APPLICATION-ID>",
                application_name="<APPLICATION-NAME>",
            )
        """
        return await self._call(
            end_user_service.UPDATE_AUTH_APPLICATION,
            build_request(
                end_user_pb2.UpdateAuthApplicationRequest,
                org_id=org_id,
                application_id=application_id,
                application_name=application_name,
                origin_uris=origin_uris,
                redirect_uris=redirect_uris,
                logout_uri=logout_uri,
            ),
            timeout=timeout,
            retry=retry,
        )

    @deprecated("Deprecated: use `read_oauth_app` of `app_client` instead.")
    async def get_auth_application(
        self,
        *,
        org_id: str | None = None,
        application_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> end_user_pb2.GetAuthApplicationResponse:
        """Return the settings and client secret of an OAuth application.

        Deprecated: use `read_oauth_app` of `app_client` instead.

        Args:
            org_id (str, optional): UUID of the organization the application belongs to.
            application_id (str, optional): ID of the application to return.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetAuthApplicationResponse: The OAuth application that was asked for.
                application_id (str): ID of the application.
                application_name (str): Display name of the application.
                client_secret (str): Secret with which the application proves who it is; to be kept like
                    a password.
                origin_uris (list[str]): Web origins from which the application may ask for a login,
                    such as `https://example.com`.
                redirect_uris (list[str]): Addresses users may be sent back to after login.
                logout_uri (str): Address users are sent to after logout.

        Raises:
            NotFoundError: the organization has no application of this ID.
            PermissionDeniedError: the caller may not manage the organization's login.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.end_user_client.get_auth_application(
                org_id="<ORG-ID>",
                application_id="<APPLICATION-ID>",
            )
        """
        return await self._call(
            end_user_service.GET_AUTH_APPLICATION,
            build_request(end_user_pb2.GetAuthApplicationRequest, org_id=org_id, application_id=application_id),
            timeout=timeout,
            retry=retry,
        )
