"""Blocking streams: of responses, of requests, of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from viam_cloud_runtime.blocking.channel import Channel
from viam_cloud_runtime.blocking.connection import Connection
from viam_cloud_runtime.blocking.interruption import INTERRUPTION
from viam_cloud_runtime.blocking.request_stream import RequestSource
from viam_cloud_runtime.channels.keyboard_interrupt import CancelOnInterrupt
from viam_cloud_runtime.channels.responses import END, Responses
from viam_cloud_runtime.rpc.base_stream import BaseStream, ResponseT
from viam_cloud_runtime.rpc.call import Call
from viam_cloud_runtime.rpc.options import Headers

if TYPE_CHECKING:
    from types import TracebackType


StreamT = TypeVar("StreamT", bound="ServerStream[Any]")
Opening = Callable[[Channel, Headers, "float | None"], Any]
"""Sends what there is to send and gives gRPC's call, whose responses have not been read yet."""


class ServerStream(BaseStream[Connection, ResponseT], Generic[ResponseT]):
    """The responses of a call, one after the other: iterate over it.

    The call is made when the first response is asked for, and ends when the stream is exhausted, closed or left as
    a context manager. It is retried, and the sign-in renewed, only before the first response.

    Example:
        >>> with client.order_client.watch_orders(shop="...") as stream:  # doctest: +SKIP
        ...     for response in stream:
        ...         print(response)
    """

    def __init__(self, connection: Connection, call: Call, opening: Opening) -> None:
        super().__init__(connection, call)
        self._opening = opening
        self._responses: Responses | None = None

    def __iter__(self: StreamT) -> StreamT:
        return self

    def __next__(self) -> ResponseT:
        """The next response.

        Raises:
            GRPCError: The call failed.
            ClosedError: The stream or its client was closed.
        """
        return self.parsed(self._next_serialized())

    def read_serialized(self, limit: int) -> list[bytes]:
        """The next responses as they came over the wire, for readers that read many at once.

        Args:
            limit: How many at most; fewer than that come at the end, and none after it.

        Raises:
            GRPCError: The call failed. Responses that came before are given first.
            ClosedError: The stream or its client was closed.
        """
        self._raise_failed_ahead()
        serialized: list[bytes] = []
        try:
            while len(serialized) < limit:
                serialized.append(self._next_serialized())
        except StopIteration:
            pass
        except Exception as error:
            self._fail_later(error, serialized)
        return serialized

    def _next_serialized(self) -> bytes:
        """The next response as it came over the wire."""
        if self._has_ended():
            raise StopIteration
        if self._closed:
            raise self._closed_error()
        try:
            serialized: Any = (
                self._connection.run(self._call, self._attempt) if self._responses is None else self._responses.read()
            )
        except Exception as error:
            failure = self._failure(error)
        except KeyboardInterrupt as interrupt:
            self.cancel()
            # The line that waited, without what is below it in gRPC.
            raise interrupt.with_traceback(None) from None
        else:
            if serialized is END:
                self._end()
                raise StopIteration
            self._rows += 1
            return cast("bytes", serialized)
        # Not in the handler: what gRPC raised would stay attached to it, and may quote keys.
        if failure is None:
            raise StopIteration
        raise failure

    def _attempt(self, channel: Channel, headers: Headers, timeout: float | None) -> Any:
        with CancelOnInterrupt() as interruptible:
            responses = Responses(self._opening(channel, headers, timeout))
            interruptible.attach(responses)
        self._responses = responses
        interruption = INTERRUPTION.get()
        if interruption is not None:
            interruption.add_stream(responses)
        if self._closed:
            responses.cancel()
        return responses.read()

    def cancel(self) -> None:
        """Cancel the call, from any thread. A reader that waits for a response gets a `ClosedError`."""
        self._closed = True
        if self._responses is not None:
            self._responses.cancel()
        self._call.end(self._closed_error())

    def close(self) -> None:
        """Cancel the call unless it has ended. May be called twice."""
        self.cancel()

    def __enter__(self: StreamT) -> StreamT:
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class BidiStream(ServerStream[ResponseT]):
    """The responses of a call that also takes a stream of requests.

    The requests are taken from the iterable that was given, in a thread of their own, once the first response is
    asked for.
    """

    def __init__(self, connection: Connection, call: Call, opening: Opening, source: RequestSource) -> None:
        super().__init__(connection, call, opening)
        self._source = source

    def _failure(self, error: Exception) -> BaseException | None:
        if self._source.failure is not None:
            self._end(self._source.failure)
            return self._source.failure
        return super()._failure(error)
