"""Imports that are made when something is first used, which a fork waits for.

The lock of an import that another thread is in the middle of is copied locked into the child of a fork, where no thread
releases it: the child would wait for ever once it imports the same module.
"""

from __future__ import annotations

import os
import threading
from types import TracebackType

_LONGEST_WAIT_SECONDS = 10.0


class _Imports:
    """The threads that are importing something right now."""

    def __init__(self) -> None:
        self._renew_locks()
        self._threads: dict[int, int] = {}
        self._fork_waits = False

    def _renew_locks(self) -> None:
        # Taken without the condition where that will do: Ctrl-C cannot get in between the taking and the block.
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)

    def __enter__(self) -> None:
        me = threading.get_ident()
        with self._lock:
            self._threads[me] = self._threads.get(me, 0) + 1

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        me = threading.get_ident()
        with self._lock:
            self._threads[me] -= 1
            if not self._threads[me]:
                del self._threads[me]
            if self._fork_waits:
                self._changed.notify_all()

    def before_fork(self) -> None:
        """Wait until no other thread imports, and let none begin; not for ever, as one may wait for this thread."""
        self._lock.acquire()
        me = threading.get_ident()
        self._fork_waits = True
        self._changed.wait_for(lambda: not (self._threads.keys() - {me}), _LONGEST_WAIT_SECONDS)

    def after_fork_in_parent(self) -> None:
        """Let imports go on."""
        self._fork_waits = False
        self._lock.release()

    def after_fork_in_child(self) -> None:
        """Forget the threads that the child does not have, and what they held."""
        me = threading.get_ident()
        self._threads = {me: self._threads[me]} if me in self._threads else {}
        self._fork_waits = False
        self._renew_locks()


IMPORTING = _Imports()
"""Entered around each import in a function."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=IMPORTING.before_fork,
        after_in_parent=IMPORTING.after_fork_in_parent,
        after_in_child=IMPORTING.after_fork_in_child,
    )
