"""Makes the locations and machines that a CSV file lists, and writes what they boot with.

Usage: `python provisioning_from_file.py MACHINES.csv ORGANIZATION FOLDER`, with VIAM_API_KEY
and VIAM_API_KEY_ID in the environment. Run it again, and it makes what is missing.
"""

import csv
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from viam_cloud import ViamClient
from viam_cloud.app.app_client import APIKeyAuthorization, AppClient
from viam_cloud.errors import NameNotFoundError
from viam_cloud.proto.app import Location, Robot

ADDRESS = os.environ.get("VIAM_APP_URL", "https://app.viam.com:443")


def location(app: AppClient, organization_id: str, path: str) -> Location:
    """The location of that path; it and those above it are made if they are missing."""
    try:
        return app.find_location(f"{organization_id}/{path}")
    except NameNotFoundError:
        above, _, name = path.rpartition("/")
        parent_id = location(app, organization_id, above).id if above else None
        return app.create_location(organization_id, name, parent_id)


def machine(app: AppClient, place: Location, name: str) -> Robot:
    """The machine of that name in the location; made if it is missing."""
    found = next((each for each in app.list_robots(place.id) if each.name == name), None)
    return found or app.get_robot(app.new_robot(name, place.id))


def configure(app: AppClient, part_id: str, fragment_id: str) -> None:
    """Give the part its fragment; what else is in its configuration stays."""

    def add_fragment(config: dict[str, Any]) -> None:
        fragments = config.setdefault("fragments", [])
        if all(each.get("id") != fragment_id for each in fragments):
            fragments.append({"id": fragment_id})

    app.edit_robot_part_config(part_id, add_fragment)


def write_secret(path: Path, content: Mapping[str, Any]) -> None:
    """Write a file that only its owner may read, from its first moment on."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(content, file, indent=2)


def main(rows: list[dict[str, str]], organization: str, folder: Path) -> None:
    """Row by row; a rerun finds what an interrupted run has made."""
    folder.mkdir(mode=0o700, exist_ok=True)
    with ViamClient.create_from_env_vars() as client:
        app = client.app_client
        organization_id = next(each.id for each in app.list_organizations() if each.name == organization)
        fragments = {each.name: each.id for each in app.list_fragments(organization_id)}
        keys = {key.api_key.name for key in app.list_keys(organization_id)}
        for row in rows:
            made = machine(app, location(app, organization_id, row["location"]), row["machine"])
            part = next(part for part in app.get_robot_parts(made.id) if part.main_part)
            configure(app, part.id, fragments[row["fragment"]])
            # What viam-server reads at its start, as /etc/viam.json.
            cloud = {"app_address": ADDRESS, "id": part.id, "secret": part.secret}
            write_secret(folder / f"{made.name}.json", {"cloud": cloud})
            if (name := f"{made.name} dashboard") not in keys:
                operator = APIKeyAuthorization("operator", "robot", made.id)
                key, key_id = app.create_key(organization_id, [operator], name)
                variables = {"VIAM_API_KEY": key, "VIAM_API_KEY_ID": key_id}
                write_secret(folder / f"{made.name}-key.json", variables)
            print(f"{row['location']}/{made.name}: {row['fragment']}, {'known' if name in keys else 'new key'}")


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text().splitlines()
    main(list(csv.DictReader(lines)), sys.argv[2], Path(sys.argv[3]))
