"""What a plan is to those who run it, whatever its partitions hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

PartitionT = TypeVar("PartitionT")
ReadT = TypeVar("ReadT")
ReadT_co = TypeVar("ReadT_co", covariant=True)
ResultT = TypeVar("ResultT")
PlanT = TypeVar("PlanT", bound="Plan[Any, Any]")


class Plan(Protocol[PartitionT, ReadT_co]):
    """Partitions of work as plain data, and what reads one of them."""

    @property
    def partitions(self) -> tuple[PartitionT, ...]:
        """The pieces of work, in their order."""
        ...

    def reader(self) -> Callable[[PartitionT], ReadT_co]:
        """What reads a partition: small, picklable, and at work in any process."""
        ...


class Runner(Protocol):
    """What an engine does with a plan: calls a function with each partition, anywhere, as often as it takes."""

    def __call__(
        self, plan: Plan[PartitionT, Any], work: Callable[[PartitionT], ResultT], /
    ) -> Iterable[ResultT] | Sequence[ResultT]:
        """What the work returned for each partition, in any order.

        Args:
            plan: Its partitions are the work.
            work: What to do with a partition; it can be pickled, and may be repeated.
        """
        ...
