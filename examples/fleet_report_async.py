"""Reports on the machines that are there and creates a few; files that it uploads to these have to come back equal.

Usage: `python fleet_report_async.py [FOLDER]`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and
VIAM_APP_URL if the cloud is not Viam's own. It is `fleet_report.py` with `await`, and what can run at the same time does.
"""

import asyncio
import hashlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from viam_cloud.aio import ViamClient
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


async def overview(client: ViamClient, organization: Organization) -> str:
    """The machines of an organization, with how much each has stored and what its sensors said last."""
    locations, sensors, datasets = await asyncio.gather(
        client.app_client.list_machine_summaries(organization.id),
        client.data_client.tabular_data_by_mql(organization.id, LATEST_READINGS),
        client.data_client.list_datasets_by_organization_id(organization.id),
    )
    lines = [f"\n{organization.name}", f"  {'LOCATION':<14}{'MACHINE':<16}{'FILES':>5}{'READINGS':>10}  LATEST"]
    for location in locations:
        for machine in location.machine_summaries:
            of_machine = create_filter(organization_ids=[organization.id], robot_id=machine.machine_id)
            _, files, _ = await client.data_client.binary_data_by_filter(of_machine, count_only=True)
            own = [sensor for sensor in sensors if sensor["_id"]["machine"] == machine.machine_id]
            latest = [f"{name} {value}" for sensor in own for name, value in sorted(sensor["latest"].items())]
            count = sum(sensor["count"] for sensor in own)
            place = f"{location.location_name:<14}{machine.machine_name:<16}"
            lines.append(f"  {place}{files:>5}{count:>10}  {', '.join(latest) or '-'}")
    lines.append(f"  datasets: {', '.join(dataset.name for dataset in datasets) or 'none'}")
    return "\n".join(lines)


async def create_machine(client: ViamClient, location_name: str, location_id: str, machine: str) -> str:
    """Create a machine with a second part; returns the ID of the main one."""
    robot_id = await client.app_client.new_robot(machine, location_id)
    await client.app_client.new_robot_part(robot_id, "sensors")
    parts = await client.app_client.get_robot_parts(robot_id)
    print(f"{location_name:<14}{machine:<16}{', '.join(part.name for part in parts)}")
    return next(part.id for part in parts if part.main_part)


async def create_location(client: ViamClient, organization_id: str, name: str) -> list[str]:
    """Create a location with its machines; returns the IDs of their main parts."""
    location = await client.app_client.create_location(organization_id, name)
    return await asyncio.gather(*(create_machine(client, name, location.id, machine) for machine in FLEET[name]))


async def upload(client: ViamClient, path: Path, part_id: str) -> tuple[str, str]:
    """Upload a file; returns its ID and checksum."""
    file_id = await client.data_client.file_upload_from_path(str(path), part_id, tags=["report"])
    return file_id, hashlib.sha256(path.read_bytes()).hexdigest()


async def stored_files(client: ViamClient, organization_id: str) -> AsyncIterator[BinaryData]:
    """Everything that the organization has stored, page by page."""
    filter = create_filter(organization_ids=[organization_id])
    last = None
    while True:
        files, _, last = await client.data_client.binary_data_by_filter(filter, last=last, include_binary_data=False)
        if not files:
            return
        for file in files:
            yield file


async def report(client: ViamClient, paths: list[Path]) -> bool:
    """Do it all, and return whether every file came back as it was."""
    organizations = await client.app_client.list_organizations()
    overviews = await asyncio.gather(*(overview(client, organization) for organization in organizations))
    print("\n".join(overviews) or "No organization is there yet.")

    organization = await client.app_client.create_organization("Fleet report")
    print(f"\n{'NEW LOCATION':<14}{'MACHINE':<16}PARTS")
    locations = await asyncio.gather(*(create_location(client, organization.id, name) for name in FLEET))
    part_ids = [part_id for location in locations for part_id in location]
    uploads = (upload(client, path, part_ids[number % len(part_ids)]) for number, path in enumerate(paths))
    checksums = dict(await asyncio.gather(*uploads))

    print(f"\n{'FILE':<22}{'MACHINE':<16}{'BYTES':>8}  SHA-256")
    equal = 0
    async for file in stored_files(client, organization.id):
        file_id, name = file.metadata.binary_data_id, file.metadata.file_name + file.metadata.file_ext
        [found] = await client.data_client.binary_data_by_ids([file_id])
        checksum = hashlib.sha256(found.binary).hexdigest()
        equal += checksum == checksums.get(file_id)
        print(f"{name:<22}{file.metadata.capture_metadata.robot_name:<16}{len(found.binary):>8}  {checksum[:16]}…")
    verdict = "all checksums equal" if equal == len(paths) else f"only {equal} came back as they were sent"
    print(f"\n{len(part_ids)} machines, {len(paths)} files, {verdict}")
    return equal == len(paths)


async def main(folder: Path) -> bool:
    """Connect and report; returns whether every file came back as it was."""
    async with await ViamClient.create_from_env_vars() as client:
        return await report(client, sorted(path for path in folder.iterdir() if path.is_file()))


if __name__ == "__main__":
    captures = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "captures"
    sys.exit(0 if asyncio.run(main(captures)) else 1)
