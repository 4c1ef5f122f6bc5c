"""What became of a file that was to be uploaded: the type that callers see, without what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class UploadResult:
    """What became of one file.

    Attributes:
        path: The file.
        file_name: What it is called in the cloud, with its extension.
        status: `uploaded`; `skipped`, as it was in the cloud already; or `failed`.
        binary_data_id: Its ID in the cloud; None if it failed.
        size: Bytes in it; 0 if it could not be read.
        error: Why it failed; None if it did not.
    """

    path: Path
    file_name: str
    status: Literal["uploaded", "skipped", "failed"]
    binary_data_id: str | None = None
    size: int = 0
    error: Exception | None = None
