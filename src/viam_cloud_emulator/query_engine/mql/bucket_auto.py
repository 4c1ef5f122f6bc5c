"""The stage `$bucketAuto`: as many groups as are wanted, each with about as many documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from viam_cloud_emulator.core.errors import invalid_argument, unimplemented
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.expressions import evaluated, in_order, options
from viam_cloud_emulator.query_engine.mql.group import accumulated
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING

_COUNT = {"count": {"$sum": 1}}


def bucket_auto(documents: Sequence[Document], argument: Any) -> list[Document]:
    """One document per group, with its limits in `_id`: the upper one is where the next group begins."""
    wanted = options("$bucketAuto", argument, ["groupBy", "buckets"], ["output", "granularity"])
    if "granularity" in wanted:
        raise unimplemented("the emulator does not implement the granularity of $bucketAuto")
    most = wanted["buckets"]
    if isinstance(most, bool) or not isinstance(most, (int, float)) or most < 1 or most != int(most):
        raise invalid_argument("$bucketAuto: buckets takes a whole number from 1 up")
    buckets = _buckets(_with_values(documents, wanted["groupBy"]), int(most))
    if not buckets:
        return []
    ends = [*(bucket[0]["value"] for bucket in buckets[1:]), buckets[-1][-1]["value"]]
    return [
        {
            "_id": {"min": bucket[0]["value"], "max": end},
            **accumulated([each["document"] for each in bucket], wanted.get("output", _COUNT)),
        }
        for bucket, end in zip(buckets, ends, strict=True)
    ]


def _with_values(documents: Sequence[Document], expression: Any) -> list[Document]:
    values = [(evaluated(expression, document), document) for document in documents]
    return in_order(
        [{"value": None if value is MISSING else value, "document": document} for value, document in values],
        {"value": 1},
    )


def _buckets(ordered: list[Document], most: int) -> list[list[Document]]:
    """Equal values stay together, and what is left over goes into the last group."""
    size = max(1, round(len(ordered) / most))
    buckets: list[list[Document]] = []
    start = 0
    while start < len(ordered):
        end = len(ordered) if len(buckets) == most - 1 else min(start + size, len(ordered))
        while end < len(ordered) and ordered[end]["value"] == ordered[end - 1]["value"]:
            end += 1
        buckets.append(ordered[start:end])
        start = end
    return buckets
