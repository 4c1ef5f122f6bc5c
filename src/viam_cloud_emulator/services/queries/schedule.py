"""Cron expressions: five fields, in UTC. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from viam_cloud_emulator.core.errors import missing_extra

if TYPE_CHECKING:
    from cronsim import CronSim

_FIELDS = 5
_LONGEST = 1000
_EXTENSION = re.compile(r"#|(?<![A-Z])L")
"""Last days and nth weekdays of a month, which cronsim understands and the cloud does not."""

_SINGLE = re.compile(r"(?<!\w)(\w+)-\1/\d+")
"""A range of one number with a step, which is that number; cronsim would go on from there."""


class CronError(ValueError):
    """A text is not a cron expression; the message says why."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Times to run at.

    Args:
        expression: A valid cron expression, as cronsim is to read it.
    """

    expression: str

    def after(self, time: datetime) -> datetime:
        """The first time to run that is later."""
        return next(_ticks(self.expression, time))

    def before(self, time: datetime) -> datetime:
        """The last time to run that is earlier."""
        return next(_ticks(self.expression, time, reverse=True))


def parse_schedule(text: str) -> Schedule:
    """The schedule that a cron expression stands for.

    Raises:
        CronError: It stands for none.
        StatusError: The package that reads cron expressions is not installed.
    """
    _refuse_extensions(text)
    schedule = Schedule(_SINGLE.sub(r"\1", text))
    # The constructor of what walks over the ticks is what checks the fields.
    _ticks(schedule.expression, datetime(2024, 1, 1))
    return schedule


def _refuse_extensions(text: str) -> None:
    if len(text) > _LONGEST:
        raise CronError(f"it has more than {_LONGEST} characters")
    fields = text.upper().split()
    if len(fields) != _FIELDS:
        raise CronError(f"{text!r} has {len(fields)} field(s) instead of five")
    for field in fields:
        if _EXTENSION.search(field):
            raise CronError(f"{field!r} is no list of numbers, names, ranges and steps")


def _ticks(expression: str, time: datetime, *, reverse: bool = False) -> CronSim:
    try:
        from cronsim import CronSim, CronSimError
    except ImportError:
        raise missing_extra("data pipelines", "cronsim") from None
    try:
        return CronSim(expression, time, reverse=reverse)
    except CronSimError as error:
        raise CronError(f"{expression!r}: {str(error).lower()}") from None
