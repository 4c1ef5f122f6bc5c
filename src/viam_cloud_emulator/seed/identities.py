"""Keys and members of a seed: who may sign in, and the roles that they have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.authorizations import authorize_key
from viam_cloud_emulator.core.clock import microseconds
from viam_cloud_emulator.core.errors import already_exists
from viam_cloud_emulator.core.values import new_secret, new_uuid
from viam_cloud_emulator.seed.context import Context, SeededKey, errors_at
from viam_cloud_emulator.seed.schema import SeedKey, SeedMember
from viam_cloud_emulator.services.identity.keys import NewKey, current_generation, insert_key
from viam_cloud_emulator.services.identity.users import ensure_user, parse_email

ResourceType: TypeAlias = Literal["organization", "location", "robot"]


def make_keys(context: Context, wanted: Iterable[SeedKey], resource_type: ResourceType, resource_id: str) -> None:
    """Make API keys for a resource."""
    for each in wanted:
        key = NewKey(each.id or new_uuid(), each.secret or new_secret())
        # Not with CreateKey, which makes up ID and secret itself.
        with errors_at(each.place), context.calls.stream.write() as call:
            if current_generation(call.transaction, key.id) is not None:
                raise already_exists(f"there is an API key with the ID {key.id!r} already")
            insert_key(call.transaction, key, each.name)
            authorize_key(call, key.id, _authorization(context, each.role, resource_type, resource_id))
        context.keys.append(SeededKey(each.name, key.id, key.secret))


def make_members(context: Context, wanted: Iterable[SeedMember], resource_type: ResourceType, resource_id: str) -> None:
    """Give users a role on a resource, or invite them to it."""
    for each in wanted:
        authorization = _authorization(context, each.role, resource_type, resource_id)
        with errors_at(each.place):
            if each.invited:
                invite = app.CreateOrganizationInviteRequest(
                    organization_id=context.organization_id, email=each.email, authorizations=[authorization]
                )
                context.calls.unary(app_service.CREATE_ORGANIZATION_INVITE, invite)
                continue
            last_login = None if each.last_login is None else microseconds(each.last_login)
            with context.calls.stream.write() as call:
                email = parse_email(each.email)
                user_id = ensure_user(call.transaction, email, each.first_name, each.last_name, last_login)
            authorization.identity_type, authorization.identity_id = "user", user_id
            context.calls.unary(app_service.ADD_ROLE, app.AddRoleRequest(authorization=authorization))


def _authorization(context: Context, role: str, resource_type: ResourceType, resource_id: str) -> app.Authorization:
    return app.Authorization(
        authorization_type="role",
        authorization_id=f"{resource_type}_{role}",
        resource_type=resource_type,
        resource_id=resource_id,
        organization_id=context.organization_id,
    )
