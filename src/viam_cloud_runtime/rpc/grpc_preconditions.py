"""What gRPC needs of its process. Where that is missing, it says nothing, and calls do not end."""

from __future__ import annotations

import os
import sys
import threading
from types import FrameType
from typing import Any

from viam_cloud_runtime.errors import SDKError

_FORKED_WITHIN_CALLS = (
    "this process was forked while other threads of its parent were inside gRPC, which gRPC does not survive: "
    'fork before other threads make calls, or start processes with the "spawn" method'
)
_GEVENT_WITHOUT_GRPC = (
    "gevent has patched the standard library, but gRPC was not told, and calls would stall: "
    "call grpc.experimental.gevent.init_gevent() before the first client is made"
)


class _Fork:
    """What this process, and the one it was forked from, were doing then."""

    def __init__(self) -> None:
        self.within_calls = False
        self._others_within_grpc = False

    def before(self) -> None:
        """See whether other threads are inside gRPC, which then skips its preparations."""
        me = threading.get_ident()
        frames = sys._current_frames()  # pyright: ignore[reportPrivateUsage]
        self._others_within_grpc = any(_is_within_grpc(frame) for thread, frame in frames.items() if thread != me)

    def after_in_child(self) -> None:
        """Remember it: whatever gRPC has in this process will never be well again."""
        self.within_calls = self.within_calls or self._others_within_grpc


def _is_within_grpc(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("grpc."):
            return True
        frame = frame.f_back
    return False


_FORK = _Fork()

if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_FORK.before, after_in_child=_FORK.after_in_child)


def forked_within_calls() -> None:
    """Say, in the child of a fork, that other threads were at work with gRPC, though they may not have been inside it."""
    _FORK.within_calls = True


def check_grpc_can_work() -> None:
    """Make sure, before a channel is made, that calls over it can end.

    Raises:
        SDKError: They could not; it says why, and what to do.
    """
    if _FORK.within_calls:
        raise SDKError(_FORKED_WITHIN_CALLS)
    if is_patched_by_gevent() and not _grpc_knows_gevent():
        raise SDKError(_GEVENT_WITHOUT_GRPC)


def _grpc_knows_gevent() -> bool:
    # No public name tells. A version of gRPC that lacks this one is taken to know.
    core: Any = sys.modules.get("grpc._cython.cygrpc")
    return bool(getattr(core, "g_gevent_activated", True))


def is_patched_by_gevent() -> bool:
    """Whether threads and sockets are those of gevent."""
    # Never imported here: what a program does not use cannot have patched anything.
    monkey: Any = sys.modules.get("gevent.monkey")
    return monkey is not None and any(monkey.is_module_patched(name) for name in ("threading", "socket"))
