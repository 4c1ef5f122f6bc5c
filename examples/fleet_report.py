"""Creates a small fleet, uploads a folder of files to it, downloads them again and compares checksums.

Usage: `python fleet_report.py [FOLDER]`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and VIAM_APP_URL
if the cloud is not Viam's own.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from viam_cloud import DialOptions, ViamClient
from viam_cloud.proto.app.data import BinaryData
from viam_cloud.utils import create_filter

FLEET = {"Warehouse": ["picker-1", "picker-2", "scanner"], "Greenhouse": ["sprinkler", "camera-mast"]}


def create_fleet(client: ViamClient, organization_id: str) -> Iterator[str]:
    """Create locations with machines, each with a second part; yields the IDs of the main parts."""
    app = client.app_client
    for location_name, machines in FLEET.items():
        location = app.create_location(organization_id, location_name)
        for machine in machines:
            robot_id = app.new_robot(machine, location.id)
            app.new_robot_part(robot_id, "sensors")
            parts = app.get_robot_parts(robot_id)
            print(f"{location_name:<14}{machine:<16}{', '.join(part.name for part in parts)}")
            yield next(part.id for part in parts if part.main_part)


def stored_files(client: ViamClient, organization_id: str) -> Iterator[BinaryData]:
    """Everything that the organization has stored, page by page."""
    filter = create_filter(organization_ids=[organization_id])
    last = None
    while True:
        files, _, last = client.data_client.binary_data_by_filter(filter, last=last, include_binary_data=False)
        if not files:
            return
        yield from files


def report(client: ViamClient, paths: list[Path]) -> bool:
    """Do it all, and return whether every file came back as it was."""
    organization = client.app_client.create_organization("Fleet report")
    print(f"{'LOCATION':<14}{'MACHINE':<16}PARTS")
    part_ids = list(create_fleet(client, organization.id))
    checksums: dict[str, str] = {}
    for number, path in enumerate(paths):
        part_id = part_ids[number % len(part_ids)]
        file_id = client.data_client.file_upload_from_path(str(path), part_id, tags=["report"])
        checksums[file_id] = hashlib.sha256(path.read_bytes()).hexdigest()

    print(f"\n{'FILE':<22}{'MACHINE':<16}{'BYTES':>8}  SHA-256")
    equal = 0
    for file in stored_files(client, organization.id):
        file_id, name = file.metadata.binary_data_id, file.metadata.file_name + file.metadata.file_ext
        [found] = client.data_client.binary_data_by_ids([file_id])
        checksum = hashlib.sha256(found.binary).hexdigest()
        equal += checksum == checksums.get(file_id)
        print(f"{name:<22}{file.metadata.capture_metadata.robot_name:<16}{len(found.binary):>8}  {checksum[:16]}…")
    verdict = "all checksums equal" if equal == len(paths) else f"only {equal} came back as they were sent"
    print(f"\n{len(part_ids)} machines, {len(paths)} files, {verdict}")
    return equal == len(paths)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "captures"
    app_url = os.environ.get("VIAM_APP_URL", "app.viam.com")
    url = urlsplit(app_url if "//" in app_url else f"//{app_url}")
    plaintext = url.scheme != "https" and url.hostname in ("localhost", "127.0.0.1", "::1")
    with ViamClient.create_from_env_vars(DialOptions(insecure=plaintext), app_url) as viam_client:
        sys.exit(0 if report(viam_client, sorted(path for path in folder.iterdir() if path.is_file())) else 1)
