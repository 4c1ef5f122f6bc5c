"""Progress: what is told, to whom, and when nothing is."""

from __future__ import annotations

import io
import sys
import threading
from typing import Any

import pytest

from tests.support.waiting import join
from viam_cloud_runtime.concurrency.progress import ProgressEvent, reporter


class Terminal(io.StringIO):
    """What looks like one."""

    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.fixture(params=[True, False], ids=["terminal", "no terminal"])
def is_terminal(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def stderr_of(monkeypatch: pytest.MonkeyPatch, is_terminal: bool) -> Terminal:
    """What stderr is from now on; pytest would undo it between a fixture and its test."""
    terminal = Terminal(is_terminal)
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def last_line(terminal: Terminal) -> str:
    """What can be read in the end."""
    return terminal.getvalue().replace("\n", "\r").rstrip("\r").split("\r")[-1]


def test_a_callable_hears_of_every_step() -> None:
    events: list[ProgressEvent] = []
    with reporter(events.append, "moving", items_total=2) as report:
        report.set_totals(2, 30)
        report.advance_bytes(10, "a")
        report.advance_bytes(-10, "a")
        report.item_done("a", failed=True)
        report.advance_bytes(20, "b")
        report.item_done("b")
    steps = [(e.items_done, e.items_failed, e.items_total, e.bytes_done, e.bytes_total, e.current) for e in events]
    assert steps == [
        (0, 0, 2, 0, None, ""),
        (0, 0, 2, 0, 30, ""),
        (0, 0, 2, 10, 30, "a"),
        (0, 0, 2, 0, 30, "a"),
        (1, 1, 2, 0, 30, "a"),
        (1, 1, 2, 20, 30, "b"),
        (2, 1, 2, 20, 30, "b"),
    ]
    assert {event.description for event in events} == {"moving"}


def test_threads_are_heard_one_after_the_other() -> None:
    inside = 0
    events: list[ProgressEvent] = []

    def listen(event: ProgressEvent) -> None:
        nonlocal inside
        inside += 1
        assert inside == 1
        events.append(event)
        inside -= 1

    with reporter(listen, "counting") as report:

        def count() -> None:
            for _ in range(200):
                report.advance_bytes(1, "x")
                report.item_done("x")

        threads = [threading.Thread(target=count) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            join(thread)
    assert (events[-1].items_done, events[-1].bytes_done) == (800, 800)
    assert [event.items_done for event in events] == sorted(event.items_done for event in events)


def test_what_a_callable_raises_is_raised_again_wherever_it_was_lost() -> None:
    def listen(event: ProgressEvent) -> None:
        if event.bytes_done:
            raise LookupError("enough")

    with reporter(listen, "counting") as report:
        with pytest.raises(LookupError, match="enough"):
            report.advance_bytes(1, "a")
        with pytest.raises(LookupError, match="enough"):
            report.item_done("a")


def test_a_bar_of_bytes(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_of(monkeypatch, is_terminal)
    # Bars of other libraries may have had their thread before.
    threads = set(threading.enumerate())
    with reporter("always", "uploading", items_total=2, bytes_total=3_000_000) as report:
        report.advance_bytes(3_000_000, "a")
        report.item_done("a")
        report.item_done("b", failed=True)
    last = last_line(stderr)
    assert last.startswith("uploading: 100%|")
    assert "3.00M/3.00M" in last
    assert "2/2 items, 1 failed" in last
    added = set(threading.enumerate()) - threads
    assert not [thread for thread in added if type(thread).__name__ == "TMonitor"]


def test_a_bar_of_items(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_of(monkeypatch, is_terminal)
    with reporter("always", "calls", items_total=4) as report:
        report.item_done("a")
        report.advance_bytes(2_500_000, "b")
    last = last_line(stderr)
    assert "1/4" in last
    assert "2.5 MB" in last


def test_nothing_is_printed_unless_somebody_can_see_it(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = stderr_of(monkeypatch, is_terminal)
    with reporter(True, "calls", items_total=1) as report:
        report.item_done("a")
    assert bool(stderr.getvalue()) == stderr.isatty()
    before = stderr.getvalue()
    with reporter(False, "calls", items_total=1) as report:
        report.item_done("a")
    assert stderr.getvalue() == before


def test_a_process_without_stderr_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    with reporter(True, "calls") as report:
        report.item_done("a")


def test_without_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    with pytest.raises(ImportError, match="a progress bar needs tqdm: pip install 'tqdm>="):
        reporter(True, "calls")
    with reporter(False, "calls") as report:
        report.item_done("a")


def test_an_async_callable_is_refused() -> None:
    """Nobody would await it."""

    async def listen(event: ProgressEvent) -> None:
        raise AssertionError(event)

    with pytest.raises(TypeError, match="async"), reporter(listen, "work"):
        pass


@pytest.mark.parametrize("progress", [None, "yes", 1])
def test_other_values_are_refused(progress: Any) -> None:
    with pytest.raises(TypeError, match="progress must be"):
        reporter(progress, "calls")
