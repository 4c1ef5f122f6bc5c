"""Plans in one process, without any engine."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.support.waiting import LIMIT
from viam_cloud_runtime.distributed.run_local import run_local


@dataclass(frozen=True)
class _Numbers:
    partitions: tuple[int, ...]

    def reader(self) -> Callable[[int], int]:
        return lambda number: number * number


def test_results_come_in_order() -> None:
    assert list(run_local(_Numbers(tuple(range(20))))) == [number * number for number in range(20)]
    assert list(run_local(_Numbers((1, 2)), str)) == ["1", "2"]
    assert list(run_local(_Numbers(()))) == []


def test_so_many_are_under_way_and_no_more_are_begun_than_are_taken() -> None:
    barrier, begun = threading.Barrier(3), []

    def work(number: int) -> int:
        begun.append(number)
        if number < 3:
            barrier.wait(LIMIT)
        return number

    results = run_local(_Numbers(tuple(range(20))), work, concurrency=3)
    assert next(results) == 0
    assert len(begun) <= 4
    results.close()  # type: ignore[attr-defined]
    assert len(begun) <= 4


def test_an_error_ends_it() -> None:
    def work(number: int) -> int:
        begun.append(number)
        if number == 2:
            raise KeyError(number)
        return number

    begun: list[int] = []
    with pytest.raises(KeyError):
        list(run_local(_Numbers(tuple(range(50))), work, concurrency=2))
    assert len(begun) <= 6
