"""Whether the operators in stages exist, told before anything runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from viam_cloud_emulator.core.errors import invalid_argument, unimplemented
from viam_cloud_emulator.query_engine.mql.operators.table import KNOWN, REFUSED

_QUERY = frozenset(
    [
        "$all",
        "$and",
        "$bitsAllClear",
        "$bitsAllSet",
        "$bitsAnyClear",
        "$bitsAnySet",
        "$comment",
        "$elemMatch",
        "$eq",
        "$exists",
        "$expr",
        "$gt",
        "$gte",
        "$in",
        "$jsonSchema",
        "$lt",
        "$lte",
        "$mod",
        "$ne",
        "$nin",
        "$nor",
        "$not",
        "$options",
        "$or",
        "$regex",
        "$size",
        "$text",
        "$type",
    ]
)
_QUERY_REFUSED = {
    **dict.fromkeys(("$geoIntersects", "$geoWithin", "$near", "$nearSphere"), "it has no geospatial queries"),
    **{name: REFUSED[name] for name in ("$where", "$sampleRate")},
}


def check_operators(stage: str, argument: Any, place: str) -> None:
    """Refuse a stage with an operator that MongoDB or the emulator does not have.

    Raises:
        StatusError: INVALID_ARGUMENT for what MongoDB does not have, UNIMPLEMENTED for what only the emulator lacks.
    """
    for name, query in _operators(argument, stage == "$match"):
        refused = _QUERY_REFUSED if query else REFUSED
        if name in refused:
            raise unimplemented(f"{place}: the emulator cannot run {name}: {refused[name]}")
        if name not in (_QUERY if query else KNOWN):
            raise invalid_argument(f"{place}: {name} is not an operator that can be used here")


def _operators(argument: Any, query: bool) -> Iterator[tuple[str, bool]]:
    """Names of operators, and whether each stands in a query rather than an expression."""
    waiting: list[tuple[Any, bool]] = [(argument, query)]
    while waiting:
        value, in_query = waiting.pop()
        if isinstance(value, Mapping):
            for name, inner in cast("Mapping[str, Any]", value).items():
                if name.startswith("$"):
                    yield name, in_query
                # Values in a query are data, but for those that hold queries or an expression.
                if name != "$literal" and not (in_query and name in ("$eq", "$ne", "$in", "$nin", "$all")):
                    waiting.append((inner, in_query and name != "$expr"))
        elif isinstance(value, list):
            waiting.extend((inner, in_query) for inner in cast("Sequence[Any]", value))
