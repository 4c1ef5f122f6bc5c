"""How large a message may be, in either direction, as in the cloud."""

from __future__ import annotations

from viam_cloud_emulator.core.errors import resource_exhausted

MAXIMUM_MESSAGE_BYTES = 32 * 1024 * 1024


def refuse_oversized(size: int) -> None:
    """End a call whose response would be too large.

    Args:
        size: Bytes that it would have, or that it would have at least.

    Raises:
        StatusError: They are too many.
    """
    if size > MAXIMUM_MESSAGE_BYTES:
        raise resource_exhausted(
            f"the response would have {size:,} bytes, more than the {MAXIMUM_MESSAGE_BYTES:,} of the largest message;"
            " ask for less at a time, or download large data from its uri"
        )
