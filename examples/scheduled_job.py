"""Hands on the errors that machines have logged since the last run.

Usage: `python scheduled_job.py STATE`, where STATE is a folder of its own, with VIAM_API_KEY
and VIAM_API_KEY_ID in the environment. Exit status: 0 done; 1 something that needs a look;
75 not now, the next run does it.
"""

import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from viam_cloud import ViamClient
from viam_cloud.errors import DeadlineExceededError, GRPCError, UnavailableError
from viam_cloud.proto.app import LogOrder
from viam_cloud.views import RobotPart

DONE, NEEDS_A_LOOK, TRY_AGAIN = 0, 1, 75  # as EX_TEMPFAIL of sysexits.h


class Watermarks:
    """Up to which entry each part's log was handed on, in a file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._times: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}

    def get(self, part_id: str) -> datetime:
        """Where to go on."""
        return datetime.fromisoformat(self._times.get(part_id, "2000-01-01T00:00:00+00:00"))

    def set(self, part_id: str, time: datetime) -> None:
        """Write it down; a crash leaves the file of before or that of now."""
        self._times[part_id] = time.isoformat()
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(self._times, indent=2))
        os.replace(draft, self._path)


def hand_on(client: ViamClient, part: RobotPart, watermarks: Watermarks) -> None:
    """Print what is new, the oldest first.

    The watermark follows: after a crash an entry comes twice, but none is lost.
    """
    since = watermarks.get(part.id)
    entries = client.app_client.iter_robot_part_logs(
        part.id, log_levels=["error"], start=since, order=LogOrder.LOG_ORDER_ASCENDING
    )
    for entry in entries:
        if entry.time and entry.time > since:
            print(f"{entry.time:%Y-%m-%d %H:%M:%S} {part.name}: {entry.message}", flush=True)
            watermarks.set(part.id, entry.time)


def run(state: Path) -> int:
    """All parts; one that fails does not stop the others."""
    watermarks, status = Watermarks(state / "watermarks.json"), DONE
    with ViamClient.create_from_env_vars() as client:
        for part in client.app_client.iter_parts():
            try:
                hand_on(client, part, watermarks)
            except (UnavailableError, DeadlineExceededError):
                raise
            except GRPCError as error:
                print(f"{part.name}: {error}", file=sys.stderr)
                status = NEEDS_A_LOOK
    return status


def main(state: Path) -> int:
    """Run, unless another run is under way."""
    # `systemctl stop` then ends calls as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    state.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(state / "lock", timeout=0):
            return run(state)
    except Timeout:
        print("another run is under way", file=sys.stderr)
    except (UnavailableError, DeadlineExceededError) as error:
        print(f"the cloud is away: {error}", file=sys.stderr)
    return TRY_AGAIN


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
