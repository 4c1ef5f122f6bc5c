"""A dataset as `dataset.jsonl` beside a folder `data`: a line per image, in the shape that Viam's own CLI writes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from viam_cloud_runtime.support.files import write_json_lines
from viam_cloud_runtime.viam.datasets.labels import Box, LabeledImage, Labels, Origin
from viam_cloud_runtime.viam.datasets.reading import DatasetFileError, checked_box, fields_of, list_of, text_of

IMAGES = "data"
LIST = "dataset.jsonl"

_EPOCH = datetime(1970, 1, 1)


def write(folder: Path, images: Sequence[LabeledImage]) -> None:
    """Write the lines of all images.

    Raises:
        OSError: The file cannot be written.
    """
    write_json_lines(folder / LIST, map(_line, images))


def _line(image: LabeledImage) -> dict[str, Any]:
    line: dict[str, Any] = {
        "image_path": image.path.as_posix(),
        "classification_annotations": [{"annotation_label": tag} for tag in image.labels.tags],
        "bounding_box_annotations": [_box_fields(box) for box in image.labels.boxes],
    }
    return line if image.origin is None else {**line, **_origin_fields(image.origin)}


def _box_fields(box: Box) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": box.identifier,
        "annotation_label": box.label,
        "x_min_normalized": box.x_min,
        "x_max_normalized": box.x_max,
        "y_min_normalized": box.y_min,
        "y_max_normalized": box.y_max,
    }
    # The CLI leaves it out, and those who read its lines pass over it.
    return fields if box.confidence is None else {**fields, "confidence": box.confidence}


def _origin_fields(origin: Origin) -> dict[str, str]:
    optional = {
        "binary_data_id": origin.binary_data_id,
        "robot_id": origin.robot_id,
        "organization_id": origin.organization_id,
        "location_id": origin.location_id,
    }
    return {
        "timestamp": _time_text(*origin.captured),
        "part_id": origin.part_id,
        "component_name": origin.component_name,
        **{name: value for name, value in optional.items() if value},
    }


def _time_text(seconds: int, nanos: int) -> str:
    """A time as the CLI writes it: `2026-02-10 09:30:00.25 +0000 UTC`."""
    fraction = f".{nanos:09}".rstrip("0").rstrip(".")
    return f"{_EPOCH + timedelta(seconds=seconds)}{fraction} +0000 UTC"


def read(folder: Path) -> list[LabeledImage]:
    """The images that the file lists.

    Raises:
        DatasetFileError: A line of it is none.
        OSError: It cannot be read.
    """
    return list(_images(folder))


def _images(folder: Path) -> Iterator[LabeledImage]:
    with (folder / LIST).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            place = f"{folder / LIST}, line {number}"
            try:
                parsed: object = json.loads(line)
            except ValueError as error:
                raise DatasetFileError(f"{place}: no JSON: {error}") from None
            fields = fields_of(parsed, place)
            yield LabeledImage(_image_file(folder, text_of(fields, "image_path", place)), _labels(fields, place))


def _image_file(folder: Path, written: str) -> Path:
    """The file that is meant, also where the folder has been moved since."""
    parts = written.replace("\\", "/").split("/")
    moved = (folder.joinpath(IMAGES, *parts[start:]) for start in range(len(parts)) if parts[start:] != [""])
    return next((path for path in moved if path.is_file()), Path(written))


def _labels(fields: Mapping[str, Any], place: str) -> Labels:
    tags = [
        text_of(fields_of(tag, place), "annotation_label", place)
        for tag in list_of(fields, "classification_annotations", place)
    ]
    boxes = [_box(fields_of(box, place), place) for box in list_of(fields, "bounding_box_annotations", place)]
    return Labels(tuple(dict.fromkeys(tags)), tuple(boxes))


def _box(fields: Mapping[str, Any], place: str) -> Box:
    names = ("x_min_normalized", "y_min_normalized", "x_max_normalized", "y_max_normalized")
    sides = [fields.get(name) for name in names]
    return checked_box(text_of(fields, "annotation_label", place), sides, place, fields.get("confidence"))
