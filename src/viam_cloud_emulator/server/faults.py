"""Faults on demand: what they say as text, which RPCs they strike, and what they do to a call."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import random
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from types import TracebackType

import grpc
from google.protobuf.message import Message

from viam_cloud_emulator.core.clock import parse_duration
from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.core.tokens import EXPIRED
from viam_cloud_runtime import Method

SYNTAX = "RPC:EFFECT[:PROBABILITY]"

_STATUSES = {status.name: status for status in grpc.StatusCode if status is not grpc.StatusCode.OK}


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure on demand, the calls that it strikes, and how often.

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

    __module__ = "viam_cloud_emulator"

    def __init__(self, fault: Fault, faults: Faults) -> None:
        self._fault = fault
        self._faults = faults
        self._hits = 0
        self._paths = matching_paths(fault.rpc)

    @property
    def hits(self) -> int:
        """Number of calls that it has struck so far."""
        return self._hits

    def remove(self) -> None:
        """End it; harmless when that has happened."""
        self._faults.discard(self)

    def strikes(self, path: str, generator: random.Random) -> Fault | None:
        """The fault, if it strikes one more call; only `Faults` asks, one call at a time."""
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
    """Let a call that faults have struck wait, or fail, before it is answered.

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


def parse_fault(text: str) -> Fault:
    """The fault that a text means. The effect is a status, a latency (`250ms`), `cut`, `cut@3` or `expired-token`.

    Raises:
        ValueError: It means none.
    """
    rpc, *rest = text.split(":")
    if not rpc or not 1 <= len(rest) <= 2:
        raise ValueError(f"{text!r} is no fault; write {SYNTAX}, such as GetRobot:UNAVAILABLE:0.2")
    probability = _probability(rest[1]) if len(rest) == 2 else 1
    effect = rest[0].strip()
    if effect == "expired-token":
        return Fault(rpc, grpc.StatusCode.UNAUTHENTICATED, EXPIRED, probability=probability)
    if effect == "cut" or effect.startswith("cut@"):
        return Fault(rpc, cut_after=_place(effect), probability=probability)
    if effect[:1].isdigit():
        return Fault(rpc, latency=parse_duration(effect).total_seconds(), probability=probability)
    return Fault(rpc, parse_status(effect), probability=probability)


def parse_status(text: str) -> grpc.StatusCode:
    """The gRPC status of that name.

    Raises:
        ValueError: There is none, or it means success.
    """
    name = text.upper().replace("-", "_")
    if name not in _STATUSES:
        close = difflib.get_close_matches(name, [*_STATUSES, "CUT", "EXPIRED-TOKEN"], n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(_STATUSES)}"
        raise ValueError(f"{text!r} is no status that a call can fail with; {hint}")
    return _STATUSES[name]


def _probability(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{text!r} is no probability; write a number such as 0.2") from None


def _place(effect: str) -> int:
    _, _, number = effect.partition("@")
    if number and not (number.isascii() and number.isdigit() and len(number) < 10):
        raise ValueError(f"{effect!r} does not say after how many messages; write cut@3")
    return int(number or 0)


@cache
def known_methods() -> Mapping[str, Method[Message, Message]]:
    """Every RPC of the API by its wire path, implemented or not."""
    # Imported when asked for: the emulator itself needs only those that it implements.
    methods = importlib.import_module("viam_cloud.methods")
    modules = [
        importlib.import_module(f"{methods.__name__}.{each.name}") for each in pkgutil.iter_modules(methods.__path__)
    ]
    return {method.path: method for module in modules for method in module.METHODS}


def matching_paths(name: str) -> frozenset[str]:
    """The paths that a name means: `GetRobot`, `AppService/GetRobot`, with `*` for any text.

    Raises:
        ValueError: There is no such RPC.
    """
    found = frozenset(path for path in known_methods() if any(fnmatchcase(form, name) for form in _forms(path)))
    if not found:
        bare = sorted({path.rpartition("/")[2] for path in known_methods()})
        close = difflib.get_close_matches(name.rpartition("/")[2], bare, n=1)
        raise ValueError(f"there is no RPC {name!r}" + (f"; did you mean {close[0]}?" if close else ""))
    return found


def _forms(path: str) -> tuple[str, str, str]:
    full = path.lstrip("/")
    service_and_method = full.rpartition(".")[2]
    return full, service_and_method, full.rpartition("/")[2]
