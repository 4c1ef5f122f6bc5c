"""Billing: usage, tiers, invoices and their PDF files."""

from __future__ import annotations

import datetime
import math
import re

import pytest

from tests.support.emulator.captures import emulator_of_its_own, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from tests.support.emulator.pdf_texts import texts_of
from viam_cloud.errors import InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import billing

_KIND = billing.UsageCostType


def _costs(cloud: Cloud, fleet: Fleet) -> dict[int, float]:
    usage = cloud.data.get_current_month_usage(org_id=fleet.organization)
    (source,) = usage.resource_usage_costs_by_source
    return {each.resource_type: each.cost for each in source.resource_usage_costs.usage_costs}


def test_usage_follows_what_is_stored(cloud: Cloud, fleet: Fleet) -> None:
    before = _costs(cloud, fleet)
    assert before[_KIND.USAGE_COST_TYPE_PER_MACHINE] > 0
    assert before[_KIND.USAGE_COST_TYPE_BINARY_DATA_CLOUD_STORAGE] == 0
    file = cloud.upload(fleet.part, bytes(1_000_000))
    upload_readings(cloud, fleet.part, [{"n": 1}])
    after = _costs(cloud, fleet)
    for kind in (
        _KIND.USAGE_COST_TYPE_BINARY_DATA_CLOUD_STORAGE,
        _KIND.USAGE_COST_TYPE_BINARY_DATA_UPLOAD,
        _KIND.USAGE_COST_TYPE_TABULAR_DATA_CLOUD_STORAGE,
        _KIND.USAGE_COST_TYPE_TABULAR_DATA_UPLOAD,
    ):
        assert after[kind] > before[kind] == 0
    cloud.data.delete_binary_data_by_ids(binary_data_ids=[file])
    cloud.app.delete_robot(id=fleet.robot)
    assert _costs(cloud, fleet)[_KIND.USAGE_COST_TYPE_BINARY_DATA_CLOUD_STORAGE] == 0
    assert _costs(cloud, fleet)[_KIND.USAGE_COST_TYPE_PER_MACHINE] == 0


def test_totals(cloud: Cloud, fleet: Fleet) -> None:
    usage = cloud.data.get_current_month_usage(org_id=fleet.organization)
    (source,) = usage.resource_usage_costs_by_source
    total = sum(each.cost for each in source.resource_usage_costs.usage_costs)
    assert usage.subtotal == pytest.approx(total, abs=0.01)
    assert source.resource_usage_costs.total_with_discount == usage.subtotal
    assert (source.source_type, source.tier_name) == (billing.SourceType.SOURCE_TYPE_ORG, "standard")


@pytest.mark.parametrize("is_async", [False, True])
def test_uploads_count_in_their_month(is_async: bool) -> None:
    with emulator_of_its_own(is_async) as (emulator, cloud):
        fleet = cloud.new_fleet()
        cloud.upload(fleet.part, bytes(1000))
        first = cloud.data.get_current_month_usage(org_id=fleet.organization)
        end = first.end_date.ToDatetime(datetime.timezone.utc)
        emulator.advance(end - datetime.datetime.now(datetime.timezone.utc))
        emulator.expire_tokens()
        second = cloud.data.get_current_month_usage(org_id=fleet.organization)
        assert (second.start_date, second.start_date.ToDatetime().day) == (first.end_date, 1)
        costs = _costs(cloud, fleet)
        assert costs[_KIND.USAGE_COST_TYPE_BINARY_DATA_UPLOAD] == 0
        assert costs[_KIND.USAGE_COST_TYPE_BINARY_DATA_CLOUD_STORAGE] > 0
        cloud.upload(fleet.part, bytes(1000))
        assert _costs(cloud, fleet)[_KIND.USAGE_COST_TYPE_BINARY_DATA_UPLOAD] > 0
        # What does not say when it was captured was captured now.
        [file, _] = cloud.list_files(fleet.organization).data
        assert file.metadata.time_requested.ToMicroseconds() >= second.start_date.ToMicroseconds()


def test_information_and_tiers(cloud: Cloud, fleet: Fleet) -> None:
    information = cloud.data.get_org_billing_information(org_id=fleet.organization)
    assert information.type == billing.PaymentMethodType.PAYMENT_METHOD_TYPE_CARD
    assert (information.method.last_four_digits, information.billing_tier) == ("4242", "standard")
    assert "@" in information.billing_email
    tiers = cloud.data.get_available_billing_tiers().tiers
    for tier in tiers:
        cloud.data.update_organization_billing_tier(organization_id=fleet.organization, billing_tier=tier)
        assert cloud.data.get_org_billing_information(org_id=fleet.organization).billing_tier == tier
    with pytest.raises(InvalidArgumentError, match="gold"):
        cloud.data.update_organization_billing_tier(organization_id=fleet.organization, billing_tier="gold")


def test_who_pays_for_a_location(cloud: Cloud, fleet: Fleet) -> None:
    other = cloud.new_fleet()

    def payer() -> str:
        response = cloud.data.get_location_billing_organization(location_id=fleet.location)
        return str(response.billing_organization_id)

    assert payer() == fleet.organization
    update = cloud.data.update_location_billing_organization
    update(location_id=fleet.location, billing_organization_id=other.organization)
    assert payer() == other.organization
    with pytest.raises(NotFoundError, match="organization"):
        update(location_id=fleet.location, billing_organization_id=unknown_id())
    assert payer() == other.organization


def test_charges_make_invoices(cloud: Cloud, fleet: Fleet) -> None:
    assert cloud.data.get_invoices_summary(org_id=fleet.organization).invoices == []
    charged = cloud.data.charge_organization(
        org_id_to_charge=fleet.organization, subtotal=10.1, tax=1.01, description="wheels"
    ).invoice_id
    flat = cloud.data.create_invoice_and_charge_immediately(org_id_to_charge=fleet.organization, amount=5).invoice_id
    summary = cloud.data.get_invoices_summary(org_id=fleet.organization)
    assert [(each.id, each.invoice_amount) for each in summary.invoices] == [(flat, 5), (charged, 11.11)]
    assert {each.status for each in summary.invoices} == {"paid"}
    assert all(each.paid_date == each.invoice_date for each in summary.invoices)
    assert summary.outstanding_balance == 0
    assert cloud.data.get_invoices_summary(org_id=cloud.new_fleet().organization).invoices == []


@pytest.mark.parametrize("amount", [0, -1, 0.001, math.nan, math.inf, 1e9])
def test_refused_amounts(cloud: Cloud, fleet: Fleet, amount: float) -> None:
    for call, fields in (
        (cloud.data.charge_organization, {"subtotal": amount, "tax": 0}),
        (cloud.data.create_invoice_and_charge_immediately, {"amount": amount}),
    ):
        with pytest.raises(InvalidArgumentError, match=r"subtotal|amount"):
            call(org_id_to_charge=fleet.organization, **fields)
    if not 0 <= amount <= 1:
        with pytest.raises(InvalidArgumentError, match="tax"):
            cloud.data.charge_organization(org_id_to_charge=fleet.organization, subtotal=1, tax=amount)
    assert cloud.data.get_invoices_summary(org_id=fleet.organization).invoices == []


def _pdf(cloud: Cloud, organization_id: str, invoice_id: str) -> bytes:
    return b"".join(each.chunk for each in cloud.data.get_invoice_pdf(org_id=organization_id, id=invoice_id))


def test_invoices_are_pdf_files(cloud: Cloud, fleet: Fleet) -> None:
    issuer = cloud.app.create_organization(name="Émettrice (1) \\ ロボット").organization.id
    invoice = cloud.data.charge_organization(
        org_id_to_charge=fleet.organization,
        subtotal=1234.5,
        tax=0.25,
        description="a long description " * 20,
        org_id_for_branding=issuer,
    ).invoice_id
    file = _pdf(cloud, fleet.organization, invoice)
    assert file.startswith(b"%PDF-1.")
    assert file.rstrip().endswith(b"%%EOF")
    start = int(re.findall(rb"startxref\n(\d+)", file)[-1])
    assert file[start : start + 4] == b"xref"
    texts = texts_of(file)
    for expected in (invoice, "Robots & Sons", "1,234.50 USD", "0.25 USD", "1,234.75 USD", "a long description"):
        assert expected in texts
    assert "Émettrice \\(1\\) \\\\ ????" in texts
    assert _pdf(cloud, fleet.organization, invoice) == file


def test_invoices_of_others(cloud: Cloud, fleet: Fleet) -> None:
    invoice = cloud.data.charge_organization(org_id_to_charge=fleet.organization, subtotal=1).invoice_id
    for organization, identifier in ((cloud.new_fleet().organization, invoice), (fleet.organization, unknown_id())):
        with pytest.raises(NotFoundError, match="invoice"):
            _pdf(cloud, organization, identifier)
    with pytest.raises(InvalidArgumentError, match="id"):
        _pdf(cloud, fleet.organization, "")
    with pytest.raises(NotFoundError, match="organization"):
        cloud.data.charge_organization(org_id_to_charge=unknown_id(), subtotal=1)


def test_reminders(cloud: Cloud, fleet: Fleet) -> None:
    other = cloud.new_fleet()
    cloud.data.send_payment_required_email(customer_org_id=fleet.organization, billing_owner_org_id=other.organization)
    with pytest.raises(NotFoundError, match="customer_org_id"):
        cloud.data.send_payment_required_email(customer_org_id=unknown_id(), billing_owner_org_id=other.organization)
