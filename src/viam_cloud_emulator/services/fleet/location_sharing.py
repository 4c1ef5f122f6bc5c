"""Sharing of locations with other organizations."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_location, find_organization
from viam_cloud_emulator.access.policies import own, see
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, not_found
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS location_shares (
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    PRIMARY KEY (location_id, organization_id)
);
CREATE INDEX IF NOT EXISTS location_shares_by_organization ON location_shares (organization_id);
"""

rpcs = RpcTable()


# Anybody can be shared with: whoever knows the ID of an organization was told it.
@rpcs.unary(app_service.SHARE_LOCATION, own("location", "location_id"))
def share_location(call: Call, request: app.ShareLocationRequest) -> app.ShareLocationResponse:
    """Let those who have a role on another organization have it on a location."""
    location = find_location(call, request.location_id)
    organization = find_organization(call, request.organization_id)
    if organization["id"] in organization_ids(call, location["id"], location["organization_id"]):
        raise already_exists(f"the organization {organization['id']!r} has access to the location already")
    call.transaction.run(
        "INSERT INTO location_shares (location_id, organization_id) VALUES (?, ?)", location["id"], organization["id"]
    )
    return app.ShareLocationResponse()


@rpcs.unary(app_service.UNSHARE_LOCATION, own("location", "location_id"))
def unshare_location(call: Call, request: app.UnshareLocationRequest) -> app.UnshareLocationResponse:
    """Take that back."""
    location = find_location(call, request.location_id)
    organization = find_organization(call, request.organization_id)
    if organization["id"] == location["organization_id"]:
        raise failed_precondition("the location belongs to the organization, which cannot lose it")
    if not call.transaction.run(
        "DELETE FROM location_shares WHERE location_id = ? AND organization_id = ?", location["id"], organization["id"]
    ):
        raise not_found(f"the location is not shared with the organization {organization['id']!r}")
    return app.UnshareLocationResponse()


@rpcs.unary(app_service.GET_ORGANIZATIONS_WITH_ACCESS_TO_LOCATION, see("location", "location_id"))
def get_organizations_with_access_to_location(
    call: Call, request: app.GetOrganizationsWithAccessToLocationRequest
) -> app.GetOrganizationsWithAccessToLocationResponse:
    """List the owner of a location and those it is shared with."""
    location = find_location(call, request.location_id)
    organizations = [
        find_organization(call, identifier)
        for identifier in organization_ids(call, location["id"], location["organization_id"])
    ]
    return app.GetOrganizationsWithAccessToLocationResponse(
        organization_identities=[app.OrganizationIdentity(id=row["id"], name=row["name"]) for row in organizations]
    )


def organization_ids(call: Call, location_id: str, owner_id: str) -> list[str]:
    """The owner of a location first, then the organizations that it is shared with."""
    rows = call.transaction.all(
        "SELECT organization_id FROM location_shares WHERE location_id = ? ORDER BY rowid", location_id
    )
    return [owner_id, *(row["organization_id"] for row in rows)]
