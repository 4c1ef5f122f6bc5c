"""What the first stages of an aggregation say about rows, so that not all have to become documents. Pure functions."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.readings import NAMES, TIMES, microseconds_of

_MILLISECOND = 1000
_COMPARISONS = {"$gt": ">=", "$gte": ">=", "$lt": "<=", "$lte": "<="}


@dataclass(slots=True)
class Prefilter:
    """Which rows an aggregation can do without: those that do not meet `condition`, and those after `limit`."""

    condition: Condition
    limit: int | None = None


def prefilter(stages: Sequence[Document]) -> Prefilter:
    """What can be told from the first stages; they are run all the same."""
    condition = Condition()
    first, second = stages[0], stages[1] if len(stages) > 1 else {}
    if "$limit" in first:
        return Prefilter(condition, int(first["$limit"]))
    if not isinstance(first.get("$match"), dict):
        return Prefilter(condition)
    match: Document = first["$match"]
    # All of them are added, also after one that says too much.
    complete = [_add(condition, name, wanted) for name, wanted in match.items()]
    return Prefilter(condition, int(second["$limit"]) if all(complete) and "$limit" in second else None)


def _add(condition: Condition, name: str, wanted: Any) -> bool:
    """Add a term to the condition; whether it says all that the match says."""
    if name in NAMES and isinstance(wanted, str):
        condition.add(f"{name} = ?", wanted)
        return True
    if name in TIMES and isinstance(wanted, dict):
        for operator, time in cast(Document, wanted).items():
            if operator in _COMPARISONS and isinstance(time, datetime.datetime):
                # Documents have milliseconds, rows microseconds: rather one row too many.
                late = _MILLISECOND if operator.startswith("$lt") else 0
                condition.add(f"{name} {_COMPARISONS[operator]} ?", microseconds_of(time) + late)
    return False
