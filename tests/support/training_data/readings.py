"""Readings in the cloud, and what is in a folder that they were copied into."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.support.emulator.fleet import Cloud

DAY = datetime(2026, 2, 10, tzinfo=timezone.utc)


def capture(cloud: Cloud, part: str, hours: Iterable[float], name: str = "tank", tags: Iterable[str] = ()) -> None:
    """Readings that say which hour after `DAY` they were captured in."""
    numbers = list(hours)
    cloud.flavour.call(
        cloud.flavour.client.data_client.tabular_data_capture_upload,
        [{"readings": {"hour": number, "of": name}} for number in numbers],
        part,
        "rdk:component:sensor",
        name,
        "Readings",
        [(DAY + timedelta(hours=number),) * 2 for number in numbers],
        tags=list(tags),
    )


def copy(cloud: Cloud, source: Any, folder: Path, **options: Any) -> list[Any]:
    results: list[Any] = cloud.flavour.call(cloud.flavour.client.data_client.copy_readings, source, folder, **options)
    return results


def copied(folder: Path) -> list[tuple[str, float]]:
    """Resource and hour of all that is in the folder, in order."""
    rows = [row for path in folder.rglob("*.parquet") for row in pq.ParquetFile(path).read().to_pylist()]
    return sorted((row["resource_name"], row["payload.readings.hour"]) for row in rows)
