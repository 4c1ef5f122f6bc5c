"""Aggregation stages: those that may be run, and translations of some into others. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument, unimplemented
from viam_cloud_emulator.query_engine.bson_documents import Document, decode_documents
from viam_cloud_emulator.query_engine.mql.known_operators import check_operators

_RUN_AS_THEY_ARE = {
    "$addFields",
    "$bucket",
    "$bucketAuto",
    "$count",
    "$densify",
    "$fill",
    "$group",
    "$limit",
    "$match",
    "$project",
    "$redact",
    "$replaceRoot",
    "$sample",
    "$set",
    "$setWindowFields",
    "$skip",
    "$sort",
    "$unwind",
}
_ONLY_IN_THE_CLOUD = {"$geoNear"}


def checked_stages(encoded: Iterable[bytes], field: str = "mql_binary") -> list[Document]:
    """The stages in a request field, as far as that can be told without running them.

    Raises:
        StatusError: There is none, or one is malformed, not allowed or not implemented.
    """
    stages = decode_documents(encoded, field)
    if not stages:
        raise invalid_argument(f"{field} must have at least one stage")
    check_stages(stages, field)
    return stages


def check_stages(stages: Sequence[Document], field: str = "mql_binary") -> None:
    """Check stages, as far as that can be told without running them, so that it does not depend on what there is.

    Raises:
        StatusError: One is malformed, not allowed or not implemented.
    """
    for index, stage in enumerate(stages):
        _check(stage, f"{field}[{index}]")


def runnable_stages(stages: Sequence[Document]) -> list[Document]:
    """The stages, with those that can be said with others said so."""
    return [runnable for stage in stages for runnable in _runnable(*next(iter(stage.items())))]


def _check(stage: Document, place: str) -> None:
    if len(stage) != 1:
        raise invalid_argument(f"{place} must have exactly one field, the name of a stage")
    ((name, argument),) = stage.items()
    if name in _ONLY_IN_THE_CLOUD:
        raise unimplemented(f"{place}: the emulator does not implement the stage {name}")
    if name not in _RUN_AS_THEY_ARE and name not in _TRANSLATED:
        raise invalid_argument(f"{place}: {name} is not a stage that can be used here")
    check_operators(name, argument, place)
    if name in ("$limit", "$skip"):
        smallest = 1 if name == "$limit" else 0
        if isinstance(argument, bool) or not isinstance(argument, (int, float)) or not argument >= smallest:
            raise invalid_argument(f"{place}: {name} takes a number from {smallest} up")
        if argument != int(min(argument, 2**63)):
            raise invalid_argument(f"{place}: {name} takes a whole number")


def _runnable(name: str, argument: Any) -> list[Document]:
    translate = _TRANSLATED.get(name)
    if translate is not None:
        return translate(argument)
    return [{name: int(argument) if name in ("$limit", "$skip") else argument}]


def _unset(argument: Any) -> list[Document]:
    names = [argument] if isinstance(argument, str) else argument
    return [{"$project": dict.fromkeys(names, 0)}]


def _sort_by_count(argument: Any) -> list[Document]:
    return [{"$group": {"_id": argument, "count": {"$sum": 1}}}, {"$sort": {"count": -1}}]


def _replace_with(argument: Any) -> list[Document]:
    return [{"$replaceRoot": {"newRoot": argument}}]


_TRANSLATED = {"$unset": _unset, "$sortByCount": _sort_by_count, "$replaceWith": _replace_with}
