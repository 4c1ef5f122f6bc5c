"""Accumulators of `$group`."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from bson import Decimal128

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.mql.operators.arrays import ARRAYS
from viam_cloud_emulator.query_engine.mql.operators.forms import (
    MISSING,
    Evaluate,
    Lazy,
    Operator,
    check_names,
    fields_of,
    null_for_missing,
    whole,
)
from viam_cloud_emulator.query_engine.mql.operators.ordering import Key, order_key, sorted_by

EvaluateIn = Callable[[Any, Any], Any]
"""The value of an expression in a document, `MISSING` for what is not there."""
Accumulator = Callable[[Any, Sequence[Any], EvaluateIn], Any]


def numbers_in(values: Sequence[Any]) -> list[float]:
    """The numbers among values."""
    return [value for value in values if isinstance(value, (int, float)) and not isinstance(value, bool)]


def percentiles(values: Sequence[Any], wanted: Sequence[Any]) -> list[Any]:
    """Those of the numbers among values that stand at the given shares, null where there is none."""
    ordered = sorted(numbers_in(values))
    for share in wanted:
        if isinstance(share, bool) or not isinstance(share, (int, float)) or not 0 <= share <= 1:
            raise invalid_argument("$percentile takes p from 0 to 1")
    if not ordered:
        return [None] * len(wanted)
    return [float(ordered[max(0, math.ceil(share * len(ordered)) - 1)]) for share in wanted]


def _count(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> int:
    if argument != {}:
        raise invalid_argument("$count takes an empty document")
    return len(documents)


def _deviation(function: Callable[[Sequence[float]], float], fewest: int) -> Accumulator:
    def run(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> float | None:
        found = numbers_in([evaluate(argument, document) for document in documents])
        return function(found) if len(found) >= fewest else None

    return run


def _sum(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> Any:
    values = [evaluate(argument, document) for document in documents]
    if any(isinstance(value, Decimal128) for value in values):
        exact = [
            value.to_decimal() if isinstance(value, Decimal128) else Decimal(value)
            for value in values
            if _counts(value)
        ]
        return Decimal128(sum(exact, Decimal()))
    return sum(numbers_in(values))


def _counts(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal128)) and not isinstance(value, bool)


def _average(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> float | None:
    found = [value for value in (evaluate(argument, document) for document in documents) if _counts(value)]
    total = sum(float(value.to_decimal()) if isinstance(value, Decimal128) else value for value in found)
    return total / len(found) if found else None


def _best(largest: bool) -> Accumulator:
    choose = max if largest else min

    def run(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> Any:
        values = [null_for_missing(evaluate(argument, document)) for document in documents]
        found = [value for value in values if value is not None]
        if not found:
            return None
        # Within one type Python's order is MongoDB's, and faster.
        kinds: set[type[Any]] = {type(value) for value in found}
        plain = kinds <= {int, float} or (len(kinds) == 1 and kinds <= {str, datetime})
        return choose(found) if plain else choose(found, key=order_key)

    return run


def _end(index: int) -> Accumulator:
    return lambda argument, documents, evaluate: null_for_missing(evaluate(argument, documents[index]))


def _input(name: str, argument: Any, more: tuple[str, ...]) -> dict[str, Any]:
    given = dict(check_names(name, fields_of(argument), ("input", "method", *more)))
    if given["method"] != "approximate":
        raise invalid_argument(f"{name} takes the method 'approximate'")
    return given


def _percentile(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> list[Any]:
    given = _input("$percentile", argument, ("p",))
    values = [evaluate(given["input"], document) for document in documents]
    return percentiles(values, evaluate(given["p"], {}))


def _median(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> Any:
    given = _input("$median", argument, ())
    return percentiles([evaluate(given["input"], document) for document in documents], [0.5])[0]


def _percentile_of_array(argument: Any, evaluate: Evaluate) -> list[Any]:
    given = _input("$percentile", argument, ("p",))
    return percentiles(_as_values(evaluate(given["input"])), evaluate(given["p"]))


def _median_of_array(argument: Any, evaluate: Evaluate) -> Any:
    given = _input("$median", argument, ())
    return percentiles(_as_values(evaluate(given["input"])), [0.5])[0]


def _as_values(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]


def _n(name: str, given: Any, evaluate: EvaluateIn) -> int:
    count = whole(name, evaluate(given["n"], {}))
    if count < 1:
        raise invalid_argument(f"{name} takes a positive n")
    return count


def _ranked(name: str, last: bool, several: bool) -> Accumulator:
    def run(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> Any:
        given = check_names(name, fields_of(argument), ("sortBy", "output", *(("n",) if several else ())))
        count = _n(name, given, evaluate) if several else 1
        ordered = sorted_by(name, documents, given["sortBy"])
        chosen = ordered[-count:] if last else ordered[:count]
        values = [null_for_missing(evaluate(given["output"], document)) for document in chosen]
        return values if several else values[0]

    return run


def _several(name: str, choose: Callable[[list[Any], int], list[Any]]) -> Accumulator:
    def run(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> list[Any]:
        given = check_names(name, fields_of(argument), ("input", "n"))
        values = [null_for_missing(evaluate(given["input"], document)) for document in documents]
        return choose(values, _n(name, given, evaluate))

    return run


def _extreme(largest: bool) -> Callable[[list[Any], int], list[Any]]:
    return lambda values, n: sorted((v for v in values if v is not None), key=order_key, reverse=largest)[:n]


def _merge(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> Any:
    merge = ARRAYS["$mergeObjects"]
    values = [null_for_missing(evaluate(argument, document)) for document in documents]
    return merge.run("$mergeObjects", [values], _itself)


def _itself(value: Any) -> Any:
    return value


def _pushed(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> list[Any]:
    return [value for value in (evaluate(argument, document) for document in documents) if value is not MISSING]


def _set(argument: Any, documents: Sequence[Any], evaluate: EvaluateIn) -> list[Any]:
    found: dict[Key, Any] = {}
    for value in _pushed(argument, documents, evaluate):
        found.setdefault(order_key(value), value)
    return list(found.values())


ACCUMULATORS: dict[str, Accumulator] = {
    "$addToSet": _set,
    "$avg": _average,
    "$bottom": _ranked("$bottom", True, False),
    "$bottomN": _ranked("$bottomN", True, True),
    "$count": _count,
    "$first": _end(0),
    "$firstN": _several("$firstN", lambda values, n: values[:n]),
    "$last": _end(-1),
    "$lastN": _several("$lastN", lambda values, n: values[-n:]),
    "$max": _best(True),
    "$maxN": _several("$maxN", _extreme(True)),
    "$median": _median,
    "$mergeObjects": _merge,
    "$min": _best(False),
    "$minN": _several("$minN", _extreme(False)),
    "$percentile": _percentile,
    "$push": _pushed,
    "$stdDevPop": _deviation(statistics.pstdev, 1),
    "$stdDevSamp": _deviation(statistics.stdev, 2),
    "$sum": _sum,
    "$top": _ranked("$top", False, False),
    "$topN": _ranked("$topN", False, True),
}
STATISTICS: dict[str, Operator] = {"$median": Lazy(_median_of_array), "$percentile": Lazy(_percentile_of_array)}
