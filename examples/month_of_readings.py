"""Copies a month of readings into Parquet files, one per sensor and day, and says and draws what is in them."""

import argparse
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pandas as pd
from matplotlib import pyplot as plt

from viam_cloud import ViamClient
from viam_cloud.utils import create_filter


def copy_month(client: ViamClient, month: datetime, folder: Path) -> pd.DataFrame:
    """Copy what is new of a month, from all machines; gives everything that is in the folder then."""
    end = (month + timedelta(days=32)).replace(day=1) - timedelta(milliseconds=1)
    wanted = create_filter(start_time=month, end_time=end)
    results = client.data_client.copy_readings(wanted, folder, progress=True)
    copied = sum(result.status == "copied" for result in results)
    print(f"{len(results)} files with {sum(result.rows for result in results)} readings, {copied} of them copied")
    frame = pd.concat([pd.read_parquet(result.path) for result in results], ignore_index=True)
    frame.columns = frame.columns.str.removeprefix("payload.readings.")
    return frame


def draw(frame: pd.DataFrame, quantity: str, path: str) -> None:
    """Draw a line for each machine that measures a quantity."""
    plt.rcParams["date.converter"] = "concise"
    figure, axes = plt.subplots(figsize=(7, 3), layout="constrained")
    for machine, rows in frame.dropna(subset=quantity).groupby("robot_name"):
        axes.plot(rows["time_captured"], rows[quantity], marker="o", label=str(machine))
    axes.set_ylabel(quantity)
    axes.legend(frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=100)


def main() -> None:
    """Copy, print and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("month", help="such as 2025-06")
    parser.add_argument("folder", type=Path, help="where the files go, in a folder for the month")
    parser.add_argument("--draw", default="celsius", metavar="QUANTITY")
    arguments = parser.parse_args()
    month = datetime.strptime(arguments.month, "%Y-%m").replace(tzinfo=timezone.utc)
    with ViamClient.create_from_env_vars() as client:
        frame = copy_month(client, month, arguments.folder / arguments.month)
    by_day = frame.groupby([frame["time_captured"].dt.date, "robot_name", "resource_name"])
    print(by_day.mean(numeric_only=True).sort_index(axis=1).round(2).to_string(na_rep=""))
    draw(frame, arguments.draw, "month-of-readings.png")


if __name__ == "__main__":
    main()
