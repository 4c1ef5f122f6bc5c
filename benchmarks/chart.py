"""The comparisons as one picture: a panel for each, a bar for each side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.comparisons import SETTINGS, SIDES
from benchmarks.report import shown
from benchmarks.results import Comparison

_COLUMNS = 3
_PANEL = (4.4, 1.75)
"""Inches."""
_COLOURS = {
    "blocking": "#0b7a75",
    "aio": "#4db6ac",
    "stub": "#8a94a0",
    "stub_aio": "#bcc4cc",
    "viam_sdk": "#e07a3f",
    "viam_sdk@50": "#f2b48f",
    "viam_sdk@100": "#e07a3f",
    "viam_sdk@200": "#b4531c",
}
_LABELS = {**SIDES, **SETTINGS}
_TEXT = "#24292f"


def draw(comparisons: Sequence[Comparison], path: Path) -> None:
    """Write it as PNG."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = math.ceil(len(comparisons) / _COLUMNS)
    size = (_PANEL[0] * _COLUMNS, _PANEL[1] * rows + 0.6)
    figure, axes = pyplot.subplots(rows, _COLUMNS, figsize=size, squeeze=False, facecolor="white")
    for axis, comparison in zip(axes.flat, comparisons, strict=False):
        _panel(axis, comparison)
    for axis in axes.flat[len(comparisons) :]:
        axis.set_visible(False)
    _legend(figure, comparisons)
    figure.tight_layout(rect=(0, 0, 1, 1 - 0.45 / size[1]), w_pad=2.5, h_pad=1.2)
    figure.savefig(path, dpi=110, metadata={"Software": None})
    pyplot.close(figure)


def _panel(axis: Any, comparison: Comparison) -> None:
    sides = [side for side in _LABELS if comparison.median(side) is not None]
    values = [comparison.median(side) or 0.0 for side in sides]
    positions = range(len(sides))
    axis.barh(positions, values, color=[_COLOURS[side] for side in sides], height=0.78)
    for position, value in zip(positions, values, strict=True):
        axis.text(value, position, f"  {shown(value)}", va="center", fontsize=8.5, color=_TEXT)
    metric = comparison.metric
    axis.set_title(metric.title, loc="left", fontsize=10, fontweight="bold", color=_TEXT, pad=14)
    better = "more is better" if metric.more_is_better else "less is better"
    axis.text(0, 1.04, f"{metric.unit}, {better}", transform=axis.transAxes, fontsize=8.5, color="#57606a")
    axis.set_xlim(0, max(values, default=1) * 1.22 or 1)
    axis.invert_yaxis()
    axis.set_xticks([])
    axis.set_yticks([])
    for edge in ("top", "right", "bottom"):
        axis.spines[edge].set_visible(False)
    axis.spines["left"].set_color("#d0d7de")


def _legend(figure: Any, comparisons: Sequence[Comparison]) -> None:
    from matplotlib.patches import Patch

    sides = [side for side in _LABELS if any(comparison.median(side) is not None for comparison in comparisons)]
    handles = [Patch(color=_COLOURS[side], label=_LABELS[side]) for side in sides]
    figure.legend(handles=handles, loc="upper left", ncols=len(sides), frameon=False, fontsize=10, labelcolor=_TEXT)
