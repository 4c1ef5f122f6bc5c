"""What a benchmark found, as rows of one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure.

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
    cells = [("what", "figure", "target"), *((row.what, row.figure, _verdict(row)) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(3)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def _verdict(row: Row) -> str:
    return f"{row.target}: {'met' if row.met else 'NOT MET'}" if row.target else ""
