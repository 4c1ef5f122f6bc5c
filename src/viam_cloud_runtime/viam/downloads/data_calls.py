"""What downloads ask the cloud for, and ask again while it is away."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol, TypeVar

import grpc

from viam_cloud_runtime.concurrency.transfer_retries import TransferRetries
from viam_cloud_runtime.concurrency.transfers import Backend
from viam_cloud_runtime.errors import GRPCError, ResourceExhaustedError, make_error

ResultT = TypeVar("ResultT")


class DataCalls(Protocol):
    """The calls of a download."""

    async def page(self, filter: Any, limit: int, last: str | None) -> tuple[Sequence[Any], str]:
        """The metadata of some objects that match a filter, and the position of the last one."""
        ...

    async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
        """Objects with these IDs; with their contents, of so many bytes in all, if a size is given."""
        ...

    async def signed_url(self, identifier: str) -> str:
        """A link that downloads an object."""
        ...


class RepeatedCalls:
    """The calls of one step of a download, made again while the cloud is away.

    Args:
        calls: What makes each call once.
        backend: What waits in between.
        retries: How often and how long.
        timeout: Seconds for a call with all its repetitions; None for no limit.
    """

    def __init__(self, calls: DataCalls, backend: Backend, retries: TransferRetries, timeout: float | None) -> None:
        self.retries: TransferRetries = retries
        self._calls = calls
        self._backend = backend
        self._timeout = timeout

    async def page(self, filter: Any, limit: int, last: str | None) -> tuple[Sequence[Any], str]:
        """See `DataCalls`."""
        page = await self._answer(lambda: self._calls.page(filter, limit, last))
        self.retries.progressed()
        return page

    async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
        """See `DataCalls`."""
        # Of unknown size they may be more than fits into a message, which another attempt would not change.
        items = await self._answer(lambda: self._calls.by_ids(identifiers, size), may_be_too_large=size == 0)
        self.retries.progressed()
        return items

    async def signed_url(self, identifier: str) -> str:
        """See `DataCalls`."""
        # A link is no progress yet: it may lead nowhere, again and again.
        return await self._answer(lambda: self._calls.signed_url(identifier))

    async def _answer(self, call: Callable[[], Awaitable[ResultT]], *, may_be_too_large: bool = False) -> ResultT:
        begun = time.monotonic()
        try:
            return await call()
        except GRPCError as error:
            if may_be_too_large and isinstance(error, ResourceExhaustedError):
                raise
            left = None if self._timeout is None else begun + self._timeout - time.monotonic()
            delay = self.retries.delay_after_status(error, left)
            if delay is None:
                raise
        try:
            return await self._backend.within(left, self._answer_after(delay, call))
        except TimeoutError:
            raise make_error(
                grpc.StatusCode.DEADLINE_EXCEEDED, f"no answer within the timeout of {self._timeout:g} s"
            ) from None

    async def _answer_after(self, delay: float, call: Callable[[], Awaitable[ResultT]]) -> ResultT:
        while True:
            await self._backend.pause(delay)
            try:
                return await call()
            except GRPCError as error:
                again = self.retries.delay_after_status(error)
                if again is None:
                    raise
                delay = again
