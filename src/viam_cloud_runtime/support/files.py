"""Writing results to files: whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

Destination: TypeAlias = "str | os.PathLike[str]"

_LONGEST_PREFIX_BYTES = 100
_PRIVATE, _SHARED = 0o600, 0o666
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def replacing(dest: Destination, *, private: bool = False) -> Generator[BinaryIO]:
    """Opens a temporary file beside `dest` and puts it in place when the block ends well.

    A file that is there already keeps its permissions, and a link to it stays a link. What is no plain file, such as
    a pipe or `/dev/stdout`, is written to as it is.

    Args:
        dest: The file to write.
        private: Whether a new file is for its owner alone, as it holds secrets. Otherwise it is as readable as any
            file that the user makes.

    Raises:
        OSError: The file cannot be written; what was there before is untouched.
    """
    path = resolved(dest)
    status = _status(path)
    if status is not None and not stat.S_ISREG(status.st_mode):
        # A folder is refused here, too, in the words of the system.
        with path.open("wb") as special:
            yield special
        return
    temporary = path.with_name(f"{hidden_prefix(path.name)}{os.urandom(8).hex()}.part")
    # The system takes the umask off the mode. Only asking for it would mean to change it, for all threads.
    descriptor = os.open(temporary, _NEW, _SHARED if status is None and not private else _PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def put_in_place(temporary: Path, path: Path) -> None:
    """Move a file that is complete to where another may be, whose permissions it gets."""
    status = _status(path)
    if status is not None:
        temporary.chmod(stat.S_IMODE(status.st_mode))
    temporary.replace(path)


def resolved(dest: Destination) -> Path:
    """The file that a destination means: where it is a link, what it leads to."""
    path = Path(dest)
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def hidden_prefix(name: str) -> str:
    """What the names of temporary files for a file begin with: hidden, and short enough to have more added."""
    # The limit of file systems is in bytes. A character that was cut in half is left out.
    return f".{os.fsencode(name)[:_LONGEST_PREFIX_BYTES].decode(errors='ignore')}."


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def write_bytes(dest: Destination, chunks: Iterable[bytes], *, private: bool = False) -> None:
    """Writes bytes as they are; a new file is for its owner alone if it is private."""
    with replacing(dest, private=private) as file:
        for chunk in chunks:
            file.write(chunk)


def json_bytes(value: object, indent: int | None = None) -> bytes:
    """A value as JSON in UTF-8, letters of all languages as they are.

    Half of a surrogate pair, which JSON can quote and UTF-8 cannot write, stays quoted.
    """
    return json.dumps(value, indent=indent, ensure_ascii=False).encode(errors="backslashreplace")


def write_json(dest: Destination, value: object, indent: int | None, *, private: bool = False) -> None:
    """Writes one JSON document; a new file is for its owner alone if it is private."""
    write_bytes(dest, [json_bytes(value, indent), b"\n"], private=private)


def write_json_lines(dest: Destination, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes one JSON object per line."""
    with replacing(dest) as file:
        for row in rows:
            file.write(json_bytes(row))
            file.write(b"\n")
