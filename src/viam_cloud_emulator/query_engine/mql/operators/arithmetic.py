"""Operators on numbers."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.mql.operators.forms import Operator, Positional, number, whole


def _real(name: str, function: Callable[[float], float]) -> Positional:
    def run(value: Any) -> float:
        try:
            return function(number(name, value))
        except (ValueError, OverflowError):
            raise invalid_argument(f"{name} is not defined for {value}") from None

    return Positional(run)


def _kept(name: str, function: Callable[[float], float]) -> Positional:
    """A double stays one; what is neither a number nor finite stays as it is."""

    def run(value: Any) -> Any:
        given = number(name, value)
        return float(function(given)) if isinstance(given, float) and math.isfinite(given) else given

    return Positional(run)


def _places(name: str, value: Any) -> int:
    places = whole(name, value)
    if not -20 <= places <= 100:
        raise invalid_argument(f"{name} takes from -20 to 100 places")
    return places


def _round(value: Any, places: Any = 0) -> Any:
    given = number("$round", value)
    return round(given, _places("$round", places)) if math.isfinite(given) else given


def _trunc(value: Any, places: Any = 0) -> Any:
    given, digits = number("$trunc", value), _places("$trunc", places)
    if not math.isfinite(given) or (isinstance(given, int) and digits >= 0):
        return given
    if isinstance(given, int):
        return int(math.copysign(abs(given) // 10**-digits * 10**-digits, given))
    return math.trunc(given * 10.0**digits) / 10.0**digits


def _mod(value: Any, by: Any) -> Any:
    dividend, divisor = number("$mod", value), number("$mod", by)
    if not divisor:
        raise invalid_argument("$mod cannot divide by zero")
    # The sign is that of the dividend.
    if isinstance(dividend, float) or isinstance(divisor, float):
        return math.fmod(dividend, divisor)
    return dividend - divisor * int(math.copysign(abs(dividend) // abs(divisor), dividend * divisor))


def _hyperbolic_tangent_inverse(value: float) -> float:
    return math.copysign(math.inf, value) if abs(value) == 1 else math.atanh(value)


def _atan2(y: Any, x: Any) -> float:
    return math.atan2(number("$atan2", y), number("$atan2", x))


ARITHMETIC: dict[str, Operator] = {
    "$acos": _real("$acos", math.acos),
    "$acosh": _real("$acosh", math.acosh),
    "$asin": _real("$asin", math.asin),
    "$asinh": _real("$asinh", math.asinh),
    "$atan": _real("$atan", math.atan),
    "$atan2": Positional(_atan2, 2, 2),
    "$atanh": _real("$atanh", _hyperbolic_tangent_inverse),
    "$ceil": _kept("$ceil", math.ceil),
    "$cos": _real("$cos", math.cos),
    "$cosh": _real("$cosh", math.cosh),
    "$degreesToRadians": _real("$degreesToRadians", math.radians),
    "$floor": _kept("$floor", math.floor),
    "$mod": Positional(_mod, 2, 2),
    "$radiansToDegrees": _real("$radiansToDegrees", math.degrees),
    "$rand": Positional(lambda *_: random.random(), 0, None),
    "$round": Positional(_round, 1, 2),
    "$sin": _real("$sin", math.sin),
    "$sinh": _real("$sinh", math.sinh),
    "$tan": _real("$tan", math.tan),
    "$tanh": _real("$tanh", math.tanh),
    "$trunc": Positional(_trunc, 1, 2),
}
