"""A dataset as folders of images: one folder for each tag, as trainers of classifiers read it. Boxes are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from viam_cloud_runtime.viam.datasets.labels import LabeledImage, Labels

UNLABELED = "unlabeled"
"""Folder of the images that have no tag."""

_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*%\x00-\x1f\x7f-\x9f]|^[. ]|[. ]$')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def folders_of(labels: Labels, names: dict[str, str]) -> list[str]:
    """The folders that an image with these labels belongs into, all of its tags being among the named."""
    return [names[tag] for tag in labels.tags] or [UNLABELED]


def folder_names(tags: Iterable[str]) -> dict[str, str]:
    """A folder's name for each tag: the tag itself, as far as file systems allow, else parts of it as in URLs.

    Tags that differ in upper and lower case alone get folders that differ on every file system.
    """
    names: dict[str, str] = {}
    taken = {UNLABELED}
    for tag in sorted(set(tags)):
        name = _NOT_ALLOWED.sub(lambda found: _escaped(found[0]), tag)
        if _DEVICES.fullmatch(name) or name.casefold() in taken:
            name = _escaped(name[0]) + name[1:]
        if name.casefold() in taken:
            name = "".join(map(_escaped, tag))
        names[tag] = name
        taken.add(name.casefold())
    return names


def _escaped(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def tag_of(folder_name: str) -> str:
    """The tag that a folder is named after."""
    return unquote(folder_name)


def read(folder: Path) -> list[LabeledImage]:
    """The images in the folders; one that is in several of them comes several times.

    Raises:
        OSError: A folder cannot be read.
    """
    found: list[LabeledImage] = []
    for below in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
        labels = Labels() if below.name == UNLABELED else Labels((tag_of(below.name),))
        images = sorted(path for path in below.iterdir() if path.is_file() and not path.name.startswith("."))
        found += (LabeledImage(image, labels) for image in images)
    return found
