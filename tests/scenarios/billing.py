"""Billing: usage, how it is paid, and invoices with their files."""

from __future__ import annotations

import pytest

from tests.support.emulator.pdf_texts import texts_of
from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError
from viam_cloud.proto.app.billing import PaymentMethodType, UsageCostType


@scenario
async def usage_follows_what_is_stored(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()

    async def costs() -> tuple[bool, bool]:
        usage = await sdk.billing.get_current_month_usage(fleet.organization)
        (source,) = usage.resource_usage_costs_by_source
        by_kind = {each.resource_type: each.cost for each in source.resource_usage_costs.usage_costs}
        assert usage.subtotal == pytest.approx(sum(by_kind.values()), abs=0.01)
        machines, files = (
            UsageCostType.USAGE_COST_TYPE_PER_MACHINE,
            UsageCostType.USAGE_COST_TYPE_BINARY_DATA_CLOUD_STORAGE,
        )
        return by_kind[machines] > 0, by_kind[files] > 0

    assert await costs() == (True, False)
    await sdk.data.file_upload(fleet.part, bytes(1_000_000))
    assert await costs() == (True, True)
    await sdk.app.delete_robot(fleet.robot)
    assert await costs() == (False, True)


@scenario
async def how_it_is_paid(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    information = await sdk.billing.get_org_billing_information(organization)
    assert information.type == PaymentMethodType.PAYMENT_METHOD_TYPE_CARD
    tiers = (await sdk.billing.get_available_billing_tiers()).tiers
    assert len(tiers) > 1
    for tier in tiers:
        await sdk.billing.update_organization_billing_tier(organization_id=organization, billing_tier=tier)
        assert (await sdk.billing.get_org_billing_information(organization)).billing_tier == tier


@scenario
async def charges_make_invoices(sdk: Sdk) -> None:
    issuer = (await sdk.app.create_organization("Issuer")).id
    payer = (await sdk.app.create_organization("Payer")).id
    assert list((await sdk.billing.get_invoices_summary(payer)).invoices) == []
    charged = await sdk.billing.charge_organization(
        payer, 10.1, 1.01, "wheels", org_id_for_branding=issuer, disable_confirmation_email=True
    )
    flat = await sdk.billing.create_invoice_and_charge_immediately(
        payer, 5, "a flat fee", org_id_for_branding=issuer, disable_email=True
    )
    summary = await sdk.billing.get_invoices_summary(payer)
    assert [(each.id, each.invoice_amount) for each in summary.invoices] == [
        (flat.invoice_id, 5),
        (charged.invoice_id, 11.11),
    ]
    assert (summary.outstanding_balance, {each.status for each in summary.invoices}) == (0, {"paid"})

    for invoice, description, total in ((charged, "wheels", "11.11 USD"), (flat, "a flat fee", "5.00 USD")):
        file = sdk.folder / "invoice.pdf"
        await sdk.billing.get_invoice_pdf(invoice.invoice_id, payer, str(file))
        texts = texts_of(file.read_bytes())
        assert [text for text in ("Issuer", "Payer", description, total) if text not in texts] == []
    content = file.read_bytes()
    with pytest.raises(NotFoundError, match="invoice"):
        await sdk.billing.get_invoice_pdf(charged.invoice_id, issuer, str(file))
    assert file.read_bytes() == content
