"""One call without I/O: addresses, options, deadlines, retries, sign-in, and what both flavours share of clients."""
