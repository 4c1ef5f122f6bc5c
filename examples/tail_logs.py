"""Prints the newest entries of the logs of machines, and then follows them; filtered by level and text."""

import argparse
from collections.abc import Iterable

from viam_cloud import ViamClient, map_calls
from viam_cloud.app.app_client import LogEntry, RobotPart


def main() -> None:
    """Print what was logged, then what is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("machines", nargs="+", help="names, paths, host names or IDs")
    parser.add_argument("--levels", nargs="+", default=["info", "warn", "error"])
    parser.add_argument("--text", help="only entries whose message contains it")
    parser.add_argument("--seconds", type=float, help="how long to follow the logs; until Ctrl-C by default")
    arguments = parser.parse_args()

    def show(part: RobotPart, entries: Iterable[LogEntry]) -> None:
        for entry in entries:
            if entry.level in arguments.levels:
                print(f"{entry.time:%Y-%m-%d %H:%M:%S}  {part.name:<14}{entry.level:<6}{entry.message}", flush=True)

    with ViamClient.create_from_env_vars() as client:
        app = client.app_client
        parts = [app.find_part(name) for name in arguments.machines]
        for part in parts:
            newest = app.get_robot_part_logs(part.id, arguments.text, log_levels=arguments.levels, num_log_entries=10)
            show(part, reversed(newest))

        def follow(part: RobotPart) -> None:
            with app.tail_robot_part_logs(part.id, False, arguments.text, until=arguments.seconds) as stream:
                for entries in stream:
                    show(part, entries)

        print(f"following {len(parts)} logs", flush=True)
        map_calls(follow, parts, concurrency=len(parts)).results()


if __name__ == "__main__":
    main()
