"""Uploads of files and of captured binary data, which arrive as streams of chunks."""

from __future__ import annotations

import json
import mimetypes
import os
import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from google.protobuf.message import Message

from viam_cloud.methods import data_sync_service
from viam_cloud.proto.app import data, datasync
from viam_cloud_emulator.binary_data import BinaryDataIds, insert_binary_data, new_binary_data_ids
from viam_cloud_emulator.calls import StreamCall
from viam_cloud_emulator.file_store import ReceivedFile
from viam_cloud_emulator.lookup import find_part
from viam_cloud_emulator.rpcs import RpcTable
from viam_cloud_emulator.status_error import invalid_argument, unimplemented
from viam_cloud_emulator.values import from_timestamp, now

_MIME_TYPES = {".pcd": "pointcloud/pcd", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
"""What machines capture; everything else is left to the tables of the operating system."""

rpcs = RpcTable()


@dataclass(frozen=True, slots=True)
class Upload:
    """What an upload says about its contents."""

    metadata: datasync.UploadMetadata
    annotations: data.Annotations
    time_requested: int
    time_received: int


@rpcs.client_stream(data_sync_service.FILE_UPLOAD)
def file_upload(
    stream: StreamCall, requests: Iterator[datasync.FileUploadRequest]
) -> Generator[datasync.FileUploadResponse, None, None]:
    """Store a file that is sent as metadata first and then contents."""
    first = next(requests, None)
    if first is None or not first.HasField("metadata"):
        raise invalid_argument("the first message of the stream must have metadata")
    created = _time(first.metadata, "file_create_time", otherwise=now())
    upload = Upload(first.metadata, data.Annotations(), time_requested=created, time_received=created)
    with _received(stream, upload, _file_chunks(requests)) as pending:
        yield datasync.FileUploadResponse(file_id=pending.ids.file_id, binary_data_id=pending.ids.binary_data_id)
        pending.store()


@rpcs.client_stream(data_sync_service.STREAMING_DATA_CAPTURE_UPLOAD)
def streaming_data_capture_upload(
    stream: StreamCall, requests: Iterator[datasync.StreamingDataCaptureUploadRequest]
) -> Generator[datasync.StreamingDataCaptureUploadResponse, None, None]:
    """Store what a sensor captured, sent as metadata first and then data."""
    first = next(requests, None)
    if first is None or not first.HasField("metadata"):
        raise invalid_argument("the first message of the stream must have metadata")
    sensor_metadata = first.metadata.sensor_metadata
    requested = _time(sensor_metadata, "time_requested", otherwise=now())
    upload = Upload(
        first.metadata.upload_metadata,
        sensor_metadata.annotations,
        time_requested=requested,
        time_received=_time(sensor_metadata, "time_received", otherwise=requested),
    )
    with _received(stream, upload, _sensor_chunks(requests)) as pending:
        yield datasync.StreamingDataCaptureUploadResponse(
            file_id=pending.ids.file_id, binary_data_id=pending.ids.binary_data_id
        )
        pending.store()


def _file_chunks(requests: Iterable[datasync.FileUploadRequest]) -> Iterator[bytes]:
    for request in requests:
        if not request.HasField("file_contents"):
            raise invalid_argument("every message of the stream after the first must have file_contents")
        yield request.file_contents.data


def _sensor_chunks(requests: Iterable[datasync.StreamingDataCaptureUploadRequest]) -> Iterator[bytes]:
    for request in requests:
        if not request.HasField("data"):
            raise invalid_argument("every message of the stream after the first must have data")
        yield request.data


@contextmanager
def _received(stream: StreamCall, upload: Upload, chunks: Iterable[bytes]) -> Iterator[PendingUpload]:
    """Write the chunks to disk; unless they are stored before the block ends, they are deleted again."""
    if upload.metadata.dataset_ids:
        raise unimplemented("the emulator does not implement dataset_ids in uploads")
    with stream.read() as call:
        # Better said before the contents arrive than after.
        part = find_part(call, upload.metadata.part_id)
    files = stream.environment.files
    received = files.receive(chunks)
    try:
        yield PendingUpload(stream, upload, part, received, new_binary_data_ids(part))
    finally:
        files.discard(received)


@dataclass(frozen=True, slots=True)
class PendingUpload:
    """An upload that has arrived but is not stored."""

    stream: StreamCall
    upload: Upload
    part: sqlite3.Row
    received: ReceivedFile
    ids: BinaryDataIds

    def store(self) -> None:
        """Make the contents a file of the store and a row of the database."""
        metadata = self.upload.metadata
        extension = metadata.file_extension or os.path.splitext(metadata.file_name)[1]
        with self.stream.write() as call:
            # It may have been deleted while the contents arrived.
            find_part(call, metadata.part_id)
            self.stream.environment.files.keep(self.received)
            insert_binary_data(
                call,
                self.ids,
                self.part,
                component_type=metadata.component_type,
                component_name=metadata.component_name,
                method_name=metadata.method_name,
                method_parameters=_method_parameters(metadata),
                mime_type=metadata.mime_type or _mime_type(extension),
                tags=json.dumps(list(dict.fromkeys(metadata.tags))),
                annotations=self.upload.annotations.SerializeToString(),
                file_name=metadata.file_name,
                file_extension=extension,
                time_requested=self.upload.time_requested,
                time_received=self.upload.time_received,
                content_hash=self.received.content_hash,
                size=self.received.size,
            )


def _method_parameters(metadata: datasync.UploadMetadata) -> bytes:
    capture_metadata = data.CaptureMetadata()
    for name, value in metadata.method_parameters.items():
        capture_metadata.method_parameters[name].CopyFrom(value)
    return capture_metadata.SerializeToString()


def _mime_type(extension: str) -> str:
    extension = extension.lower()
    guessed = _MIME_TYPES.get(extension) or mimetypes.guess_type(f"file{extension}")[0]
    return guessed or "application/octet-stream"


def _time(metadata: Message, field: str, *, otherwise: int) -> int:
    """The time in a field; `otherwise` when the field is unset."""
    # Asked by name, since the beginning of 1970 looks like an unset timestamp in every other way.
    return from_timestamp(getattr(metadata, field), field) if metadata.HasField(field) else otherwise
