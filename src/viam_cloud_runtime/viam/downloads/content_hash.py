"""The SHA-256 of an object in the cloud, which is read for it but not kept."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from typing import Any, Protocol

import grpc

from viam_cloud_runtime.concurrency.transfers import Backend
from viam_cloud_runtime.errors import NotFoundError, ResourceExhaustedError, make_error
from viam_cloud_runtime.viam.downloads.data_calls import DataCalls, RepeatedCalls
from viam_cloud_runtime.viam.downloads.http_download import Http, HttpDownload, links_to
from viam_cloud_runtime.viam.downloads.http_routes import load_httpx
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.downloads.selection import MAX_CONTENT_BYTES, identifier_of


class ReadingCalls(DataCalls, Protocol):
    """The calls and requests that reading an object takes."""

    def http(self) -> Http:
        """What makes requests over HTTP; raises ImportError if httpx is not installed."""
        ...


async def content_hash(
    cloud: ReadingCalls, backend: Backend, options: DownloadOptions, metadata: Any, size: int
) -> str | None:
    """The SHA-256 of an object: of one message if its contents fit into it, else over HTTP.

    Args:
        cloud: What is asked for it.
        backend: What is waited with.
        options: Who is asking, how often and for how long.
        metadata: What the cloud says of the object.
        size: Bytes that it has.

    Returns:
        The hash; None if the object is gone.

    Raises:
        GRPCError, DownloadError: It cannot be read.
        ImportError: It is read over HTTP, and httpx is not installed.
    """
    identifier = identifier_of(metadata)
    calls = RepeatedCalls(cloud, backend, options.retries(identifier), options.limit)
    if size <= MAX_CONTENT_BYTES:
        try:
            items = await calls.by_ids([identifier], size)
        except NotFoundError:
            return None
        except ResourceExhaustedError:
            # The server takes less in a message.
            pass
        else:
            return await backend.run_in_thread(_hash_of, items, identifier)
    await backend.run_in_thread(load_httpx)
    deadline = None if options.limit is None else time.monotonic() + options.limit
    part = _HashedBytes(size)
    download = HttpDownload(cloud.http(), backend, options.login, part, size, _ignore, calls.retries, deadline)
    try:
        return await backend.within(options.limit, download.run(links_to(metadata, calls.signed_url)))
    except TimeoutError:
        raise make_error(
            grpc.StatusCode.DEADLINE_EXCEEDED, f"the file could not be read within the timeout of {options.limit:g} s"
        ) from None


def _hash_of(items: Sequence[Any], identifier: str) -> str | None:
    for item in items:
        if identifier_of(item.metadata) == identifier:
            return hashlib.sha256(item.binary).hexdigest()
    return None


class _HashedBytes:
    """Takes the place of a file on its way: only the hash of its bytes is kept."""

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._validator = ""
        self._digest = hashlib.sha256()
        self.size = 0

    def kept(self) -> tuple[int, str]:
        # Of an object that is complete the last byte would be asked for again, which cannot be taken back.
        return (self.size, self._validator) if self._validator and self.size < self._expected else (0, "")

    def begin(self, offset: int, validator: str) -> None:
        if not offset:
            self.discard()
        self._validator = validator

    def write(self, chunk: bytes) -> None:
        self._digest.update(chunk)
        self.size += len(chunk)

    def finish(self) -> str:
        return self._digest.hexdigest()

    def discard(self) -> None:
        self._validator = ""
        self._digest = hashlib.sha256()
        self.size = 0


def _ignore(_: int) -> None:
    """Progress is reported of uploads only."""
