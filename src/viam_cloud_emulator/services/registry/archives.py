"""Archives of modules and packages on disk: which are in use, and the removal of those that are not."""

from __future__ import annotations

from functools import partial

from viam_cloud_emulator.core.call import Call, Environment

_USERS = ("module_files", "packages")
"""Tables whose rows refer to archives by `content_hash`."""


def remove_unused_archive(call: Call, content_hash: str) -> None:
    """Delete an archive that nothing refers to any more, once that is safe."""
    for table in _USERS:
        if call.transaction.first(f"SELECT 1 FROM {table} WHERE content_hash = ?", content_hash):
            return
    call.transaction.after_commit(partial(call.environment.archives.remove, content_hash))


def remove_orphan_archives(environment: Environment) -> None:
    """Delete archives of nothing: left by a deleted organization, or by a crash between file and row."""
    with environment.store.read() as transaction:
        used = {
            row["content_hash"]
            for table in _USERS
            for row in transaction.all(f"SELECT DISTINCT content_hash FROM {table}")
        }
    for content_hash in environment.archives.content_hashes() - used:
        environment.archives.remove(content_hash)
