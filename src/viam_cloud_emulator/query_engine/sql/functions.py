"""The functions of the dialect, each said in DuckDB's SQL. Pure functions; one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.sql.values import Kind, Value, alike, as_kind

_WEEK_BEGINS = {
    name: number
    for number, name in enumerate(("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"))
}
_STEPS = {
    "YEAR": "to_years",
    "QUARTER": "to_quarters",
    "MONTH": "to_months",
    "WEEK": "to_weeks",
    "DAY": "to_days",
    "HOUR": "to_hours",
    "MINUTE": "to_minutes",
    "SECOND": "to_seconds",
    "MILLISECOND": "to_milliseconds",
}
_PARTS = {
    "YEAR": "year({0})",
    "QUARTER": "quarter({0})",
    "MONTH": "month({0})",
    "WEEK": "CAST(strftime({0}, '%U') AS INTEGER)",
    "DAY": "day({0})",
    "DAY_OF_YEAR": "dayofyear({0})",
    "DAYOFYEAR": "dayofyear({0})",
    "DAY_OF_WEEK": "(dayofweek({0}) + 1)",
    "DAYOFWEEK": "(dayofweek({0}) + 1)",
    "ISO_WEEK": "weekofyear({0})",
    "ISO_WEEKDAY": "isodow({0})",
    "HOUR": "hour({0})",
    "MINUTE": "minute({0})",
    "SECOND": "second({0})",
    "MILLISECOND": "(millisecond({0}) % 1000)",
}


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the dialect.

    Args:
        kinds: Of its arguments; None where any will do.
        result: Of its value; None for that of the first argument.
        text: Its SQL, with braces for the arguments; or a function of their values.
        optional: How many arguments at the end may be left out.
        unit: Whether a unit of time comes first, as a bare word.
    """

    kinds: Sequence[Kind | None]
    result: Kind | None
    text: str | Callable[[str, Sequence[Value]], str]
    optional: int = 0
    unit: bool = False

    def call(self, name: str, unit: str, arguments: Sequence[Value]) -> Value:
        """Its value.

        Raises:
            StatusError: There are too few or too many arguments, or one is of the wrong kind.
        """
        if not len(self.kinds) - self.optional <= len(arguments) <= len(self.kinds):
            raise invalid_argument(f"sql_query: {name} does not take {len(arguments)} arguments")
        values = [
            value if kind is None else as_kind(value, kind, name)
            for value, kind in zip(arguments, self.kinds, strict=False)
        ]
        text = self.text(unit, values) if callable(self.text) else self.text.format(*(value.text for value in values))
        return Value(text, self.result or values[0].kind)


def extracted(unit: str, value: Value) -> Value:
    """A part of a time, as a number.

    Raises:
        StatusError: There is no such part, or the value is no time.
    """
    if unit not in _PARTS:
        raise invalid_argument(f"sql_query: EXTRACT knows no part {unit}; there are: {', '.join(_PARTS)}")
    return Value(_PARTS[unit].format(as_kind(value, "time", "EXTRACT").text), "number")


def substring(text: Value, start: Value, length: Value | None) -> Value:
    """A part of a text, counted from 0."""
    first = f"CAST({as_kind(start, 'number', 'SUBSTRING').text} AS BIGINT) + 1"
    wanted = as_kind(text, "text", "SUBSTRING").text
    if length is None:
        return Value(f"substring({wanted}, {first})", "text")
    return Value(f"substring({wanted}, {first}, CAST({as_kind(length, 'number', 'SUBSTRING').text} AS BIGINT))", "text")


def coalesced(values: Sequence[Value]) -> Value:
    """The first value that is not null."""
    same = alike(values, "COALESCE")
    return Value(f"COALESCE({', '.join(value.text for value in same)})", kind_of(same))


def kind_of(values: Sequence[Value]) -> Kind:
    """The kind of values that are alike."""
    for value in values:
        if value.kind != "null":
            return value.kind
    return "null"


def _checked_unit(name: str, unit: str) -> str:
    if unit not in _STEPS:
        raise invalid_argument(f"sql_query: {name} knows no unit {unit}; there are: {', '.join(_STEPS)}")
    return unit


def _first_day(name: str, values: Sequence[Value], position: int) -> int:
    if len(values) <= position:
        return 0
    day = values[position].text.strip("'").lower()
    if day not in _WEEK_BEGINS:
        raise invalid_argument(f"sql_query: {name} knows no day {day}; there are: {', '.join(_WEEK_BEGINS)}")
    return _WEEK_BEGINS[day]


def _date_add(unit: str, values: Sequence[Value]) -> str:
    amount, time = values
    step = _STEPS[_checked_unit("DATEADD", unit)]
    integer = "BIGINT" if unit in ("HOUR", "MINUTE") else "DOUBLE" if "SECOND" in unit else "INTEGER"
    return f"({time.text} + {step}(CAST({amount.text} AS {integer})))"


def _date_difference(unit: str, values: Sequence[Value]) -> str:
    first, second = values[0].text, values[1].text
    if _checked_unit("DATEDIFF", unit) != "WEEK":
        return f"date_diff('{unit.lower()}', {first}, {second})"
    begins = _first_day("DATEDIFF", values, 2)
    return f"(date_diff('day', week_of({first}, {begins}), week_of({second}, {begins})) // 7)"


def _date_truncated(unit: str, values: Sequence[Value]) -> str:
    if _checked_unit("DATETRUNC", unit) == "WEEK":
        return f"week_of({values[0].text}, {_first_day('DATETRUNC', values, 1)})"
    return f"date_trunc('{unit.lower()}', {values[0].text})"


def _slice(unit: str, values: Sequence[Value]) -> str:
    array, *numbers = [value.text for value in values]
    if len(numbers) == 1:
        last = f"array_part({array}, CAST({numbers[0]} AS BIGINT), -CAST({numbers[0]} AS BIGINT))"
        return f"to_json(CASE WHEN {numbers[0]} < 0 THEN {last} ELSE array_part({array}, 0, {numbers[0]}) END)"
    return f"to_json(array_part({array}, CAST({numbers[0]} AS BIGINT), CAST({numbers[1]} AS BIGINT)))"


def _rounded(unit: str, values: Sequence[Value]) -> str:
    digits = values[1].text if len(values) > 1 else "0"
    return f"round_even({values[0].text}, CAST({digits} AS INTEGER))"


def _number(text: str) -> Function:
    return Function(["number"], "number", text)


def _part(unit: str) -> Function:
    return Function(["time"], "number", _PARTS[unit])


def _same(unit: str, values: Sequence[Value]) -> str:
    first, second = alike(values, "NULLIF")
    return f"NULLIF({first.text}, {second.text})"


_DATE_ADD = Function(["number", "time"], "time", _date_add, unit=True)
_DATE_DIFFERENCE = Function(["time", "time", "text"], "number", _date_difference, optional=1, unit=True)
_DATE_TRUNCATED = Function(["time", "text"], "time", _date_truncated, optional=1, unit=True)

FUNCTIONS: Mapping[str, Function] = {
    "ABS": _number("abs({0})"),
    "BIT_LENGTH": Function(["text"], "number", "bit_length({0})"),
    "CEIL": _number("ceil({0})"),
    "CHAR_LENGTH": Function(["text"], "number", "length({0})"),
    "CHARACTER_LENGTH": Function(["text"], "number", "length({0})"),
    "COALESCE": Function([], None, ""),
    "COS": _number("cos({0})"),
    "DATEADD": _DATE_ADD,
    "DATEDIFF": _DATE_DIFFERENCE,
    "DATETRUNC": _DATE_TRUNCATED,
    "DAY": _part("DAY"),
    "DAYOFWEEK": _part("DAYOFWEEK"),
    "DAYOFYEAR": _part("DAYOFYEAR"),
    "DEGREES": _number("degrees({0})"),
    "FLOOR": _number("floor({0})"),
    "HOUR": _part("HOUR"),
    "LOG": Function(
        ["number", "number"],
        "number",
        "CASE WHEN {0} > 0 AND {1} > 0 AND {1} <> 1 THEN ln({0}) / ln({1}) END",
    ),
    "LOWER": Function(["text"], "text", "lower({0})"),
    "MILLISECOND": _part("MILLISECOND"),
    "MINUTE": _part("MINUTE"),
    "MOD": Function(["number", "number"], "number", "({0} % NULLIF({1}, 0))"),
    "MONTH": _part("MONTH"),
    "NULLIF": Function([None, None], None, _same),
    "OCTET_LENGTH": Function(["text"], "number", "strlen({0})"),
    "POW": Function(["number", "number"], "number", "pow({0}, {1})"),
    "POWER": Function(["number", "number"], "number", "pow({0}, {1})"),
    "QUARTER": _part("QUARTER"),
    "RADIANS": _number("radians({0})"),
    "REPLACE": Function(["text", "text", "text"], "text", "replace({0}, {1}, {2})"),
    "ROUND": Function(["number", "number"], "number", _rounded, optional=1),
    "SECOND": _part("SECOND"),
    "SIN": _number("sin({0})"),
    "SIZE": Function(["json"], "number", "array_size({0})"),
    "SLICE": Function(["json", "number", "number"], "json", _slice, optional=1),
    "SPLIT": Function(
        ["text", "text", "number"],
        "text",
        "CASE WHEN {1} <> '' THEN part_of(string_split({0}, {1}), CAST({2} AS BIGINT)) END",
    ),
    "SQRT": _number("CASE WHEN {0} >= 0 THEN sqrt({0}) END"),
    "TAN": _number("tan({0})"),
    "TIMESTAMPADD": _DATE_ADD,
    "TIMESTAMPDIFF": _DATE_DIFFERENCE,
    "TIMESTAMPTRUNC": _DATE_TRUNCATED,
    "UPPER": Function(["text"], "text", "upper({0})"),
    "WEEK": _part("WEEK"),
    "YEAR": _part("YEAR"),
    "ADD_TO_ARRAY": Function([None], "json", "to_json(COALESCE(list({0}), []))"),
    "ADD_TO_SET": Function([None], "json", "to_json(COALESCE(list(DISTINCT {0}), []))"),
    "FIRST": Function([None], None, "first({0})"),
    "LAST": Function([None], None, "last({0})"),
    "STDDEV_POP": _number("stddev_pop({0})"),
    "STDDEV_SAMP": _number("stddev_samp({0})"),
}
"""Functions that take their arguments between commas, the last ones over many rows."""
