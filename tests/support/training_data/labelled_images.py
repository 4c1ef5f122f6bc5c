"""What tests of datasets say things with: real images of any size, and a dataset of them in the cloud."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto.app import data
from viam_cloud_runtime.viam.datasets.labels import Box, labels_of
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER

LEAF = Box("leaf", 0.125, 0.25, 0.5, 0.75)
APPLE = Box("apple", 0.5, 0.5, 1.0, 1.0, confidence=0.75)


def png(width: int, height: int, shade: int) -> bytes:
    """A grey image."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([shade]) * width) * height
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + end


@dataclass(frozen=True)
class Orchard:
    """A dataset with three images: one with boxes and tags, one with a tag, one with nothing."""

    cloud: Cloud
    fleet: Fleet
    dataset: str
    name: str
    boxed: str
    tagged: str
    bare: str

    def call(self, method: str, *args: object, **kwargs: object) -> Any:
        """The result of a method of the data client."""
        flavour = self.cloud.flavour
        return flavour.call(getattr(flavour.client.data_client, method), *args, **kwargs)

    def download(self, destination: Path, format: Any = "jsonl", **options: Any) -> list[Any]:
        results: list[Any] = self.call("download_dataset", self.dataset, destination, format, **options)
        return results

    def box(self, identifier: str, box: Box) -> None:
        self.call("add_bounding_box_to_image_by_id", identifier, box.label, *box.sides, box.confidence)


def new_orchard(cloud: Cloud, fleet: Fleet) -> Orchard:
    name = f"apples of {fleet.organization}"
    flavour = cloud.flavour
    dataset = flavour.call(flavour.client.data_client.create_dataset, name, fleet.organization)

    def upload(name: str, content: bytes, *tags: str) -> str:
        metadata = {"file_name": name, "file_extension": ".png", "component_name": "camera"}
        return cloud.upload(fleet.part, content, tags=tags, dataset_ids=[dataset], **metadata)

    boxed = upload("tree", png(64, 48, 1), "ripe", "row 3")
    tagged = upload("crate", png(10, 20, 2), "ripe")
    bare = upload("ground", png(3, 3, 3))
    orchard = Orchard(cloud, fleet, dataset, name, boxed, tagged, bare)
    orchard.box(boxed, LEAF)
    orchard.box(boxed, APPLE)
    return orchard


def in_the_cloud(cloud: Cloud, organization: str, **filter: Any) -> dict[bytes, tuple[set[str], list[Any], list[str]]]:
    """Tags, boxes and datasets of everything that is there, by contents."""
    found: list[data.BinaryData] = list(
        cloud.list_files(organization, limit=100, include_binary=True, filter=filter).data
    )
    assert len({item.binary for item in found}) == len(found), "something is there twice"
    return {
        item.binary: (
            set((labels := labels_of(item.metadata)).tags),
            sorted((box.label, *(round(side, 6) for side in box.sides), box.confidence) for box in labels.boxes),
            list(item.metadata.dataset_ids),
        )
        for item in found
    }


def files_below(folder: Path) -> list[str]:
    """Every file but what downloads keep for themselves."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and WORK_FOLDER not in path.parts and not path.name.startswith(".")
    )
