# Made of ../aio/map_calls.py by `python -m generator`; do not edit.
"""One call for many things, blocking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from viam_cloud_runtime.blocking.workers import for_each
from viam_cloud_runtime.concurrency.limits import CALLS, make_limit
from viam_cloud_runtime.concurrency.outcomes import (
    Outcome,
    Outcomes,
    checked_function,
    checked_result,
    name_of,
    number_of,
)
from viam_cloud_runtime.concurrency.progress import ProgressOption, reporter

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


def map_calls(
    function: Callable[[ItemT], ResultT],
    items: Iterable[ItemT],
    *,
    concurrency: int | None = None,
    progress: ProgressOption = False,
    description: str = "calls",
) -> Outcomes[ItemT, ResultT]:
    """Call a function for each of many items, several at a time, in threads.

    A call that fails does not stop the others. Clients may be shared by the calls.

    Args:
        function: What to call, with one item.
        items: The items. They are taken as they are needed, so that a generator may bring them.
        concurrency: How many calls run at a time. Default None: as many as are begun before the first answer comes, up to 400,
            and from then on more while that brings more per second, fewer while the server is overloaded or slow. Say a
            small number where each call is much work for the server.
        progress: Whether to show it: True for a bar, if it can be seen; a callable for events.
        description: What the progress is called.

    Returns:
        One outcome for each item, in their order: a result or an error. `results()` gives the results, and raises a
        `CallsFailedError` if a call failed.

    Raises:
        TypeError: An argument has the wrong type; nothing was called.
        ValueError: `concurrency` is less than 1.
        Exception: What `items` or the progress callable raised. Calls under way were finished.
        KeyboardInterrupt: Ctrl-C. Nothing new was begun, and calls of the SDK that were under way were cancelled.

    Example:
        >>> def measure(text: str) -> int:
        ...     return len(text)
        >>> [outcome.result for outcome in map_calls(measure, ["a", "bc"])]
        [1, 2]
    """
    checked_function(function)
    limit = make_limit(concurrency, CALLS)
    outcomes: dict[int, Outcome[ItemT, ResultT]] = {}
    with reporter(progress, description, items_total=number_of(items)) as report:

        def call(number: int, item: ItemT) -> Exception | None:
            try:
                outcome: Outcome[ItemT, ResultT] = Outcome(item, checked_result(function(item)))
            except Exception as error:
                outcome = Outcome(item, error=error)
            outcomes[number] = outcome
            report.item_done(name_of(item), failed=not outcome.ok)
            return outcome.error

        for_each(call, items, limit)
    return Outcomes([outcomes[number] for number in range(len(outcomes))])
