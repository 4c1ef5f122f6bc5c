"""Takes folders of labelled images to a dataset and back, in the formats that trainers read. A rerun does what is left.

Usage: `python dataset_for_training.py IMAGES DATASET PART FOLDER`, such as `apples/ "Apples of 2025" camera-mast training/`,
where each folder in IMAGES is called like its label; with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and
VIAM_APP_URL if the cloud is not Viam's own.
"""

import json
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from viam_cloud import DatasetFormat, DialOptions, ViamClient
from viam_cloud.errors import NameNotFoundError

FORMATS: tuple[DatasetFormat, ...] = ("jsonl", "folders", "coco", "yolo")


def upload(client: ViamClient, images: Path, dataset: str, part: str, folder: Path) -> None:
    """Upload the images that are new, with their labels, into the dataset; make it if it is missing."""
    data, part_id = client.data_client, client.app_client.find_part(part).id
    organization = client.app_client.list_organizations()[0]
    names = {each.name: each.id for each in data.list_datasets_by_organization_id(organization.id)}
    results = data.upload_files(
        images,
        part_id,
        tags_from_folders=True,
        dataset_ids=[names.get(dataset) or data.create_dataset(dataset, organization.id)],
        journal=folder / "journal.sqlite",
        progress=True,
    )
    print(f"{len(results)} images, {sum(result.status == 'uploaded' for result in results)} uploaded")


def download(client: ViamClient, dataset: str, folder: Path) -> None:
    """Bring a dataset in every format, and say what is in it."""
    for format in FORMATS:
        results = client.data_client.download_dataset(dataset, folder / format, format, progress=True)
        new = sum(result.status == "downloaded" for result in results)
        print(f"{format:<8} {len(results)} files, {new} of them new")
    for label in sorted(path for path in (folder / "folders").iterdir() if path.is_dir()):
        print(f"{label.name:<8} {len([path for path in label.iterdir() if path.is_file()])} images")
    described = json.loads((folder / "coco" / "annotations.json").read_text())
    print(f"boxes: {', '.join(category['name'] for category in described['categories']) or 'none'}")


def main(images: Path, dataset: str, part: str, folder: Path) -> None:
    """Upload, and download what is in the dataset then."""
    app_url = os.environ.get("VIAM_APP_URL", "app.viam.com")
    url = urlsplit(app_url if "//" in app_url else f"//{app_url}")
    plaintext = url.scheme != "https" and url.hostname in ("localhost", "127.0.0.1", "::1")
    with ViamClient.create_from_env_vars(DialOptions(insecure=plaintext), app_url) as client:
        try:
            upload(client, images, dataset, part, folder)
        except NameNotFoundError as error:
            sys.exit(str(error))
        download(client, dataset, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Path(sys.argv[4]))
