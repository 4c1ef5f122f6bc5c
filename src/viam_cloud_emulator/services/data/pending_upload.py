"""Uploaded binary data between its arrival and the moment it is stored."""

from __future__ import annotations

import mimetypes
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from viam_cloud.proto.app import data, datasync
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.files import FileStore, ReceivedFile
from viam_cloud_emulator.core.store import Parameter
from viam_cloud_emulator.core.values import new_uuid
from viam_cloud_emulator.services.data.binary_table import BinaryDataIds, insert_binary_data, new_binary_data_ids
from viam_cloud_emulator.services.data.captured import source_columns
from viam_cloud_emulator.services.data.dataset_members import add_members
from viam_cloud_emulator.services.data.dataset_table import find_dataset_for_data

_MIME_TYPES = {".pcd": "pointcloud/pcd", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
"""What machines capture; everything else is left to the tables of the operating system."""

_ENUM_MIME_TYPES = {
    datasync.MimeType.MIME_TYPE_IMAGE_JPEG: "image/jpeg",
    datasync.MimeType.MIME_TYPE_IMAGE_PNG: "image/png",
    datasync.MimeType.MIME_TYPE_APPLICATION_PCD: "pointcloud/pcd",
    datasync.MimeType.MIME_TYPE_VIDEO_MP4: "video/mp4",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """What an upload says about its contents."""

    metadata: datasync.UploadMetadata
    sensor_metadata: datasync.SensorMetadata
    times: dict[str, Parameter]


@dataclass(frozen=True, slots=True)
class PendingUpload:
    """An upload that has arrived but is not stored."""

    upload: Upload
    received: ReceivedFile
    ids: BinaryDataIds

    def store(self, call: Call) -> None:
        """Make the contents a file of the store and a row of the database."""
        metadata = self.upload.metadata
        # Machine and datasets may have been deleted while the contents arrived.
        part, dataset_ids = find_destination(call, metadata)
        extension = metadata.file_extension or os.path.splitext(metadata.file_name)[1]
        call.environment.files.keep(self.received)
        sequence = insert_binary_data(
            call,
            self.ids,
            part,
            _with_box_ids(self.upload.sensor_metadata.annotations),
            mime_type=metadata.mime_type or _mime_type(self.upload.sensor_metadata, extension),
            file_name=metadata.file_name,
            file_extension=extension,
            content_hash=self.received.content_hash,
            size=self.received.size,
            uploaded_on=call.environment.clock.now(),
            **source_columns(metadata),
            **self.upload.times,
        )
        for dataset_id in dataset_ids:
            add_members(call, dataset_id, [sequence])


def find_destination(call: Call, metadata: datasync.UploadMetadata) -> tuple[sqlite3.Row, Sequence[str]]:
    """The part that an upload is for, and the datasets that it goes to."""
    part = find_part(call, metadata.part_id)
    datasets = [
        find_dataset_for_data(call, identifier, "dataset_ids", part["organization_id"])["id"]
        for identifier in metadata.dataset_ids
    ]
    return part, datasets


@contextmanager
def received(files: FileStore, upload: Upload, part: sqlite3.Row, chunks: Iterable[bytes]) -> Iterator[PendingUpload]:
    """Write the chunks to disk; unless they are stored before the block ends, they are deleted again."""
    file = files.receive(chunks)
    try:
        yield PendingUpload(upload, file, new_binary_data_ids(part))
    finally:
        files.discard(file)


def _with_box_ids(annotations: data.Annotations) -> data.Annotations:
    """The annotations with an ID for everything that came without."""
    completed = data.Annotations()
    completed.CopyFrom(annotations)
    for box in completed.bboxes:
        box.id = box.id or new_uuid()
    for classification in completed.classifications:
        classification.id = classification.id or new_uuid()
    return completed


def _mime_type(sensor_metadata: datasync.SensorMetadata, extension: str) -> str:
    extension = extension.lower()
    guessed = _MIME_TYPES.get(extension) or mimetypes.guess_type(f"file{extension}")[0]
    return guessed or _ENUM_MIME_TYPES.get(sensor_metadata.mime_type) or "application/octet-stream"
