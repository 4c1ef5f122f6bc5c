"""A blocking connection: one channel, one sign-in, one retry budget, shared by all clients made from it."""

from __future__ import annotations

import concurrent.futures
import contextlib
import copy
import logging
import os
import threading
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import grpc

from viam_cloud_runtime.blocking.calls import call_interruptibly
from viam_cloud_runtime.blocking.channel import Channel, server_is_secure
from viam_cloud_runtime.blocking.interruption import INTERRUPTION, cancellable
from viam_cloud_runtime.channels.keyboard_interrupt import release_locks
from viam_cloud_runtime.concurrency.latch import Latch
from viam_cloud_runtime.errors import ClosedError, DeadlineExceededError, GRPCError, make_error
from viam_cloud_runtime.rpc.base_connection import BaseConnection
from viam_cloud_runtime.rpc.call import Call
from viam_cloud_runtime.rpc.grpc_preconditions import check_grpc_can_work
from viam_cloud_runtime.rpc.options import Headers, merged
from viam_cloud_runtime.rpc.sign_in import SignInRequest, headers_with, sign_in_too_late, token_in
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from viam_cloud_runtime.rpc.channel_settings import Settings

ResultT = TypeVar("ResultT")
Attempt = Callable[[Channel, Headers, "float | None"], ResultT]
"""One try: sends, waits, returns what came. It raises `grpc.RpcError` when the call fails."""


class Closable(Protocol):
    """What can be closed."""

    def close(self) -> object:
        """Close it. Must not wait."""
        ...


class _Landing(Latch):
    """Opens once the sign-in of another thread has ended, or the wait for it is interrupted."""

    def cancel(self) -> None:
        """End the wait."""
        self.open()


class _CutShortError(Exception):
    """The thread that was signing in for others was interrupted."""


class Connection(BaseConnection):
    """What all clients of one server share. Safe to use from several threads.

    It connects and signs in when first used. After a fork the child gets a channel of its own, and a pickled
    connection connects anew where it is unpickled.

    Args:
        settings: What to connect to, and how.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._renew()
        _CONNECTIONS.add(self)

    def _renew(self) -> None:
        """Start without a channel and with fresh locks: at first, and in the child of a fork."""
        self._channel: Channel | None = None
        self._lock = threading.Lock()
        self._sign_in_lock = threading.Lock()
        self._sign_in_flight: concurrent.futures.Future[Headers] | None = None
        self._closed = Latch()
        self._closed_together: list[Closable] = []

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed.is_open()

    def close(self) -> None:
        """Close the channel. Calls in flight end with `ClosedError`, and so do later ones. May be called twice."""
        with self._lock:
            self._closed.open()
            channel, self._channel = self._channel, None
            others = [*self._closed_together]
        if channel is not None:
            channel.close()
        for other in others:
            other.close()

    @contextlib.contextmanager
    def closing(self, other: Closable) -> Iterator[None]:
        """While the block runs, something else is closed together with this connection."""
        with self._lock:
            self._closed_together.append(other)
            is_closed = self._closed.is_open()
        try:
            if is_closed:
                other.close()
            yield
        finally:
            with self._lock:
                self._closed_together.remove(other)

    def run(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        """Carry a call through: attempts, renewal of the sign-in, retries.

        Raises:
            GRPCError: It failed for good.
            ClosedError: The connection is closed, or was meanwhile.
        """
        if self._tracer is not None and call.span is None:
            with self._tracer.calling(call):
                return self.run(call, attempt)
        call.begin()
        try:
            result = self._attempts(call, attempt)
        except (grpc.RpcError, grpc.FutureCancelledError) as error:
            failure = self.failure(call, error)
        except KeyboardInterrupt as interrupt:
            if self._channel is not None:
                release_locks(self._channel.grpc_channel)
            # The line that waited, without what is below it in gRPC.
            raise interrupt.with_traceback(None) from None
        except ValueError:
            # gRPC's own error for a channel that was closed under our feet.
            if not self.closed:
                raise
            failure = call.closed()
        else:
            self.budget.deposit()
            return result
        # Not among the handlers: what gRPC raised would stay attached to it, and may quote keys.
        raise failure

    def _attempts(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        try:
            return self._attempt(call, attempt)
        except grpc.RpcError as error:
            if not call.repeats_after(error):
                raise
        return self._repeat(call, attempt)

    def _repeat(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        """Go on after a first failure that allows it; the call knows how long to wait each time."""
        with IMPORTING:
            from tenacity import Retrying

        pause = partial(self._pause, call)
        pause(call.delay)
        retrying = Retrying(retry=call.retry, wait=call.wait, sleep=pause, reraise=True)
        result: ResultT = retrying(self._attempt, call, attempt)
        return result

    def _pause(self, call: Call, seconds: float) -> None:
        """Wait between two attempts; closing the connection ends it."""
        interruption = INTERRUPTION.get()
        if interruption is None:
            self._closed.wait(seconds)
        else:
            # The attempt that follows then ends at once.
            interruption.pause(seconds, self._closed)
        if self.closed:
            raise call.closed()

    def _attempt(self, call: Call, attempt: Attempt[ResultT]) -> ResultT:
        channel = self._channel or self._connect()
        if channel is None:
            raise call.closed()
        headers = self._ready_headers(call)
        if headers is None:
            headers = call.headers = self.sign_in(call.stale, call.remaining())
        call.attempts += 1
        if call.metadata:
            headers = merged(headers, call.metadata)
        if not self.logger.isEnabledFor(logging.DEBUG):
            return attempt(channel, headers, call.remaining())
        with self._logged(call):
            return attempt(channel, headers, call.remaining())

    def _connect(self) -> Channel | None:
        """The channel, which begins to connect; None if it is closed."""
        with self._lock:
            if self._closed.is_open():
                return None
            if self._channel is None:
                check_grpc_can_work()
                self._channel = Channel(self.settings, server_is_secure(self.settings))
            return self._channel

    def settled_settings(self) -> Settings | None:
        """The settings, with what the server was asked for: whether it speaks TLS. None once it is closed."""
        channel = self._channel or self._connect()
        if channel is None:
            return None
        return replace(self.settings, target=replace(self.settings.target, secure=channel.is_secure))

    def _connected(self) -> bool | None:
        channel = self._channel
        return None if channel is None else channel.connected()

    def sign_in(self, stale: Headers | None = None, remaining: float | None = None) -> Headers:
        """Sign in, or renew an expired token, unless another thread did since. Threads that come together do so once.

        Args:
            stale: The headers that were refused; None when there are none yet.
            remaining: Seconds that the caller has left; None for no limit but that of signing in.

        Returns:
            The headers to send.

        Raises:
            GRPCError: The sign-in failed; `UnauthenticatedError` and the like when it was refused.
            ClosedError: The connection is closed.
        """
        deadline = None if remaining is None else self.clock() + remaining
        while True:
            left = None if deadline is None else max(0.0, deadline - self.clock())
            with self._sign_in_lock:
                if self._headers is not None and self._headers is not stale:
                    return self._headers
                flight = self._sign_in_flight
                mine = flight is None
                if flight is None:
                    flight = self._sign_in_flight = concurrent.futures.Future()
            if mine:
                return self._fly(flight, left)
            headers = self._follow(flight, left)
            if headers is not None:
                return headers

    def _fly(self, flight: concurrent.futures.Future[Headers], left: float | None) -> Headers:
        try:
            headers = self._authenticate(left)
        except BaseException as error:
            with self._sign_in_lock:
                self._sign_in_flight = None
            # What interrupts this thread, such as Ctrl-C, is nothing to the others: one of them takes over.
            interruption = INTERRUPTION.get()
            is_cut_short = not isinstance(error, Exception) or (interruption is not None and interruption.happened)
            flight.set_exception(_CutShortError() if is_cut_short else error)
            raise
        with self._sign_in_lock:
            self._headers = headers
            self._sign_in_flight = None
        flight.set_result(headers)
        return headers

    def _follow(self, flight: concurrent.futures.Future[Headers], left: float | None) -> Headers | None:
        """Wait for the sign-in of another thread; None when it only failed because that one ran out of time."""
        landing = _Landing()
        flight.add_done_callback(lambda _: landing.open())
        with cancellable(INTERRUPTION.get(), landing):
            is_in_time = landing.wait(left)
        if not is_in_time:
            raise sign_in_too_late(self.settings)
        if not flight.done():
            raise make_error(grpc.StatusCode.CANCELLED, "interrupted")
        try:
            return flight.result()
        except (DeadlineExceededError, _CutShortError):
            return None
        except (GRPCError, ClosedError) as error:
            # A copy, as one exception raised in several threads would mix up their tracebacks.
            raise copy.copy(error) from None
        except Exception:
            return None

    def _authenticate(self, left: float | None) -> Headers:
        # It connects while what the sign-in takes is imported.
        self._connect()
        call = self._sign_in_call(left)
        request = SignInRequest(self.settings)

        def attempt(channel: Channel, headers: Headers, timeout: float | None) -> Any:
            return call_interruptibly(channel.sign_in_callable(call.method), request, headers, timeout)

        return headers_with(token_in(self.settings, call.method, self.run(call, attempt)), self.settings)


_CONNECTIONS: weakref.WeakSet[Connection] = weakref.WeakSet()
_ABANDONED: list[Any] = []


def _after_fork_in_child() -> None:
    for connection in list(_CONNECTIONS):
        closed = connection.closed
        # Kept alive: the parent's channel must not be taken down from here.
        _ABANDONED.append(connection._channel)  # pyright: ignore[reportPrivateUsage]
        connection._renew()  # pyright: ignore[reportPrivateUsage]
        connection._reset_budget()  # pyright: ignore[reportPrivateUsage]
        if closed:
            connection.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork_in_child)
