"""How many at a time: what the adaptive limit leads to on simulated links, without a clock."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import grpc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viam_cloud_runtime.concurrency.limits import (
    CALLS,
    FEW,
    LEAST,
    NEARBY_SECONDS,
    TRANSFERS,
    AdaptiveLimit,
    ConcurrencyLimit,
    FixedLimit,
    Start,
    make_limit,
    number_at_once,
)
from viam_cloud_runtime.errors import make_error

IN_THREADS, IN_TASKS = Start(nearby=2, most=64), Start(nearby=16, most=128)
UNAVAILABLE = make_error(grpc.StatusCode.UNAVAILABLE, "too busy")


@dataclass
class Link:
    """A server at some distance that works on some at a time.

    Attributes:
        delay: Seconds there and back.
        service: Seconds that the server works on one.
        workers: How many it works on at a time.
        room: How many may be there at a time; what comes beyond fails.
        lost: Share of those that take `delay_of_loss` more.
        begin: Seconds that the client takes to begin one.
    """

    delay: float
    service: float
    workers: int
    room: float = float("inf")
    lost: float = 0
    delay_of_loss: float = 0
    begin: float = 0
    slows: Callable[[float], float] = lambda now: 1
    random: random.Random = field(default_factory=lambda: random.Random(7))
    free: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.free = [0.0] * self.workers

    def end_of(self, now: float) -> float:
        """When what begins now has its answer."""
        arrived = now + self.delay / 2
        begins = max(arrived, heapq.heappop(self.free))
        done = begins + self.service * self.slows(begins)
        heapq.heappush(self.free, done)
        return done + self.delay / 2 + (self.delay_of_loss if self.random.random() < self.lost else 0)


@dataclass
class Run:
    seconds: float
    failed: int
    limits: list[int]


def run(link: Link, limit: ConcurrencyLimit, items: int) -> Run:
    """All items through the link, as many at a time as the limit says."""
    now, failed, limits = 0.0, 0, [limit.current]
    under_way: list[tuple[float, float, BaseException | None]] = []
    while items or under_way:
        while items and len(under_way) < limit.current and (not under_way or now <= under_way[0][0]):
            items -= 1
            limit.began(now)
            if len(under_way) >= link.room:
                heapq.heappush(under_way, (now + link.delay, now, UNAVAILABLE))
            else:
                heapq.heappush(under_way, (link.end_of(now), now, None))
            now += link.begin
        seconds = limit.wait(now) if items and len(under_way) >= limit.current else None
        if seconds is not None and now + seconds < under_way[0][0]:
            now += seconds
            continue
        ended, began, failure = heapq.heappop(under_way)
        now = max(now, ended)
        failed += failure is not None
        limit.ended(began, now, failure)
        if limits[-1] != limit.current:
            limits.append(limit.current)
    return Run(now, failed, limits)


@pytest.fixture(params=[CALLS, TRANSFERS], ids=["calls", "transfers"])
def bounds(request):
    return request.param


@pytest.mark.parametrize("delay", [0.3, 0.08, 0.02])
def test_a_distant_server_with_room_gets_more_files_with_each_round_trip(delay):
    far = run(Link(delay, 0.001, 10_000), AdaptiveLimit(TRANSFERS), 300)
    assert far.limits == [16, 32, 64, 128]
    assert far.seconds == pytest.approx(5 * (delay + 0.001))


@pytest.mark.parametrize(("delay", "begun"), [(0.08, 300), (0.02, 100), (0.001, FEW)])
def test_as_many_calls_as_are_begun_before_the_first_answer_fill_the_way(delay, begun):
    """A client that begins a call each 0.2 ms: one round trip, and the time that beginning takes, are all there is."""
    far = run(Link(delay, 0.0001, 10_000, begin=0.0002), AdaptiveLimit(CALLS), 300)
    assert far.limits[1] == pytest.approx(begun, abs=2)
    assert far.seconds <= max(300 * 0.0002, delay) + delay + 0.001


def test_it_never_exceeds_its_bound(bounds):
    assert max(run(Link(0.3, 0.001, 10_000), AdaptiveLimit(bounds), 10_000).limits) == bounds.most


def test_a_server_at_hand_with_one_worker_gets_a_few(bounds):
    near = run(Link(0.0001, 0.001, 1), AdaptiveLimit(bounds), 5000)
    assert max(near.limits) <= 2 * bounds.first
    assert near.limits[-1] <= 32
    fixed = run(Link(0.0001, 0.001, 1), FixedLimit(16), 5000)
    assert near.seconds == pytest.approx(fixed.seconds, rel=0.01)


def test_where_each_takes_seconds_few_follow_the_first():
    """That is no distance: the server has much to do for each, and as many as at first would be too many."""
    slow = run(Link(0.08, 3, 4), AdaptiveLimit(CALLS), 150)
    assert slow.limits[:2] == [CALLS.first, FEW]
    assert max(slow.limits[1:]) <= 2 * FEW


def test_a_rate_is_kept_full_by_some():
    """A way that 20 MB a second go through, 20 kB each: one a millisecond, whatever is under way beyond 80."""
    full = run(Link(0.08, 0.001, 1), AdaptiveLimit(CALLS), 3000)
    assert full.seconds <= 1.15 * (3000 * 0.001 + 0.08)
    # One of the last two is a trial; what waits in a line for no longer than the distance takes may stay.
    assert min(full.limits[-2:]) <= 160


def test_what_has_enough_with_a_few_settles_near_it(bounds):
    """40 workers, each 10 ms per item, and 10 ms of distance: more than 80 at a time bring nothing."""
    settled = run(Link(0.01, 0.01, 40), AdaptiveLimit(bounds), 20_000)
    # One of the last two is a trial; what waits in a line for no longer than an answer takes may stay.
    assert 64 <= min(settled.limits[-2:]) <= 160
    assert settled.seconds <= 1.3 * 20_000 * 0.01 / 40


def test_overload_lowers_it_once_for_all_that_failed_together(bounds):
    limit = AdaptiveLimit(bounds)
    for _ in range(bounds.first):
        limit.began(0)
    for _ in range(bounds.first):
        limit.ended(0, 1, UNAVAILABLE)
    assert limit.current == (FEW if bounds is CALLS else bounds.first // 2)


@pytest.mark.parametrize(
    ("status", "left"),
    [(grpc.StatusCode.RESOURCE_EXHAUSTED, LEAST), (grpc.StatusCode.UNAVAILABLE, FEW // 2)],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_overload_again_and_again_leaves_a_few(bounds, status, left):
    limit = AdaptiveLimit(bounds)
    for second in range(20):
        limit.began(second)
        limit.ended(second, second + 1, make_error(status, "no"))
    assert limit.current == left


def test_other_failures_do_not_count_as_overload(bounds):
    limit = AdaptiveLimit(bounds)
    for _ in range(bounds.first):
        limit.began(0)
    for _ in range(bounds.first):
        limit.ended(0, 1, make_error(grpc.StatusCode.NOT_FOUND, "gone"))
    assert limit.current >= bounds.first


def test_a_server_with_little_room_is_not_run_over_for_ever(bounds):
    """It takes 24 at a time. Those that fail are what finding that out costs: of the first, and a few now and then."""
    crowded = run(Link(0.05, 0.001, 100, room=24), AdaptiveLimit(bounds), 5000)
    assert crowded.failed < max(0, bounds.first - 24) + 5000 * 0.05
    careless = run(Link(0.05, 0.001, 100, room=24), FixedLimit(64), 5000)
    assert careless.failed > 5000 * 0.5


def test_it_shrinks_where_the_server_slows_down_and_grows_once_it_is_well_again(bounds):
    slow_between = Link(0.02, 0.002, 8, slows=lambda now: 20 if 5 <= now < 40 else 1)
    limits = run(slow_between, AdaptiveLimit(bounds), 60_000).limits
    lowest = limits.index(min(limits))
    assert limits[lowest] < 16
    assert max(limits[lowest:]) > 16


def test_items_that_come_slowly_do_not_raise_it(bounds):
    """One at a time, as a slow generator brings them: there is nothing to learn from that about more at a time."""
    limit = AdaptiveLimit(bounds)
    for number in range(1000):
        limit.began(number)
        limit.ended(number, number + 0.1, None)
    assert limit.current == (FEW if bounds is CALLS else bounds.first)


@settings(max_examples=200, deadline=None)
@given(
    bounds=st.sampled_from([CALLS, TRANSFERS]),
    delay=st.floats(0.0001, 0.3),
    service=st.floats(0.0001, 0.02),
    begin=st.sampled_from([0, 0.0002, 0.001]),
    workers=st.integers(1, 500),
    lost=st.sampled_from([0, 0, 0.02]),
    items=st.integers(1, 3000),
)
def test_on_any_link_it_is_nearly_as_fast_as_the_best_fixed_number(bounds, delay, service, begin, workers, lost, items):
    def link() -> Link:
        return Link(delay, service, workers, begin=begin, lost=lost, delay_of_loss=4 * delay)

    best = min(run(link(), FixedLimit(number), items).seconds for number in (16, 32, 64, 128, bounds.most))
    adaptive = run(link(), AdaptiveLimit(bounds), items)
    assert max(adaptive.limits) <= bounds.most
    # What it costs to find out is some answers' time at first, and some throughput later on.
    assert adaptive.seconds <= 1.45 * best + 8 * (delay + service) + 8 * lost * delay * 16


@pytest.mark.parametrize("number", [1, 7, 1000])
def test_a_number_that_is_given_stays(number):
    limit = make_limit(number)
    assert run(Link(0.08, 0.001, 2, room=3), limit, 2000).limits == [number]
    assert limit.most == number


@pytest.mark.parametrize(
    ("concurrency", "error"), [("4", TypeError), (True, TypeError), (2.0, TypeError), (0, ValueError)]
)
def test_what_is_no_number_of_calls_is_refused(concurrency, error):
    with pytest.raises(error, match="concurrency must be"):
        make_limit(concurrency)


def test_without_a_number_it_adapts():
    assert isinstance(make_limit(None), AdaptiveLimit)


@pytest.mark.parametrize(
    ("sizes", "first"),
    [([20_000] * 64, 128), ([60_000, 61_000], 69), ([2_000_000, 3_000_000], 16), ([0, 0], 128), ([], 16)],
)
def test_the_smaller_files_are_the_more_begin_at_once(sizes, first):
    for start in (IN_THREADS, IN_TASKS):
        limit = AdaptiveLimit()
        limit.start_with(number_at_once(sizes), start)
        limit.began(7)
        limit.wait(7 + NEARBY_SECONDS)
        assert limit.current == min(first, start.most)
    fixed = FixedLimit(3)
    fixed.start_with(number_at_once(sizes), IN_THREADS)
    assert fixed.current == 3
    assert fixed.wait(1) is None


def test_small_files_fill_a_distant_link_at_once_and_a_server_that_is_overloaded_gets_fewer():
    """500 files of 20 kB: two round trips more than one, where 16 at first would take six."""
    limit = AdaptiveLimit()
    limit.start_with(number_at_once([20_000]), IN_TASKS)
    assert run(Link(0.08, 0.0001, 10_000), limit, 500).seconds == pytest.approx(4 * 0.0801 + NEARBY_SECONDS)
    assert run(Link(0.08, 0.0001, 10_000), AdaptiveLimit(), 500).seconds > 5 * 0.08
    crowded = AdaptiveLimit()
    crowded.start_with(128, IN_TASKS)
    assert min(run(Link(0.05, 0.001, 100, room=24), crowded, 1000).limits) <= 64


@pytest.mark.parametrize("error", [UNAVAILABLE, make_error(grpc.StatusCode.RESOURCE_EXHAUSTED, "too busy")])
def test_the_first_answer_of_small_files_may_be_that_there_are_too_many(error):
    limit = AdaptiveLimit()
    limit.start_with(128, IN_TASKS)
    for _ in range(limit.current):
        limit.began(0)
    for _ in range(16):
        limit.ended(0, 0.002, error)
    assert limit.current == IN_TASKS.nearby // 2


def test_a_server_nearby_gets_few_small_files_unless_more_pay():
    for start in (IN_THREADS, IN_TASKS):
        busy = AdaptiveLimit()
        busy.start_with(128, start)
        limits = run(Link(0.0005, 0.001, 1), busy, 500).limits
        assert limits[0] == start.nearby
        assert max(limits) <= 2 * start.nearby
        able = AdaptiveLimit()
        able.start_with(128, start)
        assert run(Link(0.0005, 0.005, 1000), able, 2000).limits[-1] == TRANSFERS.most


@given(
    start=st.sampled_from([IN_THREADS, IN_TASKS]),
    delay=st.floats(0.0001, 0.3),
    service=st.floats(0.0001, 0.02),
    begin=st.sampled_from([0.0002, 0.001]),
    workers=st.integers(1, 500),
    items=st.integers(1, 3000),
)
def test_small_files_on_any_link_take_about_as_long_as_with_the_best_fixed_number(
    start, delay, service, begin, workers, items
):
    def link() -> Link:
        return Link(delay, service, workers, begin=begin)

    best = min(run(link(), FixedLimit(number), items).seconds for number in (2, 16, 32, 64, 128))
    adaptive = AdaptiveLimit()
    adaptive.start_with(128, start)
    assert run(link(), adaptive, items).seconds <= 1.45 * best + 8 * (delay + service) + NEARBY_SECONDS


def test_where_small_files_take_seconds_few_follow_the_first():
    """A slow network, which so many share: the first answers take longer than any distance explains."""
    limit = AdaptiveLimit()
    limit.start_with(128, IN_TASKS)
    assert run(Link(0.08, 0.05, 1), limit, 500).limits[:3] == [16, 128, FEW]
