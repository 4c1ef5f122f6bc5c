"""Requests of a stream, kept while they may have to be sent again.

A stream that is refused because its access token ran out is repeated with a new one, though its requests came from
an iterator that cannot be rewound. So the first of them are kept, up to a limit; beyond it the stream cannot be repeated.
"""

from __future__ import annotations

import threading

MAX_KEPT_BYTES = 4 * 1024 * 1024


class ReplayBuffer:
    """The serialized requests that an iterator gave so far, until they are too many to keep.

    A consumer of an attempt that failed may still be waiting for the iterator when the next attempt begins. What it
    then gets belongs to the next attempt, and is kept whatever its size: hence the generations.
    """

    __slots__ = ("_generation", "_lock", "_size", "dropped", "kept")

    def __init__(self) -> None:
        self.kept: list[bytes] = []
        self.dropped = False
        self._size = 0
        self._generation = 0
        self._lock = threading.Lock()

    @property
    def generation(self) -> int:
        """Number of the attempt that the requests are for."""
        return self._generation

    def hold(self) -> bool:
        """Reserve what is kept for another attempt; False when it is no longer complete."""
        with self._lock:
            if self.dropped:
                return False
            self._generation += 1
            return True

    def keep(self, serialized: bytes, generation: int) -> None:
        """Keep one more request, or drop all when an attempt that still runs has sent too much."""
        with self._lock:
            if self.dropped:
                return
            self._size += len(serialized)
            if self._size > MAX_KEPT_BYTES and generation == self._generation:
                self.dropped = True
                self.kept = []
            else:
                self.kept.append(serialized)
