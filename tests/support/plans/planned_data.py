"""Readings and files in the emulator for plans, and what is in a target afterwards."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from viam_cloud import ViamClient
from viam_cloud.distributed import RemoteFile
from viam_cloud.proto.app import data
from viam_cloud.utils import create_filter

START = datetime(2026, 2, 10, tzinfo=timezone.utc)
_AT_ONCE = 5_000


@dataclass(frozen=True)
class PlannedData:
    """What was put into the cloud.

    Attributes:
        organization: ID of the organization that has it all.
        parts: IDs of its parts.
        readings: How many there are, of all parts together.
        files: SHA-256 of each file, by its binary data ID.
    """

    organization: str
    parts: tuple[str, ...]
    readings: int
    files: dict[str, str]

    @property
    def filter(self) -> data.Filter:
        """All of it."""
        return create_filter(organization_ids=[self.organization])

    def numbers(self) -> Counter[int]:
        """The number that each reading has in it."""
        return Counter(range(self.readings))


def put(client: ViamClient, parts: int, readings: int, files: int, days: int = 4) -> PlannedData:
    """Readings of as many parts, spread over some days, and files of the first of them."""
    app = client.app_client
    organization = app.create_organization("Fleet & Sons").id
    location = app.create_location(organization, "Yard").id
    robots = [app.new_robot(f"robot-{number}", location) for number in range(parts)]
    ids = tuple(app.get_robot_parts(robot)[0].id for robot in robots)
    each = readings // parts
    step = timedelta(days=days) / max(each, 1)
    for place, part in enumerate(ids):
        for first in range(0, each, _AT_ONCE):
            numbers = range(first, min(first + _AT_ONCE, each))
            put_readings(
                client, part, [place * each + number for number in numbers], [START + step * n for n in numbers]
            )
    digests = {}
    for number in range(files):
        content = f"file {number}".encode() * (1 + number % 300)
        identifier = client.data_client.file_upload(ids[0], content, file_name=f"image-{number % 7}.jpg")
        digests[identifier] = hashlib.sha256(content).hexdigest()
    return PlannedData(organization, ids, each * parts, digests)


def sha256_of(file: RemoteFile, content: bytes) -> str:
    """For `map_files`, on workers, which import it."""
    return hashlib.sha256(content).hexdigest()


def put_readings(client: ViamClient, part: str, numbers: Iterable[int], times: Iterable[datetime]) -> None:
    """Readings with numbers."""
    client.data_client.tabular_data_capture_upload(
        [{"readings": {"number": number, "of": f"n{number}", "half": number / 2}} for number in numbers],
        part,
        "rdk:component:sensor",
        "tank",
        "Readings",
        [(time, time) for time in times],
        tags=["night"],
    )


def number_of(row: Any) -> int:
    """The number of a reading in a row of a table without columns of the payload."""
    return int(json.loads(row["payload"])["readings"]["number"])


def numbers_in(files: Iterable[bytes]) -> Counter[int]:
    """The numbers of all readings in Parquet files, with how often each is there."""
    return Counter(
        number_of(row) for file in files for row in pq.read_table(BytesIO(file), columns=["payload"]).to_pylist()
    )


def exported_numbers(folder: Path) -> Counter[int]:
    """The numbers of all readings in the Parquet files below a folder."""
    return numbers_in(path.read_bytes() for path in folder.rglob("*.parquet"))


def files_below(file_system: Any, root: str, ending: str) -> list[bytes]:
    """The contents of all files of data in a bucket or folder; those of engines with `_` in front are not data."""
    file_system.invalidate_cache()
    paths = [path for path in file_system.find(root) if path.endswith(ending) and "/_" not in path.removeprefix(root)]
    return [file_system.cat_file(path) for path in paths]


def copied_digests(folder: Path) -> list[str]:
    """The SHA-256 of all files that were copied to a folder, in order."""
    return sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("[0-9a-f][0-9a-f]/*"))
