"""The responses of one gRPC call, read in the caller's own thread, and an end of the call that frees it."""

from __future__ import annotations

import os
import threading
from typing import Any, Final

import grpc._channel  # pyright: ignore[reportMissingTypeStubs]

from viam_cloud_runtime.channels.keyboard_interrupt import CancelOnInterrupt, release_locks

END: Final = object()
"""What `Responses.read` gives once there are no more."""

_SINGLE_THREADED: Any = getattr(grpc._channel, "_SingleThreadedRendezvous", None)

CAN_FREE: Final[bool] = hasattr(_SINGLE_THREADED, "_consume_next_event")
"""Whether this version of gRPC lets a call be freed that is read in the caller's own thread."""


class Responses:
    """The responses of a call, one after the other.

    gRPC keeps a call that is read in the caller's own thread until the last event was taken from the call's queue, and
    takes none once the call is cancelled: 18 KiB stay for ever. So that is done here, however the call ends.

    Args:
        rpc: gRPC's call.
    """

    def __init__(self, rpc: Any) -> None:
        self._rpc = rpc
        self._reading = threading.Lock()
        self._cancelled = False
        self._single_threaded = CAN_FREE and isinstance(rpc, _SINGLE_THREADED)
        self._freed = not self._single_threaded
        self._process = os.getpid()

    def read(self) -> Any:
        """The next response, serialized; `END` after the last one.

        Raises:
            grpc.RpcError: The call failed.
        """
        with self._reading:
            try:
                response = self._next()
            except grpc.RpcError:
                self._take_events()
                raise
            except BaseException:
                # The interrupted read may have taken an event that was not noted: waiting for it would never end.
                self._freed = True
                release_locks(self._rpc)
                self._rpc.cancel()
                raise
            if response is END:
                self._take_events()
        if self._cancelled:
            self._free()
        return response

    def _next(self) -> Any:
        if self._single_threaded:
            return next(self._rpc, END)
        with CancelOnInterrupt(self._rpc):
            return next(self._rpc, END)

    def cancel(self) -> None:
        """End the call, from any thread; a thread that waits for a response gets an error."""
        # The child of a fork does not touch what belongs to its parent.
        if self._process != os.getpid():
            return
        self._cancelled = True
        self._rpc.cancel()
        self._free()

    def __del__(self) -> None:
        self.cancel()

    def _free(self) -> None:
        # A thread that is reading frees the call itself, once it is told of the end.
        if self._reading.acquire(blocking=False):
            try:
                self._take_events()
            finally:
                self._reading.release()

    def _take_events(self) -> None:
        """Take what a call that has ended left in its queue; it is there, or about to be."""
        if self._freed or self._process != os.getpid():
            return
        self._freed = True
        while self._rpc._state.due:
            self._rpc._consume_next_event()
