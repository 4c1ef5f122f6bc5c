"""The tables of the registry: items, the versions of modules, and how much both are used."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from viam_cloud.proto import app
from viam_cloud.proto.app import packages
from viam_cloud_emulator.access.grants import Access, Role
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import now, to_timestamp
from viam_cloud_emulator.services.registry.archives import remove_unused_archive

SCHEMA = """
CREATE TABLE IF NOT EXISTS registry_items (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- A PackageType.
    type INTEGER NOT NULL,
    -- A Visibility.
    visibility INTEGER NOT NULL,
    url TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    markdown TEXT,
    -- A serialized RegistryItem with nothing but what is in its metadata and billing.
    details BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- Null while the item is not deprecated.
    deprecated_at INTEGER,
    deprecation TEXT,
    UNIQUE (organization_id, name)
);
CREATE INDEX IF NOT EXISTS registry_items_by_name ON registry_items (name);
CREATE TABLE IF NOT EXISTS module_versions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id TEXT NOT NULL REFERENCES registry_items (id) ON DELETE CASCADE,
    version TEXT NOT NULL,
    -- A serialized ModuleVersion without files: the module as it was at the first upload.
    details BLOB NOT NULL,
    markdown TEXT,
    deprecated_at INTEGER,
    deprecation TEXT,
    UNIQUE (item_id, version)
);
CREATE TABLE IF NOT EXISTS module_files (
    id TEXT PRIMARY KEY,
    version_sequence INTEGER NOT NULL REFERENCES module_versions (sequence) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    -- A JSON array of text.
    platform_tags TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    size INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS module_files_by_version ON module_files (version_sequence);
CREATE INDEX IF NOT EXISTS module_files_by_content ON module_files (content_hash);
"""

# Configurations are whatever their authors wrote, hence the care.
_MODULES = """
    SELECT DISTINCT json_extract(module.value, '$.module_id') AS item_id, robots.id AS robot_id,
        locations.organization_id
    FROM robot_parts JOIN robots ON robots.id = robot_parts.robot_id
    JOIN locations ON locations.id = robots.location_id, json_each(robot_parts.config_json, '$.modules') AS module
    WHERE robot_parts.config_json LIKE '%"module_id"%' AND module.type = 'object'
"""


def item_id(row: sqlite3.Row) -> str:
    """The ID of an item, as `find_registry_item` returns it."""
    return f"{row['public_namespace'] or row['organization_id']}:{row['name']}"


def item_message(call: Call, row: sqlite3.Row, usage: Usage, *, markdown: bool) -> app.RegistryItem:
    """An item, as `find_registry_item` returns it, as the API shows it."""
    identifier = item_id(row)
    message = app.RegistryItem.FromString(row["details"])
    counted = usage.of(identifier, row["organization_id"])
    message.MergeFrom(
        app.RegistryItem(
            item_id=identifier,
            organization_id=row["organization_id"],
            public_namespace=row["public_namespace"] or "",
            name=row["name"],
            type=packages.PackageType.ValueType(row["type"]),
            visibility=app.Visibility.ValueType(row["visibility"]),
            url=row["url"],
            description=row["description"],
            total_robot_usage=counted.machines,
            total_external_robot_usage=counted.external_machines,
            total_organization_usage=counted.organizations,
            total_external_organization_usage=counted.external_organizations,
            created_at=to_timestamp(row["created_at"]),
            updated_at=to_timestamp(row["updated_at"]),
            deprecated_status=deprecated_status(row),
        )
    )
    if message.HasField("module_metadata"):
        message.module_metadata.versions.extend(module_versions(call, row, markdown=markdown))
        if markdown and row["markdown"] is not None:
            message.module_metadata.markdown_description = row["markdown"]
    return message


def module_versions(call: Call, row: sqlite3.Row, *, markdown: bool) -> list[app.ModuleVersion]:
    """The versions of a module in the order they were uploaded."""
    versions: list[app.ModuleVersion] = []
    for version in call.transaction.all("SELECT * FROM module_versions WHERE item_id = ? ORDER BY sequence", row["id"]):
        message = app.ModuleVersion.FromString(version["details"])
        files = call.transaction.all(
            "SELECT * FROM module_files WHERE version_sequence = ? ORDER BY rowid", version["sequence"]
        )
        message.files.extend(
            app.Uploads(platform=file["platform"], uploaded_at=to_timestamp(file["uploaded_at"])) for file in files
        )
        if markdown and version["markdown"] is not None:
            message.markdown_description = version["markdown"]
        status = deprecated_status(version)
        if status is not None:
            message.deprecated_status.CopyFrom(status)
        versions.append(message)
    return versions


def deprecated_status(row: sqlite3.Row) -> app.DeprecatedStatus | None:
    """Deprecation of an item or a version, with time and reason; None when there is none."""
    if row["deprecated_at"] is None:
        return None
    return app.DeprecatedStatus(deprecated_at=to_timestamp(row["deprecated_at"]), message=row["deprecation"])


def update_item(call: Call, row: sqlite3.Row, **columns: str | int | bytes | None) -> None:
    """Change columns of an item, and note that it has changed."""
    assignments = ", ".join(f"{column} = ?" for column in columns)
    call.transaction.run(
        f"UPDATE registry_items SET {assignments}, updated_at = ? WHERE id = ?", *columns.values(), now(), row["id"]
    )


def delete_item(call: Call, row: sqlite3.Row) -> None:
    """Delete an item, and archives that no other has once that is safe."""
    hashes = call.transaction.all(
        "SELECT DISTINCT content_hash FROM module_files"
        " WHERE version_sequence IN (SELECT sequence FROM module_versions WHERE item_id = ?)",
        row["id"],
    )
    call.transaction.run("DELETE FROM registry_items WHERE id = ?", row["id"])
    for each in hashes:
        remove_unused_archive(call, each["content_hash"])


def belongs_to_caller(access: Access, row: sqlite3.Row) -> bool:
    """Whether a caller owns something in the organization of an item."""
    return access.level(Scope(row["organization_id"])).best is Role.OWNER


def platforms(call: Call, row: sqlite3.Row) -> list[str]:
    """The platforms that a module has files for, in whatever version."""
    rows = call.transaction.all(
        "SELECT DISTINCT platform FROM module_files"
        " WHERE version_sequence IN (SELECT sequence FROM module_versions WHERE item_id = ?)",
        row["id"],
    )
    return [each["platform"] for each in rows]


def tags_column(tags: list[str]) -> str:
    """Platform tags as a column has them."""
    return json.dumps(tags)


@dataclass(frozen=True, slots=True)
class Counts:
    """Usage of one module: organizations and machines."""

    machines: int
    external_machines: int
    organizations: int
    external_organizations: int


class Usage:
    """Uses of all modules, as they are when it is made.

    Args:
        call: The call that asks.
    """

    def __init__(self, call: Call) -> None:
        self._uses: dict[str, set[tuple[str, str]]] = {}
        for row in call.transaction.all(_MODULES):
            self._uses.setdefault(str(row["item_id"]), set()).add((row["robot_id"], row["organization_id"]))

    def of(self, item_id: str, owner_id: str) -> Counts:
        """Uses of one module, by its ID and its organization."""
        uses = self._uses.get(item_id, set())
        external = {use for use in uses if use[1] != owner_id}
        return Counts(len(uses), len(external), len({use[1] for use in uses}), len({use[1] for use in external}))
