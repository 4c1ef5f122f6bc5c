"""Secrets of locations and machine parts.

They are kept as they are, unlike API keys: the API shows them to their owners again and again.
"""

from __future__ import annotations

from typing import Literal

from viam_cloud.proto import app
from viam_cloud_emulator.calls import Call
from viam_cloud_emulator.values import new_secret, new_uuid, now, to_timestamp

SCHEMA = """
CREATE TABLE IF NOT EXISTS shared_secrets (
    id TEXT PRIMARY KEY,
    location_id TEXT REFERENCES locations (id) ON DELETE CASCADE,
    part_id TEXT REFERENCES robot_parts (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    created_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS shared_secrets_by_location ON shared_secrets (location_id);
CREATE INDEX IF NOT EXISTS shared_secrets_by_part ON shared_secrets (part_id);
"""

Owner = Literal["location_id", "part_id"]


def create_shared_secret(call: Call, owner: Owner, identifier: str) -> None:
    """Give a location or a part one more secret."""
    call.transaction.run(
        f"INSERT INTO shared_secrets (id, {owner}, secret, created_on) VALUES (?, ?, ?, ?)",
        new_uuid(),
        identifier,
        new_secret(),
        now(),
    )


def shared_secrets(call: Call, owner: Owner, identifier: str) -> list[app.SharedSecret]:
    """The secrets of a location or a part, oldest first."""
    rows = call.transaction.all(f"SELECT * FROM shared_secrets WHERE {owner} = ? ORDER BY rowid", identifier)
    return [
        app.SharedSecret(
            id=row["id"],
            secret=row["secret"],
            created_on=to_timestamp(row["created_on"]),
            state=app.SharedSecret.STATE_ENABLED,
        )
        for row in rows
    ]
