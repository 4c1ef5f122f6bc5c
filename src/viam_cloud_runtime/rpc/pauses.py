"""How long to wait before something that takes its time is looked at again. A pure function."""

from __future__ import annotations

_LONGEST_PAUSE = 30.0
_GROWTH = 1.5
_LEAST_JITTER = 0.5


def pause_before_look(looks: int, interval: float, jitter: float, left: float | None) -> float | None:
    """Decide when to look again.

    Args:
        looks: How often it was looked so far, at least once.
        interval: Longest first pause, in seconds. Each further one may be half as long again, up to 30 seconds.
        jitter: Random number in [0, 1), so that many who wait do not look at the same time.
        left: Seconds left; None when there is no end to them.

    Returns:
        Seconds until the next look, the last one at the end of the time; None to give up.
    """
    if left is not None and left <= 0:
        return None
    try:
        bound = min(max(_LONGEST_PAUSE, interval), interval * _GROWTH ** (looks - 1))
    except OverflowError:
        bound = max(_LONGEST_PAUSE, interval)
    pause = bound * (_LEAST_JITTER + (1 - _LEAST_JITTER) * jitter)
    return pause if left is None else min(pause, left)
