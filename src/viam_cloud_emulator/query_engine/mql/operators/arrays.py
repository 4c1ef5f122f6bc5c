"""Operators on arrays, sets and documents, and comparisons of any values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument, unimplemented
from viam_cloud_emulator.query_engine.mql.operators.forms import (
    MISSING,
    Evaluate,
    Lazy,
    Named,
    Operator,
    Positional,
    check_names,
    elements,
    fields_of,
    null_for_missing,
    text,
    unary,
    whole,
)
from viam_cloud_emulator.query_engine.mql.operators.ordering import direction, order_key, sorted_by

_LONGEST_RANGE = 1_000_000


def _range(start: Any, end: Any, step: Any = 1) -> list[int]:
    first, last, by = whole("$range", start), whole("$range", end), whole("$range", step)
    if not by:
        raise invalid_argument("$range takes steps other than 0")
    numbers = range(first, last, by)
    if abs(last - first) // abs(by) > _LONGEST_RANGE:
        raise unimplemented(f"the emulator cannot make a $range of more than {_LONGEST_RANGE} numbers")
    return list(numbers)


def _element_at(array: Any, index: Any) -> Any:
    items, place = elements("$arrayElemAt", array), whole("$arrayElemAt", index)
    return items[place] if -len(items) <= place < len(items) else MISSING


def _first_n(name: str, given: Mapping[str, Any]) -> tuple[list[Any], int]:
    count = whole(name, given["n"])
    if count < 1:
        raise invalid_argument(f"{name} takes a positive n")
    return elements(name, given["input"]), count


def _first(given: Mapping[str, Any]) -> list[Any]:
    items, count = _first_n("$firstN", given)
    return items[:count]


def _last(given: Mapping[str, Any]) -> list[Any]:
    items, count = _first_n("$lastN", given)
    return items[-count:]


def _extreme(name: str, largest: bool) -> Named:
    def run(given: Mapping[str, Any]) -> list[Any]:
        items, count = _first_n(name, given)
        return sorted((item for item in items if item is not None), key=order_key, reverse=largest)[:count]

    return Named(run, ("input", "n"))


def _sort_array(given: Mapping[str, Any]) -> Any:
    if given["input"] is None:
        return None
    items, by = elements("$sortArray", given["input"]), given["sortBy"]
    fields = fields_of(by)
    if fields is None:
        return sorted(items, key=order_key, reverse=direction("$sortArray", by))
    return sorted_by("$sortArray", items, fields)


def _zip(given: Mapping[str, Any]) -> Any:
    rows = given["inputs"]
    if rows is None or any(row is None for row in rows):
        return None
    rows = [elements("$zip", row) for row in elements("$zip", rows)]
    longest, defaults = given.get("useLongestLength") or False, given.get("defaults")
    if defaults is not None and (not longest or len(defaults) != len(rows)):
        raise invalid_argument("$zip takes defaults for each input, and only with useLongestLength")
    count = (max if longest else min)(map(len, rows), default=0)
    filling = defaults or [None] * len(rows)
    return [[row[n] if n < len(row) else filling[at] for at, row in enumerate(rows)] for n in range(count)]


def _set_difference(first: Any, second: Any) -> list[Any]:
    taken = elements("$setDifference", second)
    return _distinct(item for item in elements("$setDifference", first) if item not in taken)


def _distinct(items: Any) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def _merge_objects(*values: Any) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    several = elements("$mergeObjects", values[0]) if len(values) == 1 and isinstance(values[0], list) else values
    for value in several:
        if value is None:
            continue
        fields = fields_of(value)
        if fields is None:
            raise invalid_argument(f"$mergeObjects takes documents, not {type(value).__name__}")
        merged.update(fields)
    return merged


def _get_field(argument: Any, evaluate: Evaluate) -> Any:
    given = fields_of(argument)
    if given is None or "field" not in given:
        given = {"field": argument}
    check_names("$getField", given, ("field",), ("input",))
    name = text("$getField", evaluate(given["field"]))
    value = evaluate(given.get("input", "$$CURRENT"))
    if value is None:
        return None
    fields = fields_of(value)
    return MISSING if fields is None else fields.get(name, MISSING)


def _set_field(argument: Any, evaluate: Evaluate) -> Any:
    given = check_names("$setField", fields_of(argument), ("field", "input", "value"))
    return _with_field("$setField", given, evaluate(given["value"]), evaluate)


def _unset_field(argument: Any, evaluate: Evaluate) -> Any:
    given = check_names("$unsetField", fields_of(argument), ("field", "input"))
    return _with_field("$unsetField", given, MISSING, evaluate)


def _with_field(operator: str, given: Mapping[str, Any], value: Any, evaluate: Evaluate) -> Any:
    name = text(operator, evaluate(given["field"]))
    document = null_for_missing(evaluate(given["input"]))
    if document is None:
        return None
    fields = fields_of(document)
    if fields is None:
        raise invalid_argument(f"{operator} takes a document as input")
    others = {key: each for key, each in fields.items() if key != name}
    if value is MISSING or (value == "$$REMOVE"):
        return others
    return {**fields, name: value}


def _reduce(argument: Any, evaluate: Evaluate) -> Any:
    given = check_names("$reduce", fields_of(argument), ("input", "initialValue", "in"))
    items = null_for_missing(evaluate(given["input"]))
    if items is None:
        return None
    value = evaluate(given["initialValue"])
    for item in elements("$reduce", items):
        value = null_for_missing(evaluate(given["in"], this=item, value=null_for_missing(value)))
    return value


def _array_to_object(array: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in elements("$arrayToObject", array):
        fields = fields_of(item)
        pair = elements("$arrayToObject", item) if fields is None else [fields.get("k"), fields.get("v")]
        if len(pair) != 2 or (fields is not None and fields.keys() != {"k", "v"}):
            raise invalid_argument("$arrayToObject takes pairs, or documents of k and v")
        found[text("$arrayToObject", pair[0])] = pair[1]
    return found


def _compare(first: Any, second: Any) -> int:
    one, other = order_key(first), order_key(second)
    return -1 if one < other else int(other < one)


def _is_false(value: Any) -> bool:
    return value is None or (isinstance(value, (bool, int, float)) and not value)


ARRAYS: dict[str, Operator] = {
    "$arrayToObject": Positional(_array_to_object),
    "$cmp": Positional(_compare, 2, 2, nulls=True),
    "$not": Positional(_is_false, nulls=True),
    "$arrayElemAt": Positional(_element_at, 2, 2),
    "$firstN": Named(_first, ("input", "n")),
    "$getField": Lazy(_get_field),
    "$lastN": Named(_last, ("input", "n")),
    "$maxN": _extreme("$maxN", True),
    "$mergeObjects": Positional(_merge_objects, 0, None, nulls=True),
    "$minN": _extreme("$minN", False),
    "$range": Positional(_range, 2, 3),
    "$reduce": Lazy(_reduce),
    "$reverseArray": unary(lambda array: elements("$reverseArray", array)[::-1]),
    "$setDifference": Positional(_set_difference, 2, 2),
    "$setField": Lazy(_set_field),
    "$sortArray": Named(_sort_array, ("input", "sortBy")),
    "$unsetField": Lazy(_unset_field),
    "$zip": Named(_zip, ("inputs",), ("useLongestLength", "defaults")),
}
