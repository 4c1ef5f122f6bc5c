"""Calls that cannot be cancelled one by one, but all together, as many uploads of small files are."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from typing import Any

import grpc

from viam_cloud_runtime.blocking.interruption import Interruption
from viam_cloud_runtime.rpc.methods import Method


class ClosableCalls:
    """Calls with streams of requests, whose answers are waited for in gRPC itself.

    That takes a quarter less CPU than a call that another thread can cancel, which a thread of gRPC's reads. So all of
    them are cancelled by closing their channel.

    Args:
        grpc_channel: Theirs alone.
    """

    def __init__(self, grpc_channel: grpc.Channel) -> None:
        self._grpc_channel = grpc_channel
        self._callables: dict[str, Any] = {}

    def callable_for(self, method: Method[Any, Any]) -> Any:
        """What gRPC offers to call the RPC with; raises ValueError once the channel is closed."""
        try:
            return self._callables[method.path]
        except KeyError:
            make: Any = self._grpc_channel.stream_unary
            return self._callables.setdefault(method.path, make(method.path, None, None))

    def cancel(self) -> None:
        """End those that are under way, and all that would begin. May be called twice."""
        self._grpc_channel.close()


class ClosableCallsByInterruption:
    """The closable calls of each interruption, which ends them.

    Args:
        open_channel: Opens a channel of gRPC.
    """

    def __init__(self, open_channel: Callable[[], grpc.Channel]) -> None:
        self._open_channel = open_channel
        # They go when what they belong to has ended.
        self._calls: weakref.WeakKeyDictionary[Interruption, ClosableCalls] = weakref.WeakKeyDictionary()
        self._lock = threading.Lock()
        self._is_closed = False

    def of(self, interruption: Interruption) -> ClosableCalls:
        """The calls that end with an interruption."""
        with self._lock:
            calls = self._calls.get(interruption)
            if calls is None:
                calls = self._calls[interruption] = ClosableCalls(self._open_channel())
                interruption.add_stream(calls)
                if self._is_closed:
                    calls.cancel()
            return calls

    def close(self) -> None:
        """End all of them."""
        with self._lock:
            self._is_closed = True
            calls = list(self._calls.values())
        for some in calls:
            some.cancel()
