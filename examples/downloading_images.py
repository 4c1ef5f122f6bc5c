"""Downloads what the cameras of a fleet have taken; run it again, and it does what is left.

Usage: `python downloading_images.py FOLDER [DAYS]`, with VIAM_API_KEY and VIAM_API_KEY_ID
in the environment.
"""

import sys
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path

from viam_cloud import DownloadResult, ProgressEvent, ViamClient
from viam_cloud.utils import create_filter

IMAGES = ["image/jpeg", "image/png"]


def report(event: ProgressEvent) -> None:
    """A line now and then, for the log of a job; `progress=True` is the bar for people."""
    if event.items_done and event.items_done % 1000 == 0:
        print(f"  {event.items_done:,} files, {event.items_failed:,} failed", file=sys.stderr)


def download(client: ViamClient, part_id: str, since: datetime, folder: Path) -> list[DownloadResult]:
    """Bring a part's images; those that fail are tried again by the next run."""
    images = create_filter(part_id=part_id, mime_type=IMAGES, start_time=since)
    results = client.data_client.download_binary_data(folder, filter=images, progress=report, raise_on_failure=False)
    for result in results:
        if result.error:
            print(f"  {result.binary_data_id}: {result.error}", file=sys.stderr)
    return results


def main(folder: Path, days: int) -> int:
    """Download; gives the exit status."""
    since = datetime.now(timezone.utc) - timedelta(days=days)
    total = Counter[str]()
    with ViamClient.create_from_env_vars() as client:
        for part in client.app_client.iter_parts():
            results = download(client, part.id, since, folder / part.name)
            if results:
                size = sum(result.size for result in results)
                statuses = Counter[str](result.status for result in results)
                print(f"{part.name}: {len(results)} images, {size:,} bytes; {dict(statuses)}")
                total += statuses
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000))
