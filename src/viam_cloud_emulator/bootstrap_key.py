"""The first API key: an owner's, made at the first start and kept in a file, since the database has only its hash."""

from __future__ import annotations

import json
from pathlib import Path

from viam_cloud_emulator.core.files import write_private
from viam_cloud_emulator.core.store import Store
from viam_cloud_emulator.core.values import new_secret, new_uuid
from viam_cloud_emulator.services.identity.keys import NewKey, insert_key, verified_generation
from viam_cloud_emulator.services.identity.users import ensure_developer

_FILE_NAME = "credentials.json"


def bootstrap_key(store: Store, directory: Path) -> NewKey:
    """The key of earlier starts if it still signs in, otherwise a new one."""
    path = directory / _FILE_NAME
    kept = _read(path)
    if kept is not None:
        with store.read() as transaction:
            if verified_generation(transaction, kept.id, kept.secret) is not None:
                return kept
    key = NewKey(new_uuid(), new_secret())
    # The file first: should the process end in between, no owner's key is left that nobody knows.
    _write(path, key)
    with store.write() as transaction:
        ensure_developer(transaction)
        insert_key(transaction, key, "viam-cloud-emulator", bootstrap=True)
    return key


def _read(path: Path) -> NewKey | None:
    try:
        content = json.loads(path.read_text())
        return NewKey(str(content["api_key_id"]), str(content["api_key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, key: NewKey) -> None:
    write_private(path, json.dumps({"api_key_id": key.id, "api_key": key.secret}).encode())
