"""What transfers of many files have in common: the error in which they end, and how one source serves both flavours."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, TypeVar

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.redaction import shorten

Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


class JournalError(SDKError):
    """The journal of uploads cannot be used."""


class FileChangedError(SDKError, OSError):
    """A file was written to while it was uploaded; nothing of it was stored."""


class TransferResult(Protocol):
    """What became of one file."""

    @property
    def path(self) -> os.PathLike[str] | None:
        """The file on this side."""

    @property
    def error(self) -> Exception | None:
        """Why it failed; None if it did not."""


if TYPE_CHECKING:
    from typing_extensions import TypeVar as TypeVarWithDefault

    # The default is what `except TransferError` gives, which cannot say a type; Python knows it from 3.13 on.
    TransferResultT = TypeVarWithDefault("TransferResultT", bound=TransferResult, default=TransferResult)
else:
    TransferResultT = TypeVar("TransferResultT", bound=TransferResult)


class TransferError(SDKError, Generic[TransferResultT]):
    """Some of many files could not be transferred.

    Args:
        what: What failed, as in `uploads`.
        results: What became of all files.

    Attributes:
        results: What became of all files, in their order; those that were transferred among them.
    """

    def __init__(self, what: str, results: Sequence[TransferResultT]) -> None:
        self.what = what
        self.results = results
        failed = [result for result in results if result.error is not None]
        super().__init__(f"{len(failed):,} of {len(results):,} {what} failed{_first(failed)}")

    def __reduce__(self) -> tuple[type[TransferError[TransferResultT]], tuple[str, Sequence[TransferResultT]]]:
        return type(self), (self.what, self.results)


def _first(failed: Sequence[TransferResult]) -> str:
    if not failed:
        return ""
    path, error = failed[0].path, failed[0].error
    where = "" if path is None else f"{os.fspath(path)}: "
    return f"; the first: {where}{type(error).__name__}: {shorten(str(error), 300)}"


def raise_failures(what: str, results: Sequence[TransferResultT]) -> None:
    """End in an error if a transfer failed.

    Raises:
        TransferError: One did.
    """
    first = next((result.error for result in results if result.error is not None), None)
    if first is not None:
        raise TransferError(what, results) from first


class Backend(Protocol):
    """What a transfer waits for otherwise than for the cloud. One of them is blocking, one is asyncio's."""

    async def run_in_thread(
        self, function: Callable[Params, ResultT], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> ResultT:
        """Call a function that works with the disk. Each call should be short, as nothing interrupts it."""
        ...

    async def pause(self, seconds: float) -> None:
        """Wait."""
        ...

    async def within(self, seconds: float | None, work: Coroutine[Any, Any, ResultT]) -> ResultT:
        """Await something that ends after so many seconds at the latest; None for no limit.

        Raises:
            TimeoutError: It took longer.
        """
        ...

    def semaphore(self, width: int) -> AbstractAsyncContextManager[object]:
        """What lets only so many through at a time; may be entered again and again."""
        ...

    def check_cancelled(self) -> None:
        """Between two steps of long work on this side: end it if the transfer has been interrupted."""
        ...


def run_at_once(coroutine: Coroutine[Any, Any, ResultT]) -> ResultT:
    """What a coroutine returns that never waits for an event loop: all that it awaits blocks instead, or is there already."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        result: ResultT = stop.value
        return result
    coroutine.close()
    raise RuntimeError(f"{coroutine!r} waited for an event loop, where nothing may")
