"""The tables of fragments: pieces of configuration that machines import, each with its revisions, tags and history."""

from __future__ import annotations

import sqlite3

from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access, Role
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import not_found
from viam_cloud_emulator.core.values import new_uuid, now, to_timestamp
from viam_cloud_emulator.services.fleet.part_config import config_to_struct
from viam_cloud_emulator.services.identity.authors import AUTHOR_COLUMNS, author_of

SCHEMA = f"""
CREATE TABLE IF NOT EXISTS fragments (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- A FragmentVisibility.
    visibility INTEGER NOT NULL,
    -- The one that is used when nothing else is asked for.
    revision TEXT NOT NULL,
    created_on INTEGER NOT NULL,
    last_updated INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS fragments_by_organization ON fragments (organization_id);
CREATE INDEX IF NOT EXISTS fragments_by_visibility ON fragments (visibility);
CREATE TABLE IF NOT EXISTS fragment_revisions (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    fragment_id TEXT NOT NULL REFERENCES fragments (id) ON DELETE CASCADE,
    revision TEXT NOT NULL,
    config_json TEXT NOT NULL,
    config_came_as_json INTEGER NOT NULL,
    created_on INTEGER NOT NULL,
    UNIQUE (fragment_id, revision)
);
CREATE TABLE IF NOT EXISTS fragment_tags (
    fragment_id TEXT NOT NULL REFERENCES fragments (id) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    revision TEXT NOT NULL,
    PRIMARY KEY (fragment_id, tag)
);
CREATE TABLE IF NOT EXISTS fragment_history (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    fragment_id TEXT NOT NULL REFERENCES fragments (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    -- A serialized Fragment as it was before the change.
    old BLOB NOT NULL,
    -- The revision that the change led to.
    revision TEXT NOT NULL,
    {AUTHOR_COLUMNS}
);
CREATE INDEX IF NOT EXISTS fragment_history_by_fragment ON fragment_history (fragment_id, time, sequence);
"""

_COUNTS = """
    SELECT COUNT(DISTINCT robot_parts.id) AS parts, COUNT(DISTINCT locations.organization_id) AS organizations,
        COUNT(DISTINCT CASE WHEN locations.organization_id != ? THEN locations.organization_id END) AS others
    FROM fragment_uses JOIN robot_parts ON robot_parts.id = fragment_uses.part_id
    JOIN robots ON robots.id = robot_parts.robot_id JOIN locations ON locations.id = robots.location_id
    WHERE fragment_uses.fragment_id = ?
"""


def fragment_message(call: Call, row: sqlite3.Row, version: str = "") -> app.Fragment:
    """A fragment, as `find_fragment` returns it, at a version; by default the current one."""
    revision = find_revision(call, row, version)
    counts = call.transaction.first(_COUNTS, row["organization_id"], row["id"])
    assert counts is not None
    visibility = app.FragmentVisibility.ValueType(row["visibility"])
    return app.Fragment(
        id=row["id"],
        name=row["name"],
        fragment=config_to_struct(revision["config_json"]),
        organization_owner=row["organization_id"],
        public=visibility == app.FragmentVisibility.FRAGMENT_VISIBILITY_PUBLIC,
        created_on=to_timestamp(row["created_on"]),
        organization_name=row["organization_name"],
        robot_part_count=counts["parts"],
        organization_count=counts["organizations"],
        only_used_by_owner=not counts["others"],
        visibility=visibility,
        last_updated=to_timestamp(row["last_updated"]),
        revision=revision["revision"],
        public_namespace=row["public_namespace"],
        fragment_config_json=revision["config_json"] if revision["config_came_as_json"] else None,
    )


def find_revision(call: Call, row: sqlite3.Row, version: str = "") -> sqlite3.Row:
    """The revision of a fragment that a version names, be it by revision or by tag.

    Raises:
        StatusError: There is none.
    """
    tagged = call.transaction.first(
        "SELECT revision FROM fragment_tags WHERE fragment_id = ? AND tag = ?", row["id"], version
    )
    revision = call.transaction.first(
        "SELECT * FROM fragment_revisions WHERE fragment_id = ? AND revision = ?",
        row["id"],
        tagged["revision"] if tagged is not None else version or row["revision"],
    )
    if revision is None:
        raise not_found(f"the fragment {row['id']!r} has neither a revision nor a tag {version!r} (version)")
    return revision


def insert_revision(call: Call, fragment_id: str, config_json: str, *, came_as_json: bool) -> str:
    """Store a configuration as a new revision; returns its identifier."""
    revision = new_uuid()
    call.transaction.run(
        "INSERT INTO fragment_revisions (fragment_id, revision, config_json, config_came_as_json, created_on)"
        " VALUES (?, ?, ?, ?, ?)",
        fragment_id,
        revision,
        config_json,
        came_as_json,
        now(),
    )
    return revision


def record_fragment_change(call: Call, old: app.Fragment, revision: str) -> None:
    """Keep a fragment as it was, with the revision that it has now."""
    call.transaction.run(
        "INSERT INTO fragment_history (fragment_id, time, old, revision, author_type, author)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        old.id,
        now(),
        old.SerializeToString(),
        revision,
        *author_of(call),
    )


def may_read(access: Access, row: sqlite3.Row) -> bool:
    """Whether a caller may read a fragment, as `find_fragment` returns it."""
    return bool(row["public"]) or access.level(Scope(row["organization_id"])).best is Role.OWNER
