"""Spans of time as people write them: `250ms`, `30s`, `15m`, `1h`."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {"ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(rf"(\d+(?:\.\d+)?)({'|'.join(_UNITS)})", re.ASCII)


def parse_duration(text: str) -> timedelta:
    """The span of time that a text means.

    Raises:
        ValueError: It means none.
    """
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no span of time; write 250ms, 30s, 15m, 1h or 7d")
    try:
        return timedelta(seconds=float(match[1]) * _UNITS[match[2]])
    except OverflowError:
        raise ValueError(f"{text!r} is too long a time") from None
