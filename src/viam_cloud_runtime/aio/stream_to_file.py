"""Bytes that a stream brings, written to a file, with asyncio: the disk is waited for in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.support.files import Destination, replacing

if TYPE_CHECKING:
    from viam_cloud_runtime.aio.streams import ServerStream


async def write_chunks(dest: Destination, stream: ServerStream[Any], chunk_of: Callable[[Any], bytes]) -> None:
    """Writes the bytes that a stream brings, as they come; a cut stream leaves no file."""
    async with stream:
        with replacing(dest) as file:
            async for response in stream:
                await asyncio.to_thread(file.write, chunk_of(response))
