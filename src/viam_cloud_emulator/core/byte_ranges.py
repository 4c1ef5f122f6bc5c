"""Parts of a file that somebody asks for over HTTP. Pure functions."""

from __future__ import annotations

import re

# More digits than any file has bytes are no position.
_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class UnsatisfiableRangeError(Exception):
    """The part that is asked for is none of the file."""


def wanted_range(header: str | None, condition: str | None, etag: str, size: int) -> range | None:
    """Which bytes of a file to send.

    Args:
        header: `Range` of the request; anything but one range of bytes counts for nothing, as HTTP allows.
        condition: `If-Range` of the request: the range counts only if this is the entity tag of the file.
        etag: Entity tag of the file; empty for none.
        size: Bytes in the file.

    Returns:
        Positions of the bytes; None for all of them.

    Raises:
        UnsatisfiableRangeError: The range begins behind the end.
    """
    match = _ONE_RANGE.fullmatch(header or "")
    if match is None or match.group() == "bytes=-" or (condition is not None and condition != etag):
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= stop:
        raise UnsatisfiableRangeError
    return range(start, stop)
