"""Saving results to files, with asyncio: the disk is waited for in a thread."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ParamSpec

from viam_cloud_runtime import captured_data, saving
from viam_cloud_runtime.files import Destination, replacing

if TYPE_CHECKING:
    from viam_cloud_runtime.aio.streams import ServerStream

Params = ParamSpec("Params")


def _in_thread(function: Callable[Params, None]) -> Callable[Params, Awaitable[None]]:
    @functools.wraps(function)
    async def run(*args: Params.args, **kwargs: Params.kwargs) -> None:
        await asyncio.to_thread(function, *args, **kwargs)

    return run


save_config = _in_thread(saving.save_config)
save_files = _in_thread(captured_data.save_files)
save_logs = _in_thread(saving.save_logs)
save_rows = _in_thread(captured_data.save_rows)


async def write_chunks(dest: Destination, stream: ServerStream[Any], chunk_of: Callable[[Any], bytes]) -> None:
    """Writes the bytes that a stream brings, as they come; a cut stream leaves no file."""
    async with stream:
        with replacing(dest) as file:
            async for response in stream:
                await asyncio.to_thread(file.write, chunk_of(response))
