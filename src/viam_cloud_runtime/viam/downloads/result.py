"""What became of a file that was to be downloaded: the type that callers see, without what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class DownloadResult:
    """What became of one file.

    Attributes:
        binary_data_id: ID of the object.
        path: Where the file is, or would be; the folder where nothing is known of the object.
        status: `downloaded`; `skipped`, as it was there already; or `failed`.
        size: Its bytes; 0 if it failed.
        error: Why it failed; None if it did not.
    """

    binary_data_id: str
    path: Path
    status: Literal["downloaded", "skipped", "failed"]
    size: int = 0
    error: Exception | None = None
