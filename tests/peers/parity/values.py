"""Results of either SDK as plain values, so that equal means equal."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf import json_format
from google.protobuf.message import Message


def plain(value: Any) -> Any:
    """Messages as JSON, objects as their fields, times in UTC."""
    if value is None or (isinstance(value, (bool, int, float, str, bytes)) and not isinstance(value, enum.Enum)):
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Message):
        return json_format.MessageToDict(value, preserving_proto_field_name=True)
    if isinstance(value, datetime.datetime):
        # The peer's times are naive and mean UTC.
        return value if value.tzinfo is not None else value.replace(tzinfo=datetime.timezone.utc)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    return {name: plain(item) for name, item in _fields(value).items()}


def _fields(value: Any) -> dict[str, Any]:
    names = (
        [field.name for field in dataclasses.fields(value)] if dataclasses.is_dataclass(value) else list(vars(value))
    )
    # What a page keeps of its client is its own business.
    return {name: getattr(value, name) for name in names if not name.startswith("_")}


def difference(ours: Any, theirs: Any, path: str = "") -> str:
    """Where two plain values first differ, in words; empty if they do not."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted({*ours, *theirs}, key=str):
            if key not in ours or key not in theirs:
                return f"{path}.{key}: only in {'theirs' if key in theirs else 'ours'}"
            if found := difference(ours[key], theirs[key], f"{path}.{key}"):
                return found
        return ""
    if isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            return f"{path}: {len(ours)} items against {len(theirs)}"
        found = (difference(a, b, f"{path}[{index}]") for index, (a, b) in enumerate(zip(ours, theirs, strict=True)))
        return next((text for text in found if text), "")
    return "" if ours == theirs else f"{path}: {ours!r} against {theirs!r}"
