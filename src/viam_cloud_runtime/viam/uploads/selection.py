"""Which files an upload of several paths means, and how they are called in the cloud."""

from __future__ import annotations

import itertools
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import NamedTuple, TypeAlias

from viam_cloud_runtime.concurrency.transfers import Backend
from viam_cloud_runtime.support.file_name_encoding import unicode_name

_LISTED_AT_ONCE = 1000

PathLike: TypeAlias = "str | os.PathLike[str]"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to upload.

    Attributes:
        path: Where it is.
        name: What it is called in the cloud: without its extension, in a folder by the way to it.
        extension: Its extension with the dot; empty if it has none.
        error: Why it cannot be uploaded, as when a folder cannot be listed; None if nothing is known against it.
        tags: Tags of its own, besides those that all files get.
    """

    path: Path
    name: str
    extension: str
    error: OSError | None = None
    tags: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """Name and extension."""
        return self.name + self.extension


class _Folder(NamedTuple):
    path: Path
    way: str
    """The names that lead there from where the plan begins, with a slash behind each. Text, as to make a path relative to
    another one for each of very many files takes long."""


@dataclass(frozen=True)
class UploadPlan:
    """The files that some paths stand for, in order: listed anew each time, as there may be very many.

    Attributes:
        paths: Files and folders, all of which were there when the plan was made.
        pattern: What files in folders must match, as in `*.jpg`.
        recursive: Whether folders in folders count.
        hidden: Whether files and folders count whose names begin with a dot.
        excluded: Paths that never count, with all links followed.
        tags_from_folders: Whether a file of a folder gets the names of the folders on the way to it as tags.
    """

    paths: Sequence[Path]
    pattern: str = "*"
    recursive: bool = True
    hidden: bool = False
    excluded: frozenset[Path] = frozenset()
    tags_from_folders: bool = False

    def files(self) -> Iterator[PlannedFile]:
        """All files."""
        for path in self.paths:
            if path.is_dir():
                yield from self._files_in(path)
            else:
                yield _planned(path, "")

    def _files_in(self, root: Path) -> Iterator[PlannedFile]:
        # Not by recursion: folders may be nested deeper than Python's calls.
        ways = [self._entries(_Folder(root, ""))]
        while ways:
            entry = next(ways[-1], None)
            if entry is None:
                ways.pop()
            elif isinstance(entry, PlannedFile):
                yield entry
            else:
                ways.append(self._entries(entry))

    def _entries(self, folder: _Folder) -> Iterator[PlannedFile | _Folder]:
        """The files and folders in a folder, in the order of their names."""
        try:
            entries = sorted(os.scandir(folder.path), key=lambda entry: entry.name)
        except OSError as error:
            yield _planned(folder.path, folder.way.removesuffix(f"{folder.path.name}/"), error)
            return
        for entry in entries:
            path = Path(entry.path)
            if (entry.name.startswith(".") and not self.hidden) or self._is_excluded(path):
                continue
            # Links to files count as files; links to folders might lead in circles, and do not count.
            if entry.is_dir(follow_symlinks=False):
                if self.recursive and not _is_junction(entry):
                    yield _Folder(path, f"{folder.way}{entry.name}/")
            elif _counts(entry) and self._matches(folder.way + entry.name):
                planned = _planned(path, folder.way)
                yield replace(planned, tags=_folders_of(planned)) if self.tags_from_folders else planned

    def _matches(self, relative: str) -> bool:
        return self.pattern == "*" or PurePath(relative).match(self.pattern)

    def _is_excluded(self, path: Path) -> bool:
        # Names are compared first, as finding out where links lead takes calls of the system.
        return path.name in self._excluded_names and path.resolve() in self.excluded

    @cached_property
    def _excluded_names(self) -> frozenset[str]:
        return frozenset(path.name for path in self.excluded)


async def list_files(plan: UploadPlan, backend: Backend) -> tuple[list[PlannedFile], int]:
    """All files of a plan as they are now, and how many bytes are in them."""
    files: list[PlannedFile] = []
    total = 0
    found = ((file, _size_of(file)) for file in plan.files())
    while some := await backend.run_in_thread(list, itertools.islice(found, _LISTED_AT_ONCE)):
        files += (file for file, _ in some)
        total += sum(size for _, size in some)
    return files, total


def _size_of(file: PlannedFile) -> int:
    try:
        return file.path.stat().st_size if file.error is None else 0
    except OSError:
        # It is an error of this file, once its turn comes.
        return 0


def _planned(path: Path, way: str, error: OSError | None = None) -> PlannedFile:
    return PlannedFile(path, unicode_name(way + path.stem), unicode_name(path.suffix), error)


def _folders_of(file: PlannedFile) -> tuple[str, ...]:
    *folders, _ = file.name.split("/")
    return tuple(dict.fromkeys(folders))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether it is what Windows has for links to folders besides symbolic links."""
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return junction is not None and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", None) == junction


def _counts(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file() or not os.path.exists(entry.path)
    except OSError:
        return True


def make_plan(
    paths: PathLike | Iterable[PathLike],
    *,
    pattern: str,
    recursive: bool,
    hidden: bool,
    excluded: Iterable[Path],
    tags_from_folders: bool = False,
) -> UploadPlan:
    """Find out what paths stand for.

    Raises:
        TypeError: One of them is no path.
        FileNotFoundError: One of them does not exist.
        ValueError: One of them is neither a file nor a folder, or the pattern is empty.
    """
    if not isinstance(pattern, str) or not pattern:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ValueError(f"pattern must be something like '*.jpg', not {pattern!r}")
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return UploadPlan(
        [_checked(path) for path in given],
        pattern,
        recursive,
        hidden,
        frozenset(path.resolve() for path in excluded),
        tags_from_folders,
    )


def _checked(path: PathLike) -> Path:
    if not isinstance(path, (str, os.PathLike)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"paths: expected a path or several, got {type(path).__name__}")
    checked = Path(path)
    try:
        mode = checked.stat().st_mode
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no file or folder {os.fspath(checked)!r}; nothing was uploaded") from None
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise ValueError(f"{os.fspath(checked)!r} is neither a file nor a folder; nothing was uploaded")
    return checked
