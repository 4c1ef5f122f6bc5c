"""Locations: the tree that an organization keeps its machines in, with their secrets, shared with others."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_location, find_organization
from viam_cloud_emulator.access.policies import own, see
from viam_cloud_emulator.access.resource_scope import scope_of_location
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import (
    already_exists,
    failed_precondition,
    invalid_argument,
    not_found,
    permission_denied,
)
from viam_cloud_emulator.core.values import new_location_id, now, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.identity.shared_secrets import (
    create_shared_secret,
    delete_shared_secret,
    shared_secrets,
)

SCHEMA = """
CREATE TABLE IF NOT EXISTS locations (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    parent_location_id TEXT REFERENCES locations (id),
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    created_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS locations_by_organization ON locations (organization_id);
CREATE INDEX IF NOT EXISTS locations_by_parent ON locations (parent_location_id);
CREATE TABLE IF NOT EXISTS location_shares (
    location_id TEXT NOT NULL REFERENCES locations (id) ON DELETE CASCADE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    PRIMARY KEY (location_id, organization_id)
);
CREATE INDEX IF NOT EXISTS location_shares_by_organization ON location_shares (organization_id);
"""

rpcs = RpcTable()


@rpcs.unary(
    app_service.CREATE_LOCATION,
    own("organization", "organization_id") + own("location", "parent_location_id", optional=True),
)
def create_location(call: Call, request: app.CreateLocationRequest) -> app.CreateLocationResponse:
    """Create a location with one secret, at the top of the tree or under a parent."""
    organization = find_organization(call, request.organization_id)
    name = required_text(request.name, "name")
    parent = _parent(call, request.parent_location_id, organization["id"])
    identifier = new_location_id()
    call.transaction.run(
        "INSERT INTO locations (id, organization_id, parent_location_id, name, region, created_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        identifier,
        organization["id"],
        parent,
        name,
        organization["default_region"],
        now(),
    )
    create_shared_secret(call, "location_id", identifier)
    return app.CreateLocationResponse(location=_location(call, find_location(call, identifier)))


@rpcs.unary(app_service.GET_LOCATION, see("location", "location_id"))
def get_location(call: Call, request: app.GetLocationRequest) -> app.GetLocationResponse:
    """Return one location."""
    return app.GetLocationResponse(location=_location(call, find_location(call, request.location_id)))


@rpcs.unary(app_service.LIST_LOCATIONS, see("organization", "organization_id"))
def list_locations(call: Call, request: app.ListLocationsRequest) -> app.ListLocationsResponse:
    """List what an organization has or shares, oldest first, whatever their place in the tree."""
    organization = find_organization(call, request.organization_id)
    rows = call.transaction.all(
        "SELECT * FROM locations WHERE organization_id = ?1"
        " OR id IN (SELECT location_id FROM location_shares WHERE organization_id = ?1) ORDER BY created_on, rowid",
        organization["id"],
    )
    access = Access(call)
    visible = [row for row in rows if access.sees(scope_of_location(row))]
    return app.ListLocationsResponse(locations=[_location(call, row) for row in visible])


@rpcs.unary(
    app_service.UPDATE_LOCATION, own("location", "location_id") + own("location", "parent_location_id", optional=True)
)
def update_location(call: Call, request: app.UpdateLocationRequest) -> app.UpdateLocationResponse:
    """Rename a location, move it, or change its region; what is left out stays."""
    row = find_location(call, request.location_id)
    parent = row["parent_location_id"]
    if request.HasField("parent_location_id"):
        parent = _parent(call, request.parent_location_id, row["organization_id"])
        _refuse_circle(call, row["id"], parent)
        _require_own_parent(call, row, parent)
    call.transaction.run(
        "UPDATE locations SET name = ?, parent_location_id = ?, region = ? WHERE id = ?",
        required_text(request.name, "name") if request.name else row["name"],
        parent,
        required_text(request.region, "region") if request.HasField("region") else row["region"],
        row["id"],
    )
    return app.UpdateLocationResponse(location=_location(call, find_location(call, row["id"])))


@rpcs.unary(app_service.DELETE_LOCATION, own("location", "location_id"))
def delete_location(call: Call, request: app.DeleteLocationRequest) -> app.DeleteLocationResponse:
    """Delete a location that has neither machines nor sub-locations."""
    row = find_location(call, request.location_id)
    robots = call.transaction.number("SELECT COUNT(*) FROM robots WHERE location_id = ?", row["id"])
    children = call.transaction.number("SELECT COUNT(*) FROM locations WHERE parent_location_id = ?", row["id"])
    if robots or children:
        raise failed_precondition(
            f"the location {row['name']!r} still has {robots} machine(s) and {children} sub-location(s); move or delete"
            " them first"
        )
    call.transaction.run("DELETE FROM locations WHERE id = ?", row["id"])
    return app.DeleteLocationResponse()


def _parent(call: Call, parent_location_id: str, organization_id: str) -> str | None:
    """The ID to store for a parent, which has to be in the same organization; None for the top of the tree."""
    if not parent_location_id:
        return None
    parent = find_location(call, parent_location_id, "parent_location_id")
    if parent["organization_id"] != organization_id:
        raise invalid_argument(f"parent_location_id {parent_location_id!r} is a location of another organization")
    return parent_location_id


def _require_own_parent(call: Call, row: sqlite3.Row, parent: str | None) -> None:
    """Refuse to move a location away from the owners of the location that it is in."""
    former = row["parent_location_id"]
    if former not in (None, parent) and not Access(call).owns(scope_of_location(find_location(call, former))):
        raise permission_denied("a move takes the role of an owner also on the location that it is in")


def _refuse_circle(call: Call, location_id: str, parent: str | None) -> None:
    ancestor = parent
    while ancestor is not None:
        if ancestor == location_id:
            raise invalid_argument(f"parent_location_id {parent!r} is the location itself or lies under it")
        ancestor = find_location(call, ancestor)["parent_location_id"]


def _location(call: Call, row: sqlite3.Row) -> app.Location:
    owner = find_organization(call, row["organization_id"])
    message = app.Location(
        id=row["id"],
        name=row["name"],
        parent_location_id=row["parent_location_id"] or "",
        organizations=[
            app.LocationOrganization(organization_id=identifier, primary=identifier == owner["id"])
            for identifier in organization_ids(call, row["id"], owner["id"])
        ],
        created_on=to_timestamp(row["created_on"]),
        robot_count=call.transaction.number("SELECT COUNT(*) FROM robots WHERE location_id = ?", row["id"]),
        config=app.StorageConfig(region=row["region"]),
        primary_org_identity=app.OrganizationIdentity(id=owner["id"], name=owner["name"]),
    )
    if Access(call).owns(scope_of_location(row)):
        message.auth.CopyFrom(location_auth_message(call, row["id"]))
    return message


@rpcs.unary(app_service.LOCATION_AUTH, own("location", "location_id"))
def location_auth(call: Call, request: app.LocationAuthRequest) -> app.LocationAuthResponse:
    """Return the secrets of a location."""
    location = find_location(call, request.location_id)
    return app.LocationAuthResponse(auth=location_auth_message(call, location["id"]))


@rpcs.unary(app_service.CREATE_LOCATION_SECRET, own("location", "location_id"))
def create_location_secret(call: Call, request: app.CreateLocationSecretRequest) -> app.CreateLocationSecretResponse:
    """Create one more."""
    location = find_location(call, request.location_id)
    create_shared_secret(call, "location_id", location["id"])
    return app.CreateLocationSecretResponse(auth=location_auth_message(call, location["id"]))


@rpcs.unary(app_service.DELETE_LOCATION_SECRET, own("location", "location_id"))
def delete_location_secret(call: Call, request: app.DeleteLocationSecretRequest) -> app.DeleteLocationSecretResponse:
    """Delete one, as long as another is left."""
    location = find_location(call, request.location_id)
    delete_shared_secret(call, "location_id", location["id"], request.secret_id)
    return app.DeleteLocationSecretResponse()


def location_auth_message(call: Call, location_id: str) -> app.LocationAuth:
    """The secrets of a location as the API shows them."""
    return app.LocationAuth(location_id=location_id, secrets=shared_secrets(call, "location_id", location_id))


# No policy for the other organization: a caller who knows its ID was told it.
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
