"""Invoices: made by charging an organization, listed, and downloaded as PDF files."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

from viam_cloud.methods import billing_service
from viam_cloud.proto.app import billing
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call, StreamCall
from viam_cloud_emulator.core.errors import invalid_argument, missing_extra, not_found
from viam_cloud_emulator.core.values import new_uuid, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable

if TYPE_CHECKING:
    from fpdf import FPDF

SCHEMA = """
CREATE TABLE IF NOT EXISTS invoices (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    -- Whose name is at the top; NULL for the emulator's.
    branding_organization_id TEXT REFERENCES organizations (id) ON DELETE SET NULL,
    description TEXT NOT NULL,
    subtotal_cents INTEGER NOT NULL,
    tax_cents INTEGER NOT NULL,
    created_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS invoices_by_organization ON invoices (organization_id, created_on);
CREATE TABLE IF NOT EXISTS unpaid_invoices (
    invoice_id TEXT PRIMARY KEY REFERENCES invoices (id) ON DELETE CASCADE
);
"""

_IS_PAID = "NOT EXISTS (SELECT 1 FROM unpaid_invoices WHERE invoice_id = invoices.id)"
_LARGEST_AMOUNT = 1_000_000.0
_CHUNK_BYTES = 64 * 1024

_CHARGE = own("organization", "org_id_to_charge") + own("organization", "org_id_for_branding", optional=True)

rpcs = RpcTable()


@rpcs.unary(billing_service.CHARGE_ORGANIZATION, _CHARGE)
def charge_organization(call: Call, request: billing.ChargeOrganizationRequest) -> billing.ChargeOrganizationResponse:
    """Charge an amount and its tax; it is paid at once."""
    subtotal = _cents(request.subtotal, "subtotal", smallest=1)
    tax = _cents(request.tax, "tax", smallest=0)
    return billing.ChargeOrganizationResponse(invoice_id=_charge(call, request, subtotal, tax))


@rpcs.unary(billing_service.CREATE_INVOICE_AND_CHARGE_IMMEDIATELY, _CHARGE)
def create_invoice_and_charge_immediately(
    call: Call, request: billing.CreateInvoiceAndChargeImmediatelyRequest
) -> billing.CreateInvoiceAndChargeImmediatelyResponse:
    """Charge a flat amount; it is paid at once."""
    amount = _cents(request.amount, "amount", smallest=1)
    return billing.CreateInvoiceAndChargeImmediatelyResponse(invoice_id=_charge(call, request, amount, 0))


@rpcs.unary(billing_service.GET_INVOICES_SUMMARY, own("organization", "org_id"))
def get_invoices_summary(call: Call, request: billing.GetInvoicesSummaryRequest) -> billing.GetInvoicesSummaryResponse:
    """List the invoices of an organization, latest first; only seeds leave any to be paid."""
    organization = find_organization(call, request.org_id, "org_id")
    rows = call.transaction.all(
        f"SELECT *, {_IS_PAID} AS paid FROM invoices WHERE organization_id = ? ORDER BY created_on DESC, rowid DESC",
        organization["id"],
    )
    outstanding = sum(_total(row) for row in rows if not row["paid"])
    return billing.GetInvoicesSummaryResponse(outstanding_balance=outstanding, invoices=[_summary(row) for row in rows])


@rpcs.server_stream(billing_service.GET_INVOICE_PDF, own("organization", "org_id"))
def get_invoice_pdf(
    stream: StreamCall, request: billing.GetInvoicePdfRequest
) -> Generator[billing.GetInvoicePdfResponse, None, None]:
    """Stream an invoice as a PDF file."""
    with stream.read() as call:
        invoice = _invoice(call, request)
    file = render_invoice(invoice)
    for start in range(0, len(file), _CHUNK_BYTES):
        yield billing.GetInvoicePdfResponse(chunk=file[start : start + _CHUNK_BYTES])


@rpcs.unary(billing_service.SEND_PAYMENT_REQUIRED_EMAIL, own("organization", "billing_owner_org_id"))
def send_payment_required_email(
    call: Call, request: billing.SendPaymentRequiredEmailRequest
) -> billing.SendPaymentRequiredEmailResponse:
    """Check who would get an e-mail from whom; the emulator sends none."""
    find_organization(call, request.customer_org_id, "customer_org_id")
    find_organization(call, request.billing_owner_org_id, "billing_owner_org_id")
    return billing.SendPaymentRequiredEmailResponse()


def leave_unpaid(call: Call, invoice_id: str) -> None:
    """Leave an invoice to be paid."""
    call.transaction.run("INSERT INTO unpaid_invoices (invoice_id) VALUES (?)", invoice_id)


def _charge(
    call: Call,
    request: billing.ChargeOrganizationRequest | billing.CreateInvoiceAndChargeImmediatelyRequest,
    subtotal: int,
    tax: int,
) -> str:
    organization = find_organization(call, request.org_id_to_charge, "org_id_to_charge")
    branding: str | None = None
    if request.org_id_for_branding:
        branding = find_organization(call, request.org_id_for_branding, "org_id_for_branding")["id"]
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO invoices (id, organization_id, branding_organization_id, description, subtotal_cents, tax_cents,"
        " created_on) VALUES (?, ?, ?, ?, ?, ?, ?)",
        identifier,
        organization["id"],
        branding,
        request.description,
        subtotal,
        tax,
        call.environment.clock.now(),
    )
    return identifier


def _cents(amount: float, field: str, *, smallest: int) -> int:
    if not math.isfinite(amount) or not smallest / 100 <= amount <= _LARGEST_AMOUNT:
        raise invalid_argument(f"{field} must be from {smallest / 100:.2f} to {_LARGEST_AMOUNT:.2f}, not {amount}")
    return round(amount * 100)


def _summary(row: sqlite3.Row) -> billing.InvoiceSummary:
    created_on = to_timestamp(row["created_on"])
    return billing.InvoiceSummary(
        id=row["id"],
        invoice_date=created_on,
        invoice_amount=_total(row),
        status="paid" if row["paid"] else "outstanding",
        due_date=created_on,
        paid_date=created_on if row["paid"] else None,
    )


def _total(row: sqlite3.Row) -> float:
    return float((row["subtotal_cents"] + row["tax_cents"]) / 100)


def _invoice(call: Call, request: billing.GetInvoicePdfRequest) -> Invoice:
    organization = find_organization(call, request.org_id, "org_id")
    row = call.transaction.first(
        f"SELECT invoices.*, {_IS_PAID} AS paid, branding.name AS branding FROM invoices"
        " LEFT JOIN organizations AS branding ON branding.id = invoices.branding_organization_id"
        " WHERE invoices.id = ? AND invoices.organization_id = ?",
        required_text(request.id, "id"),
        organization["id"],
    )
    if row is None:
        raise not_found(f"the organization has no invoice with the ID {request.id!r} (id)")
    return Invoice(
        id=row["id"],
        issuer=row["branding"] or "viam-cloud emulator",
        customer=organization["name"],
        date=to_timestamp(row["created_on"]).ToDatetime().date(),
        description=row["description"] or "Charge",
        subtotal_cents=row["subtotal_cents"],
        tax_cents=row["tax_cents"],
        paid=bool(row["paid"]),
    )


@dataclass(frozen=True, slots=True)
class Invoice:
    """Contents of an invoice."""

    id: str
    issuer: str
    customer: str
    date: date
    description: str
    subtotal_cents: int
    tax_cents: int
    paid: bool = True


def render_invoice(invoice: Invoice) -> bytes:
    """A PDF file with one page."""
    try:
        from fpdf import FPDF
    except ImportError:
        raise missing_extra("Invoices as PDF files", "fpdf2") from None

    pdf = FPDF()
    # The same invoice is the same file whenever it is downloaded.
    pdf.set_creation_date(datetime(invoice.date.year, invoice.date.month, invoice.date.day, tzinfo=timezone.utc))
    pdf.set_title(f"Invoice {invoice.id}")
    pdf.add_page()
    _line(pdf, invoice.issuer, size=20)
    _line(pdf, f"Invoice {invoice.id}", size=12)
    _line(pdf, f"Date: {invoice.date.isoformat()}", size=12)
    _line(pdf, f"For: {invoice.customer}", size=12)
    pdf.ln(8)
    _amount(pdf, invoice.description, invoice.subtotal_cents)
    _amount(pdf, "Tax", invoice.tax_cents)
    _amount(pdf, "Total, paid" if invoice.paid else "Total, to be paid", invoice.subtotal_cents + invoice.tax_cents)
    pdf.ln(8)
    _line(pdf, "Issued by an emulator. Nothing has been charged.", size=9)
    return bytes(pdf.output())


def _line(pdf: FPDF, text: str, *, size: int) -> None:
    pdf.set_font("Helvetica", size=size)
    pdf.multi_cell(0, size * 0.6, _printable(text), new_x="LMARGIN", new_y="NEXT")


def _amount(pdf: FPDF, text: str, cents: int) -> None:
    pdf.set_font("Helvetica", size=12)
    before = pdf.get_y()
    pdf.multi_cell(140, 8, _printable(text), new_x="RIGHT", new_y="LAST")
    after = max(pdf.get_y(), before)
    pdf.cell(0, 8, f"{cents / 100:,.2f} USD", align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.set_y(max(pdf.get_y(), after))


def _printable(text: str) -> str:
    """The text in letters that the fonts of every PDF reader have."""
    return text.encode("latin-1", "replace").decode("latin-1")
