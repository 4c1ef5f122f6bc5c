# twin: ../blocking/mapped_stream.py
"""Server streams whose messages are converted, with asyncio."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from viam_cloud_runtime.messages.unconvertible import UnconvertibleError

if TYPE_CHECKING:
    from types import TracebackType

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
        message = await anext(self._stream)
        try:
            return self._convert(message)
        except UnconvertibleError as error:
            raise self._stream.unconvertible(message, error) from None
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
