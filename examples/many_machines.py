"""Asks many machines at once for their last error, within a budget of time.

Usage: `python many_machines.py [NAME ...]`, with VIAM_API_KEY and VIAM_API_KEY_ID in the
environment.
"""

import sys
import time
from collections.abc import Iterable, Iterator

from viam_cloud import RetryPolicy, ViamClient, map_calls
from viam_cloud.app.app_client import AppClient
from viam_cloud.errors import DeadlineExceededError, UnavailableError

# As an inventory has them: some by path, and not all of them right.
MACHINES = [
    "Hall 1/picker-1",
    "Hall 1/picker-2",
    "scanner",
    "Greenhouse/sprinkler",
    "camera-mast",
    "picker-7",
]
BUDGET_SECONDS = 60


def last_error(app: AppClient, machine: str) -> str:
    """The newest message of level error that the machine's main part has logged."""
    part = app.find_part(machine)
    newest = app.iter_robot_part_logs(part.id, log_levels=["error"], limit=1)
    return next((entry.message for entry in newest), "none")


def within(seconds: float, items: Iterable[str]) -> Iterator[str]:
    """The items, until the time is up; `map_calls` asks for one when a worker is free."""
    end = time.monotonic() + seconds
    for item in items:
        if time.monotonic() > end:
            return
        yield item


def main(machines: list[str]) -> None:
    """Ask, ask once more where the network was to blame, and report."""
    with ViamClient.create_from_env_vars() as client:
        app = client.with_options(timeout=10, retry=RetryPolicy(attempts=6)).app_client
        outcomes = map_calls(lambda name: last_error(app, name), within(BUDGET_SECONDS, machines))
        answers = {outcome.item: outcome for outcome in outcomes}
        again = [
            outcome.item
            for outcome in outcomes.failed
            if isinstance(outcome.error, (UnavailableError, DeadlineExceededError))
        ]
        answers |= {each.item: each for each in map_calls(lambda name: last_error(app, name), again)}
    for name in machines:
        outcome = answers.get(name)
        print(f"{name:<22}{'not asked' if outcome is None else outcome.error or outcome.result}")
    print(f"{sum(outcome.ok for outcome in answers.values())} of {len(machines)} machines answered")


if __name__ == "__main__":
    main(sys.argv[1:] or MACHINES)
