"""Partitions of files: pages of what the cloud lists. Pure functions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viam_cloud_runtime.viam.downloads.selection import RemoteFile

_PAGE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, order=True)
class FilesPartition:
    """A page of files.

    Attributes:
        number: Its place among the pages, from 0.
        files: The files, oldest first.
    """

    number: int
    files: tuple[RemoteFile, ...]

    @property
    def name(self) -> str:
        """What it is called in manifests: the same for the same files."""
        digest = hashlib.sha256("\n".join(file.identifier for file in self.files).encode("utf-8", "surrogatepass"))
        return f"{self.number:08}-{digest.hexdigest()[:16]}"


def pages_of(files: Iterable[RemoteFile], most_files: int) -> Iterator[tuple[RemoteFile, ...]]:
    """The files in pages; what is listed twice, as lists may while something is added, is in them once."""
    page: list[RemoteFile] = []
    size = 0
    for file in {file.identifier: file for file in files}.values():
        if page and (len(page) == most_files or size + file.size > _PAGE_BYTES):
            yield tuple(page)
            page, size = [], 0
        page.append(file)
        size += file.size
    if page:
        yield tuple(page)
