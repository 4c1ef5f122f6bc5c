"""Plans in one process: the partitions one after the other, some at a time in threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, overload

from viam_cloud_runtime.concurrency.limits import make_limit
from viam_cloud_runtime.distributed.plans import PartitionT, Plan, ReadT, ResultT

_AT_ONCE = 4


@overload
def run_local(plan: Plan[PartitionT, ReadT], *, concurrency: int = ...) -> Iterator[ReadT]: ...
@overload
def run_local(
    plan: Plan[PartitionT, Any], work: Callable[[PartitionT], ResultT], *, concurrency: int = ...
) -> Iterator[ResultT]: ...
def run_local(
    plan: Plan[Any, Any], work: Callable[[Any], Any] | None = None, *, concurrency: int = _AT_ONCE
) -> Iterator[Any]:
    """Run a plan in this process, without any engine.

    Partitions are begun as results are taken, so memory holds `concurrency` of them however long the plan is.

    Args:
        plan: From `plan_export` or `plan_files`.
        work: What to do with a partition. Default: read it, which gives a `pyarrow.Table` of a plan of readings, and a list of
            files with their contents of a plan of files.
        concurrency: How many partitions are under way at a time, in threads. Default: 4.

    Returns:
        An iterator over what the work returned, in the order of the partitions.

    Raises:
        ValueError: `concurrency` is less than 1.
        Exception: What the work raised. Partitions under way are finished, and no others are begun.

    Example:
        >>> from dataclasses import dataclass
        >>> @dataclass(frozen=True)
        ... class Squares:
        ...     partitions: tuple[int, ...]
        ...     def reader(self):
        ...         return lambda number: number * number
        >>> list(run_local(Squares((1, 2, 3))))
        [1, 4, 9]
    """
    make_limit(concurrency)
    return _results(plan.partitions, plan.reader() if work is None else work, concurrency)


def _results(partitions: tuple[Any, ...], work: Callable[[Any], Any], concurrency: int) -> Iterator[Any]:
    under_way: deque[Future[Any]] = deque()
    with ThreadPoolExecutor(concurrency, thread_name_prefix="partition") as threads:
        try:
            for partition in partitions:
                if len(under_way) == concurrency:
                    yield under_way.popleft().result()
                under_way.append(threads.submit(work, partition))
            while under_way:
                yield under_way.popleft().result()
        finally:
            for future in under_way:
                future.cancel()
