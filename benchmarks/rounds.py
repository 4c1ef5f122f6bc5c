"""Lets all sides do a task in turns, so that each meets the same machine, and reads the figures off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.comparisons import Task
from benchmarks.results import Comparison
from benchmarks.worker import Spent, Worker, connected_workers
from benchmarks.workload import Workload


def quick(task: Task) -> Task:
    """The task, done once."""
    return replace(task, repeats=1, rounds=1, processes=1)


def compare(
    task: Task, sides: Sequence[str], workload: Workload, shared: dict[str, Worker] | None = None
) -> list[Comparison]:
    """Let the sides do a task.

    Args:
        task: What they do.
        sides: Who does it.
        workload: How much of it.
        shared: Workers to do it with; default: new ones, as is right where something is to be measured.

    Returns:
        A comparison for each metric of the task.
    """
    measuring = _Measuring(task, sides, workload)
    for _ in range(task.processes):
        if task.fresh:
            measuring.starts()
        elif shared is not None:
            measuring.repetitions(shared)
        else:
            with connected_workers(sides, workload) as workers:
                measuring.repetitions(workers)
    return measuring.comparisons


class _Measuring:
    def __init__(self, task: Task, sides: Sequence[str], workload: Workload) -> None:
        self._task = task
        self._sides = sides
        self._workload = workload
        self.comparisons = [Comparison(metric, {side: [] for side in sides}) for metric in task.metrics]

    def starts(self) -> None:
        """Rounds of new processes, of which the start is measured, after one that compiles modules."""
        for side in self._sides:
            self._start(side)
        for number in range(self._task.rounds):
            for side in _to_and_fro(self._sides, number):
                self._record(side, self._start(side), of_first_run=False)

    def _start(self, side: str) -> Spent:
        worker = Worker(side, self._workload)
        try:
            spent = worker.connected()
            if self._task.name == "first_answer" and (first := worker.do("single_call")) is not None:
                return Spent(spent.seconds + first.seconds, spent.cpu + first.cpu, None)
            return spent
        finally:
            worker.stop()

    def repetitions(self, workers: dict[str, Worker]) -> None:
        """Rounds of the same processes, after a first run that fills caches."""
        able = [side for side, worker in workers.items() if self._first_run(side, worker)]
        for number in range(self._task.rounds):
            for side in _to_and_fro(able, number):
                spent = workers[side].do(self._task.name, self._task.repeats)
                assert spent is not None
                self._record(side, spent, of_first_run=False)

    def _first_run(self, side: str, worker: Worker) -> bool:
        worker.do("single_call")
        spent = worker.do(self._task.name)
        if spent is not None:
            self._record(side, spent, of_first_run=True)
        return spent is not None

    def _record(self, side: str, spent: Spent, *, of_first_run: bool) -> None:
        for comparison in self.comparisons:
            metric = comparison.metric
            if metric.of_first_run is of_first_run:
                value = metric.value(spent, 1 if of_first_run else self._task.repeats, self._workload)
                if value is not None:
                    comparison.values[side].append(value)


def _to_and_fro(sides: Sequence[str], number: int) -> Sequence[str]:
    """So that none always follows the same other one."""
    return sides[::-1] if number % 2 else sides
