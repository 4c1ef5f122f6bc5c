"""Settings of an organization that others see: namespace, support address and logo."""

from __future__ import annotations

import io

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import SIGNED_IN, own, see
from viam_cloud_emulator.access.resource_scope import scope_of_organization
from viam_cloud_emulator.core.call import Call, Environment
from viam_cloud_emulator.core.downloads import Download
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.organizations import free_namespace, organization_message, parse_namespace
from viam_cloud_emulator.services.identity.users import organization_details, parse_email

SCHEMA = """
CREATE TABLE IF NOT EXISTS organization_settings (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
    support_email TEXT NOT NULL DEFAULT '',
    logo BLOB,
    auth_service INTEGER NOT NULL DEFAULT 0,
    -- A serialized BillingAddress; null without the billing service.
    billing_address BLOB
);
"""
DOWNLOAD_KIND = "logo"
_LARGEST_LOGO = 5 * 1024 * 1024
_FAR_FUTURE = 253_402_300_799 * 1_000_000
_IMAGE_TYPES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"<svg", "image/svg+xml"),
)

rpcs = RpcTable()


@rpcs.unary(app_service.GET_ORGANIZATION_NAMESPACE_AVAILABILITY, see("organization", "organization_id", optional=True))
def get_organization_namespace_availability(
    call: Call, request: app.GetOrganizationNamespaceAvailabilityRequest
) -> app.GetOrganizationNamespaceAvailabilityResponse:
    """Tell whether a namespace is free, or the organization's own already."""
    namespace = parse_namespace(request.public_namespace, "public_namespace")
    row = call.transaction.first("SELECT * FROM organizations WHERE ? IN (public_namespace, id)", namespace)
    own = row is not None and (row["public_namespace"], row["id"]) == (namespace, request.organization_id)
    available = row is None or own
    return app.GetOrganizationNamespaceAvailabilityResponse(available=available)


@rpcs.unary(app_service.UPDATE_ORGANIZATION_NAMESPACE, own("organization", "organization_id"))
def update_organization_namespace(
    call: Call, request: app.UpdateOrganizationNamespaceRequest
) -> app.UpdateOrganizationNamespaceResponse:
    """Replace a namespace, and with it the IDs of registry items."""
    row = find_organization(call, request.organization_id)
    if not row["public_namespace"]:
        raise failed_precondition("the organization has no public namespace yet; set one with UpdateOrganization")
    call.transaction.run(
        "UPDATE organizations SET public_namespace = ? WHERE id = ?",
        free_namespace(call, request.new_public_namespace, "new_public_namespace"),
        row["id"],
    )
    return app.UpdateOrganizationNamespaceResponse(
        organization=organization_message(find_organization(call, row["id"]))
    )


@rpcs.unary(app_service.SEARCH_ORGANIZATIONS, SIGNED_IN)
def search_organizations(call: Call, request: app.SearchOrganizationsRequest) -> app.SearchOrganizationsResponse:
    """Find organizations, of those that the caller has to do with."""
    condition = Condition()
    if request.HasField("org_id"):
        condition.add("id = ?", request.org_id)
    if request.HasField("org_name"):
        condition.add("instr(lower(name), lower(?)) > 0", request.org_name)
    if request.HasField("cid"):
        condition.add("cid = ?", request.cid)
    if request.HasField("public_namespace"):
        condition.add("public_namespace = ?", request.public_namespace)
    rows = call.transaction.all(
        f"SELECT * FROM organizations WHERE {condition.sql} ORDER BY created_on, rowid", *condition.parameters
    )
    access = Access(call)
    found = [organization_details(row) for row in rows if access.sees(scope_of_organization(row))]
    return app.SearchOrganizationsResponse(organizations=found)


@rpcs.unary(app_service.ORGANIZATION_SET_SUPPORT_EMAIL, own("organization", "org_id"))
def organization_set_support_email(
    call: Call, request: app.OrganizationSetSupportEmailRequest
) -> app.OrganizationSetSupportEmailResponse:
    """Set the address that customers write to."""
    row = find_organization(call, request.org_id, "org_id")
    set_setting(call, row["id"], "support_email", parse_email(request.email))
    return app.OrganizationSetSupportEmailResponse()


@rpcs.unary(app_service.ORGANIZATION_GET_SUPPORT_EMAIL, see("organization", "org_id"))
def organization_get_support_email(
    call: Call, request: app.OrganizationGetSupportEmailRequest
) -> app.OrganizationGetSupportEmailResponse:
    """Return the address that customers write to."""
    row = find_organization(call, request.org_id, "org_id")
    return app.OrganizationGetSupportEmailResponse(email=support_email(call, row["id"]))


@rpcs.unary(app_service.ORGANIZATION_SET_LOGO, own("organization", "org_id"))
def organization_set_logo(call: Call, request: app.OrganizationSetLogoRequest) -> app.OrganizationSetLogoResponse:
    """Store a logo."""
    row = find_organization(call, request.org_id, "org_id")
    if not 0 < len(request.logo) <= _LARGEST_LOGO:
        raise invalid_argument(f"logo must have 1 to {_LARGEST_LOGO:,} bytes, not {len(request.logo):,}")
    set_setting(call, row["id"], "logo", request.logo)
    return app.OrganizationSetLogoResponse()


@rpcs.unary(app_service.ORGANIZATION_GET_LOGO, see("organization", "org_id"))
def organization_get_logo(call: Call, request: app.OrganizationGetLogoRequest) -> app.OrganizationGetLogoResponse:
    """Return a link to the logo."""
    row = find_organization(call, request.org_id, "org_id")
    return app.OrganizationGetLogoResponse(url=logo_url(call, row["id"]))


def set_setting(call: Call, organization_id: str, column: str, value: str | int | bytes | None) -> None:
    """Store one of the settings of an organization."""
    call.transaction.run(
        f"INSERT INTO organization_settings (organization_id, {column}) VALUES (?, ?)"
        f" ON CONFLICT (organization_id) DO UPDATE SET {column} = excluded.{column}",
        organization_id,
        value,
    )


def support_email(call: Call, organization_id: str) -> str:
    """The address that customers of an organization write to; empty when there is none."""
    row = call.transaction.first(
        "SELECT support_email FROM organization_settings WHERE organization_id = ?", organization_id
    )
    return str(row["support_email"]) if row is not None else ""


def logo_url(call: Call, organization_id: str) -> str:
    """Link to the logo of an organization; empty when there is none."""
    row = call.transaction.first(
        "SELECT 1 FROM organization_settings WHERE organization_id = ? AND logo IS NOT NULL", organization_id
    )
    # Logos are public, and links to them do not expire.
    return call.environment.downloads.url(DOWNLOAD_KIND, organization_id, _FAR_FUTURE) if row is not None else ""


def open_download(environment: Environment, organization_id: str) -> Download | None:
    """Open the logo of an organization that a link leads to."""
    with environment.store.read() as transaction:
        row = transaction.first("SELECT logo FROM organization_settings WHERE organization_id = ?", organization_id)
    if row is None or row["logo"] is None:
        return None
    logo = bytes(row["logo"])
    mime_type = next((name for start, name in _IMAGE_TYPES if logo.startswith(start)), "application/octet-stream")
    return Download("logo", mime_type, io.BytesIO(logo), len(logo))
