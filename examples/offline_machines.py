"""Lists the machines that have been offline for hours, those for the longest first."""

import argparse
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from viam_cloud import ViamClient
from viam_cloud.proto.app import Robot


def silent_machines(client: ViamClient, since: datetime) -> Iterator[tuple[datetime | None, str]]:
    """When each machine was last seen, if not since then, and where it is."""
    app = client.app_client
    for organization in app.list_organizations():
        locations = {location.id: location.name for location in app.list_locations(organization.id)}
        for machine in app.iter_machines(organization.id):
            seen = last_seen(machine)
            if seen is None or seen < since:
                yield seen, f"{locations[machine.location]}/{machine.name}"


def last_seen(machine: Robot) -> datetime | None:
    """None for a machine that has never been online, for which protobuf would give 1970."""
    return machine.last_access.ToDatetime(timezone.utc) if machine.HasField("last_access") else None


def main() -> None:
    """Print a line for each of these machines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=4)
    now = datetime.now(timezone.utc)
    since = now - timedelta(hours=parser.parse_args().hours)
    with ViamClient.create_from_env_vars() as client:
        machines = sorted(silent_machines(client, since), key=lambda found: found[0] or now)
    for seen, path in machines:
        print(f"{path:<24}", f"{seen:%Y-%m-%d %H:%M}, {(now - seen).days} days ago" if seen else "never")
    print(f"{len(machines)} machines have not been online since {since:%Y-%m-%d %H:%M} UTC")


if __name__ == "__main__":
    main()
