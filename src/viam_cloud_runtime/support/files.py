"""Writing results to files: whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

Destination: TypeAlias = "str | os.PathLike[str]"


@contextmanager
def replacing(dest: Destination) -> Generator[BinaryIO]:
    """Opens a temporary file beside `dest` and puts it in place when the block ends well.

    Args:
        dest: The file to write.

    Raises:
        OSError: The file cannot be written; what was there before is untouched.
    """
    path = Path(dest)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        # mkstemp makes the file private; a result is as readable as any file the user creates.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_bytes(dest: Destination, chunks: Iterable[bytes]) -> None:
    """Writes bytes as they are."""
    with replacing(dest) as file:
        for chunk in chunks:
            file.write(chunk)


def write_json(dest: Destination, value: object, indent: int | None) -> None:
    """Writes one JSON document."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    write_bytes(dest, [text.encode(), b"\n"])


def write_json_lines(dest: Destination, rows: Iterable[Mapping[str, Any]]) -> None:
    """Writes one JSON object per line."""
    with replacing(dest) as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False).encode())
            file.write(b"\n")
