"""Turning responses into what methods return: a value that cannot be is an error that says where it came from."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from viam_cloud_runtime.errors import ConversionError
from viam_cloud_runtime.messages.unconvertible import UnconvertibleError, path_to

if TYPE_CHECKING:
    from types import TracebackType

    from google.protobuf.message import Message

    from viam_cloud_runtime.rpc.methods import Method

ResultT = TypeVar("ResultT")

_LIST_ITEM = re.compile(r"\w+\[(\d+)\]")


class Conversion:
    """A block in which a response is converted: what cannot be becomes a `ConversionError`.

    Args:
        method: The RPC that the response answers.
        response: The response.
    """

    __slots__ = ("_method", "_response")

    def __init__(self, method: Method[Any, Any], response: Message) -> None:
        self._method = method
        self._response = response

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(exc_value, UnconvertibleError):
            raise conversion_error(self._method, self._response, exc_value) from None


def converting(method: Method[Any, Any], convert: Callable[[Any], ResultT]) -> Callable[[Any], ResultT]:
    """A function that converts responses like the given one, within a `Conversion`."""

    def converted(response: Any) -> ResultT:
        with Conversion(method, response):
            return convert(response)

    return converted


def conversion_error(
    method: Method[Any, Any], response: Message, cause: UnconvertibleError, row: int | None = None
) -> ConversionError:
    """The error for a response with a value that cannot be converted.

    Args:
        method: The RPC.
        response: The response.
        cause: What the converter said.
        row: Position of the response in a stream; None where it is the only one.
    """
    path = path_to(response, cause.value)
    if row is None and (item := _LIST_ITEM.match(path)):
        row = int(item[1])
    return ConversionError(method.name, path or cause.name, cause.reason, row=row)
