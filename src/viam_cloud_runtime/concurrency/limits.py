"""How many calls, or transfers, are under way at a time: a fixed number, or one that fits the distance and the server.

Decisions without I/O: times come in as numbers, so that a simulated link shows what they lead to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import grpc

from viam_cloud_runtime.errors import GRPCError


@dataclass(frozen=True)
class Bounds:
    """Between what an adaptive limit is.

    Args:
        first: How many at a time at first.
        most: How many at a time it may ever be.
        are_alike: Whether all take about as long as each other: one that takes longer has waited in a line, and those that
            were begun before the first answer came are as many as the way there and back holds.
    """

    first: int
    most: int
    are_alike: bool


CALLS = Bounds(400, 400, are_alike=True)
"""As many small calls as a client begins within the longest way, until the first answer says how long it is. Servers refuse
or cancel calls from 1,000 at a time on; what one connection does not take at a time, gRPC keeps."""

TRANSFERS = Bounds(16, 128, are_alike=False)
"""Files may be large, and the way slow: many at once would all take long, and are in memory up to 1 MiB each."""

START_BYTES = 4 * 1024 * 1024
"""As much in small files is under way at first: enough for a distant server, little for a slow network."""


@dataclass(frozen=True)
class Start:
    """How many transfers of small files begin at once, by what each of them takes of a flavour.

    Args:
        nearby: Next to the server, where more of them only take processor time from each other.
        most: Over a distance, at most.
    """

    nearby: int
    most: int


NEARBY_SECONDS = 0.01
"""A server that has not answered by then is at some distance, or has other things to do while it works on one."""

LEAST = 2
"""A server that is overloaded is asked for that many at a time, at least."""

FEW = 16
"""How many at a time follow where the first answers take so long that it cannot be the distance."""

_LONGEST_ROUND_TRIP = 1.0
"""Seconds. No distance takes longer: what does is the server's work, or waits in a line."""

_LEAST_AFTER = {grpc.StatusCode.RESOURCE_EXHAUSTED: LEAST, grpc.StatusCode.UNAVAILABLE: FEW // 2}
"""Fewer do not help where the server is gone, which is UNAVAILABLE as well; they only take longer to fail."""

_RAMP = 2.0
"""Factor by which the limit rises at first, as long as each rise pays."""

_UP, _DOWN = 1.5, 0.75
"""Factors of the trials later on."""

_LEAST_GAIN = 0.3
"""Share of the ideal gain in throughput that a rise has to bring: twice as many at a time, 1.3 times the throughput."""

_MOST_LOSS = 0.1
"""Share of the throughput that a fall may cost."""

_SLOWED = 2.0
"""Answers that take so many times as long as they did at their best wait in a line at the server."""

_FEWEST_ROUNDS, _MOST_ROUNDS = 4, 64
"""A limit stands for so many rounds before the next trial: few at first, twice as many after each trial that failed."""


class ConcurrencyLimit(Protocol):
    """How many at a time. One loop, or one thread, asks and tells it everything."""

    @property
    def current(self) -> int:
        """How many at a time, as of now."""
        ...

    @property
    def most(self) -> int:
        """How many at a time it may ever be."""
        ...

    def start_with(self, number: int, start: Start) -> None:
        """Begin with so many at a time, within the bounds. To be said before anything is under way.

        Args:
            number: How many, over a distance; see `number_at_once`.
            start: How many nearby, and at most.
        """
        ...

    def wait(self, now: float) -> float | None:
        """No more may begin as of now, and nothing has ended.

        Args:
            now: Seconds on the clock of `began`.

        Returns:
            Seconds after which there may be more all the same, and this is to be asked again; None if never.
        """
        ...

    def began(self, now: float) -> None:
        """One more is under way.

        Args:
            now: Seconds on a clock that never goes back.
        """
        ...

    def ended(self, began: float, now: float, failure: BaseException | None) -> None:
        """One is no longer under way.

        Args:
            began: When it began.
            now: When it ended.
            failure: What it ended in; None if it succeeded.
        """
        ...


class FixedLimit:
    """Always the same number.

    Args:
        number: How many at a time.
    """

    def __init__(self, number: int) -> None:
        self.current: int = number
        self.most: int = number

    def start_with(self, number: int, start: Start) -> None:
        """See `ConcurrencyLimit`."""

    def wait(self, now: float) -> float | None:
        """See `ConcurrencyLimit`."""
        return None

    def began(self, now: float) -> None:
        """See `ConcurrencyLimit`."""

    def ended(self, began: float, now: float, failure: BaseException | None) -> None:
        """See `ConcurrencyLimit`."""


class AdaptiveLimit:
    """Grows while that brings throughput, and shrinks when the server is overloaded or slows down.

    It goes by rounds. A round is over once as many have ended as may be under way, of those that began within it; the
    limit divided by the time that one took on average is the throughput. Another limit is on trial for one round: more
    at a time have to raise the throughput, fewer at a time must not cost much of it. Otherwise the limit before comes
    back, and stands for a while. Where the first answers take longer than any distance explains, it begins with few.

    Small transfers begin with a few, which is all that a server nearby needs, and with many once it turns out to be at a
    distance. Of those that are alike, as many as can be are begun until the first answer comes. That takes no longer than the way there
    and back, and whatever was begun by then fills it: a few next to the server, hundreds over a distance.

    Args:
        bounds: How many at first, and at most.
    """

    def __init__(self, bounds: Bounds = TRANSFERS) -> None:
        self.current: int = bounds.first
        self.most: int = bounds.most
        self._are_alike = bounds.are_alike
        self._under_way = 0
        self._is_first = True
        self._awaits_first_answer = bounds.are_alike
        # How many begin unless an answer comes until then.
        self._distant: int | None = None
        self._nearby_until = 0.0
        # The limit that last passed its trial, and its throughput.
        self._proven: tuple[int, float] | None = None
        self._up = _RAMP
        self._best_seconds = float("inf")
        self._down_failed = False
        # Where the last rise failed.
        self._too_high = float("inf")
        self._rounds_to_stand = _FEWEST_ROUNDS
        self._rounds_left = 0
        self._is_full = False
        self._begin_round(float("-inf"))

    def start_with(self, number: int, start: Start) -> None:
        """See `ConcurrencyLimit`."""
        number = min(self.most, start.most, number)
        if number > self.current:
            self._distant, self.current = number, start.nearby

    def wait(self, now: float) -> float | None:
        """See `ConcurrencyLimit`."""
        if self._distant is None:
            return None
        if now < self._nearby_until:
            return self._nearby_until - now
        self.current, self._distant = self._distant, None
        self._begin_round(now)
        return 0.0

    def began(self, now: float) -> None:
        """See `ConcurrencyLimit`."""
        if self._distant is not None and not self._under_way:
            self._nearby_until = now + NEARBY_SECONDS
        self._under_way += 1
        self._is_full = self._is_full or self._under_way >= self.current

    def ended(self, began: float, now: float, failure: BaseException | None) -> None:
        """See `ConcurrencyLimit`."""
        self._under_way -= 1
        least = _least_after(failure)
        if self._distant is not None:
            self._distant = None
            if least is None:
                # What begins first takes longer, as much is done for the first time.
                self._begin_round(now)
        if self._awaits_first_answer and least is None:
            self._take_first_answer(now - began, now)
        if began < self._round_began:
            return
        if least is not None:
            # Once for all that are under way: they fail together.
            self._proven, self._too_high = None, self.current
            fewer = FEW if self._is_first and self._are_alike else self.current // 2
            self._give_up_trials(min(self.current, max(least, fewer)))
            self._awaits_first_answer = self._is_first = False
            self._begin_round(now)
            return
        if self._is_first and self.current > FEW and now - began > _LONGEST_ROUND_TRIP:
            self._is_first, self.current = False, FEW
            self._begin_round(now)
            return
        self._ended += 1
        self._seconds += now - began
        if self._are_alike and failure is None:
            self._best_seconds = min(self._best_seconds, now - began)
        # A limit that was never reached says nothing about others.
        if self._ended >= self.current and self._is_full:
            self._judge(max(self._seconds / self._ended, 1e-9))
            self._begin_round(now)

    def _take_first_answer(self, seconds: float, now: float) -> None:
        """What is under way by now fills the way there and back: it is the limit for the first round."""
        self._awaits_first_answer = False
        is_way = seconds <= _LONGEST_ROUND_TRIP
        self.current = min(self.current, max(FEW, self._under_way + 1) if is_way else FEW)
        self._best_seconds = seconds
        self._begin_round(now)

    def _judge(self, seconds: float) -> None:
        """Decide on what comes next, after a round in which one took so long on average."""
        self._is_first = False
        self._best_seconds = min(self._best_seconds, seconds)
        throughput = self.current / seconds
        if self._proven is not None and not self._passes(throughput, *self._proven):
            self._down_failed = self.current < self._proven[0]
            if not self._down_failed:
                self._too_high = self.current
            self._give_up_trials(self._proven[0])
            return
        has_passed = self._proven is None or self.current != self._proven[0]
        self._proven = (self.current, throughput)
        if self.current >= self._too_high:
            self._too_high, self._rounds_to_stand = float("inf"), _FEWEST_ROUNDS
        if not has_passed:
            self._rounds_left -= 1
        elif not self._rounds_left and self.current * self._up >= self._too_high:
            self._rounds_left = self._rounds_to_stand
        if self._rounds_left <= 0:
            self._try_either(seconds)

    def _passes(self, throughput: float, limit: int, before: float) -> bool:
        """Whether the limit of now may stay, after another one with its throughput."""
        if self.current > limit:
            return throughput >= before * (1 + _LEAST_GAIN * (self.current / limit - 1))
        return self.current == limit or throughput >= before * (1 - _MOST_LOSS)

    def _try_either(self, seconds: float) -> None:
        # At first the calls that a client begins one after the other differ by as much as a line would make them.
        is_ramp = self._are_alike and self._up == _RAMP and self.current < self.most
        waits_in_line = seconds > self._best_seconds * _SLOWED and not is_ramp
        if waits_in_line and not self._down_failed:
            self._up = _UP
            self._try(_DOWN)
        else:
            self._try(self._up)
        self._down_failed = False

    def _try(self, factor: float) -> None:
        changed = round(self.current * factor)
        self._rounds_left = 0
        self.current = min(self.most, max(min(LEAST, self.current), changed))

    def _give_up_trials(self, limit: int) -> None:
        self.current, self._up = limit, _UP
        self._rounds_left = self._rounds_to_stand
        self._rounds_to_stand = min(_MOST_ROUNDS, 2 * self._rounds_to_stand)

    def _begin_round(self, now: float) -> None:
        self._round_began = now
        self._ended = 0
        self._seconds = 0.0
        self._is_full = self._under_way >= self.current


def _least_after(failure: BaseException | None) -> int | None:
    """To how many at a time, at least, a failure may lead; None where it says nothing about the server's load."""
    return _LEAST_AFTER.get(failure.status) if isinstance(failure, GRPCError) else None


def number_at_once(sizes: Sequence[int]) -> int:
    """How many transfers make 4 MiB together.

    Args:
        sizes: Bytes of some of them.

    Example:
        >>> number_at_once([20_000, 22_000])
        199
    """
    return START_BYTES * len(sizes) // max(1, sum(sizes))


def make_limit(concurrency: int | None, bounds: Bounds = TRANSFERS) -> ConcurrencyLimit:
    """The limit that is asked for.

    Args:
        concurrency: How many at a time; None for a number that adapts.
        bounds: Between what it adapts.

    Raises:
        TypeError: It is no whole number.
        ValueError: It is less than 1.
    """
    if concurrency is None:
        return AdaptiveLimit(bounds)
    if isinstance(concurrency, bool) or not isinstance(concurrency, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"concurrency must be a number of calls at once, not {type(concurrency).__name__}")
    if concurrency < 1:
        raise ValueError(f"concurrency must be 1 or more, not {concurrency}")
    return FixedLimit(concurrency)
