"""Copies a month of readings into Parquet files, and prints what each sensor said per day. Needs the extra `pandas`.

Usage: `python month_of_readings.py MONTH FOLDER`, such as `2025-06 readings`, with VIAM_API_KEY and VIAM_API_KEY_ID in the
environment, and VIAM_APP_URL if the cloud is not Viam's own. Run it again, and it copies what has come since.
"""

import os
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from viam_cloud import DialOptions, ViamClient
from viam_cloud.utils import create_filter


def copy_month(client: ViamClient, month: str, folder: Path) -> list[Path]:
    """Copy the readings of all machines; gives the files of the month."""
    start = datetime.strptime(month, "%Y-%m").replace(tzinfo=timezone.utc)
    end = (start + timedelta(days=32)).replace(day=1) - timedelta(milliseconds=1)
    wanted = create_filter(start_time=start, end_time=end)
    results = client.data_client.copy_readings(wanted, folder / month, progress=True)
    new = sum(result.status == "copied" for result in results)
    print(f"{len(results)} files, {new} of them new, {sum(result.rows for result in results)} readings")
    return [result.path for result in results]


def print_means(paths: list[Path]) -> None:
    """Print the means of all numbers, by day, machine and sensor."""
    for path in paths:
        frame: Any = pd.read_parquet(path)
        first = frame.iloc[0]
        means = frame.filter(like="payload.readings.").mean(numeric_only=True)
        text = ", ".join(f"{name.rpartition('.')[2]} {value:.4g}" for name, value in sorted(means.items()))
        print(f"{first['time_captured']:%Y-%m-%d}  {first['robot_name']:<12} {first['resource_name']:<12} {text}")


def main(month: str, folder: Path) -> None:
    """Copy and print."""
    app_url = os.environ.get("VIAM_APP_URL", "app.viam.com")
    url = urlsplit(app_url if "//" in app_url else f"//{app_url}")
    plaintext = url.scheme != "https" and url.hostname in ("localhost", "127.0.0.1", "::1")
    with ViamClient.create_from_env_vars(DialOptions(insecure=plaintext), app_url) as client:
        print_means(copy_month(client, month, folder))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
