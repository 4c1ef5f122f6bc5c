"""Invoices as PDF files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

from viam_cloud_emulator.core.errors import missing_extra

if TYPE_CHECKING:
    from fpdf import FPDF


@dataclass(frozen=True, slots=True)
class Invoice:
    """What an invoice says."""

    id: str
    issuer: str
    customer: str
    date: date
    description: str
    subtotal_cents: int
    tax_cents: int


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
    _amount(pdf, "Total, paid", invoice.subtotal_cents + invoice.tax_cents)
    pdf.ln(8)
    _line(pdf, "Issued by an emulator. Nobody has been charged anything.", size=9)
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
