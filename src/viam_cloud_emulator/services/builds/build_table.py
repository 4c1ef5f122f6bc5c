"""The table of builds: each has a job per platform, which advances by its age alone, and so does its log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viam_cloud.proto.app import build
from viam_cloud_emulator.access.lookup import find
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.values import to_timestamp
from viam_cloud_emulator.services.registry.module_files import check_platform, check_version
from viam_cloud_emulator.services.registry.modules import find_module

SCHEMA = """
CREATE TABLE IF NOT EXISTS builds (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL REFERENCES registry_items (id) ON DELETE CASCADE,
    -- Empty for a build that is for one machine under development.
    version TEXT NOT NULL,
    -- A JSON array of text.
    platforms TEXT NOT NULL,
    -- Repository or package that is built, as the log says it.
    source TEXT NOT NULL,
    created_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS builds_by_item ON builds (item_id, sequence);
"""

# Microseconds, as all times here.
_STEP_TIME = 2_000_000
_STEPS = ("Spin up environment", "Fetch source", "Setup", "Build", "Upload")
BUILD_TIME = _STEP_TIME * len(_STEPS)


@dataclass(frozen=True, slots=True)
class WantedBuild:
    """What is to be built.

    Args:
        module_id: ID of the module, and `field` the request field that it came in.
        version: Version that it becomes; empty for a build for one machine.
        platforms: Platforms to build for.
        source: What is built.
    """

    module_id: str
    field: str
    version: str
    platforms: tuple[str, ...]
    source: str

    def check(self, call: Call) -> sqlite3.Row:
        """The module that is built, if all is as it has to be.

        Raises:
            StatusError: Something is not.
        """
        if not self.platforms:
            raise invalid_argument("platforms must have at least one entry")
        for platform in self.platforms:
            check_platform(platform, "platforms")
        if self.version:
            check_version(self.version, "module_version")
        return find_module(call, self.module_id, self.field)


def insert_build(call: Call, identifier: str, wanted: WantedBuild) -> None:
    """Store a build, which begins now."""
    module = wanted.check(call)
    call.transaction.run(
        "INSERT INTO builds (id, organization_id, item_id, version, platforms, source, created_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        identifier,
        module["organization_id"],
        module["id"],
        wanted.version,
        json.dumps(list(dict.fromkeys(wanted.platforms))),
        wanted.source,
        call.environment.clock.now(),
    )


def find_build(call: Call, identifier: str) -> sqlite3.Row:
    """The build that a request names."""
    return find(call, "build", "build_id", identifier, "SELECT * FROM builds WHERE id = ?")


def platforms_of(row: sqlite3.Row) -> list[str]:
    """The platforms of a build."""
    platforms: list[str] = json.loads(row["platforms"])
    return platforms


def jobs_of(row: sqlite3.Row, now: int) -> Iterable[build.JobInfo]:
    """The jobs of a build as they are at a time."""
    begun = _steps_begun(row, now)
    end = row["created_on"] + BUILD_TIME
    for platform in platforms_of(row):
        yield build.JobInfo(
            build_id=row["id"],
            platform=platform,
            version=row["version"],
            status=build.JobStatus.JOB_STATUS_DONE if now >= end else build.JobStatus.JOB_STATUS_IN_PROGRESS,
            start_time=to_timestamp(row["created_on"]),
            end_time=to_timestamp(end) if now >= end else None,
            build_step=_STEPS[begun - 1],
        )


def log_of(row: sqlite3.Row, platform: str, now: int) -> Iterator[build.GetLogsResponse]:
    """The log of a job at a time."""
    said = (
        f"builder for {platform} is ready\n",
        f"{row['source']}\n",
        "nothing to set up\n",
        "the emulator builds nothing\n",
        "and publishes nothing\n",
    )
    for step, data in zip(_STEPS[: _steps_begun(row, now)], said, strict=False):
        yield build.GetLogsResponse(build_step=step, data=data)


def _steps_begun(row: sqlite3.Row, now: int) -> int:
    age: int = max(0, now - row["created_on"])
    return min(len(_STEPS), 1 + age // _STEP_TIME)
