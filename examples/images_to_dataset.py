"""Uploads folders of labelled images into a dataset, and downloads the dataset as folders of labels. A rerun does what is left."""

import argparse
from collections import Counter
from pathlib import Path

from viam_cloud import ViamClient
from viam_cloud.app.app_client import RobotPart
from viam_cloud.errors import NameNotFoundError


def dataset_id(client: ViamClient, name: str, part: RobotPart) -> str:
    """The ID of a dataset, which is made in the organization of a machine if it is missing."""
    try:
        return client.data_client.find_dataset(name).id
    except NameNotFoundError:
        location = client.app_client.get_location(part.location_id)
        return client.data_client.create_dataset(name, location.primary_org_identity.id)


def main() -> None:
    """Upload and download."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("images", type=Path, help="a folder with a folder of images for each label")
    parser.add_argument("dataset", help="name of the dataset")
    parser.add_argument("part", help="machine or part that the images belong to")
    parser.add_argument("destination", type=Path, help="folder for the dataset")
    arguments = parser.parse_args()
    with ViamClient.create_from_env_vars() as client:
        part = client.app_client.find_part(arguments.part)
        uploads = client.data_client.upload_files(
            arguments.images,
            part.id,
            tags_from_folders=True,
            dataset_ids=[dataset_id(client, arguments.dataset, part)],
            progress=True,
        )
        print("up:  ", dict(Counter(upload.status for upload in uploads)))
        downloads = client.data_client.download_dataset(
            arguments.dataset, arguments.destination, format="folders", progress=True
        )
        print("down:", dict(Counter(download.status for download in downloads)))
    for path in sorted(arguments.destination.rglob("*.png")):
        print(path)


if __name__ == "__main__":
    main()
