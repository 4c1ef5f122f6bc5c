"""What came out of a run: medians, ratios, targets, and all of it as one JSON document."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from typing import Any

from benchmarks.comparisons import OURS, SIDES, Metric, Target
from benchmarks.report import Row


@dataclass(frozen=True)
class Comparison:
    """One metric of all sides.

    Args:
        metric: What it is.
        values: What each side came to, round by round; empty for a side that cannot do it.
    """

    metric: Metric
    values: dict[str, list[float]]

    def median(self, side: str) -> float | None:
        """The figure of a side; None when it has none."""
        values = self.values.get(side)
        return statistics.median(values) if values else None

    def best_setting(self, side: str) -> str:
        """The side itself, or its best setting, as `viam_sdk@100`, where it was measured with several."""
        medians = {name: self.median(name) for name in self.values if name.partition("@")[0] == side}
        known = {name: median for name, median in medians.items() if median is not None}
        return (max if self.metric.more_is_better else min)(known, key=lambda name: known[name], default=side)

    def ratio(self, side: str, other: str) -> float | None:
        """A side's figure divided by another's, with its best setting; None when one is missing."""
        theirs = self.values.get(self.best_setting(other), [])
        pairs = list(zip(self.values.get(side, []), theirs, strict=False))
        # Within a round both meet the same machine; from round to round it may change by more than what is measured.
        ratios = [ours / theirs for ours, theirs in pairs if theirs]
        return statistics.median(ratios) if ratios else None

    def verdicts(self) -> Iterator[Verdict]:
        """Each target, for each flavour that it is for and both sides of which were measured."""
        for target in self.metric.targets:
            for flavour in OURS:
                ratio = self.ratio(flavour, target.other(flavour)) if flavour in target.flavours else None
                if ratio is not None:
                    yield Verdict(self.metric.title, flavour, target, ratio)


@dataclass(frozen=True)
class Verdict:
    """What came of a target, in one flavour."""

    title: str
    flavour: str
    target: Target
    ratio: float

    @property
    def met(self) -> bool:
        return self.target.met_by(self.ratio)

    @property
    def against(self) -> str:
        return SIDES[self.target.other(self.flavour)]


@dataclass(frozen=True)
class Results:
    """A whole run.

    Args:
        comparisons: Side by side.
        figures: What there is nothing to compare with.
    """

    comparisons: Sequence[Comparison]
    figures: Sequence[Row]

    def to_json(self) -> dict[str, Any]:
        return {
            "measured": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "machine": machine(),
            "comparisons": [_comparison(comparison) for comparison in self.comparisons],
            "targets": [_verdict(verdict) for comparison in self.comparisons for verdict in comparison.verdicts()],
            "figures": [asdict(row) for row in self.figures],
        }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    metric = comparison.metric
    return {
        "title": metric.title,
        "unit": metric.unit,
        "more_is_better": metric.more_is_better,
        "medians": {side: comparison.median(side) for side in comparison.values},
        "rounds": comparison.values,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    target = verdict.target
    return {
        "title": verdict.title,
        "side": verdict.flavour,
        "against": target.other(verdict.flavour),
        "target": f"{target.bound} {target.ratio:g}",
        "ratio": verdict.ratio,
        "met": verdict.met,
    }


def machine() -> dict[str, str]:
    """What it ran on, and with which versions."""
    packages = ("viam-cloud", "viam-sdk", "grpcio", "protobuf", "pyarrow")
    found = {"python": platform.python_version(), "system": platform.system(), "cpus": str(os.cpu_count())}
    for package in packages:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
