# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Usage, invoices, payment methods and charges of organizations."""

from __future__ import annotations

from viam_cloud.gen.app.v1 import billing_pb2
from viam_cloud.methods import billing_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.aio import ServerStream, ServiceClient

__all__ = ["RawBillingClient"]


class RawBillingClient(ServiceClient):
    """`BillingClient` with the same methods, each returning its whole response message."""

    async def get_current_month_usage(
        self, org_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> billing_pb2.GetCurrentMonthUsageResponse:
        """Return what an organization has used, and what it costs, this month.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetCurrentMonthUsageResponse: Usage costs of the month so far. Amounts are decimals in the
                billing currency.
                start_date (Timestamp): Start of the billing month.
                end_date (Timestamp): End of the billing month.
                resource_usage_costs_by_source (list[ResourceUsageCostsBySource]): Costs, grouped by
                    what brought them about.
                subtotal (float): Sum over all sources, before tax.
                cloud_storage_usage_cost (float): Cost of storage. Use `resource_usage_costs_by_source`
                    instead.
                data_upload_usage_cost (float): Cost of uploads. Use `resource_usage_costs_by_source`
                    instead.
                data_egres_usage_cost (float): Cost of downloads. Use `resource_usage_costs_by_source`
                    instead.
                remote_control_usage_cost (float): Cost of remote control. Use
                    `resource_usage_costs_by_source` instead.
                standard_compute_usage_cost (float): Cost of computing. Use
                    `resource_usage_costs_by_source` instead.
                discount_amount (float): Amount taken off. Use `resource_usage_costs_by_source` instead.
                total_usage_with_discount (float): Total less the discount. Use `subtotal` instead.
                total_usage_without_discount (float): Total before the discount. Use
                    `resource_usage_costs_by_source` instead.
                per_machine_usage_cost (float): Flat cost of machines. Use
                    `resource_usage_costs_by_source` instead.
                binary_data_cloud_storage_usage_cost (float): Cost of storing binary data. Use
                    `resource_usage_costs_by_source` instead.
                other_cloud_storage_usage_cost (float): Cost of storing anything else. Use
                    `resource_usage_costs_by_source` instead.

        Raises:
            NotFoundError: no organization has this ID.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.get_current_month_usage(org_id="<ORG-ID>")
        """
        return await self._call(
            billing_service.GET_CURRENT_MONTH_USAGE,
            build_request(billing_pb2.GetCurrentMonthUsageRequest, org_id=org_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_org_billing_information(
        self, org_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> billing_pb2.GetOrgBillingInformationResponse:
        """Return the payment method, e-mail address and tier an organization is billed with.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetOrgBillingInformationResponse: How an organization is billed.
                type (PaymentMethodType): How the organization pays; says which of the `method` fields
                    is set.
                billing_email (str): E-mail address that invoices go to.
                method (PaymentMethodCard): The card, when the organization pays by card.
                billing_tier (str): Name of the billing tier. Absent when none is known.
                method_us_bank_account (PaymentMethodUSBankAccount): The bank account, when the
                    organization pays from a US bank account.

        Raises:
            NotFoundError: no organization has this ID.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.get_org_billing_information(org_id="<ORG-ID>")
        """
        return await self._call(
            billing_service.GET_ORG_BILLING_INFORMATION,
            build_request(billing_pb2.GetOrgBillingInformationRequest, org_id=org_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_invoices_summary(
        self, org_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> billing_pb2.GetInvoicesSummaryResponse:
        """Return the outstanding balance and the invoices of an organization.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetInvoicesSummaryResponse: The invoices of an organization and what is open on them.
                outstanding_balance (float): Amount still to be paid, as a decimal in the billing
                    currency.
                invoices (list[InvoiceSummary]): One entry for each invoice.

        Raises:
            NotFoundError: no organization has this ID.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.get_invoices_summary(org_id="<ORG-ID>")
        """
        return await self._call(
            billing_service.GET_INVOICES_SUMMARY,
            build_request(billing_pb2.GetInvoicesSummaryRequest, org_id=org_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    def get_invoice_pdf(
        self, invoice_id: str, org_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> ServerStream[billing_pb2.GetInvoicePdfResponse]:
        """Download one invoice as a PDF file.

        Returns the whole response, of which `billing_client.get_invoice_pdf` returns a part.

        The file appears once it is complete: if the download fails, what was there before is kept.

        To stop the stream early, leave its `with` block or call its `close()`.

        Args:
            invoice_id (str): ID of the invoice, as listed by `get_invoices_summary`.
            org_id (str): UUID of the organization the invoice is for.
            timeout (float, optional): Seconds the stream may stay open. Default: no limit.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            A stream of GetInvoicePdfResponse: A piece of the PDF file.
                chunk (bytes): Next bytes of the file.

        Raises:
            NotFoundError: the organization has no invoice with this ID.
            PermissionDeniedError: the caller is not an owner of the organization.
            OSError: the file cannot be written.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            import tempfile
            from pathlib import Path

            with tempfile.TemporaryDirectory() as folder:
                invoice = Path(folder, "invoice.pdf")
                async with client.billing_client.raw.get_invoice_pdf("<INVOICE-ID>", "<ORGANIZATION-ID>") as stream:
                    async for response in stream:
                        print(response)
        """
        return self._server_stream(
            billing_service.GET_INVOICE_PDF,
            build_request(billing_pb2.GetInvoicePdfRequest, id=invoice_id, org_id=org_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def send_payment_required_email(
        self,
        *,
        customer_org_id: str | None = None,
        billing_owner_org_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> billing_pb2.SendPaymentRequiredEmailResponse:
        """E-mail a customer organization that it needs to set up payment.

        Args:
            customer_org_id (str, optional): UUID of the organization that gets the e-mail.
            billing_owner_org_id (str, optional): UUID of the organization that bills the customer.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            SendPaymentRequiredEmailResponse: Empty: the e-mail is on its way.

        Raises:
            NotFoundError: one of the organizations does not exist.
            PermissionDeniedError: the caller may not write in the name of the billing organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.send_payment_required_email(
                customer_org_id="<CUSTOMER-ORG-ID>",
                billing_owner_org_id="<BILLING-OWNER-ORG-ID>",
            )
        """
        return await self._call(
            billing_service.SEND_PAYMENT_REQUIRED_EMAIL,
            build_request(
                billing_pb2.SendPaymentRequiredEmailRequest,
                customer_org_id=customer_org_id,
                billing_owner_org_id=billing_owner_org_id,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_available_billing_tiers(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> billing_pb2.GetAvailableBillingTiersResponse:
        """List the billing tiers that can be assigned to organizations.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetAvailableBillingTiersResponse: The billing tiers there are.
                tiers (list[str]): Names of the tiers, as `update_organization_billing_tier` takes them.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = await client.billing_client.raw.get_available_billing_tiers()
        """
        return await self._call(
            billing_service.GET_AVAILABLE_BILLING_TIERS,
            build_request(billing_pb2.GetAvailableBillingTiersRequest),
            timeout=timeout,
            retry=retry,
        )

    async def update_organization_billing_tier(
        self,
        *,
        organization_id: str | None = None,
        billing_tier: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> billing_pb2.UpdateOrganizationBillingTierResponse:
        """Set the billing tier of an organization.

        Args:
            organization_id (str, optional): UUID of the organization.
            billing_tier (str, optional): Name of the tier, one of `get_available_billing_tiers`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateOrganizationBillingTierResponse: Empty: the tier is set.

        Raises:
            NotFoundError: no organization has this ID.
            InvalidArgumentError: there is no such billing tier.
            PermissionDeniedError: the caller may not change the tier.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.update_organization_billing_tier(
                organization_id="<ORGANIZATION-ID>",
                billing_tier="<BILLING-TIER>",
            )
        """
        return await self._call(
            billing_service.UPDATE_ORGANIZATION_BILLING_TIER,
            build_request(
                billing_pb2.UpdateOrganizationBillingTierRequest,
                organization_id=organization_id,
                billing_tier=billing_tier,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_location_billing_organization(
        self, *, location_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> billing_pb2.GetLocationBillingOrganizationResponse:
        """Return the organization that pays for a location.

        Args:
            location_id (str, optional): ID of the location.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetLocationBillingOrganizationResponse: The organization that pays for the location.
                billing_organization_id (str): UUID of the organization.

        Raises:
            NotFoundError: no location has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.get_location_billing_organization(location_id="<LOCATION-ID>")
        """
        return await self._call(
            billing_service.GET_LOCATION_BILLING_ORGANIZATION,
            build_request(billing_pb2.GetLocationBillingOrganizationRequest, location_id=location_id),
            timeout=timeout,
            retry=retry,
        )

    async def update_location_billing_organization(
        self,
        *,
        location_id: str | None = None,
        billing_organization_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> billing_pb2.UpdateLocationBillingOrganizationResponse:
        """Set the organization that pays for a location.

        Args:
            location_id (str, optional): ID of the location.
            billing_organization_id (str, optional): UUID of the organization that pays from now on.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateLocationBillingOrganizationResponse: Empty: the paying organization is set.

        Raises:
            NotFoundError: the location or the organization does not exist.
            PermissionDeniedError: the caller may not change who pays for the location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.update_location_billing_organization(
                location_id="<LOCATION-ID>",
                billing_organization_id="<BILLING-ORGANIZATION-ID>",
            )
        """
        return await self._call(
            billing_service.UPDATE_LOCATION_BILLING_ORGANIZATION,
            build_request(
                billing_pb2.UpdateLocationBillingOrganizationRequest,
                location_id=location_id,
                billing_organization_id=billing_organization_id,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def charge_organization(
        self,
        org_id_to_charge: str,
        subtotal: float,
        tax: float,
        description: str | None = None,
        org_id_for_branding: str | None = None,
        disable_confirmation_email: bool = False,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> billing_pb2.ChargeOrganizationResponse:
        """Charge an organization an amount and its tax, and return the invoice.

        Every call charges anew. After an error, look at `get_invoices_summary` before trying again. Unless
        disabled, the organization gets a confirmation by e-mail.

        Args:
            org_id_to_charge (str): UUID of the organization that pays.
            subtotal (float): Amount before tax, as a decimal in the billing currency.
            tax (float): Tax to add to the subtotal, as an amount and not as a rate.
            description (str, optional): What the charge is for, for people to read. May be left out.
            org_id_for_branding (str, optional): UUID of the organization whose branding the invoice and
                e-mail carry. Absent means the default branding.
            disable_confirmation_email (bool, default False): True to send no confirmation to the
                charged organization. Default: false.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            ChargeOrganizationResponse: The invoice of the charge.
                invoice_id (str): ID of the new invoice, for `get_invoice_pdf`.

        Raises:
            NotFoundError: no organization has this ID.
            InvalidArgumentError: an amount is not acceptable.
            FailedPreconditionError: the organization has no payment method that can be charged.
            PermissionDeniedError: the caller may not charge the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.charge_organization(
                "<ORGANIZATION-ID>",
                subtotal=80.0,
                tax=6.4,
                description="Installation of two machines",
            )
        """
        return await self._call(
            billing_service.CHARGE_ORGANIZATION,
            build_request(
                billing_pb2.ChargeOrganizationRequest,
                org_id_to_charge=org_id_to_charge,
                subtotal=subtotal,
                tax=tax,
                description=description,
                org_id_for_branding=org_id_for_branding,
                disable_confirmation_email=disable_confirmation_email,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def create_invoice_and_charge_immediately(
        self,
        org_id_to_charge: str,
        amount: float,
        description: str | None = None,
        org_id_for_branding: str | None = None,
        disable_email: bool = False,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> billing_pb2.CreateInvoiceAndChargeImmediatelyResponse:
        """Make an invoice over a flat amount and charge it at once.

        Waits for the payment to be confirmed, so allow a deadline of minutes. Every call charges anew:
        after an error, look at `get_invoices_summary` before trying again. The caller must be an owner of
        the charged organization.

        Args:
            org_id_to_charge (str): UUID of the organization that pays.
            amount (float): Flat amount to charge, as a decimal in the billing currency.
            description (str, optional): What the charge is for, for people to read. May be left out.
            org_id_for_branding (str, optional): UUID of the organization whose branding the invoice and
                e-mail carry. Absent means the default branding.
            disable_email (bool, default False): True to send no e-mail to the charged organization.
                Default: false.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateInvoiceAndChargeImmediatelyResponse: The invoice that was made and charged.
                invoice_id (str): ID of the new invoice, for `get_invoice_pdf`.

        Raises:
            NotFoundError: no organization has this ID.
            InvalidArgumentError: the amount is not acceptable.
            FailedPreconditionError: the organization has no payment method that can be charged.
            PermissionDeniedError: the caller is not an owner of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.billing_client.raw.create_invoice_and_charge_immediately(
                "<ORGANIZATION-ID>",
                amount=86.4,
                description="Installation of two machines",
            )
        """
        return await self._call(
            billing_service.CREATE_INVOICE_AND_CHARGE_IMMEDIATELY,
            build_request(
                billing_pb2.CreateInvoiceAndChargeImmediatelyRequest,
                org_id_to_charge=org_id_to_charge,
                amount=amount,
                description=description,
                org_id_for_branding=org_id_for_branding,
                disable_email=disable_email,
            ),
            timeout=timeout,
            retry=retry,
        )
