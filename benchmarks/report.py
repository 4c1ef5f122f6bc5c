"""What a benchmark found, as tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.results import Comparison, Verdict


@dataclass(frozen=True)
class Row:
    """One figure that stands by itself.

    Args:
        what: What was measured.
        figure: What came out, with its unit.
        target: What should have come out; empty when there is no such thing.
        met: Whether it did.
    """

    what: str
    figure: str
    target: str = ""
    met: bool = True


def table(rows: Iterable[Row]) -> str:
    """The rows as Markdown, to be read as they are or pasted into a page."""
    return markdown([("what", "figure", "target"), *((row.what, row.figure, _target(row)) for row in rows)])


def _target(row: Row) -> str:
    return f"{row.target}: {'met' if row.met else 'NOT MET'}" if row.target else ""


@dataclass(frozen=True)
class Ratio:
    """A column of a table of comparisons: the figure of one side as a multiple of another's."""

    title: str
    side: str
    other: str


def comparison_table(comparisons: Iterable[Comparison], sides: Sequence[str], ratios: Sequence[Ratio]) -> str:
    """A row per metric, a column per side, and our figures as multiples of the others'."""
    from benchmarks.comparisons import SETTINGS, SIDES

    labels = {**SIDES, **SETTINGS}
    header = ("", "unit", *(labels[side] for side in sides), *(ratio.title for ratio in ratios))
    lines = [
        (
            comparison.metric.title,
            comparison.metric.unit,
            *(shown(comparison.median(side)) for side in sides),
            *(_ratio(comparison.ratio(ratio.side, ratio.other)) for ratio in ratios),
        )
        for comparison in comparisons
    ]
    return markdown([header, *lines])


def verdict_table(verdicts: Iterable[Verdict]) -> str:
    """A row per target."""
    from benchmarks.comparisons import SIDES

    lines = [
        (
            verdict.title,
            SIDES[verdict.flavour],
            f"{verdict.target.bound} {verdict.target.ratio:g} times {verdict.against}",
            f"{verdict.ratio:.2f}",
            "met" if verdict.met else "NOT MET",
        )
        for verdict in verdicts
    ]
    return markdown([("target", "flavour", "wanted", "measured", ""), *lines])


def shown(value: float | None) -> str:
    """A figure with as many digits as mean something."""
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def markdown(cells: Sequence[Sequence[str]]) -> str:
    """Lines of cells as a table, the first of them its head."""
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])
