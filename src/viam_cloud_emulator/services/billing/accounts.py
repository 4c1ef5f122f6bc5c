"""Billing: what an organization uses and what that costs, its tier, and who pays for a location."""

from __future__ import annotations

import datetime

from viam_cloud.methods import billing_service
from viam_cloud.proto.app import billing
from viam_cloud_emulator.access.lookup import find_location, find_organization
from viam_cloud_emulator.access.policies import SIGNED_IN, own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS billing_tiers (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
    tier TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS location_payers (
    location_id TEXT PRIMARY KEY REFERENCES locations (id) ON DELETE CASCADE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE
);
"""

TIERS = ("standard", "enterprise")
_CARD = billing.PaymentMethodCard(brand="visa", last_four_digits="4242")
"""Payment method of every organization, as no RPC sets one up."""

_GIGABYTE = 1_000_000_000

# Dollars for every gigabyte and every machine: made up, and no prices of the cloud.
_STORAGE = 0.05
_UPLOAD = 0.15
_MACHINE = 1.0

_TABULAR_BYTES = "COALESCE(SUM(LENGTH(CAST(data AS BLOB))), 0)"

rpcs = RpcTable()


@rpcs.unary(billing_service.GET_CURRENT_MONTH_USAGE, own("organization", "org_id"))
def get_current_month_usage(
    call: Call, request: billing.GetCurrentMonthUsageRequest
) -> billing.GetCurrentMonthUsageResponse:
    """Return what is stored, and was uploaded this month, with its cost."""
    organization = find_organization(call, request.org_id, "org_id")
    start, end = _month(call)
    costs = usage_costs(call, organization["id"], start, end)
    total = round(sum(cost.cost for cost in costs), 2)
    response = billing.GetCurrentMonthUsageResponse(subtotal=total)
    response.start_date.FromMicroseconds(start)
    response.end_date.FromMicroseconds(end)
    source = response.resource_usage_costs_by_source.add(
        source_type=billing.SourceType.SOURCE_TYPE_ORG, tier_name=_tier(call, organization["id"])
    )
    source.resource_usage_costs.usage_costs.extend(costs)
    source.resource_usage_costs.total_with_discount = total
    source.resource_usage_costs.total_without_discount = total
    return response


@rpcs.unary(billing_service.GET_ORG_BILLING_INFORMATION, own("organization", "org_id"))
def get_org_billing_information(
    call: Call, request: billing.GetOrgBillingInformationRequest
) -> billing.GetOrgBillingInformationResponse:
    """Return the payment method of an organization: a card that does not exist."""
    organization = find_organization(call, request.org_id, "org_id")
    return billing.GetOrgBillingInformationResponse(
        type=billing.PaymentMethodType.PAYMENT_METHOD_TYPE_CARD,
        billing_email=f"billing+{organization['id']}@example.com",
        method=_CARD,
        billing_tier=_tier(call, organization["id"]),
    )


@rpcs.unary(billing_service.GET_AVAILABLE_BILLING_TIERS, SIGNED_IN)
def get_available_billing_tiers(
    call: Call, request: billing.GetAvailableBillingTiersRequest
) -> billing.GetAvailableBillingTiersResponse:
    """List the tiers."""
    return billing.GetAvailableBillingTiersResponse(tiers=TIERS)


@rpcs.unary(billing_service.UPDATE_ORGANIZATION_BILLING_TIER, own("organization", "organization_id"))
def update_organization_billing_tier(
    call: Call, request: billing.UpdateOrganizationBillingTierRequest
) -> billing.UpdateOrganizationBillingTierResponse:
    """Set the tier of an organization."""
    organization = find_organization(call, request.organization_id)
    if request.billing_tier not in TIERS:
        raise invalid_argument(f"billing_tier {request.billing_tier!r} is none of {', '.join(TIERS)}")
    call.transaction.run(
        "INSERT INTO billing_tiers (organization_id, tier) VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET tier = excluded.tier",
        organization["id"],
        request.billing_tier,
    )
    return billing.UpdateOrganizationBillingTierResponse()


@rpcs.unary(billing_service.GET_LOCATION_BILLING_ORGANIZATION, own("location", "location_id"))
def get_location_billing_organization(
    call: Call, request: billing.GetLocationBillingOrganizationRequest
) -> billing.GetLocationBillingOrganizationResponse:
    """Return who pays for a location: its own organization, unless that was changed."""
    location = find_location(call, request.location_id)
    payer = call.transaction.first("SELECT organization_id FROM location_payers WHERE location_id = ?", location["id"])
    return billing.GetLocationBillingOrganizationResponse(
        billing_organization_id=(payer or location)["organization_id"]
    )


@rpcs.unary(
    billing_service.UPDATE_LOCATION_BILLING_ORGANIZATION,
    own("location", "location_id") + own("organization", "billing_organization_id"),
)
def update_location_billing_organization(
    call: Call, request: billing.UpdateLocationBillingOrganizationRequest
) -> billing.UpdateLocationBillingOrganizationResponse:
    """Set who pays for a location."""
    location = find_location(call, request.location_id)
    organization = find_organization(call, request.billing_organization_id, "billing_organization_id")
    call.transaction.run(
        "INSERT INTO location_payers (location_id, organization_id) VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET organization_id = excluded.organization_id",
        location["id"],
        organization["id"],
    )
    return billing.UpdateLocationBillingOrganizationResponse()


def _tier(call: Call, organization_id: str) -> str:
    row = call.transaction.first("SELECT tier FROM billing_tiers WHERE organization_id = ?", organization_id)
    return row["tier"] if row is not None else TIERS[0]


def _month(call: Call) -> tuple[int, int]:
    """Start and end of the month, in UTC."""
    now = datetime.datetime.fromtimestamp(call.environment.clock.now() // 1_000_000, datetime.timezone.utc)
    start = datetime.datetime(now.year, now.month, 1, tzinfo=datetime.timezone.utc)
    end = datetime.datetime(now.year + now.month // 12, now.month % 12 + 1, 1, tzinfo=datetime.timezone.utc)
    return int(start.timestamp()) * 1_000_000, int(end.timestamp()) * 1_000_000


def usage_costs(call: Call, organization_id: str, start: int, end: int) -> list[billing.UsageCost]:
    """The cost of each kind of usage in a span of time, without its end."""
    count = call.transaction.number
    span = (organization_id, start, end)
    binary_stored = count("SELECT SUM(size) FROM binary_data WHERE organization_id = ?", organization_id)
    binary_uploaded = count(
        "SELECT SUM(size) FROM binary_data WHERE organization_id = ? AND uploaded_on >= ? AND uploaded_on < ?", *span
    )
    tabular_stored = count(f"SELECT {_TABULAR_BYTES} FROM tabular_data WHERE organization_id = ?", organization_id)
    tabular_uploaded = count(
        f"SELECT {_TABULAR_BYTES} FROM tabular_data WHERE organization_id = ? AND time_synced >= ? AND time_synced < ?",
        *span,
    )
    machines = count(
        "SELECT COUNT(*) FROM robots JOIN locations ON locations.id = robots.location_id"
        " WHERE locations.organization_id = ?",
        organization_id,
    )
    kinds = billing.UsageCostType
    costs = {
        kinds.USAGE_COST_TYPE_PER_MACHINE: machines * _MACHINE,
        kinds.USAGE_COST_TYPE_BINARY_DATA_CLOUD_STORAGE: binary_stored / _GIGABYTE * _STORAGE,
        kinds.USAGE_COST_TYPE_BINARY_DATA_UPLOAD: binary_uploaded / _GIGABYTE * _UPLOAD,
        kinds.USAGE_COST_TYPE_TABULAR_DATA_CLOUD_STORAGE: tabular_stored / _GIGABYTE * _STORAGE,
        kinds.USAGE_COST_TYPE_TABULAR_DATA_UPLOAD: tabular_uploaded / _GIGABYTE * _UPLOAD,
    }
    return [billing.UsageCost(resource_type=kind, cost=cost) for kind, cost in costs.items()]
