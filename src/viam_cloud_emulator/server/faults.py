"""Faults on demand: what a flaky network and a busy cloud do, exactly when a test wants it."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType

import grpc

from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.server.rpc_names import matching_paths


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, with which calls, and how often.

    Raises:
        ValueError: A number is out of its range, or nothing would go wrong.
    """

    rpc: str
    status: grpc.StatusCode | None = None
    message: str = ""
    latency: float = 0
    cut_after: int | None = None
    probability: float = 1
    times: int | None = None

    def __post_init__(self) -> None:
        if self.status is grpc.StatusCode.OK:
            raise ValueError("OK is no fault")
        if self.status is None and not self.latency and self.cut_after is None:
            raise ValueError("a fault needs a status, a latency or a place to cut the stream")
        # Written so that NaN is refused as well.
        if not 0 < self.probability <= 1:
            raise ValueError(f"the probability of a fault must be more than 0 and at most 1, not {self.probability:g}")
        if not 0 <= self.latency <= threading.TIMEOUT_MAX:
            raise ValueError(f"the latency of a fault must be a number of seconds from 0 up, not {self.latency:g}")
        if self.cut_after is not None and self.cut_after < 0:
            raise ValueError(f"a stream is cut after 0 messages or more, not after {self.cut_after}")
        if self.times is not None and self.times < 1:
            raise ValueError(f"a fault strikes once or more often, not {self.times} times")


class ActiveFault:
    """A fault that strikes calls until it is removed, or the `with` block that it opens ends."""

    def __init__(self, fault: Fault, faults: Faults) -> None:
        self._fault = fault
        self._faults = faults
        self._hits = 0
        self._paths = matching_paths(fault.rpc)

    @property
    def hits(self) -> int:
        """How many calls it has struck so far."""
        return self._hits

    def remove(self) -> None:
        """End it; harmless when that has happened."""
        self._faults.discard(self)

    def strikes(self, path: str, generator: random.Random) -> Fault | None:
        """What it does to one more call; only `Faults` asks, one call at a time."""
        fault = self._fault
        if path not in self._paths or self._hits == fault.times:
            return None
        if fault.probability < 1 and generator.random() >= fault.probability:
            return None
        self._hits += 1
        return fault

    def __enter__(self) -> ActiveFault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.remove()

    def __repr__(self) -> str:
        return f"<{self._fault}, {self._hits} hits>"


class Faults:
    """The faults of one emulator.

    Args:
        seed: What the dice start from; the same seed and the same calls in the same order meet the same faults.
    """

    def __init__(self, seed: int | None = None) -> None:
        self._generator = random.Random(seed)
        self._active: list[ActiveFault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> ActiveFault:
        """Let a fault strike from now on.

        Raises:
            ValueError: There is no such RPC.
        """
        active = ActiveFault(fault, self)
        with self._lock:
            self._active.append(active)
        return active

    def discard(self, active: ActiveFault) -> None:
        """End a fault."""
        with self._lock:
            if active in self._active:
                self._active.remove(active)

    def clear(self) -> None:
        """End every fault."""
        with self._lock:
            self._active.clear()

    def strike(self, path: str) -> Sequence[Fault]:
        """The faults that one call meets."""
        if not self._active:
            return ()
        with self._lock:
            struck = (active.strikes(path, self._generator) for active in self._active)
            return [fault for fault in struck if fault is not None]


def endure(faults: Sequence[Fault], ended: threading.Event) -> None:
    """What faults do to a call before it is answered: make it wait, or fail.

    Raises:
        StatusError: The status of the first fault that has one.
    """
    for fault in faults:
        if fault.latency:
            ended.wait(fault.latency)
    for fault in faults:
        if fault.status is not None:
            raise StatusError(fault.status, fault.message or f"{fault.status.name} on demand")


def cut_requests(faults: Sequence[Fault], messages: Iterator[bytes]) -> Iterator[bytes]:
    """A stream of requests as faults leave it: broken off where the first of them says so."""
    after = _cut_after(faults)
    return messages if after is None else _broken(messages, after)


def cut_responses(faults: Sequence[Fault], messages: Iterator[bytes], *, stream: bool) -> Iterator[bytes]:
    """The responses as faults leave them. One that is no stream is lost whole, after what it tells of was done."""
    after = _cut_after(faults)
    if after is None:
        return messages
    return _broken(messages, after) if stream else _lost(messages)


def _cut_after(faults: Sequence[Fault]) -> int | None:
    places = [fault.cut_after for fault in faults if fault.cut_after is not None]
    return min(places, default=None)


def _broken(messages: Iterator[bytes], after: int) -> Iterator[bytes]:
    for _ in range(after):
        message = next(messages, None)
        if message is None:
            return
        yield message
    raise _cut()


def _lost(messages: Iterator[bytes]) -> Iterator[bytes]:
    for _ in messages:
        raise _cut()
    yield from ()


def _cut() -> StatusError:
    return StatusError(grpc.StatusCode.UNAVAILABLE, "the connection was cut on demand")
