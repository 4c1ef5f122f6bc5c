"""What became of a partition: the type that callers see, and errors in it as they travel."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from viam_cloud_runtime.errors import SDKError


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


def picklable(error: Exception) -> Exception:
    """The error as it can travel: one that cannot be pickled would fail all that travels with it."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return SDKError(f"{type(error).__name__}: {error}")
    return error
