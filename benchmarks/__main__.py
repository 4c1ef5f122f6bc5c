"""Measures everything, or what is named: `python -m benchmarks [NAME ...]`; `--help` has the options."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks import ROOT, export_server, wide_area
from benchmarks.comparisons import SIDES, TASKS, Task
from benchmarks.publishing import LOOPBACK, WIDE_AREA, Section, as_text, publish, save
from benchmarks.report import Row
from benchmarks.results import Comparison, Results
from benchmarks.rounds import compare, quick
from benchmarks.server import benchmark_server
from benchmarks.worker import Worker, connected_workers
from benchmarks.workload import Workload

FIGURES = ("generation", "emulator")
"""Modules with a function `measure()` that gives rows: what there is nothing to compare with."""

LOOPBACK_NAMES = (*(task.name for task in TASKS), *FIGURES)
NAMES = (*LOOPBACK_NAMES, wide_area.NAME)


def main(arguments: Sequence[str]) -> int:
    """Measure, print tables, write JSON and a chart."""
    options = _options(arguments)
    if set(options.names) & set(LOOPBACK_NAMES):
        sides = _installed(options.sides)
        results = Results(_comparisons(options.names, sides, options.quick), _figures(options.names))
        _finish(results, sides, LOOPBACK, options)
    if wide_area.NAME in options.names:
        sides = [side for side in _installed(wide_area.SIDES) if side.partition("@")[0] in options.sides]
        _finish(Results(wide_area.measure(sides, is_quick=options.quick), []), sides, WIDE_AREA, options)
    return 0


def _installed(sides: Sequence[str]) -> list[str]:
    return [side for side in sides if not side.startswith("viam_sdk") or importlib.util.find_spec("viam")]


def _finish(results: Results, sides: Sequence[str], section: Section, options: argparse.Namespace) -> None:
    print(as_text(results, sides, section, with_verdicts=not options.quick))
    if options.publish:
        publish(results, sides, section)
    else:
        save(results, options.out, section)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", default=NAMES, help=f"what to measure: {', '.join(NAMES)}")
    parser.add_argument(
        "--quick", action="store_true", help="tiny sizes, one round: shows that it runs, measures nothing"
    )
    parser.add_argument("--sides", type=lambda text: text.split(","), default=list(SIDES), help=", ".join(SIDES))
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "benchmarks", help="where results go")
    parser.add_argument("--publish", action="store_true", help="put them into benchmarks/ and docs/ instead")
    options = parser.parse_args(arguments)
    is_whole = set(options.names) in ({wide_area.NAME}, set(LOOPBACK_NAMES), set(NAMES))
    if options.publish and (options.quick or not is_whole or list(options.sides) != list(SIDES)):
        parser.error("--publish goes with a whole run, or with wan")
    for kind, known in (("names", NAMES), ("sides", SIDES)):
        if unknown := [name for name in getattr(options, kind) if name not in known]:
            parser.error(f"no such {kind}: {', '.join(unknown)}; there are: {', '.join(known)}")
    return options


def _comparisons(names: Sequence[str], sides: Sequence[str], is_quick: bool) -> list[Comparison]:
    tasks = [task for task in TASKS if task.name in names]
    if not tasks:
        return []
    with tempfile.TemporaryDirectory() as directory:
        workload = Workload.small(directory) if is_quick else Workload(directory)
        workload.make_files()
        with benchmark_server(workload) as served, benchmark_server(workload, export_server.__name__) as exporting:
            groups = [(task, exporting if task.exports else served) for task in tasks]
            return _compare_quickly(groups, sides) if is_quick else _compare(groups, sides)


def _compare(tasks: Sequence[tuple[Task, Workload]], sides: Sequence[str]) -> list[Comparison]:
    found: list[Comparison] = []
    for task, workload in tasks:
        print(f"{task.name} ...", file=sys.stderr, flush=True)
        found += compare(task, sides, workload)
    return found


def _compare_quickly(tasks: Sequence[tuple[Task, Workload]], sides: Sequence[str]) -> list[Comparison]:
    found: list[Comparison] = []
    with ExitStack() as stack:
        shared: dict[str, dict[str, Worker]] = {}
        for task, workload in tasks:
            if workload.address not in shared:
                shared[workload.address] = stack.enter_context(connected_workers(sides, workload))
            found += compare(quick(task), sides, workload, shared[workload.address])
    return found


def _figures(names: Sequence[str]) -> list[Row]:
    return [row for name in FIGURES if name in names for row in importlib.import_module(f"benchmarks.{name}").measure()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
