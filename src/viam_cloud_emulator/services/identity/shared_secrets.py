"""Secrets of locations and machine parts.

They are kept as they are, unlike API keys: the API shows them to their owners again and again.
"""

from __future__ import annotations

import hmac
from typing import Literal

from viam_cloud.proto import app
from viam_cloud_emulator.core.call import Call, Caller
from viam_cloud_emulator.core.errors import failed_precondition, not_found
from viam_cloud_emulator.core.store import Transaction
from viam_cloud_emulator.core.values import new_secret, new_uuid, now, required_text, to_timestamp

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


def delete_shared_secret(call: Call, owner: Owner, identifier: str, secret_id: str) -> None:
    """Delete one secret of a location or a part; its access tokens end with it.

    Raises:
        StatusError: The location or part has no such secret, or no other.
    """
    required_text(secret_id, "secret_id")
    secrets = shared_secrets(call, owner, identifier)
    if secret_id not in [secret.id for secret in secrets]:
        raise not_found(f"there is no secret with the ID {secret_id!r} (secret_id) there")
    if len(secrets) == 1:
        raise failed_precondition("the last secret cannot be deleted; create another one first")
    call.transaction.run("DELETE FROM shared_secrets WHERE id = ?", secret_id)


def verified_secret(transaction: Transaction, owner: Owner, identifier: str, secret: str) -> str | None:
    """The ID of the secret that a location or part presents; None when it is not one of its own."""
    for row in transaction.all(f"SELECT id, secret FROM shared_secrets WHERE {owner} = ?", identifier):
        if hmac.compare_digest(row["secret"].encode(), secret.encode()):
            return str(row["id"])
    return None


def caller_with_secret(transaction: Transaction, secret_id: str) -> Caller | None:
    """The machine that signed in with a secret; None when the secret does not exist (any more)."""
    row = transaction.first("SELECT part_id, location_id FROM shared_secrets WHERE id = ?", secret_id)
    if row is None:
        return None
    return Caller(part_id=row["part_id"] or "", location_id=row["location_id"] or "")
