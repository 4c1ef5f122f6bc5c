# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.v1.BillingService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.v1 import billing_pb2
from viam_cloud_runtime import FiniteStreamMethod, Method, RetryClass, UnaryMethod

GET_CURRENT_MONTH_USAGE: Final[
    UnaryMethod[billing_pb2.GetCurrentMonthUsageRequest, billing_pb2.GetCurrentMonthUsageResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/GetCurrentMonthUsage",
    billing_pb2.GetCurrentMonthUsageRequest,
    billing_pb2.GetCurrentMonthUsageResponse,
    RetryClass.READ,
)
GET_ORG_BILLING_INFORMATION: Final[
    UnaryMethod[billing_pb2.GetOrgBillingInformationRequest, billing_pb2.GetOrgBillingInformationResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/GetOrgBillingInformation",
    billing_pb2.GetOrgBillingInformationRequest,
    billing_pb2.GetOrgBillingInformationResponse,
    RetryClass.READ,
)
GET_INVOICES_SUMMARY: Final[
    UnaryMethod[billing_pb2.GetInvoicesSummaryRequest, billing_pb2.GetInvoicesSummaryResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/GetInvoicesSummary",
    billing_pb2.GetInvoicesSummaryRequest,
    billing_pb2.GetInvoicesSummaryResponse,
    RetryClass.READ,
)
GET_INVOICE_PDF: Final[FiniteStreamMethod[billing_pb2.GetInvoicePdfRequest, billing_pb2.GetInvoicePdfResponse]] = (
    FiniteStreamMethod(
        "/viam.app.v1.BillingService/GetInvoicePdf",
        billing_pb2.GetInvoicePdfRequest,
        billing_pb2.GetInvoicePdfResponse,
        RetryClass.READ,
    )
)
SEND_PAYMENT_REQUIRED_EMAIL: Final[
    UnaryMethod[billing_pb2.SendPaymentRequiredEmailRequest, billing_pb2.SendPaymentRequiredEmailResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/SendPaymentRequiredEmail",
    billing_pb2.SendPaymentRequiredEmailRequest,
    billing_pb2.SendPaymentRequiredEmailResponse,
    RetryClass.WRITE,
)
GET_AVAILABLE_BILLING_TIERS: Final[
    UnaryMethod[billing_pb2.GetAvailableBillingTiersRequest, billing_pb2.GetAvailableBillingTiersResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/GetAvailableBillingTiers",
    billing_pb2.GetAvailableBillingTiersRequest,
    billing_pb2.GetAvailableBillingTiersResponse,
    RetryClass.READ,
)
UPDATE_ORGANIZATION_BILLING_TIER: Final[
    UnaryMethod[billing_pb2.UpdateOrganizationBillingTierRequest, billing_pb2.UpdateOrganizationBillingTierResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/UpdateOrganizationBillingTier",
    billing_pb2.UpdateOrganizationBillingTierRequest,
    billing_pb2.UpdateOrganizationBillingTierResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_LOCATION_BILLING_ORGANIZATION: Final[
    UnaryMethod[billing_pb2.GetLocationBillingOrganizationRequest, billing_pb2.GetLocationBillingOrganizationResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/GetLocationBillingOrganization",
    billing_pb2.GetLocationBillingOrganizationRequest,
    billing_pb2.GetLocationBillingOrganizationResponse,
    RetryClass.READ,
)
UPDATE_LOCATION_BILLING_ORGANIZATION: Final[
    UnaryMethod[
        billing_pb2.UpdateLocationBillingOrganizationRequest, billing_pb2.UpdateLocationBillingOrganizationResponse
    ]
] = UnaryMethod(
    "/viam.app.v1.BillingService/UpdateLocationBillingOrganization",
    billing_pb2.UpdateLocationBillingOrganizationRequest,
    billing_pb2.UpdateLocationBillingOrganizationResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
CHARGE_ORGANIZATION: Final[
    UnaryMethod[billing_pb2.ChargeOrganizationRequest, billing_pb2.ChargeOrganizationResponse]
] = UnaryMethod(
    "/viam.app.v1.BillingService/ChargeOrganization",
    billing_pb2.ChargeOrganizationRequest,
    billing_pb2.ChargeOrganizationResponse,
    RetryClass.WRITE,
)
CREATE_INVOICE_AND_CHARGE_IMMEDIATELY: Final[
    UnaryMethod[
        billing_pb2.CreateInvoiceAndChargeImmediatelyRequest, billing_pb2.CreateInvoiceAndChargeImmediatelyResponse
    ]
] = UnaryMethod(
    "/viam.app.v1.BillingService/CreateInvoiceAndChargeImmediately",
    billing_pb2.CreateInvoiceAndChargeImmediatelyRequest,
    billing_pb2.CreateInvoiceAndChargeImmediatelyResponse,
    RetryClass.WRITE,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    GET_CURRENT_MONTH_USAGE,
    GET_ORG_BILLING_INFORMATION,
    GET_INVOICES_SUMMARY,
    GET_INVOICE_PDF,
    SEND_PAYMENT_REQUIRED_EMAIL,
    GET_AVAILABLE_BILLING_TIERS,
    UPDATE_ORGANIZATION_BILLING_TIER,
    GET_LOCATION_BILLING_ORGANIZATION,
    UPDATE_LOCATION_BILLING_ORGANIZATION,
    CHARGE_ORGANIZATION,
    CREATE_INVOICE_AND_CHARGE_IMMEDIATELY,
)
