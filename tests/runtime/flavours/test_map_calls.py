"""One call for many things: order, errors, laziness, in both flavours."""

from __future__ import annotations

import asyncio
import contextvars
import itertools
import pickle
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.flavours import Flavour, worker_threads
from tests.support.sample.open_generators import OpenGenerators
from tests.support.sample.programmable_server import ProgrammableServer, fail
from tests.support.sample.sample_api import READ, text
from tests.support.waiting import LIMIT, wait_for, within_limit
from viam_cloud_runtime import NotFoundError
from viam_cloud_runtime.aio.map_calls import map_calls as aio_map_calls
from viam_cloud_runtime.blocking.map_calls import map_calls as blocking_map_calls
from viam_cloud_runtime.concurrency.limits import CALLS, FEW
from viam_cloud_runtime.concurrency.outcomes import CallsFailedError, Outcome, Outcomes
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.errors import make_error

_ROOT = Path(__file__).parents[3]


def mapped(flavour: Flavour, function: Any, items: Any, **options: Any) -> Outcomes[Any, Any]:
    """What `map_calls` gives; in the async flavour for a coroutine function that does what the function does."""
    if flavour.loop is None:
        return blocking_map_calls(function, items, **options)

    async def call(item: Any) -> Any:
        await asyncio.sleep(0)
        return function(item)

    outcomes: Outcomes[Any, Any] = flavour.run(
        aio_map_calls, call if callable(function) else function, items, **options
    )
    return outcomes


def reading(client: Any) -> Any:
    """A function that makes a call for an item."""
    return lambda value: client.call(READ, text(value))


def calls(flavour: Flavour, client: Any, items: Any, **options: Any) -> Outcomes[Any, Any]:
    run = blocking_map_calls if flavour.loop is None else aio_map_calls
    outcomes: Outcomes[Any, Any] = flavour.run(run, reading(client), items, **options)
    return outcomes


def test_calls_in_order(flavour: Flavour, client: Any, server: ProgrammableServer) -> None:
    values = [str(number) for number in range(100)]
    outcomes = calls(flavour, client, values)
    assert [outcome.item for outcome in outcomes] == values
    assert [response.value for response in outcomes.results()] == values
    assert server.calls[READ.path] == 100


def test_errors_stay_with_their_items(flavour: Flavour, client: Any, server: ProgrammableServer) -> None:
    server.faults.extend([fail(grpc.StatusCode.NOT_FOUND, "no such thing")] * 2)
    outcomes = calls(flavour, client, ["a", "b", "c", "d"], concurrency=1)
    assert [outcome.ok for outcome in outcomes] == [False, False, True, True]
    assert [outcome.item for outcome in outcomes.failed] == ["a", "b"]
    assert [outcome.item for outcome in outcomes.succeeded] == ["c", "d"]
    assert isinstance(outcomes[0].error, NotFoundError)
    with pytest.raises(
        CallsFailedError, match=r"2 of 4 calls failed; the first, for item 0: NotFoundError: .*no such"
    ) as raised:
        outcomes.results()
    assert raised.value.outcomes is outcomes
    assert raised.value.__cause__ is outcomes[0].error
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


@given(st.lists(st.integers()), st.integers(1, 20), st.integers(2, 5))
def test_whatever_fails_the_rest_is_done(items: list[int], concurrency: int, divisor: int) -> None:
    def half(item: int) -> int:
        if item % divisor:
            raise ValueError(f"{item} is odd")
        return item // divisor

    async def async_half(item: int) -> int:
        return half(item)

    expected = [item % divisor == 0 for item in items]
    for outcomes in (
        blocking_map_calls(half, items, concurrency=concurrency),
        asyncio.run(aio_map_calls(async_half, items, concurrency=concurrency)),
    ):
        assert [outcome.ok for outcome in outcomes] == expected
        assert [outcome.item for outcome in outcomes] == items
        assert [outcome.result for outcome in outcomes.succeeded] == [i // divisor for i in items if i % divisor == 0]


def test_items_are_taken_when_they_are_needed(flavour: Flavour) -> None:
    begun: list[int] = []
    ahead: list[int] = []

    def items() -> Iterator[int]:
        for number in range(50):
            ahead.append(number - len(begun))
            yield number

    mapped(flavour, begun.append, items(), concurrency=3)
    assert sorted(begun) == list(range(50))
    # Those handed out but not begun fit the workers.
    assert max(ahead) <= 3


def test_at_most_so_many_at_a_time(flavour: Flavour) -> None:
    lock, inside, most = threading.Lock(), 0, 0

    def enter(step: int) -> None:
        nonlocal inside, most
        with lock:
            inside += step
            most = max(most, inside)

    meeting = threading.Barrier(4)

    def work(_: int) -> None:
        enter(1)
        # Nobody gets on unless four are here at a time.
        meeting.wait(LIMIT)
        enter(-1)

    async def async_work(_: int) -> None:
        enter(1)
        await asyncio.to_thread(meeting.wait, LIMIT)
        enter(-1)

    if flavour.loop is None:
        blocking_map_calls(work, range(20), concurrency=4).results()
    else:
        flavour.run(aio_map_calls, async_work, range(20), concurrency=4).results()
    assert most == 4


class Meetings:
    """Holds up each item until all of its meeting are there; counts how many are inside at a time.

    What belongs to no meeting goes on at once. Those after the first meeting are counted by themselves, too.
    """

    def __init__(self, *sizes: int, others: int = 0) -> None:
        self.items = range(sum(sizes) + others)
        self.inside = self.most = self.most_afterwards = self.afterwards = 0
        self._sizes = sizes
        self._lock = threading.Lock()
        self._missing = list(sizes)
        self._complete = [(threading.Event(), asyncio.Event()) for _ in sizes]

    def _enter(self, item: int) -> tuple[threading.Event, asyncio.Event] | None:
        ends = itertools.accumulate(self._sizes)
        number = next((number for number, end in enumerate(ends) if item < end), None)
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
            if number != 0:
                self.afterwards += 1
                self.most_afterwards = max(self.most_afterwards, self.afterwards)
            if number is None:
                return None
            self._missing[number] -= 1
            if not self._missing[number]:
                for event in self._complete[number]:
                    event.set()
        return self._complete[number]

    def _leave(self, item: int, errors: int) -> None:
        with self._lock:
            self.inside -= 1
            self.afterwards -= item >= self._sizes[0]
        if item < errors:
            raise make_error(grpc.StatusCode.RESOURCE_EXHAUSTED, "slow down")

    def hold(self, flavour: Flavour, *, errors: int = 0) -> Outcomes[int, None]:
        """Call `map_calls` with all of them; the first so many end in an error."""

        def work(item: int) -> None:
            if (complete := self._enter(item)) is not None:
                wait_for(complete[0])
            self._leave(item, errors)

        async def async_work(item: int) -> None:
            complete = self._enter(item)
            await (asyncio.sleep(0) if complete is None else within_limit(complete[1].wait()))
            self._leave(item, errors)

        outcomes: Outcomes[int, None] = (
            blocking_map_calls(work, self.items)
            if flavour.loop is None
            else flavour.run(aio_map_calls, async_work, self.items)
        )
        return outcomes


def test_calls_are_begun_until_the_first_answer_comes(flavour: Flavour) -> None:
    meetings = Meetings(CALLS.first, others=FEW)
    meetings.hold(flavour).results()
    assert meetings.most == CALLS.first


def test_fewer_are_under_way_at_a_time_once_the_server_has_too_much_to_do(flavour: Flavour) -> None:
    meetings = Meetings(CALLS.first, FEW, others=CALLS.first)
    outcomes = meetings.hold(flavour, errors=CALLS.first)
    assert len(outcomes.failed) == CALLS.first
    assert meetings.most_afterwards == FEW


def test_asynchronous_items() -> None:
    async def items() -> AsyncIterator[int]:
        for number in range(5):
            await asyncio.sleep(0)
            yield number

    async def double(item: int) -> int:
        return 2 * item

    assert asyncio.run(aio_map_calls(double, items(), concurrency=2)).results() == [0, 2, 4, 6, 8]


def test_an_error_of_the_items_ends_it_when_what_was_begun_is_done(flavour: Flavour) -> None:
    done: list[int] = []

    def items() -> Iterator[int]:
        yield from range(3)
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        mapped(flavour, done.append, items(), concurrency=5)
    assert sorted(done) == [0, 1, 2]
    assert worker_threads() == []


def test_an_error_of_the_listener_ends_it(flavour: Flavour) -> None:
    done: list[int] = []

    def listen(event: ProgressEvent) -> None:
        if event.items_done == 2:
            raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        mapped(flavour, done.append, range(1000), concurrency=2, progress=listen)
    assert len(done) < 10
    assert worker_threads() == []


def test_no_asynchronous_generator_is_left_open() -> None:
    """Whoever is left open is closed by the loop whenever the garbage collector comes, or by nobody if that has ended."""

    def listen(event: ProgressEvent) -> None:
        if event.items_done == 2:
            raise LookupError("enough")

    async def call(item: int) -> int:
        return item

    generators = OpenGenerators()
    with pytest.raises(LookupError, match="enough"):
        asyncio.run(generators.watching(aio_map_calls(call, range(1000), concurrency=2, progress=listen)))
    assert generators.names() == []


def test_progress(flavour: Flavour) -> None:
    events: list[ProgressEvent] = []
    mapped(flavour, {"a": 1}.__getitem__, ["a", "b"], concurrency=1, progress=events.append, description="looking")
    assert [(e.items_done, e.items_failed, e.items_total, e.current) for e in events] == [
        (0, 0, 2, ""),
        (1, 0, 2, "a"),
        (2, 1, 2, "b"),
    ]
    mapped(flavour, str, iter("a"), progress=events.append)
    assert events[-1].items_total is None


def test_context_variables_are_seen_and_kept_apart(flavour: Flavour) -> None:
    variable: contextvars.ContextVar[str] = contextvars.ContextVar("variable")
    variable.set("caller's")

    def change(item: str) -> str:
        seen = variable.get()
        variable.set(item)
        return seen

    assert mapped(flavour, change, ["a", "b", "c"], concurrency=1).results() == ["caller's"] * 3
    assert variable.get() == "caller's"


def test_one_within_another(flavour: Flavour, client: Any) -> None:
    if flavour.loop is None:
        nested = blocking_map_calls(lambda n: blocking_map_calls(reading(client), ["a"] * n).results(), [1, 2, 3])
    else:

        async def inner(count: int) -> Any:
            return (await aio_map_calls(reading(client), ["a"] * count)).results()

        nested = flavour.run(aio_map_calls, inner, [1, 2, 3])
    assert [len(result) for result in nested.results()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("arguments", "options", "error"),
    [
        ((None, []), {}, TypeError),
        ((len, 3), {}, TypeError),
        ((len, []), {"concurrency": 0}, ValueError),
        ((len, []), {"concurrency": True}, TypeError),
        ((len, []), {"concurrency": "4"}, TypeError),
        ((len, []), {"progress": "yes"}, TypeError),
    ],
)
def test_bad_arguments(flavour: Flavour, arguments: Any, options: Any, error: type[Exception]) -> None:
    run = blocking_map_calls if flavour.loop is None else aio_map_calls
    with pytest.raises(error):
        flavour.run(run, *arguments, **options)


def test_an_async_function_of_the_blocking_flavour_is_no_result() -> None:
    async def call(item: int) -> int:
        return item

    outcomes = blocking_map_calls(call, [1, 2])
    assert [type(outcome.error) for outcome in outcomes] == [TypeError, TypeError]
    assert "await aio.map_calls(...)" in str(outcomes[0].error)


def test_a_function_that_is_not_async_is_named_as_what_asyncio_cannot_await() -> None:
    function: Any = len
    outcomes: Outcomes[str, Any] = asyncio.run(aio_map_calls(function, ["ab"]))
    with pytest.raises(TypeError, match="the function returned int, which cannot be awaited"):
        raise outcomes[0].error or AssertionError


def test_nothing_is_imported_that_is_not_needed() -> None:
    code = (
        "import sys; import viam_cloud_runtime.blocking.map_calls, viam_cloud_runtime.aio.map_calls;"
        "print([name for name in ('tqdm', 'concurrent.futures.thread') if name in sys.modules])"
    )
    output = subprocess.run(
        [sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, timeout=LIMIT, check=True
    ).stdout
    assert "tqdm" not in output


def test_outcomes_are_a_sequence() -> None:
    outcomes: Outcomes[str, int] = Outcomes([Outcome("a", 1), Outcome("b", error=ValueError("no"))])
    assert len(outcomes) == 2
    assert outcomes[1:][0].item == "b"
    assert repr(outcomes) == "<2 outcomes, 1 failed>"
