"""Widths and heights of images, which are read from the beginnings of their files."""

# The library has types, but not for all that pyright wants to know.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from viam_cloud_runtime.support.importing import IMPORTING


class UnknownSizeError(ValueError):
    """The size of an image in pixels cannot be read.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path}: its width and height cannot be read, so its bounding boxes cannot be given in pixels"
        )

    def __reduce__(self) -> tuple[type[UnknownSizeError], tuple[Path]]:
        return type(self), (self.path,)


def sizes_of(paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """The sizes of images, as viewers show them: turned if they say so; nothing for what is no image."""
    with IMPORTING:
        import imagesize

    sizes: dict[Path, tuple[int, int]] = {}
    for path in paths:
        try:
            width, height = imagesize.get(path)
        except Exception:
            # Whatever a broken file brings about.
            continue
        if width > 0 and height > 0:
            sizes[path] = (width, height)
    return sizes
