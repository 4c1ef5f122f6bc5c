"""What only Viam's cloud API has; an SDK of another API never imports it."""
