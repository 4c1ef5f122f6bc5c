"""Bytes that a stream brings, written to a file, with asyncio: the disk is waited for in a thread."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.support.files import Destination, replacing

if TYPE_CHECKING:
    from viam_cloud_runtime.aio.streams import ServerStream

_run_in_thread = AsyncBackend().run_in_thread


async def write_chunks(dest: Destination, stream: ServerStream[Any], chunk_of: Callable[[Any], bytes]) -> None:
    """Writes the bytes that a stream brings, as they come; a cut stream leaves no file."""
    async with stream, _replacing(dest) as file:
        async for response in stream:
            await _run_in_thread(file.write, chunk_of(response))


@asynccontextmanager
async def _replacing(dest: Destination) -> AsyncGenerator[BinaryIO]:
    """`replacing`, whose opening, closing and renaming are waited for in a thread, too."""
    context = replacing(dest)
    file = await _run_in_thread(context.__enter__)
    try:
        yield file
    except BaseException as error:
        await _run_in_thread(context.__exit__, type(error), error, error.__traceback__)
        raise
    await _run_in_thread(context.__exit__, None, None, None)
