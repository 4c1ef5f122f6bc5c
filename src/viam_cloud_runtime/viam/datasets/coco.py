"""A dataset as COCO has it: `annotations.json` beside a folder `images`, boxes in pixels.

COCO knows no labels of whole images: they are in a list `tags` of each image, which other readers pass over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from viam_cloud_runtime.support.files import write_json
from viam_cloud_runtime.viam.datasets.labels import Box, LabeledImage, Labels, box_labels
from viam_cloud_runtime.viam.datasets.reading import (
    DatasetFileError,
    checked_box,
    fields_of,
    list_of,
    number_of,
    text_of,
)

IMAGES = "images"
LIST = "annotations.json"

_EPOCH = datetime(1970, 1, 1)


def write(folder: Path, images: Sequence[LabeledImage]) -> None:
    """Write the annotations of all images; those with boxes have to have a size.

    Raises:
        OSError: The file cannot be written.
    """
    names = box_labels(images)
    categories = {name: number for number, name in enumerate(names, 1)}
    document = {
        "images": [_image_fields(number, image) for number, image in enumerate(images, 1)],
        "annotations": list(_annotations(images, categories)),
        "categories": [{"id": number, "name": name, "supercategory": ""} for name, number in categories.items()],
    }
    write_json(folder / LIST, document, indent=None)


def _image_fields(number: int, image: LabeledImage) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": number, "file_name": image.path.name}
    if image.size is not None:
        fields["width"], fields["height"] = image.size
    if image.origin is not None:
        fields["date_captured"] = str(_EPOCH + timedelta(seconds=image.origin.captured[0]))
    return {**fields, "tags": list(image.labels.tags)}


def _annotations(images: Sequence[LabeledImage], categories: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    number = 0
    for image_number, image in enumerate(images, 1):
        for box in image.labels.boxes:
            number += 1
            yield {
                "id": number,
                "image_id": image_number,
                "category_id": categories[box.label],
                **_box_fields(box, image),
            }


def _box_fields(box: Box, image: LabeledImage) -> dict[str, Any]:
    assert image.size is not None, image.path
    width, height = image.size
    x, y = box.x_min * width, box.y_min * height
    across, down = box.x_max * width - x, box.y_max * height - y
    fields = {"bbox": [x, y, across, down], "area": across * down, "iscrowd": 0, "segmentation": list[Any]()}
    return fields if box.confidence is None else {**fields, "score": box.confidence}


def read(folder: Path) -> list[LabeledImage]:
    """The images that the file lists.

    Raises:
        DatasetFileError: Something in it is missing or wrong.
        OSError: It cannot be read.
    """
    place = str(folder / LIST)
    try:
        parsed: object = json.loads((folder / LIST).read_bytes())
    except ValueError as error:
        raise DatasetFileError(f"{place}: no JSON: {error}") from None
    document = fields_of(parsed, place)
    names = {
        category["id"]: text_of(category, "name", f"{place}: categories")
        for category in _entries(document, "categories", place)
    }
    images = {image["id"]: image for image in _entries(document, "images", place)}
    boxes: dict[Any, list[Box]] = {number: [] for number in images}
    for annotation in _entries(document, "annotations", place):
        where = f"{place}: annotations: {annotation['id']}"
        image, name = images.get(annotation.get("image_id")), names.get(annotation.get("category_id"))
        if image is None or name is None:
            raise DatasetFileError(f"{where}: no such {'image' if image is None else 'category'}")
        boxes[image["id"]].append(_box(annotation, name, image, where))
    return [
        LabeledImage(
            folder / IMAGES / text_of(image, "file_name", f"{place}: images: {number}"),
            Labels(tuple(map(str, list_of(image, "tags", place))), tuple(boxes[number])),
        )
        for number, image in images.items()
    ]


def _entries(document: Mapping[str, Any], name: str, place: str) -> Iterator[Mapping[str, Any]]:
    for entry in list_of(document, name, place):
        fields = fields_of(entry, f"{place}: {name}")
        if not isinstance(fields.get("id"), (int, str)):
            raise DatasetFileError(f"{place}: {name}: an entry has no id: {entry!r:.60}")
        yield fields


def _box(annotation: Mapping[str, Any], label: str, image: Mapping[str, Any], place: str) -> Box:
    width, height = (number_of(image.get(name), f"{name} of its image", place) for name in ("width", "height"))
    corner = [number_of(number, "bbox", place) for number in list_of(annotation, "bbox", place)]
    if len(corner) != 4 or width <= 0 or height <= 0:
        raise DatasetFileError(f"{place}: bbox: expected four numbers in an image of some size, got {corner}")
    x, y, across, down = corner
    sides = [x / width, y / height, (x + across) / width, (y + down) / height]
    return checked_box(label, sides, place, annotation.get("score"))
