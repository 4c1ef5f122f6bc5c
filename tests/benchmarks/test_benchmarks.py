"""The benchmark runs, every row of it, with tiny sizes. What it measures so means nothing and is not looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import wide_area
from benchmarks.__main__ import main
from benchmarks.comparisons import TASKS, Metric, Target
from benchmarks.link import Departures
from benchmarks.publishing import LOOPBACK, WIDE_AREA, Section, publish
from benchmarks.report import Row
from benchmarks.results import Comparison, Results

SIDES = "blocking,aio,stub,stub_aio"
TASK_NAMES = [task.name for task in TASKS]
CALLS = Metric(
    "calls", "calls/s", lambda spent, repeats, workload: None, more_is_better=True,
    targets=(Target("at least", 0.5, "stub"), Target("at least", 2.2, "viam_sdk", ("blocking",))),
)  # fmt: skip
COMPARISON = Comparison(
    CALLS,
    {
        "blocking": [40.0, 10.0, 20.0],
        "aio": [30.0, 30.0, 30.0],
        "stub": [20.0, 30.0, 20.0],
        "stub_aio": [100.0, 100.0, 100.0],
        "viam_sdk": [],
    },
)


def test_every_task_runs_on_every_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([*TASK_NAMES, "--quick", "--sides", SIDES, "--out", str(tmp_path)]) == 0
    found = json.loads((tmp_path / "results.json").read_text())["comparisons"]
    assert [comparison["title"] for comparison in found] == [metric.title for task in TASKS for metric in task.metrics]
    missing = [
        (comparison["title"], side)
        for comparison in found
        for side in SIDES.split(",")
        if not comparison["rounds"][side]
    ]
    assert missing == []
    printed = capsys.readouterr().out
    assert all(comparison["title"] in printed for comparison in found)


def test_every_task_runs_over_a_link(tmp_path: Path):
    assert main([wide_area.NAME, "--quick", "--sides", "blocking,aio", "--out", str(tmp_path)]) == 0
    found = json.loads((tmp_path / "results-wan.json").read_text())["comparisons"]
    near, far = ([task.metrics[0].title for task in wide_area.tasks(round_trip)] for round_trip in (0, 0.01))
    assert [comparison["title"] for comparison in found] == [
        title for pair in zip(near, far, strict=True) for title in pair
    ]
    assert all(comparison["rounds"][side] for comparison in found for side in ("blocking", "aio"))


def test_a_link_delays_and_has_a_rate():
    slow = Departures(delay=0.5, rate=1000, opens=2)
    # What comes before the connection is there waits for it, and what follows for what went before.
    assert [slow.after(now, 100) for now in (0, 2, 2, 9)] == pytest.approx([2.6, 2.7, 2.8, 9.6])
    assert Departures(delay=0.5, rate=None, opens=0).after(3, 1 << 30) == 3.5


def test_sides_are_compared_with_the_best_setting_of_another():
    comparison = Comparison(
        CALLS, {"blocking": [20.0], "viam_sdk@50": [5.0], "viam_sdk@100": [10.0], "viam_sdk@200": []}
    )
    assert comparison.best_setting("viam_sdk") == "viam_sdk@100"
    assert comparison.ratio("blocking", "viam_sdk") == 2


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["single_cal"], "no such names: single_cal; there are: start_up"),
        (["--sides", "blocking,nobody"], "no such sides: nobody; there are: blocking"),
        (["--publish", "--quick"], "--publish goes with a whole run"),
        (["--publish", "upload"], "--publish goes with a whole run"),
    ],
)
def test_wrong_arguments_are_explained(capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str):
    with pytest.raises(SystemExit):
        main(arguments)
    assert problem in capsys.readouterr().err


def test_ratios_are_of_what_ran_in_one_round():
    assert COMPARISON.median("blocking") == 20
    assert COMPARISON.ratio("blocking", "stub") == 1
    assert COMPARISON.ratio("blocking", "viam_sdk") is None


def test_verdicts_compare_each_flavour_with_its_own_stub():
    verdicts = [(verdict.flavour, verdict.against, verdict.ratio, verdict.met) for verdict in COMPARISON.verdicts()]
    assert verdicts == [("blocking", "bare stub, blocking", 1.0, True), ("aio", "bare stub, async", 0.3, False)]


@pytest.mark.parametrize(
    ("section", "document"),
    [(LOOPBACK, "results.json"), (WIDE_AREA, "results-wan.json")],
    ids=["loopback", "wide-area"],
)
def test_published_tables_replace_the_former_ones(tmp_path: Path, section: Section, document: str):
    pytest.importorskip("matplotlib", reason="the group `bench` is not installed")
    for directory in ("benchmarks", "docs"):
        (tmp_path / directory).mkdir()
    page = tmp_path / "docs" / "benchmarks.md"
    page.write_text(
        f"# Before\n\n{section.begin}\n\nold\n\n<!-- end -->\n\nAfter\n<!-- measured: otherwise -->\n\nkept\n\n<!-- end -->\n"
    )
    for _ in range(2):
        publish(Results([COMPARISON], [Row("generation", "9 s")]), ["blocking", "stub"], section, tmp_path)
    text = page.read_text()
    assert text.startswith("# Before\n\n<!-- measured")
    assert text.endswith("<!-- end -->\n\nAfter\n<!-- measured: otherwise -->\n\nkept\n\n<!-- end -->\n")
    assert "old" not in text
    assert text.count("| generation | 9 s") == 1
    assert (tmp_path / "docs" / f"{section.name}.png").read_bytes().startswith(b"\x89PNG")
    assert json.loads((tmp_path / "benchmarks" / document).read_text())["figures"][0]["figure"] == "9 s"
