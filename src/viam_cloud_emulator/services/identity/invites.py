"""Invites to organizations. No e-mail is sent: an invite is pending until a user with the address joins.

Registering with the address of a pending invite, at an OAuth application of the organization, accepts it. Registering
at one of another organization does not: no application checks whose address it is, so any caller could join.
Users who have an account already join at once when no e-mail is asked for: that stands for their next login, and
accounts of the emulator do not log in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.authorizations import (
    Holder,
    RoleOnResource,
    authorization_message,
    authorizations_of,
    authorize_holder,
    deauthorize_holder,
    parse_authorization,
)
from viam_cloud_emulator.access.lookup import find_invite, find_organization
from viam_cloud_emulator.access.named_resources import Resource
from viam_cloud_emulator.access.policies import Need, own, require, see
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, invalid_argument
from viam_cloud_emulator.core.values import new_uuid, now, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.identity.users import parse_email, user_by_email

SCHEMA = """
CREATE TABLE IF NOT EXISTS invites (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    created_on INTEGER NOT NULL,
    UNIQUE (organization_id, email)
);
"""

rpcs = RpcTable()


# Without authorizations the handler demands ownership of the organization.
@rpcs.unary(
    app_service.CREATE_ORGANIZATION_INVITE,
    see("organization", "organization_id") + own("authorization", "authorizations"),
)
def create_organization_invite(
    call: Call, request: app.CreateOrganizationInviteRequest
) -> app.CreateOrganizationInviteResponse:
    """Invite a user who neither is a member nor has been invited."""
    organization_id = find_organization(call, request.organization_id)["id"]
    email = parse_email(request.email)
    user = user_by_email(call, email)
    if user is not None and _is_member(call, organization_id, user["id"]):
        raise already_exists(f"{email!r} (email) is a member of the organization already")
    if call.transaction.first("SELECT 1 FROM invites WHERE organization_id = ? AND email = ?", organization_id, email):
        raise already_exists(f"an invite is pending for {email!r} (email); send it again or delete it")
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO invites (id, organization_id, email, created_on) VALUES (?, ?, ?, ?)",
        identifier,
        organization_id,
        email,
        now(),
    )
    for granted in _authorizations(call, request, organization_id):
        authorize_holder(call, Holder("invite_id", identifier), granted)
    response = app.CreateOrganizationInviteResponse(
        invite=invite_message(call, find_invite(call, organization_id, email))
    )
    if user is not None and request.HasField("send_email_invite") and not request.send_email_invite:
        accept_invites(call, email, user["id"], organization_id)
    return response


@rpcs.unary(
    app_service.UPDATE_ORGANIZATION_INVITE_AUTHORIZATIONS,
    see("organization", "organization_id") + own("invite", "email") + own("authorization", "add_authorizations"),
)
def update_organization_invite_authorizations(
    call: Call, request: app.UpdateOrganizationInviteAuthorizationsRequest
) -> app.UpdateOrganizationInviteAuthorizationsResponse:
    """Change what an invite is to."""
    if not request.add_authorizations and not request.remove_authorizations:
        raise invalid_argument("add_authorizations and remove_authorizations must not both be empty")
    row = find_invite(call, request.organization_id, request.email)
    holder = Holder("invite_id", row["id"])
    for granted in _parse_all(call, request.add_authorizations, row["organization_id"]):
        authorize_holder(call, holder, granted)
    to_remove = _parse_all(call, request.remove_authorizations, row["organization_id"])
    if len(to_remove) >= len(authorizations_of(call, holder)):
        raise failed_precondition("an invite keeps at least one authorization; delete the invite instead")
    for granted in to_remove:
        deauthorize_holder(call, holder, granted)
    return app.UpdateOrganizationInviteAuthorizationsResponse(invite=invite_message(call, row))


@rpcs.unary(app_service.DELETE_ORGANIZATION_INVITE, see("organization", "organization_id") + own("invite", "email"))
def delete_organization_invite(
    call: Call, request: app.DeleteOrganizationInviteRequest
) -> app.DeleteOrganizationInviteResponse:
    """Withdraw an invite."""
    row = find_invite(call, request.organization_id, request.email)
    call.transaction.run("DELETE FROM invites WHERE id = ?", row["id"])
    return app.DeleteOrganizationInviteResponse()


@rpcs.unary(app_service.RESEND_ORGANIZATION_INVITE, see("organization", "organization_id") + own("invite", "email"))
def resend_organization_invite(
    call: Call, request: app.ResendOrganizationInviteRequest
) -> app.ResendOrganizationInviteResponse:
    """Return the invite, as if its e-mail were sent again."""
    row = find_invite(call, request.organization_id, request.email)
    return app.ResendOrganizationInviteResponse(invite=invite_message(call, row))


def pending_invites(call: Call, organization_id: str) -> list[app.OrganizationInvite]:
    """The invites to an organization, oldest first."""
    rows = call.transaction.all(
        "SELECT * FROM invites WHERE organization_id = ? ORDER BY created_on, rowid", organization_id
    )
    return [invite_message(call, row) for row in rows]


def accept_invites(call: Call, email: str, user_id: str, organization_id: str) -> None:
    """Make a user a member of an organization, if it has invited the address."""
    rows = call.transaction.all("SELECT * FROM invites WHERE email = ? AND organization_id = ?", email, organization_id)
    for row in rows:
        call.transaction.run(
            "UPDATE authorizations SET invite_id = NULL, user_id = ? WHERE invite_id = ?", user_id, row["id"]
        )
        call.transaction.run("DELETE FROM invites WHERE id = ?", row["id"])


def invite_message(call: Call, row: sqlite3.Row) -> app.OrganizationInvite:
    """An invite as the API shows it."""
    authorizations = authorizations_of(call, Holder("invite_id", row["id"]))
    return app.OrganizationInvite(
        organization_id=row["organization_id"],
        email=row["email"],
        created_on=to_timestamp(row["created_on"]),
        authorizations=[authorization_message(each) for each in authorizations],
    )


def _authorizations(
    call: Call, request: app.CreateOrganizationInviteRequest, organization_id: str
) -> list[RoleOnResource]:
    if request.authorizations:
        return _parse_all(call, request.authorizations, organization_id)
    scope = Scope(organization_id)
    require(call, Need.OWN, Resource("organization", organization_id, "organization_id", (scope,)))
    return [RoleOnResource("owner", "organization", organization_id, scope)]


def _parse_all(call: Call, authorizations: Iterable[app.Authorization], organization_id: str) -> list[RoleOnResource]:
    parsed = [parse_authorization(call, authorization) for authorization in authorizations]
    for granted in parsed:
        if granted.scope.organization_id != organization_id:
            raise invalid_argument(
                f"the {granted.resource_type} {granted.resource_id!r} belongs to another organization than the invite"
            )
    return parsed


def _is_member(call: Call, organization_id: str, user_id: str) -> bool:
    return bool(
        call.transaction.first(
            "SELECT 1 FROM authorizations WHERE organization_id = ? AND user_id = ?", organization_id, user_id
        )
    )
