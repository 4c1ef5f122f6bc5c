"""Prints the newest entries of the logs of machines, and then follows them; filtered by level and text."""

import argparse
import asyncio
from collections.abc import Iterable

from viam_cloud.aio import ViamClient
from viam_cloud.app.app_client import LogEntry, RobotPart


async def main() -> None:
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

    async with await ViamClient.create_from_env_vars() as client:
        app = client.app_client
        parts = await asyncio.gather(*(app.find_part(name) for name in arguments.machines))
        for part in parts:
            newest = await app.get_robot_part_logs(
                part.id, arguments.text, log_levels=arguments.levels, num_log_entries=10
            )
            show(part, reversed(newest))

        async def follow(part: RobotPart) -> None:
            stream = app.tail_robot_part_logs(part.id, False, arguments.text, until=arguments.seconds)
            async for entries in stream:
                show(part, entries)

        print(f"following {len(parts)} logs", flush=True)
        await asyncio.gather(*(follow(part) for part in parts))


if __name__ == "__main__":
    asyncio.run(main())
