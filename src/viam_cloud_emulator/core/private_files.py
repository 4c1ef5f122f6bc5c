"""Files with secrets in them."""

from __future__ import annotations

import os
from pathlib import Path


def write_private(path: Path, content: bytes) -> None:
    """Write or replace a file that only its owner may read; all of it is there afterwards, or nothing is."""
    temporary = path.with_name(f"{path.name}.new")
    temporary.unlink(missing_ok=True)
    # Never readable by others, not even for the moment between creating and changing the mode.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
