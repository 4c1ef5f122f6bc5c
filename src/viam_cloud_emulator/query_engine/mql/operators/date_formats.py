"""Dates as text: MongoDB's format specifiers, written and read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from viam_cloud_emulator.core.errors import invalid_argument

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})?")


def _minutes(date: dt.datetime) -> int:
    return round((date.utcoffset() or dt.timedelta()).total_seconds() / 60)


def _offset(date: dt.datetime) -> str:
    minutes = _minutes(date)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


_WRITE: dict[str, Callable[[dt.datetime], str]] = {
    "b": lambda date: _MONTHS[date.month - 1][:3],
    "B": lambda date: _MONTHS[date.month - 1],
    "d": lambda date: f"{date.day:02}",
    "G": lambda date: f"{date.isocalendar()[0]:04}",
    "H": lambda date: f"{date.hour:02}",
    "j": lambda date: f"{date.timetuple().tm_yday:03}",
    "L": lambda date: f"{date.microsecond // 1000:03}",
    "m": lambda date: f"{date.month:02}",
    "M": lambda date: f"{date.minute:02}",
    "S": lambda date: f"{date.second:02}",
    "u": lambda date: str(date.isoweekday()),
    "U": lambda date: date.strftime("%U"),
    "V": lambda date: f"{date.isocalendar()[1]:02}",
    "w": lambda date: str(date.isoweekday() % 7 + 1),
    "Y": lambda date: f"{date.year:04}",
    "z": _offset,
    "Z": lambda date: f"{_minutes(date):+d}",
    "%": lambda date: "%",
}
_READ = {
    "b": "[A-Za-z]{3}",
    "B": "[A-Za-z]+",
    "d": r"\d{1,2}",
    "G": r"\d{4}",
    "H": r"\d{1,2}",
    "j": r"\d{1,3}",
    "L": r"\d{1,3}",
    "m": r"\d{1,2}",
    "M": r"\d{1,2}",
    "S": r"\d{1,2}",
    "u": r"\d",
    "V": r"\d{1,2}",
    "Y": r"\d{4}",
    "z": r"Z|[+-]\d{2}:?\d{2}",
    "Z": r"[+-]\d+",
}


def formatted(date: dt.datetime, layout: str) -> str:
    """A date in the zone it carries.

    Raises:
        StatusError: The layout has an unknown specifier.
    """

    def write(found: re.Match[str]) -> str:
        if found[1] not in _WRITE:
            raise invalid_argument(f"$dateToString does not know the format specifier %{found[1]}")
        return _WRITE[found[1]](date)

    return re.sub("%(.?)", write, layout, flags=re.DOTALL)


def offset_zone(written: str) -> dt.tzinfo | None:
    """The zone of an offset such as `+03:30`, None for other text."""
    if written in ("Z", "UTC", "GMT"):
        return dt.timezone.utc
    found = _OFFSET.fullmatch(written)
    if not found:
        return None
    offset = dt.timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return dt.timezone(-offset if found[1] == "-" else offset)


def parsed(written: str, layout: str | None) -> dt.datetime:
    """The date that a text stands for, with a zone if the text has one.

    Raises:
        ValueError: It is none.
        StatusError: The layout has an unknown specifier.
    """
    if layout is None:
        # Python 3.10 reads milliseconds, but neither Z nor offsets without a colon.
        usual = re.sub(r"([+-]\d{2})(\d{2})$", r"\1:\2", re.sub("[zZ]$", "+00:00", written.strip()))
        usual = re.sub(r"\.(\d{1,6})\d*", lambda found: "." + found[1].ljust(6, "0"), usual)
        return dt.datetime.fromisoformat(usual)
    pattern = ""
    names: list[str] = []
    for specifier, other in re.findall("%(.)|([^%]+)", layout, flags=re.DOTALL):
        if other or specifier == "%":
            pattern += re.escape(other or "%")
            continue
        if specifier not in _READ:
            raise invalid_argument(f"$dateFromString does not know the format specifier %{specifier}")
        pattern += f"({_READ[specifier]})"
        names.append(specifier)
    found = re.fullmatch(pattern, written)
    if not found:
        raise ValueError(written)
    return _assembled(dict(zip(names, found.groups(), strict=True)))


def _assembled(part: dict[str, str]) -> dt.datetime:
    if "G" in part:
        day = dt.date.fromisocalendar(int(part["G"]), int(part.get("V", 1)), int(part.get("u", 1)))
    elif "j" in part:
        day = dt.date(int(part["Y"]), 1, 1) + dt.timedelta(days=int(part["j"]) - 1)
    elif "Y" in part:
        day = dt.date(int(part["Y"]), _month(part), int(part.get("d", 1)))
    else:
        raise ValueError(part)
    zone = None
    if "z" in part:
        zone = offset_zone(part["z"])
    elif "Z" in part:
        zone = dt.timezone(dt.timedelta(minutes=int(part["Z"])))
    hour, minute, second = (int(part.get(name, 0)) for name in "HMS")
    return dt.datetime(day.year, day.month, day.day, hour, minute, second, int(part.get("L", "0")) * 1000, tzinfo=zone)


def _month(part: dict[str, str]) -> int:
    names = {name[: 3 if "b" in part else None].lower(): index for index, name in enumerate(_MONTHS, 1)}
    written = part.get("b") or part.get("B")
    if written is None:
        return int(part.get("m", 1))
    if written.lower() not in names:
        raise ValueError(written)
    return names[written.lower()]
