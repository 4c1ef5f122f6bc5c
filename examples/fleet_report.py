"""Reports on the machines that are there and creates a few; files that it uploads to these have to come back equal.

Usage: `python fleet_report.py [FOLDER]`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and VIAM_APP_URL
if the cloud is not Viam's own.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from viam_cloud import ViamClient
from viam_cloud.proto.app import Organization
from viam_cloud.proto.app.data import BinaryData
from viam_cloud.utils import create_filter

FLEET = {"Warehouse": ["picker-1", "picker-2", "scanner"], "Greenhouse": ["sprinkler", "camera-mast"]}
LATEST_READINGS: list[dict[str, Any]] = [
    {"$match": {"data.readings": {"$exists": True}}},
    {"$sort": {"time_requested": 1}},
    {
        "$group": {
            "_id": {"machine": "$robot_id", "sensor": "$component_name"},
            "count": {"$sum": 1},
            "latest": {"$last": "$data.readings"},
        }
    },
    {"$sort": {"_id.sensor": 1}},
]


def print_overview(client: ViamClient, organization: Organization) -> None:
    """Print the machines of an organization, with how much each has stored and what its sensors said last."""
    sensors = client.data_client.tabular_data_by_mql(organization.id, LATEST_READINGS)
    print(f"\n{organization.name}\n  {'LOCATION':<14}{'MACHINE':<16}{'FILES':>5}{'READINGS':>10}  LATEST")
    for location in client.app_client.list_machine_summaries(organization.id):
        for machine in location.machine_summaries:
            of_machine = create_filter(organization_ids=[organization.id], robot_id=machine.machine_id)
            _, files, _ = client.data_client.binary_data_by_filter(of_machine, count_only=True)
            own = [sensor for sensor in sensors if sensor["_id"]["machine"] == machine.machine_id]
            latest = [f"{name} {value}" for sensor in own for name, value in sorted(sensor["latest"].items())]
            count = sum(sensor["count"] for sensor in own)
            place = f"{location.location_name:<14}{machine.machine_name:<16}"
            print(f"  {place}{files:>5}{count:>10}  {', '.join(latest) or '-'}")
    datasets = client.data_client.list_datasets_by_organization_id(organization.id)
    print(f"  datasets: {', '.join(dataset.name for dataset in datasets) or 'none'}")


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
    organizations = client.app_client.list_organizations()
    for organization in organizations:
        print_overview(client, organization)
    if not organizations:
        print("No organization is there yet.")

    organization = client.app_client.create_organization("Fleet report")
    print(f"\n{'NEW LOCATION':<14}{'MACHINE':<16}PARTS")
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
    with ViamClient.create_from_env_vars() as viam_client:
        sys.exit(0 if report(viam_client, sorted(path for path in folder.iterdir() if path.is_file())) else 1)
