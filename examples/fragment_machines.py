"""Shows the configuration of each machine that uses a fragment, and pins all of them to a version of it."""

import argparse
import json
from typing import Any

from viam_cloud import ViamClient, map_calls
from viam_cloud.app.app_client import Fragment


def find_fragment(client: ViamClient, name: str) -> Fragment:
    """The fragment of one of the key's organizations that has a name."""
    for organization in client.app_client.list_organizations():
        for fragment in client.app_client.list_fragments(organization.id):
            if fragment.name == name:
                return fragment
    raise SystemExit(f"no fragment is called {name!r}")


def main() -> None:
    """Show the machines, and change them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fragment", help="name of the fragment")
    parser.add_argument("--pin", metavar="VERSION", help="tag or number of the version that they shall use")
    arguments = parser.parse_args()

    def pin(config: dict[str, Any]) -> None:
        for used in config["fragments"]:
            if used["id"] == fragment.id:
                used["version"] = arguments.pin

    with ViamClient.create_from_env_vars() as client:
        app = client.app_client
        fragment = find_fragment(client, arguments.fragment)
        parts = {part.id: part for part in app.iter_parts(fragment_id=fragment.id)}
        for part in parts.values():
            print(part.name, json.dumps(part.robot_config, sort_keys=True))
        if arguments.pin is None:
            return
        for outcome in map_calls(lambda part_id: app.edit_robot_part_config(part_id, pin), parts, progress=True):
            changed = outcome.result.paths if outcome.result else []
            print(parts[outcome.item].name, outcome.error or changed or "unchanged")


if __name__ == "__main__":
    main()
