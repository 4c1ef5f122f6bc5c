"""Draws what a sensor of each machine has read, as a picture.

Usage: `python plotting_readings.py SENSOR VALUE PICTURE`, such as `battery percent
battery.png`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment; it takes matplotlib.
"""

# matplotlib's own types have gaps: they know no times, either.
# pyright: reportUnknownMemberType=false

import sys
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from matplotlib import rcParams
from matplotlib.figure import Figure

from viam_cloud import ViamClient


def readings(client: ViamClient, sensor: str, value: str) -> dict[str, dict[datetime, float]]:
    """What the sensor has read, for each machine that has one, by time."""
    lines = defaultdict[str, dict[datetime, float]](dict)
    for part in client.app_client.iter_parts():
        for each in client.data_client.list_captured_resources(part.id):
            if each.resource_name != sensor:
                continue
            points = client.data_client.export_tabular_data(
                part.id, each.resource_name, each.resource_api, each.method_name
            )
            for point in points:
                lines[point.robot_name][point.time_captured] = point.payload["readings"][value]
    return lines


def draw(lines: dict[str, dict[datetime, float]], title: str, picture: Path) -> None:
    """A line for each machine, labelled where it ends."""
    # A figure that pyplot does not know of needs no screen, and no `plt.close()`.
    rcParams["date.converter"] = "concise"
    figure = Figure(figsize=(6.4, 3), dpi=100, layout="constrained")
    axes = figure.subplots()
    for machine, line in sorted(lines.items()):
        times: Any = list(line)
        values = list(line.values())
        axes.plot(times, values, marker="o", markersize=3)
        axes.annotate(f" {machine}", (times[-1], values[-1]), va="center")
    axes.set_title(title, loc="left")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", alpha=0.3)
    figure.savefig(picture)


if __name__ == "__main__":
    _, sensor, value, picture = sys.argv
    with ViamClient.create_from_env_vars() as viam_client:
        lines = readings(viam_client, sensor, value)
    draw(lines, f"{sensor}: {value}", Path(picture))
    for machine, line in sorted(lines.items()):
        print(f"{machine}: {len(line)} readings from {min(line.values())} to {max(line.values())}")
