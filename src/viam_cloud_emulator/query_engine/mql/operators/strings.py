"""Operators on strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.mql.operators.forms import Named, Operator, Positional, text, unary, whole
from viam_cloud_emulator.query_engine.mql.operators.types import converted

_WHITESPACE = "\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}


def _trim(name: str, strip: Callable[[str, str], str]) -> Named:
    def run(given: Mapping[str, Any]) -> Any:
        characters = given.get("chars", _WHITESPACE)
        if given["input"] is None or characters is None:
            return None
        return strip(text(name, given["input"]), text(name, characters))

    return Named(run, ("input",), ("chars",))


def _replace(name: str, count: int) -> Named:
    def run(given: Mapping[str, Any]) -> Any:
        if any(value is None for value in given.values()):
            return None
        written, find, replacement = (text(name, given[key]) for key in ("input", "find", "replacement"))
        return written.replace(find, replacement, count)

    return Named(run, ("input", "find", "replacement"))


def _matches(name: str, given: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    if given["input"] is None or given["regex"] is None:
        return None
    written, regex = text(name, given["input"]), given["regex"]
    flags = 0
    if not isinstance(regex, str):
        flags, regex = int(regex.flags), regex.pattern
    for option in given.get("options") or "":
        if option not in _FLAGS:
            raise invalid_argument(f"{name} does not know the option {option!r}")
        flags |= _FLAGS[option]
    try:
        found = re.finditer(regex, written, flags)
    except re.error as error:
        raise invalid_argument(f"{name}: the regular expression is not valid: {error}") from None
    return [{"match": each[0], "idx": each.start(), "captures": list(each.groups())} for each in found]


def _find(given: Mapping[str, Any]) -> Any:
    return next(iter(_matches("$regexFind", given) or ()), None)


def _find_all(given: Mapping[str, Any]) -> Any:
    return _matches("$regexFindAll", given) or []


def _match(given: Mapping[str, Any]) -> bool:
    return bool(_matches("$regexMatch", given))


def _index(name: str, encoding: str | None) -> Positional:
    def run(*values: Any) -> Any:
        if values[0] is None:
            return None
        written, part = (_units(text(name, value), encoding) for value in values[:2])
        start, end = (*(whole(name, value) for value in values[2:]), *(0, len(written))[len(values) - 2 :])
        return written.find(part, start, end) if start <= len(written) else -1

    return Positional(run, 2, 4, nulls=True)


def _units(written: str, encoding: str | None) -> Any:
    return written.encode(encoding) if encoding else written


def _part(name: str, encoding: str | None) -> Positional:
    def run(value: Any, start: Any, length: Any) -> str:
        units = _units(_as_text(name, value), encoding)
        first, count = whole(name, start), whole(name, length)
        if first < 0:
            raise invalid_argument(f"{name} starts at 0 or later")
        part = units[first:] if count < 0 else units[first : first + count]
        try:
            return str(part.decode(encoding) if encoding else part)
        except UnicodeDecodeError:
            raise invalid_argument(f"{name} begins or ends in the middle of a character") from None

    return Positional(run, 3, 3, nulls=True)


def _as_text(name: str, value: Any) -> str:
    return "" if value is None else str(converted(value, "string"))


def _compare_without_case(first: Any, second: Any) -> int:
    one, other = (_as_text("$strcasecmp", value).upper() for value in (first, second))
    return (one > other) - (one < other)


_REGEX = ("input", "regex")
STRINGS: dict[str, Operator] = {
    "$indexOfBytes": _index("$indexOfBytes", "utf-8"),
    "$indexOfCP": _index("$indexOfCP", None),
    "$ltrim": _trim("$ltrim", str.lstrip),
    "$regexFind": Named(_find, _REGEX, ("options",)),
    "$regexFindAll": Named(_find_all, _REGEX, ("options",)),
    "$regexMatch": Named(_match, _REGEX, ("options",)),
    "$replaceAll": _replace("$replaceAll", -1),
    "$replaceOne": _replace("$replaceOne", 1),
    "$rtrim": _trim("$rtrim", str.rstrip),
    "$strLenBytes": unary(lambda value: len(text("$strLenBytes", value).encode()), nulls=True),
    "$strLenCP": unary(lambda value: len(text("$strLenCP", value)), nulls=True),
    "$strcasecmp": Positional(_compare_without_case, 2, 2, nulls=True),
    "$substr": _part("$substr", "utf-8"),
    "$substrBytes": _part("$substrBytes", "utf-8"),
    "$substrCP": _part("$substrCP", None),
    "$trim": _trim("$trim", str.strip),
}
