"""A client of either flavour that is used as the async one, and notes which of its methods were called with what."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

from viam_cloud_runtime.blocking.mapped_stream import MappedStream
from viam_cloud_runtime.blocking.paging import NextPage

# What these return is no coroutine in the async flavour either: a message, a stream.
_NOT_AWAITED = {"create_filter", "tail_robot_part_logs"}


class Calls:
    """Which methods of which clients gave an answer, and the names of the arguments that they were given."""

    def __init__(self) -> None:
        self.given: defaultdict[tuple[str, str], set[str]] = defaultdict(set)

    def note(self, client: str, method: Any, args: tuple[object, ...], kwargs: dict[str, object]) -> None:
        arguments = inspect.signature(method).bind(*args, **kwargs).arguments
        self.given[client, method.__name__] |= set(arguments)


class Awaitable:
    """A client whose methods are awaited whatever its flavour."""

    def __init__(self, client: Any, calls: Calls) -> None:
        self._client = client
        self._calls = calls

    @property
    def raw(self) -> Any:
        """The client that returns whole responses; what it is asked is not noted."""
        return Awaitable(self._client.raw, Calls())

    def with_location(self, location_id: str) -> Any:
        return Awaitable(self._client.with_location(location_id), self._calls)

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._client, name)
        return self._direct(method) if name in _NOT_AWAITED else self._awaited(method)

    def _direct(self, method: Any) -> Any:
        def call(*args: object, **kwargs: object) -> Any:
            result = method(*args, **kwargs)
            self._note(method, args, kwargs)
            return _AsyncStream(result) if hasattr(result, "__next__") else result

        return call

    def _awaited(self, method: Any) -> Any:
        async def call(*args: object, **kwargs: object) -> Any:
            try:
                result = method(*args, **kwargs)
                if inspect.isawaitable(result):
                    result = await result
            except NotImplementedError:
                # All that the method without an RPC ever answers.
                self._note(method, args, kwargs)
                raise
            self._note(method, args, kwargs)
            return _AsyncPage(result) if isinstance(result, NextPage) else result

        return call

    def _note(self, method: Any, args: tuple[object, ...], kwargs: dict[str, object]) -> None:
        self._calls.note(type(self._client).__name__, method, args, kwargs)


class _AsyncStream:
    """A blocking stream, read as an async one."""

    def __init__(self, stream: MappedStream[Any]) -> None:
        self._stream = stream

    async def __aenter__(self) -> _AsyncStream:
        return self

    async def __aexit__(self, *error: object) -> None:
        self._stream.close()

    def __aiter__(self) -> AsyncIterator[Any]:
        return self

    async def __anext__(self) -> Any:
        for item in self._stream:
            return item
        raise StopAsyncIteration


class _AsyncPage:
    """A page of the blocking client, whose next one is awaited."""

    def __init__(self, page: Any) -> None:
        self._page = page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    async def next_page(self) -> Any:
        return _AsyncPage(self._page.next_page())
