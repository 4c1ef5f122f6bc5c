"""The directory that an SDK is generated into: which files in it are ours, what would change, and the change."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.output.render import BANNER
from generator.output.tree import DESCRIPTORS, SURFACE
from generator.problems import GenerationError, Problem

# Kept for the next generation. They are written last: until they are there, a generation counts as not done.
_RECORDS = (SURFACE, DESCRIPTORS)
_OWN_NAMES = frozenset({*_RECORDS, "py.typed"})
_OWN_SUFFIXES = ("_pb2.py", "_pb2.pyi")
_NAMED_AT_MOST = 3


def target_problems(out: Path, package: str) -> list[Problem]:
    """Why this is no place to generate into: files that were not generated are never overwritten or deleted."""
    target = out / package
    for path in (target, *target.parents):
        if path.exists() and not path.is_dir():
            return [Problem(str(path), "is a file; --out names a directory")]
    strangers = foreign_files(target)
    if strangers and not (target / DESCRIPTORS).exists():
        message = f"holds files that were not generated ({_some(strangers)}); choose another --package or --out"
        return [Problem(str(target), message)]
    return []


def foreign_files(target: Path) -> list[str]:
    """The files that are not ours; hidden ones and Python's caches are not even looked at."""
    return sorted(name for name, content in _files(target).items() if not _is_ours(name, content))


def differences(made: Path, present: Path, package: str) -> Iterator[str]:
    """A unified diff from the files that are there to those the inputs give."""
    new, old = _files(made / package), _files(present / package)
    stale = {name for name, content in old.items() if name not in new and _is_ours(name, content)}
    for name in sorted(new.keys() | stale):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        label = f"{package}/{name}"
        if name.endswith(DESCRIPTORS):
            yield f"Binary files a/{label} and b/{label} differ\n"
            continue
        yield from unified_diff(before, after, label)


def unified_diff(before: bytes | None, after: bytes | None, label: str) -> Iterator[str]:
    """What changes in a file; None where there is none."""
    return difflib.unified_diff(
        _lines(before),
        _lines(after),
        f"a/{label}" if before is not None else "/dev/null",
        f"b/{label}" if after is not None else "/dev/null",
    )


def replace_tree(made: Path, present: Path, package: str) -> None:
    """Puts the new files in place, each at once; unchanged ones keep their time stamps, stale ones go."""
    target = present / package
    new, old = _files(made / package), _files(target)
    problems = [*target_problems(present, package), *_obstacles(target, new, old)]
    if problems:
        raise GenerationError(problems)
    for name in sorted(new, key=lambda name: (name in _RECORDS, name)):
        if old.get(name) != new[name]:
            write_file(target / name, new[name])
    stale = [name for name, content in old.items() if name not in new and _is_ours(name, content)]
    for name in stale:
        (target / name).unlink()
    _remove_emptied(target, stale)


def _obstacles(target: Path, new: Mapping[str, bytes], old: Mapping[str, bytes]) -> Iterator[Problem]:
    """What stands where a generated file belongs."""
    for name in sorted(new):
        path = target / name
        if path.is_dir():
            yield Problem(str(path), "is a directory where a generated file belongs; move it away")
        elif old.get(name, b"").strip() and not _is_ours(name, old[name]):
            yield Problem(str(path), "was not generated, and a generated file belongs there; move it away")


def write_file(path: Path, content: bytes) -> None:
    """The file is the old one or the new one at any moment, for readers and after a crash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_bytes(content)
    os.replace(unfinished, path)


def _remove_emptied(target: Path, deleted: Iterable[str]) -> None:
    """Removes the directories in which nothing is left but Python's caches of the deleted files."""
    parents = {parent for name in deleted for parent in (target / name).parents if target in parent.parents}
    for directory in sorted(parents, reverse=True):
        if all(entry.name == "__pycache__" for entry in directory.iterdir()):
            shutil.rmtree(directory)


def _is_ours(name: str, content: bytes) -> bool:
    return name in _OWN_NAMES or name.endswith(_OWN_SUFFIXES) or content.startswith(BANNER.encode())


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not _is_passed_over(path.relative_to(root))
    }


def _is_passed_over(path: Path) -> bool:
    return "__pycache__" in path.parts or any(part.startswith(".") for part in path.parts)


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:_NAMED_AT_MOST])
    return f"{shown}, …" if len(names) > _NAMED_AT_MOST else shown


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8", "replace").splitlines(keepends=True)
