"""The billing service of organizations that bill customers of their own."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.organization_settings import logo_url, set_setting, support_email

rpcs = RpcTable()


@rpcs.unary(app_service.ENABLE_BILLING_SERVICE, own("organization", "org_id"))
def enable_billing_service(call: Call, request: app.EnableBillingServiceRequest) -> app.EnableBillingServiceResponse:
    """Switch the service on with an address."""
    organization = find_organization(call, request.org_id, "org_id")
    if _address(call, organization["id"]) is not None:
        raise already_exists("the organization has the billing service already; change it with UpdateBillingService")
    _set_address(call, organization, request.billing_address)
    return app.EnableBillingServiceResponse()


@rpcs.unary(app_service.UPDATE_BILLING_SERVICE, own("organization", "org_id"))
def update_billing_service(call: Call, request: app.UpdateBillingServiceRequest) -> app.UpdateBillingServiceResponse:
    """Replace the address."""
    organization = find_organization(call, request.org_id, "org_id")
    _required_address(call, organization["id"])
    _set_address(call, organization, request.billing_address)
    return app.UpdateBillingServiceResponse()


@rpcs.unary(app_service.DISABLE_BILLING_SERVICE, own("organization", "org_id"))
def disable_billing_service(call: Call, request: app.DisableBillingServiceRequest) -> app.DisableBillingServiceResponse:
    """Switch the service off."""
    organization = find_organization(call, request.org_id, "org_id")
    _required_address(call, organization["id"])
    set_setting(call, organization["id"], "billing_address", None)
    return app.DisableBillingServiceResponse()


@rpcs.unary(app_service.GET_BILLING_SERVICE_CONFIG, own("organization", "org_id"))
def get_billing_service_config(
    call: Call, request: app.GetBillingServiceConfigRequest
) -> app.GetBillingServiceConfigResponse:
    """Return what customers see on invoices."""
    organization = find_organization(call, request.org_id, "org_id")
    return app.GetBillingServiceConfigResponse(
        billing_address=_required_address(call, organization["id"]),
        support_email=support_email(call, organization["id"]),
        logo_url=logo_url(call, organization["id"]),
        billing_dashboard_url=f"https://app.viam.com/billing?id={organization['id']}",
    )


def _set_address(call: Call, organization: sqlite3.Row, address: app.BillingAddress) -> None:
    for field in ("address_line_1", "city", "state", "zipcode"):
        required_text(getattr(address, field), f"billing_address.{field}")
    set_setting(call, organization["id"], "billing_address", address.SerializeToString())


def _address(call: Call, organization_id: str) -> app.BillingAddress | None:
    row = call.transaction.first(
        "SELECT billing_address FROM organization_settings WHERE organization_id = ?", organization_id
    )
    if row is None or row["billing_address"] is None:
        return None
    return app.BillingAddress.FromString(row["billing_address"])


def _required_address(call: Call, organization_id: str) -> app.BillingAddress:
    address = _address(call, organization_id)
    if address is None:
        raise failed_precondition(
            "the organization does not have the billing service; switch it on with EnableBillingService"
        )
    return address
