"""Creates a small fleet, uploads a folder of files to it, downloads them again and compares checksums.

Usage: `python fleet_report_async.py [FOLDER]`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and
VIAM_APP_URL if the cloud is not Viam's own. It is `fleet_report.py` with `await`, and what can run at the same time does.
"""

import asyncio
import hashlib
import os
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from viam_cloud import DialOptions
from viam_cloud.aio import ViamClient
from viam_cloud.proto.app.data import BinaryMetadata, DataRequest, Filter
from viam_cloud.proto.app.datasync import FileData, FileUploadRequest, UploadMetadata

FLEET = {"Warehouse": ["picker-1", "picker-2", "scanner"], "Greenhouse": ["sprinkler", "camera-mast"]}


async def create_machine(client: ViamClient, location_name: str, location_id: str, machine: str) -> str:
    """Create a machine with a second part; returns the ID of the main one."""
    robot_id = (await client.app_client.new_robot(name=machine, location=location_id)).id
    await client.app_client.new_robot_part(robot_id=robot_id, part_name="sensors")
    parts = (await client.app_client.get_robot_parts(robot_id=robot_id)).parts
    print(f"{location_name:<14}{machine:<16}{', '.join(part.name for part in parts)}")
    return next(part.id for part in parts if part.main_part)


async def create_location(client: ViamClient, organization_id: str, name: str) -> list[str]:
    """Create a location with its machines; returns the IDs of their main parts."""
    location = (await client.app_client.create_location(organization_id=organization_id, name=name)).location
    return await asyncio.gather(*(create_machine(client, name, location.id, machine) for machine in FLEET[name]))


def upload_messages(path: Path, part_id: str) -> Iterator[FileUploadRequest]:
    """What a file is sent as: first its metadata, then its contents in chunks of 1 MiB."""
    yield FileUploadRequest(metadata=UploadMetadata(part_id=part_id, file_name=path.name, tags=["report"]))
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            yield FileUploadRequest(file_contents=FileData(data=chunk))


async def upload(client: ViamClient, path: Path, part_id: str) -> tuple[str, str]:
    """Upload a file; returns its ID and checksum."""
    response = await client.data_client.file_upload(upload_messages(path, part_id))
    return response.binary_data_id, hashlib.sha256(path.read_bytes()).hexdigest()


async def list_files(client: ViamClient, organization_id: str) -> AsyncIterator[BinaryMetadata]:
    """Everything that the organization has stored, page by page."""
    request = DataRequest(filter=Filter(organization_ids=[organization_id]))
    while (page := await client.data_client.binary_data_by_filter(data_request=request)).data:
        for item in page.data:
            yield item.metadata
        request.last = page.last


async def report(client: ViamClient, paths: list[Path]) -> bool:
    """Do it all, and return whether every file came back as it was."""
    organization = (await client.app_client.create_organization(name="Fleet report")).organization
    print(f"{'LOCATION':<14}{'MACHINE':<16}PARTS")
    locations = await asyncio.gather(*(create_location(client, organization.id, name) for name in FLEET))
    part_ids = [part_id for location in locations for part_id in location]
    uploads = (upload(client, path, part_ids[number % len(part_ids)]) for number, path in enumerate(paths))
    checksums = dict(await asyncio.gather(*uploads))

    print(f"\n{'FILE':<22}{'MACHINE':<16}{'BYTES':>8}  SHA-256")
    equal = 0
    async for file in list_files(client, organization.id):
        ids = [file.binary_data_id]
        found = await client.data_client.binary_data_by_ids(binary_data_ids=ids, include_binary=True)
        content = found.data[0].binary
        checksum = hashlib.sha256(content).hexdigest()
        equal += checksum == checksums.get(file.binary_data_id)
        print(f"{file.file_name:<22}{file.capture_metadata.robot_name:<16}{len(content):>8}  {checksum[:16]}…")
    verdict = "all checksums equal" if equal == len(paths) else f"only {equal} came back as they were sent"
    print(f"\n{len(part_ids)} machines, {len(paths)} files, {verdict}")
    return equal == len(paths)


async def main(folder: Path, app_url: str) -> bool:
    """Connect and report; returns whether every file came back as it was."""
    local = urlsplit(app_url if "//" in app_url else f"//{app_url}").hostname in ("localhost", "127.0.0.1", "::1")
    async with await ViamClient.create_from_env_vars(DialOptions(insecure=local), app_url) as client:
        return await report(client, sorted(path for path in folder.iterdir() if path.is_file()))


if __name__ == "__main__":
    captures = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "captures"
    sys.exit(0 if asyncio.run(main(captures, os.environ.get("VIAM_APP_URL", "app.viam.com"))) else 1)
