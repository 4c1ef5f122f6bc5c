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
from viam_cloud.proto.app.data import BinaryMetadata, DataRequest, Filter
from viam_cloud.proto.app.datasync import FileData, FileUploadRequest, UploadMetadata

FLEET = {"Warehouse": ["picker-1", "picker-2", "scanner"], "Greenhouse": ["sprinkler", "camera-mast"]}


def create_fleet(client: ViamClient, organization_id: str) -> Iterator[str]:
    """Create locations with machines, each with a second part; yields the IDs of the main parts."""
    for location_name, machines in FLEET.items():
        location = client.app_client.create_location(organization_id=organization_id, name=location_name).location
        for machine in machines:
            robot_id = client.app_client.new_robot(name=machine, location=location.id).id
            client.app_client.new_robot_part(robot_id=robot_id, part_name="sensors")
            parts = client.app_client.get_robot_parts(robot_id=robot_id).parts
            print(f"{location_name:<14}{machine:<16}{', '.join(part.name for part in parts)}")
            yield next(part.id for part in parts if part.main_part)


def upload_messages(path: Path, part_id: str) -> Iterator[FileUploadRequest]:
    """What a file is sent as: first its metadata, then its contents in chunks of 1 MiB."""
    yield FileUploadRequest(metadata=UploadMetadata(part_id=part_id, file_name=path.name, tags=["report"]))
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            yield FileUploadRequest(file_contents=FileData(data=chunk))


def list_files(client: ViamClient, organization_id: str) -> Iterator[BinaryMetadata]:
    """Everything that the organization has stored, page by page."""
    request = DataRequest(filter=Filter(organization_ids=[organization_id]))
    while (page := client.data_client.binary_data_by_filter(data_request=request)).data:
        yield from (item.metadata for item in page.data)
        request.last = page.last


def report(client: ViamClient, paths: list[Path]) -> bool:
    """Do it all, and return whether every file came back as it was."""
    organization = client.app_client.create_organization(name="Fleet report").organization
    print(f"{'LOCATION':<14}{'MACHINE':<16}PARTS")
    part_ids = list(create_fleet(client, organization.id))
    checksums: dict[str, str] = {}
    for number, path in enumerate(paths):
        messages = upload_messages(path, part_ids[number % len(part_ids)])
        identifier = client.data_client.file_upload(messages).binary_data_id
        checksums[identifier] = hashlib.sha256(path.read_bytes()).hexdigest()

    print(f"\n{'FILE':<22}{'MACHINE':<16}{'BYTES':>8}  SHA-256")
    equal = 0
    for file in list_files(client, organization.id):
        ids = [file.binary_data_id]
        content = client.data_client.binary_data_by_ids(binary_data_ids=ids, include_binary=True).data[0].binary
        checksum = hashlib.sha256(content).hexdigest()
        equal += checksum == checksums.get(file.binary_data_id)
        print(f"{file.file_name:<22}{file.capture_metadata.robot_name:<16}{len(content):>8}  {checksum[:16]}…")
    verdict = "all checksums equal" if equal == len(paths) else f"only {equal} came back as they were sent"
    print(f"\n{len(part_ids)} machines, {len(paths)} files, {verdict}")
    return equal == len(paths)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "captures"
    app_url = os.environ.get("VIAM_APP_URL", "app.viam.com")
    local = urlsplit(app_url if "//" in app_url else f"//{app_url}").hostname in ("localhost", "127.0.0.1", "::1")
    with ViamClient.create_from_env_vars(DialOptions(insecure=local), app_url) as viam_client:
        sys.exit(0 if report(viam_client, sorted(path for path in folder.iterdir() if path.is_file())) else 1)
