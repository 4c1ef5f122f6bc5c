"""Settings that the emulator makes for itself at its first start in a directory and keeps."""

from __future__ import annotations

import secrets

from viam_cloud_emulator.core.store import Store, Transaction

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
);
"""


def signing_secret(store: Store) -> bytes:
    """Secret that texts are signed with; made at the first start, so that access tokens survive a restart."""
    with store.write() as transaction:
        kept = _setting(transaction, "signing_secret")
        if kept is None:
            kept = secrets.token_bytes(32)
            _set(transaction, "signing_secret", kept)
        return kept


def download_port(store: Store) -> int:
    """Port that files were downloaded from at the last start, so that their addresses survive a restart; 0 for none."""
    with store.read() as transaction:
        kept = _setting(transaction, "download_port")
    return 0 if kept is None else int(kept)


def keep_download_port(store: Store, port: int) -> None:
    """Remember it for the next start."""
    with store.write() as transaction:
        _set(transaction, "download_port", str(port).encode())


def _setting(transaction: Transaction, name: str) -> bytes | None:
    row = transaction.first("SELECT value FROM settings WHERE name = ?", name)
    return None if row is None else bytes(row["value"])


def _set(transaction: Transaction, name: str, value: bytes) -> None:
    transaction.run("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value)
