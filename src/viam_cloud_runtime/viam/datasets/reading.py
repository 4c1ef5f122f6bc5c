"""Reading what others may have written into the files of a dataset: checked, with errors that say where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from viam_cloud_runtime.viam.datasets.labels import Box

_ROUNDING = 1e-3
"""How far out of the image a side may be, which files with few digits bring about."""


class DatasetFileError(ValueError):
    """A file of a dataset does not hold what it should."""


def fields_of(value: object, place: str) -> Mapping[str, Any]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise DatasetFileError(f"{place}: expected an object, got {value!r:.60}")
    return cast("dict[str, Any]", value)


def list_of(fields: Mapping[str, Any], name: str, place: str) -> Sequence[Any]:
    """A list in a field; none is an empty one."""
    value: object = fields.get(name) or []
    if not isinstance(value, list):
        raise DatasetFileError(f"{place}: {name}: expected a list, got {value!r:.60}")
    return cast("Sequence[Any]", value)


def text_of(fields: Mapping[str, Any], name: str, place: str) -> str:
    """Text in a field, which has to be there."""
    value: object = fields.get(name)
    if not isinstance(value, str) or not value:
        raise DatasetFileError(f"{place}: {name}: expected text, got {value!r:.60}")
    return value


def number_of(value: object, name: str, place: str) -> float:
    """A number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise DatasetFileError(f"{place}: {name}: expected a number, got {value!r:.60}")
    return float(value)


def checked_box(label: str, sides: Sequence[object], place: str, confidence: object = None) -> Box:
    """A box of a file: left, upper, right and lower side, kept within the image."""
    numbers = [number_of(side, "a side of a box", place) for side in sides]
    for number in numbers:
        if not -_ROUNDING <= number <= 1 + _ROUNDING:
            raise DatasetFileError(f"{place}: a side of a box is at {number:g}; expected fractions of the image")
    x_min, y_min, x_max, y_max = (min(max(number, 0.0), 1.0) for number in numbers)
    if x_min > x_max or y_min > y_max:
        raise DatasetFileError(f"{place}: a box ends before it begins: {numbers}")
    sure = None if confidence is None else number_of(confidence, "score", place)
    return Box(label, x_min, y_min, x_max, y_max, sure)
