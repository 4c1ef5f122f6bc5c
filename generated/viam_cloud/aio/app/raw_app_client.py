# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Manages the fleet: organizations, locations, machines and their parts, fragments, registry items,
roles and API keys.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any

from google.protobuf import struct_pb2, timestamp_pb2

from viam_cloud import views
from viam_cloud.gen.app.v1 import app_pb2
from viam_cloud.methods import app_service
from viam_cloud.proto.app import (
    FragmentVisibilityOrName,
    LogOrderOrName,
    ModuleLanguageOrName,
    ModuleSourceTypeOrName,
    RegistryItemStatusOrName,
    VisibilityOrName,
)
from viam_cloud.proto.app.packages import PackageTypeOrName
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, to_struct, to_timestamp
from viam_cloud_runtime.aio import ServerStream, ServiceClient
from viam_cloud_runtime.rpc.response_conversion import Conversion
from viam_cloud_runtime.rpc.upload_messages import UploadSource, upload_requests
from viam_cloud_runtime.viam.aio.saving import save_config, save_logs
from viam_cloud_runtime.viam.fleet import (
    APIKeyAuthorization,
    LocationDefault,
    ResourceType,
    Role,
    config_changes,
    fragment_imports,
    fragment_visibilities,
    fragment_visibility,
    key_authorizations,
    key_name,
    module_visibility,
    new_role_authorization,
    old_role_authorization,
    role_authorization,
    text_or_empty,
    user_metadata,
)

__all__ = ["RawAppClient"]


class RawAppClient(LocationDefault, ServiceClient):
    """`AppClient` with the same methods, each returning its whole response message."""

    async def get_user_id_by_email(
        self, email: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetUserIDByEmailResponse:
        """Look up the ID of the user who signs in with an e-mail address.

        Returns the whole response, of which `app_client.get_user_id_by_email` returns a part.

        The ID is what `list_organizations_by_user` and the role methods expect. Meant for internal use;
        ordinary callers find the IDs of fellow members with `list_organization_members`.

        Args:
            email (str): Address the user signs in with.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetUserIDByEmailResponse: The user that was found.
                user_id (str): ID of the user, as other methods take it.

        Raises:
            NotFoundError: no user has this e-mail address.
            PermissionDeniedError: the caller may not look up users.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_user_id_by_email("ada@example.com")
        """
        return await self._call(
            app_service.GET_USER_ID_BY_EMAIL,
            build_request(app_pb2.GetUserIDByEmailRequest, email=email),
            timeout=timeout,
            retry=retry,
        )

    async def create_organization(
        self, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.CreateOrganizationResponse:
        """Create an organization.

        Returns the whole response, of which `app_client.create_organization` returns a part.

        A public namespace is not part of this call; set one with `update_organization` before publishing to
        the registry.

        Args:
            name (str): Display name of the new organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateOrganizationResponse: The organization as created.
                organization (Organization): The new organization, with the ID the server gave it.

        Raises:
            InvalidArgumentError: the name is empty or not acceptable.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_organization("Robots and Sons")
        """
        return await self._call(
            app_service.CREATE_ORGANIZATION,
            build_request(app_pb2.CreateOrganizationRequest, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def list_organizations(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListOrganizationsResponse:
        """List the organizations the caller has been given access to.

        Returns the whole response, of which `app_client.list_organizations` returns a part.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListOrganizationsResponse: The organizations open to the caller.
                organizations (list[Organization]): One entry for each organization the caller is
                    authorized for.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = await client.app_client.raw.list_organizations()
        """
        return await self._call(
            app_service.LIST_ORGANIZATIONS,
            build_request(app_pb2.ListOrganizationsRequest),
            timeout=timeout,
            retry=retry,
        )

    async def get_organizations_with_access_to_location(
        self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetOrganizationsWithAccessToLocationResponse:
        """List the organizations that can reach a location, be it as owner or by sharing.

        Returns the whole response, of which `app_client.get_organizations_with_access_to_location` returns
        a part.

        Sharing is changed with `share_location` and `unshare_location`.

        Args:
            location_id (str): ID of the location whose organizations to list.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetOrganizationsWithAccessToLocationResponse: The organizations that can reach a location.
                organization_identities (list[OrganizationIdentity]): ID and name of each organization
                    with access.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_organizations_with_access_to_location("<LOCATION-ID>")
        """
        return await self._call(
            app_service.GET_ORGANIZATIONS_WITH_ACCESS_TO_LOCATION,
            build_request(app_pb2.GetOrganizationsWithAccessToLocationRequest, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def list_organizations_by_user(
        self, user_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListOrganizationsByUserResponse:
        """List the organizations one user is a member of.

        Returns the whole response, of which `app_client.list_organizations_by_user` returns a part.

        Unlike `list_organizations`, this asks about a named user rather than about the caller.

        Args:
            user_id (str): ID of the user, such as `get_user_id_by_email` returns.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListOrganizationsByUserResponse: The organizations of a user.
                orgs (list[OrgDetails]): One entry for each organization the user belongs to.

        Raises:
            NotFoundError: no user has this ID.
            PermissionDeniedError: the caller may not ask about this user.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_organizations_by_user("<USER-ID>")
        """
        return await self._call(
            app_service.LIST_ORGANIZATIONS_BY_USER,
            build_request(app_pb2.ListOrganizationsByUserRequest, user_id=user_id),
            timeout=timeout,
            retry=retry,
        )

    async def search_organizations(
        self,
        *,
        org_id: str | None = None,
        org_name: str | None = None,
        cid: str | None = None,
        public_namespace: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.SearchOrganizationsResponse:
        """Find organizations by ID, name, CRM ID or public namespace.

        Every criterion is optional. An administrative call: most callers want `list_organizations`.

        Args:
            org_id (str, optional): ID (UUID) of the organization to find.
            org_name (str, optional): Display name to look for.
            cid (str, optional): Customer ID in the CRM to look for.
            public_namespace (str, optional): Public namespace to look for.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            SearchOrganizationsResponse: What the search found.
                organizations (list[OrgDetails]): The organizations that fit; empty when none does.

        Raises:
            PermissionDeniedError: the caller may not search all organizations.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.search_organizations()
        """
        return await self._call(
            app_service.SEARCH_ORGANIZATIONS,
            build_request(
                app_pb2.SearchOrganizationsRequest,
                org_id=org_id,
                org_name=org_name,
                cid=cid,
                public_namespace=public_namespace,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_organization(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetOrganizationResponse:
        """Return one organization by its ID.

        Returns the whole response, of which `app_client.get_organization` returns a part.

        Args:
            org_id (str): ID (UUID) of the organization, shown on its settings page.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetOrganizationResponse: The organization that was asked for.
                organization (Organization): The organization with its current settings.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_organization(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.GET_ORGANIZATION,
            build_request(app_pb2.GetOrganizationRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_organization_namespace_availability(
        self,
        public_namespace: str,
        *,
        organization_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetOrganizationNamespaceAvailabilityResponse:
        """Tell whether a public namespace is still free.

        Returns the whole response, of which `app_client.get_organization_namespace_availability` returns a
        part.

        Nothing is reserved: somebody else may take the namespace between this check and
        `update_organization`.

        Args:
            public_namespace (str): Namespace to check: lowercase letters, digits and dashes.
            organization_id (str, optional): ID (UUID) of the organization that would like to have the
                namespace; may be left empty.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetOrganizationNamespaceAvailabilityResponse: The outcome of the check.
                available (bool): True when no organization has taken the namespace.

        Raises:
            InvalidArgumentError: the namespace is empty or has characters other than lowercase letters,
                digits and dashes.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_organization_namespace_availability("robots-and-sons")
        """
        return await self._call(
            app_service.GET_ORGANIZATION_NAMESPACE_AVAILABILITY,
            build_request(
                app_pb2.GetOrganizationNamespaceAvailabilityRequest,
                public_namespace=public_namespace,
                organization_id=organization_id,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def update_organization(
        self,
        org_id: str,
        name: str | None = None,
        public_namespace: str | None = None,
        region: str | None = None,
        cid: str | None = None,
        default_fragments: Sequence[app_pb2.FragmentImport] | None = None,
        *,
        allowed_login_methods: app_pb2.AllowedLoginMethods | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateOrganizationResponse:
        """Change the settings of an organization.

        Returns the whole response, of which `app_client.update_organization` returns a part.

        Fields left unset keep their value. The public namespace can be set here only once; to change one
        that is already set, use `update_organization_namespace`.

        Args:
            org_id (str): ID (UUID) of the organization to change.
            name (str, optional): New display name; unset keeps the current one.
            public_namespace (str, optional): Namespace to claim: lowercase letters, digits and dashes.
                Accepted only while the organization has none.
            region (str, optional): New default region for stored data; unset keeps the current one.
            cid (str, optional): New customer ID in the CRM; unset keeps the current one.
            default_fragments (Sequence[FragmentImport], optional): Fragments that new machines get, in
                place of the present ones; an empty list removes these, None keeps them.
            allowed_login_methods (AllowedLoginMethods, optional): New permitted sign-in methods, in
                place of the current ones; unset keeps those.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            UpdateOrganizationResponse: The organization as changed.
                organization (Organization): The organization after the change.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            AlreadyExistsError: another organization holds the requested namespace.
            FailedPreconditionError: the organization has a public namespace already.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import FragmentImport

            response = await client.app_client.raw.update_organization(
                "<ORG-ID>",
                name="Robots and Sons",
                default_fragments=[FragmentImport(fragment_id="<FRAGMENT-ID>")],
            )
        """
        return await self._call(
            app_service.UPDATE_ORGANIZATION,
            build_request(
                app_pb2.UpdateOrganizationRequest,
                organization_id=org_id,
                name=name,
                public_namespace=public_namespace,
                region=region,
                cid=cid,
                default_fragments=fragment_imports(default_fragments, "default_fragments"),
                allowed_login_methods=allowed_login_methods,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def update_organization_namespace(
        self,
        *,
        organization_id: str | None = None,
        new_public_namespace: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateOrganizationNamespaceResponse:
        """Replace the public namespace of an organization by another.

        Registry items are addressed through the namespace, so configurations that name the old one may need
        an update. For the first namespace of an organization, `update_organization` is enough.

        Args:
            organization_id (str, optional): ID (UUID) of the organization to change.
            new_public_namespace (str, optional): Namespace to use from now on: lowercase letters,
                digits and dashes.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            UpdateOrganizationNamespaceResponse: The organization under its new namespace.
                organization (Organization): The organization after the change.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            AlreadyExistsError: the new namespace is taken.
            InvalidArgumentError: the new namespace has characters that are not allowed.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.update_organization_namespace(
                organization_id="<ORGANIZATION-ID>",
                new_public_namespace="<NEW-PUBLIC-NAMESPACE>",
            )
        """
        return await self._call(
            app_service.UPDATE_ORGANIZATION_NAMESPACE,
            build_request(
                app_pb2.UpdateOrganizationNamespaceRequest,
                organization_id=organization_id,
                new_public_namespace=new_public_namespace,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_organization(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteOrganizationResponse:
        """Delete an organization.

        Returns the whole response, of which `app_client.delete_organization` returns a part.

        Args:
            org_id (str): ID (UUID) of the organization to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteOrganizationResponse: Empty: the organization was deleted.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_organization(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.DELETE_ORGANIZATION,
            build_request(app_pb2.DeleteOrganizationRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_organization_metadata(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetOrganizationMetadataResponse:
        """Return the user-defined metadata of an organization.

        Returns the whole response, of which `app_client.get_organization_metadata` returns a part.

        Metadata is free-form; nothing on the platform interprets it.

        Args:
            org_id (str): ID (UUID) of the organization the metadata belongs to.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetOrganizationMetadataResponse: The metadata of an organization.
                data (Struct): The stored JSON object; empty when none was stored.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_organization_metadata("<ORG-ID>")
        """
        return await self._call(
            app_service.GET_ORGANIZATION_METADATA,
            build_request(app_pb2.GetOrganizationMetadataRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def update_organization_metadata(
        self,
        org_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateOrganizationMetadataResponse:
        """Store user-defined metadata of an organization, in place of what is stored.

        Returns the whole response, of which `app_client.update_organization_metadata` returns a part.

        To change a single key, read all with `get_organization_metadata`, edit, and send it back. Metadata
        counts as stored data on the bill.

        Args:
            org_id (str): ID (UUID) of the organization the metadata belongs to.
            metadata (Mapping[str, Any] | Struct): JSON object to store in place of the present one: a
                dict of whatever JSON has. `{}` removes all metadata.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateOrganizationMetadataResponse: Empty: the metadata was stored.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_organization_metadata("<ORG-ID>")
            metadata["cost_center"] = "A-17"
            response = await client.app_client.raw.update_organization_metadata("<ORG-ID>", metadata)
        """
        return await self._call(
            app_service.UPDATE_ORGANIZATION_METADATA,
            build_request(
                app_pb2.UpdateOrganizationMetadataRequest,
                organization_id=org_id,
                data=user_metadata(metadata, "metadata"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_organization_members(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListOrganizationMembersResponse:
        """List the members of an organization and its pending invites.

        Returns the whole response, of which `app_client.list_organization_members` returns a part.

        Args:
            org_id (str): ID (UUID) of the organization whose members and invites to list.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListOrganizationMembersResponse: The people in an organization and those on their way in.
                organization_id (str): ID (UUID) of the organization that was asked about.
                members (list[OrganizationMember]): Users who belong to the organization.
                invites (list[OrganizationInvite]): Invites that were neither accepted nor withdrawn
                    yet.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_organization_members("<ORG-ID>")
        """
        return await self._call(
            app_service.LIST_ORGANIZATION_MEMBERS,
            build_request(app_pb2.ListOrganizationMembersRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_organization_invite(
        self,
        org_id: str,
        email: str,
        authorizations: Sequence[app_pb2.Authorization] | None = None,
        send_email_invite: bool = True,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CreateOrganizationInviteResponse:
        """Invite somebody to an organization, by default with an e-mail.

        Returns the whole response, of which `app_client.create_organization_invite` returns a part.

        An invite without authorizations makes the person an owner of the whole organization. With
        `send_email_invite` set to false no e-mail goes out, and the access is granted when a user with that
        address next logs in.

        Args:
            org_id (str): ID (UUID) of the organization to invite to.
            email (str): Address of the person to invite.
            authorizations (Sequence[Authorization], optional): Access to give on joining. Empty means
                ownership of the whole organization.
            send_email_invite (bool, default True): Whether to send an e-mail that the person accepts.
                If False, access is granted at their next login.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateOrganizationInviteResponse: The invite as created.
                invite (OrganizationInvite): The new, pending invite.

        Raises:
            InvalidArgumentError: the e-mail address is not valid.
            AlreadyExistsError: the person is a member already.
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import Authorization

            operator = Authorization(
                authorization_type="role",
                authorization_id="location_operator",
                resource_type="location",
                resource_id="<LOCATION-ID>",
                organization_id="<ORG-ID>",
            )
            response = await client.app_client.raw.create_organization_invite(
                "<ORG-ID>",
                "ada@example.com",
                authorizations=[operator],
            )
        """
        return await self._call(
            app_service.CREATE_ORGANIZATION_INVITE,
            build_request(
                app_pb2.CreateOrganizationInviteRequest,
                organization_id=org_id,
                email=email,
                authorizations=authorizations,
                send_email_invite=send_email_invite,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def update_organization_invite_authorizations(
        self,
        org_id: str,
        email: str,
        add_authorizations: Sequence[app_pb2.Authorization] | None = None,
        remove_authorizations: Sequence[app_pb2.Authorization] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateOrganizationInviteAuthorizationsResponse:
        """Add authorizations to a pending invite, or take some away.

        Returns the whole response, of which `app_client.update_organization_invite_authorizations` returns
        a part.

        An invite cannot lose its last authorization this way; delete it with `delete_organization_invite`
        instead.

        Args:
            org_id (str): ID (UUID) of the organization the invite is for.
            email (str): Address the invite was made for.
            add_authorizations (Sequence[Authorization], optional): Access to add; may be empty if there
                is something to remove.
            remove_authorizations (Sequence[Authorization], optional): Access to take away; at least one
                authorization must remain on the invite.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            UpdateOrganizationInviteAuthorizationsResponse: The invite as changed.
                invite (OrganizationInvite): The invite with its current authorizations.

        Raises:
            NotFoundError: no pending invite was made for this address.
            InvalidArgumentError: no authorizations are given, or the invite would be left without any.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import Authorization

            operator = Authorization(
                authorization_type="role",
                authorization_id="location_operator",
                resource_type="location",
                resource_id="<LOCATION-ID>",
                organization_id="<ORG-ID>",
            )
            response = await client.app_client.raw.update_organization_invite_authorizations(
                "<ORG-ID>",
                "ada@example.com",
                add_authorizations=[operator],
            )
        """
        return await self._call(
            app_service.UPDATE_ORGANIZATION_INVITE_AUTHORIZATIONS,
            build_request(
                app_pb2.UpdateOrganizationInviteAuthorizationsRequest,
                organization_id=org_id,
                email=email,
                add_authorizations=add_authorizations,
                remove_authorizations=remove_authorizations,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_organization_member(
        self, org_id: str, user_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteOrganizationMemberResponse:
        """Remove a member from an organization.

        Returns the whole response, of which `app_client.delete_organization_member` returns a part.

        The account of the user stays; only the access to this organization ends.

        Args:
            org_id (str): ID (UUID) of the organization to remove the user from.
            user_id (str): ID of the user, as in `OrganizationMember.user_id`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteOrganizationMemberResponse: Empty: the user is no longer a member.

        Raises:
            NotFoundError: the organization has no such member.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_organization_member(org_id="<ORG-ID>", user_id="<USER-ID>")
        """
        return await self._call(
            app_service.DELETE_ORGANIZATION_MEMBER,
            build_request(app_pb2.DeleteOrganizationMemberRequest, organization_id=org_id, user_id=user_id),
            timeout=timeout,
            retry=retry,
        )

    async def delete_organization_invite(
        self, org_id: str, email: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteOrganizationInviteResponse:
        """Withdraw a pending invite.

        Returns the whole response, of which `app_client.delete_organization_invite` returns a part.

        Somebody who has accepted already is removed with `delete_organization_member`.

        Args:
            org_id (str): ID (UUID) of the organization the invite is for.
            email (str): Address the invite was made for.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteOrganizationInviteResponse: Empty: the invite was withdrawn.

        Raises:
            NotFoundError: no pending invite was made for this address.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_organization_invite(org_id="<ORG-ID>", email="<EMAIL>")
        """
        return await self._call(
            app_service.DELETE_ORGANIZATION_INVITE,
            build_request(app_pb2.DeleteOrganizationInviteRequest, organization_id=org_id, email=email),
            timeout=timeout,
            retry=retry,
        )

    async def resend_organization_invite(
        self,
        org_id: str,
        email: str,
        *,
        send_email_invite: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ResendOrganizationInviteResponse:
        """Send the e-mail of a pending invite again.

        Returns the whole response, of which `app_client.resend_organization_invite` returns a part.

        Args:
            org_id (str): ID (UUID) of the organization the invite is for.
            email (str): Address the invite was made for.
            send_email_invite (bool, optional): Whether to send the e-mail, as in
                `CreateOrganizationInviteRequest`; leave unset for the default of the server.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            ResendOrganizationInviteResponse: The invite that was sent again.
                invite (OrganizationInvite): The invite, still pending.

        Raises:
            NotFoundError: no pending invite was made for this address.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.resend_organization_invite(org_id="<ORG-ID>", email="<EMAIL>")
        """
        return await self._call(
            app_service.RESEND_ORGANIZATION_INVITE,
            build_request(
                app_pb2.ResendOrganizationInviteRequest,
                organization_id=org_id,
                email=email,
                send_email_invite=send_email_invite,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def enable_billing_service(
        self,
        *,
        org_id: str | None = None,
        billing_address: app_pb2.BillingAddress | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.EnableBillingServiceResponse:
        """Let an organization bill its own customers through the platform.

        The address given can be changed later with `update_billing_service`.

        Args:
            org_id (str, optional): ID (UUID) of the organization that will bill its customers.
            billing_address (BillingAddress, optional): Address of the organization on the invoices it
                issues.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            EnableBillingServiceResponse: Empty: the billing service is on.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            InvalidArgumentError: the billing address is missing or incomplete.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.enable_billing_service(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.ENABLE_BILLING_SERVICE,
            build_request(app_pb2.EnableBillingServiceRequest, org_id=org_id, billing_address=billing_address),
            timeout=timeout,
            retry=retry,
        )

    async def disable_billing_service(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DisableBillingServiceResponse:
        """Stop an organization from billing its customers through the platform.

        Args:
            org_id (str, optional): ID (UUID) of the organization that bills its customers.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DisableBillingServiceResponse: Empty: the billing service is off.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.disable_billing_service(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.DISABLE_BILLING_SERVICE,
            build_request(app_pb2.DisableBillingServiceRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def update_billing_service(
        self,
        *,
        org_id: str | None = None,
        billing_address: app_pb2.BillingAddress | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateBillingServiceResponse:
        """Replace the billing address of an organization that has the billing service.

        Args:
            org_id (str, optional): ID (UUID) of the organization that bills its customers.
            billing_address (BillingAddress, optional): Complete new address, in place of the current
                one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateBillingServiceResponse: Empty: the address was replaced.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            InvalidArgumentError: the billing address is missing or incomplete.
            FailedPreconditionError: the billing service is not enabled for the organization.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.update_billing_service(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.UPDATE_BILLING_SERVICE,
            build_request(app_pb2.UpdateBillingServiceRequest, org_id=org_id, billing_address=billing_address),
            timeout=timeout,
            retry=retry,
        )

    async def get_billing_service_config(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetBillingServiceConfigResponse:
        """Return the billing service settings of an organization.

        Args:
            org_id (str, optional): ID (UUID) of the organization that bills its customers.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetBillingServiceConfigResponse: The billing service settings of an organization.
                billing_address (BillingAddress): Address of the organization on the invoices it issues.
                support_email (str): Address customers write to; set with
                    `organization_set_support_email`.
                logo_url (str): Where the logo can be fetched; set with `organization_set_logo`.
                billing_dashboard_url (str): Web page with the billing overview of the organization.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_billing_service_config(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.GET_BILLING_SERVICE_CONFIG,
            build_request(app_pb2.GetBillingServiceConfigRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def organization_set_support_email(
        self, *, org_id: str | None = None, email: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.OrganizationSetSupportEmailResponse:
        """Set the e-mail address customers of an organization turn to for support.

        Replaces an address set before.

        Args:
            org_id (str, optional): ID (UUID) of the organization to set the address of.
            email (str, optional): Address customers should write to for help.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            OrganizationSetSupportEmailResponse: Empty: the address was set.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            InvalidArgumentError: the e-mail address is not valid.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.organization_set_support_email(org_id="<ORG-ID>", email="<EMAIL>")
        """
        return await self._call(
            app_service.ORGANIZATION_SET_SUPPORT_EMAIL,
            build_request(app_pb2.OrganizationSetSupportEmailRequest, org_id=org_id, email=email),
            timeout=timeout,
            retry=retry,
        )

    async def organization_get_support_email(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.OrganizationGetSupportEmailResponse:
        """Return the support e-mail address of an organization.

        Args:
            org_id (str, optional): ID (UUID) of the organization to return the address of.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            OrganizationGetSupportEmailResponse: The support address of an organization.
                email (str): Address customers write to for help; empty when none was set.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.organization_get_support_email(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.ORGANIZATION_GET_SUPPORT_EMAIL,
            build_request(app_pb2.OrganizationGetSupportEmailRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def organization_set_logo(
        self,
        *,
        org_id: str | None = None,
        logo: bytes | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.OrganizationSetLogoResponse:
        """Store the logo of an organization.

        Replaces a logo set before. `organization_get_logo` tells where it can be fetched.

        Args:
            org_id (str, optional): ID (UUID) of the organization the logo stands for.
            logo (bytes, optional): Content of the image file, as raw bytes.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            OrganizationSetLogoResponse: Empty: the logo was stored.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            InvalidArgumentError: the bytes are not an acceptable image.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.organization_set_logo(org_id="<ORG-ID>", logo=b"...")
        """
        return await self._call(
            app_service.ORGANIZATION_SET_LOGO,
            build_request(app_pb2.OrganizationSetLogoRequest, org_id=org_id, logo=logo),
            timeout=timeout,
            retry=retry,
        )

    async def organization_get_logo(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.OrganizationGetLogoResponse:
        """Return the URL of the logo of an organization.

        Args:
            org_id (str, optional): ID (UUID) of the organization the logo stands for.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            OrganizationGetLogoResponse: Where the logo of an organization is.
                url (str): URL the image can be fetched from; empty when no logo was set.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.organization_get_logo(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.ORGANIZATION_GET_LOGO,
            build_request(app_pb2.OrganizationGetLogoRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def enable_auth_service(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.EnableAuthServiceResponse:
        """Let an organization offer its own branded sign-in.

        Applications that use the sign-in are registered with `create_oauth_app`.

        Args:
            org_id (str, optional): ID (UUID) of the organization to switch the auth service on for.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            EnableAuthServiceResponse: Empty: the auth service is on.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.enable_auth_service(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.ENABLE_AUTH_SERVICE,
            build_request(app_pb2.EnableAuthServiceRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def disable_auth_service(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DisableAuthServiceResponse:
        """Switch off the branded sign-in of an organization.

        Args:
            org_id (str, optional): ID (UUID) of the organization to switch the auth service off for.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DisableAuthServiceResponse: Empty: the auth service is off.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.disable_auth_service(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.DISABLE_AUTH_SERVICE,
            build_request(app_pb2.DisableAuthServiceRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_oauth_app(
        self,
        *,
        org_id: str | None = None,
        client_name: str | None = None,
        oauth_config: app_pb2.OAuthConfig | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CreateOAuthAppResponse:
        """Register an OAuth application for an organization.

        Returns the credentials the application identifies itself with. Keep the secret out of browsers and
        of version control.

        Args:
            org_id (str, optional): ID (UUID) of the organization that offers the application.
            client_name (str, optional): Display name of the application.
            oauth_config (OAuthConfig, optional): OAuth settings of the application.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateOAuthAppResponse: The credentials of the new application.
                client_id (str): Public identifier of the application; later calls name it by this.
                client_secret (str): Confidential half of the credentials; `read_oauth_app` returns it
                    again.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            InvalidArgumentError: the OAuth settings contradict each other or are incomplete.
            FailedPreconditionError: the auth service is not enabled for the organization.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_oauth_app(org_id="<ORG-ID>", client_name="<CLIENT-NAME>")
        """
        return await self._call(
            app_service.CREATE_OAUTH_APP,
            build_request(
                app_pb2.CreateOAuthAppRequest, org_id=org_id, client_name=client_name, oauth_config=oauth_config
            ),
            timeout=timeout,
            retry=retry,
        )

    async def read_oauth_app(
        self,
        *,
        org_id: str | None = None,
        client_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ReadOAuthAppResponse:
        """Return the name, secret and settings of an OAuth application.

        Args:
            org_id (str, optional): ID (UUID) of the organization the application belongs to.
            client_id (str, optional): Client ID of the application, as `create_oauth_app` returned it.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ReadOAuthAppResponse: The OAuth application that was asked for.
                client_name (str): Display name of the application.
                client_secret (str): Confidential half of the credentials of the application.
                oauth_config (OAuthConfig): Current OAuth settings of the application.

        Raises:
            NotFoundError: the organization has no application with this client ID.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.read_oauth_app(org_id="<ORG-ID>", client_id="<CLIENT-ID>")
        """
        return await self._call(
            app_service.READ_OAUTH_APP,
            build_request(app_pb2.ReadOAuthAppRequest, org_id=org_id, client_id=client_id),
            timeout=timeout,
            retry=retry,
        )

    async def update_oauth_app(
        self,
        *,
        org_id: str | None = None,
        client_id: str | None = None,
        client_name: str | None = None,
        oauth_config: app_pb2.OAuthConfig | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateOAuthAppResponse:
        """Change the name and settings of an OAuth application.

        Send the settings complete: read them with `read_oauth_app` and edit them. The client secret stays
        as it is.

        Args:
            org_id (str, optional): ID (UUID) of the organization the application belongs to.
            client_id (str, optional): Client ID of the application, as `create_oauth_app` returned it.
            client_name (str, optional): Display name the application should have.
            oauth_config (OAuthConfig, optional): Complete OAuth settings the application should have.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateOAuthAppResponse: Empty: the application was changed.

        Raises:
            NotFoundError: the organization has no application with this client ID.
            InvalidArgumentError: the OAuth settings contradict each other or are incomplete.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.update_oauth_app(
                org_id="<ORG-ID>",
                client_id="<CLIENT-ID>",
                client_name="<CLIENT-NAME>",
            )
        """
        return await self._call(
            app_service.UPDATE_OAUTH_APP,
            build_request(
                app_pb2.UpdateOAuthAppRequest,
                org_id=org_id,
                client_id=client_id,
                client_name=client_name,
                oauth_config=oauth_config,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_oauth_app(
        self,
        *,
        org_id: str | None = None,
        client_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.DeleteOAuthAppResponse:
        """Delete an OAuth application.

        Users can no longer sign in through it.

        Args:
            org_id (str, optional): ID (UUID) of the organization the application belongs to.
            client_id (str, optional): Client ID of the application, as `create_oauth_app` returned it.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteOAuthAppResponse: Empty: the application was deleted.

        Raises:
            NotFoundError: the organization has no application with this client ID.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_oauth_app(org_id="<ORG-ID>", client_id="<CLIENT-ID>")
        """
        return await self._call(
            app_service.DELETE_OAUTH_APP,
            build_request(app_pb2.DeleteOAuthAppRequest, org_id=org_id, client_id=client_id),
            timeout=timeout,
            retry=retry,
        )

    async def list_oauth_apps(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListOAuthAppsResponse:
        """List the client IDs of the OAuth applications of an organization.

        Details of each come from `read_oauth_app`.

        Args:
            org_id (str, optional): ID (UUID) of the organization the applications belong to.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListOAuthAppsResponse: The OAuth applications of an organization.
                client_ids (list[str]): Client ID of each application.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_oauth_apps(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.LIST_OAUTH_APPS,
            build_request(app_pb2.ListOAuthAppsRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_oauth_app_user(
        self,
        org_id: str,
        application_id: str,
        email: str,
        first_name: str,
        last_name: str,
        password: str,
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CreateOAuthAppUserResponse:
        """Create a user account for an OAuth application.

        Returns tokens, so that the new user is signed in at once.

        Args:
            org_id (str): ID (UUID) of the organization the application belongs to.
            application_id (str): ID of the OAuth application the user registers with.
            email (str): Address the user will sign in with.
            first_name (str): Given name of the user.
            last_name (str): Family name of the user.
            password (str): First password of the account, in plain text; sent over the encrypted
                connection.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateOAuthAppUserResponse: The new account, signed in.
                auth_token (str): Access token of the new user; confidential.
                registration_id (str): ID of the registration that ties the user to the application.
                user_id (str): ID of the new user.
                refresh_token (str): Token that obtains a new access token when the first one expires;
                    confidential.

        Raises:
            AlreadyExistsError: an account with this e-mail address is registered already.
            InvalidArgumentError: the e-mail address or the password is not acceptable.
            NotFoundError: the organization has no such application.
            PermissionDeniedError: the caller may not add users to this application.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_oauth_app_user(
                org_id="<ORG-ID>",
                application_id="<APPLICATION-ID>",
                email="<EMAIL>",
                first_name="<FIRST-NAME>",
                last_name="<LAST-NAME>",
                password="<PASSWORD>",
            )
        """
        return await self._call(
            app_service.CREATE_OAUTH_APP_USER,
            build_request(
                app_pb2.CreateOAuthAppUserRequest,
                org_id=org_id,
                application_id=application_id,
                email=email,
                first_name=first_name,
                last_name=last_name,
                password=password,
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def create_location(
        self,
        org_id: str,
        name: str,
        parent_location_id: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CreateLocationResponse:
        """Create a location in an organization.

        Returns the whole response, of which `app_client.create_location` returns a part.

        Without a parent the location stands at the top of the tree; with one it becomes a sub-location.

        Args:
            org_id (str): ID (UUID) of the organization that will own the location.
            name (str): Display name of the new location; must not be empty.
            parent_location_id (str, optional): ID of the location to put it under; unset puts it at the
                top of the tree.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateLocationResponse: The location as created.
                location (Location): The new location, with the ID the server gave it.

        Raises:
            InvalidArgumentError: the name is empty, or the parent location does not exist.
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_location(org_id="<ORG-ID>", name="<LOCATION-NAME>")
        """
        return await self._call(
            app_service.CREATE_LOCATION,
            build_request(
                app_pb2.CreateLocationRequest, organization_id=org_id, name=name, parent_location_id=parent_location_id
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_location(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetLocationResponse:
        """Return one location by its ID.

        Returns the whole response, of which `app_client.get_location` returns a part.

        Args:
            location_id (str, optional): ID of the location, as in `Location.id`. Default: the one that
                `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetLocationResponse: The location that was asked for.
                location (Location): The location with its current settings.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_location("<LOCATION-ID>")
        """
        return await self._call(
            app_service.GET_LOCATION,
            build_request(app_pb2.GetLocationRequest, location_id=self._default_location(location_id, "location_id")),
            timeout=timeout,
            retry=retry,
        )

    async def update_location(
        self,
        location_id: str,
        name: str | None = None,
        parent_location_id: str | None = None,
        *,
        region: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateLocationResponse:
        """Rename a location, move it in the tree, or change its data region.

        Returns the whole response, of which `app_client.update_location` returns a part.

        Fields left unset keep their value.

        Args:
            location_id (str): ID of the location to change.
            name (str, optional): New display name; unset keeps the current one, and so does an empty
                string.
            parent_location_id (str, optional): ID of the location to move it under. Unset leaves it
                where it is; an empty string moves it to the top of the tree.
            region (str, optional): New region for stored data; unset keeps the current one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateLocationResponse: The location as changed.
                location (Location): The location after the change.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            InvalidArgumentError: the name is not acceptable, or the parent is missing or sits below the
                location itself.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            # To the top of the tree, under a new name.
            response = await client.app_client.raw.update_location(
                "<LOCATION-ID>",
                name="Warehouse",
                parent_location_id="",
            )
        """
        return await self._call(
            app_service.UPDATE_LOCATION,
            build_request(
                app_pb2.UpdateLocationRequest,
                location_id=location_id,
                name=name,
                parent_location_id=parent_location_id,
                region=region,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_location(
        self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteLocationResponse:
        """Delete a location.

        Returns the whole response, of which `app_client.delete_location` returns a part.

        Args:
            location_id (str): ID of the location that should go.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteLocationResponse: Empty: the location was deleted.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_location(location_id="<LOCATION-ID>")
        """
        return await self._call(
            app_service.DELETE_LOCATION,
            build_request(app_pb2.DeleteLocationRequest, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_location_metadata(
        self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetLocationMetadataResponse:
        """Return the user-defined metadata of a location.

        Returns the whole response, of which `app_client.get_location_metadata` returns a part.

        Metadata is free-form; nothing on the platform interprets it.

        Args:
            location_id (str): ID of the location the metadata belongs to.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetLocationMetadataResponse: The metadata of a location.
                data (Struct): The stored JSON object; empty when none was stored.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_location_metadata("<LOCATION-ID>")
        """
        return await self._call(
            app_service.GET_LOCATION_METADATA,
            build_request(app_pb2.GetLocationMetadataRequest, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def update_location_metadata(
        self,
        location_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateLocationMetadataResponse:
        """Store user-defined metadata of a location, in place of what is stored.

        Returns the whole response, of which `app_client.update_location_metadata` returns a part.

        To change a single key, read all with `get_location_metadata`, edit, and send it back. Metadata
        counts as stored data on the bill.

        Args:
            location_id (str): ID of the location the metadata belongs to.
            metadata (Mapping[str, Any] | Struct): JSON object to store in place of the present one: a
                dict of whatever JSON has. `{}` removes all metadata.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateLocationMetadataResponse: Empty: the metadata was stored.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_location_metadata("<LOCATION-ID>")
            metadata["cost_center"] = "A-17"
            response = await client.app_client.raw.update_location_metadata("<LOCATION-ID>", metadata)
        """
        return await self._call(
            app_service.UPDATE_LOCATION_METADATA,
            build_request(
                app_pb2.UpdateLocationMetadataRequest, location_id=location_id, data=user_metadata(metadata, "metadata")
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_locations(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListLocationsResponse:
        """List the locations of an organization.

        Returns the whole response, of which `app_client.list_locations` returns a part.

        The list is flat; `parent_location_id` of each entry gives the tree.

        Args:
            org_id (str): ID (UUID) of the organization to list the locations of.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListLocationsResponse: The locations of an organization.
                locations (list[Location]): The locations the caller may see, at any depth of the tree.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_locations("<ORG-ID>")
        """
        return await self._call(
            app_service.LIST_LOCATIONS,
            build_request(app_pb2.ListLocationsRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def share_location(
        self, organization_id: str, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ShareLocationResponse:
        """Give another organization access to a location.

        Returns the whole response, of which `app_client.share_location` returns a part.

        The location stays with its primary organization. `unshare_location` takes the access back.

        Args:
            organization_id (str): ID (UUID) of the organization to give access to.
            location_id (str): ID of the location the other organization should reach.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            ShareLocationResponse: Empty: the organization now has access.

        Raises:
            NotFoundError: the location or the organization does not exist, or the caller may not see
                it.
            AlreadyExistsError: the organization has access already.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.share_location(
                organization_id="<ORGANIZATION-ID>",
                location_id="<LOCATION-ID>",
            )
        """
        return await self._call(
            app_service.SHARE_LOCATION,
            build_request(app_pb2.ShareLocationRequest, organization_id=organization_id, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def unshare_location(
        self, organization_id: str, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.UnshareLocationResponse:
        """Take back the access another organization has to a location.

        Returns the whole response, of which `app_client.unshare_location` returns a part.

        Args:
            organization_id (str): ID (UUID) of the organization to take the access from.
            location_id (str): ID of the location that is shared.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UnshareLocationResponse: Empty: the organization no longer has access.

        Raises:
            NotFoundError: the location does not exist or is not shared with the organization.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.unshare_location(
                organization_id="<ORGANIZATION-ID>",
                location_id="<LOCATION-ID>",
            )
        """
        return await self._call(
            app_service.UNSHARE_LOCATION,
            build_request(app_pb2.UnshareLocationRequest, organization_id=organization_id, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def location_auth(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.LocationAuthResponse:
        """Return the secrets of a location.

        Returns the whole response, of which `app_client.location_auth` returns a part.

        Machines and clients of the location can authenticate with any enabled one.

        Args:
            location_id (str, optional): ID of the location that the secrets open. Default: the one that
                `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            LocationAuthResponse: The secrets of the location that was asked for.
                auth (LocationAuth): The location's secrets.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not see the secrets of the location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.location_auth("<LOCATION-ID>")
        """
        return await self._call(
            app_service.LOCATION_AUTH,
            build_request(app_pb2.LocationAuthRequest, location_id=self._default_location(location_id, "location_id")),
            timeout=timeout,
            retry=retry,
        )

    async def create_location_secret(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.CreateLocationSecretResponse:
        """Create one more secret for a location.

        Returns the whole response, of which `app_client.create_location_secret` returns a part.

        Existing secrets stay valid. To rotate, create a secret, move clients to it, then remove the old one
        with `delete_location_secret`.

        Args:
            location_id (str, optional): ID of the location that the secret will open. Default: the one
                that `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateLocationSecretResponse: The secrets of the location, with the new one among them.
                auth (LocationAuth): All secrets of the location; the new one has the latest
                    `created_on`.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_location_secret("<LOCATION-ID>")
        """
        return await self._call(
            app_service.CREATE_LOCATION_SECRET,
            build_request(
                app_pb2.CreateLocationSecretRequest, location_id=self._default_location(location_id, "location_id")
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_location_secret(
        self, secret_id: str, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteLocationSecretResponse:
        """Delete one secret of a location.

        Returns the whole response, of which `app_client.delete_location_secret` returns a part.

        Whatever still authenticates with it loses access.

        Args:
            secret_id (str): ID of the secret (`SharedSecret.id`), not the secret value.
            location_id (str, optional): ID of the location that the secret belongs to. Default: the one
                that `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteLocationSecretResponse: Empty: the secret was deleted.

        Raises:
            NotFoundError: the location does not exist or has no secret with this ID.
            PermissionDeniedError: the caller lacks owner rights on the location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_location_secret(
                secret_id="<SECRET-ID>",
                location_id="<LOCATION-ID>",
            )
        """
        return await self._call(
            app_service.DELETE_LOCATION_SECRET,
            build_request(
                app_pb2.DeleteLocationSecretRequest,
                secret_id=secret_id,
                location_id=self._default_location(location_id, "location_id"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetRobotResponse:
        """Return one machine by its ID.

        Returns the whole response, of which `app_client.get_robot` returns a part.

        Args:
            robot_id (str): ID (UUID) of the machine to return.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotResponse: The machine that was asked for.
                robot (Robot): The machine with this ID.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_robot("<ROBOT-ID>")
        """
        return await self._call(
            app_service.GET_ROBOT, build_request(app_pb2.GetRobotRequest, id=robot_id), timeout=timeout, retry=retry
        )

    async def get_robot_metadata(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetRobotMetadataResponse:
        """Return the user-defined metadata of a machine.

        Returns the whole response, of which `app_client.get_robot_metadata` returns a part.

        This is data that callers stored with `update_robot_metadata`, not the machine's configuration.

        Args:
            robot_id (str): ID (UUID) of the machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotMetadataResponse: The metadata of the machine.
                data (Struct): User-defined metadata, as a JSON object.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_robot_metadata("<ROBOT-ID>")
        """
        return await self._call(
            app_service.GET_ROBOT_METADATA,
            build_request(app_pb2.GetRobotMetadataRequest, id=robot_id),
            timeout=timeout,
            retry=retry,
        )

    async def update_robot_metadata(
        self,
        robot_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateRobotMetadataResponse:
        """Store user-defined metadata of a machine, in place of what is stored.

        Returns the whole response, of which `app_client.update_robot_metadata` returns a part.

        To change a single key, read all with `get_robot_metadata`, edit, and send it back. Metadata counts
        as stored data on the bill.

        Args:
            robot_id (str): ID (UUID) of the machine.
            metadata (Mapping[str, Any] | Struct): JSON object to store in place of the present one: a
                dict of whatever JSON has. `{}` removes all metadata.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateRobotMetadataResponse: Empty: the metadata was stored.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not edit this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_robot_metadata("<ROBOT-ID>")
            metadata["cost_center"] = "A-17"
            response = await client.app_client.raw.update_robot_metadata("<ROBOT-ID>", metadata)
        """
        return await self._call(
            app_service.UPDATE_ROBOT_METADATA,
            build_request(app_pb2.UpdateRobotMetadataRequest, id=robot_id, data=user_metadata(metadata, "metadata")),
            timeout=timeout,
            retry=retry,
        )

    async def get_rover_rental_robots(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetRoverRentalRobotsResponse:
        """List the rental rovers of an organization.

        Returns the whole response, of which `app_client.get_rover_rental_robots` returns a part.

        These are the machines that belong to the rover rental program; use `list_robots_for_org` for all
        machines.

        Args:
            org_id (str): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRoverRentalRobotsResponse: The rental rovers of the organization.
                robots (list[RoverRentalRobot]): The rental rovers; empty if there are none.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_rover_rental_robots("<ORG-ID>")
        """
        return await self._call(
            app_service.GET_ROVER_RENTAL_ROBOTS,
            build_request(app_pb2.GetRoverRentalRobotsRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot_parts(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetRobotPartsResponse:
        """List all parts of a machine.

        Returns the whole response, of which `app_client.get_robot_parts` returns a part.

        Args:
            robot_id (str): ID (UUID) of the machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotPartsResponse: The parts of the machine.
                parts (list[RobotPart]): All parts, the main one among them; see `main_part`.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_robot_parts("<ROBOT-ID>")
        """
        return await self._call(
            app_service.GET_ROBOT_PARTS,
            build_request(app_pb2.GetRobotPartsRequest, robot_id=robot_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot_part(
        self,
        robot_part_id: str,
        dest: str | PathLike[str] | None = None,
        indent: int = 4,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetRobotPartResponse:
        """Return one machine part by its ID, with its configuration and address.

        Returns the whole response, of which `app_client.get_robot_part` returns a part.

        The configuration as the server wrote it, key by key in order, is `config_json` of what
        `client.app_client.raw.get_robot_part` returns.

        Args:
            robot_part_id (str): ID (UUID) of the part to return.
            dest (str | PathLike[str], optional): File to write the configuration to, as JSON. It
                appears when it is complete, in place of one that was there and with its permissions; a new
                one is for its owner alone, as configurations may hold secrets.
            indent (int, default 4): Spaces by which each level of the file is indented.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotPartResponse: The machine part that was asked for.
                part (RobotPart): The part, with its configuration, address and secrets.
                config_json (str): Configuration of the part as JSON text.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            OSError: `dest` cannot be written; a file that was there is left as it is.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timedelta, timezone

            response = await client.app_client.raw.get_robot_part("<ROBOT-PART-ID>")
        """
        response = await self._call(
            app_service.GET_ROBOT_PART,
            build_request(app_pb2.GetRobotPartRequest, id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )
        if dest is not None:
            with Conversion(app_service.GET_ROBOT_PART, response):
                await save_config(dest, response.config_json, indent)
        return response

    async def get_robot_part_by_name_and_location(
        self, name: str, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetRobotPartByNameAndLocationResponse:
        """Return the machine part that has a given name in a location.

        Returns the whole response, of which `app_client.get_robot_part_by_name_and_location` returns a
        part.

        For callers that know a name but not the ID; otherwise use `get_robot_part`.

        Args:
            name (str): Name of the part, as shown in its location.
            location_id (str): ID of the location to look in.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotPartByNameAndLocationResponse: The machine part that was found.
                part (RobotPart): The part with this name in the location.

        Raises:
            NotFoundError: the location has no part of this name, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_robot_part_by_name_and_location("rover-main", "<LOCATION-ID>")
        """
        return await self._call(
            app_service.GET_ROBOT_PART_BY_NAME_AND_LOCATION,
            build_request(app_pb2.GetRobotPartByNameAndLocationRequest, name=name, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot_part_logs(
        self,
        robot_part_id: str,
        filter: str | None = None,
        dest: str | PathLike[str] | None = None,
        log_levels: Sequence[str] = [],
        start: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        order: LogOrderOrName | None = None,
        range: str | None = None,
        *,
        errors_only: bool | None = None,
        page_token: str | None = None,
        limit: int | None = None,
        source: str | None = None,
        user_facing_only: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetRobotPartLogsResponse:
        """Return log entries of a machine part, one page at a time.

        Returns the whole response, of which `app_client.get_robot_part_logs` returns a part.

        The filters narrow the result together. Pass `next_page_token` of a response as `page_token` to go
        on. To follow new entries as they arrive use `tail_robot_part_logs`.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            filter (str, optional): Only return entries whose message contains this text; None or empty
                for no such filter.
            dest (str | PathLike[str], optional): File to write the entries to as well, one per line:
                time in UTC, level, logger, place in the code and message, with tabs between. It appears
                when it is complete, in place of one that was there.
            log_levels (Sequence[str], default []): Only return entries of these levels, such as `INFO`,
                `WARN` or `ERROR`; empty for all levels.
            start (datetime | Timestamp, optional): Only return entries logged after this time; absent
                for no lower bound.
            end (datetime | Timestamp, optional): Only return entries logged before this time; absent
                for no upper bound.
            order (LogOrder | str, optional): Whether to return the oldest or the newest entries first;
                the server chooses when absent. Values: `LOG_ORDER_ASCENDING`, `LOG_ORDER_DESCENDING`.
            range (str, optional): Period to return entries for, as text; its notation is not
                documented. Use `start` and `end` for exact bounds.
            errors_only (bool, optional): Deprecated: give `log_levels` instead. True returns error
                entries only.
            page_token (str, optional): Token of the page to begin with, from `next_page_token` of a raw
                response; None for the first page.
            limit (int, optional): Largest number of entries in one page; the server chooses when
                absent.
            source (str, optional): Only return entries that come from this source; absent for all
                sources.
            user_facing_only (bool, optional): True returns only entries that are meant for users of the
                machine; absent for all entries.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotPartLogsResponse: One page of log entries.
                logs (list[LogEntry]): The entries that match; empty if there are none.
                next_page_token (str): Pass it as `page_token` to get the next page; empty when this is
                    the last one.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID, the page token or a filter is malformed.
            OSError: `dest` cannot be written; a file that was there is left as it is.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timedelta, timezone

            response = await client.app_client.raw.get_robot_part_logs(
                "<ROBOT-PART-ID>",
                log_levels=["WARN", "ERROR"],
                start=datetime.now(timezone.utc) - timedelta(hours=1),
            )
        """
        response = await self._call(
            app_service.GET_ROBOT_PART_LOGS,
            build_request(
                app_pb2.GetRobotPartLogsRequest,
                id=robot_part_id,
                filter=text_or_empty(filter, "filter"),
                levels=log_levels,
                start=to_timestamp(start, "start"),
                end=to_timestamp(end, "end"),
                order=order,
                range=range,
                errors_only=errors_only,
                page_token=page_token,
                limit=limit,
                source=source,
                user_facing_only=user_facing_only,
            ),
            timeout=timeout,
            retry=retry,
        )
        if dest is not None:
            with Conversion(app_service.GET_ROBOT_PART_LOGS, response):
                await save_logs(dest, response.logs)
        return response

    def tail_robot_part_logs(
        self,
        robot_part_id: str,
        errors_only: bool = True,
        filter: str | None = None,
        *,
        until: float | datetime.timedelta | datetime.datetime | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ServerStream[app_pb2.TailRobotPartLogsResponse]:
        """Stream the log entries of a machine part as they arrive.

        Returns the whole response, of which `app_client.tail_robot_part_logs` returns a part.

        The stream does not end by itself. Entries written earlier are read with `get_robot_part_logs`.

        To stop the stream early, leave its `with` block or call its `close()`.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            errors_only (bool, default True): True for error entries only, False for those of all
                levels.
            filter (str, optional): Only stream entries whose message contains this text; None or empty
                for no such filter.
            until (float | timedelta | datetime, optional): When to end without an error: in so many
                seconds, after a length of time, or at a time; None to go on. A `timeout` that runs out
                before is an error, and so is a server that cannot be reached until then.
            timeout (float, optional): Seconds the stream may stay open. Default: no limit.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            A stream of TailRobotPartLogsResponse: A batch of new log entries, sent as they come in.
                logs (list[LogEntry]): The entries of this batch.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async with client.app_client.raw.tail_robot_part_logs(
                "<ROBOT-PART-ID>",
                errors_only=False,
                until=60,
            ) as stream:
                async for response in stream:
                    print(response)
        """
        return self._server_stream(
            app_service.TAIL_ROBOT_PART_LOGS,
            build_request(
                app_pb2.TailRobotPartLogsRequest,
                id=robot_part_id,
                errors_only=errors_only,
                filter=text_or_empty(filter, "filter"),
            ),
            timeout=timeout,
            retry=retry,
            until=until,
        )

    async def get_robot_part_history(
        self,
        robot_part_id: str,
        start: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        page_limit: int | None = None,
        *,
        page_token: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetRobotPartHistoryResponse:
        """List earlier states of a machine part, one entry for each recorded change.

        Returns the whole response, of which `app_client.get_robot_part_history` returns a part.

        This is one page: `page_token` says how to go on.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            start (datetime | Timestamp, optional): Only return changes made after this time; absent for
                no lower bound.
            end (datetime | Timestamp, optional): Only return changes made before this time; absent for
                no upper bound.
            page_limit (int, optional): Largest number of entries in a page; the server chooses when
                absent.
            page_token (str, optional): Token of the page to return: `next_page_token` of the page
                before, which `client.app_client.raw.get_robot_part_history` returns; None for the first
                page.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotPartHistoryResponse: One page of the history of a machine part.
                history (list[RobotPartHistoryEntry]): The recorded changes; empty if there are none.
                next_page_token (str): Pass it as `page_token` to get the next page; empty when this is
                    the last one.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID or the page token is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            response = await client.app_client.raw.get_robot_part_history(
                "<ROBOT-PART-ID>",
                start=datetime(2026, 1, 1, tzinfo=timezone.utc),
                page_limit=20,
            )
        """
        return await self._call(
            app_service.GET_ROBOT_PART_HISTORY,
            build_request(
                app_pb2.GetRobotPartHistoryRequest,
                id=robot_part_id,
                start=to_timestamp(start, "start"),
                end=to_timestamp(end, "end"),
                page_limit=page_limit,
                page_token=page_token,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def update_robot_part(
        self,
        robot_part_id: str,
        name: str,
        robot_config: Mapping[str, Any] | struct_pb2.Struct | None = None,
        last_known_update: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        robot_config_json: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateRobotPartResponse:
        """Rename a machine part and, optionally, replace its configuration.

        Returns the whole response, of which `app_client.update_robot_part` returns a part.

        A part cannot be moved to another location this way. Without `last_known_update` the stored
        configuration is overwritten whatever happened to it meanwhile; with it, the call fails if the
        configuration has changed since that time, and nothing is written.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            name (str): Name that the part is to have; pass the present one to keep it.
            robot_config (Mapping[str, Any] | Struct, optional): New configuration, in place of the
                stored one; `{}` empties it, None leaves it as it is.
            last_known_update (datetime | Timestamp, optional): `last_updated` of the part as the caller
                knows it: the update is refused if the configuration changed later. Absent to overwrite.
            robot_config_json (str, optional): New configuration as raw JSON text, which keeps the order
                of keys; stored in preference to `robot_config` when set.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            UpdateRobotPartResponse: The machine part after the update.
                part (RobotPart): The part as it is stored now.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID, the name or the configuration is not valid.
            PermissionDeniedError: the caller may not configure this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            part = await client.app_client.get_robot_part("<ROBOT-PART-ID>")
            config = dict(part.robot_config or {})
            config["components"] = [
                {"name": "arm-1", "api": "rdk:component:arm", "model": "rdk:builtin:fake"},
            ]
            response = await client.app_client.raw.update_robot_part(
                "<ROBOT-PART-ID>",
                part.name,
                config,
                last_known_update=part.last_updated,
            )
        """
        return await self._call(
            app_service.UPDATE_ROBOT_PART,
            build_request(
                app_pb2.UpdateRobotPartRequest,
                id=robot_part_id,
                name=name,
                robot_config=to_struct(robot_config, "robot_config"),
                last_known_update=to_timestamp(last_known_update, "last_known_update"),
                robot_config_json=robot_config_json,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def set_config_property(
        self,
        robot_part_id: str,
        property_changes: Mapping[str, Any],
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> app_pb2.SetConfigPropertyResponse:
        """Set individual properties in the configuration of a machine part.

        Returns the whole response, of which `app_client.set_config_property` returns a part.

        Each change names a path and the value to put there, and is reported on its own in the response:
        look at `success` of every result, since the call itself can succeed although a change did not. To
        replace the whole configuration use `update_robot_part`.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            property_changes (Mapping[str, Any]): The changes to make: path in the configuration -> JSON
                value that is to be there.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            SetConfigPropertyResponse: What became of the changes.
                property_changes (list[ConfigPropertyChangeResult]): Results of the changes, told apart
                    by `path`.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not configure this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.set_config_property(
                "<ROBOT-PART-ID>",
                {"components.0.attributes.max_speed": 0.5},
            )
        """
        return await self._call(
            app_service.SET_CONFIG_PROPERTY,
            build_request(
                app_pb2.SetConfigPropertyRequest,
                robot_part_id=robot_part_id,
                property_changes=config_changes(property_changes, "property_changes"),
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def new_robot_part(
        self, robot_id: str, part_name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.NewRobotPartResponse:
        """Create a part in a machine and return its ID.

        Returns the whole response, of which `app_client.new_robot_part` returns a part.

        Args:
            robot_id (str): ID (UUID) of the machine to add the part to.
            part_name (str): Name for the part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            NewRobotPartResponse: The machine part that was created.
                part_id (str): ID (UUID) of the new part.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the machine ID or the name is not valid.
            PermissionDeniedError: the caller may not add parts to this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.new_robot_part("<ROBOT-ID>", "left-arm")
        """
        return await self._call(
            app_service.NEW_ROBOT_PART,
            build_request(app_pb2.NewRobotPartRequest, robot_id=robot_id, part_name=part_name),
            timeout=timeout,
            retry=retry,
        )

    async def delete_robot_part(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteRobotPartResponse:
        """Take a part out of its machine and delete it.

        Returns the whole response, of which `app_client.delete_robot_part` returns a part.

        Args:
            robot_part_id (str): ID (UUID) of the part to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteRobotPartResponse: Empty: the part was deleted.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not delete this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_robot_part(robot_part_id="<ROBOT-PART-ID>")
        """
        return await self._call(
            app_service.DELETE_ROBOT_PART,
            build_request(app_pb2.DeleteRobotPartRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot_part_metadata(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetRobotPartMetadataResponse:
        """Return the user-defined metadata of a machine part.

        Returns the whole response, of which `app_client.get_robot_part_metadata` returns a part.

        This is data that callers stored with `update_robot_part_metadata`, not the part's configuration.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotPartMetadataResponse: The metadata of the machine part.
                data (Struct): User-defined metadata, as a JSON object.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_robot_part_metadata("<ROBOT-PART-ID>")
        """
        return await self._call(
            app_service.GET_ROBOT_PART_METADATA,
            build_request(app_pb2.GetRobotPartMetadataRequest, id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def update_robot_part_metadata(
        self,
        robot_part_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateRobotPartMetadataResponse:
        """Store user-defined metadata of a machine part, in place of what is stored.

        Returns the whole response, of which `app_client.update_robot_part_metadata` returns a part.

        To change a single key, read all with `get_robot_part_metadata`, edit, and send it back. Metadata
        counts as stored data on the bill.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            metadata (Mapping[str, Any] | Struct): JSON object to store in place of the present one: a
                dict of whatever JSON has. `{}` removes all metadata.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateRobotPartMetadataResponse: Empty: the metadata was stored.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not edit this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_robot_part_metadata("<ROBOT-PART-ID>")
            metadata["cost_center"] = "A-17"
            response = await client.app_client.raw.update_robot_part_metadata("<ROBOT-PART-ID>", metadata)
        """
        return await self._call(
            app_service.UPDATE_ROBOT_PART_METADATA,
            build_request(
                app_pb2.UpdateRobotPartMetadataRequest, id=robot_part_id, data=user_metadata(metadata, "metadata")
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot_api_keys(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetRobotAPIKeysResponse:
        """List the API keys of a machine, each with what it is authorized for.

        Returns the whole response, of which `app_client.get_robot_api_keys` returns a part.

        Args:
            robot_id (str): ID (UUID) of the machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRobotAPIKeysResponse: The API keys of the machine.
                api_keys (list[APIKeyWithAuthorizations]): The keys with their authorizations; empty if
                    there are none.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not read the keys of this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_robot_api_keys("<ROBOT-ID>")
        """
        return await self._call(
            app_service.GET_ROBOT_API_KEYS,
            build_request(app_pb2.GetRobotAPIKeysRequest, robot_id=robot_id),
            timeout=timeout,
            retry=retry,
        )

    async def mark_part_as_main(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.MarkPartAsMainResponse:
        """Make a part the main part of its machine.

        Returns the whole response, of which `app_client.mark_part_as_main` returns a part.

        The main part determines the network address of the machine.

        Args:
            robot_part_id (str): ID (UUID) of the part that becomes the main part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            MarkPartAsMainResponse: Empty: the part is the main part now.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not edit this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.mark_part_as_main(robot_part_id="<ROBOT-PART-ID>")
        """
        return await self._call(
            app_service.MARK_PART_AS_MAIN,
            build_request(app_pb2.MarkPartAsMainRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def mark_part_for_restart(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.MarkPartForRestartResponse:
        """Ask for a restart of a machine part.

        Returns the whole response, of which `app_client.mark_part_for_restart` returns a part.

        This leaves a mark for the part: it does not wait for the restart, nor tell whether it took place.

        Args:
            robot_part_id (str): ID (UUID) of the part to mark.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            MarkPartForRestartResponse: Empty: the part is marked, not necessarily restarted yet.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not restart this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.mark_part_for_restart(robot_part_id="<ROBOT-PART-ID>")
        """
        return await self._call(
            app_service.MARK_PART_FOR_RESTART,
            build_request(app_pb2.MarkPartForRestartRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_robot_part_secret(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.CreateRobotPartSecretResponse:
        """Create another secret for a machine part and return the part with it.

        Returns the whole response, of which `app_client.create_robot_part_secret` returns a part.

        A part can have several secrets at a time; remove an old one with `delete_robot_part_secret` once
        nothing uses it.

        Args:
            robot_part_id (str): ID (UUID) of the part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateRobotPartSecretResponse: The machine part with its new secret.
                part (RobotPart): The part; the new secret is in its `secrets`.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not manage secrets of this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_robot_part_secret("<ROBOT-PART-ID>")
        """
        return await self._call(
            app_service.CREATE_ROBOT_PART_SECRET,
            build_request(app_pb2.CreateRobotPartSecretRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def delete_robot_part_secret(
        self, robot_part_id: str, secret_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteRobotPartSecretResponse:
        """Delete one secret of a machine part.

        Returns the whole response, of which `app_client.delete_robot_part_secret` returns a part.

        Whatever still authenticates with the secret loses access.

        Args:
            robot_part_id (str): ID (UUID) of the part that has the secret.
            secret_id (str): ID (UUID) of the secret, from `secrets` of the part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteRobotPartSecretResponse: Empty: the secret was deleted.

        Raises:
            NotFoundError: no part has this ID, or the part has no secret with this ID.
            InvalidArgumentError: the part ID or the secret ID is malformed.
            PermissionDeniedError: the caller may not manage secrets of this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_robot_part_secret(
                robot_part_id="<ROBOT-PART-ID>",
                secret_id="<SECRET-ID>",
            )
        """
        return await self._call(
            app_service.DELETE_ROBOT_PART_SECRET,
            build_request(app_pb2.DeleteRobotPartSecretRequest, part_id=robot_part_id, secret_id=secret_id),
            timeout=timeout,
            retry=retry,
        )

    async def list_robots(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListRobotsResponse:
        """List the machines in one location.

        Returns the whole response, of which `app_client.list_robots` returns a part.

        Args:
            location_id (str, optional): ID of the location to look in. Default: the one that
                `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListRobotsResponse: The machines in the location.
                robots (list[Robot]): The machines; empty if there are none.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            InvalidArgumentError: the location ID is missing or malformed.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_robots(location_id="<LOCATION-ID>")
        """
        return await self._call(
            app_service.LIST_ROBOTS,
            build_request(app_pb2.ListRobotsRequest, location_id=self._default_location(location_id, "location_id")),
            timeout=timeout,
            retry=retry,
        )

    async def list_robots_for_locations(
        self, location_ids: Sequence[str], *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListRobotsForLocationsResponse:
        """List the machines in several locations with one call.

        Returns the whole response, of which `app_client.list_robots_for_locations` returns a part.

        Args:
            location_ids (Sequence[str]): IDs of the locations.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListRobotsForLocationsResponse: The machines in the locations.
                robots (list[Robot]): The machines of all the locations in one list; `location` tells
                    them apart.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_robots_for_locations(
                ["<LOCATION-ID>", "<OTHER-LOCATION-ID>"],
            )
        """
        return await self._call(
            app_service.LIST_ROBOTS_FOR_LOCATIONS,
            build_request(app_pb2.ListRobotsForLocationsRequest, location_ids=location_ids),
            timeout=timeout,
            retry=retry,
        )

    async def list_robots_for_org(
        self, *, org_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListRobotsForOrgResponse:
        """List the machines of a whole organization, across its locations.

        Args:
            org_id (str, optional): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListRobotsForOrgResponse: The machines of the organization.
                robots (list[Robot]): The machines of all locations in one list; `location` tells them
                    apart.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_robots_for_org(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.LIST_ROBOTS_FOR_ORG,
            build_request(app_pb2.ListRobotsForOrgRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def new_robot(
        self, name: str, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.NewRobotResponse:
        """Create a machine in a location and return its ID.

        Returns the whole response, of which `app_client.new_robot` returns a part.

        Args:
            name (str): Name for the machine, unique within the location.
            location_id (str, optional): ID of the location that the machine is to be in. Default: the
                one that `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            NewRobotResponse: The machine that was created.
                id (str): ID (UUID) of the new machine.

        Raises:
            AlreadyExistsError: the location already has a machine with this name.
            InvalidArgumentError: the name or the location ID is not valid.
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not create machines in this location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.new_robot("kitchen-rover", "<LOCATION-ID>")
        """
        return await self._call(
            app_service.NEW_ROBOT,
            build_request(
                app_pb2.NewRobotRequest, name=name, location=self._default_location(location_id, "location_id")
            ),
            timeout=timeout,
            retry=retry,
        )

    async def update_robot(
        self,
        robot_id: str,
        name: str,
        location_id: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateRobotResponse:
        """Rename a machine, move it to another location, or both.

        Returns the whole response, of which `app_client.update_robot` returns a part.

        A move stays within the organization and takes owner rights on the organization or on both
        locations. It changes the network address of the machine, so code that connects by the old address
        has to be updated; access then follows the new location, and people there do not get to see the data
        that the machine captured before.

        Args:
            robot_id (str): ID (UUID) of the machine to change.
            name (str): Name that the machine is to have; pass the present one to keep it.
            location_id (str, optional): ID of the location that the machine is to be in; pass the
                present one to leave it there. Default: the one that `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateRobotResponse: The machine after the update.
                robot (Robot): The machine as it is stored now.

        Raises:
            NotFoundError: the machine or the location does not exist, or the caller may not see it.
            InvalidArgumentError: the machine ID, the name or the location ID is not valid.
            AlreadyExistsError: another machine in the location already has this name.
            PermissionDeniedError: the caller may not edit the machine, or lacks the owner rights that a
                move takes.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.update_robot("<ROBOT-ID>", "garden-rover", "<LOCATION-ID>")
        """
        return await self._call(
            app_service.UPDATE_ROBOT,
            build_request(
                app_pb2.UpdateRobotRequest,
                id=robot_id,
                name=name,
                location=self._default_location(location_id, "location_id"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_robot(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteRobotResponse:
        """Delete a machine.

        Returns the whole response, of which `app_client.delete_robot` returns a part.

        Args:
            robot_id (str): ID (UUID) of the machine to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteRobotResponse: Empty: the machine was deleted.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not delete this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_robot(robot_id="<ROBOT-ID>")
        """
        return await self._call(
            app_service.DELETE_ROBOT,
            build_request(app_pb2.DeleteRobotRequest, id=robot_id),
            timeout=timeout,
            retry=retry,
        )

    async def add_favorite_machine(
        self, machine_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.AddFavoriteMachineResponse:
        """Add a machine to the favorites of the caller.

        Returns the whole response, of which `app_client.add_favorite_machine` returns a part.

        Args:
            machine_id (str): ID (UUID) of the machine to add.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddFavoriteMachineResponse: Empty: the machine is a favorite now.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.add_favorite_machine(machine_id="<MACHINE-ID>")
        """
        return await self._call(
            app_service.ADD_FAVORITE_MACHINE,
            build_request(app_pb2.AddFavoriteMachineRequest, machine_id=machine_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def remove_favorite_machine(
        self, machine_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.RemoveFavoriteMachineResponse:
        """Take a machine off the favorites of the caller.

        Returns the whole response, of which `app_client.remove_favorite_machine` returns a part.

        The machine itself is not touched.

        Args:
            machine_id (str): ID (UUID) of the machine to take off.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RemoveFavoriteMachineResponse: Empty: the machine is no favorite any more.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.remove_favorite_machine(machine_id="<MACHINE-ID>")
        """
        return await self._call(
            app_service.REMOVE_FAVORITE_MACHINE,
            build_request(app_pb2.RemoveFavoriteMachineRequest, machine_id=machine_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def list_favorite_machines(
        self, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.ListFavoriteMachinesResponse:
        """List the favorite machines of the caller.

        Returns the whole response, of which `app_client.list_favorite_machines` returns a part.

        Each comes with the organization that it belongs to.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListFavoriteMachinesResponse: The favorite machines of the caller.
                favorites (list[FavoriteMachine]): The favorites; empty if there are none.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_favorite_machines()
        """
        return await self._call(
            app_service.LIST_FAVORITE_MACHINES,
            build_request(app_pb2.ListFavoriteMachinesRequest),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def list_fragments(
        self,
        org_id: str,
        show_public: bool = True,
        visibilities: Sequence[views.Fragment.Visibility | FragmentVisibilityOrName] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ListFragmentsResponse:
        """List the fragments that an organization can see, filtered by visibility.

        Returns the whole response, of which `app_client.list_fragments` returns a part.

        Without `visibilities` only public fragments are listed, so ask for private ones when they are
        wanted.

        Args:
            org_id (str): ID (UUID) of the organization whose view of fragments to list.
            show_public (bool, default True): Deprecated: give `visibilities` instead. True lists public
                fragments only, False private ones only.
            visibilities (Sequence[Fragment.Visibility | FragmentVisibility | str], optional): Which
                fragments to list: `Fragment.Visibility.PRIVATE` (members of the organization), `PUBLIC`
                (everybody) or `PUBLIC_UNLISTED` (everybody who knows its ID); None or empty for public
                ones.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListFragmentsResponse: The fragments that match.
                fragments (list[Fragment]): The fragments; empty if there are none.
                fragment_usages (list[FragmentUsage]): How widely the fragments are used; `fragment_id`
                    says which entry is whose.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not list private fragments of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.aio.app.app_client import Fragment

            response = await client.app_client.raw.list_fragments(
                "<ORG-ID>",
                visibilities=[Fragment.Visibility.PRIVATE, Fragment.Visibility.PUBLIC_UNLISTED],
            )
        """
        return await self._call(
            app_service.LIST_FRAGMENTS,
            build_request(
                app_pb2.ListFragmentsRequest,
                organization_id=org_id,
                show_public=show_public,
                fragment_visibility=fragment_visibilities(visibilities, "visibilities"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_fragment(
        self,
        fragment_id: str,
        version: str | None = None,
        *,
        current_organization_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetFragmentResponse:
        """Return one fragment by its ID, at its current or at a given version.

        Returns the whole response, of which `app_client.get_fragment` returns a part.

        Its revisions, its tags and how widely it is used are part of what
        `client.app_client.raw.get_fragment` returns.

        Args:
            fragment_id (str): ID (UUID) of the fragment to return.
            version (str, optional): Revision or tag to return; absent for the current one.
            current_organization_id (str, optional): ID (UUID) of the organization for which
                `machines_in_current_org` counts machines.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetFragmentResponse: The fragment that was asked for.
                fragment (Fragment): The fragment at the version that was asked for.
                fragment_usage (FragmentUsage): How widely the fragment is used.
                revisions (list[FragmentRevision]): Revisions of the fragment that can be asked for.
                tags (list[FragmentTag]): Tags of the fragment, each with its revision.

        Raises:
            NotFoundError: no fragment has this ID, it has no such version, or the caller may not see
                it.
            InvalidArgumentError: the fragment ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_fragment("<FRAGMENT-ID>", version="stable")
        """
        return await self._call(
            app_service.GET_FRAGMENT,
            build_request(
                app_pb2.GetFragmentRequest,
                id=fragment_id,
                version=version,
                current_organization_id=current_organization_id,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def create_fragment(
        self,
        org_id: str,
        name: str,
        config: Mapping[str, Any] | struct_pb2.Struct | None = None,
        *,
        visibility: views.Fragment.Visibility | FragmentVisibilityOrName | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CreateFragmentResponse:
        """Create a fragment in an organization and return it.

        Returns the whole response, of which `app_client.create_fragment` returns a part.

        It is private unless `visibility` says otherwise. The configuration may be left empty and be filled
        in later with `update_fragment`.

        Args:
            org_id (str): ID (UUID) of the organization that is to own the fragment.
            name (str): Display name for the fragment.
            config (Mapping[str, Any] | Struct, optional): Configuration of the fragment; None for none
                as yet.
            visibility (Fragment.Visibility | FragmentVisibility | str, optional): Who is to see the
                fragment: `Fragment.Visibility.PRIVATE` (members of the organization), `PUBLIC` (everybody)
                or `PUBLIC_UNLISTED` (everybody who knows its ID); None for private.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateFragmentResponse: The fragment that was created.
                fragment (Fragment): The new fragment, with its ID.

        Raises:
            InvalidArgumentError: the name or the configuration is not valid.
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not create fragments in this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.aio.app.app_client import Fragment

            response = await client.app_client.raw.create_fragment(
                "<ORG-ID>",
                "two-cameras",
                {"components": [{"name": "camera-1", "api": "rdk:component:camera", "model": "rdk:builtin:fake"}]},
                visibility=Fragment.Visibility.PUBLIC_UNLISTED,
            )
        """
        return await self._call(
            app_service.CREATE_FRAGMENT,
            build_request(
                app_pb2.CreateFragmentRequest,
                organization_id=org_id,
                name=name,
                config=to_struct(config, "config"),
                visibility=fragment_visibility(visibility, "visibility"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def update_fragment(
        self,
        fragment_id: str,
        name: str,
        config: Mapping[str, Any] | struct_pb2.Struct | None = None,
        public: bool | None = None,
        visibility: views.Fragment.Visibility | FragmentVisibilityOrName | None = None,
        last_known_update: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        *,
        fragment_config_json: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateFragmentResponse:
        """Rename a fragment and, optionally, change its configuration and visibility.

        Returns the whole response, of which `app_client.update_fragment` returns a part.

        What is left out stays as it is. Machines take the fragment into their own configuration, so a
        change can reach many of them; `get_fragment_usage` says how many. With `last_known_update` the call
        fails if the configuration has changed since that time; without it, the stored configuration is
        overwritten.

        Args:
            fragment_id (str): ID (UUID) of the fragment.
            name (str): Name that the fragment is to have; pass the present one to keep it.
            config (Mapping[str, Any] | Struct, optional): New configuration, in place of the stored
                one; `{}` empties it, None leaves it as it is.
            public (bool, optional): Deprecated: give `visibility` instead, which this must not
                contradict. True makes the fragment public, False private; None leaves it as it is.
            visibility (Fragment.Visibility | FragmentVisibility | str, optional): Who is to see the
                fragment: `Fragment.Visibility.PRIVATE` (members of the organization), `PUBLIC` (everybody)
                or `PUBLIC_UNLISTED` (everybody who knows its ID); None leaves it as it is.
            last_known_update (datetime | Timestamp, optional): `last_updated` of the fragment as the
                caller knows it: the update is refused if the configuration changed later. None to
                overwrite.
            fragment_config_json (str, optional): New configuration as raw JSON text, which keeps the
                order of keys.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            UpdateFragmentResponse: The fragment after the update.
                fragment (Fragment): The fragment as it is stored now.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            InvalidArgumentError: the ID, the name or the configuration is not valid, or `public`
                contradicts `visibility`.
            PermissionDeniedError: the caller may not edit this fragment.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.aio.app.app_client import Fragment

            fragment = await client.app_client.get_fragment("<FRAGMENT-ID>")
            response = await client.app_client.raw.update_fragment(
                "<FRAGMENT-ID>",
                fragment.name,
                visibility=Fragment.Visibility.PRIVATE,
                last_known_update=fragment.last_updated,
            )
        """
        return await self._call(
            app_service.UPDATE_FRAGMENT,
            build_request(
                app_pb2.UpdateFragmentRequest,
                id=fragment_id,
                name=name,
                config=to_struct(config, "config"),
                public=public,
                visibility=fragment_visibility(visibility, "visibility"),
                last_known_update=to_timestamp(last_known_update, "last_known_update"),
                fragment_config_json=fragment_config_json,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_fragment(
        self, fragment_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteFragmentResponse:
        """Delete a fragment.

        Returns the whole response, of which `app_client.delete_fragment` returns a part.

        Check with `get_fragment_usage` first whether machines still use it.

        Args:
            fragment_id (str): ID (UUID) of the fragment to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteFragmentResponse: Empty: the fragment was deleted.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            InvalidArgumentError: the fragment ID is malformed.
            PermissionDeniedError: the caller may not delete this fragment.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_fragment(fragment_id="<FRAGMENT-ID>")
        """
        return await self._call(
            app_service.DELETE_FRAGMENT,
            build_request(app_pb2.DeleteFragmentRequest, id=fragment_id),
            timeout=timeout,
            retry=retry,
        )

    async def list_nested_fragments(
        self,
        *,
        fragment_id: str | None = None,
        additional_fragments: Sequence[app_pb2.AdditionalFragment] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ListNestedFragmentsResponse:
        """List the fragments nested in a fragment, with their resolved configurations.

        Further fragments can be named to be resolved with it. One that cannot be resolved is reported by
        the `error` of its entry rather than by failing the call.

        Args:
            fragment_id (str, optional): ID (UUID) of the fragment to look into; absent to look only
                into the additional ones.
            additional_fragments (Sequence[AdditionalFragment], optional): Further fragments to resolve
                and list, as if they were nested already.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListNestedFragmentsResponse: The nested fragments.
                fragments (list[Fragment]): The fragments, as they are stored.
                resolved_fragments (list[ResolvedFragment]): The same fragments with what is nested in
                    them put in place, or with an error.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_nested_fragments()
        """
        return await self._call(
            app_service.LIST_NESTED_FRAGMENTS,
            build_request(
                app_pb2.ListNestedFragmentsRequest, fragment_id=fragment_id, additional_fragments=additional_fragments
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_machine_fragments(
        self,
        machine_id: str,
        additional_fragment_ids: Sequence[str] | None = None,
        *,
        additional_fragments: Sequence[app_pb2.AdditionalFragment] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ListMachineFragmentsResponse:
        """List the fragments that a machine uses, directly or nested in one another.

        Returns the whole response, of which `app_client.list_machine_fragments` returns a part.

        Fragments of all parts of the machine are included. Name additional ones to see what the list would
        be with them, before adding them to the machine; nothing is changed.

        Args:
            machine_id (str): ID (UUID) of the machine.
            additional_fragment_ids (Sequence[str], optional): IDs (UUIDs) of further fragments to list,
                such as those about to be added to the machine.
            additional_fragments (Sequence[AdditionalFragment], optional): Further fragments to list,
                like `additional_fragment_ids` but with a choice of version.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListMachineFragmentsResponse: The fragments of the machine.
                fragments (list[Fragment]): The fragments, as they are stored, those nested in others
                    included.
                resolved_fragments (list[ResolvedFragment]): The same fragments with what is nested in
                    them put in place, or with an error.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_machine_fragments("<MACHINE-ID>", ["<FRAGMENT-ID>"])
        """
        return await self._call(
            app_service.LIST_MACHINE_FRAGMENTS,
            build_request(
                app_pb2.ListMachineFragmentsRequest,
                machine_id=machine_id,
                additional_fragment_ids=additional_fragment_ids,
                additional_fragments=additional_fragments,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_machine_summaries(
        self,
        organization_id: str,
        fragment_ids: Sequence[str] | None = None,
        location_ids: Sequence[str] | None = None,
        limit: int | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ListMachineSummariesResponse:
        """Summarize the machines of an organization, grouped by location.

        Returns the whole response, of which `app_client.list_machine_summaries` returns a part.

        The filters by fragment and by location can be combined; empty ones do not filter.

        Without `limit` the server chooses how many machines to summarize, and the response does not say
        whether it left any out. `list_robots_for_org` has all machines.

        Args:
            organization_id (str): ID (UUID) of the organization.
            fragment_ids (Sequence[str], optional): Only summarize machines that use these fragments;
                empty for no such filter.
            location_ids (Sequence[str], optional): Only summarize machines in these locations; empty
                for all locations.
            limit (int, optional): Largest number of machines to return; the server chooses when absent.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListMachineSummariesResponse: The machines that match, by location.
                location_summaries (list[LocationSummary]): One entry for each location; empty if no
                    machine matches.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not list machines of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_machine_summaries(
                "<ORG-ID>",
                location_ids=["<LOCATION-ID>"],
                limit=50,
            )
        """
        return await self._call(
            app_service.LIST_MACHINE_SUMMARIES,
            build_request(
                app_pb2.ListMachineSummariesRequest,
                organization_id=organization_id,
                fragment_ids=fragment_ids,
                location_ids=location_ids,
                limit=limit,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_fragment_history(
        self,
        id: str,
        page_token: str | None = "",
        page_limit: int | None = 10,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetFragmentHistoryResponse:
        """List earlier states of a fragment, one entry for each recorded change.

        Returns the whole response, of which `app_client.get_fragment_history` returns a part.

        This is one page: `page_token` says how to go on.

        Args:
            id (str): ID (UUID) of the fragment.
            page_token (str, default ''): Token of the page to return: `next_page_token` of the page
                before, which `client.app_client.raw.get_fragment_history` returns; empty for the first
                page.
            page_limit (int, default 10): Largest number of entries in the page.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetFragmentHistoryResponse: One page of the history of a fragment.
                history (list[FragmentHistoryEntry]): The recorded changes; empty if there are none.
                next_page_token (str): Pass it as `page_token` to get the next page; empty when this is
                    the last one.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            InvalidArgumentError: the fragment ID, the page token or the page limit is not valid.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_fragment_history("<FRAGMENT-ID>", page_limit=20)
        """
        return await self._call(
            app_service.GET_FRAGMENT_HISTORY,
            build_request(app_pb2.GetFragmentHistoryRequest, id=id, page_token=page_token, page_limit=page_limit),
            timeout=timeout,
            retry=retry,
        )

    async def get_fragment_usage(
        self, *, fragment_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetFragmentUsageResponse:
        """Count the organizations and machines that use a fragment, version by version.

        Args:
            fragment_id (str, optional): ID (UUID) of the fragment.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetFragmentUsageResponse: How widely a fragment is used.
                version_usages (list[FragmentUsage]): Counts for each version of the fragment.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_fragment_usage(fragment_id="<FRAGMENT-ID>")
        """
        return await self._call(
            app_service.GET_FRAGMENT_USAGE,
            build_request(app_pb2.GetFragmentUsageRequest, fragment_id=fragment_id),
            timeout=timeout,
            retry=retry,
        )

    async def set_fragment_tag(
        self,
        *,
        fragment_id: str | None = None,
        tag: str | None = None,
        revision: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.SetFragmentTagResponse:
        """Point a tag of a fragment at one of its revisions.

        Whoever uses the fragment by this tag gets the revision it points at. The response has all tags of
        the fragment.

        Args:
            fragment_id (str, optional): ID (UUID) of the fragment.
            tag (str, optional): Name of the tag to create or to move.
            revision (str, optional): Identifier of the revision that the tag is to point at.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            SetFragmentTagResponse: The tags of the fragment after the change.
                tags (list[FragmentTag]): All tags of the fragment.

        Raises:
            NotFoundError: the fragment or the revision does not exist, or the caller may not see it.
            PermissionDeniedError: the caller may not edit this fragment.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.set_fragment_tag(
                fragment_id="<FRAGMENT-ID>",
                tag="<TAG>",
                revision="<REVISION>",
            )
        """
        return await self._call(
            app_service.SET_FRAGMENT_TAG,
            build_request(app_pb2.SetFragmentTagRequest, fragment_id=fragment_id, tag=tag, revision=revision),
            timeout=timeout,
            retry=retry,
        )

    async def delete_fragment_tag(
        self,
        *,
        fragment_id: str | None = None,
        tag: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.DeleteFragmentTagResponse:
        """Delete a tag of a fragment.

        The revision that it points at is kept. The response has the tags that remain.

        Args:
            fragment_id (str, optional): ID (UUID) of the fragment.
            tag (str, optional): Name of the tag to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteFragmentTagResponse: The tags of the fragment after the deletion.
                tags (list[FragmentTag]): Tags that remain.

        Raises:
            NotFoundError: the fragment does not exist or has no such tag, or the caller may not see it.
            PermissionDeniedError: the caller may not edit this fragment.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_fragment_tag(fragment_id="<FRAGMENT-ID>", tag="<TAG>")
        """
        return await self._call(
            app_service.DELETE_FRAGMENT_TAG,
            build_request(app_pb2.DeleteFragmentTagRequest, fragment_id=fragment_id, tag=tag),
            timeout=timeout,
            retry=retry,
        )

    async def add_role(
        self,
        org_id: str,
        identity_id: str,
        role: Role,
        resource_type: ResourceType,
        resource_id: str,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.AddRoleResponse:
        """Give an identity a role on an organization, a location or a machine.

        Returns the whole response, of which `app_client.add_role` returns a part.

        The resource type has to match the resource that the ID names. Use `change_role` to replace a role
        by another.

        Args:
            org_id (str): ID (UUID) of the organization that the resource belongs to.
            identity_id (str): ID of whom the role is for: a user or an API key.
            role (Role): `owner`, who may change things, or `operator`, who may use them.
            resource_type (ResourceType): What `resource_id` names: `organization`, `location` or
                `robot` (a machine).
            resource_id (str): ID of that organization, location or machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddRoleResponse: Empty: the role was given.

        Raises:
            InvalidArgumentError: the identity, the role, or the resource type or ID is not valid.
            PermissionDeniedError: the caller may not grant roles on this resource.
            ValueError: `role` or `resource_type` is none of the allowed values.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.add_role(
                "<ORG-ID>",
                identity_id="<USER-ID>",
                role="operator",
                resource_type="location",
                resource_id="<LOCATION-ID>",
            )
        """
        return await self._call(
            app_service.ADD_ROLE,
            build_request(
                app_pb2.AddRoleRequest,
                authorization=role_authorization(org_id, identity_id, role, resource_type, resource_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def remove_role(
        self,
        org_id: str,
        identity_id: str,
        role: Role,
        resource_type: ResourceType,
        resource_id: str,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.RemoveRoleResponse:
        """Take a role on an organization, a location or a machine from an identity.

        Returns the whole response, of which `app_client.remove_role` returns a part.

        The authorization has to describe the role as it was granted; `list_authorizations` returns it in
        that form.

        Args:
            org_id (str): ID (UUID) of the organization that the resource belongs to.
            identity_id (str): ID of whom the role is for: a user or an API key.
            role (Role): `owner`, who may change things, or `operator`, who may use them.
            resource_type (ResourceType): What `resource_id` names: `organization`, `location` or
                `robot` (a machine).
            resource_id (str): ID of that organization, location or machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RemoveRoleResponse: Empty: the role was taken.

        Raises:
            InvalidArgumentError: the identity, the role, or the resource type or ID is not valid.
            NotFoundError: the identity does not have this role.
            PermissionDeniedError: the caller may not take roles on this resource.
            ValueError: `role` or `resource_type` is none of the allowed values.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.remove_role(
                "<ORG-ID>",
                identity_id="<USER-ID>",
                role="operator",
                resource_type="location",
                resource_id="<LOCATION-ID>",
            )
        """
        return await self._call(
            app_service.REMOVE_ROLE,
            build_request(
                app_pb2.RemoveRoleRequest,
                authorization=role_authorization(org_id, identity_id, role, resource_type, resource_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def change_role(
        self,
        organization_id: str,
        old_identity_id: str,
        old_role: Role,
        old_resource_type: ResourceType,
        old_resource_id: str,
        new_identity_id: str,
        new_role: Role,
        new_resource_type: ResourceType,
        new_resource_id: str,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ChangeRoleResponse:
        """Replace one role by another.

        Returns the whole response, of which `app_client.change_role` returns a part.

        The new role may be for another identity or on another resource than the old one.

        Args:
            organization_id (str): ID (UUID) of the organization that both resources belong to.
            old_identity_id (str): ID of who has the role now: a user or an API key.
            old_role (Role): The role there is: `owner`, who may change things, or `operator`, who may
                use them.
            old_resource_type (ResourceType): What `old_resource_id` names: `organization`, `location`
                or `robot` (a machine).
            old_resource_id (str): ID of the organization, location or machine that the role is about
                now.
            new_identity_id (str): ID of who is to have the new role; often the same as before.
            new_role (Role): The role to give: `owner`, who may change things, or `operator`, who may
                use them.
            new_resource_type (ResourceType): What `new_resource_id` names: `organization`, `location`
                or `robot` (a machine).
            new_resource_id (str): ID of the organization, location or machine that the new role is
                about.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            ChangeRoleResponse: Empty: the role was replaced.

        Raises:
            InvalidArgumentError: one of the authorizations is not valid.
            NotFoundError: the old authorization does not exist.
            PermissionDeniedError: the caller may not manage roles on the resources.
            ValueError: a role or a type of resource is none of the allowed values.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.change_role(
                "<ORG-ID>",
                old_identity_id="<USER-ID>",
                old_role="operator",
                old_resource_type="location",
                old_resource_id="<LOCATION-ID>",
                new_identity_id="<USER-ID>",
                new_role="owner",
                new_resource_type="organization",
                new_resource_id="<ORG-ID>",
            )
        """
        return await self._call(
            app_service.CHANGE_ROLE,
            build_request(
                app_pb2.ChangeRoleRequest,
                old_authorization=old_role_authorization(
                    organization_id, old_identity_id, old_role, old_resource_type, old_resource_id
                ),
                new_authorization=new_role_authorization(
                    organization_id, new_identity_id, new_role, new_resource_type, new_resource_id
                ),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_authorizations(
        self,
        org_id: str,
        resource_ids: Sequence[str] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ListAuthorizationsResponse:
        """List who has which role on resources of an organization.

        Returns the whole response, of which `app_client.list_authorizations` returns a part.

        Without `resource_ids` the roles on all resources of the organization are listed.

        Args:
            org_id (str): ID (UUID) of the organization.
            resource_ids (Sequence[str], optional): IDs of organizations, locations or machines to list
                roles for; empty for all in the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListAuthorizationsResponse: The roles on the resources.
                authorizations (list[Authorization]): Who has which role on which resource; empty if
                    nobody has any.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            InvalidArgumentError: a resource ID is not valid.
            PermissionDeniedError: the caller may not read authorizations of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_authorizations("<ORG-ID>", ["<LOCATION-ID>"])
        """
        return await self._call(
            app_service.LIST_AUTHORIZATIONS,
            build_request(app_pb2.ListAuthorizationsRequest, organization_id=org_id, resource_ids=resource_ids),
            timeout=timeout,
            retry=retry,
        )

    async def check_permissions(
        self,
        permissions: Sequence[app_pb2.AuthorizedPermissions],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CheckPermissionsResponse:
        """Find out which of some permissions the caller has.

        Returns the whole response, of which `app_client.check_permissions` returns a part.

        The response repeats the request without the permissions that the caller lacks; lacking one is not
        an error.

        Args:
            permissions (Sequence[AuthorizedPermissions]): Resources, each with the permissions to check
                on it; must not be empty.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            CheckPermissionsResponse: The permissions that the caller has.
                authorized_permissions (list[AuthorizedPermissions]): What was asked for, without the
                    permissions that the caller lacks.

        Raises:
            InvalidArgumentError: the list of permissions is empty.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import AuthorizedPermissions

            wanted = AuthorizedPermissions(
                resource_type="organization",
                resource_id="<ORG-ID>",
                permissions=["control_robot", "read_robot_logs"],
            )
            response = await client.app_client.raw.check_permissions([wanted])
        """
        return await self._call(
            app_service.CHECK_PERMISSIONS,
            build_request(app_pb2.CheckPermissionsRequest, permissions=permissions),
            timeout=timeout,
            retry=retry,
        )

    async def get_registry_item(
        self,
        item_id: str,
        include_markdown_documentation: bool = False,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetRegistryItemResponse:
        """Return one registry item, with its metadata, by its ID.

        Returns the whole response, of which `app_client.get_registry_item` returns a part.

        Works for every kind of item: modules, ML models and training scripts. `list_registry_items` finds
        items whose ID is not known.

        Args:
            item_id (str): Item to return, as `namespace:name` or `org-id:name`.
            include_markdown_documentation (bool, default False): True to include the Markdown
                documentation, which can be long.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetRegistryItemResponse: The registry item that was asked for.
                item (RegistryItem): The item with all that the registry holds about it.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            InvalidArgumentError: the item ID is not of the form `namespace:name` or `org-id:name`.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_registry_item("viam:csi-cam-pi")
        """
        return await self._call(
            app_service.GET_REGISTRY_ITEM,
            build_request(
                app_pb2.GetRegistryItemRequest,
                item_id=item_id,
                include_markdown_documentation=include_markdown_documentation,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def create_registry_item(
        self,
        organization_id: str,
        name: str,
        type: PackageTypeOrName,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CreateRegistryItemResponse:
        """Create an entry for a new item in the registry.

        Returns the whole response, of which `app_client.create_registry_item` returns a part.

        Only the entry is made, without content or description; nothing is returned. Describe it with
        `update_registry_item`. For modules, `create_module` also returns the new ID.

        Args:
            organization_id (str): UUID of the organization that will own the item.
            name (str): Name of the new item; must be unique within the organization.
            type (PackageType | str): Kind of the new item. Values: `PACKAGE_TYPE_ARCHIVE`,
                `PACKAGE_TYPE_ML_MODEL`, `PACKAGE_TYPE_MODULE`, `PACKAGE_TYPE_SLAM_MAP`,
                `PACKAGE_TYPE_ML_TRAINING`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateRegistryItemResponse: Empty: the item was created.

        Raises:
            AlreadyExistsError: the organization already owns an item of this name.
            InvalidArgumentError: the name is empty or not allowed, or no type was given.
            PermissionDeniedError: the caller may not create items in this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.packages import PackageType

            response = await client.app_client.raw.create_registry_item(
                "<ORG-ID>",
                "parcel-detector",
                PackageType.PACKAGE_TYPE_ML_MODEL,
            )
        """
        return await self._call(
            app_service.CREATE_REGISTRY_ITEM,
            build_request(app_pb2.CreateRegistryItemRequest, organization_id=organization_id, name=name, type=type),
            timeout=timeout,
            retry=retry,
        )

    async def update_registry_item(
        self,
        item_id: str,
        type: PackageTypeOrName,
        description: str,
        visibility: VisibilityOrName,
        *,
        url: str | None = None,
        update_module_metadata: app_pb2.UpdateModuleMetadata | None = None,
        update_ml_model_metadata: app_pb2.UpdateMLModelMetadata | None = None,
        update_ml_training_metadata: app_pb2.UpdateMLTrainingMetadata | None = None,
        markdown_description: str | None = None,
        billing: app_pb2.RegistryItemBilling | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateRegistryItemResponse:
        """Set the description, visibility and other metadata of a registry item.

        Returns the whole response, of which `app_client.update_registry_item` returns a part.

        `type`, `description` and `visibility` are always sent, so pass their present values to keep them.
        To change the item's name, see `rename_registry_item`.

        `update_module_metadata`, `update_ml_model_metadata` and `update_ml_training_metadata` exclude each
        other: Details by the kind of item; set the one that matches `type`, or none.

        Args:
            item_id (str): Item to update, as `namespace:name` or `org-id:name`.
            type (PackageType | str): Kind of the item. Values: `PACKAGE_TYPE_ARCHIVE`,
                `PACKAGE_TYPE_ML_MODEL`, `PACKAGE_TYPE_MODULE`, `PACKAGE_TYPE_SLAM_MAP`,
                `PACKAGE_TYPE_ML_TRAINING`.
            description (str): Short text that tells what the item is for.
            visibility (Visibility | str): Who may find and use the item. Values: `VISIBILITY_PRIVATE`,
                `VISIBILITY_PUBLIC`, `VISIBILITY_PUBLIC_UNLISTED`.
            url (str, optional): Link to documentation or source code. Optional.
            update_module_metadata (UpdateModuleMetadata, optional): Details to set on a module.
            update_ml_model_metadata (UpdateMLModelMetadata, optional): Details to set on an ML model.
            update_ml_training_metadata (UpdateMLTrainingMetadata, optional): Details to set on a
                training script.
            markdown_description (str, optional): README of the item, as Markdown. Optional.
            billing (RegistryItemBilling, optional): What the use of the item is to cost. Optional.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateRegistryItemResponse: Empty: the item was updated.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            InvalidArgumentError: a value is not allowed, or the metadata does not fit the item's type.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import Visibility
            from viam_cloud.proto.app.packages import PackageType

            response = await client.app_client.raw.update_registry_item(
                "robots-and-sons:parcel-detector",
                PackageType.PACKAGE_TYPE_ML_MODEL,
                "Finds parcels on doorsteps",
                Visibility.VISIBILITY_PUBLIC,
            )
        """
        return await self._call(
            app_service.UPDATE_REGISTRY_ITEM,
            build_request(
                app_pb2.UpdateRegistryItemRequest,
                item_id=item_id,
                type=type,
                description=description,
                visibility=visibility,
                url=url,
                update_module_metadata=update_module_metadata,
                update_ml_model_metadata=update_ml_model_metadata,
                update_ml_training_metadata=update_ml_training_metadata,
                markdown_description=markdown_description,
                billing=billing,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_registry_items(
        self,
        organization_id: str,
        types: Sequence[PackageTypeOrName],
        visibilities: Sequence[VisibilityOrName],
        platforms: Sequence[str],
        statuses: Sequence[RegistryItemStatusOrName],
        search_term: str | None = None,
        page_token: str | None = None,
        *,
        public_namespaces: Sequence[str] | None = None,
        include_markdown_documentation: bool | None = None,
        module_source_types: Sequence[ModuleSourceTypeOrName] | None = None,
        module_languages: Sequence[ModuleLanguageOrName] | None = None,
        show_owned_deprecated: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ListRegistryItemsResponse:
        """List registry items that match a set of filters.

        Returns the whole response, of which `app_client.list_registry_items` returns a part.

        An empty list means that its filter is not applied. With an empty `organization_id`, public items of
        all organizations can be found.

        Args:
            organization_id (str): ID (UUID) of the organization whose items to list; empty to search
                across organizations.
            types (Sequence[PackageType | str]): Kinds of item to return. Empty: all kinds. Values:
                `PACKAGE_TYPE_ARCHIVE`, `PACKAGE_TYPE_ML_MODEL`, `PACKAGE_TYPE_MODULE`,
                `PACKAGE_TYPE_SLAM_MAP`, `PACKAGE_TYPE_ML_TRAINING`.
            visibilities (Sequence[Visibility | str]): Visibilities to return. Empty: all. Values:
                `VISIBILITY_PRIVATE`, `VISIBILITY_PUBLIC`, `VISIBILITY_PUBLIC_UNLISTED`.
            platforms (Sequence[str]): Platforms to return items for, such as `linux/any` or
                `darwin/arm64`. Empty: all.
            statuses (Sequence[RegistryItemStatus | str]): Statuses to return. Empty: all. Values:
                `REGISTRY_ITEM_STATUS_PUBLISHED`, `REGISTRY_ITEM_STATUS_IN_DEVELOPMENT`.
            search_term (str, optional): Text to search items by; None for no such filter.
            page_token (str, optional): Which page of results to return; None for all results at once.
            public_namespaces (Sequence[str], optional): Public namespaces whose items to return. Empty:
                all.
            include_markdown_documentation (bool, optional): Set to true to have the Markdown
                documentation included, which can be long. By default it is left out.
            module_source_types (Sequence[ModuleSourceType | str], optional): Of modules, the source
                types to return. Empty: all. Values: `MODULE_SOURCE_TYPE_EXTERNAL`,
                `MODULE_SOURCE_TYPE_VIAM_HOSTED`.
            module_languages (Sequence[ModuleLanguage | str], optional): Of modules, the programming
                languages to return. Empty: all. Values: `MODULE_LANGUAGE_GOLANG`, `MODULE_LANGUAGE_PYTHON`,
                `MODULE_LANGUAGE_CPP`.
            show_owned_deprecated (bool, optional): Set to true to also list deprecated items that the
                organization itself owns.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListRegistryItemsResponse: The registry items that match the filters.
                items (list[RegistryItem]): Matching items; empty when there are none.

        Raises:
            InvalidArgumentError: a filter or the page token is not valid.
            PermissionDeniedError: the caller may not list the items of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import RegistryItemStatus, Visibility
            from viam_cloud.proto.app.packages import PackageType

            response = await client.app_client.raw.list_registry_items(
                organization_id="",
                types=[PackageType.PACKAGE_TYPE_MODULE],
                visibilities=[Visibility.VISIBILITY_PUBLIC],
                platforms=["linux/any"],
                statuses=[RegistryItemStatus.REGISTRY_ITEM_STATUS_PUBLISHED],
                search_term="camera",
            )
        """
        return await self._call(
            app_service.LIST_REGISTRY_ITEMS,
            build_request(
                app_pb2.ListRegistryItemsRequest,
                organization_id=organization_id,
                types=types,
                visibilities=visibilities,
                platforms=platforms,
                statuses=statuses,
                search_term=text_or_empty(search_term, "search_term"),
                page_token=text_or_empty(page_token, "page_token"),
                public_namespaces=public_namespaces,
                include_markdown_documentation=include_markdown_documentation,
                module_source_types=module_source_types,
                module_languages=module_languages,
                show_owned_deprecated=show_owned_deprecated,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_registry_item(
        self, item_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteRegistryItemResponse:
        """Delete an item from the registry.

        Returns the whole response, of which `app_client.delete_registry_item` returns a part.

        To warn users off an item without taking it away from them, use `deprecate_registry_item` instead.

        Args:
            item_id (str): Item to delete, as `namespace:name` or `org-id:name`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteRegistryItemResponse: Empty: the item was deleted.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_registry_item(item_id="<ITEM-ID>")
        """
        return await self._call(
            app_service.DELETE_REGISTRY_ITEM,
            build_request(app_pb2.DeleteRegistryItemRequest, item_id=item_id),
            timeout=timeout,
            retry=retry,
        )

    async def rename_registry_item(
        self,
        *,
        item_id: str | None = None,
        new_name: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.RenameRegistryItemResponse:
        """Give a registry item a new name and return the renamed item.

        The name is a part of the item's ID, so the ID changes with it; use the ID of the returned item from
        then on.

        Args:
            item_id (str, optional): Item to rename, by its present ID, as `namespace:name` or
                `org-id:name`.
            new_name (str, optional): Name to give the item, without namespace; must be unique within
                the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            RenameRegistryItemResponse: The renamed registry item.
                item (RegistryItem): The item under its new name and ID.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            AlreadyExistsError: the organization already owns an item of the new name.
            InvalidArgumentError: the new name is empty or not allowed.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.rename_registry_item(item_id="<ITEM-ID>", new_name="<NEW-NAME>")
        """
        return await self._call(
            app_service.RENAME_REGISTRY_ITEM,
            build_request(app_pb2.RenameRegistryItemRequest, item_id=item_id, new_name=new_name),
            timeout=timeout,
            retry=retry,
        )

    async def transfer_registry_item(
        self,
        *,
        item_id: str | None = None,
        new_public_namespace: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.TransferRegistryItemResponse:
        """Move a registry item to the organization that owns another public namespace.

        The namespace is a part of the item's ID, so the ID changes with it; nothing is returned.

        Args:
            item_id (str, optional): Item to move, by its present ID, as `namespace:name` or
                `org-id:name`.
            new_public_namespace (str, optional): Public namespace of the organization that is to own
                the item.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            TransferRegistryItemResponse: Empty: the item was moved.

        Raises:
            NotFoundError: no such item or no such namespace, or the caller may not see it.
            AlreadyExistsError: the new owner already has an item of this name.
            PermissionDeniedError: the caller may not give the item away, or not to this namespace.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.transfer_registry_item(
                item_id="<ITEM-ID>",
                new_public_namespace="<NEW-PUBLIC-NAMESPACE>",
            )
        """
        return await self._call(
            app_service.TRANSFER_REGISTRY_ITEM,
            build_request(
                app_pb2.TransferRegistryItemRequest, item_id=item_id, new_public_namespace=new_public_namespace
            ),
            timeout=timeout,
            retry=retry,
        )

    async def deprecate_registry_item(
        self, item_id: str, message: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeprecateRegistryItemResponse:
        """Mark a registry item as deprecated, with a message for its users.

        Returns the whole response, of which `app_client.deprecate_registry_item` returns a part.

        The item is not deleted. `undeprecate_registry_item` takes the mark back;
        `deprecate_registry_item_version` marks a single version only.

        Args:
            item_id (str): Item to deprecate, as `namespace:name` or `org-id:name`.
            message (str): Text for users of the item, for example what to use instead.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeprecateRegistryItemResponse: Empty: the item is now marked as deprecated.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.deprecate_registry_item(item_id="<ITEM-ID>", message="<MESSAGE>")
        """
        return await self._call(
            app_service.DEPRECATE_REGISTRY_ITEM,
            build_request(app_pb2.DeprecateRegistryItemRequest, item_id=item_id, message=message),
            timeout=timeout,
            retry=retry,
        )

    async def undeprecate_registry_item(
        self, item_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.UndeprecateRegistryItemResponse:
        """Take back the deprecation of a registry item.

        Returns the whole response, of which `app_client.undeprecate_registry_item` returns a part.

        Undoes `deprecate_registry_item`; versions deprecated one by one have
        `undeprecate_registry_item_version`.

        Args:
            item_id (str): Item that is no longer to be deprecated, as `namespace:name` or
                `org-id:name`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UndeprecateRegistryItemResponse: Empty: the item is no longer marked as deprecated.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.undeprecate_registry_item(item_id="<ITEM-ID>")
        """
        return await self._call(
            app_service.UNDEPRECATE_REGISTRY_ITEM,
            build_request(app_pb2.UndeprecateRegistryItemRequest, item_id=item_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_module(
        self, org_id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.CreateModuleResponse:
        """Create an entry for a new module in the registry and return its ID and URL.

        Returns the whole response, of which `app_client.create_module` returns a part.

        The module has no code yet: describe it with `update_module` and upload its versions with
        `upload_module_file`.

        Args:
            org_id (str): UUID of the organization that will own the module.
            name (str): Name of the new module; must not be empty and must be unique within the
                organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateModuleResponse: Where the new module is found.
                module_id (str): ID of the new module, as `namespace:name` or `org-id:name`.
                url (str): Web page of the module in the registry.

        Raises:
            AlreadyExistsError: the organization already owns an item of this name.
            InvalidArgumentError: the name is empty or not allowed.
            PermissionDeniedError: the caller may not create modules in this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_module("<ORG-ID>", "hoverboard")
        """
        return await self._call(
            app_service.CREATE_MODULE,
            build_request(app_pb2.CreateModuleRequest, organization_id=org_id, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def update_module(
        self,
        module_id: str,
        url: str,
        description: str,
        models: Sequence[app_pb2.Model] | None,
        entrypoint: str,
        public: bool = False,
        *,
        visibility: VisibilityOrName | None = None,
        first_run: str | None = None,
        apps: Sequence[app_pb2.App] | None = None,
        markdown_description: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UpdateModuleResponse:
        """Set the description, URL, models, entrypoint and visibility of a module.

        Returns the whole response, of which `app_client.update_module` returns a part.

        The values sent stand in for the present ones, so pass those that are to stay as well. The code
        itself goes up with `upload_module_file`.

        Args:
            module_id (str): Module to update, as `namespace:name` or `org-id:name`.
            url (str): Link to documentation or source code; not the page of the module in the registry.
            description (str): Short text that tells what the module is for.
            models (Sequence[Model]): Resource models the module provides; stands in for the present
                list.
            entrypoint (str): Path, inside the archive, of the executable that starts the module.
            public (bool, default False): Who may find and use the module: True for everybody, False for
                its organization only.
            visibility (Visibility | str, optional): In place of `public`, any `VISIBILITY_...`; with
                `VISIBILITY_PUBLIC_UNLISTED` searches do not show the module.
            first_run (str, optional): Path of a script that prepares a machine before the module's
                first start. Optional.
            apps (Sequence[App], optional): Hosted web apps the module comes with; stands in for the
                present list.
            markdown_description (str, optional): README of the module, as Markdown. Optional.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateModuleResponse: Where the updated module is found.
                url (str): Web page of the module in the registry.

        Raises:
            NotFoundError: no module has this ID, or the caller may not see it.
            InvalidArgumentError: the module ID, the URL or the list of models is not valid.
            PermissionDeniedError: the caller may not manage modules of the owning organization.
            ValueError: both `public=True` and `visibility` are given.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import Model

            response = await client.app_client.raw.update_module(
                "robots-and-sons:hoverboard",
                url="https://example.com/hoverboard",
                description="A base that hovers",
                models=[Model(api="rdk:component:base", model="robots-and-sons:hoverboard:wheelless")],
                entrypoint="run.sh",
                public=True,
            )
        """
        return await self._call(
            app_service.UPDATE_MODULE,
            build_request(
                app_pb2.UpdateModuleRequest,
                module_id=module_id,
                url=url,
                description=description,
                models=models,
                entrypoint=entrypoint,
                visibility=module_visibility(public, visibility),
                first_run=first_run,
                apps=apps,
                markdown_description=markdown_description,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def upload_module_file(
        self,
        module_file_info: app_pb2.ModuleFileInfo,
        file: UploadSource,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.UploadModuleFileResponse:
        """Upload the archive of one module version for one platform.

        Returns the whole response, of which `app_client.upload_module_file` returns a part.

        The data goes up in pieces of 1 MiB, so archives of any size do. A module that runs on several
        platforms is uploaded once for each.

        Args:
            module_file_info (ModuleFileInfo): Which module, version and platform the archive is for.
            file (UploadSource): The archive: its bytes, its path as a `pathlib.Path`, an open binary
                file, or an iterable of bytes.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            UploadModuleFileResponse: Where the uploaded file is found.
                url (str): URL of the uploaded file.

        Raises:
            NotFoundError: no module has this ID, or the caller may not see it.
            AlreadyExistsError: this version was already uploaded for this platform.
            InvalidArgumentError: the file info is missing or holds an invalid version or platform, or
                the archive is not usable.
            PermissionDeniedError: the caller may not upload to modules of the owning organization.
            OSError: the file cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import ModuleFileInfo

            response = await client.app_client.raw.upload_module_file(
                ModuleFileInfo(module_id="robots-and-sons:hoverboard", version="1.0.0", platform="linux/arm64"),
                b"...the bytes of module.tar.gz...",
            )
        """
        requests = upload_requests(
            build_request(app_pb2.UploadModuleFileRequest, module_file_info=module_file_info), file, "file"
        )
        return await self._client_stream(app_service.UPLOAD_MODULE_FILE, requests, timeout=timeout, retry=retry)

    async def get_module(
        self,
        module_id: str,
        *,
        include_markdown_documentation: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.GetModuleResponse:
        """Return one module, with its version history, by its ID.

        Returns the whole response, of which `app_client.get_module` returns a part.

        Args:
            module_id (str): Module to return, as `namespace:name` or `org-id:name`.
            include_markdown_documentation (bool, optional): Set to true to have the Markdown
                documentation included, which can be long. By default it is left out.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetModuleResponse: The module that was asked for.
                module (Module): The module with all of its versions.

        Raises:
            NotFoundError: no module has this ID, or the caller may not see it.
            InvalidArgumentError: the module ID is not of the form `namespace:name` or `org-id:name`.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_module(module_id="<MODULE-ID>")
        """
        return await self._call(
            app_service.GET_MODULE,
            build_request(
                app_pb2.GetModuleRequest,
                module_id=module_id,
                include_markdown_documentation=include_markdown_documentation,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_modules(
        self,
        org_id: str,
        *,
        include_markdown_documentation: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.ListModulesResponse:
        """List the modules of an organization.

        Returns the whole response, of which `app_client.list_modules` returns a part.

        `list_registry_items` searches beyond one organization and can filter.

        Args:
            org_id (str): UUID of the organization whose modules to list. Optional.
            include_markdown_documentation (bool, optional): Set to true to have the Markdown
                documentation included, which can be long. By default it is left out.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListModulesResponse: The modules of the organization.
                modules (list[Module]): Modules found; empty when there are none.

        Raises:
            PermissionDeniedError: the caller may not list the modules of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_modules("<ORG-ID>")
        """
        return await self._call(
            app_service.LIST_MODULES,
            build_request(
                app_pb2.ListModulesRequest,
                organization_id=org_id,
                include_markdown_documentation=include_markdown_documentation,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def deprecate_registry_item_version(
        self, item_id: str, version: str, message: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeprecateRegistryItemVersionResponse:
        """Mark one version of a registry item as deprecated, with a message for its users.

        Returns the whole response, of which `app_client.deprecate_registry_item_version` returns a part.

        The version is not deleted, and other versions are left as they are.

        Args:
            item_id (str): Item the version belongs to, as `namespace:name` or `org-id:name`.
            version (str): Version to deprecate, such as `1.0.0`.
            message (str): Text for users of the version, for example which one to use instead.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeprecateRegistryItemVersionResponse: Empty: the version is now marked as deprecated.

        Raises:
            NotFoundError: no such item or version, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.deprecate_registry_item_version(
                item_id="<ITEM-ID>",
                version="<VERSION>",
                message="<MESSAGE>",
            )
        """
        return await self._call(
            app_service.DEPRECATE_REGISTRY_ITEM_VERSION,
            build_request(
                app_pb2.DeprecateRegistryItemVersionRequest, item_id=item_id, version=version, message=message
            ),
            timeout=timeout,
            retry=retry,
        )

    async def undeprecate_registry_item_version(
        self, item_id: str, version: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.UndeprecateRegistryItemVersionResponse:
        """Take back the deprecation of one version of a registry item.

        Returns the whole response, of which `app_client.undeprecate_registry_item_version` returns a part.

        Args:
            item_id (str): Item the version belongs to, as `namespace:name` or `org-id:name`.
            version (str): Version that is no longer to be deprecated, such as `1.0.0`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UndeprecateRegistryItemVersionResponse: Empty: the version is no longer marked as
                deprecated.

        Raises:
            NotFoundError: no such item or version, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.undeprecate_registry_item_version(
                item_id="<ITEM-ID>",
                version="<VERSION>",
            )
        """
        return await self._call(
            app_service.UNDEPRECATE_REGISTRY_ITEM_VERSION,
            build_request(app_pb2.UndeprecateRegistryItemVersionRequest, item_id=item_id, version=version),
            timeout=timeout,
            retry=retry,
        )

    async def create_key(
        self,
        org_id: str,
        authorizations: Sequence[APIKeyAuthorization | app_pb2.Authorization],
        name: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.CreateKeyResponse:
        """Create an API key with the given authorizations.

        Returns the whole response, of which `app_client.create_key` returns a part.

        Keep the returned key safe: whoever holds it together with its ID can do all that its authorizations
        allow.

        Args:
            org_id (str): ID (UUID) of the organization that the resources belong to.
            authorizations (Sequence[APIKeyAuthorization | Authorization]): What the key may do, at
                least one: a role on an organization, a location or a machine each.
            name (str, optional): Name to know the key by; None for the current time.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateKeyResponse: The new API key.
                key (str): Secret of the key, to be kept like a password.
                id (str): ID of the key, which goes with the secret to authenticate.

        Raises:
            InvalidArgumentError: the list of authorizations is empty, or one of them is not valid.
            PermissionDeniedError: the caller may not grant one of the authorizations.
            TypeError: `authorizations` is no list of `APIKeyAuthorization`.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.aio.app.app_client import APIKeyAuthorization

            operator = APIKeyAuthorization(role="operator", resource_type="robot", resource_id="<ROBOT-ID>")
            response = await client.app_client.raw.create_key("<ORG-ID>", [operator], name="dashboard")
        """
        return await self._call(
            app_service.CREATE_KEY,
            build_request(
                app_pb2.CreateKeyRequest,
                name=key_name(name, "name"),
                authorizations=key_authorizations(org_id, authorizations),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_key(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteKeyResponse:
        """Delete an API key.

        Returns the whole response, of which `app_client.delete_key` returns a part.

        Clients that use the key can no longer authenticate with it. To replace a key that became known, see
        `rotate_key`.

        Args:
            id (str): ID of the key to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteKeyResponse: Empty: the key was deleted.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_key(id="<KEY-ID>")
        """
        return await self._call(
            app_service.DELETE_KEY, build_request(app_pb2.DeleteKeyRequest, id=id), timeout=timeout, retry=retry
        )

    async def list_keys(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.ListKeysResponse:
        """List the API keys of an organization together with their authorizations.

        Returns the whole response, of which `app_client.list_keys` returns a part.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListKeysResponse: The API keys of the organization.
                api_keys (list[APIKeyWithAuthorizations]): Each key together with what it may do.

        Raises:
            PermissionDeniedError: the caller may not manage the keys of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.list_keys("<ORG-ID>")
        """
        return await self._call(
            app_service.LIST_KEYS, build_request(app_pb2.ListKeysRequest, org_id=org_id), timeout=timeout, retry=retry
        )

    async def rename_key(
        self, id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.RenameKeyResponse:
        """Change the name of an API key and return its ID and new name.

        Returns the whole response, of which `app_client.rename_key` returns a part.

        The key's ID and secret stay the same, so clients that use it are not affected.

        Args:
            id (str): ID of the key to rename.
            name (str): Name to give the key.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RenameKeyResponse: The renamed API key.
                id (str): ID of the key, as before.
                name (str): Name the key now has.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            InvalidArgumentError: the new name is empty or not allowed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.rename_key("<KEY-ID>", "dashboard")
        """
        return await self._call(
            app_service.RENAME_KEY,
            build_request(app_pb2.RenameKeyRequest, id=id, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def rotate_key(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.RotateKeyResponse:
        """Replace the secret of an API key and return the new one.

        Returns the whole response, of which `app_client.rotate_key` returns a part.

        Every client that uses the old secret must be given the new one. The authorizations are kept.

        Args:
            id (str): ID of the key that is to get a new secret.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            RotateKeyResponse: The rotated API key.
                id (str): ID of the key, to use together with the new secret.
                key (str): New secret of the key, to be kept like a password.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.rotate_key("<KEY-ID>")
        """
        return await self._call(
            app_service.ROTATE_KEY, build_request(app_pb2.RotateKeyRequest, id=id), timeout=timeout, retry=retry
        )

    async def create_key_from_existing_key_authorizations(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.CreateKeyFromExistingKeyAuthorizationsResponse:
        """Create an API key with the same authorizations as an existing key.

        Returns the whole response, of which `app_client.create_key_from_existing_key_authorizations`
        returns a part.

        The existing key is left untouched and stays valid.

        Args:
            id (str): ID of the existing key.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateKeyFromExistingKeyAuthorizationsResponse: The new API key.
                id (str): ID of the new key.
                key (str): Secret of the new key, to be kept like a password.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.create_key_from_existing_key_authorizations("<KEY-ID>")
        """
        return await self._call(
            app_service.CREATE_KEY_FROM_EXISTING_KEY_AUTHORIZATIONS,
            build_request(app_pb2.CreateKeyFromExistingKeyAuthorizationsRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def get_app_content(
        self, public_namespace: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetAppContentResponse:
        """Return where the files of a hosted app are stored and how it starts.

        Args:
            public_namespace (str): Public namespace of the organization that owns the app.
            name (str): Name of the app, as set in its module.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetAppContentResponse: Where the files of the app are stored and how it starts.
                blob_path (str): Path of the app's files in storage.
                entrypoint (str): Path of the HTML page that opens the app.
                app_type (AppType): How many machines the app works with at a time.
                public (bool): True when the app is public, that is, not limited to its own
                    organization.

        Raises:
            NotFoundError: no app of this name exists in the namespace, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_app_content("robots-and-sons", "fleet-dashboard")
        """
        return await self._call(
            app_service.GET_APP_CONTENT,
            build_request(app_pb2.GetAppContentRequest, public_namespace=public_namespace, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def get_app_branding(
        self, public_namespace: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.GetAppBrandingResponse:
        """Return the logo, texts and machine filters of a hosted app.

        Args:
            public_namespace (str): Public namespace of the organization that owns the app.
            name (str): Name of the app, as set in its module.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetAppBrandingResponse: How the app presents itself, and which machines it is for.
                logo_path (str): Path of the logo to show. Absent when the app has none.
                text_customizations (dict[str, TextOverrides]): Texts to show, by the page they belong
                    to, such as the machine picker.
                fragment_ids (list[str]): UUIDs of the fragments a machine is expected to use to be
                    offered in the app. Empty: any machine.
                allowed_org_ids (list[str]): UUIDs of the organizations the app is limited to. Empty:
                    not limited.

        Raises:
            NotFoundError: no app of this name exists in the namespace.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_app_branding("robots-and-sons", "fleet-dashboard")
        """
        return await self._call(
            app_service.GET_APP_BRANDING,
            build_request(app_pb2.GetAppBrandingRequest, public_namespace=public_namespace, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def upload_device_push_token(
        self, app_id: str, device_token: str, device_uuid: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.UploadDevicePushTokenResponse:
        """Register a device of the caller to receive push notifications of a mobile app.

        Returns the whole response, of which `app_client.upload_device_push_token` returns a part.

        Call it again with the same `device_uuid` when the push service hands the device a new token.

        Args:
            app_id (str): ID of the mobile app, such as `com.example.app`.
            device_token (str): Token that the push service gave the device.
            device_uuid (str): ID that stays the same for the device when its token changes.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            UploadDevicePushTokenResponse: Empty: the token was registered.

        Raises:
            NotFoundError: no mobile app is known by this ID.
            InvalidArgumentError: the token or the device ID is empty.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.upload_device_push_token(
                app_id="<APP-ID>",
                device_token="<DEVICE-TOKEN>",
                device_uuid="<DEVICE-UUID>",
            )
        """
        return await self._call(
            app_service.UPLOAD_DEVICE_PUSH_TOKEN,
            build_request(
                app_pb2.UploadDevicePushTokenRequest, app_id=app_id, device_token=device_token, device_uuid=device_uuid
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def delete_device_push_token(
        self, app_id: str, device_uuid: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteDevicePushTokenResponse:
        """Stop push notifications of a mobile app to one device of the caller.

        Returns the whole response, of which `app_client.delete_device_push_token` returns a part.

        Args:
            app_id (str): ID of the mobile app, such as `com.example.app`.
            device_uuid (str): ID of the device, as given when its token was uploaded.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteDevicePushTokenResponse: Empty: the token was deleted.

        Raises:
            NotFoundError: no token of this device is registered for the app.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_device_push_token(
                app_id="<APP-ID>",
                device_uuid="<DEVICE-UUID>",
            )
        """
        return await self._call(
            app_service.DELETE_DEVICE_PUSH_TOKEN,
            build_request(app_pb2.DeleteDevicePushTokenRequest, app_id=app_id, device_uuid=device_uuid),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_device_push_tokens(
        self, app_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.GetDevicePushTokensResponse:
        """Return the push tokens of the caller's devices that are registered for a mobile app.

        Returns the whole response, of which `app_client.get_device_push_tokens` returns a part.

        Args:
            app_id (str): ID of the mobile app, such as `com.example.app`.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetDevicePushTokensResponse: The push tokens registered for the app.
                device_tokens (list[str]): One token for each registered device.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_device_push_tokens(app_id="<APP-ID>")
        """
        return await self._call(
            app_service.GET_DEVICE_PUSH_TOKENS,
            build_request(app_pb2.GetDevicePushTokensRequest, app_id=app_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def set_firebase_config(
        self, org_id: str, app_id: str, config_json: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.SetFirebaseConfigResponse:
        """Set the Firebase credentials with which a mobile app's push notifications are sent.

        Returns the whole response, of which `app_client.set_firebase_config` returns a part.

        Needed for an app of the organization's own; takes the place of what was set before for the app.

        Args:
            org_id (str): UUID of the organization the app belongs to.
            app_id (str): ID of the mobile app, such as `com.example.app`.
            config_json (str): Credentials of the Firebase service account, as JSON text. Holds secrets.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            SetFirebaseConfigResponse: Empty: the config was set.

        Raises:
            InvalidArgumentError: `config_json` is not a valid Firebase config.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            import json

            credentials = {"type": "service_account", "project_id": "fleet-app"}
            response = await client.app_client.raw.set_firebase_config(
                "<ORG-ID>",
                "com.example.fleet",
                json.dumps(credentials),
            )
        """
        return await self._call(
            app_service.SET_FIREBASE_CONFIG,
            build_request(app_pb2.SetFirebaseConfigRequest, org_id=org_id, app_id=app_id, config_json=config_json),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_firebase_config(
        self, org_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.GetFirebaseConfigResponse:
        """Return the ID of the mobile app that has a Firebase config in an organization.

        Returns the whole response, of which `app_client.get_firebase_config` returns a part.

        The credentials themselves are not returned.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetFirebaseConfigResponse: The mobile app that has a Firebase config.
                app_id (str): ID of the mobile app the config is for, such as `com.example.app`.

        Raises:
            NotFoundError: the organization has no Firebase config.
            PermissionDeniedError: the caller may not see the settings of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.get_firebase_config(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.GET_FIREBASE_CONFIG,
            build_request(app_pb2.GetFirebaseConfigRequest, org_id=org_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def delete_firebase_config(
        self, org_id: str, app_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> app_pb2.DeleteFirebaseConfigResponse:
        """Delete the Firebase credentials of a mobile app.

        Returns the whole response, of which `app_client.delete_firebase_config` returns a part.

        Push notifications can no longer be sent to the app until a new config is set with
        `set_firebase_config`.

        Args:
            org_id (str): UUID of the organization the app belongs to.
            app_id (str): ID of the mobile app, such as `com.example.app`.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteFirebaseConfigResponse: Empty: the config was deleted.

        Raises:
            NotFoundError: the organization has no Firebase config for this app.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.app_client.raw.delete_firebase_config(org_id="<ORG-ID>", app_id="<APP-ID>")
        """
        return await self._call(
            app_service.DELETE_FIREBASE_CONFIG,
            build_request(app_pb2.DeleteFirebaseConfigRequest, org_id=org_id, app_id=app_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
