"""Members of organizations: the users that have a role in there."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_organization, missing
from viam_cloud_emulator.access.named_resources import Resource
from viam_cloud_emulator.access.policies import Need, operate, require, see
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.identity.invites import pending_invites

_MEMBERS = """
    SELECT users.*, MIN(authorizations.created_on) AS date_added
    FROM users JOIN authorizations ON authorizations.user_id = users.id
    WHERE authorizations.organization_id = ?
    GROUP BY users.id ORDER BY MIN(authorizations.sequence)
"""

rpcs = RpcTable()


@rpcs.unary(app_service.LIST_ORGANIZATION_MEMBERS, operate("organization", "organization_id"))
def list_organization_members(
    call: Call, request: app.ListOrganizationMembersRequest
) -> app.ListOrganizationMembersResponse:
    """List members in the order in which they joined, and pending invites."""
    organization_id = find_organization(call, request.organization_id)["id"]
    return app.ListOrganizationMembersResponse(
        organization_id=organization_id,
        members=[_member(row) for row in call.transaction.all(_MEMBERS, organization_id)],
        invites=pending_invites(call, organization_id),
    )


# The handler demands ownership, except of users who leave.
@rpcs.unary(app_service.DELETE_ORGANIZATION_MEMBER, see("organization", "organization_id"))
def delete_organization_member(
    call: Call, request: app.DeleteOrganizationMemberRequest
) -> app.DeleteOrganizationMemberResponse:
    """Take every role in an organization from a user; members may leave."""
    organization_id = find_organization(call, request.organization_id)["id"]
    if call.caller.user_id != required_text(request.user_id, "user_id"):
        resource = Resource("organization", organization_id, "organization_id", (Scope(organization_id),))
        require(call, Need.OWN, resource)
    if not call.transaction.run(
        "DELETE FROM authorizations WHERE organization_id = ? AND user_id = ?", organization_id, request.user_id
    ):
        raise missing("member", request.user_id, "user_id")
    return app.DeleteOrganizationMemberResponse()


def _member(row: sqlite3.Row) -> app.OrganizationMember:
    return app.OrganizationMember(
        user_id=row["id"],
        emails=[row["email"]],
        date_added=to_timestamp(row["date_added"]),
        last_login=to_timestamp(row["last_login"]) if row["last_login"] is not None else None,
    )
