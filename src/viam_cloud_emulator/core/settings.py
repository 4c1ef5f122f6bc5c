"""What the emulator has to remember about itself from one start to the next."""

from __future__ import annotations

import secrets

from viam_cloud_emulator.core.store import Store

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
);
"""


def signing_secret(store: Store) -> bytes:
    """What access tokens are signed with; made at the first start, so that tokens survive a restart."""
    with store.write() as transaction:
        transaction.run(
            "INSERT OR IGNORE INTO settings (name, value) VALUES ('signing_secret', ?)", secrets.token_bytes(32)
        )
        row = transaction.first("SELECT value FROM settings WHERE name = 'signing_secret'")
        assert row is not None
        return bytes(row["value"])
