# twin: ../blocking/mapped_stream.py
"""Server streams whose messages are converted, with asyncio."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.messages.unconvertible import UnconvertibleError

if TYPE_CHECKING:
    from types import TracebackType

    from google.protobuf.message import Message

    from viam_cloud_runtime.aio.streams import ServerStream

ItemT = TypeVar("ItemT")
StreamT = TypeVar("StreamT", bound="MappedStream[Any]")


class MappedStream(Generic[ItemT]):
    """What a stream's messages are converted to, one after the other: iterate over it with `async for`.

    Awaiting it gives the stream itself.

    Args:
        stream: The messages.
        convert: Makes an item of a message.
        item_type: The type of the items; None where it is not said.
    """

    def __init__(self, stream: ServerStream[Any], convert: Callable[[Any], ItemT], *, item_type: object = None) -> None:
        self.item_type: object = item_type
        self._stream = stream
        self._convert = convert

    # asyncio only
    def __await__(self: StreamT) -> Generator[Any, None, StreamT]:
        return self
        yield  # Makes it a generator, as `__await__` has to be; there is nothing to wait for.

    def __aiter__(self: StreamT) -> StreamT:
        return self

    async def __anext__(self) -> ItemT:
        """The next item.

        Raises:
            GRPCError: The call failed.
            ConversionError: A message cannot be converted. This ends the call.
            ClosedError: The stream or its client was closed.
        """
        return self._item(await anext(self._stream))

    @property
    def message_type(self) -> type[Message]:
        """The message class of what the stream gives before it is converted."""
        message_type: type[Message] = self._stream.response_type
        return message_type

    async def read_serialized(self, limit: int) -> list[bytes]:
        """The next messages as they came over the wire, for readers that read many at once.

        Args:
            limit: How many at most; fewer than that come at the end, and none after it.

        Raises:
            GRPCError: The call failed. Messages that came before are given first.
            ClosedError: The stream or its client was closed.
        """
        return await self._stream.read_serialized(limit)

    def items_of(self, serialized: Sequence[bytes]) -> Iterator[ItemT]:
        """What the messages are converted to that the last `read_serialized` gave.

        Raises:
            InternalError: A message cannot be read. This ends the call.
            ConversionError: A message cannot be converted. This ends the call.
        """
        for row, message in enumerate(serialized, start=self._stream.responses_read - len(serialized)):
            yield self._item(self._stream.parsed(message, row), row)

    def _item(self, message: Message, row: int | None = None) -> ItemT:
        try:
            return self._convert(message)
        except UnconvertibleError as error:
            raise self._stream.unconvertible(message, error, row) from None
        except BaseException as error:
            self._stream.abandon(error)
            raise

    def cancel(self) -> None:
        """Cancel the call."""
        self._stream.cancel()

    def close(self) -> Awaitable[None]:
        """Cancel the call unless it has ended. May be called twice, and need not be awaited."""
        return self._stream.close()

    # asyncio only
    async def aclose(self) -> None:
        """Cancel the call unless it has ended, under the name that `contextlib.aclosing` calls."""
        self.cancel()

    async def __aenter__(self: StreamT) -> StreamT:
        return self

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.cancel()
