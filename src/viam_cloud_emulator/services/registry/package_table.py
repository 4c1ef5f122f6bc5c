"""The table of packages: versions of archives, models, maps and training scripts, each with its content."""

from __future__ import annotations

import sqlite3

from viam_cloud.proto.app import packages
from viam_cloud_emulator.access.lookup import missing, parse_package_id
from viam_cloud_emulator.core.call import Call, Environment
from viam_cloud_emulator.core.downloads import Download
from viam_cloud_emulator.core.errors import already_exists, not_found
from viam_cloud_emulator.core.files import ReceivedFile
from viam_cloud_emulator.core.values import required_text, to_timestamp

SCHEMA = """
CREATE TABLE IF NOT EXISTS packages (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    -- A PackageType.
    type INTEGER NOT NULL,
    -- Empty for any.
    platform TEXT NOT NULL,
    -- A serialized PackageInfo.
    info BLOB NOT NULL,
    content_hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    created_on INTEGER NOT NULL,
    UNIQUE (organization_id, name, version, platform)
);
CREATE INDEX IF NOT EXISTS packages_by_content ON packages (content_hash);
"""
DOWNLOAD_KIND = "package"
LATEST = "latest"
_FAR_FUTURE = 253_402_300_799 * 1_000_000


def package_id(row: sqlite3.Row) -> str:
    """The ID of a package, which all of its versions share."""
    return f"{row['organization_id']}/{row['name']}"


def insert_package(call: Call, info: packages.PackageInfo, received: ReceivedFile) -> str:
    """Store a version and its content; returns the ID of the package.

    Raises:
        StatusError: The version is there already, or the package is of another type.
    """
    refuse_taken(call, info)
    call.environment.archives.keep(received)
    call.transaction.run(
        "INSERT INTO packages (organization_id, name, version, type, platform, info, content_hash, size, created_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        info.organization_id,
        info.name,
        info.version,
        info.type,
        info.platform,
        info.SerializeToString(),
        received.content_hash,
        received.size,
        call.environment.clock.now(),
    )
    return f"{info.organization_id}/{info.name}"


def refuse_taken(call: Call, info: packages.PackageInfo) -> None:
    """Refuse a version that is there already, and a type that is not that of the other versions."""
    rows = call.transaction.all(
        "SELECT * FROM packages WHERE organization_id = ? AND name = ?", info.organization_id, info.name
    )
    for row in rows:
        if row["type"] != info.type:
            raise already_exists(f"the organization has a package {info.name!r} of another type already")
        if (row["version"], row["platform"]) == (info.version, info.platform):
            raise already_exists(f"the package {info.name!r} has the version {info.version!r} already")


def find_package(call: Call, identifier: str, version: str, *, platform: str = "") -> sqlite3.Row:
    """A version of a package, or the latest.

    Args:
        call: The call that asks.
        identifier: ID of the package.
        version: The version; `latest` for the latest one.
        platform: Platform that it has to run on; empty for any.
    """
    organization_id, name = parse_package_id(call, identifier)
    required_text(version, "version")
    rows = call.transaction.all(
        "SELECT * FROM packages WHERE organization_id = ? AND name = ? ORDER BY sequence DESC", organization_id, name
    )
    if not rows:
        raise missing("package", identifier, "id")
    for row in rows:
        if version in (LATEST, row["version"]) and (not platform or row["platform"] in ("", "any", platform)):
            return row
    raise not_found(f"the package {identifier!r} has no version {version!r} (version) for {platform or 'any platform'}")


def package_message(call: Call, row: sqlite3.Row, *, with_url: bool) -> packages.Package:
    """A version as the API shows it."""
    return packages.Package(
        id=package_id(row),
        info=packages.PackageInfo.FromString(row["info"]),
        url=call.environment.downloads.url(DOWNLOAD_KIND, str(row["sequence"]), _FAR_FUTURE) if with_url else "",
        created_on=to_timestamp(row["created_on"]),
        checksum=row["content_hash"],
    )


def open_download(environment: Environment, identifier: str) -> Download | None:
    """Open the content that a link leads to; None when it has been deleted."""
    with environment.store.read() as transaction:
        row = transaction.first("SELECT * FROM packages WHERE sequence = ?", int(identifier))
    content = environment.archives.open(row["content_hash"]) if row is not None else None
    if row is None or content is None:
        return None
    return Download(f"{row['name']}.tar.gz", "application/gzip", content, row["size"], f'"{row["content_hash"]}"')
