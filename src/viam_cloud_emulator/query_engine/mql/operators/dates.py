"""Operators on dates: calculations in a time zone. Dates are naive and in UTC, as BSON holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.mql.operators.date_formats import formatted, offset_zone, parsed
from viam_cloud_emulator.query_engine.mql.operators.forms import Named, Operator, Positional, text, whole
from viam_cloud_emulator.query_engine.mql.units import moved

_UTC = dt.timezone.utc
_CLOCK_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = {"year": 12, "quarter": 3, "month": 1}


def as_date(name: str, value: Any) -> dt.datetime:
    """A date, also of an ObjectId or a timestamp.

    Raises:
        StatusError: The value is none of these.
    """
    if hasattr(value, "generation_time"):
        value = value.generation_time
    elif hasattr(value, "as_datetime"):
        value = value.as_datetime()
    if not isinstance(value, dt.datetime):
        raise invalid_argument(f"{name} takes a date, not {type(value).__name__}")
    return value.astimezone(_UTC).replace(tzinfo=None) if value.tzinfo else value


def zone_of(name: str, value: Any) -> dt.tzinfo:
    """A time zone by its Olson name or offset.

    Raises:
        StatusError: There is none of that name.
    """
    written = text(name, value)
    offset = offset_zone(written)
    if offset is not None:
        return offset
    try:
        return ZoneInfo(written)
    except (KeyError, ValueError, OSError):
        raise invalid_argument(f"{name}: {written!r} is not a time zone") from None


def _local(name: str, given: Mapping[str, Any], key: str = "date") -> dt.datetime | None:
    """A date as the clocks of the given zone show it; None when either is null."""
    zone = given.get("timezone", "UTC")
    if given[key] is None or zone is None:
        return None
    return as_date(name, given[key]).replace(tzinfo=_UTC).astimezone(zone_of(name, zone))


def _utc(value: dt.datetime) -> dt.datetime:
    return value.astimezone(_UTC).replace(tzinfo=None)


def _part(name: str, take: Callable[[dt.datetime], int]) -> Named:
    def run(given: Mapping[str, Any]) -> Any:
        local = _local(name, given)
        return None if local is None else take(local)

    return Named(run, ("date",), ("timezone",), alone="date")


def _to_parts(given: Mapping[str, Any]) -> Any:
    local = _local("$dateToParts", given)
    if local is None:
        return None
    clock = {"hour": local.hour, "minute": local.minute, "second": local.second}
    clock["millisecond"] = local.microsecond // 1000
    if given.get("iso8601"):
        year, week, day = local.isocalendar()
        return {"isoWeekYear": year, "isoWeek": week, "isoDayOfWeek": day, **clock}
    return {"year": local.year, "month": local.month, "day": local.day, **clock}


def _from_parts(given: Mapping[str, Any]) -> Any:
    name = "$dateFromParts"
    if any(value is None for value in given.values()):
        return None
    part = {key: whole(name, value) for key, value in given.items() if key != "timezone"}
    if ("year" in part) == ("isoWeekYear" in part):
        raise invalid_argument(f"{name} needs either year or isoWeekYear")
    try:
        if "year" in part:
            # Parts beyond their range carry over, month 14 into the next year.
            first = moved(name, dt.datetime(part["year"], 1, 1), part.get("month", 1) - 1, "month")
            days = part.get("day", 1) - 1
        else:
            monday = dt.date.fromisocalendar(part["isoWeekYear"], 1, 1)
            first = dt.datetime(monday.year, monday.month, monday.day)
            days = (part.get("isoWeek", 1) - 1) * 7 + part.get("isoDayOfWeek", 1) - 1
        clock = {f"{key}s": part.get(key, 0) for key in ("hour", "minute", "second", "millisecond")}
        whole_date = first + dt.timedelta(days=days, **clock)
        return _utc(whole_date.replace(tzinfo=zone_of(name, given.get("timezone", "UTC"))))
    except (OverflowError, ValueError) as error:
        raise invalid_argument(f"{name}: {error}") from None


def _to_string(given: Mapping[str, Any]) -> Any:
    name = "$dateToString"
    if given["date"] is None:
        return given.get("onNull")
    local = _local(name, given)
    default = "%Y-%m-%dT%H:%M:%S.%L" + ("" if "timezone" in given else "Z")
    layout = given.get("format", default)
    return None if local is None or layout is None else formatted(local, text(name, layout))


def _from_string(given: Mapping[str, Any]) -> Any:
    name = "$dateFromString"
    if given["dateString"] is None:
        return given.get("onNull")
    zone = given.get("timezone", "UTC")
    if zone is None or ("format" in given and given["format"] is None):
        return None
    layout = text(name, given["format"]) if "format" in given else None
    try:
        written = text(name, given["dateString"])
        found = parsed(written, layout)
        return _utc(found if found.tzinfo else found.replace(tzinfo=zone_of(name, zone)))
    except ValueError:
        if "onError" in given:
            return given["onError"]
        raise invalid_argument(f"{name}: {given['dateString']!r} is not a date of that format") from None


def _shift(name: str, sign: int) -> Named:
    def run(given: Mapping[str, Any]) -> Any:
        local = _local(name, given, "startDate")
        if local is None or given["unit"] is None or given["amount"] is None:
            return None
        amount, unit = sign * whole(name, given["amount"]), text(name, given["unit"])
        # Hours are so long everywhere; days and months follow the clocks of the zone.
        if unit in (*_CLOCK_SECONDS, "millisecond"):
            local = local.astimezone(_UTC)
        return _utc(moved(name, local, amount, unit))

    return Named(run, ("startDate", "unit", "amount"), ("timezone",))


def _week_start(name: str, given: Mapping[str, Any]) -> int:
    written = text(name, given.get("startOfWeek") or "sunday").lower()
    for number, weekday in enumerate(_WEEKDAYS):
        if written in (weekday, weekday[:3]):
            return number
    raise invalid_argument(f"{name}: {written!r} is not a day of the week")


def _bin(name: str, local: dt.datetime, unit: str, given: Mapping[str, Any]) -> int:
    """The number of a date's unit since the beginning of 2000, by the clocks of its zone."""
    if unit in _MONTHS:
        return ((local.year - 2000) * 12 + local.month - 1) // _MONTHS[unit]
    day = local.toordinal() - dt.date(2000, 1, 1).toordinal()
    if unit == "day":
        return day
    if unit == "week":
        # 1 January 2000 was a Saturday; weeks count from the first start of a week after it.
        return (day - (_week_start(name, given) - 5) % 7) // 7
    elapsed = local.replace(tzinfo=None) - dt.datetime(2000, 1, 1)
    if unit == "millisecond":
        return elapsed // dt.timedelta(milliseconds=1)
    if unit not in _CLOCK_SECONDS:
        raise invalid_argument(f"{name}: {unit!r} is not a unit")
    return elapsed // dt.timedelta(seconds=_CLOCK_SECONDS[unit])


def _difference(given: Mapping[str, Any]) -> Any:
    name = "$dateDiff"
    start, end = _local(name, given, "startDate"), _local(name, given, "endDate")
    if start is None or end is None or given["unit"] is None:
        return None
    unit = text(name, given["unit"])
    if unit in (*_CLOCK_SECONDS, "millisecond"):
        # By one offset, so that a change of the clocks between them does not count.
        end = end.astimezone(dt.timezone(start.utcoffset() or dt.timedelta()))
    return _bin(name, end, unit, given) - _bin(name, start, unit, given)


def _truncated(given: Mapping[str, Any]) -> Any:
    name = "$dateTrunc"
    local = _local(name, given)
    size = given.get("binSize", 1)
    if local is None or size is None or given["unit"] is None:
        return None
    unit, size = text(name, given["unit"]), whole(name, size)
    if size < 1:
        raise invalid_argument(f"{name}: binSize has to be positive")
    bins = _bin(name, local, unit, given) // size * size
    origin = dt.datetime(2000, 1, 1)
    if unit == "week":
        origin += dt.timedelta(days=(_week_start(name, given) - 5) % 7)
    start = moved(name, origin, bins, unit)
    if unit in (*_CLOCK_SECONDS, "millisecond"):
        return start - (local.utcoffset() or dt.timedelta())
    return _utc(start.replace(tzinfo=local.tzinfo))


def _timestamp_part(name: str, part: str) -> Positional:
    def run(value: Any) -> int:
        if not hasattr(value, "inc"):
            raise invalid_argument(f"{name} takes a timestamp")
        return int(getattr(value, part))

    return Positional(run)


DATES: dict[str, Operator] = {
    "$year": _part("$year", lambda date: date.year),
    "$month": _part("$month", lambda date: date.month),
    "$dayOfMonth": _part("$dayOfMonth", lambda date: date.day),
    "$dayOfYear": _part("$dayOfYear", lambda date: date.timetuple().tm_yday),
    "$dayOfWeek": _part("$dayOfWeek", lambda date: date.isoweekday() % 7 + 1),
    "$week": _part("$week", lambda date: int(date.strftime("%U"))),
    "$isoWeek": _part("$isoWeek", lambda date: date.isocalendar()[1]),
    "$isoWeekYear": _part("$isoWeekYear", lambda date: date.isocalendar()[0]),
    "$isoDayOfWeek": _part("$isoDayOfWeek", lambda date: date.isoweekday()),
    "$hour": _part("$hour", lambda date: date.hour),
    "$minute": _part("$minute", lambda date: date.minute),
    "$second": _part("$second", lambda date: date.second),
    "$millisecond": _part("$millisecond", lambda date: date.microsecond // 1000),
    "$dateToParts": Named(_to_parts, ("date",), ("timezone", "iso8601")),
    "$dateFromParts": Named(
        _from_parts,
        (),
        ("year", "isoWeekYear", "month", "isoWeek", "day", "isoDayOfWeek", *_CLOCK_SECONDS, "millisecond", "timezone"),
    ),
    "$dateToString": Named(_to_string, ("date",), ("format", "timezone", "onNull")),
    "$dateFromString": Named(_from_string, ("dateString",), ("format", "timezone", "onError", "onNull")),
    "$dateAdd": _shift("$dateAdd", 1),
    "$dateSubtract": _shift("$dateSubtract", -1),
    "$dateDiff": Named(_difference, ("startDate", "endDate", "unit"), ("timezone", "startOfWeek")),
    "$dateTrunc": Named(_truncated, ("date", "unit"), ("binSize", "timezone", "startOfWeek")),
    "$tsSecond": _timestamp_part("$tsSecond", "time"),
    "$tsIncrement": _timestamp_part("$tsIncrement", "inc"),
}
