"""Bytes that a stream brings, written to a file, blocking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.support.files import Destination, replacing

if TYPE_CHECKING:
    from viam_cloud_runtime.blocking.streams import ServerStream


def write_chunks(dest: Destination, stream: ServerStream[Any], chunk_of: Callable[[Any], bytes]) -> None:
    """Writes the bytes that a stream brings, as they come; a cut stream leaves no file."""
    with stream, replacing(dest) as file:
        for response in stream:
            file.write(chunk_of(response))
