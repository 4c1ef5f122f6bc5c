"""The RPCs, one folder per group as the API groups them."""
