"""Files of our own, made where there is none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

# A link in the place of the file is not followed; on Windows there is no such flag, and bytes need one.
SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | SAFELY


def create(path: Path) -> BinaryIO:
    """Open a file of our own for writing, where none is."""
    return os.fdopen(_created_anew(path), "wb")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file of our own, where none is."""
    _write(_created_anew(path), content)


def write_new(path: Path, content: bytes) -> bool:
    """Write a small file in its place, if nothing is there. A crash may leave it empty.

    Returns:
        Whether it was written; otherwise something was there.
    """
    try:
        descriptor = _created(path)
    except FileExistsError:
        return False
    try:
        _write(descriptor, content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return True


def _created(path: Path) -> int:
    return os.open(path, _NEW, 0o666)


def _created_anew(path: Path) -> int:
    try:
        return _created(path)
    except FileExistsError:
        path.unlink()
        return _created(path)


def _write(descriptor: int, content: bytes) -> None:
    # Not as a file of Python's, which asks the system more: each time other threads may run first, and are waited for.
    try:
        written = os.write(descriptor, content)
        while written < len(content):
            written += os.write(descriptor, memoryview(content)[written:])
    finally:
        os.close(descriptor)
