"""What became of a partition: the type that callers see."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal


@dataclass(frozen=True, slots=True)
class PartitionResult:
    """What became of one partition of a plan.

    Attributes:
        name: The partition's name, the same in each run.
        status: `written`; `skipped`, as it had been committed before; or `failed`.
        items: How many rows or files are committed.
        size: Their bytes in the target.
        error: Why it failed, or what is missing of it; None if nothing is.
    """

    name: str
    status: Literal["written", "skipped", "failed"]
    items: int = 0
    size: int = 0
    error: Exception | None = None

    @property
    def path(self) -> PurePosixPath:
        """The name, as errors about many files have it."""
        return PurePosixPath(self.name)
