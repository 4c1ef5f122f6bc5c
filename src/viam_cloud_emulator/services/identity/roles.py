"""Roles: who has which on what, and what they allow."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.authorizations import (
    Holder,
    RoleOnResource,
    authorization_message,
    authorize_holder,
    deauthorize_holder,
    find_authorization,
    parse_authorization,
    resource_of,
    scope_of_authorization,
)
from viam_cloud_emulator.access.grants import Access, Level, Role
from viam_cloud_emulator.access.lookup import find_key, find_location, find_organization, find_robot, find_user, missing
from viam_cloud_emulator.access.named_resources import KINDS
from viam_cloud_emulator.access.policies import SIGNED_IN, Need, own, require, see
from viam_cloud_emulator.access.resource_scope import scope_of_location, scope_of_organization, scope_of_robot
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument
from viam_cloud_emulator.rpc.table import RpcTable

_FOR_OPERATORS = frozenset(
    {
        "read_organization",
        "read_location",
        "read_robot",
        "control_robot",
        "read_organization_data_management",
        "read_location_data_management",
        "read_robot_data_management",
    }
)
_FOR_OWNERS = frozenset(
    {
        "write_organization",
        "read_fragment",
        "write_fragment",
        "write_location",
        "read_location_secret",
        "read_robot_secret",
        "read_robot_config",
        "read_robot_logs",
        "write_robot",
        "write_organization_data_management",
        "write_location_data_management",
        "write_robot_data_management",
        "read_robot_history",
        "read_mapping_sessions",
        "create_maps",
        "write_private_registry_item",
        "write_public_registry_item",
        "read_private_registry_item",
        "train_models",
        "read_packages",
        "write_packages",
        "delete_packages",
        "configure_database_user",
        "get_database_connection",
        "create_dataset",
        "list_dataset",
        "rename_dataset",
        "delete_dataset",
    }
)
"""Names of permissions; owners may do what operators may, and other names stand for permissions that no role has."""

rpcs = RpcTable()


@rpcs.unary(app_service.ADD_ROLE, own("authorization", "authorization"))
def add_role(call: Call, request: app.AddRoleRequest) -> app.AddRoleResponse:
    """Give a user or a key a role."""
    holder, granted = _parse(call, request.authorization)
    _require_own(call, holder)
    authorize_holder(call, holder, granted)
    return app.AddRoleResponse()


@rpcs.unary(app_service.REMOVE_ROLE, own("authorization", "authorization"))
def remove_role(call: Call, request: app.RemoveRoleRequest) -> app.RemoveRoleResponse:
    """Take a role; a key that has no other is deleted."""
    holder, granted = _parse(call, request.authorization)
    _refuse_last_owner(call, holder, granted)
    deauthorize_holder(call, holder, granted)
    return app.RemoveRoleResponse()


@rpcs.unary(
    app_service.CHANGE_ROLE, own("authorization", "old_authorization") + own("authorization", "new_authorization")
)
def change_role(call: Call, request: app.ChangeRoleRequest) -> app.ChangeRoleResponse:
    """Take one role and give another."""
    old_holder, old = _parse(call, request.old_authorization)
    new_holder, new = _parse(call, request.new_authorization)
    if (old_holder, old) == (new_holder, new):
        raise invalid_argument("old_authorization and new_authorization are the same")
    find_authorization(call, old_holder, old)
    _require_own(call, new_holder)
    # First the new one: a key would not survive to be without any.
    authorize_holder(call, new_holder, new)
    _refuse_last_owner(call, old_holder, old)
    deauthorize_holder(call, old_holder, old)
    return app.ChangeRoleResponse()


@rpcs.unary(app_service.LIST_AUTHORIZATIONS, see("organization", "organization_id"))
def list_authorizations(call: Call, request: app.ListAuthorizationsRequest) -> app.ListAuthorizationsResponse:
    """List roles on resources that the caller has to do with, in the order they were given."""
    organization_id = find_organization(call, request.organization_id)["id"]
    rows = call.transaction.all(
        "SELECT * FROM authorizations WHERE organization_id = ? AND invite_id IS NULL ORDER BY sequence",
        organization_id,
    )
    for identifier in request.resource_ids:
        _refuse_unknown_resource(call, identifier, organization_id)
    wanted = set(request.resource_ids)
    access = Access(call)
    found = [
        authorization_message(row)
        for row in rows
        if (not wanted or resource_of(row)[1] in wanted) and access.sees(scope_of_authorization(call, row))
    ]
    return app.ListAuthorizationsResponse(authorizations=found)


@rpcs.unary(app_service.CHECK_PERMISSIONS, SIGNED_IN)
def check_permissions(call: Call, request: app.CheckPermissionsRequest) -> app.CheckPermissionsResponse:
    """Return what was asked for without what the caller lacks."""
    if not request.permissions:
        raise invalid_argument("permissions must have at least one entry")
    access = Access(call)
    authorized: list[app.AuthorizedPermissions] = []
    for asked in request.permissions:
        level = _level(call, access, asked)
        permissions = [name for name in asked.permissions if _allows(level, name)]
        if permissions:
            authorized.append(
                app.AuthorizedPermissions(
                    resource_type=asked.resource_type, resource_id=asked.resource_id, permissions=permissions
                )
            )
    return app.CheckPermissionsResponse(authorized_permissions=authorized)


def _parse(call: Call, authorization: app.Authorization) -> tuple[Holder, RoleOnResource]:
    """The holder in an authorization, and the role on a resource."""
    granted = parse_authorization(call, authorization)
    identity_id, identity_type = authorization.identity_id, authorization.identity_type
    if identity_type == "api-key" or (not identity_type and _is_key(call, identity_id)):
        if find_key(call, identity_id, "identity_id")["bootstrap"]:
            raise failed_precondition("the emulator's own key may do everything; it has no roles")
        return Holder("key_id", identity_id), granted
    if identity_type not in ("", "user"):
        raise invalid_argument(f"identity_type {identity_type!r} is neither 'user' nor 'api-key'")
    return Holder("user_id", find_user(call, identity_id, "identity_id")["id"]), granted


def _require_own(call: Call, holder: Holder) -> None:
    """A key with a role elsewhere could be rotated, deleted and listed no more by those who gave it theirs."""
    if holder.column == "key_id":
        require(call, Need.OWN, KINDS["key"](call, None, holder.id, "identity_id"))


def _is_key(call: Call, identifier: str) -> bool:
    return call.transaction.first("SELECT 1 FROM api_keys WHERE id = ?", identifier) is not None


def _refuse_last_owner(call: Call, holder: Holder, granted: RoleOnResource) -> None:
    """Refuse to take the last owner from an organization, which nothing could change or delete afterwards."""
    if (granted.resource_type, granted.role) != ("organization", "owner"):
        return
    others = call.transaction.number(
        "SELECT COUNT(*) FROM authorizations WHERE organization_id = ? AND role = 'owner' AND location_id IS NULL"
        f" AND robot_id IS NULL AND invite_id IS NULL AND {holder.column} IS NOT ?",
        granted.scope.organization_id,
        holder.id,
    )
    if not others:
        raise failed_precondition("the organization must keep at least one owner")


def _refuse_unknown_resource(call: Call, identifier: str, organization_id: str) -> None:
    if not call.transaction.first(
        "SELECT 1 WHERE ?1 = ?2"
        " OR EXISTS (SELECT 1 FROM locations WHERE id = ?1 AND organization_id = ?2)"
        " OR EXISTS (SELECT 1 FROM robots JOIN locations ON locations.id = robots.location_id"
        " WHERE robots.id = ?1 AND organization_id = ?2)",
        identifier,
        organization_id,
    ):
        raise missing("organization, location or machine", identifier, "resource_ids")


def _level(call: Call, access: Access, asked: app.AuthorizedPermissions) -> Level:
    if asked.resource_type == "organization":
        scope = scope_of_organization(find_organization(call, asked.resource_id, "resource_id"))
    elif asked.resource_type == "location":
        scope = scope_of_location(find_location(call, asked.resource_id, "resource_id"))
    elif asked.resource_type == "robot":
        scope = scope_of_robot(find_robot(call, asked.resource_id, "resource_id"))
    else:
        raise invalid_argument(f"resource_type {asked.resource_type!r} is none of organization, location, robot")
    level = access.level(scope)
    if level.best is Role.NONE:
        noun = "machine" if asked.resource_type == "robot" else asked.resource_type
        raise missing(noun, asked.resource_id, "resource_id")
    return level


def _allows(level: Level, permission: str) -> bool:
    if permission in _FOR_OPERATORS:
        return level.role >= Role.OPERATOR
    return permission in _FOR_OWNERS and level.role is Role.OWNER
