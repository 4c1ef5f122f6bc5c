"""Organizations: the top of the fleet, which locations, keys and data belong to."""

from __future__ import annotations

import re
import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.calls import Call
from viam_cloud_emulator.lookup import find_organization
from viam_cloud_emulator.rpcs import RpcTable
from viam_cloud_emulator.status_error import already_exists, failed_precondition, invalid_argument
from viam_cloud_emulator.values import new_uuid, now, required_text, to_timestamp

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


@rpcs.unary(app_service.CREATE_ORGANIZATION)
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
    return app.CreateOrganizationResponse(organization=_organization(find_organization(call, identifier)))


@rpcs.unary(app_service.LIST_ORGANIZATIONS)
def list_organizations(call: Call, request: app.ListOrganizationsRequest) -> app.ListOrganizationsResponse:
    """List organizations, oldest first."""
    rows = call.transaction.all("SELECT * FROM organizations ORDER BY created_on, rowid")
    return app.ListOrganizationsResponse(organizations=[_organization(row) for row in rows])


@rpcs.unary(app_service.GET_ORGANIZATION)
def get_organization(call: Call, request: app.GetOrganizationRequest) -> app.GetOrganizationResponse:
    """Return one organization."""
    return app.GetOrganizationResponse(organization=_organization(find_organization(call, request.organization_id)))


@rpcs.unary(app_service.UPDATE_ORGANIZATION)
def update_organization(call: Call, request: app.UpdateOrganizationRequest) -> app.UpdateOrganizationResponse:
    """Change the settings that the request has."""
    row = find_organization(call, request.organization_id)
    if request.HasField("name"):
        _set(call, row, "name", required_text(request.name, "name"))
    if request.HasField("public_namespace"):
        _set(call, row, "public_namespace", _free_namespace(call, row, request.public_namespace))
    if request.HasField("region"):
        _set(call, row, "default_region", required_text(request.region, "region"))
    if request.HasField("cid"):
        _set(call, row, "cid", request.cid)
    if request.HasField("default_fragments"):
        _set(call, row, "default_fragments", request.default_fragments.SerializeToString())
    if request.HasField("allowed_login_methods"):
        _set(call, row, "allowed_login_methods", request.allowed_login_methods.SerializeToString())
    return app.UpdateOrganizationResponse(organization=_organization(find_organization(call, row["id"])))


@rpcs.unary(app_service.DELETE_ORGANIZATION)
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


def _set(call: Call, row: sqlite3.Row, column: str, value: str | bytes) -> None:
    call.transaction.run(f"UPDATE organizations SET {column} = ? WHERE id = ?", value, row["id"])


def _free_namespace(call: Call, row: sqlite3.Row, namespace: str) -> str:
    if not re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", namespace):
        raise invalid_argument(
            f"public_namespace {namespace!r} may only have lowercase letters, digits and, between them, dashes"
        )
    if row["public_namespace"]:
        raise failed_precondition(f"the organization has the public namespace {row['public_namespace']!r} already")
    if call.transaction.first("SELECT 1 FROM organizations WHERE public_namespace = ?", namespace):
        raise already_exists(f"the public namespace {namespace!r} belongs to another organization")
    return namespace


def _organization(row: sqlite3.Row) -> app.Organization:
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
