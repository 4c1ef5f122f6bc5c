"""Images with what is known of them: tags, bounding boxes, and what captured them when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from google.protobuf.timestamp_pb2 import Timestamp

_DATASET_TAG = "VIAM_DATASET_"
"""What is in a dataset has a tag that begins like this, which is no label."""

_SAME_BOX = 1e-6
"""Files keep boxes in pixels or in few digits, so that they come back a little off."""


@dataclass(frozen=True, slots=True)
class Box:
    """A bounding box. Its sides are fractions of the image's width or height, from 0 to 1.

    Attributes:
        label: What is in it.
        x_min: Its left side.
        y_min: Its upper side.
        x_max: Its right side.
        y_max: Its lower side.
        confidence: How sure that is, from 0 to 1; None if nothing is said.
        identifier: Its ID in the cloud; empty if it has none yet.
    """

    label: str
    x_min: float
    y_min: float
    x_max: float
    y_max: float
    confidence: float | None = None
    identifier: str = ""

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Left, upper, right and lower side."""
        return self.x_min, self.y_min, self.x_max, self.y_max

    def is_same_as(self, other: Box) -> bool:
        """Whether the other one says the same of the same place."""
        pairs = zip(self.sides, other.sides, strict=True)
        return self.label == other.label and all(abs(one - another) <= _SAME_BOX for one, another in pairs)


@dataclass(frozen=True, slots=True)
class Labels:
    """What is on an image.

    Attributes:
        tags: Labels of the whole image, each once.
        boxes: Labels of parts of it.
    """

    tags: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Which object of the cloud an image is, and what captured it.

    Attributes:
        captured: When, in seconds and nanoseconds since 1970.
    """

    binary_data_id: str
    captured: tuple[int, int]
    organization_id: str
    location_id: str
    robot_id: str
    part_id: str
    component_name: str


@dataclass(frozen=True, slots=True)
class LabeledImage:
    """An image file with its labels.

    Attributes:
        path: The file.
        labels: What is on it.
        origin: Where it comes from; None if that is not known.
        size: Its width and height in pixels; None if they are not known.
    """

    path: Path
    labels: Labels
    origin: Origin | None = None
    size: tuple[int, int] | None = None


def labels_of(metadata: Any) -> Labels:
    """The labels in the metadata of an object; those of classifications count as tags."""
    tags = [tag for tag in metadata.capture_metadata.tags if not tag.startswith(_DATASET_TAG)]
    classes = [classification.label for classification in metadata.annotations.classifications]
    return Labels(tuple(dict.fromkeys([*tags, *classes])), tuple(map(_box, metadata.annotations.bboxes)))


def _box(message: Any) -> Box:
    return Box(
        message.label,
        message.x_min_normalized,
        message.y_min_normalized,
        message.x_max_normalized,
        message.y_max_normalized,
        message.confidence if message.HasField("confidence") else None,
        message.id,
    )


def origin_of(metadata: Any, identifier: str) -> Origin:
    """What the metadata of an object says of where it comes from."""
    captured: Timestamp = metadata.time_requested
    source = metadata.capture_metadata
    return Origin(
        identifier,
        (captured.seconds, captured.nanos),
        source.organization_id,
        source.location_id,
        source.robot_id,
        source.part_id,
        source.component_name,
    )


def box_labels(images: Iterable[LabeledImage]) -> list[str]:
    """What boxes are labelled with, in alphabetical order, which no order of images changes."""
    return sorted({box.label for image in images for box in image.labels.boxes})
