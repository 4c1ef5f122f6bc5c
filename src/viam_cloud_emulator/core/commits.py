"""News of changes, for streams that go on until somebody ends them."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Commits:
    """Counts commits, so that a stream can sleep until there is something new to read."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        # Not 0, so that whoever has seen none yet does not wait for the first.
        self._count = 1

    def add(self) -> None:
        """Say that there is one more."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wake(self) -> None:
        """Let everybody who waits look whether to go on."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, seen: int, ended: Callable[[], bool]) -> int | None:
        """Sleep until there are more than `seen` commits; their number, or None when `ended` says so first."""
        with self._changed:
            self._changed.wait_for(lambda: self._count != seen or ended())
            return None if ended() else self._count
