"""What is known of one upload: before it, in the journal, and after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
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


@dataclass(frozen=True, slots=True)
class UploadKey:
    """What makes an upload the same as another: the same contents, under the same name, for the same part."""

    server: str
    part_id: str
    name: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the journal says when an upload is about to begin.

    Attributes:
        started: When it was first begun: the time that it carries in the cloud, whichever attempt gets it there.
        binary_data_id: What it is called in the cloud, if it is known to be there.
        in_doubt: Whether an earlier attempt may have brought it there.
        busy: Whether another upload is at it right now.
    """

    started: datetime
    binary_data_id: str | None = None
    in_doubt: bool = False
    busy: bool = False

    @property
    def is_granted(self) -> bool:
        """Whether it is up to whoever asked to upload it."""
        return self.binary_data_id is None and not self.busy


BUSY = Claim(datetime.max.replace(tzinfo=timezone.utc), busy=True)
"""The claim of whoever has to wait; when the other upload began does not matter."""
