"""Saving results to files, blocking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.captured_data import save_files as save_files
from viam_cloud_runtime.captured_data import save_rows as save_rows
from viam_cloud_runtime.files import Destination, replacing
from viam_cloud_runtime.saving import save_config as save_config
from viam_cloud_runtime.saving import save_logs as save_logs

if TYPE_CHECKING:
    from viam_cloud_runtime.blocking.streams import ServerStream


def write_chunks(dest: Destination, stream: ServerStream[Any], chunk_of: Callable[[Any], bytes]) -> None:
    """Writes the bytes that a stream brings, as they come; a cut stream leaves no file."""
    with stream, replacing(dest) as file:
        for response in stream:
            file.write(chunk_of(response))
