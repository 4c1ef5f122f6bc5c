"""What became of the readings of one resource on one day: the type that callers see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class CopiedReadings:
    """What became of the readings of one resource on one day.

    Attributes:
        path: The Parquet file.
        day: The day, in UTC.
        part_id: ID of the part that captured them.
        resource_name: Name of the resource.
        resource_api: API of the resource.
        method_name: Method that captured them.
        status: `copied`; `skipped`, as they were all there already; or `failed`.
        rows: How many are in the file.
        error: Why it failed; None if it did not.
    """

    path: Path
    day: date
    part_id: str
    resource_name: str
    resource_api: str
    method_name: str
    status: Literal["copied", "skipped", "failed"]
    rows: int = 0
    error: Exception | None = None
