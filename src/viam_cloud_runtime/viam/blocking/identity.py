# Made of ../aio/identity.py by `python -m generator`; do not edit.
"""Who a client is to the cloud, blocking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol, cast

from viam_cloud_runtime.errors import NotFoundError, PermissionDeniedError
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.fleet import APIKeyAuthorization
from viam_cloud_runtime.viam.identity import Identity, roles_of, signed_in_as


class IdentityClient(Protocol):
    """What a client must be able to do to be told who it is."""

    def list_organizations(self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Sequence[Any]:
        """The organizations that it sees."""
        ...

    def list_authorizations(
        self,
        org_id: str,
        resource_ids: Sequence[str] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Sequence[Any]:
        """Who has which role in an organization."""
        ...

    def get_robot_part(self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Any:
        """One machine part."""
        ...


def who_am_i(client: IdentityClient, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Identity:
    """Who the client is to the cloud: see `AppClient.who_am_i`, which calls it."""
    options: dict[str, Any] = {"timeout": timeout, "retry": retry}
    identity = signed_in_as(cast("Any", client))
    organizations = {each.id: each.name for each in client.list_organizations(**options)}
    identity = replace(identity, organizations=organizations)
    if identity.kind == "robot-secret":
        try:
            part = client.get_robot_part(identity.id, **options)
        except (NotFoundError, PermissionDeniedError):
            return identity
        return replace(identity, machine_id=part.robot, location_id=part.location_id)
    roles: list[APIKeyAuthorization] = []
    for organization_id in organizations:
        try:
            roles += roles_of(identity.id, client.list_authorizations(organization_id, **options))
        except PermissionDeniedError:
            # It sees the organization, but not who may do what there.
            continue
    return replace(identity, roles=tuple(roles))
