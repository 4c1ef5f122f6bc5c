"""Marks of the uploads that are running, by which others tell those that crashed from those that are still at work."""

from __future__ import annotations

import contextlib
import uuid
from pathlib import Path
from typing import Any

from viam_cloud_runtime.support.importing import IMPORTING


class RunMarks:
    """A folder with one locked file for each run. The system lets go of the lock however the process ends.

    Args:
        folder: Where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.own = uuid.uuid4().hex
        """Name of this run."""
        folder.mkdir(parents=True, exist_ok=True)
        self._lock: Any = self._lock_of(self.own)
        self._lock.acquire(timeout=0)

    def is_running(self, run: str) -> bool:
        """Whether a run, maybe of another process, is still at work."""
        if run == self.own:
            return True
        if not self._path(run).exists():
            return False
        with IMPORTING:
            from filelock import Timeout

        lock = self._lock_of(run)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        lock.release()
        self._remove(run)
        return False

    def close(self) -> None:
        """End this run."""
        self._lock.release()
        self._remove(self.own)

    def _remove(self, run: str) -> None:
        # On Windows it stays while another process looks whether it is locked; it does no harm.
        with contextlib.suppress(OSError):
            self._path(run).unlink()

    def _path(self, run: str) -> Path:
        return self._folder / run

    def _lock_of(self, run: str) -> Any:
        with IMPORTING:
            from filelock import FileLock

        return FileLock(self._path(run), thread_local=False)
