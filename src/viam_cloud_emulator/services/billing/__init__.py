"""BillingService."""
