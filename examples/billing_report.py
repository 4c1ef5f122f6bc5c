"""Prints what this month has cost so far, by resource, and the invoices, and saves those that are still to be paid."""

from pathlib import Path

from viam_cloud import ViamClient
from viam_cloud.proto.app import Organization
from viam_cloud.proto.app.billing import UsageCostType


def print_usage(client: ViamClient, organization: Organization) -> None:
    """Print the costs of the month, as far as they come to a cent."""
    usage = client.billing_client.get_current_month_usage(organization.id)
    print(f"{organization.name}, {usage.start_date.ToDatetime():%B %Y}: {usage.subtotal:.2f}")
    for source in usage.resource_usage_costs_by_source:
        for cost in source.resource_usage_costs.usage_costs:
            if round(cost.cost, 2):
                kind = UsageCostType.Name(cost.resource_type).removeprefix("USAGE_COST_TYPE_")
                print(f"  {kind.lower().replace('_', ' '):<36}{cost.cost:>10.2f}")


def save_invoices(client: ViamClient, organization: Organization) -> None:
    """Print the invoices, and save those that are outstanding as PDF."""
    summary = client.billing_client.get_invoices_summary(organization.id)
    for invoice in summary.invoices:
        line = f"  {invoice.invoice_date.ToDatetime():%Y-%m-%d}  {invoice.status:<12}{invoice.invoice_amount:>22.2f}"
        if invoice.status == "outstanding":
            path = Path(f"invoice-{invoice.invoice_date.ToDatetime():%Y-%m}.pdf")
            client.billing_client.get_invoice_pdf(invoice.id, organization.id, dest=path)
            line += f"  {path}"
        print(line)
    print(f"  outstanding in all{summary.outstanding_balance:>28.2f}")


def main() -> None:
    """Report on each organization."""
    with ViamClient.create_from_env_vars() as client:
        for organization in client.app_client.list_organizations():
            print_usage(client, organization)
            save_invoices(client, organization)


if __name__ == "__main__":
    main()
