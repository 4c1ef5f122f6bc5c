"""What is compared side by side: the tasks, what is read off each, and what should come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from benchmarks.worker import Spent
from benchmarks.workload import MIB, Workload

SIDES = {
    "blocking": "ours, blocking",
    "aio": "ours, async",
    "stub": "bare stub, blocking",
    "stub_aio": "bare stub, async",
    "viam_sdk": "viam-sdk",
}
"""Modules of `benchmarks.sides`, and what they are called in tables."""

AT_ONCE = (50, 100, 200)
"""How many at a time of those that have no limit of their own, as a script may choose."""

SETTINGS = {f"viam_sdk@{number}": f"viam-sdk, {number} at once" for number in AT_ONCE}
"""viam-sdk with each of these numbers: a side's module and, after the `@`, the `Workload.at_once` that it gets."""

OURS = ("blocking", "aio")
_STUB_OF = {"blocking": "stub", "aio": "stub_aio"}

Value = Callable[[Spent, int, Workload], "float | None"]
"""A figure of a task that was repeated so many times; None where it cannot be measured."""


@dataclass(frozen=True)
class Target:
    """How our figure should relate to another side's.

    Args:
        bound: Which way.
        ratio: Ours divided by theirs.
        against: The other side; `stub` is the one of the same flavour.
        flavours: Which of ours it is for.
    """

    bound: Literal["at least", "at most"]
    ratio: float
    against: Literal["stub", "viam_sdk"]
    flavours: tuple[str, ...] = OURS

    def other(self, flavour: str) -> str:
        """The side to compare with; of several settings of one side, the best."""
        return _STUB_OF[flavour] if self.against == "stub" else self.against

    def met_by(self, ratio: float) -> bool:
        """Whether what came out is what should have."""
        return ratio >= self.ratio if self.bound == "at least" else ratio <= self.ratio


@dataclass(frozen=True)
class Metric:
    """One figure of a task, and so one row of the table."""

    title: str
    unit: str
    value: Value
    more_is_better: bool = False
    targets: tuple[Target, ...] = ()
    of_first_run: bool = False
    """Read off the first run in a process, as memory is: later ones live on what that left."""


@dataclass(frozen=True)
class Task:
    """One thing that every side does.

    Args:
        name: The method of the sides that does it.
        metrics: What is read off it.
        repeats: How often it is done in one round.
        rounds: How often each worker does that, in turns with the others.
        processes: How often that is done with new workers. Where a process comes to lie in memory makes it some
            percent faster or slower for good, which only counts for the finest comparisons.
        fresh: Each round has a process of its own, and starting that is what is measured.
        exports: It is done with the server of the exports.
    """

    name: str
    metrics: tuple[Metric, ...]
    repeats: int = 1
    rounds: int = 5
    processes: int = 1
    fresh: bool = False
    exports: bool = False


def _cost(read: Literal["seconds", "cpu"], scale: float) -> Value:
    return lambda spent, repeats, workload: getattr(spent, read) / repeats * scale


def _rate(amount: Callable[[Workload], float]) -> Value:
    return lambda spent, repeats, workload: amount(workload) * repeats / spent.seconds


def _memory(spent: Spent, repeats: int, workload: Workload) -> float | None:
    return None if spent.memory is None else spent.memory / MIB


def _peak(title: str, *targets: Target) -> Metric:
    return Metric(title, "MiB", _memory, targets=targets, of_first_run=True)


TASKS = (
    Task(
        "start_up",
        (
            Metric(
                "start-up: import to signed-in client",
                "ms",
                _cost("seconds", 1e3),
                targets=(Target("at most", 1, "viam_sdk"),),
            ),
        ),
        rounds=9,
        fresh=True,
    ),
    Task(
        "first_answer", (Metric("start-up: import to first answer", "ms", _cost("seconds", 1e3)),), rounds=9, fresh=True
    ),
    Task(
        "single_call",
        (
            Metric("single call", "µs", _cost("seconds", 1e6)),
            Metric("single call, client CPU", "µs", _cost("cpu", 1e6), targets=(Target("at most", 1.10, "stub"),)),
        ),
        repeats=200,
        rounds=5,
        processes=10,
    ),
    Task(
        "many_calls",
        (
            Metric(
                "3,000 calls, 8 threads or tasks",
                "calls/s",
                _rate(lambda workload: workload.calls),
                more_is_better=True,
                targets=(Target("at least", 2.2, "viam_sdk", ("blocking",)),),
            ),
        ),
        rounds=7,
    ),
    Task("list_parts", (Metric("list of 50 parts into views", "ms", _cost("seconds", 1e3)),), repeats=20),
    Task(
        "download",
        (
            Metric(
                "16 MiB download",
                "MB/s",
                _rate(lambda workload: workload.download_bytes / 1e6),
                more_is_better=True,
                targets=(Target("at least", 0.95, "stub"),),
            ),
        ),
        repeats=4,
        rounds=15,
    ),
    Task(
        "upload",
        (
            Metric(
                "256 MiB upload",
                "MB/s",
                _rate(lambda workload: workload.upload_bytes / 1e6),
                more_is_better=True,
                targets=(Target("at least", 25, "viam_sdk"), Target("at least", 0.8, "stub")),
            ),
            _peak("256 MiB upload, peak memory"),
        ),
        rounds=5,
    ),
    Task(
        "export_dicts",
        (
            Metric(
                "20,000-row export into dicts",
                "rows/s",
                _rate(lambda workload: workload.rows),
                more_is_better=True,
                targets=(Target("at least", 1, "viam_sdk", ("blocking",)), Target("at least", 2, "stub", ("aio",))),
            ),
        ),
        rounds=3,
        exports=True,
    ),
    Task(
        "export_arrow",
        (
            Metric(
                "20,000-row export into Arrow",
                "rows/s",
                _rate(lambda workload: workload.rows),
                more_is_better=True,
                targets=(Target("at least", 3, "viam_sdk", ("blocking",)), Target("at least", 2, "stub", ("aio",))),
            ),
        ),
        rounds=3,
        exports=True,
    ),
    Task(
        "export_iterated",
        (
            Metric(
                "20,000-row export, iterated",
                "rows/s",
                _rate(lambda workload: workload.rows),
                more_is_better=True,
                targets=(Target("at least", 2, "stub", ("aio",)),),
            ),
            _peak("20,000-row export, iterated: peak memory", Target("at most", 0.5, "viam_sdk")),
        ),
        rounds=3,
        exports=True,
    ),
    Task(
        "folder_up",
        (Metric("folder of 500 files, up", "files/s", _rate(lambda workload: workload.files), more_is_better=True),),
        rounds=3,
    ),
    Task(
        "folder_down",
        (Metric("folder of 500 files, down", "files/s", _rate(lambda workload: workload.files), more_is_better=True),),
        rounds=3,
    ),
)
