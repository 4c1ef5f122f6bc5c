"""What scripts feel over a wide-area link: the same sides and the same server, with a delay between them."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.comparisons import OURS, SETTINGS, Metric, Target, Task
from benchmarks.link import wide_area_link
from benchmarks.report import shown
from benchmarks.results import Comparison
from benchmarks.rounds import compare, quick
from benchmarks.server import benchmark_server
from benchmarks.worker import RECONNECT, Spent, connected_workers
from benchmarks.workload import Workload

NAME = "wan"
"""What it is called on the command line."""

ROUND_TRIPS = (0, 0.02, 0.08)
"""Seconds there and back: on the same computer, within a country, between continents."""

SIDES = (*OURS, *SETTINGS)

_SAME_WITHOUT_TASKS = ("viam_sdk@50", "viam_sdk@200")
"""Settings that are left out where there is nothing to do at once: they would be the same again."""

_AT_ONCE = ("map_calls", "folder_up", "folder_down")
_ROUNDS = 3

_SIZES = {"calls": 300, "download_bytes": 24_000_000, "upload_bytes": 24_000_000, "page_size": 100}
_SMALL_SIZES = {"page_size": 100}
_TARGET = Target("at most", 0.8, "viam_sdk")

_TITLES = {
    "start_up": "import, connect and sign in",
    RECONNECT: "connect and sign in",
    "single_call": "one call",
    "map_calls": "map_calls of 300 calls",
    "list_files": "list of 500 files",
    "folder_up": "folder of 500 files of 20 kB, up",
    "folder_down": "folder of 500 files of 20 kB, down",
    "upload": "24 MB up",
    "download": "24 MB down",
}


def tasks(round_trip: float) -> list[Task]:
    """The tasks at one distance."""
    where = f"{round_trip * 1000:g} ms away" if round_trip else "no distance"
    targets = (_TARGET,) if round_trip else ()
    return [
        Task(
            name,
            (Metric(f"{title}; {where}", "ms", _milliseconds, targets=targets),),
            rounds=_ROUNDS,
            fresh=name == "start_up",
        )
        for name, title in _TITLES.items()
    ]


def _milliseconds(spent: Spent, repeats: int, workload: Workload) -> float:
    return spent.seconds / repeats * 1000


def measure(sides: Sequence[str], *, is_quick: bool = False) -> list[Comparison]:
    """Let the sides do everything at each distance.

    Args:
        sides: Of `SIDES`.
        is_quick: Tiny sizes and one round: shows that it runs.

    Returns:
        Comparisons, the distances of each task side by side.
    """
    found: list[list[Comparison]] = []
    with tempfile.TemporaryDirectory() as directory:
        workload = Workload.small(directory) if is_quick else Workload(directory)
        workload = replace(workload, **(_SMALL_SIZES if is_quick else _SIZES))
        workload.make_files()
        with benchmark_server(workload) as served:
            for round_trip in (0, 0.01) if is_quick else ROUND_TRIPS:
                with wide_area_link(served.address, round_trip) as address:
                    found.append(_measure(round_trip, sides, replace(served, address=address), is_quick=is_quick))
    return [comparison for at_distances in zip(*found, strict=True) for comparison in at_distances]


def _measure(round_trip: float, sides: Sequence[str], workload: Workload, *, is_quick: bool) -> list[Comparison]:
    found: list[Comparison] = []
    with connected_workers(sides, workload) as workers:
        for task in tasks(round_trip):
            able = sides if task.name in _AT_ONCE else [side for side in sides if side not in _SAME_WITHOUT_TASKS]
            some = {side: workers[side] for side in able}
            compared = compare(quick(task) if is_quick else task, able, workload, some)
            found += compared
            for one in compared:
                medians = ", ".join(f"{side} {shown(one.median(side))}" for side in able)
                print(f"{one.metric.title}: {medians}", file=sys.stderr, flush=True)
    return found
