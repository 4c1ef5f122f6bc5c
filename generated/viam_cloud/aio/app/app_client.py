# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Manages the fleet: organizations, locations, machines and their parts, fragments, registry items,
roles and API keys.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias

from google.protobuf import struct_pb2, timestamp_pb2

from viam_cloud import views
from viam_cloud.gen.app.v1 import app_pb2
from viam_cloud.gen.common.v1 import common_pb2
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
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, struct_to_dict, to_struct, to_timestamp
from viam_cloud_runtime.aio import ServiceClient
from viam_cloud_runtime.aio.item_iterator import ItemIterator
from viam_cloud_runtime.aio.mapped_stream import MappedStream
from viam_cloud_runtime.aio.pagers import Pager
from viam_cloud_runtime.aio.paging import collect_pages
from viam_cloud_runtime.concurrency.progress import ProgressOption
from viam_cloud_runtime.messages.result_list import ResultList
from viam_cloud_runtime.rpc.paging import PageFields
from viam_cloud_runtime.rpc.response_conversion import Conversion, converting
from viam_cloud_runtime.rpc.upload_messages import UploadSource, upload_requests
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.lazy import lazy_names
from viam_cloud_runtime.viam.aio.saving import save_config, save_logs
from viam_cloud_runtime.viam.config_edit import Change, Edit
from viam_cloud_runtime.viam.fleet import (
    APIKeyAuthorization as APIKeyAuthorization,
    LocationDefault,
    ResourceType as ResourceType,
    Role as Role,
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
from viam_cloud_runtime.viam.identity import Identity

if TYPE_CHECKING:
    from viam_cloud.aio.app.raw_app_client import RawAppClient
    from viam_cloud.gen.app.packages.v1.packages_pb2 import PackageType as PackageType
    from viam_cloud.gen.app.v1.app_pb2 import (
        APIKeyWithAuthorizations as APIKeyWithAuthorizations,
        AuthenticatorInfo as AuthenticatorInfo,
        Authorization as Authorization,
        AuthorizedPermissions as AuthorizedPermissions,
        ConfigPropertyChange as ConfigPropertyChange,
        ConfigPropertyChangeResult as ConfigPropertyChangeResult,
        FavoriteMachine as FavoriteMachine,
        FragmentImport as FragmentImport,
        FragmentImportList as FragmentImportList,
        Location as Location,
        LocationAuth as LocationAuth,
        LogOrder as LogOrder,
        Model as Model,
        Module as Module,
        ModuleFileInfo as ModuleFileInfo,
        Organization as Organization,
        OrganizationIdentity as OrganizationIdentity,
        OrganizationInvite as OrganizationInvite,
        OrganizationMember as OrganizationMember,
        OrgDetails as OrgDetails,
        RegistryItem as RegistryItem,
        RegistryItemStatus as RegistryItemStatus,
        Robot as Robot,
        RoverRentalRobot as RoverRentalRobot,
        SharedSecret as SharedSecret,
        Visibility as Visibility,
    )
    from viam_cloud.views import (
        Fragment as Fragment,
        FragmentHistoryEntry as FragmentHistoryEntry,
        LogEntry as LogEntry,
        RobotPart as RobotPart,
        RobotPartHistoryEntry as RobotPartHistoryEntry,
    )
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Fragment": "viam_cloud.views",
            "FragmentHistoryEntry": "viam_cloud.views",
            "LogEntry": "viam_cloud.views",
            "RobotPart": "viam_cloud.views",
            "RobotPartHistoryEntry": "viam_cloud.views",
            "PackageType": "viam_cloud.gen.app.packages.v1.packages_pb2",
            "APIKeyWithAuthorizations": "viam_cloud.gen.app.v1.app_pb2",
            "AuthenticatorInfo": "viam_cloud.gen.app.v1.app_pb2",
            "Authorization": "viam_cloud.gen.app.v1.app_pb2",
            "AuthorizedPermissions": "viam_cloud.gen.app.v1.app_pb2",
            "ConfigPropertyChange": "viam_cloud.gen.app.v1.app_pb2",
            "ConfigPropertyChangeResult": "viam_cloud.gen.app.v1.app_pb2",
            "FavoriteMachine": "viam_cloud.gen.app.v1.app_pb2",
            "FragmentImport": "viam_cloud.gen.app.v1.app_pb2",
            "FragmentImportList": "viam_cloud.gen.app.v1.app_pb2",
            "Location": "viam_cloud.gen.app.v1.app_pb2",
            "LocationAuth": "viam_cloud.gen.app.v1.app_pb2",
            "LogOrder": "viam_cloud.gen.app.v1.app_pb2",
            "Model": "viam_cloud.gen.app.v1.app_pb2",
            "Module": "viam_cloud.gen.app.v1.app_pb2",
            "ModuleFileInfo": "viam_cloud.gen.app.v1.app_pb2",
            "OrgDetails": "viam_cloud.gen.app.v1.app_pb2",
            "Organization": "viam_cloud.gen.app.v1.app_pb2",
            "OrganizationIdentity": "viam_cloud.gen.app.v1.app_pb2",
            "OrganizationInvite": "viam_cloud.gen.app.v1.app_pb2",
            "OrganizationMember": "viam_cloud.gen.app.v1.app_pb2",
            "RegistryItem": "viam_cloud.gen.app.v1.app_pb2",
            "RegistryItemStatus": "viam_cloud.gen.app.v1.app_pb2",
            "Robot": "viam_cloud.gen.app.v1.app_pb2",
            "RoverRentalRobot": "viam_cloud.gen.app.v1.app_pb2",
            "SharedSecret": "viam_cloud.gen.app.v1.app_pb2",
            "Visibility": "viam_cloud.gen.app.v1.app_pb2",
        },
    )


__all__ = [
    "APIKeyAuthorization",
    "APIKeyWithAuthorizations",
    "AppClient",
    "AuthenticatorInfo",
    "Authorization",
    "AuthorizedPermissions",
    "ConfigPropertyChange",
    "ConfigPropertyChangeResult",
    "FavoriteMachine",
    "Fragment",
    "FragmentHistoryEntry",
    "FragmentHistoryEntryPB",
    "FragmentImport",
    "FragmentImportList",
    "FragmentPB",
    "FragmentVisibilityPB",
    "Location",
    "LocationAuth",
    "LogEntry",
    "LogEntryPB",
    "LogOrder",
    "Model",
    "Module",
    "ModuleFileInfo",
    "OrgDetails",
    "Organization",
    "OrganizationIdentity",
    "OrganizationInvite",
    "OrganizationMember",
    "PackageType",
    "RegistryItem",
    "RegistryItemStatus",
    "ResourceType",
    "Robot",
    "RobotPart",
    "RobotPartHistoryEntry",
    "RobotPartHistoryEntryPB",
    "RobotPartPB",
    "Role",
    "RoverRentalRobot",
    "SharedSecret",
    "Visibility",
]

FragmentPB: TypeAlias = app_pb2.Fragment
FragmentHistoryEntryPB: TypeAlias = app_pb2.FragmentHistoryEntry
FragmentVisibilityPB: TypeAlias = app_pb2.FragmentVisibility
RobotPartPB: TypeAlias = app_pb2.RobotPart
RobotPartHistoryEntryPB: TypeAlias = app_pb2.RobotPartHistoryEntry
LogEntryPB: TypeAlias = common_pb2.LogEntry


class AppClient(LocationDefault, ServiceClient):
    """Manages the fleet: organizations, locations, machines and their parts, fragments, registry items,
    roles and API keys.
    """

    @property
    def raw(self) -> RawAppClient:
        """The same methods with the same parameters, each returning its whole response message."""
        with IMPORTING:
            from viam_cloud.aio.app.raw_app_client import RawAppClient

        return self._twin(RawAppClient)

    async def who_am_i(self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Identity:
        """Ask the cloud who this client is: a check of the connection, the credentials and what they allow.

        It takes a call, and one more for each organization that the credentials see, or for the machine
        that they are of.

        Args:
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            Identity: With `kind` and `id` of the credentials, the `address`, the `organizations` that
                they see (names by ID), the `roles` that the cloud lists for them, and for a machine its
                `machine_id` and `location_id`.

        Raises:
            UnauthenticatedError: the credentials no longer count.

        Example::

            identity = await client.app_client.who_am_i()
            print(identity.kind, identity.id, "at", identity.address, "sees", *identity.organizations.values())
            for role in identity.roles:
                print(role.role, "of", role.resource_type, role.resource_id)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.identity import who_am_i

        return await who_am_i(self, timeout=timeout, retry=retry)

    async def find_machine(self, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> app_pb2.Robot:
        """Find the one machine that a name, a path or an ID means.

        By an ID it takes one call, by a host name some of that location; otherwise all machines are listed,
        which takes two calls for each organization. A path that begins with an organization has that one
        listed first, and no other if the machine is there.

        Args:
            name (str): The names from organization and locations down to the machine, with slashes
                between, or the end of that: `Hall 1/picker-1`, `picker-1`. Or its ID (UUID), or the host
                name (FQDN) of one of its parts.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            Robot: The machine.

        Raises:
            NameNotFoundError: no machine that the caller may see is called so; the error says what
                there is, and its `found` are paths.
            AmbiguousNameError: several are; its `found` are their paths.
            ValueError: the name is empty; nothing was sent.

        Example::

            machine = await client.app_client.find_machine("Northwind Robotics/Harbour/Hall 1/picker-1")
            print(machine.id, machine.location)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.find import find_machine

        return await find_machine(self, name, timeout=timeout, retry=retry)

    async def find_location(self, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> app_pb2.Location:
        """Find the one location that a name, a path or an ID means.

        All locations are listed, which takes a call for each organization. A path that begins with an
        organization has that one listed first, and no other if the location is there.

        Args:
            name (str): The names from the organization down to the location, with slashes between, or
                the end of that: `Harbour/Hall 1`, `Hall 1`. Or its ID.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            Location: The location.

        Raises:
            NameNotFoundError: no location that the caller may see is called so; the error says what
                there is, and its `found` are paths.
            AmbiguousNameError: several are; its `found` are their paths.
            ValueError: the name is empty; nothing was sent.

        Example::

            location = await client.app_client.find_location("Harbour/Hall 1")
            for machine in await client.app_client.list_robots(location.id):
                print(machine.name)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.find import find_location

        return await find_location(self, name, timeout=timeout, retry=retry)

    async def find_part(self, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> views.RobotPart:
        """Find the one machine part that a name, a path, a host name or an ID means.

        By an ID it takes one call, by a host name some of that location; otherwise all machines are listed
        with their parts, which takes two calls for each organization, and one more.

        Args:
            name (str): The names from organization and locations down to the part, with slashes
                between, or the end of that: `picker-1/picker-1-main`, `picker-1-main`; the path of a
                machine means its main part. Or its ID (UUID), or its host name (FQDN).
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            RobotPart: The part, with its configuration and address.

        Raises:
            NameNotFoundError: no part that the caller may see is called so; the error says what there
                is, and its `found` are paths.
            AmbiguousNameError: several are; its `found` are their paths.
            ValueError: the name is empty; nothing was sent.

        Example::

            part = await client.app_client.find_part("Hall 1/picker-1/picker-1-main")
            print(part.id, part.fqdn)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.find import find_part

        return await find_part(self, name, timeout=timeout, retry=retry)

    def iter_machines(
        self, organization_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> ItemIterator[app_pb2.Robot]:
        """Iterate over all machines, organization by organization.

        It takes a call for each organization, made when its first machine is asked for. What two
        organizations share comes once.

        Args:
            organization_id (str, optional): ID (UUID) of the organization whose machines are wanted;
                None for all.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            ItemIterator[Robot]: The machines, one after the other.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.

        Example::

            async for machine in client.app_client.iter_machines():
                print(machine.name, machine.location)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.find import iter_machines

        return iter_machines(self, organization_id, timeout=timeout, retry=retry, item_type=app_pb2.Robot)

    def iter_parts(
        self,
        organization_id: str | None = None,
        *,
        fragment_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ItemIterator[views.RobotPart]:
        """Iterate over the parts of all machines, or of those that use a fragment.

        It takes a call for each organization and, eight at a time and as they are needed, one for each
        machine; with `fragment_id` one for each part that uses the fragment. What is deleted meanwhile is
        left out.

        Args:
            organization_id (str, optional): ID (UUID) of the organization whose parts are wanted; None
                for all.
            fragment_id (str, optional): ID (UUID) of a fragment: only parts that use it are wanted.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            ItemIterator[RobotPart]: The parts with their configurations, one after the other.

        Raises:
            NotFoundError: no organization or fragment has this ID, or the caller may not see it.

        Example::

            async for part in client.app_client.iter_parts():
                print(part.name, len((part.robot_config or {}).get("components", [])))
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.find import iter_parts

        return iter_parts(
            self, organization_id, fragment_id=fragment_id, timeout=timeout, retry=retry, item_type=views.RobotPart
        )

    async def edit_robot_part_config(
        self, part_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Edit:
        """Change the configuration of a machine part, also while others do.

        The stored configuration is read, changed, and written if it is still the one that was read;
        otherwise all of that is done again, up to ten times. When nothing changes, nothing is written.

        Args:
            part_id (str): ID (UUID) of the machine part.
            change (Change): Gets the configuration, a dict, and changes it in place, or returns a whole
                new one. It may be called several times, and must not be async.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's; a write that may have gone through is not repeated.

        Returns:
            Edit: What was stored `before` and is stored `after`, and the `paths` that differ.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the configuration is not valid.
            PermissionDeniedError: the caller may not configure this part.
            EditConflictError: others were faster each time; nothing was written.
            TypeError: `change` returned something else than None or a whole configuration; nothing was
                written.

        Example::

            def faster(config):
                for component in config.get("components", []):
                    component.setdefault("attributes", {})["speed"] = 3

            edit = await client.app_client.edit_robot_part_config("<ROBOT-PART-ID>", faster)
            print(edit.changed, edit.paths)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.edit import edit_robot_part_config

        return await edit_robot_part_config(self, part_id, change, timeout=timeout, retry=retry)

    async def edit_fragment(
        self, fragment_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Edit:
        """Change the configuration in a fragment, also while others do.

        The stored configuration is read, changed, and written if it is still the one that was read;
        otherwise all of that is done again, up to ten times. When nothing changes, nothing is written, and
        there is no new revision.

        Args:
            fragment_id (str): ID (UUID) of the fragment.
            change (Change): Gets the configuration, a dict, and changes it in place, or returns a whole
                new one. It may be called several times, and must not be async.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's; a write that may have gone through is not repeated.

        Returns:
            Edit: What was stored `before` and is stored `after`, and the `paths` that differ.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            InvalidArgumentError: the configuration is not valid.
            PermissionDeniedError: the caller may not edit this fragment.
            EditConflictError: others were faster each time; nothing was written.
            TypeError: `change` returned something else than None or a whole configuration; nothing was
                written.

        Example::

            edit = await client.app_client.edit_fragment(
                "<FRAGMENT-ID>", lambda config: config.setdefault("components", []).append({"name": "pump", "api": "rdk:component:motor"})
            )
            print(edit.paths)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.edit import edit_fragment

        return await edit_fragment(self, fragment_id, change, timeout=timeout, retry=retry)

    async def edit_organization_metadata(
        self, org_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Edit:
        """Change the user metadata of an organization.

        The stored metadata is read, changed and written; when nothing changes, nothing is written. The API
        cannot tell whether others wrote meanwhile: of two changes at the same time the later one counts.

        Args:
            org_id (str): ID (UUID) of the organization.
            change (Change): Gets the metadata, a dict, and changes it in place, or returns a whole new
                one. It must not be async.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's; a write that may have gone through is not repeated.

        Returns:
            Edit: What was stored `before` and is stored `after`, and the `paths` that differ.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not change this organization.
            TypeError: `change` returned something else than None or whole metadata; nothing was
                written.

        Example::

            edit = await client.app_client.edit_organization_metadata("<ORGANIZATION-ID>", lambda metadata: metadata.update(owner="north"))
            print(edit.after)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.edit import edit_organization_metadata

        return await edit_organization_metadata(self, org_id, change, timeout=timeout, retry=retry)

    async def edit_location_metadata(
        self, location_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Edit:
        """Change the user metadata of a location.

        The stored metadata is read, changed and written; when nothing changes, nothing is written. The API
        cannot tell whether others wrote meanwhile: of two changes at the same time the later one counts.

        Args:
            location_id (str): ID of the location.
            change (Change): Gets the metadata, a dict, and changes it in place, or returns a whole new
                one. It must not be async.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's; a write that may have gone through is not repeated.

        Returns:
            Edit: What was stored `before` and is stored `after`, and the `paths` that differ.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not change this location.
            TypeError: `change` returned something else than None or whole metadata; nothing was
                written.

        Example::

            edit = await client.app_client.edit_location_metadata("<LOCATION-ID>", lambda metadata: metadata.update(owner="north"))
            print(edit.after)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.edit import edit_location_metadata

        return await edit_location_metadata(self, location_id, change, timeout=timeout, retry=retry)

    async def edit_robot_metadata(
        self, robot_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Edit:
        """Change the user metadata of a machine.

        The stored metadata is read, changed and written; when nothing changes, nothing is written. The API
        cannot tell whether others wrote meanwhile: of two changes at the same time the later one counts.

        Args:
            robot_id (str): ID (UUID) of the machine.
            change (Change): Gets the metadata, a dict, and changes it in place, or returns a whole new
                one. It must not be async.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's; a write that may have gone through is not repeated.

        Returns:
            Edit: What was stored `before` and is stored `after`, and the `paths` that differ.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not change this machine.
            TypeError: `change` returned something else than None or whole metadata; nothing was
                written.

        Example::

            edit = await client.app_client.edit_robot_metadata("<ROBOT-ID>", lambda metadata: metadata.update(owner="north"))
            print(edit.after)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.edit import edit_robot_metadata

        return await edit_robot_metadata(self, robot_id, change, timeout=timeout, retry=retry)

    async def edit_robot_part_metadata(
        self, part_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Edit:
        """Change the user metadata of a machine part.

        The stored metadata is read, changed and written; when nothing changes, nothing is written. The API
        cannot tell whether others wrote meanwhile: of two changes at the same time the later one counts.

        Args:
            part_id (str): ID (UUID) of the machine part.
            change (Change): Gets the metadata, a dict, and changes it in place, or returns a whole new
                one. It must not be async.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's; a write that may have gone through is not repeated.

        Returns:
            Edit: What was stored `before` and is stored `after`, and the `paths` that differ.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not change this machine part.
            TypeError: `change` returned something else than None or whole metadata; nothing was
                written.

        Example::

            edit = await client.app_client.edit_robot_part_metadata("<ROBOT-PART-ID>", lambda metadata: metadata.update(owner="north"))
            print(edit.after)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.edit import edit_robot_part_metadata

        return await edit_robot_part_metadata(self, part_id, change, timeout=timeout, retry=retry)

    async def wait_for_machines_online(
        self,
        machine_ids: str | Iterable[str],
        *,
        poll_interval: float = 2.0,
        progress: ProgressOption = False,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[app_pb2.Robot]:
        """Wait until machines are online.

        Where the cloud is away for a while, waiting goes on.

        Args:
            machine_ids (str | Iterable[str]): ID (UUID) of a machine, or several of them.
            poll_interval (float, default 2.0): Seconds until it is looked at for the second time, drawn
                between half of them and all; each further pause may be half as long again, up to 30.
            progress (ProgressOption, default False): Whether to show the states that it passes: True
                for a bar, if it can be seen; `always` for a bar in any case; a callable for events, whose
                `current` is the state.
            timeout (float, optional): Seconds to wait in all; None for as long as it takes. Default: 10
                minutes.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            list[Robot]: The machines in the order of their IDs, each as it was first seen online.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            WaitTimeoutError: it is not over in time; its `state` is the last that was seen.

        Example::

            [machine] = await client.app_client.wait_for_machines_online("<MACHINE-ID>", timeout=300)
            print(machine.name, "is online")
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.waiters import wait_for_machines_online

        return await wait_for_machines_online(
            self, machine_ids, poll_interval=poll_interval, progress=progress, timeout=timeout, retry=retry
        )

    async def get_user_id_by_email(self, email: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> str:
        """Look up the ID of the user who signs in with an e-mail address.

        The ID is what `list_organizations_by_user` and the role methods expect. Meant for internal use;
        ordinary callers find the IDs of fellow members with `list_organization_members`.

        Args:
            email (str): Address the user signs in with.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            str: ID of the user, as other methods take it.

        Raises:
            NotFoundError: no user has this e-mail address.
            PermissionDeniedError: the caller may not look up users.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            user_id = await client.app_client.get_user_id_by_email("ada@example.com")
            for organization in await client.app_client.list_organizations_by_user(user_id):
                print(organization.org_name)
        """
        response = await self._call(
            app_service.GET_USER_ID_BY_EMAIL,
            build_request(app_pb2.GetUserIDByEmailRequest, email=email),
            timeout=timeout,
            retry=retry,
        )
        return response.user_id

    async def create_organization(
        self, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.Organization:
        """Create an organization.

        A public namespace is not part of this call; set one with `update_organization` before publishing to
        the registry.

        Args:
            name (str): Display name of the new organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            Organization: The new organization, with the ID the server gave it.

        Raises:
            InvalidArgumentError: the name is empty or not acceptable.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            organization = await client.app_client.create_organization("Robots and Sons")
            print(organization.id)
        """
        response = await self._call(
            app_service.CREATE_ORGANIZATION,
            build_request(app_pb2.CreateOrganizationRequest, name=name),
            timeout=timeout,
            retry=retry,
        )
        return response.organization

    async def list_organizations(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.Organization]:
        """List the organizations the caller has been given access to.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[Organization]: One entry for each organization the caller is authorized for.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            for organization in await client.app_client.list_organizations():
                print(organization.id, organization.name)
        """
        response = await self._call(
            app_service.LIST_ORGANIZATIONS,
            build_request(app_pb2.ListOrganizationsRequest),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.organizations)

    async def get_organizations_with_access_to_location(
        self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.OrganizationIdentity]:
        """List the organizations that can reach a location, be it as owner or by sharing.

        Sharing is changed with `share_location` and `unshare_location`.

        Args:
            location_id (str): ID of the location whose organizations to list.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[OrganizationIdentity]: ID and name of each organization with access.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for organization in await client.app_client.get_organizations_with_access_to_location("<LOCATION-ID>"):
                print(organization.id, organization.name)
        """
        response = await self._call(
            app_service.GET_ORGANIZATIONS_WITH_ACCESS_TO_LOCATION,
            build_request(app_pb2.GetOrganizationsWithAccessToLocationRequest, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.organization_identities)

    async def list_organizations_by_user(
        self, user_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.OrgDetails]:
        """List the organizations one user is a member of.

        Unlike `list_organizations`, this asks about a named user rather than about the caller.

        Args:
            user_id (str): ID of the user, such as `get_user_id_by_email` returns.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[OrgDetails]: One entry for each organization the user belongs to.

        Raises:
            NotFoundError: no user has this ID.
            PermissionDeniedError: the caller may not ask about this user.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for organization in await client.app_client.list_organizations_by_user("<USER-ID>"):
                print(organization.org_id, organization.org_name)
        """
        response = await self._call(
            app_service.LIST_ORGANIZATIONS_BY_USER,
            build_request(app_pb2.ListOrganizationsByUserRequest, user_id=user_id),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.orgs)

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

            response = await client.app_client.search_organizations()
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
    ) -> app_pb2.Organization:
        """Return one organization by its ID.

        Args:
            org_id (str): ID (UUID) of the organization, shown on its settings page.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Organization: The organization with its current settings.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            organization = await client.app_client.get_organization(org_id="<ORG-ID>")
        """
        response = await self._call(
            app_service.GET_ORGANIZATION,
            build_request(app_pb2.GetOrganizationRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )
        return response.organization

    async def get_organization_namespace_availability(
        self,
        public_namespace: str,
        *,
        organization_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> bool:
        """Tell whether a public namespace is still free.

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
            bool: True when no organization has taken the namespace.

        Raises:
            InvalidArgumentError: the namespace is empty or has characters other than lowercase letters,
                digits and dashes.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            if await client.app_client.get_organization_namespace_availability("robots-and-sons"):
                print("still free")
        """
        response = await self._call(
            app_service.GET_ORGANIZATION_NAMESPACE_AVAILABILITY,
            build_request(
                app_pb2.GetOrganizationNamespaceAvailabilityRequest,
                public_namespace=public_namespace,
                organization_id=organization_id,
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.available

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
    ) -> app_pb2.Organization:
        """Change the settings of an organization.

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
            Organization: The organization after the change.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            AlreadyExistsError: another organization holds the requested namespace.
            FailedPreconditionError: the organization has a public namespace already.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import FragmentImport

            organization = await client.app_client.update_organization(
                "<ORG-ID>",
                name="Robots and Sons",
                default_fragments=[FragmentImport(fragment_id="<FRAGMENT-ID>")],
            )
            print(organization.name)
        """
        response = await self._call(
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
        return response.organization

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

            response = await client.app_client.update_organization_namespace(
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

    async def delete_organization(self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete an organization.

        Args:
            org_id (str): ID (UUID) of the organization to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_organization(org_id="<ORG-ID>")
        """
        await self._call(
            app_service.DELETE_ORGANIZATION,
            build_request(app_pb2.DeleteOrganizationRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_organization_metadata(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dict[str, Any]:
        """Return the user-defined metadata of an organization.

        Metadata is free-form; nothing on the platform interprets it.

        Args:
            org_id (str): ID (UUID) of the organization the metadata belongs to.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            dict[str, Any]: The stored metadata; empty when none was stored.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_organization_metadata("<ORG-ID>")
            print(metadata.get("cost_center"))
        """
        response = await self._call(
            app_service.GET_ORGANIZATION_METADATA,
            build_request(app_pb2.GetOrganizationMetadataRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.GET_ORGANIZATION_METADATA, response):
            return struct_to_dict(response.data)

    async def update_organization_metadata(
        self,
        org_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> None:
        """Store user-defined metadata of an organization, in place of what is stored.

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

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_organization_metadata("<ORG-ID>")
            metadata["cost_center"] = "A-17"
            await client.app_client.update_organization_metadata("<ORG-ID>", metadata)
        """
        await self._call(
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
    ) -> tuple[list[app_pb2.OrganizationMember], list[app_pb2.OrganizationInvite]]:
        """List the members of an organization and its pending invites.

        Args:
            org_id (str): ID (UUID) of the organization whose members and invites to list.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            tuple[list[OrganizationMember], list[OrganizationInvite]]: In this order:
                members (list[OrganizationMember]): Users who belong to the organization.
                invites (list[OrganizationInvite]): Invites that were neither accepted nor withdrawn
                    yet.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            members, invites = await client.app_client.list_organization_members("<ORG-ID>")
            print([member.user_id for member in members], [invite.email for invite in invites])
        """
        response = await self._call(
            app_service.LIST_ORGANIZATION_MEMBERS,
            build_request(app_pb2.ListOrganizationMembersRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.members), ResultList(response.invites)

    async def create_organization_invite(
        self,
        org_id: str,
        email: str,
        authorizations: Sequence[app_pb2.Authorization] | None = None,
        send_email_invite: bool = True,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.OrganizationInvite:
        """Invite somebody to an organization, by default with an e-mail.

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
            OrganizationInvite: The new, pending invite.

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
            invite = await client.app_client.create_organization_invite(
                "<ORG-ID>", "ada@example.com", authorizations=[operator]
            )
            print(invite.created_on.ToDatetime())
        """
        response = await self._call(
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
        return response.invite

    async def update_organization_invite_authorizations(
        self,
        org_id: str,
        email: str,
        add_authorizations: Sequence[app_pb2.Authorization] | None = None,
        remove_authorizations: Sequence[app_pb2.Authorization] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.OrganizationInvite:
        """Add authorizations to a pending invite, or take some away.

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
            OrganizationInvite: The invite with its current authorizations.

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
            invite = await client.app_client.update_organization_invite_authorizations(
                "<ORG-ID>", "ada@example.com", add_authorizations=[operator]
            )
            print(invite.authorizations)
        """
        response = await self._call(
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
        return response.invite

    async def delete_organization_member(
        self, org_id: str, user_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Remove a member from an organization.

        The account of the user stays; only the access to this organization ends.

        Args:
            org_id (str): ID (UUID) of the organization to remove the user from.
            user_id (str): ID of the user, as in `OrganizationMember.user_id`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: the organization has no such member.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_organization_member(org_id="<ORG-ID>", user_id="<USER-ID>")
        """
        await self._call(
            app_service.DELETE_ORGANIZATION_MEMBER,
            build_request(app_pb2.DeleteOrganizationMemberRequest, organization_id=org_id, user_id=user_id),
            timeout=timeout,
            retry=retry,
        )

    async def delete_organization_invite(
        self, org_id: str, email: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Withdraw a pending invite.

        Somebody who has accepted already is removed with `delete_organization_member`.

        Args:
            org_id (str): ID (UUID) of the organization the invite is for.
            email (str): Address the invite was made for.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no pending invite was made for this address.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_organization_invite(org_id="<ORG-ID>", email="<EMAIL>")
        """
        await self._call(
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
    ) -> app_pb2.OrganizationInvite:
        """Send the e-mail of a pending invite again.

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
            OrganizationInvite: The invite, still pending.

        Raises:
            NotFoundError: no pending invite was made for this address.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            invite = await client.app_client.resend_organization_invite(org_id="<ORG-ID>", email="<EMAIL>")
        """
        response = await self._call(
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
        return response.invite

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

            response = await client.app_client.enable_billing_service(org_id="<ORG-ID>")
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

            response = await client.app_client.disable_billing_service(org_id="<ORG-ID>")
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

            response = await client.app_client.update_billing_service(org_id="<ORG-ID>")
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

            response = await client.app_client.get_billing_service_config(org_id="<ORG-ID>")
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

            response = await client.app_client.organization_set_support_email(org_id="<ORG-ID>", email="<EMAIL>")
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

            response = await client.app_client.organization_get_support_email(org_id="<ORG-ID>")
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

            response = await client.app_client.organization_set_logo(org_id="<ORG-ID>", logo=b"...")
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

            response = await client.app_client.organization_get_logo(org_id="<ORG-ID>")
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

            response = await client.app_client.enable_auth_service(org_id="<ORG-ID>")
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

            response = await client.app_client.disable_auth_service(org_id="<ORG-ID>")
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

            response = await client.app_client.create_oauth_app(org_id="<ORG-ID>", client_name="<CLIENT-NAME>")
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

            response = await client.app_client.read_oauth_app(org_id="<ORG-ID>", client_id="<CLIENT-ID>")
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

            response = await client.app_client.update_oauth_app(
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

            response = await client.app_client.delete_oauth_app(org_id="<ORG-ID>", client_id="<CLIENT-ID>")
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

            response = await client.app_client.list_oauth_apps(org_id="<ORG-ID>")
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

            response = await client.app_client.create_oauth_app_user(
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
    ) -> app_pb2.Location:
        """Create a location in an organization.

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
            Location: The new location, with the ID the server gave it.

        Raises:
            InvalidArgumentError: the name is empty, or the parent location does not exist.
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            location = await client.app_client.create_location(org_id="<ORG-ID>", name="<LOCATION-NAME>")
        """
        response = await self._call(
            app_service.CREATE_LOCATION,
            build_request(
                app_pb2.CreateLocationRequest, organization_id=org_id, name=name, parent_location_id=parent_location_id
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.location

    async def get_location(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.Location:
        """Return one location by its ID.

        Args:
            location_id (str, optional): ID of the location, as in `Location.id`. Default: the one that
                `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Location: The location with its current settings.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            location = await client.app_client.get_location("<LOCATION-ID>")
            print(location.name, location.robot_count)
        """
        response = await self._call(
            app_service.GET_LOCATION,
            build_request(app_pb2.GetLocationRequest, location_id=self._default_location(location_id, "location_id")),
            timeout=timeout,
            retry=retry,
        )
        return response.location

    async def update_location(
        self,
        location_id: str,
        name: str | None = None,
        parent_location_id: str | None = None,
        *,
        region: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.Location:
        """Rename a location, move it in the tree, or change its data region.

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
            Location: The location after the change.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            InvalidArgumentError: the name is not acceptable, or the parent is missing or sits below the
                location itself.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            # To the top of the tree, under a new name.
            location = await client.app_client.update_location(
                "<LOCATION-ID>", name="Warehouse", parent_location_id=""
            )
            print(location.name)
        """
        response = await self._call(
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
        return response.location

    async def delete_location(self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete a location.

        Args:
            location_id (str): ID of the location that should go.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_location(location_id="<LOCATION-ID>")
        """
        await self._call(
            app_service.DELETE_LOCATION,
            build_request(app_pb2.DeleteLocationRequest, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_location_metadata(
        self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dict[str, Any]:
        """Return the user-defined metadata of a location.

        Metadata is free-form; nothing on the platform interprets it.

        Args:
            location_id (str): ID of the location the metadata belongs to.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            dict[str, Any]: The stored metadata; empty when none was stored.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_location_metadata("<LOCATION-ID>")
            print(metadata.get("cost_center"))
        """
        response = await self._call(
            app_service.GET_LOCATION_METADATA,
            build_request(app_pb2.GetLocationMetadataRequest, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.GET_LOCATION_METADATA, response):
            return struct_to_dict(response.data)

    async def update_location_metadata(
        self,
        location_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> None:
        """Store user-defined metadata of a location, in place of what is stored.

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

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_location_metadata("<LOCATION-ID>")
            metadata["cost_center"] = "A-17"
            await client.app_client.update_location_metadata("<LOCATION-ID>", metadata)
        """
        await self._call(
            app_service.UPDATE_LOCATION_METADATA,
            build_request(
                app_pb2.UpdateLocationMetadataRequest, location_id=location_id, data=user_metadata(metadata, "metadata")
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_locations(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.Location]:
        """List the locations of an organization.

        The list is flat; `parent_location_id` of each entry gives the tree.

        Args:
            org_id (str): ID (UUID) of the organization to list the locations of.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[Location]: The locations the caller may see, at any depth of the tree.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for location in await client.app_client.list_locations("<ORG-ID>"):
                print(location.id, location.name, location.parent_location_id)
        """
        response = await self._call(
            app_service.LIST_LOCATIONS,
            build_request(app_pb2.ListLocationsRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.locations)

    async def share_location(
        self, organization_id: str, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Give another organization access to a location.

        The location stays with its primary organization. `unshare_location` takes the access back.

        Args:
            organization_id (str): ID (UUID) of the organization to give access to.
            location_id (str): ID of the location the other organization should reach.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Raises:
            NotFoundError: the location or the organization does not exist, or the caller may not see
                it.
            AlreadyExistsError: the organization has access already.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.share_location(
                organization_id="<ORGANIZATION-ID>",
                location_id="<LOCATION-ID>",
            )
        """
        await self._call(
            app_service.SHARE_LOCATION,
            build_request(app_pb2.ShareLocationRequest, organization_id=organization_id, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def unshare_location(
        self, organization_id: str, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Take back the access another organization has to a location.

        Args:
            organization_id (str): ID (UUID) of the organization to take the access from.
            location_id (str): ID of the location that is shared.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: the location does not exist or is not shared with the organization.
            PermissionDeniedError: the caller lacks owner rights on the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.unshare_location(
                organization_id="<ORGANIZATION-ID>",
                location_id="<LOCATION-ID>",
            )
        """
        await self._call(
            app_service.UNSHARE_LOCATION,
            build_request(app_pb2.UnshareLocationRequest, organization_id=organization_id, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def location_auth(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.LocationAuth:
        """Return the secrets of a location.

        Machines and clients of the location can authenticate with any enabled one.

        Args:
            location_id (str, optional): ID of the location that the secrets open. Default: the one that
                `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            LocationAuth: The location's secrets.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not see the secrets of the location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            auth = await client.app_client.location_auth("<LOCATION-ID>")
            print([secret.id for secret in auth.secrets])
        """
        response = await self._call(
            app_service.LOCATION_AUTH,
            build_request(app_pb2.LocationAuthRequest, location_id=self._default_location(location_id, "location_id")),
            timeout=timeout,
            retry=retry,
        )
        return response.auth

    async def create_location_secret(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> app_pb2.LocationAuth:
        """Create one more secret for a location.

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
            LocationAuth: All secrets of the location; the new one has the latest `created_on`.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller lacks owner rights on the location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            auth = await client.app_client.create_location_secret("<LOCATION-ID>")
            print(len(auth.secrets))
        """
        response = await self._call(
            app_service.CREATE_LOCATION_SECRET,
            build_request(
                app_pb2.CreateLocationSecretRequest, location_id=self._default_location(location_id, "location_id")
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.auth

    async def delete_location_secret(
        self, secret_id: str, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Delete one secret of a location.

        Whatever still authenticates with it loses access.

        Args:
            secret_id (str): ID of the secret (`SharedSecret.id`), not the secret value.
            location_id (str, optional): ID of the location that the secret belongs to. Default: the one
                that `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: the location does not exist or has no secret with this ID.
            PermissionDeniedError: the caller lacks owner rights on the location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            home = client.app_client.with_location("<LOCATION-ID>")
            await home.delete_location_secret("<SECRET-ID>")
        """
        await self._call(
            app_service.DELETE_LOCATION_SECRET,
            build_request(
                app_pb2.DeleteLocationSecretRequest,
                secret_id=secret_id,
                location_id=self._default_location(location_id, "location_id"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot(self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> app_pb2.Robot:
        """Return one machine by its ID.

        Args:
            robot_id (str): ID (UUID) of the machine to return.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Robot: The machine with this ID.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            machine = await client.app_client.get_robot("<ROBOT-ID>")
            print(machine.name, machine.location)
        """
        response = await self._call(
            app_service.GET_ROBOT, build_request(app_pb2.GetRobotRequest, id=robot_id), timeout=timeout, retry=retry
        )
        return response.robot

    async def get_robot_metadata(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dict[str, Any]:
        """Return the user-defined metadata of a machine.

        This is data that callers stored with `update_robot_metadata`, not the machine's configuration.

        Args:
            robot_id (str): ID (UUID) of the machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            dict[str, Any]: The stored metadata; empty when none was stored.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_robot_metadata("<ROBOT-ID>")
            print(metadata.get("cost_center"))
        """
        response = await self._call(
            app_service.GET_ROBOT_METADATA,
            build_request(app_pb2.GetRobotMetadataRequest, id=robot_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.GET_ROBOT_METADATA, response):
            return struct_to_dict(response.data)

    async def update_robot_metadata(
        self,
        robot_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> None:
        """Store user-defined metadata of a machine, in place of what is stored.

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

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not edit this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_robot_metadata("<ROBOT-ID>")
            metadata["cost_center"] = "A-17"
            await client.app_client.update_robot_metadata("<ROBOT-ID>", metadata)
        """
        await self._call(
            app_service.UPDATE_ROBOT_METADATA,
            build_request(app_pb2.UpdateRobotMetadataRequest, id=robot_id, data=user_metadata(metadata, "metadata")),
            timeout=timeout,
            retry=retry,
        )

    async def get_rover_rental_robots(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.RoverRentalRobot]:
        """List the rental rovers of an organization.

        These are the machines that belong to the rover rental program; use `list_robots_for_org` for all
        machines.

        Args:
            org_id (str): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[RoverRentalRobot]: The rental rovers; empty if there are none.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for rover in await client.app_client.get_rover_rental_robots("<ORG-ID>"):
                print(rover.robot_id, rover.robot_name)
        """
        response = await self._call(
            app_service.GET_ROVER_RENTAL_ROBOTS,
            build_request(app_pb2.GetRoverRentalRobotsRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.robots)

    async def get_robot_parts(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[views.RobotPart]:
        """List all parts of a machine.

        Args:
            robot_id (str): ID (UUID) of the machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[RobotPart]: All parts, the main one among them; see `main_part`.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            parts = await client.app_client.get_robot_parts("<ROBOT-ID>")
            print([part.fqdn for part in parts if part.main_part])
        """
        response = await self._call(
            app_service.GET_ROBOT_PARTS,
            build_request(app_pb2.GetRobotPartsRequest, robot_id=robot_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.GET_ROBOT_PARTS, response):
            return ResultList([views.RobotPart.from_response(item) for item in response.parts])

    async def get_robot_part(
        self,
        robot_part_id: str,
        dest: str | PathLike[str] | None = None,
        indent: int = 4,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> views.RobotPart:
        """Return one machine part by its ID, with its configuration and address.

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
            RobotPart: The part, with its configuration, address and secrets.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            OSError: `dest` cannot be written; a file that was there is left as it is.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timedelta, timezone

            part = await client.app_client.get_robot_part("<ROBOT-PART-ID>")
            ten_seconds_ago = datetime.now(timezone.utc) - timedelta(seconds=10)
            if part.last_access is not None and part.last_access > ten_seconds_ago:
                print(f"{part.name} is live at {part.fqdn}")
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
        with Conversion(app_service.GET_ROBOT_PART, response):
            return views.RobotPart.from_response(response.part)

    async def get_robot_part_by_name_and_location(
        self, name: str, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> views.RobotPart:
        """Return the machine part that has a given name in a location.

        For callers that know a name but not the ID; otherwise use `get_robot_part`.

        Args:
            name (str): Name of the part, as shown in its location.
            location_id (str): ID of the location to look in.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            RobotPart: The part with this name in the location.

        Raises:
            NotFoundError: the location has no part of this name, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            part = await client.app_client.get_robot_part_by_name_and_location("rover-main", "<LOCATION-ID>")
            print(part.id)
        """
        response = await self._call(
            app_service.GET_ROBOT_PART_BY_NAME_AND_LOCATION,
            build_request(app_pb2.GetRobotPartByNameAndLocationRequest, name=name, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.GET_ROBOT_PART_BY_NAME_AND_LOCATION, response):
            return views.RobotPart.from_response(response.part)

    async def get_robot_part_logs(
        self,
        robot_part_id: str,
        filter: str | None = None,
        dest: str | PathLike[str] | None = None,
        log_levels: Sequence[str] = [],
        num_log_entries: int = 100,
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
    ) -> list[views.LogEntry]:
        """Return log entries of a machine part, by default the 100 most recent ones.

        The filters narrow the result together. As many pages are fetched as it takes and no more; a single
        one, with the token of the next, is what `client.app_client.raw.get_robot_part_logs` returns. To
        follow new entries as they arrive use `tail_robot_part_logs`.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            filter (str, optional): Only return entries whose message contains this text; None or empty
                for no such filter.
            dest (str | PathLike[str], optional): File to write the entries to as well, one per line:
                time in UTC, level, logger, place in the code and message, with tabs between. It appears
                when it is complete, in place of one that was there.
            log_levels (Sequence[str], default []): Only return entries of these levels, such as `INFO`,
                `WARN` or `ERROR`; empty for all levels.
            num_log_entries (int, default 100): Largest number of entries to return in all; 0 for all
                there are.
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
            list[LogEntry]: The entries that match; empty if there are none.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID, the page token or a filter is malformed.
            OSError: `dest` cannot be written; a file that was there is left as it is.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timedelta, timezone

            entries = await client.app_client.get_robot_part_logs(
                "<ROBOT-PART-ID>",
                log_levels=["WARN", "ERROR"],
                num_log_entries=20,
                start=datetime.now(timezone.utc) - timedelta(hours=1),
            )
            for entry in entries:
                print(entry.time, entry.level, entry.message)
        """
        response = await collect_pages(
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
            lambda request: self._call(app_service.GET_ROBOT_PART_LOGS, request, timeout=timeout, retry=retry),
            PageFields("page_token", "next_page_token"),
            items="logs",
            limit=num_log_entries,
            limit_name="num_log_entries",
        )
        if dest is not None:
            with Conversion(app_service.GET_ROBOT_PART_LOGS, response):
                await save_logs(dest, response.logs)
        with Conversion(app_service.GET_ROBOT_PART_LOGS, response):
            return ResultList([views.LogEntry.from_response(item) for item in response.logs])

    def iter_robot_part_logs(
        self,
        robot_part_id: str,
        filter: str | None = None,
        log_levels: Sequence[str] = [],
        start: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        order: LogOrderOrName | None = None,
        range: str | None = None,
        *,
        errors_only: bool | None = None,
        source: str | None = None,
        user_facing_only: bool | None = None,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[views.LogEntry]:
        """Iterate over the log entries of a machine part, as far back as there are any.

        The filters narrow the result together. To follow new entries as they arrive use
        `tail_robot_part_logs`.

        The pages of `get_robot_part_logs` are fetched as they are needed, the first one with the first item
        that is asked for.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            filter (str, optional): Only return entries whose message contains this text; None or empty
                for no such filter.
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
            source (str, optional): Only return entries that come from this source; absent for all
                sources.
            user_facing_only (bool, optional): True returns only entries that are meant for users of the
                machine; absent for all entries.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[LogEntry]: The items, one after the other; its `pages()` gives them as lists instead,
                a page each.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID, the page token or a filter is malformed.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async for entry in client.app_client.iter_robot_part_logs("<ROBOT-PART-ID>", log_levels=["ERROR"], limit=1000):
                print(entry.time, entry.message)
        """
        return Pager(
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
                source=source,
                user_facing_only=user_facing_only,
            ),
            lambda request: self._call(app_service.GET_ROBOT_PART_LOGS, request, timeout=timeout, retry=retry),
            PageFields("page_token", "next_page_token", "limit", usual_size=100),
            converting(
                app_service.GET_ROBOT_PART_LOGS,
                lambda response: ResultList([views.LogEntry.from_response(item) for item in response.logs]),
            ),
            item_type=views.LogEntry,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
        )

    def tail_robot_part_logs(
        self,
        robot_part_id: str,
        errors_only: bool = True,
        filter: str | None = None,
        *,
        until: float | datetime.timedelta | datetime.datetime | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> MappedStream[list[views.LogEntry]]:
        """Stream the log entries of a machine part as they arrive.

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
            A stream of list[LogEntry]: The new entries, in batches, which may be empty. It ends when
                `until` has come, or the server or the caller ends it.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async with client.app_client.tail_robot_part_logs("<ROBOT-PART-ID>", errors_only=False, until=60) as stream:
                async for entries in stream:
                    for entry in entries:
                        print(entry.time, entry.level, entry.message)
        """
        stream = self._server_stream(
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
        return MappedStream(
            stream,
            lambda response: ResultList([views.LogEntry.from_response(item) for item in response.logs]),
            item_type=list[views.LogEntry],
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
    ) -> list[views.RobotPartHistoryEntry]:
        """List earlier states of a machine part, one entry for each recorded change.

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
            list[RobotPartHistoryEntry]: The recorded changes; empty if there are none.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID or the page token is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            history = await client.app_client.get_robot_part_history(
                "<ROBOT-PART-ID>", start=datetime(2026, 1, 1, tzinfo=timezone.utc), page_limit=20
            )
            for entry in history:
                print(entry.when, entry.old.name if entry.old else "")
        """
        response = await self._call(
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
        with Conversion(app_service.GET_ROBOT_PART_HISTORY, response):
            return ResultList([views.RobotPartHistoryEntry.from_response(item) for item in response.history])

    def iter_robot_part_history(
        self,
        robot_part_id: str,
        start: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[views.RobotPartHistoryEntry]:
        """Iterate over earlier states of a machine part, one entry for each recorded change.

        The pages of `get_robot_part_history` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            start (datetime | Timestamp, optional): Only return changes made after this time; absent for
                no lower bound.
            end (datetime | Timestamp, optional): Only return changes made before this time; absent for
                no upper bound.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[RobotPartHistoryEntry]: The items, one after the other; its `pages()` gives them as
                lists instead, a page each.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID or the page token is malformed.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async for entry in client.app_client.iter_robot_part_history("<ROBOT-PART-ID>", limit=100):
                print(entry.when, entry.old.name if entry.old else "")
        """
        return Pager(
            build_request(
                app_pb2.GetRobotPartHistoryRequest,
                id=robot_part_id,
                start=to_timestamp(start, "start"),
                end=to_timestamp(end, "end"),
            ),
            lambda request: self._call(app_service.GET_ROBOT_PART_HISTORY, request, timeout=timeout, retry=retry),
            PageFields("page_token", "next_page_token", "page_limit", usual_size=100),
            converting(
                app_service.GET_ROBOT_PART_HISTORY,
                lambda response: ResultList(
                    [views.RobotPartHistoryEntry.from_response(item) for item in response.history]
                ),
            ),
            item_type=views.RobotPartHistoryEntry,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
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
    ) -> views.RobotPart:
        """Rename a machine part and, optionally, replace its configuration.

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
            RobotPart: The part as it is stored now.

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
            part = await client.app_client.update_robot_part(
                "<ROBOT-PART-ID>", part.name, config, last_known_update=part.last_updated
            )
            print(part.last_updated)
        """
        response = await self._call(
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
        with Conversion(app_service.UPDATE_ROBOT_PART, response):
            return views.RobotPart.from_response(response.part)

    async def set_config_property(
        self,
        robot_part_id: str,
        property_changes: Mapping[str, Any],
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> list[app_pb2.ConfigPropertyChangeResult]:
        """Set individual properties in the configuration of a machine part.

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
            list[ConfigPropertyChangeResult]: Results of the changes, told apart by `path`.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not configure this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            results = await client.app_client.set_config_property(
                "<ROBOT-PART-ID>", {"components.0.attributes.max_speed": 0.5}
            )
            for result in results:
                if not result.success:
                    print(result.path, result.error)
        """
        response = await self._call(
            app_service.SET_CONFIG_PROPERTY,
            build_request(
                app_pb2.SetConfigPropertyRequest,
                robot_part_id=robot_part_id,
                property_changes=config_changes(property_changes, "property_changes"),
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
        return ResultList(response.property_changes)

    async def new_robot_part(
        self, robot_id: str, part_name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> str:
        """Create a part in a machine and return its ID.

        Args:
            robot_id (str): ID (UUID) of the machine to add the part to.
            part_name (str): Name for the part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            str: ID (UUID) of the new part.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the machine ID or the name is not valid.
            PermissionDeniedError: the caller may not add parts to this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            part_id = await client.app_client.new_robot_part("<ROBOT-ID>", "left-arm")
            print(part_id)
        """
        response = await self._call(
            app_service.NEW_ROBOT_PART,
            build_request(app_pb2.NewRobotPartRequest, robot_id=robot_id, part_name=part_name),
            timeout=timeout,
            retry=retry,
        )
        return response.part_id

    async def delete_robot_part(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Take a part out of its machine and delete it.

        Args:
            robot_part_id (str): ID (UUID) of the part to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not delete this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_robot_part(robot_part_id="<ROBOT-PART-ID>")
        """
        await self._call(
            app_service.DELETE_ROBOT_PART,
            build_request(app_pb2.DeleteRobotPartRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot_part_metadata(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dict[str, Any]:
        """Return the user-defined metadata of a machine part.

        This is data that callers stored with `update_robot_part_metadata`, not the part's configuration.

        Args:
            robot_part_id (str): ID (UUID) of the machine part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            dict[str, Any]: The stored metadata; empty when none was stored.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_robot_part_metadata("<ROBOT-PART-ID>")
            print(metadata.get("cost_center"))
        """
        response = await self._call(
            app_service.GET_ROBOT_PART_METADATA,
            build_request(app_pb2.GetRobotPartMetadataRequest, id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.GET_ROBOT_PART_METADATA, response):
            return struct_to_dict(response.data)

    async def update_robot_part_metadata(
        self,
        robot_part_id: str,
        metadata: Mapping[str, Any] | struct_pb2.Struct,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> None:
        """Store user-defined metadata of a machine part, in place of what is stored.

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

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not edit this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = await client.app_client.get_robot_part_metadata("<ROBOT-PART-ID>")
            metadata["cost_center"] = "A-17"
            await client.app_client.update_robot_part_metadata("<ROBOT-PART-ID>", metadata)
        """
        await self._call(
            app_service.UPDATE_ROBOT_PART_METADATA,
            build_request(
                app_pb2.UpdateRobotPartMetadataRequest, id=robot_part_id, data=user_metadata(metadata, "metadata")
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_robot_api_keys(
        self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.APIKeyWithAuthorizations]:
        """List the API keys of a machine, each with what it is authorized for.

        Args:
            robot_id (str): ID (UUID) of the machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[APIKeyWithAuthorizations]: The keys with their authorizations; empty if there are none.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not read the keys of this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for entry in await client.app_client.get_robot_api_keys("<ROBOT-ID>"):
                print(entry.api_key.id, entry.api_key.name)
        """
        response = await self._call(
            app_service.GET_ROBOT_API_KEYS,
            build_request(app_pb2.GetRobotAPIKeysRequest, robot_id=robot_id),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.api_keys)

    async def mark_part_as_main(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Make a part the main part of its machine.

        The main part determines the network address of the machine.

        Args:
            robot_part_id (str): ID (UUID) of the part that becomes the main part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not edit this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.mark_part_as_main(robot_part_id="<ROBOT-PART-ID>")
        """
        await self._call(
            app_service.MARK_PART_AS_MAIN,
            build_request(app_pb2.MarkPartAsMainRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def mark_part_for_restart(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Ask for a restart of a machine part.

        This leaves a mark for the part: it does not wait for the restart, nor tell whether it took place.

        Args:
            robot_part_id (str): ID (UUID) of the part to mark.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not restart this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.mark_part_for_restart(robot_part_id="<ROBOT-PART-ID>")
        """
        await self._call(
            app_service.MARK_PART_FOR_RESTART,
            build_request(app_pb2.MarkPartForRestartRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_robot_part_secret(
        self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> views.RobotPart:
        """Create another secret for a machine part and return the part with it.

        A part can have several secrets at a time; remove an old one with `delete_robot_part_secret` once
        nothing uses it.

        Args:
            robot_part_id (str): ID (UUID) of the part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            RobotPart: The part; the new secret is in its `secrets`.

        Raises:
            NotFoundError: no machine part has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not manage secrets of this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            part = await client.app_client.create_robot_part_secret("<ROBOT-PART-ID>")
            print([secret.id for secret in part.secrets])
        """
        response = await self._call(
            app_service.CREATE_ROBOT_PART_SECRET,
            build_request(app_pb2.CreateRobotPartSecretRequest, part_id=robot_part_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.CREATE_ROBOT_PART_SECRET, response):
            return views.RobotPart.from_response(response.part)

    async def delete_robot_part_secret(
        self, robot_part_id: str, secret_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Delete one secret of a machine part.

        Whatever still authenticates with the secret loses access.

        Args:
            robot_part_id (str): ID (UUID) of the part that has the secret.
            secret_id (str): ID (UUID) of the secret, from `secrets` of the part.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no part has this ID, or the part has no secret with this ID.
            InvalidArgumentError: the part ID or the secret ID is malformed.
            PermissionDeniedError: the caller may not manage secrets of this part.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_robot_part_secret(
                robot_part_id="<ROBOT-PART-ID>",
                secret_id="<SECRET-ID>",
            )
        """
        await self._call(
            app_service.DELETE_ROBOT_PART_SECRET,
            build_request(app_pb2.DeleteRobotPartSecretRequest, part_id=robot_part_id, secret_id=secret_id),
            timeout=timeout,
            retry=retry,
        )

    async def list_robots(
        self, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.Robot]:
        """List the machines in one location.

        Args:
            location_id (str, optional): ID of the location to look in. Default: the one that
                `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[Robot]: The machines; empty if there are none.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            InvalidArgumentError: the location ID is missing or malformed.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            home = client.app_client.with_location("<LOCATION-ID>")
            for machine in await home.list_robots():
                print(machine.id, machine.name)
        """
        response = await self._call(
            app_service.LIST_ROBOTS,
            build_request(app_pb2.ListRobotsRequest, location_id=self._default_location(location_id, "location_id")),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.robots)

    async def list_robots_for_locations(
        self, location_ids: Sequence[str], *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.Robot]:
        """List the machines in several locations with one call.

        Args:
            location_ids (Sequence[str]): IDs of the locations.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[Robot]: The machines of all the locations in one list; `location` tells them apart.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for machine in await client.app_client.list_robots_for_locations(["<LOCATION-ID>", "<OTHER-LOCATION-ID>"]):
                print(machine.location, machine.name)
        """
        response = await self._call(
            app_service.LIST_ROBOTS_FOR_LOCATIONS,
            build_request(app_pb2.ListRobotsForLocationsRequest, location_ids=location_ids),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.robots)

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

            response = await client.app_client.list_robots_for_org(org_id="<ORG-ID>")
        """
        return await self._call(
            app_service.LIST_ROBOTS_FOR_ORG,
            build_request(app_pb2.ListRobotsForOrgRequest, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def new_robot(
        self, name: str, location_id: str | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> str:
        """Create a machine in a location and return its ID.

        Args:
            name (str): Name for the machine, unique within the location.
            location_id (str, optional): ID of the location that the machine is to be in. Default: the
                one that `with_location` was given.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            str: ID (UUID) of the new machine.

        Raises:
            AlreadyExistsError: the location already has a machine with this name.
            InvalidArgumentError: the name or the location ID is not valid.
            NotFoundError: no location has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not create machines in this location.
            ValueError: no location is named, and the client has no default one.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            machine_id = await client.app_client.new_robot("kitchen-rover", "<LOCATION-ID>")
            print(machine_id)
        """
        response = await self._call(
            app_service.NEW_ROBOT,
            build_request(
                app_pb2.NewRobotRequest, name=name, location=self._default_location(location_id, "location_id")
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.id

    async def update_robot(
        self,
        robot_id: str,
        name: str,
        location_id: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.Robot:
        """Rename a machine, move it to another location, or both.

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
            Robot: The machine as it is stored now.

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

            machine = await client.app_client.update_robot("<ROBOT-ID>", "garden-rover", "<LOCATION-ID>")
            print(machine.name)
        """
        response = await self._call(
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
        return response.robot

    async def delete_robot(self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete a machine.

        Args:
            robot_id (str): ID (UUID) of the machine to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            InvalidArgumentError: the ID is malformed.
            PermissionDeniedError: the caller may not delete this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_robot(robot_id="<ROBOT-ID>")
        """
        await self._call(
            app_service.DELETE_ROBOT,
            build_request(app_pb2.DeleteRobotRequest, id=robot_id),
            timeout=timeout,
            retry=retry,
        )

    async def add_favorite_machine(
        self, machine_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> None:
        """Add a machine to the favorites of the caller.

        Args:
            machine_id (str): ID (UUID) of the machine to add.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.add_favorite_machine(machine_id="<MACHINE-ID>")
        """
        await self._call(
            app_service.ADD_FAVORITE_MACHINE,
            build_request(app_pb2.AddFavoriteMachineRequest, machine_id=machine_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def remove_favorite_machine(
        self, machine_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> None:
        """Take a machine off the favorites of the caller.

        The machine itself is not touched.

        Args:
            machine_id (str): ID (UUID) of the machine to take off.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.remove_favorite_machine(machine_id="<MACHINE-ID>")
        """
        await self._call(
            app_service.REMOVE_FAVORITE_MACHINE,
            build_request(app_pb2.RemoveFavoriteMachineRequest, machine_id=machine_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def list_favorite_machines(
        self, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> list[app_pb2.FavoriteMachine]:
        """List the favorite machines of the caller.

        Each comes with the organization that it belongs to.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[FavoriteMachine]: The favorites; empty if there are none.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for favorite in await client.app_client.list_favorite_machines():
                print(favorite.organization_id, favorite.machine.name)
        """
        response = await self._call(
            app_service.LIST_FAVORITE_MACHINES,
            build_request(app_pb2.ListFavoriteMachinesRequest),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
        return ResultList(response.favorites)

    async def list_fragments(
        self,
        org_id: str,
        show_public: bool = True,
        visibilities: Sequence[views.Fragment.Visibility | FragmentVisibilityOrName] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[views.Fragment]:
        """List the fragments that an organization can see, filtered by visibility.

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
            list[Fragment]: The fragments; empty if there are none.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not list private fragments of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.aio.app.app_client import Fragment

            fragments = await client.app_client.list_fragments(
                "<ORG-ID>", visibilities=[Fragment.Visibility.PRIVATE, Fragment.Visibility.PUBLIC_UNLISTED]
            )
            for fragment in fragments:
                print(fragment.id, fragment.name, fragment.visibility.value)
        """
        response = await self._call(
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
        with Conversion(app_service.LIST_FRAGMENTS, response):
            return ResultList([views.Fragment.from_response(item) for item in response.fragments])

    async def get_fragment(
        self,
        fragment_id: str,
        version: str | None = None,
        *,
        current_organization_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> views.Fragment:
        """Return one fragment by its ID, at its current or at a given version.

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
            Fragment: The fragment at the version that was asked for.

        Raises:
            NotFoundError: no fragment has this ID, it has no such version, or the caller may not see
                it.
            InvalidArgumentError: the fragment ID is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            fragment = await client.app_client.get_fragment("<FRAGMENT-ID>", version="stable")
            print(fragment.name, fragment.created_on, fragment.fragment)
        """
        response = await self._call(
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
        with Conversion(app_service.GET_FRAGMENT, response):
            return views.Fragment.from_response(response.fragment)

    async def create_fragment(
        self,
        org_id: str,
        name: str,
        config: Mapping[str, Any] | struct_pb2.Struct | None = None,
        *,
        visibility: views.Fragment.Visibility | FragmentVisibilityOrName | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> views.Fragment:
        """Create a fragment in an organization and return it.

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
            Fragment: The new fragment, with its ID.

        Raises:
            InvalidArgumentError: the name or the configuration is not valid.
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not create fragments in this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.aio.app.app_client import Fragment

            fragment = await client.app_client.create_fragment(
                "<ORG-ID>",
                "two-cameras",
                {"components": [{"name": "camera-1", "api": "rdk:component:camera", "model": "rdk:builtin:fake"}]},
                visibility=Fragment.Visibility.PUBLIC_UNLISTED,
            )
            print(fragment.id)
        """
        response = await self._call(
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
        with Conversion(app_service.CREATE_FRAGMENT, response):
            return views.Fragment.from_response(response.fragment)

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
    ) -> views.Fragment:
        """Rename a fragment and, optionally, change its configuration and visibility.

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
            Fragment: The fragment as it is stored now.

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
            fragment = await client.app_client.update_fragment(
                "<FRAGMENT-ID>",
                fragment.name,
                visibility=Fragment.Visibility.PRIVATE,
                last_known_update=fragment.last_updated,
            )
            print(fragment.visibility)
        """
        response = await self._call(
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
        with Conversion(app_service.UPDATE_FRAGMENT, response):
            return views.Fragment.from_response(response.fragment)

    async def delete_fragment(self, fragment_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete a fragment.

        Check with `get_fragment_usage` first whether machines still use it.

        Args:
            fragment_id (str): ID (UUID) of the fragment to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            InvalidArgumentError: the fragment ID is malformed.
            PermissionDeniedError: the caller may not delete this fragment.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_fragment(fragment_id="<FRAGMENT-ID>")
        """
        await self._call(
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

            response = await client.app_client.list_nested_fragments()
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
    ) -> list[views.Fragment]:
        """List the fragments that a machine uses, directly or nested in one another.

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
            list[Fragment]: The fragments, as they are stored, those nested in others included.

        Raises:
            NotFoundError: no machine has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            fragments = await client.app_client.list_machine_fragments("<MACHINE-ID>", ["<FRAGMENT-ID>"])
            print([fragment.name for fragment in fragments])
        """
        response = await self._call(
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
        with Conversion(app_service.LIST_MACHINE_FRAGMENTS, response):
            return ResultList([views.Fragment.from_response(item) for item in response.fragments])

    async def list_machine_summaries(
        self,
        organization_id: str,
        fragment_ids: Sequence[str] | None = None,
        location_ids: Sequence[str] | None = None,
        limit: int | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[app_pb2.LocationSummary]:
        """Summarize the machines of an organization, grouped by location.

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
            list[LocationSummary]: One entry for each location; empty if no machine matches.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not list machines of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            summaries = await client.app_client.list_machine_summaries(
                "<ORG-ID>", location_ids=["<LOCATION-ID>"], limit=50
            )
            for location in summaries:
                print(location.location_name, [machine.machine_name for machine in location.machine_summaries])
        """
        response = await self._call(
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
        return ResultList(response.location_summaries)

    async def get_fragment_history(
        self,
        id: str,
        page_token: str | None = "",
        page_limit: int | None = 10,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[views.FragmentHistoryEntry]:
        """List earlier states of a fragment, one entry for each recorded change.

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
            list[FragmentHistoryEntry]: The recorded changes; empty if there are none.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            InvalidArgumentError: the fragment ID, the page token or the page limit is not valid.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            history = await client.app_client.get_fragment_history("<FRAGMENT-ID>", page_limit=20)
            for entry in history:
                print(entry.edited_on, entry.edited_by.value, entry.old.name)
        """
        response = await self._call(
            app_service.GET_FRAGMENT_HISTORY,
            build_request(app_pb2.GetFragmentHistoryRequest, id=id, page_token=page_token, page_limit=page_limit),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(app_service.GET_FRAGMENT_HISTORY, response):
            return ResultList([views.FragmentHistoryEntry.from_response(item) for item in response.history])

    def iter_fragment_history(
        self,
        id: str,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[views.FragmentHistoryEntry]:
        """Iterate over earlier states of a fragment, one entry for each recorded change.

        The pages of `get_fragment_history` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            id (str): ID (UUID) of the fragment.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[FragmentHistoryEntry]: The items, one after the other; its `pages()` gives them as
                lists instead, a page each.

        Raises:
            NotFoundError: no fragment has this ID, or the caller may not see it.
            InvalidArgumentError: the fragment ID, the page token or the page limit is not valid.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async for entry in client.app_client.iter_fragment_history("<FRAGMENT-ID>"):
                print(entry.edited_on, entry.edited_by.value, entry.old.name)
        """
        return Pager(
            build_request(app_pb2.GetFragmentHistoryRequest, id=id),
            lambda request: self._call(app_service.GET_FRAGMENT_HISTORY, request, timeout=timeout, retry=retry),
            PageFields("page_token", "next_page_token", "page_limit", usual_size=100),
            converting(
                app_service.GET_FRAGMENT_HISTORY,
                lambda response: ResultList(
                    [views.FragmentHistoryEntry.from_response(item) for item in response.history]
                ),
            ),
            item_type=views.FragmentHistoryEntry,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
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

            response = await client.app_client.get_fragment_usage(fragment_id="<FRAGMENT-ID>")
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

            response = await client.app_client.set_fragment_tag(
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

            response = await client.app_client.delete_fragment_tag(fragment_id="<FRAGMENT-ID>", tag="<TAG>")
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
    ) -> None:
        """Give an identity a role on an organization, a location or a machine.

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

        Raises:
            InvalidArgumentError: the identity, the role, or the resource type or ID is not valid.
            PermissionDeniedError: the caller may not grant roles on this resource.
            ValueError: `role` or `resource_type` is none of the allowed values.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.add_role(
                "<ORG-ID>",
                identity_id="<USER-ID>",
                role="operator",
                resource_type="location",
                resource_id="<LOCATION-ID>",
            )
        """
        await self._call(
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
    ) -> None:
        """Take a role on an organization, a location or a machine from an identity.

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

        Raises:
            InvalidArgumentError: the identity, the role, or the resource type or ID is not valid.
            NotFoundError: the identity does not have this role.
            PermissionDeniedError: the caller may not take roles on this resource.
            ValueError: `role` or `resource_type` is none of the allowed values.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.remove_role(
                "<ORG-ID>",
                identity_id="<USER-ID>",
                role="operator",
                resource_type="location",
                resource_id="<LOCATION-ID>",
            )
        """
        await self._call(
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
    ) -> None:
        """Replace one role by another.

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

        Raises:
            InvalidArgumentError: one of the authorizations is not valid.
            NotFoundError: the old authorization does not exist.
            PermissionDeniedError: the caller may not manage roles on the resources.
            ValueError: a role or a type of resource is none of the allowed values.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.change_role(
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
        await self._call(
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
    ) -> list[app_pb2.Authorization]:
        """List who has which role on resources of an organization.

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
            list[Authorization]: Who has which role on which resource; empty if nobody has any.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            InvalidArgumentError: a resource ID is not valid.
            PermissionDeniedError: the caller may not read authorizations of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for authorization in await client.app_client.list_authorizations("<ORG-ID>", ["<LOCATION-ID>"]):
                print(authorization.identity_id, authorization.authorization_id, authorization.resource_id)
        """
        response = await self._call(
            app_service.LIST_AUTHORIZATIONS,
            build_request(app_pb2.ListAuthorizationsRequest, organization_id=org_id, resource_ids=resource_ids),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.authorizations)

    async def check_permissions(
        self,
        permissions: Sequence[app_pb2.AuthorizedPermissions],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[app_pb2.AuthorizedPermissions]:
        """Find out which of some permissions the caller has.

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
            list[AuthorizedPermissions]: What was asked for, without the permissions that the caller
                lacks.

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
            for granted in await client.app_client.check_permissions([wanted]):
                print(granted.resource_id, granted.permissions)
        """
        response = await self._call(
            app_service.CHECK_PERMISSIONS,
            build_request(app_pb2.CheckPermissionsRequest, permissions=permissions),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.authorized_permissions)

    async def get_registry_item(
        self,
        item_id: str,
        include_markdown_documentation: bool = False,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.RegistryItem:
        """Return one registry item, with its metadata, by its ID.

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
            RegistryItem: The item with all that the registry holds about it.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            InvalidArgumentError: the item ID is not of the form `namespace:name` or `org-id:name`.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            item = await client.app_client.get_registry_item("viam:csi-cam-pi")
            print(item.description, item.url)
        """
        response = await self._call(
            app_service.GET_REGISTRY_ITEM,
            build_request(
                app_pb2.GetRegistryItemRequest,
                item_id=item_id,
                include_markdown_documentation=include_markdown_documentation,
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.item

    async def create_registry_item(
        self,
        organization_id: str,
        name: str,
        type: PackageTypeOrName,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> None:
        """Create an entry for a new item in the registry.

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

        Raises:
            AlreadyExistsError: the organization already owns an item of this name.
            InvalidArgumentError: the name is empty or not allowed, or no type was given.
            PermissionDeniedError: the caller may not create items in this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.packages import PackageType

            await client.app_client.create_registry_item(
                "<ORG-ID>", "parcel-detector", PackageType.PACKAGE_TYPE_ML_MODEL
            )
        """
        await self._call(
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
    ) -> None:
        """Set the description, visibility and other metadata of a registry item.

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

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            InvalidArgumentError: a value is not allowed, or the metadata does not fit the item's type.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import Visibility
            from viam_cloud.proto.app.packages import PackageType

            await client.app_client.update_registry_item(
                "robots-and-sons:parcel-detector",
                PackageType.PACKAGE_TYPE_ML_MODEL,
                "Finds parcels on doorsteps",
                Visibility.VISIBILITY_PUBLIC,
            )
        """
        await self._call(
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
    ) -> list[app_pb2.RegistryItem]:
        """List registry items that match a set of filters.

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
            list[RegistryItem]: Matching items; empty when there are none.

        Raises:
            InvalidArgumentError: a filter or the page token is not valid.
            PermissionDeniedError: the caller may not list the items of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import RegistryItemStatus, Visibility
            from viam_cloud.proto.app.packages import PackageType

            modules = await client.app_client.list_registry_items(
                organization_id="",
                types=[PackageType.PACKAGE_TYPE_MODULE],
                visibilities=[Visibility.VISIBILITY_PUBLIC],
                platforms=["linux/any"],
                statuses=[RegistryItemStatus.REGISTRY_ITEM_STATUS_PUBLISHED],
                search_term="camera",
            )
            print([module.item_id for module in modules])
        """
        response = await self._call(
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
        return ResultList(response.items)

    async def delete_registry_item(self, item_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete an item from the registry.

        To warn users off an item without taking it away from them, use `deprecate_registry_item` instead.

        Args:
            item_id (str): Item to delete, as `namespace:name` or `org-id:name`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_registry_item(item_id="<ITEM-ID>")
        """
        await self._call(
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

            response = await client.app_client.rename_registry_item(item_id="<ITEM-ID>", new_name="<NEW-NAME>")
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

            response = await client.app_client.transfer_registry_item(
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
    ) -> None:
        """Mark a registry item as deprecated, with a message for its users.

        The item is not deleted. `undeprecate_registry_item` takes the mark back;
        `deprecate_registry_item_version` marks a single version only.

        Args:
            item_id (str): Item to deprecate, as `namespace:name` or `org-id:name`.
            message (str): Text for users of the item, for example what to use instead.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.deprecate_registry_item(item_id="<ITEM-ID>", message="<MESSAGE>")
        """
        await self._call(
            app_service.DEPRECATE_REGISTRY_ITEM,
            build_request(app_pb2.DeprecateRegistryItemRequest, item_id=item_id, message=message),
            timeout=timeout,
            retry=retry,
        )

    async def undeprecate_registry_item(
        self, item_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Take back the deprecation of a registry item.

        Undoes `deprecate_registry_item`; versions deprecated one by one have
        `undeprecate_registry_item_version`.

        Args:
            item_id (str): Item that is no longer to be deprecated, as `namespace:name` or
                `org-id:name`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no registry item has this ID, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.undeprecate_registry_item(item_id="<ITEM-ID>")
        """
        await self._call(
            app_service.UNDEPRECATE_REGISTRY_ITEM,
            build_request(app_pb2.UndeprecateRegistryItemRequest, item_id=item_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_module(
        self, org_id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> tuple[str, str]:
        """Create an entry for a new module in the registry and return its ID and URL.

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
            tuple[str, str]: In this order:
                module_id (str): ID of the new module, as `namespace:name` or `org-id:name`.
                url (str): Web page of the module in the registry.

        Raises:
            AlreadyExistsError: the organization already owns an item of this name.
            InvalidArgumentError: the name is empty or not allowed.
            PermissionDeniedError: the caller may not create modules in this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            module_id, url = await client.app_client.create_module("<ORG-ID>", "hoverboard")
            print(module_id, url)
        """
        response = await self._call(
            app_service.CREATE_MODULE,
            build_request(app_pb2.CreateModuleRequest, organization_id=org_id, name=name),
            timeout=timeout,
            retry=retry,
        )
        return response.module_id, response.url

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
    ) -> str:
        """Set the description, URL, models, entrypoint and visibility of a module.

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
            str: Web page of the module in the registry.

        Raises:
            NotFoundError: no module has this ID, or the caller may not see it.
            InvalidArgumentError: the module ID, the URL or the list of models is not valid.
            PermissionDeniedError: the caller may not manage modules of the owning organization.
            ValueError: both `public=True` and `visibility` are given.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app import Model

            url = await client.app_client.update_module(
                "robots-and-sons:hoverboard",
                url="https://example.com/hoverboard",
                description="A base that hovers",
                models=[Model(api="rdk:component:base", model="robots-and-sons:hoverboard:wheelless")],
                entrypoint="run.sh",
                public=True,
            )
            print(url)
        """
        response = await self._call(
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
        return response.url

    async def upload_module_file(
        self,
        module_file_info: app_pb2.ModuleFileInfo,
        file: UploadSource,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> str:
        """Upload the archive of one module version for one platform.

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
            str: URL of the uploaded file.

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

            url = await client.app_client.upload_module_file(
                ModuleFileInfo(module_id="robots-and-sons:hoverboard", version="1.0.0", platform="linux/arm64"),
                b"...the bytes of module.tar.gz...",
            )
            print(url)
        """
        requests = upload_requests(
            build_request(app_pb2.UploadModuleFileRequest, module_file_info=module_file_info), file, "file"
        )
        response = await self._client_stream(app_service.UPLOAD_MODULE_FILE, requests, timeout=timeout, retry=retry)
        return response.url

    async def get_module(
        self,
        module_id: str,
        *,
        include_markdown_documentation: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> app_pb2.Module:
        """Return one module, with its version history, by its ID.

        Args:
            module_id (str): Module to return, as `namespace:name` or `org-id:name`.
            include_markdown_documentation (bool, optional): Set to true to have the Markdown
                documentation included, which can be long. By default it is left out.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Module: The module with all of its versions.

        Raises:
            NotFoundError: no module has this ID, or the caller may not see it.
            InvalidArgumentError: the module ID is not of the form `namespace:name` or `org-id:name`.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            module = await client.app_client.get_module(module_id="<MODULE-ID>")
        """
        response = await self._call(
            app_service.GET_MODULE,
            build_request(
                app_pb2.GetModuleRequest,
                module_id=module_id,
                include_markdown_documentation=include_markdown_documentation,
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.module

    async def list_modules(
        self,
        org_id: str,
        *,
        include_markdown_documentation: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[app_pb2.Module]:
        """List the modules of an organization.

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
            list[Module]: Modules found; empty when there are none.

        Raises:
            PermissionDeniedError: the caller may not list the modules of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for module in await client.app_client.list_modules("<ORG-ID>"):
                print(module.module_id, module.description)
        """
        response = await self._call(
            app_service.LIST_MODULES,
            build_request(
                app_pb2.ListModulesRequest,
                organization_id=org_id,
                include_markdown_documentation=include_markdown_documentation,
            ),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.modules)

    async def deprecate_registry_item_version(
        self, item_id: str, version: str, message: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Mark one version of a registry item as deprecated, with a message for its users.

        The version is not deleted, and other versions are left as they are.

        Args:
            item_id (str): Item the version belongs to, as `namespace:name` or `org-id:name`.
            version (str): Version to deprecate, such as `1.0.0`.
            message (str): Text for users of the version, for example which one to use instead.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no such item or version, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.deprecate_registry_item_version(
                item_id="<ITEM-ID>",
                version="<VERSION>",
                message="<MESSAGE>",
            )
        """
        await self._call(
            app_service.DEPRECATE_REGISTRY_ITEM_VERSION,
            build_request(
                app_pb2.DeprecateRegistryItemVersionRequest, item_id=item_id, version=version, message=message
            ),
            timeout=timeout,
            retry=retry,
        )

    async def undeprecate_registry_item_version(
        self, item_id: str, version: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Take back the deprecation of one version of a registry item.

        Args:
            item_id (str): Item the version belongs to, as `namespace:name` or `org-id:name`.
            version (str): Version that is no longer to be deprecated, such as `1.0.0`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no such item or version, or the caller may not see it.
            PermissionDeniedError: the caller may not manage items of the owning organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.undeprecate_registry_item_version(
                item_id="<ITEM-ID>",
                version="<VERSION>",
            )
        """
        await self._call(
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
    ) -> tuple[str, str]:
        """Create an API key with the given authorizations.

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
            tuple[str, str]: In this order:
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
            key, key_id = await client.app_client.create_key("<ORG-ID>", [operator], name="dashboard")
            print(key_id)
        """
        response = await self._call(
            app_service.CREATE_KEY,
            build_request(
                app_pb2.CreateKeyRequest,
                name=key_name(name, "name"),
                authorizations=key_authorizations(org_id, authorizations),
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.key, response.id

    async def delete_key(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete an API key.

        Clients that use the key can no longer authenticate with it. To replace a key that became known, see
        `rotate_key`.

        Args:
            id (str): ID of the key to delete.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_key(id="<KEY-ID>")
        """
        await self._call(
            app_service.DELETE_KEY, build_request(app_pb2.DeleteKeyRequest, id=id), timeout=timeout, retry=retry
        )

    async def list_keys(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[app_pb2.APIKeyWithAuthorizations]:
        """List the API keys of an organization together with their authorizations.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[APIKeyWithAuthorizations]: Each key together with what it may do.

        Raises:
            PermissionDeniedError: the caller may not manage the keys of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for entry in await client.app_client.list_keys("<ORG-ID>"):
                print(entry.api_key.id, entry.api_key.name)
        """
        response = await self._call(
            app_service.LIST_KEYS, build_request(app_pb2.ListKeysRequest, org_id=org_id), timeout=timeout, retry=retry
        )
        return ResultList(response.api_keys)

    async def rename_key(
        self, id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> tuple[str, str]:
        """Change the name of an API key and return its ID and new name.

        The key's ID and secret stay the same, so clients that use it are not affected.

        Args:
            id (str): ID of the key to rename.
            name (str): Name to give the key.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            tuple[str, str]: In this order:
                id (str): ID of the key, as before.
                name (str): Name the key now has.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            InvalidArgumentError: the new name is empty or not allowed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            key_id, name = await client.app_client.rename_key("<KEY-ID>", "dashboard")
            print(name)
        """
        response = await self._call(
            app_service.RENAME_KEY,
            build_request(app_pb2.RenameKeyRequest, id=id, name=name),
            timeout=timeout,
            retry=retry,
        )
        return response.id, response.name

    async def rotate_key(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> tuple[str, str]:
        """Replace the secret of an API key and return the new one.

        Every client that uses the old secret must be given the new one. The authorizations are kept.

        Args:
            id (str): ID of the key that is to get a new secret.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            tuple[str, str]: In this order:
                key (str): New secret of the key, to be kept like a password.
                id (str): ID of the key, to use together with the new secret.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            key, key_id = await client.app_client.rotate_key("<KEY-ID>")
            print(key_id)
        """
        response = await self._call(
            app_service.ROTATE_KEY, build_request(app_pb2.RotateKeyRequest, id=id), timeout=timeout, retry=retry
        )
        return response.key, response.id

    async def create_key_from_existing_key_authorizations(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> tuple[str, str]:
        """Create an API key with the same authorizations as an existing key.

        The existing key is left untouched and stays valid.

        Args:
            id (str): ID of the existing key.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            tuple[str, str]: In this order:
                key (str): Secret of the new key, to be kept like a password.
                id (str): ID of the new key.

        Raises:
            NotFoundError: no API key has this ID, or the caller may not manage it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            key, key_id = await client.app_client.create_key_from_existing_key_authorizations("<KEY-ID>")
            print(key_id)
        """
        response = await self._call(
            app_service.CREATE_KEY_FROM_EXISTING_KEY_AUTHORIZATIONS,
            build_request(app_pb2.CreateKeyFromExistingKeyAuthorizationsRequest, id=id),
            timeout=timeout,
            retry=retry,
        )
        return response.key, response.id

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

            content = await client.app_client.get_app_content("robots-and-sons", "fleet-dashboard")
            print(content.blob_path, content.entrypoint)
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

            branding = await client.app_client.get_app_branding("robots-and-sons", "fleet-dashboard")
            print(branding.logo_path)
        """
        return await self._call(
            app_service.GET_APP_BRANDING,
            build_request(app_pb2.GetAppBrandingRequest, public_namespace=public_namespace, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def upload_device_push_token(
        self, app_id: str, device_token: str, device_uuid: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> None:
        """Register a device of the caller to receive push notifications of a mobile app.

        Call it again with the same `device_uuid` when the push service hands the device a new token.

        Args:
            app_id (str): ID of the mobile app, such as `com.example.app`.
            device_token (str): Token that the push service gave the device.
            device_uuid (str): ID that stays the same for the device when its token changes.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Raises:
            NotFoundError: no mobile app is known by this ID.
            InvalidArgumentError: the token or the device ID is empty.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.upload_device_push_token(
                app_id="<APP-ID>",
                device_token="<DEVICE-TOKEN>",
                device_uuid="<DEVICE-UUID>",
            )
        """
        await self._call(
            app_service.UPLOAD_DEVICE_PUSH_TOKEN,
            build_request(
                app_pb2.UploadDevicePushTokenRequest, app_id=app_id, device_token=device_token, device_uuid=device_uuid
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def delete_device_push_token(
        self, app_id: str, device_uuid: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> None:
        """Stop push notifications of a mobile app to one device of the caller.

        Args:
            app_id (str): ID of the mobile app, such as `com.example.app`.
            device_uuid (str): ID of the device, as given when its token was uploaded.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no token of this device is registered for the app.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_device_push_token(
                app_id="<APP-ID>",
                device_uuid="<DEVICE-UUID>",
            )
        """
        await self._call(
            app_service.DELETE_DEVICE_PUSH_TOKEN,
            build_request(app_pb2.DeleteDevicePushTokenRequest, app_id=app_id, device_uuid=device_uuid),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_device_push_tokens(
        self, app_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> list[str]:
        """Return the push tokens of the caller's devices that are registered for a mobile app.

        Args:
            app_id (str): ID of the mobile app, such as `com.example.app`.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[str]: One token for each registered device.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            device_tokens = await client.app_client.get_device_push_tokens(app_id="<APP-ID>")
        """
        response = await self._call(
            app_service.GET_DEVICE_PUSH_TOKENS,
            build_request(app_pb2.GetDevicePushTokensRequest, app_id=app_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
        return list(response.device_tokens)

    async def set_firebase_config(
        self, org_id: str, app_id: str, config_json: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> None:
        """Set the Firebase credentials with which a mobile app's push notifications are sent.

        Needed for an app of the organization's own; takes the place of what was set before for the app.

        Args:
            org_id (str): UUID of the organization the app belongs to.
            app_id (str): ID of the mobile app, such as `com.example.app`.
            config_json (str): Credentials of the Firebase service account, as JSON text. Holds secrets.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            InvalidArgumentError: `config_json` is not a valid Firebase config.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            import json

            credentials = {"type": "service_account", "project_id": "fleet-app"}
            await client.app_client.set_firebase_config(
                "<ORG-ID>", "com.example.fleet", json.dumps(credentials)
            )
        """
        await self._call(
            app_service.SET_FIREBASE_CONFIG,
            build_request(app_pb2.SetFirebaseConfigRequest, org_id=org_id, app_id=app_id, config_json=config_json),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_firebase_config(self, org_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT) -> str:
        """Return the ID of the mobile app that has a Firebase config in an organization.

        The credentials themselves are not returned.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            str: ID of the mobile app the config is for, such as `com.example.app`.

        Raises:
            NotFoundError: the organization has no Firebase config.
            PermissionDeniedError: the caller may not see the settings of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            app_id = await client.app_client.get_firebase_config(org_id="<ORG-ID>")
        """
        response = await self._call(
            app_service.GET_FIREBASE_CONFIG,
            build_request(app_pb2.GetFirebaseConfigRequest, org_id=org_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
        return response.app_id

    async def delete_firebase_config(
        self, org_id: str, app_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> None:
        """Delete the Firebase credentials of a mobile app.

        Push notifications can no longer be sent to the app until a new config is set with
        `set_firebase_config`.

        Args:
            org_id (str): UUID of the organization the app belongs to.
            app_id (str): ID of the mobile app, such as `com.example.app`.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: the organization has no Firebase config for this app.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.app_client.delete_firebase_config(org_id="<ORG-ID>", app_id="<APP-ID>")
        """
        await self._call(
            app_service.DELETE_FIREBASE_CONFIG,
            build_request(app_pb2.DeleteFirebaseConfigRequest, org_id=org_id, app_id=app_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
