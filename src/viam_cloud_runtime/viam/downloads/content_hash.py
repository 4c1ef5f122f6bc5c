"""The SHA-256 of an object in the cloud, which is read for it but not kept."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import Any, Protocol

from viam_cloud_runtime.concurrency.transfers import Surroundings
from viam_cloud_runtime.errors import NotFoundError, ResourceExhaustedError
from viam_cloud_runtime.rpc.retries import RetryPolicy
from viam_cloud_runtime.viam.downloads.http_download import Fetch, Http, links_to
from viam_cloud_runtime.viam.downloads.http_rules import Login
from viam_cloud_runtime.viam.downloads.selection import MAX_CONTENT_BYTES, identifier_of


class ReadCalls(Surroundings, Protocol):
    """What reading an object takes."""

    async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
        """Objects with these IDs; with their contents, of so many bytes in all, if a size is given."""
        ...

    async def signed_url(self, identifier: str) -> str:
        """A link that downloads an object."""
        ...

    def http(self) -> Http:
        """What makes requests over HTTP; raises ImportError if httpx is not installed."""
        ...


async def content_hash(
    calls: ReadCalls, login: Login, policy: RetryPolicy | None, metadata: Any, size: int
) -> str | None:
    """The SHA-256 of an object: of one message if its contents fit into it, else over HTTP.

    Args:
        calls: What is used to read it.
        login: Who is asking, over HTTP.
        policy: How often an attempt over HTTP is repeated; None for never.
        metadata: What the cloud says of the object.
        size: Bytes that it has.

    Returns:
        The hash; None if the object is gone.

    Raises:
        GRPCError, DownloadError: It cannot be read.
        ImportError: It is read over HTTP, and httpx is not installed.
    """
    identifier = identifier_of(metadata)
    if size <= MAX_CONTENT_BYTES:
        try:
            items = await calls.by_ids([identifier], size)
        except NotFoundError:
            return None
        except ResourceExhaustedError:
            # The server takes less in a message.
            pass
        else:
            return await calls.local(_hash_of, items, identifier)
    fetch = Fetch(calls.http(), calls, login, _HashedBytes(size), size, _ignore, policy, random.random)
    return await fetch.run(links_to(metadata, calls.signed_url))


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
