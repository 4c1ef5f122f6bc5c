"""The formats that a dataset can have on disk: where its images are, and which files say what is on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast, get_args

from viam_cloud_runtime.support.files import write_json
from viam_cloud_runtime.viam.datasets import coco, jsonl, label_folders, yolo
from viam_cloud_runtime.viam.datasets.labels import LabeledImage, Labels
from viam_cloud_runtime.viam.downloads.file_names import sidecar_of

DatasetFormat: TypeAlias = Literal["jsonl", "folders", "coco", "yolo"]

_MARK = ".viam-dataset.json"
"""Says which dataset a folder has been made of, in which format."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A format.

    Attributes:
        name: What callers call it.
        images: The folder that all images are in; None for a folder for each tag.
        read: Reads the images of a folder.
        write: Writes the files that list images; not their contents.
        own: What `write` writes, the file first that shows that a folder has this format; nothing if it writes nothing.
        companion: The name of what belongs to an image of some name alone.
        forget: Removes what belongs to an image of some name that is gone.
        needs_sizes: Whether images with boxes have to be measured before they are listed.
    """

    name: DatasetFormat
    images: str | None
    read: Callable[[Path], list[LabeledImage]]
    write: Callable[[Path, Sequence[LabeledImage]], None]
    own: tuple[str, ...] = ()
    companion: Callable[[str], str] = sidecar_of
    forget: Callable[[Path, str], None] = lambda folder, name: None
    needs_sizes: bool = False


def _of_labels(image_name: str) -> str:
    return f"{yolo.LABELS}/{yolo.label_file(image_name)}"


_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("jsonl", jsonl.IMAGES, jsonl.read, jsonl.write, (jsonl.LIST,)),
        Layout("coco", coco.IMAGES, coco.read, coco.write, (coco.LIST,), needs_sizes=True),
        Layout(
            "yolo",
            yolo.IMAGES,
            yolo.read,
            yolo.write,
            (yolo.LIST, yolo.LABELS),
            companion=_of_labels,
            forget=yolo.forget,
        ),
        Layout("folders", None, label_folders.read, lambda folder, images: None),
    )
}


def layout_named(name: str) -> Layout:
    """The layout of a format.

    Raises:
        ValueError: There is no such format.
    """
    layout = _LAYOUTS.get(name)
    if layout is None:
        raise ValueError(f"format: expected one of {', '.join(map(repr, get_args(DatasetFormat)))}; got {name!r:.60}")
    return layout


def layout_of(folder: Path) -> Layout:
    """The format that a folder has: what it was downloaded as, or else what its files show.

    Raises:
        FileNotFoundError: There is no such folder.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"there is no folder {str(folder)!r}; nothing was uploaded")
    mark = _read_mark(folder)
    if mark is not None and mark.get("format") in _LAYOUTS:
        return _LAYOUTS[mark["format"]]
    listed = (layout for layout in _LAYOUTS.values() if layout.own and (folder / layout.own[0]).is_file())
    return next(listed, _LAYOUTS["folders"])


def claim(folder: Path, dataset_id: str, layout: Layout) -> None:
    """Make a folder that of a dataset, before anything is in it.

    Raises:
        ValueError: It is that of another dataset, has another format, or has files that would be overwritten.
        OSError: It cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mark = {"dataset_id": dataset_id, "format": layout.name}
    found = _read_mark(folder)
    if found is None:
        strange = next((name for name in layout.own if (folder / name).exists()), None)
        if strange is not None:
            raise ValueError(
                f"{folder / strange} was not downloaded as part of a dataset and is left alone; move it away, or choose "
                "another destination"
            )
        write_json(folder / _MARK, mark, indent=None)
    elif found != mark:
        raise ValueError(
            f"{folder} holds the dataset {found.get('dataset_id')} as {found.get('format')}; choose another destination, "
            f"or remove {folder / _MARK} to have both in there"
        )


def _read_mark(folder: Path) -> dict[str, Any] | None:
    try:
        mark: Any = json.loads((folder / _MARK).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return cast("dict[str, Any]", mark) if isinstance(mark, dict) else None


def folders_of(layout: Layout, labels: Mapping[str, Labels]) -> dict[str, list[str]]:
    """The folders that images go to, and the IDs of the images in each."""
    if layout.images is not None:
        return {layout.images: list(labels)}
    names = label_folders.folder_names(tag for each in labels.values() for tag in each.tags)
    found: dict[str, list[str]] = {}
    for identifier, each in labels.items():
        for name in label_folders.folders_of(each, names):
            found.setdefault(name, []).append(identifier)
    return dict(sorted(found.items()))
