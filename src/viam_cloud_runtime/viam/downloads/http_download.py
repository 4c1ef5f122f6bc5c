"""The download of one large object over HTTP, resumed where it broke off; the same for both flavours."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from typing import Any, Protocol

from viam_cloud_runtime.concurrency.transfer_retries import TransferRetries
from viam_cloud_runtime.concurrency.transfers import Backend
from viam_cloud_runtime.errors import GRPCError
from viam_cloud_runtime.viam.downloads.http_rules import (
    MAX_REDIRECTS,
    DownloadError,
    Login,
    PassingDownloadError,
    StalePartError,
    UselessLinkError,
    check_link,
    redirection,
    request_headers,
    start_of,
)
from viam_cloud_runtime.viam.downloads.selection import identifier_of

_PROGRESS_BYTES = 1024 * 1024
"""So much progress in an attempt resets the count of failures."""

_NO_LINK = "the server gives no link to download the file from"


class Reply(Protocol):
    """The answer to a request, while its body is on its way."""

    @property
    def status(self) -> int:
        """HTTP status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers, by names in lower case."""
        ...

    def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body, piece by piece."""
        ...


class Part(Protocol):
    """What the bytes of an object go into: a file, or something that takes its place."""

    @property
    def size(self) -> int:
        """How many there are."""
        ...

    def kept(self) -> tuple[int, str]:
        """How many bytes there are of an earlier attempt, and the validator of the object that they belong to."""
        ...

    def begin(self, offset: int, validator: str) -> None:
        """Make ready for the bytes from an offset on; it is zero or what `kept` said, or one less at the end."""
        ...

    def write(self, chunk: bytes) -> None:
        """Take in more bytes."""
        ...

    def finish(self) -> str:
        """There is no more to come; gives the SHA-256 of all."""
        ...

    def discard(self) -> None:
        """Forget all of them."""
        ...


class Http(Protocol):
    """Makes requests. What fails on the way is a `PassingDownloadError`; redirects are answers like others."""

    def get(self, url: str, headers: Mapping[str, str]) -> AbstractAsyncContextManager[Reply]:
        """Ask for a file."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...


class HttpDownload:
    """One object on its way into a file.

    Args:
        http: What makes requests.
        backend: What waits otherwise.
        login: Who is asking.
        part: The file; closed by the caller.
        size: Bytes that the object has; 0 if that is not known.
        moved: Told by how many bytes the file has grown, or shrunk.
        retries: How often an attempt is repeated that brought nothing, and how long to wait before.
        deadline: End of the whole, by the monotonic clock; None for none. It only keeps waits from outliving it.
    """

    def __init__(
        self,
        http: Http,
        backend: Backend,
        login: Login,
        part: Part,
        size: int,
        moved: Callable[[int], object],
        retries: TransferRetries,
        deadline: float | None,
    ) -> None:
        self._http = http
        self._backend = backend
        self._login = login
        self._part = part
        self._size = size
        self._moved = moved
        self._retries = retries
        self._deadline = deadline
        self._told = 0
        # The most that any attempt got, as without parts each begins anew.
        self._most = 0

    async def run(self, links: Sequence[Callable[[], Awaitable[str]]]) -> str:
        """Download by the first of several links that is of use.

        Args:
            links: What gives a link, each time that one is needed; empty if there is none.

        Returns:
            The SHA-256 of the file, which is complete.

        Raises:
            UselessLinkError: None is.
            DownloadError: It failed.
            OSError: The file cannot be written.
        """
        left = list(links)
        refused, failed = UselessLinkError(_NO_LINK), False
        self._most = self._part.size
        while left:
            try:
                digest = await self._attempt(await left[0]())
                self._retries.succeeded()
                return digest
            except UselessLinkError as error:
                # That a link led to nothing in the end says more than that there was no other.
                refused = refused if failed else error
                del left[0]
            except PassingDownloadError as error:
                if self._has_progressed():
                    self._retries.progressed()
                else:
                    # A server that has been restarted may be elsewhere, where another link leads.
                    left.append(left.pop(0))
                delay = self._delay_after(error)
                if delay is not None:
                    await self._backend.pause(delay)
                elif self._part.size:
                    raise
                else:
                    refused, failed = UselessLinkError(str(error)), True
                    # Each of the others gets its one chance.
                    del left[-1]
        # What there is of it is of use to a later run at most.
        self._moved(-self._told)
        raise refused

    def _has_progressed(self) -> bool:
        """Whether the last attempt has come so much further than all before it that their failures no longer count."""
        progressed = self._part.size >= self._most + _PROGRESS_BYTES
        self._most = max(self._most, self._part.size)
        return progressed

    def _delay_after(self, error: PassingDownloadError) -> float | None:
        """Seconds to wait before the next attempt; None to give up."""
        left = None if self._deadline is None else self._deadline - time.monotonic()
        return self._retries.delay_after_disconnect(str(error), error.wait, left)

    async def _attempt(self, url: str) -> str:
        if not url:
            raise UselessLinkError(_NO_LINK)
        check_link(url)
        offset, validator = await self._backend.run_in_thread(self._kept)
        for _ in range(MAX_REDIRECTS + 1):
            headers = request_headers(url, self._login, offset, validator)
            async with self._http.get(url, headers) as reply:
                target = redirection(url, reply.status, reply.headers)
                if target is None:
                    return await self._receive(reply, offset, validator)
            url = target
        raise DownloadError("the server redirects again and again")

    def _kept(self) -> tuple[int, str]:
        kept, validator = self._part.kept()
        if self._size and kept > self._size:
            return 0, ""
        # When nothing is missing the last byte is asked for once more, to see that the object is still the same.
        return min(kept, self._size - 1 if self._size else kept), validator

    async def _receive(self, reply: Reply, offset: int, validator: str) -> str:
        try:
            start = start_of(reply.status, reply.headers, offset, validator)
        except StalePartError:
            await self._backend.run_in_thread(self._part.discard)
            raise
        if start.total is not None:
            await self._check_size(start.total, self._size)
        size = self._size or start.total or 0
        if not size and not start.ends_visibly:
            raise DownloadError("the size of the file is not known, so that its early end would go unnoticed")
        await self._backend.run_in_thread(self._part.begin, start.offset, start.validator)
        self._tell()
        async with aclosing(reply.chunks()) as chunks:
            async for chunk in chunks:
                await self._backend.run_in_thread(self._part.write, chunk)
                self._tell()
                if size and self._part.size > size:
                    break
        if start.total is not None and self._part.size < start.total:
            raise PassingDownloadError("the connection ended before the file did")
        await self._check_size(self._part.size, size)
        return await self._backend.run_in_thread(self._part.finish)

    async def _check_size(self, actual: int, expected: int) -> None:
        if expected and actual != expected:
            await self._backend.run_in_thread(self._part.discard)
            raise wrong_size(expected, actual)

    def _tell(self) -> None:
        self._moved(self._part.size - self._told)
        self._told = self._part.size


def links_to(metadata: Any, signed_url: Callable[[str], Awaitable[str]]) -> list[Callable[[], Awaitable[str]]]:
    """The links that download an object, in the order in which they are tried.

    Args:
        metadata: What the cloud says of the object.
        signed_url: Asks the cloud for a link by an ID.
    """

    async def uri() -> str:
        link: str = metadata.uri
        return link

    async def signed() -> str:
        try:
            return await signed_url(identifier_of(metadata))
        except GRPCError as error:
            raise UselessLinkError(f"the server gives no link to download the file from ({error})") from None

    return [uri, signed]


def wrong_size(expected: int, actual: int) -> DownloadError:
    """The error of a file that is not as large as the server said before."""
    return DownloadError(f"the server said that the file has {expected:,} bytes, but sent {actual:,}")
