"""Who a client is to the cloud: what it signed in with, and what the cloud says of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from viam_cloud_runtime.rpc.base_client import Caller
from viam_cloud_runtime.viam.authentication import Authentication
from viam_cloud_runtime.viam.fleet import APIKeyAuthorization, ResourceType, Role


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a client is to the cloud.

    Attributes:
        kind: Type of its credentials, such as `api-key`, or `robot-secret` for a machine.
        id: Who signed in: ID of the API key, or of the machine part.
        address: Where it is connected to, as `host:port`.
        organizations: The organizations that it sees: names by ID.
        roles: The roles that the cloud lists for it, each on a resource; none for a machine.
        machine_id: ID of the machine, if it is one.
        location_id: ID of the location that the machine is in.
    """

    kind: str
    id: str
    address: str
    organizations: Mapping[str, str]
    roles: tuple[APIKeyAuthorization, ...] = ()
    machine_id: str | None = None
    location_id: str | None = None


def signed_in_as(client: Caller[Any]) -> Identity:
    """What the client itself knows, without a call.

    Raises:
        ValueError: It does not sign in.
    """
    settings = client._connection.settings  # pyright: ignore[reportPrivateUsage]
    sign_in = settings.sign_in
    if not isinstance(sign_in, Authentication):
        raise ValueError("this client does not sign in, so it is nobody to the cloud")
    return Identity(sign_in.credentials.type, sign_in.entity, settings.target.name, {})


def roles_of(identity_id: str, authorizations: Iterable[Any]) -> list[APIKeyAuthorization]:
    """The roles in authorizations that are an identity's own.

    Args:
        identity_id: ID of the identity.
        authorizations: The API's messages, or what looks like them. Kinds of roles that are not known are left out.
    """
    found: list[APIKeyAuthorization] = []
    for each in authorizations:
        resource_type, _, role = each.authorization_id.rpartition("_")
        if each.identity_id == identity_id and role in get_args(Role) and resource_type in get_args(ResourceType):
            found.append(APIKeyAuthorization(role, resource_type, each.resource_id))
    return found
