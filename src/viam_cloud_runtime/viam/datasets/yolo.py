"""A dataset as YOLO has it: `data.yaml`, the folder `images`, and for each image a file of the same name in `labels`.

YOLO knows no labels of whole images: tags are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from viam_cloud_runtime.support.files import write_bytes
from viam_cloud_runtime.viam.datasets.labels import Box, LabeledImage, Labels, box_labels
from viam_cloud_runtime.viam.datasets.reading import DatasetFileError, checked_box

IMAGES = "images"
LIST = "data.yaml"
LABELS = "labels"

_NOT_PRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAME = re.compile(r'\s+(\d+): (".*")\s*')


def label_file(image_name: str) -> str:
    """Name of the file with the labels of an image, which two images of other extensions would share."""
    return Path(image_name).with_suffix(".txt").name


def write(folder: Path, images: Sequence[LabeledImage]) -> None:
    """Write the labels of all images.

    Raises:
        OSError: A file cannot be written.
    """
    names = box_labels(images)
    classes = {name: number for number, name in enumerate(names)}
    labels = folder / LABELS
    labels.mkdir(exist_ok=True)
    for image in images:
        lines = "".join(f"{classes[box.label]} {_numbers(box)}\n" for box in image.labels.boxes)
        write_bytes(labels / label_file(image.path.name), [lines.encode()])
    # Trainers want two sets. Which images to keep from training is theirs to say.
    head = f"train: {IMAGES}\nval: {IMAGES}\nnames:{'' if names else ' {}'}\n"
    write_bytes(
        folder / LIST, [(head + "".join(_name_line(name, number) for name, number in classes.items())).encode()]
    )


def forget(folder: Path, image_name: str) -> None:
    """Remove the labels of an image that is gone."""
    (folder / LABELS / label_file(image_name)).unlink(missing_ok=True)


def _numbers(box: Box) -> str:
    """Center and extent, in as many digits as bring back the same box."""
    values = ((box.x_min + box.x_max) / 2, (box.y_min + box.y_max) / 2, box.x_max - box.x_min, box.y_max - box.y_min)
    return " ".join(f"{value:.9g}" for value in values)


def _name_line(name: str, number: int) -> str:
    # Text in JSON is text in YAML, too, but for characters that YAML wants to see escaped.
    quoted = _NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(name, ensure_ascii=False))
    return f"  {number}: {quoted}\n"


def read(folder: Path) -> list[LabeledImage]:
    """The images in the folder, with their labels.

    Raises:
        DatasetFileError: A file does not hold what it should.
        OSError: One cannot be read.
    """
    names = _names(folder / LIST)
    images = sorted(path for path in (folder / IMAGES).iterdir() if path.is_file() and not path.name.startswith("."))
    return [LabeledImage(image, Labels(boxes=tuple(_boxes(folder, image, names)))) for image in images]


def _names(path: Path) -> list[str]:
    """The names of the classes, as `write` writes them."""
    _, found, text = path.read_text(encoding="utf-8").partition("\nnames:")
    lines = [line for line in text.splitlines() if line.strip() not in ("", "{}")]
    names: list[str] = []
    for line in lines:
        match = _NAME.fullmatch(line)
        if match is None or int(match[1]) != len(names):
            raise DatasetFileError(
                f'{path}: expected the names of classes in order, one a line, as in `  0: "apple"`; got {line!r:.60}'
            )
        names.append(json.loads(match[2]))
    if not found:
        raise DatasetFileError(f"{path}: it names no classes; expected a line `names:` and those below it")
    return names


def _boxes(folder: Path, image: Path, names: Sequence[str]) -> Iterator[Box]:
    path = folder / LABELS / label_file(image.name)
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path}, line {number}"
        try:
            index, x, y, across, down = line.split()
            name = names[int(index)]
            sides = float(x), float(y), float(across), float(down)
        except (ValueError, IndexError):
            raise DatasetFileError(
                f"{place}: expected the number of a class and four numbers, got {line!r:.60}"
            ) from None
        yield checked_box(name, _sides(*sides), place)


def _sides(x: float, y: float, across: float, down: float) -> list[float]:
    return [x - across / 2, y - down / 2, x + across / 2, y + down / 2]
