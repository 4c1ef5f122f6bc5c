"""What a stream of responses is in both flavours: which response it is at, and how it ends. No I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

import grpc

from viam_cloud_runtime.errors import ClosedError, ConversionError, GRPCError
from viam_cloud_runtime.rpc.base_connection import ConnectionT
from viam_cloud_runtime.rpc.call import Call, deserialize
from viam_cloud_runtime.rpc.response_conversion import conversion_error

if TYPE_CHECKING:
    from google.protobuf.message import Message

    from viam_cloud_runtime.messages.unconvertible import UnconvertibleError

ResponseT = TypeVar("ResponseT", bound="Message")


class BaseStream(Generic[ConnectionT, ResponseT]):
    """The part of a stream that does not wait for anything.

    Args:
        connection: What the call goes over.
        call: The call.
    """

    def __init__(self, connection: ConnectionT, call: Call) -> None:
        self._connection = connection
        self._call = call
        self._ended = False
        self._closed = False
        self._rows = 0
        self._failed_ahead: Exception | None = None

    def cancel(self) -> None:
        """Cancel the call."""
        raise NotImplementedError

    @property
    def response_type(self) -> type[ResponseT]:
        """The message class of the responses."""
        response_type: type[ResponseT] = self._call.method.response_type
        return response_type

    @property
    def responses_read(self) -> int:
        """How many responses have come."""
        return self._rows

    def parsed(self, serialized: bytes, row: int | None = None) -> ResponseT:
        """The response that came over the wire; one that cannot be read ends the call.

        Args:
            serialized: What came.
            row: Its position in the stream; None for the latest.

        Raises:
            InternalError: It cannot be read.
        """
        try:
            response: ResponseT = deserialize(self._call.method, serialized, self._rows - 1 if row is None else row)
        except GRPCError as error:
            self.abandon(error)
            raise
        return response

    def _fail_later(self, error: Exception, serialized: Sequence[bytes]) -> None:
        """A failure of a read of many responses is raised once those that came before it were given."""
        if not serialized:
            raise error
        self._failed_ahead = error

    def _raise_failed_ahead(self) -> None:
        error, self._failed_ahead = self._failed_ahead, None
        if error is not None:
            raise error

    def _has_ended(self) -> bool:
        """Whether nothing is left to read: what is over before its first response is never asked for."""
        if not self._ended and self._rows == 0 and self._call.is_over() and not self._closed:
            self._end()
        return self._ended

    def _end(self, error: BaseException | None = None) -> None:
        self._ended = True
        self._call.end(error)

    def unconvertible(self, response: Message, cause: UnconvertibleError, row: int | None = None) -> ConversionError:
        """End the call because of a response, the latest unless its position is given; gives the error that says so."""
        failure = conversion_error(self._call.method, response, cause, self._rows - 1 if row is None else row)
        self.abandon(failure)
        return failure

    def abandon(self, error: BaseException) -> None:
        """End the call because of an error of its reader; nothing comes after that."""
        self._end(error)
        self.cancel()

    def _failure(self, error: Exception) -> BaseException | None:
        """What a failed read of the reader raises; None where the stream was to end by now, and so just ends."""
        failure: BaseException | None = error
        if self._closed:
            failure = self._closed_error()
        elif isinstance(error, grpc.RpcError):
            failure = self._connection.failure(self._call, error)
        if isinstance(failure, GRPCError) and self._call.ended_in_time(failure):
            # A response is the proof that the server was reached.
            failure = None if self._rows else self._connection.unreached(self._call, failure)
        self._end(failure)
        return failure

    def _closed_error(self) -> ClosedError:
        return ClosedError(f"{self._call.method.name}: the stream was closed; call the method again for a new one")
