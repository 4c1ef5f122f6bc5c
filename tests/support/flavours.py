"""Calls a client's method the same way in either flavour."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Flavour:
    """A top client and, for the async flavour, the event loop it lives in."""

    client: Any
    loop: asyncio.AbstractEventLoop | None

    @property
    def is_async(self) -> bool:
        return self.loop is not None

    def call(self, method: Any, *args: object, **kwargs: object) -> Any:
        """The result of a method: a response, or the list of what a stream gives."""
        if self.loop is not None:
            return self.loop.run_until_complete(_collect_async(method, args, kwargs))
        result = method(*args, **kwargs)
        return list(result) if isinstance(result, Iterator) else result


async def _collect_async(method: Any, args: tuple[object, ...], kwargs: dict[str, object]) -> Any:
    result = method(*args, **kwargs)
    if isinstance(result, AsyncIterator):
        return [item async for item in result]
    return await result


def worker_threads() -> list[str]:
    """Names of the threads that work for `map_calls` and transfers right now."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("rpc-worker")]
