"""Responses that a thread reads ahead, within bounds, for a consumer that takes many at a time."""

from __future__ import annotations

import atexit
import contextvars
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from viam_cloud_runtime.channels.responses import END, Responses

MOST_RESPONSES: Final = 512
"""Responses that are kept before reading stops until they were taken."""
MOST_BYTES: Final = 1024 * 1024
"""Bytes of responses that are kept; a single response may be larger."""
_NEVER = MOST_RESPONSES + 1
_SECONDS_TO_END = 5.0


class ResponseReader:
    """Reads a call in a thread as long as there is room; no thread is held while the loop has enough.

    Args:
        opening: Opens the call, in the thread; gives gRPC's.
        wake: Called in the thread once as many responses are there as were wanted, or the end. It raises `RuntimeError`
            where nobody is left to read.
    """

    def __init__(self, opening: Callable[[], Any], wake: Callable[[], object]) -> None:
        self.cancelled: bool = False
        self._opening = opening
        self._context = contextvars.copy_context()
        self._wake = wake
        self._responses: Responses | None = None
        self._lock = threading.Lock()
        self._kept: deque[bytes] = deque()
        self._bytes = 0
        self._wanted = _NEVER
        self._ended = False
        self._error: Exception | None = None

    def start(self) -> None:
        """Read until there is no more room, or nothing left to read."""
        # A daemon: a program may end while a server has not answered yet.
        thread = threading.Thread(target=self._read, name="rpc-stream-reader", daemon=True)
        _READING[thread] = self
        thread.start()

    def want(self, count: int) -> bool:
        """Ask to be woken once so many responses are there, or the end; gives whether that is so already."""
        with self._lock:
            if self._ended or self._is_full() or len(self._kept) >= count:
                return True
            self._wanted = count
            return False

    def take(self) -> tuple[deque[bytes] | None, Exception | None]:
        """The responses that have come; none after the last one, but the error that reading ended in, if any."""
        with self._lock:
            if not self._kept and self._ended:
                return None, self._error
            was_full = self._is_full()
            kept, self._kept, self._bytes = self._kept, deque(), 0
        if was_full:
            self.start()
        return kept, None

    def cancel(self) -> None:
        """End the call, from any thread. A reader that waits for it is woken."""
        self.cancelled = True
        if self._responses is not None:
            self._responses.cancel()

    def _is_full(self) -> bool:
        return len(self._kept) >= MOST_RESPONSES or self._bytes >= MOST_BYTES

    def _read(self) -> None:
        try:
            if self._responses is None:
                self._responses = Responses(self._context.run(self._opening))
            if self.cancelled:
                # While it was opened.
                self._responses.cancel()
            while self._keep(self._responses.read()):
                pass
        except Exception as error:
            self._end(error)
        finally:
            del _READING[threading.current_thread()]

    def _keep(self, response: Any) -> bool:
        """Keep a response for the loop; gives whether to go on."""
        if response is END:
            self._end(None)
            return False
        with self._lock:
            self._kept.append(response)
            self._bytes += len(response)
            is_full = self._is_full()
            wakes = is_full or len(self._kept) >= self._wanted
            if wakes:
                self._wanted = _NEVER
        return (not wakes or self._woken()) and not is_full

    def _end(self, error: Exception | None) -> None:
        with self._lock:
            self._ended, self._error = True, error
        self._woken()

    def _woken(self) -> bool:
        try:
            self._wake()
        except RuntimeError:
            self.cancel()
            return False
        return True


_READING: dict[threading.Thread, ResponseReader] = {}


def _end_reading() -> None:
    """End the calls that threads are reading, as the interpreter ends.

    Daemon threads stop wherever they are then. One that stops with a lock of gRPC's in its hands keeps it for ever, and the
    interpreter would wait for that lock when it collects the call.
    """
    reading = list(_READING.items())
    for _, reader in reading:
        reader.cancel()
    ends = time.monotonic() + _SECONDS_TO_END
    for thread, _ in reading:
        thread.join(max(0.0, ends - time.monotonic()))


atexit.register(_end_reading)
