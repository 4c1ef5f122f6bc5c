"""A large object on its way: its bytes so far, and what tells whether the rest still belongs to them."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, BinaryIO, cast

from viam_cloud_runtime.viam.downloads.manifest import plain_size
from viam_cloud_runtime.viam.downloads.new_files import SAFELY, create

_READ_AT_ONCE = 1024 * 1024


class PartFile:
    """A file that grows until it is complete; it is kept when that is interrupted.

    Args:
        base: Path of it without its suffix.
    """

    def __init__(self, base: Path) -> None:
        self.path = base.with_name(base.name + ".part")
        self._note = base.with_name(base.name + ".part.json")
        self._file: BinaryIO | None = None
        self._digest = hashlib.sha256()
        self.size = 0

    def kept(self) -> tuple[int, str]:
        """How many bytes there are of an earlier attempt, and the validator of the object that they belong to.

        Returns:
            0 and an empty text if there are none of any use.
        """
        size = plain_size(self.path)
        if not size:
            return 0, ""
        try:
            note: Any = json.loads(self._note.read_bytes())
        except (OSError, ValueError):
            return 0, ""
        validator = cast("dict[str, Any]", note).get("validator") if isinstance(note, dict) else None
        return (size, validator) if isinstance(validator, str) and validator else (0, "")

    def begin(self, offset: int, validator: str) -> None:
        """Make ready for the bytes from an offset on; those before it are kept, all others go.

        Args:
            offset: Where what comes begins; at most what there is.
            validator: What tells the object from a changed one; empty for nothing, so that a later attempt starts over.

        Raises:
            OSError: It cannot be written.
        """
        self.close()
        self._digest = hashlib.sha256()
        if not offset:
            self.discard()
            self._file = create(self.path)
            _write_note(self._note, validator)
        else:
            self._file = os.fdopen(os.open(self.path, os.O_RDWR | SAFELY), "r+b")
            self._file.truncate(offset)
            while chunk := self._file.read(_READ_AT_ONCE):
                self._digest.update(chunk)
        self.size = offset

    def write(self, chunk: bytes) -> None:
        """Take in more bytes.

        Raises:
            OSError: The disk is full, or fails otherwise.
        """
        assert self._file is not None
        self._file.write(chunk)
        self._digest.update(chunk)
        self.size += len(chunk)

    def finish(self) -> str:
        """There is no more to come; gives the SHA-256 of all.

        Raises:
            OSError: The last bytes cannot be written.
        """
        self.close()
        return self._digest.hexdigest()

    def close(self) -> None:
        """Let go of the file, which stays."""
        file, self._file = self._file, None
        if file is not None:
            file.close()

    def discard(self) -> None:
        """Forget everything of it."""
        self.close()
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _write_note(path: Path, validator: str) -> None:
    with create(path) as file:
        file.write(json.dumps({"validator": validator}).encode())
