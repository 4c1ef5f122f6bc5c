"""Data that goes into one message where it is small, and up as a stream where it is not."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator

from viam_cloud_runtime.rpc.upload_data import UploadData, UploadSource

SMALL_BYTES = 16 * 1024 * 1024
"""Half of what servers take in one message, as a message holds more than the data."""


def in_memory_if_small(source: UploadSource, name: str) -> UploadSource:
    """The data as bytes if it is 16 MiB or less; otherwise all of it, as anything but bytes.

    No more than 16 MiB and one piece are read to find out.

    Args:
        source: The data.
        name: What errors call it.

    Raises:
        TypeError: The source is none of what can be uploaded.
        OSError: The file cannot be read, or changed while it was.
    """
    data = _data(source, name)
    if data.size is not None and data.size > SMALL_BYTES:
        return memoryview(source) if isinstance(source, bytes) else source
    if isinstance(source, bytes):
        return source
    chunks = map(bytes, data)
    read = list(_up_to(chunks, SMALL_BYTES))
    if sum(map(len, read)) > SMALL_BYTES:
        return itertools.chain(read, chunks)
    return b"".join(read)


def in_memory(source: UploadSource, name: str) -> bytes:
    """The data as bytes, however much it is.

    Args:
        source: The data.
        name: What errors call it.

    Raises:
        TypeError: The source is none of what can be uploaded.
        OSError: The file cannot be read, or changed while it was.
    """
    return source if isinstance(source, bytes) else b"".join(map(bytes, _data(source, name)))


def _data(source: UploadSource, name: str) -> UploadData:
    try:
        return UploadData(source)
    except TypeError:
        raise TypeError(
            f"{name}: expected bytes, got {type(source).__name__}; a pathlib.Path, an open binary file or an iterable "
            "of bytes will do as well"
        ) from None


def _up_to(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The chunks up to the one that exceeds the limit."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        yield chunk
        if size > limit:
            return
