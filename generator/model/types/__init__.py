"""Types, adapters and requests as source text."""
