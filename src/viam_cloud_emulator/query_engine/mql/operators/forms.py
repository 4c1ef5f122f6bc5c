"""How operators take their arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from viam_cloud_emulator.core.errors import invalid_argument

MISSING: Any = object()
"""The value of a field that is not there."""

Evaluate = Callable[..., Any]
"""The value of an expression, `MISSING` for what is not there; keywords are more variables."""


@dataclass(frozen=True)
class Positional:
    """Takes a list of values, or one value that stands alone; by default null in, null out."""

    function: Callable[..., Any]
    fewest: int = 1
    most: int | None = 1
    nulls: bool = False
    """Whether the function wants to see nulls (what is missing is null to it)."""

    def run(self, name: str, argument: Any, evaluate: Evaluate) -> Any:
        """Evaluate the arguments, then the operator."""
        given = cast("Sequence[Any]", argument) if isinstance(argument, list) else [argument]
        if len(given) < self.fewest or (self.most is not None and len(given) > self.most):
            raise invalid_argument(f"{name} does not take {len(given)} arguments")
        values = [null_for_missing(evaluate(each)) for each in given]
        if not self.nulls and any(value is None for value in values):
            return None
        return self.function(*values)


@dataclass(frozen=True)
class Named:
    """Takes a document of named values; the function gets them as a mapping, without what was not given."""

    function: Callable[[Mapping[str, Any]], Any]
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    alone: str | None = None
    """The argument that may also stand without its name."""

    def run(self, name: str, argument: Any, evaluate: Evaluate) -> Any:
        """Evaluate the arguments, then the operator."""
        given = fields_of(argument)
        if self.alone and (given is None or self.alone not in given):
            single = cast("Sequence[Any]", argument) if isinstance(argument, list) else [argument]
            if len(single) != 1:
                raise invalid_argument(f"{name} takes one argument")
            given = {self.alone: single[0]}
        check_names(name, given, self.required, self.optional)
        return self.function({key: null_for_missing(evaluate(value)) for key, value in (given or {}).items()})


@dataclass(frozen=True)
class Lazy:
    """Evaluates its arguments itself, because some are names or are evaluated once per element."""

    function: Callable[[Any, Evaluate], Any]

    def run(self, name: str, argument: Any, evaluate: Evaluate) -> Any:
        """Let the operator evaluate what it needs."""
        return self.function(argument, evaluate)


def unary(function: Callable[[Any], Any], nulls: bool = False) -> Positional:
    """An operator on one value."""
    return Positional(function, nulls=nulls)


Operator = Positional | Named | Lazy


def null_for_missing(value: Any) -> Any:
    """The value, or null for what is not there."""
    return None if value is MISSING else value


def fields_of(value: Any) -> dict[str, Any] | None:
    """The value if it is a document."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def check_names(
    name: str, given: Mapping[str, Any] | None, required: Sequence[str], optional: Sequence[str] = ()
) -> Mapping[str, Any]:
    """The named arguments of an operator.

    Raises:
        StatusError: One is missing or unknown.
    """
    if given is None:
        raise invalid_argument(f"{name} takes a document")
    for key in required:
        if key not in given:
            raise invalid_argument(f"{name} needs {key}")
    for key in given:
        if key not in required and key not in optional:
            raise invalid_argument(f"{name} does not know {key}")
    return given


def elements(name: str, value: Any) -> list[Any]:
    """The elements of an array.

    Raises:
        StatusError: The value is no array.
    """
    if not isinstance(value, list):
        raise invalid_argument(f"{name} takes an array, not {type(value).__name__}")
    return list(cast("Sequence[Any]", value))


def text(name: str, value: Any) -> str:
    """A string.

    Raises:
        StatusError: The value is none.
    """
    if not isinstance(value, str):
        raise invalid_argument(f"{name} takes a string, not {type(value).__name__}")
    return value


def number(name: str, value: Any) -> Any:
    """A number.

    Raises:
        StatusError: The value is none.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise invalid_argument(f"{name} takes a number, not {type(value).__name__}")
    return value


def whole(name: str, value: Any) -> int:
    """A whole number, which may come as a double.

    Raises:
        StatusError: The value is none.
    """
    if number(name, value) != value or value in (float("inf"), float("-inf")) or value != int(value):
        raise invalid_argument(f"{name} takes a whole number")
    return int(value)
