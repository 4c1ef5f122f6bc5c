"""Replaces API keys that are older than some days by new ones that may do the same, and tries those before the old ones go."""

import argparse
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

from viam_cloud import DialOptions, ViamClient
from viam_cloud.proto.app import APIKey


def store(folder: Path, name: str, key_id: str, key: str) -> Path:
    """Put a key into a file for its owner alone, whole and at once in place of the old one."""
    path, new = folder / f"{name}.env", folder / f".{name}.env"
    new.touch(mode=0o600)
    new.write_text(f"VIAM_API_KEY_ID={key_id}\nVIAM_API_KEY={key}\n", encoding="utf-8")
    return new.replace(path)


def replace(client: ViamClient, old: APIKey, folder: Path) -> Path:
    """Replace a key; the old one counts until the new one has signed in and is stored."""
    key, key_id = client.app_client.create_key_from_existing_key_authorizations(old.id)
    client.app_client.rename_key(key_id, old.name)
    options = DialOptions.with_api_key(key, key_id)
    with ViamClient.create_from_dial_options(options, os.environ.get("VIAM_APP_URL")) as new_client:
        new_client.app_client.who_am_i()
    path = store(folder, old.name, key_id, key)
    client.app_client.delete_key(old.id)
    return path


def main() -> None:
    """Replace what is old enough, but for the key that this runs with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where programs find their keys")
    parser.add_argument("--days", type=float, default=90)
    arguments = parser.parse_args()
    arguments.folder.mkdir(mode=0o700, exist_ok=True)
    oldest = datetime.now(timezone.utc) - timedelta(days=arguments.days)
    with ViamClient.create_from_env_vars() as client:
        for organization in client.app_client.list_organizations():
            for key in (each.api_key for each in client.app_client.list_keys(organization.id)):
                created = key.created_on.ToDatetime(timezone.utc)
                if created > oldest or key.id == os.environ["VIAM_API_KEY_ID"]:
                    print(f"{key.name:<12} of {created:%Y-%m-%d} is kept")
                else:
                    print(
                        f"{key.name:<12} of {created:%Y-%m-%d} is replaced, see {replace(client, key, arguments.folder)}"
                    )


if __name__ == "__main__":
    main()
