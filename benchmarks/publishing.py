"""Where results go: a directory of one's own choice, or the places that the documentation shows."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import ROOT, chart
from benchmarks.report import comparison_table, table, verdict_table
from benchmarks.results import Results, machine

_BEGIN = "<!-- measured: `nox -s bench -- --publish` writes what follows -->"
_END = "<!-- end -->"


def as_text(results: Results, sides: Sequence[str], *, with_verdicts: bool = True) -> str:
    """All tables; those of what should have come out mean nothing in a quick run."""
    verdicts = [verdict for comparison in results.comparisons for verdict in comparison.verdicts()]
    tables = [comparison_table(results.comparisons, sides)] if results.comparisons else []
    tables += [verdict_table(verdicts)] if verdicts and with_verdicts else []
    tables += [table(results.figures)] if results.figures else []
    return "\n\n".join(tables)


def save(results: Results, directory: Path) -> None:
    """Write JSON and a chart."""
    directory.mkdir(parents=True, exist_ok=True)
    _write(results, directory / "results.json", directory / "benchmarks.png")


def publish(results: Results, sides: Sequence[str], root: Path = ROOT) -> None:
    """Put JSON, chart and tables where the documentation has them."""
    _write(results, root / "benchmarks" / "results.json", root / "docs" / "benchmarks.png")
    page = root / "docs" / "benchmarks.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    versions = ", ".join(f"{name} {version}" for name, version in machine().items())
    measured = f"{_BEGIN}\n\n{as_text(results, sides)}\n\nMeasured with: {versions}.\n\n{_END}"
    page.write_text(before + measured + after, encoding="utf-8")


def _write(results: Results, document: Path, picture: Path) -> None:
    document.write_text(json.dumps(results.to_json(), indent=1) + "\n", encoding="utf-8")
    if not results.comparisons:
        return
    if importlib.util.find_spec("matplotlib") is None:
        print(f"no {picture.name}: matplotlib is not installed", file=sys.stderr)
    else:
        chart.draw(results.comparisons, picture)
