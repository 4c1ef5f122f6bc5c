"""What is known of one upload before it ends, in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone


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
