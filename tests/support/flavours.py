"""The same test in either flavour."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from viam_cloud_runtime import aio, blocking


@dataclass(frozen=True)
class Flavour:
    """How calls are made and awaited; and the client to call, where a fixture has connected one.

    The flavour with an event loop is the asyncio one.
    """

    client: Any = None
    loop: asyncio.AbstractEventLoop | None = None

    @property
    def is_async(self) -> bool:
        return self.loop is not None

    @property
    def module(self) -> ModuleType:
        """The runtime's module of this flavour."""
        return aio if self.is_async else blocking

    def run(self, function: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        """Call a function; await what it gives, where that is how this flavour goes."""
        if self.loop is None:
            return function(*args, **kwargs)
        return self.loop.run_until_complete(_await(function, args, kwargs))

    def call(self, method: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        """The result of a method: a response, or the list of what a stream gives."""
        if self.loop is not None:
            return self.loop.run_until_complete(_collect_result(method, args, kwargs))
        result = method(*args, **kwargs)
        return list(result) if isinstance(result, Iterator) else result

    def collect(self, stream: Any) -> list[Any]:
        """All responses of a stream."""
        if self.loop is None:
            return list(stream)
        return self.loop.run_until_complete(_collect(stream))

    def next(self, stream: Any) -> Any:
        """The next response of a stream."""
        if self.loop is None:
            return next(stream)
        return self.loop.run_until_complete(_next(stream))


async def _await(function: Callable[..., Any], args: tuple[object, ...], kwargs: dict[str, object]) -> Any:
    result = function(*args, **kwargs)
    return await result if hasattr(result, "__await__") else result


async def _collect_result(method: Callable[..., Any], args: tuple[object, ...], kwargs: dict[str, object]) -> Any:
    result = method(*args, **kwargs)
    return await _collect(result) if isinstance(result, AsyncIterator) else await result


async def _collect(stream: Any) -> list[Any]:
    return [response async for response in stream]


async def _next(stream: Any) -> Any:
    return await anext(stream)


def worker_threads() -> list[str]:
    """Names of the threads that work for `map_calls` and transfers right now."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("rpc-worker")]
