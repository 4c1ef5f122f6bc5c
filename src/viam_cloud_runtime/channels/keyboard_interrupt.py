"""Ctrl-C while gRPC's own code runs in the main thread.

gRPC does its bookkeeping in Python. An exception that Python raises there between the opening of a call and the note of
it, or between the taking of a lock and the block that releases it, is never made up for: other threads wait for the
lock, and closing the channel waits for the call, for ever.
"""

from __future__ import annotations

import _thread
import gc
import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Protocol

_LOCK_DEPTH = 6


class Cancellable(Protocol):
    """A call that is waited for."""

    def cancel(self) -> object:
        """End it; a waiting thread gets an error."""


class CancelOnInterrupt:
    """While the block runs, Ctrl-C cancels a call rather than raise; the block then ends in `KeyboardInterrupt`.

    A second Ctrl-C raises at once. A handler that the program installed itself, in place of Python's own, is left alone.

    Args:
        call: The call; None as long as there is none, see `attach`.
    """

    def __init__(self, call: Cancellable | None = None) -> None:
        self._call = call
        self._installed = False
        self._happened = False

    def __enter__(self) -> CancelOnInterrupt:
        # Only the main thread is ever interrupted, and only it may install handlers.
        if (
            threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        ):
            signal.signal(signal.SIGINT, self._interrupt)
            self._installed = True
        return self

    def attach(self, call: Cancellable) -> None:
        """Say which call it is that Ctrl-C cancels."""
        self._call = call
        if self._happened:
            call.cancel()

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        if self._happened:
            signal.default_int_handler(number, frame)
        self._happened = True
        if self._call is not None:
            # In a thread of its own: this one may be anywhere, and hold what the cancelling takes.
            _thread.start_new_thread(self._call.cancel, ())

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._installed:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        if self._happened:
            raise KeyboardInterrupt


def release_locks(root: object) -> None:
    """Release what an interrupted call of gRPC's left locked; for where gRPC's code does not run any more.

    Calls that are read in the caller's own thread are interrupted by Python itself: a handler for each of them would
    cost more than all else that is done for a call.

    Args:
        root: A channel or a call of gRPC's.
    """
    seen: set[int] = set()
    level: list[Any] = [root]
    for _ in range(_LOCK_DEPTH):
        level = [found for found in gc.get_referents(*level) if id(found) not in seen and _leads_to_locks(found)]
        seen.update(map(id, level))
        for found in level:
            _release(found)


def _leads_to_locks(found: object) -> bool:
    return isinstance(found, (dict, threading.Condition)) or type(found).__module__.startswith("grpc.")


def _release(found: object) -> None:
    # Whether the running thread has it is told by no public name.
    is_owned: Any = getattr(found, "_is_owned", None)
    while isinstance(found, threading.Condition) and is_owned():
        found.release()
