"""MongoDB's extended JSON in documents: `{"$date": "2026-02-10T09:00:00Z"}` and the like, as mongosh and Compass show values.

A server takes such a mapping for a condition that nothing meets, or for an error, so it becomes the value that it means.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from viam_cloud_runtime.messages.naive_times import as_utc
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.pymongo import require_pymongo_bson

# None of them is an operator of a query or a pipeline.
_TYPES = frozenset(
    {"$binary", "$date", "$numberDecimal", "$numberDouble", "$numberInt", "$numberLong", "$oid", "$uuid"}
)
# Deeper than MongoDB takes documents; what encodes them refuses those that contain themselves.
_MOST_LEVELS = 200


def bson_values(value: Any, name: str, levels: int = _MOST_LEVELS) -> Any:
    """Put values in the place of their extended JSON, and UTC into times without a zone, however deep they are.

    Args:
        value: A document, list or value.
        name: What errors and warnings call it.
        levels: How deep to look.

    Returns:
        The same, converted; what needs no conversion is not copied.

    Raises:
        ValueError: An extended value cannot be read.

    Example:
        >>> bson_values({"$gte": {"$date": "2026-02-10T09:00:00Z"}}, "query")["$gte"].isoformat()
        '2026-02-10T09:00:00+00:00'
    """
    if isinstance(value, datetime):
        return as_utc(value, f"a time in {name}")
    if levels == 0:
        return value
    if isinstance(value, Mapping):
        document = cast("Mapping[Any, Any]", value)  # type: ignore[redundant-cast]
        if len(document) == 1 and _TYPES.issuperset(document):
            return _extended({key: bson_values(item, name, levels - 1) for key, item in document.items()}, name)
        items = {key: bson_values(item, name, levels - 1) for key, item in document.items()}
        return items if any(items[key] is not item for key, item in document.items()) else document
    if isinstance(value, (list, tuple)):
        before = cast("list[Any]", value)
        after = [bson_values(item, name, levels - 1) for item in before]
        return after if any(new is not old for new, old in zip(after, before, strict=True)) else before
    return value


def _extended(document: dict[Any, Any], name: str) -> Any:
    require_pymongo_bson()
    with IMPORTING:
        from datetime import timezone

        from bson.json_util import JSONOptions, object_hook

    try:
        return object_hook(document, JSONOptions(tz_aware=True, tzinfo=timezone.utc))
    except Exception as error:
        # Whatever a library may raise that is given what it does not expect.
        [kind] = document
        example = '; a time is written as {"$date": "2026-02-10T09:00:00Z"}' if kind == "$date" else ""
        raise ValueError(f"{name}: {document!r:.80} cannot be read as {kind}{example}") from error
