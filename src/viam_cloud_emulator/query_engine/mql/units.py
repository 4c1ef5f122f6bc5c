"""Steps along numbers and times, as `$densify` and windows over ranges take them."""

from __future__ import annotations

import calendar
import datetime
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument

_SECONDS = {"week": 604_800.0, "day": 86_400.0, "hour": 3600.0, "minute": 60.0, "second": 1.0, "millisecond": 0.001}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def is_number(value: Any) -> bool:
    """Whether a value is one that can be calculated with."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def moved(stage: str, value: Any, amount: float, unit: str | None) -> Any:
    """A number or time some steps further on.

    Args:
        stage: The stage, for errors.
        value: Where to begin.
        amount: How far to go; may be negative.
        unit: Unit of time; None for numbers.

    Raises:
        StatusError: The two do not go together, or it leads out of the range of times.
    """
    if unit is None:
        if not is_number(value):
            raise invalid_argument(f"{stage} takes a unit where values are times, and only there")
        return value + amount
    if not isinstance(value, datetime.datetime):
        raise invalid_argument(f"{stage} takes a unit where values are times, and only there")
    try:
        if unit in _MONTHS:
            return _months_later(value, round(amount * _MONTHS[unit]))
        return value + datetime.timedelta(seconds=amount * _SECONDS[unit])
    except KeyError:
        raise invalid_argument(f"{stage}: {unit!r} is no unit; there are: {', '.join([*_MONTHS, *_SECONDS])}") from None
    except (OverflowError, ValueError):
        raise invalid_argument(f"{stage} leads to a time before the year 1 or after 9999") from None


def _months_later(time: datetime.datetime, months: int) -> datetime.datetime:
    year, month = divmod(time.year * 12 + time.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError
    # The 31st of a month that has fewer days is its last.
    day = min(time.day, calendar.monthrange(year, month + 1)[1])
    return time.replace(year=year, month=month + 1, day=day)
