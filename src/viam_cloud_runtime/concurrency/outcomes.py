"""What many calls came to, one by one: what both flavours of `map_calls` give."""

from __future__ import annotations

from collections.abc import Awaitable, Iterator, Sequence, Sized
from dataclasses import dataclass
from pathlib import PurePath
from types import CoroutineType
from typing import Any, Generic, TypeVar, cast, overload

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.redaction import shorten

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[ItemT, ResultT]):
    """What one call came to.

    Attributes:
        item: What the function was called with.
        result: What it returned; None if it failed.
        error: What it raised; None if it succeeded.
    """

    item: ItemT
    result: ResultT | None = None
    error: Exception | None = None

    @property
    def ok(self) -> bool:
        """Whether the call succeeded."""
        return self.error is None


class CallsFailedError(SDKError):
    """Some of many calls failed.

    Args:
        outcomes: What all of them came to.

    Attributes:
        outcomes: What all of them came to, in the order of the items.
    """

    def __init__(self, outcomes: Outcomes[Any, Any]) -> None:
        self.outcomes = outcomes
        failed = [(index, outcome.error) for index, outcome in enumerate(outcomes) if outcome.error is not None]
        super().__init__(f"{len(failed):,} of {len(outcomes):,} calls failed{_first(failed)}")

    def __reduce__(self) -> tuple[type[CallsFailedError], tuple[Outcomes[Any, Any]]]:
        return type(self), (self.outcomes,)


def _first(failed: Sequence[tuple[int, Exception]]) -> str:
    if not failed:
        return ""
    # By its position, as the item itself may be a secret.
    index, error = failed[0]
    return f"; the first, for item {index}: {type(error).__name__}: {shorten(str(error))}"


class Outcomes(Sequence[Outcome[ItemT, ResultT]]):
    """What many calls came to, in the order of the items.

    Example:
        >>> outcomes = Outcomes([Outcome("a", 1), Outcome("b", error=ValueError("no b"))])
        >>> [outcome.item for outcome in outcomes.failed]
        ['b']
        >>> outcomes.results()
        Traceback (most recent call last):
        viam_cloud_runtime.concurrency.outcomes.CallsFailedError: 1 of 2 calls failed; the first, for item 1: ValueError: no b
    """

    def __init__(self, outcomes: Sequence[Outcome[ItemT, ResultT]]) -> None:
        self._outcomes = outcomes

    @property
    def failed(self) -> list[Outcome[ItemT, ResultT]]:
        """Those whose call raised something."""
        return [outcome for outcome in self._outcomes if not outcome.ok]

    @property
    def succeeded(self) -> list[Outcome[ItemT, ResultT]]:
        """Those whose call returned something."""
        return [outcome for outcome in self._outcomes if outcome.ok]

    def results(self) -> list[ResultT]:
        """What all calls returned, in the order of the items.

        Returns:
            One result for each item.

        Raises:
            CallsFailedError: A call failed; its `outcomes` have those that succeeded, too.
        """
        failed = self.failed
        if failed:
            raise CallsFailedError(self) from failed[0].error
        return [cast("ResultT", outcome.result) for outcome in self._outcomes]

    @overload
    def __getitem__(self, index: int) -> Outcome[ItemT, ResultT]: ...
    @overload
    def __getitem__(self, index: slice) -> Outcomes[ItemT, ResultT]: ...
    def __getitem__(self, index: int | slice) -> Outcome[ItemT, ResultT] | Outcomes[ItemT, ResultT]:
        if isinstance(index, slice):
            return Outcomes(self._outcomes[index])
        return self._outcomes[index]

    def __len__(self) -> int:
        return len(self._outcomes)

    def __iter__(self) -> Iterator[Outcome[ItemT, ResultT]]:
        return iter(self._outcomes)

    def __repr__(self) -> str:
        return f"<{len(self):,} outcomes, {len(self.failed):,} failed>"


def number_of(items: object) -> int | None:
    """How many items there are, where that is known without taking them."""
    return len(items) if isinstance(items, Sized) else None


def name_of(item: object) -> str:
    """What progress calls an item: what is short as it is; anything else may hold secrets."""
    return shorten(str(item)) if isinstance(item, (str, int, PurePath)) else type(item).__name__


def checked_function(function: object) -> None:
    """Make sure that there is something to call.

    Raises:
        TypeError: There is not.
    """
    if not callable(function):
        raise TypeError(f"function must be a callable that takes one item, not {type(function).__name__}")


def checked_awaitable(awaitable: Awaitable[ResultT]) -> Awaitable[ResultT]:
    """What a function returned, for the caller to await.

    Raises:
        TypeError: It cannot be awaited.
    """
    if not isinstance(awaitable, Awaitable):  # pyright: ignore[reportUnnecessaryIsInstance]
        kind = type(awaitable).__name__
        raise TypeError(
            f"the function returned {kind}, which cannot be awaited; call the blocking map_calls(...) instead"
        )
    return awaitable


def checked_result(result: ResultT) -> ResultT:
    """What a function returned, unless that is something to await, which a blocking call cannot.

    Raises:
        TypeError: It is.
    """
    if isinstance(result, CoroutineType):
        result.close()
        raise TypeError("the function is async; await aio.map_calls(...) instead")
    return result
