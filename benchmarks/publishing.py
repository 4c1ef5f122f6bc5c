"""Where results go: a directory of one's own choice, or the places that the documentation shows."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import ROOT, chart
from benchmarks.report import Ratio, comparison_table, table, verdict_table
from benchmarks.results import Results, machine

_END = "<!-- end -->"


@dataclass(frozen=True)
class Section:
    """A part of the documentation's page, with a document and a picture of its own.

    Args:
        name: Of document and picture, without extension.
        begin: The line of the page after which its tables are.
        ratios: Columns of its table of comparisons.
    """

    name: str
    begin: str
    ratios: tuple[Ratio, ...]


LOOPBACK = Section(
    "benchmarks",
    "<!-- measured: `nox -s bench -- --publish` writes what follows -->",
    (
        Ratio("blocking : stub", "blocking", "stub"),
        Ratio("async : stub", "aio", "stub_aio"),
        Ratio("blocking : viam-sdk", "blocking", "viam_sdk"),
    ),
)
WIDE_AREA = Section(
    "benchmarks-wan",
    "<!-- measured: `nox -s bench -- wan --publish` writes what follows -->",
    (
        Ratio("blocking : viam-sdk", "blocking", "viam_sdk"),
        Ratio("async : viam-sdk", "aio", "viam_sdk"),
    ),
)


def as_text(results: Results, sides: Sequence[str], section: Section, *, with_verdicts: bool = True) -> str:
    """All tables; those of what should have come out mean nothing in a quick run."""
    verdicts = [verdict for comparison in results.comparisons for verdict in comparison.verdicts()]
    tables = [comparison_table(results.comparisons, sides, section.ratios)] if results.comparisons else []
    tables += [verdict_table(verdicts)] if verdicts and with_verdicts else []
    tables += [table(results.figures)] if results.figures else []
    return "\n\n".join(tables)


def save(results: Results, directory: Path, section: Section) -> None:
    """Write JSON and a chart."""
    directory.mkdir(parents=True, exist_ok=True)
    _write(results, _document(directory, section), directory / f"{section.name}.png")


def publish(results: Results, sides: Sequence[str], section: Section, root: Path = ROOT) -> None:
    """Put JSON, chart and tables where the documentation has them."""
    _write(results, _document(root / "benchmarks", section), root / "docs" / f"{section.name}.png")
    page = root / "docs" / "benchmarks.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(section.begin)
    _, _, after = rest.partition(_END)
    versions = ", ".join(f"{name} {version}" for name, version in machine().items())
    tables = as_text(results, sides, section)
    measured = f"{section.begin}\n\n{tables}\n\nMeasured with: {versions}.\n\n{_END}"
    page.write_text(before + measured + after, encoding="utf-8")


def _document(directory: Path, section: Section) -> Path:
    return directory / f"{section.name.replace('benchmarks', 'results')}.json"


def _write(results: Results, document: Path, picture: Path) -> None:
    document.write_text(json.dumps(results.to_json(), indent=1) + "\n", encoding="utf-8")
    if not results.comparisons:
        return
    if importlib.util.find_spec("matplotlib") is None:
        print(f"no {picture.name}: matplotlib is not installed", file=sys.stderr)
    else:
        chart.draw(results.comparisons, picture)
