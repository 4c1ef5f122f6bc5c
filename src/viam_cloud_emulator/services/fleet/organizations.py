"""Organizations: the top of the fleet, which locations, keys and data belong to."""

from __future__ import annotations

import re
import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.authorizations import Holder, RoleOnResource, authorize_holder, holder_of
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import SIGNED_IN, own, see
from viam_cloud_emulator.access.resource_scope import Scope, scope_of_organization
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import (
    already_exists,
    failed_precondition,
    invalid_argument,
    permission_denied,
)
from viam_cloud_emulator.core.values import new_uuid, now, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.identity.users import DEVELOPER_EMAIL, user_by_email

SCHEMA = """
CREATE TABLE IF NOT EXISTS organizations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_on INTEGER NOT NULL,
    public_namespace TEXT UNIQUE,
    default_region TEXT NOT NULL,
    cid TEXT,
    default_fragments BLOB,
    allowed_login_methods BLOB
);
"""
DEFAULT_REGION = "us-central"

rpcs = RpcTable()


@rpcs.unary(app_service.CREATE_ORGANIZATION, SIGNED_IN)
def create_organization(call: Call, request: app.CreateOrganizationRequest) -> app.CreateOrganizationResponse:
    """Create an organization with default settings."""
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO organizations (id, name, created_on, default_region) VALUES (?, ?, ?, ?)",
        identifier,
        required_text(request.name, "name"),
        now(),
        DEFAULT_REGION,
    )
    _make_owner(call, identifier)
    return app.CreateOrganizationResponse(organization=organization_message(find_organization(call, identifier)))


@rpcs.unary(app_service.LIST_ORGANIZATIONS, SIGNED_IN)
def list_organizations(call: Call, request: app.ListOrganizationsRequest) -> app.ListOrganizationsResponse:
    """List the organizations that the caller has to do with, oldest first."""
    access = Access(call)
    rows = call.transaction.all(
        "SELECT * FROM organizations WHERE id NOT IN (SELECT organization_id FROM publishers)"
        " ORDER BY created_on, rowid"
    )
    visible = [row for row in rows if access.sees(scope_of_organization(row))]
    return app.ListOrganizationsResponse(organizations=[organization_message(row) for row in visible])


@rpcs.unary(app_service.GET_ORGANIZATION, see("organization", "organization_id"))
def get_organization(call: Call, request: app.GetOrganizationRequest) -> app.GetOrganizationResponse:
    """Return one organization."""
    return app.GetOrganizationResponse(
        organization=organization_message(find_organization(call, request.organization_id))
    )


@rpcs.unary(app_service.UPDATE_ORGANIZATION, own("organization", "organization_id"))
def update_organization(call: Call, request: app.UpdateOrganizationRequest) -> app.UpdateOrganizationResponse:
    """Change the settings that the request has."""
    row = find_organization(call, request.organization_id)
    if request.HasField("name"):
        _set(call, row, "name", required_text(request.name, "name"))
    if request.HasField("public_namespace"):
        if row["public_namespace"]:
            raise failed_precondition(
                f"the organization has the public namespace {row['public_namespace']!r} already; change it with"
                " UpdateOrganizationNamespace"
            )
        _set(call, row, "public_namespace", free_namespace(call, request.public_namespace, "public_namespace"))
    if request.HasField("region"):
        _set_region(call, row, required_text(request.region, "region"))
    if request.HasField("cid"):
        _set(call, row, "cid", request.cid)
    if request.HasField("default_fragments"):
        _set(call, row, "default_fragments", request.default_fragments.SerializeToString())
    if request.HasField("allowed_login_methods"):
        _set(call, row, "allowed_login_methods", request.allowed_login_methods.SerializeToString())
    return app.UpdateOrganizationResponse(organization=organization_message(find_organization(call, row["id"])))


@rpcs.unary(app_service.DELETE_ORGANIZATION, own("organization", "organization_id"))
def delete_organization(call: Call, request: app.DeleteOrganizationRequest) -> app.DeleteOrganizationResponse:
    """Delete an organization that has no locations; its keys and data go with it."""
    row = find_organization(call, request.organization_id)
    locations = call.transaction.number("SELECT COUNT(*) FROM locations WHERE organization_id = ?", row["id"])
    if locations:
        raise failed_precondition(
            f"the organization {row['name']!r} still has {locations} location(s); delete them first"
        )
    call.transaction.run("DELETE FROM organizations WHERE id = ?", row["id"])
    return app.DeleteOrganizationResponse()


def _set_region(call: Call, row: sqlite3.Row, region: str) -> None:
    """Change where data is stored, which is not moved."""
    if region != row["default_region"] and call.transaction.first(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM tabular_data WHERE organization_id = ?)"
        " OR EXISTS (SELECT 1 FROM binary_data WHERE organization_id = ?)",
        row["id"],
        row["id"],
    ):
        raise failed_precondition(
            f"the organization has data in the region {row['default_region']!r} already; its region cannot change"
        )
    _set(call, row, "default_region", region)


def _set(call: Call, row: sqlite3.Row, column: str, value: str | bytes) -> None:
    call.transaction.run(f"UPDATE organizations SET {column} = ? WHERE id = ?", value, row["id"])


def free_namespace(call: Call, namespace: str, field: str) -> str:
    """A namespace that no organization has.

    Raises:
        StatusError: One has it, or it is malformed.
    """
    parse_namespace(namespace, field)
    # Registry items go by either, so a namespace that is an ID could pass for another organization.
    if call.transaction.first("SELECT 1 FROM organizations WHERE ? IN (public_namespace, id)", namespace):
        raise already_exists(f"the public namespace {namespace!r} belongs to another organization")
    return namespace


def parse_namespace(namespace: str, field: str) -> str:
    """A namespace as it may be; `field` names it in the error."""
    if not re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", namespace):
        raise invalid_argument(
            f"{field} {namespace!r} may only have lowercase letters, digits and, between them, dashes"
        )
    return namespace


def _make_owner(call: Call, organization_id: str) -> None:
    """Make the caller an owner of the organization; the emulator's own key acts for its own user."""
    holder = holder_of(call.caller)
    if call.caller.may_do_everything:
        developer = user_by_email(call, DEVELOPER_EMAIL)
        assert developer is not None
        holder = Holder("user_id", developer["id"])
    elif call.caller.is_machine:
        raise permission_denied("machines cannot create organizations")
    authorize_holder(call, holder, RoleOnResource("owner", "organization", organization_id, Scope(organization_id)))


def organization_message(row: sqlite3.Row) -> app.Organization:
    """An organization as the API shows it."""
    message = app.Organization(
        id=row["id"],
        name=row["name"],
        created_on=to_timestamp(row["created_on"]),
        public_namespace=row["public_namespace"] or "",
        default_region=row["default_region"],
        cid=row["cid"],
    )
    if row["default_fragments"] is not None:
        message.default_fragments.MergeFromString(row["default_fragments"])
        message.default_fragments.SetInParent()
    if row["allowed_login_methods"] is not None:
        message.allowed_login_methods.MergeFromString(row["allowed_login_methods"])
        message.allowed_login_methods.SetInParent()
    return message
