"""Who may call the services for training, billing, provisioning and users."""

from __future__ import annotations

from viam_cloud_emulator.access.requirements import SIGNED_IN, Rule, own, own_inside

_TRAINING: dict[str, Rule] = {
    "SubmitTrainingJob": own_inside("organization", "organization_id") + own_inside("dataset", "dataset_id"),
    "SubmitCustomTrainingJob": own_inside("organization", "organization_id")
    + own_inside("dataset", "dataset_id", optional=True),
    "GetTrainingJob": own_inside("training job", "id"),
    "ListTrainingJobs": own_inside("organization", "organization_id"),
    "CancelTrainingJob": own_inside("training job", "id"),
    "DeleteCompletedTrainingJob": own("training job", "id"),
    "GetTrainingJobLogs": own_inside("training job", "id"),
    "ListSupportedContainers": SIGNED_IN,
    "ListContainers": own_inside("organization", "organization_id", optional=True),
    "GetContainer": SIGNED_IN,
    "RegisterCustomTrainingContainer": own("organization", "organization_id"),
    "DeleteCustomTrainingContainer": SIGNED_IN,
}

_CHARGE = own("organization", "org_id_to_charge") + own("organization", "org_id_for_branding", optional=True)

_BILLING: dict[str, Rule] = {
    "GetCurrentMonthUsage": own("organization", "org_id"),
    "GetOrgBillingInformation": own("organization", "org_id"),
    "GetInvoicesSummary": own("organization", "org_id"),
    "GetInvoicePdf": own("organization", "org_id"),
    "SendPaymentRequiredEmail": own("organization", "billing_owner_org_id"),
    "GetAvailableBillingTiers": SIGNED_IN,
    "UpdateOrganizationBillingTier": own("organization", "organization_id"),
    "GetLocationBillingOrganization": own("location", "location_id"),
    "UpdateLocationBillingOrganization": own("location", "location_id")
    + own("organization", "billing_organization_id"),
    "ChargeOrganization": _CHARGE,
    "CreateInvoiceAndChargeImmediately": _CHARGE,
}

_PROVISIONING: dict[str, Rule] = {
    # It speaks for one machine on a desk, which has no owner yet.
    "GetSmartMachineStatus": SIGNED_IN,
    "SetNetworkCredentials": SIGNED_IN,
    "SetSmartMachineCredentials": SIGNED_IN,
    "GetNetworkList": SIGNED_IN,
    "ExitProvisioning": SIGNED_IN,
}

_END_USERS: dict[str, Rule] = {
    "IsLegalAccepted": SIGNED_IN,
    "AcceptLegal": SIGNED_IN,
}

OTHER_RULES: dict[str, Rule] = {
    f"{service}/{name}": rule
    for service, table in {
        "MLTrainingService": _TRAINING,
        "BillingService": _BILLING,
        "ProvisioningService": _PROVISIONING,
        "EndUserService": _END_USERS,
    }.items()
    for name, rule in table.items()
}
