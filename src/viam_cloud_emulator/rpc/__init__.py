"""From handlers to RPCs: bytes in, policy checked, transaction opened, bytes out."""
