"""Cron expressions: five fields, in UTC. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day of the month", 1, 31), ("month", 1, 12), ("day of the week", 0, 7))
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_WEEKDAYS = {name: number for number, name in enumerate(["sun", "mon", "tue", "wed", "thu", "fri", "sat"])}
_FARTHEST_DAYS = 366 * 9
"""From one 29 February to the next it can be eight years, and a day for good measure."""


class CronError(ValueError):
    """A text is not a cron expression; the message says why."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When to run.

    Args:
        minutes: Minutes of the hour.
        hours: Hours of the day.
        days: Days of the month.
        months: Months of the year.
        weekdays: Days of the week, 0 for Sunday.
        either_day: Whether one of the two kinds of days is enough, as it is when both are restricted.
    """

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool

    def after(self, time: datetime) -> datetime:
        """The first time to run that is later."""
        return next(found for found in self._walk(time.date(), 1) if found > time)

    def before(self, time: datetime) -> datetime:
        """The last time to run that is earlier."""
        return next(found for found in self._walk(time.date(), -1) if found < time)

    def _walk(self, day: date, step: int) -> Iterator[datetime]:
        for _ in range(_FARTHEST_DAYS):
            if self._has_day(day):
                for hour in self.hours[::step]:
                    for minute in self.minutes[::step]:
                        yield datetime(day.year, day.month, day.day, hour, minute)
            day += timedelta(days=step)

    def _has_day(self, day: date) -> bool:
        if day.month not in self.months:
            return False
        fits = (day.day in self.days, (day.weekday() + 1) % 7 in self.weekdays)
        return any(fits) if self.either_day else all(fits)


def parse_schedule(text: str) -> Schedule:
    """The schedule that a cron expression stands for.

    Raises:
        CronError: It stands for none.
    """
    fields = text.lower().split()
    if len(fields) != len(_FIELDS):
        raise CronError(f"{text!r} has {len(fields)} field(s) instead of five")
    minutes, hours, days, months, weekdays = (
        _numbers(field, name, low, high) for field, (name, low, high) in zip(fields, _FIELDS, strict=True)
    )
    schedule = Schedule(
        minutes=tuple(sorted(minutes)),
        hours=tuple(sorted(hours)),
        days=frozenset(days),
        months=frozenset(months),
        weekdays=frozenset(weekday % 7 for weekday in weekdays),
        either_day=not fields[2].startswith("*") and not fields[4].startswith("*"),
    )
    try:
        schedule.after(datetime(2024, 1, 1))
    except StopIteration:
        raise CronError(f"{text!r} names days that do not exist") from None
    return schedule


def _numbers(field: str, name: str, low: int, high: int) -> set[int]:
    numbers: set[int] = set()
    for item in field.split(","):
        span, slash, step_text = item.partition("/")
        step = _number(step_text, name, 1, high) if slash else 1
        first_text, dash, last_text = span.partition("-")
        if span == "*":
            first, last = low, 6 if name == "day of the week" else high
        else:
            first = _number(first_text, name, low, high)
            last = _number(last_text, name, low, high) if dash else (high if slash else first)
        if last < first:
            raise CronError(f"the {name} {span!r} ends before it begins")
        numbers.update(range(first, last + 1, step))
    return numbers


def _number(text: str, name: str, low: int, high: int) -> int:
    names = {"month": _MONTHS, "day of the week": _WEEKDAYS}.get(name, {})
    number = names.get(text, int(text) if text.isascii() and text.isdigit() and len(text) < 4 else -1)
    if not low <= number <= high:
        raise CronError(f"the {name} {text!r} is not from {low} to {high}")
    return number
